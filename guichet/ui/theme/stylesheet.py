"""The one style sheet, generated from the tokens; everything it cannot say is painted."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guichet.ui.theme.theme import Theme

_RULES = Template("""
QToolTip { background: $text; color: $surface; border: 1px solid $text; padding: ${p4}px ${p6}px; }

QMenu { background: $surface; border: ${line}px solid $border_strong; padding: ${p4}px; }
QMenu::item { padding: ${p6}px ${p24}px ${p6}px ${p12}px; border-radius: ${r4}px; color: $text; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: ${p8}px; }
QMenu::separator { height: 1px; background: $border; margin: ${p4}px ${p8}px; }

QLineEdit, QPlainTextEdit, QComboBox {
  background: $surface; color: $text; border: ${line}px solid $border_strong; border-radius: ${r6}px;
  placeholder-text-color: $text3; selection-background-color: $primary; selection-color: $on_primary; }
QLineEdit { padding: 0 ${p6}px; }
QPlainTextEdit { padding: ${p4}px ${p4}px; }
QComboBox { padding: 0 ${p30}px 0 ${p8}px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border-color: $primary; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {
  background: $subtle; color: $disabled; border-color: $border; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $subtle; border-color: $border; }
QLineEdit[error="true"], QPlainTextEdit[error="true"], QComboBox[error="true"] {
  border: 2px solid $danger; background: $danger_soft; }

QComboBox::drop-down { border: none; width: 0; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox QAbstractItemView {
  background: $surface; color: $text; border: ${line}px solid $border_strong; padding: ${p4}px; outline: none;
  selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item { min-height: ${p30}px; padding: 0 ${p8}px; border-radius: ${r4}px; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover { background: $selection; }

QCheckBox, QRadioButton { spacing: ${p10}px; color: $text; min-height: ${p24}px; background: transparent; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${p18}px; height: ${p18}px; border: ${line}px solid $border_strong; background: $surface; }
QCheckBox::indicator { border-radius: ${r4}px; }
QRadioButton::indicator { border-radius: ${half_box}px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QCheckBox::indicator:indeterminate {
  background: $primary; border-color: $primary; }
QRadioButton::indicator:checked { border: ${p6}px solid $primary; width: ${dot}px; height: ${dot}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $subtle; border-color: $border; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: ${p10}px; }
QScrollBar:horizontal { height: ${p10}px; }
QScrollBar::handle { background: $disabled; border: none; border-radius: ${handle}px; margin: ${p2}px; }
QScrollBar::handle:hover { background: $border_strong; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QScrollArea, QListView, QTreeView, QTableView { background: transparent; border: none; outline: none; }
QHeaderView::section {
  background: $surface; color: $text2; border: none; border-bottom: ${line}px solid $border;
  padding: ${p6}px ${p8}px; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $border; border: none; border-radius: ${p2}px; max-height: ${p6}px; }
QProgressBar::chunk { background: $primary; border-radius: ${p2}px; }
""")

_COLOURS = (
    "surface", "subtle", "hover", "border", "border_strong", "text", "text2", "text3", "disabled", "primary",
    "on_primary", "selection", "danger", "danger_soft",
)  # fmt: skip
_LENGTHS = (2, 4, 6, 8, 10, 12, 18, 24, 30, 32)


def make_stylesheet(theme: Theme) -> str:
    """Return the application's style sheet for the theme's colours and text size."""
    values: dict[str, str | int] = {token: theme.hex(token) for token in _COLOURS}
    values.update({f"p{length}": theme.dp(length) for length in _LENGTHS})
    values.update({f"r{radius}": radius for radius in (4, 6, 8)})
    values["handle"] = (theme.dp(10) - 2 * theme.dp(2)) // 2  # half of it: a larger radius is ignored
    values.update(line=theme.stroke, half_box=theme.dp(18) // 2 + theme.stroke, dot=theme.dp(18) - 2 * theme.dp(6) + 2)
    return _RULES.substitute(values)
