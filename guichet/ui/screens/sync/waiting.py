"""What waits to be sent: its rows, and the reading of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.base import FieldEdit
from guichet.contract.journal import JournalLine
from guichet.ui import clock, formats, values, words
from guichet.ui.formats import NBSP
from guichet.ui.forms.facts import FactsGrid
from guichet.ui.screens.sync.boxes import OPEN
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea, SectionTitle
from guichet.ui.widgets.labels import ElidingLabel, Label
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate

_ROOT = QModelIndex()


class WaitingRows(QAbstractListModel):
    """What waits, oldest first."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._lines: list[JournalLine] = []

    def show_lines(self, lines: Sequence[JournalLine], current: Index) -> QModelIndex | None:
        """Show other lines; give the row to make current: where the one before is now, else the first."""
        if list(lines) == self._lines:
            return None
        chosen = self.line(current).op_id if current.isValid() else None
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()
        return next((self.index(row, 0) for row, line in enumerate(lines) if line.op_id == chosen), self.index(0, 0))

    def line(self, index: Index) -> JournalLine:
        """Give the operation of a row."""
        return self._lines[index.row()]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            line = self.line(index)
            return ", ".join(part for part in (words.operation(line.name), line.subject, line.agent_display) if part)
        return None


class WaitingDelegate(RowDelegate):
    """What, when, about whom, by whom."""

    def __init__(self, theme: Theme, rows: WaitingRows, parent: Any = None, *, icon: str = "clock") -> None:
        super().__init__(theme, "search", parent)
        self._rows = rows
        self._icon = icon

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._rows.line(index)
        paint_icon(painter, theme, self._icon, QRect(rect.x() + dp(10), rect.y(), dp(18), rect.height()), "text2")
        moment = formats.moment_column(line.made_at, clock.today())
        area = QRect(rect.x() + dp(40), rect.y() + dp(5), rect.width() - dp(52), dp(20))
        draw_text(painter, theme, area, moment, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        title = area.adjusted(0, 0, -theme.text_width(moment, Role.SM) - dp(8), 0)
        draw_text(painter, theme, title, words.operation(line.name), weight=MEDIUM)
        below = area.translated(0, dp(20))
        draw_text(painter, theme, below, formats.joined((line.subject, line.agent_display)), Role.SM, "text2")


class WaitingCard(Card):
    """The chosen line of what waits: what was written, by whom, and what becomes of it."""

    touched = Signal()
    """Its button goes down: what the action does is about this line."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Saisie choisie"))
        dp = theme.dp
        self.line: JournalLine | None = None
        self.title = ElidingLabel(theme, "", Role.MD)
        self.subject = ElidingLabel(theme, "", Role.BASE, "text2")
        self.facts = FactsGrid(theme, label_share=0.24)
        self.edits_title = SectionTitle(theme, self.tr("Ce qui change"))
        self.edits = FactsGrid(theme, label_share=0.24)
        self.told = Label(theme, "", Role.SM, "text2", wrap=True)
        self.open_button = Button.of(theme, actions, OPEN)
        self.open_button.pressed.connect(self.touched)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(dp(MARGIN), dp(14), dp(MARGIN), dp(8))
        column.setSpacing(dp(4))
        for part in (self.title, self.subject):
            column.addWidget(part)
        column.addSpacing(dp(8))
        for grid in (self.facts, self.edits_title, self.edits):
            column.addWidget(grid)
        column.addStretch(1)
        self.column.addWidget(ScrollArea(content), 1)
        footer = self.add_footer()
        footer.addWidget(self.told)
        footer.addWidget(self.open_button)

    def show_line(self, line: JournalLine) -> None:
        """Show an operation that waits."""
        self.line = line
        title = words.operation(line.name)
        self.setAccessibleName(formats.joined((self.tr("Saisie choisie"), title)))
        self.title.setText(title)
        self.subject.setText(line.subject)
        self.subject.setVisible(bool(line.subject))
        facts = [
            (self.tr("Saisie par"), line.agent_display),
            (self.tr("Le"), formats.moment_text(line.made_at, clock.today())),
            (self.tr("Papier remis"), ", ".join(line.receipts)),
        ]
        self.facts.show_facts([(label, value) for label, value in facts if value])
        self.edits.show_facts((self._name(each.field), self._change(each)) for each in line.edits)
        for part in (self.edits_title, self.edits):
            part.setVisible(bool(line.edits))
        alone = self.tr("Elle part au prochain échange avec le serveur.")
        self.told.setText(self.tr("Elle part après la saisie dont elle dépend.") if line.depends_on else alone)
        self.open_button.setVisible(line.person_id is not None or line.request_id is not None)

    def _name(self, field: str) -> str:
        name = words.field(field)
        return f"{name[:1].upper()}{name[1:]}"

    def _change(self, edit: FieldEdit) -> str:
        before, after = values.written(edit.field, edit.base), values.written(edit.field, edit.new)
        if edit.base in (None, "", ()):
            return after
        return self.tr("{after} (avant{nbsp}: {before})").format(after=after, before=before, nbsp=NBSP)
