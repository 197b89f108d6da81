"""The rows of the edit pane: contact points, relations, changes. One line of icon, words and a pill; or two lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter

from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.painting import RowState, draw_pills_right, draw_text, paint_icon
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_ROOT = QModelIndex()


@dataclass(frozen=True)
class Line:
    """What a row shows, and what it stands for."""

    key: Any
    icon: str
    title: str
    detail: str
    pill: str = ""

    @property
    def spoken(self) -> str:
        """Give the sentence of assistive tools."""
        return ", ".join(part for part in (self.title, self.detail, self.pill) if part)


class Lines(QAbstractListModel):
    """Lines in order."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return None


class LineList(RowList):
    """Rows of two lines, as high as they are many: the pane around them scrolls."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self.rows = Lines(self)
        self.setModel(self.rows)
        self.setItemDelegate(_LineDelegate(theme, self.rows, self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines, keeping the row that is chosen."""
        row = self.currentIndex().row()
        self.rows.show_lines(lines)
        self.setFixedHeight(self.content_height() + 2)
        self.setVisible(bool(lines))
        if row >= 0 and lines:
            self.setCurrentIndex(self.rows.index(min(row, len(lines) - 1), 0))

    def line(self, index: Index) -> Line:
        """Give what a row stands for."""
        return self.rows.lines[index.row()]


class _LineDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: Lines, parent: Any) -> None:
        super().__init__(theme, "document", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, line = self.theme, self.theme.dp, self._rows.lines[index.row()]
        paint_icon(painter, theme, line.icon, QRect(rect.x() + dp(6), rect.y(), dp(18), rect.height()), "text2")
        left = rect.x() + dp(34)
        pills = [(line.pill, Tone.NEUTRAL, "")] if line.pill else []
        right = draw_pills_right(painter, theme, rect.right() - dp(6), rect.center().y(), pills)
        title = QRect(left, rect.y() + dp(5), right - left - dp(6), dp(20))
        draw_text(painter, theme, title, line.title, weight=MEDIUM)
        draw_text(painter, theme, title.translated(0, dp(19)), line.detail, Role.SM, "text2")
