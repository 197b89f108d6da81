"""Lists of rich rows: a view with the keyboard rules of the application, and the base of its delegates."""

from enum import Enum, auto

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from guichet.ui.theme import Theme
from guichet.ui.widgets.painting import RowState, paint_row_background

Index = QModelIndex | QPersistentModelIndex


class Opening(Enum):
    """What of the mouse opens a row."""

    CLICK = auto()
    DOUBLE_CLICK = auto()


class RowList(QListView):
    """One tab stop: ↑↓ move, Entrée opens, Espace ticks, the Menu key asks for the actions of the row."""

    opened = Signal(QModelIndex)
    ticked = Signal(QModelIndex)
    menu_asked = Signal(QModelIndex)

    def __init__(self, name: str, parent: QWidget | None = None, *, opens_by: Opening = Opening.CLICK) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        (self.clicked if opens_by is Opening.CLICK else self.doubleClicked).connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if index.isValid() and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif index.isValid() and plain and event.key() == Qt.Key.Key_Space:
            self.ticked.emit(index)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid():
            self.menu_asked.emit(index)

    def content_height(self) -> int:
        """Return the height of all rows together."""
        model = self.model()
        return sum(self.sizeHintForRow(row) for row in range(model.rowCount()))


class RowDelegate(QStyledItemDelegate):
    """Base of painted rows: fixed height by kind, background by state; subclasses paint the content."""

    def __init__(self, theme: Theme, row: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._row = row

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.theme.row(self._row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        flags: QStyle.StateFlag = option.state
        state = RowState(
            selected=bool(flags & QStyle.StateFlag.State_Selected),
            hovered=bool(flags & QStyle.StateFlag.State_MouseOver),
        )
        painter.save()
        self.paint_background(painter, rect, state, index)
        self.paint_row(painter, rect, state, index)
        painter.restore()

    def paint_background(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        """Paint under the row; override for headings, which have none."""
        paint_row_background(painter, self.theme, rect, state)

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        """Paint the content of a row."""
        raise NotImplementedError
