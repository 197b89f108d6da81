"""What presses, then what waits: the requests of the idle page under one heading."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from guichet.contract.people import RequestHit
from guichet.contract.requests import WorkList
from guichet.ui.screens.work.rows import BriefDelegate, WorkRows
from guichet.ui.theme import Theme
from guichet.ui.widgets.painting import RowState, paint_heading
from guichet.ui.widgets.rows import Index

_ROOT = QModelIndex()
_HEADING = 34


class AgendaRows(WorkRows):
    """Requests late or due today, a heading, then those due later or without a date; all in the order of the desk."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._heading = ""
        self._place = -1

    def show_work(self, work: WorkList) -> None:
        """Show a list of work; the heading stands where what is due today ends, if anything follows."""
        later = work.total - work.pressing
        follows = len(work.requests) > work.pressing
        self._place = work.pressing if follows else -1
        self._heading = self.tr("Plus tard ({n})").format(n=later) if follows else ""
        self.show_hits(work.requests)

    def is_heading(self, index: Index) -> bool:
        """Tell whether a row is the heading, which stands for no request."""
        return index.row() == self._place

    def hit(self, index: Index) -> RequestHit:
        return self._hits[index.row() - (0 <= self._place < index.row())]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return super().rowCount(parent) + (self._place >= 0 and not parent.isValid())

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.NoItemFlags if self.is_heading(index) else super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not self.is_heading(index):
            return super().data(index, role)
        named = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._heading if named else None


class AgendaDelegate(BriefDelegate):
    """Paints a request in one line, and the heading."""

    def __init__(self, theme: Theme, rows: AgendaRows, parent: Any = None) -> None:
        super().__init__(theme, rows, parent)
        self._agenda = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.dp(_HEADING)) if self._agenda.is_heading(index) else super().sizeHint(option, index)

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if not self._agenda.is_heading(index):
            super().paint_background(painter, rect, state, index)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        if self._agenda.is_heading(index):
            dp = self.theme.dp
            paint_heading(painter, self.theme, rect.adjusted(dp(10), dp(6), -dp(10), 0), str(index.data()))
        else:
            super().paint_row(painter, rect, state, index)
