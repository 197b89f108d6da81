"""What the panels about documents share: their head, how they stack, what may be wrong with the date of a document."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.formats import day_long
from guichet.ui.forms.sentences import unreadable_date_sentence
from guichet.ui.screens.document import words
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField

_NARROW = 900
"""Unscaled width under which what stands side by side is stacked, and the panel scrolls."""


class StackingPanel(OverlayPanel):
    """Stacks its two halves where there is no room for both side by side; it begins with both."""

    _is_stacked = False

    @abstractmethod
    def _stack(self, narrow: bool) -> None:
        """Put one half over the other, or both side by side."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self._theme.dp(_NARROW)
        if narrow is not self._is_stacked:
            self._is_stacked = narrow
            self._stack(narrow)


def head_row(theme: Theme, lines: Iterable[QWidget], *at_right: QWidget) -> QHBoxLayout:
    """Lay out the head of a panel: lines under one another, and at their right the way to close it, among others."""
    dp = theme.dp
    titles = QVBoxLayout()
    titles.setSpacing(dp(2))
    for line in lines:
        titles.addWidget(line)
    head = QHBoxLayout()
    head.setContentsMargins(dp(20), dp(12), dp(14), dp(10))
    head.setSpacing(dp(10))
    head.addLayout(titles, 1)
    for widget in at_right:
        head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return head


def date_problem(editor: DateField, today: date, max_age_days: int, *, missing: str = "") -> str:
    """Say what is wrong with the date written on a document that must be recent; ``missing`` asks for one."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("DocumentPanels", text)

    if not editor.is_readable():
        return unreadable_date_sentence(today)
    day = editor.value()
    if day is None:
        return missing
    if day > today:
        return tr("Indiquez une date jusqu’au {day}.").format(day=day_long(today))
    if (today - day).days > max_age_days:
        text = tr("Cette pièce est trop ancienne. Il en faut une datée d’après le {day}.")
        return text.format(day=words.oldest(today, max_age_days))
    return ""
