"""Kinds of requests in a list: the name over service, delay and number of documents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.contract.requests import ProcedureLine
from guichet.ui.formats import matched_parts
from guichet.ui.theme import Role
from guichet.ui.widgets.painting import RowState, draw_matched, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate
from guichet.ui.words import category_icon

_LINE = Qt.ItemDataRole.UserRole


class ProcedureRows(QAbstractListModel):
    """Kinds of requests, and the words that found them; ``summary`` writes the second line of one."""

    def __init__(self, summary: Callable[[ProcedureLine], str], parent: QObject) -> None:
        super().__init__(parent)
        self._summary = summary
        self.lines: tuple[ProcedureLine, ...] = ()
        self.text = ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.label}, {self._summary(line)}"
            case _ if role == _LINE:
                return line
        return None

    def show_lines(self, text: str, lines: Sequence[ProcedureLine]) -> None:
        """Show these kinds, found for these words."""
        self.beginResetModel()
        self.text, self.lines = text, tuple(lines)
        self.endResetModel()

    def summary(self, line: ProcedureLine) -> str:
        """Give the second line of a kind."""
        return self._summary(line)


class ProcedureDelegate(RowDelegate):
    """Paints the icon of the category, the name with what was typed in bold, the second line."""

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        line = index.data(_LINE)
        lines = index.model()
        assert isinstance(line, ProcedureLine)
        assert isinstance(lines, ProcedureRows)
        theme, dp = self.theme, self.theme.dp
        box = QRect(rect.x() + dp(10), rect.y(), dp(20), rect.height())
        paint_icon(painter, theme, category_icon(line.category), box, "primary", 18)
        text = QRect(rect.x() + dp(40), rect.y() + dp(5), rect.width() - dp(50), dp(20))
        draw_matched(painter, theme, text, line.label, matched_parts(line.label, lines.text.split()))
        draw_text(painter, theme, text.translated(0, dp(19)), lines.summary(line), Role.SM, "text2")
