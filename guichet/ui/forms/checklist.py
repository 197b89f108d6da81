"""The check-list of supporting documents: one tab stop, Espace ticks a row and goes to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from guichet.contract.requests import DocumentState
from guichet.ui.forms.words import tr
from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.painting import RowState, draw_pills_right, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList


@dataclass(frozen=True)
class CheckRow:
    """A document as its row shows it."""

    code: str
    title: str
    detail: str
    state: DocumentState
    required: bool
    document_id: UUID | None = None


_ROW = Qt.ItemDataRole.UserRole


def pill_of(row: CheckRow) -> tuple[str, Tone] | None:
    """Give the word and the colour of a document's state; an optional one that is not there needs neither."""
    match row.state:
        case DocumentState.SEEN:
            return tr("Vue"), Tone.SUCCESS
        case DocumentState.HELD:
            return tr("Fournie"), Tone.SUCCESS
        case DocumentState.TO_CHECK:
            return tr("À vérifier"), Tone.INFO
        case DocumentState.NOT_NEEDED:
            return tr("Inutile ici"), Tone.NEUTRAL
    return (tr("Manquante"), Tone.WARNING) if row.required else None


def icon_of(row: CheckRow) -> tuple[str, str]:
    """Give the icon and the colour token of a document's state."""
    match row.state:
        case DocumentState.SEEN | DocumentState.HELD:
            return "circle-check", "success"
        case DocumentState.TO_CHECK:
            return "eye", "info"
        case DocumentState.NOT_NEEDED:
            return "ban", "text3"
    return "circle-dashed", "warning" if row.required else "text3"


class _Documents(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[CheckRow] = []

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return f"{row.title}\n{row.detail}".strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                pill = pill_of(row)
                return ", ".join(part for part in (row.title, pill[0] if pill else "", row.detail) if part)
            case _ if role == _ROW:
                return row
        return None

    def show(self, rows: Sequence[CheckRow]) -> None:
        if [row.code for row in rows] == [row.code for row in self.rows]:
            self.rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()


class _Delegate(RowDelegate):
    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        row = index.data(_ROW)
        assert isinstance(row, CheckRow)
        theme, dp = self.theme, self.theme.dp
        icon, colour = icon_of(row)
        paint_icon(painter, theme, icon, QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height()), colour, 20)
        pills = [(*pill, "")] if (pill := pill_of(row)) else []
        left = draw_pills_right(
            painter, theme, rect.right() - dp(10), rect.center().y(), pills, outlined=state.selected
        )
        text = QRect(rect.x() + dp(40), rect.y() + dp(5), left - rect.x() - dp(44), dp(20))
        if not row.detail:
            text.moveTop(rect.y() + (rect.height() - text.height()) // 2)
        draw_text(painter, theme, text, row.title, weight=MEDIUM)
        if row.detail:
            draw_text(painter, theme, text.translated(0, dp(19)), row.detail, Role.SM, "text2")
        if not state.selected and index.row() + 1 < index.model().rowCount():
            line = QRect(rect.x() + dp(40), rect.bottom(), rect.width() - dp(48), 1)
            painter.fillRect(line, theme.colour("border"))


class Checklist(RowList):
    """Documents to tick; as high as its rows, for the card around it scrolls."""

    tick_asked = Signal(str)
    """Code of the document that the person ticks or unticks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pièces justificatives"), parent)
        self._documents = _Documents(self)
        self.setModel(self._documents)
        self.setItemDelegate(_Delegate(theme, "document", self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ticked.connect(self._on_ticked)
        theme.changed.connect(self._fit)
        self.show_rows([])

    @property
    def rows(self) -> list[CheckRow]:
        """The rows shown."""
        return list(self._documents.rows)

    def show_rows(self, rows: Sequence[CheckRow]) -> None:
        """Show these documents; the current row stays where it is."""
        here = self.currentIndex().row()
        self._documents.show(rows)
        if rows and not self.currentIndex().isValid():
            self.setCurrentIndex(self._documents.index(min(max(here, 0), len(rows) - 1), 0))
            self.clearSelection()
        self._fit()

    def select(self, code: str) -> None:
        """Make a document the current one."""
        for number, row in enumerate(self._documents.rows):
            if row.code == code:
                self.setCurrentIndex(self._documents.index(number, 0))

    def current(self) -> CheckRow | None:
        """Give the current row."""
        index = self.currentIndex()
        return self._documents.rows[index.row()] if index.isValid() else None

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(1, self.content_height()))

    def _fit(self) -> None:
        self.setFixedHeight(max(1, self.content_height()))

    def _on_ticked(self, index: QModelIndex) -> None:
        row = self._documents.rows[index.row()]
        self.tick_asked.emit(row.code)
        following = self._documents.index(index.row() + 1, 0)
        if following.isValid():
            self.setCurrentIndex(following)
