"""A table of painted rows under the titles of its columns, and what stands there when it is empty."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.painting import RowState, draw_pill, draw_text, paint_icon, pill_size, rounded
from guichet.ui.widgets.rows import Index, RowDelegate, RowList
from guichet.ui.widgets.states import EmptyState, Skeleton

_ROOT = QModelIndex()
_GAP = 14
Row = TypeVar("Row")


@dataclass(frozen=True)
class Column:
    """A column: its title, its share of the width, and whether its words weigh more than the others'."""

    title: str
    share: float
    strong: bool = False


@dataclass(frozen=True)
class PillOf:
    """The state of a row, in its last column."""

    text: str
    tone: Tone
    icon: str = ""


class TableRows(QAbstractListModel, Generic[Row]):
    """The rows of a table: subclasses say what stands in each."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row:
        """Give what a line stands for."""
        return self.rows[index.row()]

    @abstractmethod
    def cells(self, row: Row) -> tuple[str, ...]:
        """Give the words of each column but the last, which is the state."""

    @abstractmethod
    def pill(self, row: Row) -> PillOf:
        """Give the state."""

    def ticked(self, row: Row) -> bool | None:
        """Tell whether the row is ticked; None in a table where nothing is."""
        return None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(row)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            ticked = {True: self.tr("cochée"), False: "", None: ""}[self.ticked(row)]
            return ", ".join(text for text in (*self.cells(row), self.pill(row).text, ticked) if text)
        return None


class _Delegate(RowDelegate):
    def __init__(
        self, theme: Theme, rows: TableRows[Any], columns: Sequence[Column], parent: QWidget, *, ticks: bool
    ) -> None:
        super().__init__(theme, "queue", parent)
        self._rows = rows
        self._columns = columns
        self._ticks = ticks

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, row = self.theme, self._rows.row(index)
        ticked = self._rows.ticked(row)
        boxes = boxes_of(theme, rect, self._columns, ticks=self._ticks)
        if ticked is not None:
            _paint_tick(painter, theme, rect, ticked=ticked)
        for column, box, text in zip(self._columns, boxes, self._rows.cells(row), strict=False):
            colour, weight = ("text", MEDIUM) if column.strong else ("text2", None)
            draw_text(painter, theme, box, text, Role.BASE, colour, weight=weight)
        pill = self._rows.pill(row)
        size, last = pill_size(theme, pill.text, pill.icon), boxes[-1]
        box = QRect(last.x(), rect.center().y() + 1 - size.height() // 2, size.width(), size.height())
        draw_pill(painter, theme, box, pill.text, pill.tone, pill.icon, outlined=state.selected)


def _paint_tick(painter: QPainter, theme: Theme, rect: QRect, *, ticked: bool) -> None:
    side = theme.dp(18)
    box = QRect(rect.x() + theme.dp(12), rect.center().y() + 1 - side // 2, side, side)
    fill = theme.colour("primary" if ticked else "surface")
    line = theme.colour("primary" if ticked else "border_strong")
    rounded(painter, box, theme.tokens.radii["sm"], fill, line, theme.stroke)
    if ticked:
        paint_icon(painter, theme, "check", box, "on_primary", 14)


def boxes_of(theme: Theme, rect: QRect, columns: Sequence[Column], *, ticks: bool) -> list[QRect]:
    """Give the boxes of the columns of a row."""
    left = rect.x() + theme.dp(42 if ticks else 12)
    room = rect.right() + 1 - theme.dp(8) - left
    boxes = []
    for column in columns:
        width = round(room * column.share)
        boxes.append(QRect(left, rect.y(), width - theme.dp(_GAP), rect.height()))
        left += width
    return boxes


class Table(QWidget):
    """The view of some rows; ``ticks`` makes room for a tick before each."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        rows: TableRows[Any],
        columns: Sequence[Column],
        empty: str,
        *,
        ticks: bool = False,
    ) -> None:
        super().__init__()
        self._rows = rows
        self.view = RowList(name)
        self.view.setModel(rows)
        self.view.setItemDelegate(_Delegate(theme, rows, columns, self.view, ticks=ticks))
        self.titles = _Titles(theme, columns, self.view, ticks=ticks)
        self.empty = EmptyState(theme, empty)
        self.skeleton = Skeleton(theme, theme.row("queue"), 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(6), theme.dp(2), theme.dp(6), theme.dp(6))
        column.setSpacing(0)
        for part in (self.titles, self.view, self.empty, self.skeleton):
            column.addWidget(part, 0 if part is self.titles else 1)
        self.empty.hide()
        self.view.hide()
        self.titles.hide()

    def await_rows(self) -> None:
        """Show that an answer is awaited, if nothing is shown yet."""
        if not self._rows.rows and not self.empty.isVisible():
            self.skeleton.show()
            self.skeleton.start()

    def settle(self, place: int) -> None:
        """Show the rows as they are now, with the one at this place (or the last one) chosen."""
        self.skeleton.stop()
        self.skeleton.hide()
        some = bool(self._rows.rows)
        self.view.setVisible(some)
        self.titles.setVisible(some)
        self.empty.setVisible(not some)
        if some:
            self.view.setCurrentIndex(self._rows.index(min(max(place, 0), len(self._rows.rows) - 1), 0))


class _Titles(QWidget):
    """The titles of the columns."""

    def __init__(self, theme: Theme, columns: Sequence[Column], view: RowList, *, ticks: bool) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._view = view
        view.verticalScrollBar().rangeChanged.connect(self.update)
        self._ticks = ticks
        self.setFixedHeight(theme.dp(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRect(0, 0, self._view.viewport().width(), self.height())
        for column, box in zip(
            self._columns, boxes_of(self._theme, area, self._columns, ticks=self._ticks), strict=True
        ):
            draw_text(painter, self._theme, box, column.title, Role.SM, "text2", weight=SEMIBOLD)
