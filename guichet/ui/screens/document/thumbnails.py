"""The gathered pages, small, in their order: turned, moved and removed by key, pointer or button."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from guichet.contract.documents import DraftPage, PagePicture, RenderPage
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.document.drops import can_take
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.pages.pictures import decode_later
from guichet.ui.widgets.painting import RowState, draw_text, paint_icon, rounded
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

PICTURE = Qt.ItemDataRole.DecorationRole
_PAGE_MIME = "application/x-guichet-page"
_AT_ONCE = 3
_CELL = (112, 160)
_PAPER = (92, 120)
_ROOT = QModelIndex()


class ThumbnailRows(QAbstractListModel):
    """The pages, and their pictures asked for when a row is painted."""

    def __init__(self, bridge: DeskBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._pages: tuple[DraftPage, ...] = ()
        self._pictures: dict[DraftPage, QImage] = {}
        self._failed: set[DraftPage] = set()
        self._wanted: list[DraftPage] = []
        self._asked: set[DraftPage] = set()
        self.width = 2 * _PAPER[0]

    def show_pages(self, pages: Sequence[DraftPage]) -> None:
        """Show these pages; pictures of pages that left are dropped."""
        before, after = self._pages, tuple(pages)
        if len(before) == len(after):
            self._pages = after
            if after:
                self.dataChanged.emit(self.index(0, 0), self.index(len(after) - 1, 0))
        elif after[: len(before)] == before:
            self.beginInsertRows(_ROOT, len(before), len(after) - 1)
            self._pages = after
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._pages = after
            self.endResetModel()
        self._pictures = {page: image for page, image in self._pictures.items() if page in set(after)}
        self._wanted = [page for page in self._wanted if page in after]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        page = self._pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.tr("Page {number} sur {total}").format(number=index.row() + 1, total=len(self._pages))
            return said if not page.turn else self.tr("{page}, tournée de {turn}°").format(page=said, turn=page.turn)
        if role == PICTURE:
            return self._picture(page)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802 (Qt's own name)
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802 (Qt's own name)
        return [_PAGE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802 (Qt's own name)
        data = QMimeData()
        data.setData(_PAGE_MIME, str(indexes[0].row()).encode())
        return data

    def _picture(self, page: DraftPage) -> QImage | None:
        """Give a picture; a null one where it cannot be drawn, None while it is waited for."""
        found = self._pictures.get(page)
        if found is None and page in self._failed:
            return QImage()
        if found is None and page not in self._asked and page not in self._wanted:
            self._wanted.append(page)
            self._ask_next()
        return found

    def _ask_next(self) -> None:
        while self._wanted and len(self._asked) < _AT_ONCE:
            page = self._wanted.pop(0)
            self._asked.add(page)
            self._ask(page)

    def _ask(self, page: DraftPage) -> None:
        def drawn(picture: PagePicture) -> None:
            decode_later(picture.png, self, lambda future: self._on_decoded(page, future))

        def failed(_error: GuichetError) -> None:
            self._failed.add(page)
            self._on_picture(page)

        query = RenderPage(blob_id=page.blob_id, page=page.page, turn=page.turn, width=self.width)
        self._bridge.ask(query, owner=self, done=drawn, failed=failed)

    def _on_decoded(self, page: DraftPage, future: Future[QImage]) -> None:
        self._pictures[page] = future.result()
        self._on_picture(page)

    def _on_picture(self, page: DraftPage) -> None:
        self._asked.discard(page)
        for row, each in enumerate(self._pages):
            if each == page:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self._ask_next()


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "document", parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.dp(_CELL[0]), self.theme.dp(_CELL[1]))

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp = self.theme, self.theme.dp
        frame = QRect(rect.x() + (rect.width() - dp(_PAPER[0])) // 2, rect.y() + dp(8), dp(_PAPER[0]), dp(_PAPER[1]))
        picture = index.data(PICTURE)
        paper = frame
        if isinstance(picture, QImage) and not picture.isNull():
            size = picture.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
            paper = QRect(QPoint(0, 0), size)
            paper.moveCenter(frame.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(paper, picture)
        else:
            painter.fillRect(paper, QColor("#FFFFFF"))
            if isinstance(picture, QImage):
                paint_icon(painter, theme, "image-off", paper, QColor("#43525F"), 24)
        line = theme.colour("primary" if state.selected else "border_strong")
        painter.setPen(QPen(line, 2 if state.selected else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper.adjusted(0, 0, -1, -1))
        label = QRect(rect.x(), frame.bottom() + dp(4), rect.width(), dp(20))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        weight = MEDIUM if state.selected else None
        draw_text(painter, theme, label, text, Role.SM, "text", weight=weight, align=Qt.AlignmentFlag.AlignHCenter)


class ThumbnailList(RowList):
    """One tab stop: arrows choose, Alt+←→ move, R and Maj+R turn, Suppr removes, Ctrl+Z takes a removal back.

    A page dragged between two others goes there; files dropped are told.
    """

    chosen = Signal(int)
    moved = Signal(int, int)
    """From a place to another, counted from 0."""
    turned = Signal(int, int)
    """A page, by degrees clockwise."""
    removed = Signal(int)
    restored = Signal()
    dropped = Signal(QMimeData)

    def __init__(self, theme: Theme, rows: ThumbnailRows, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Pages de la pièce"))
        self._theme = theme
        self._target = -1
        self.setModel(rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)  # which a list whose rows stay in place takes away
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.selectionModel().currentChanged.connect(self._on_current)

    def choose(self, place: int) -> None:
        """Make a page the current one."""
        rows = self.model().rowCount()
        if rows:
            self.setCurrentIndex(self.model().index(min(max(place, 0), rows - 1), 0))

    @property
    def place(self) -> int:
        """The current page, counted from 0; -1 for none."""
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, place = event.key(), self.place
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.restored.emit()
        elif place < 0:
            super().keyPressEvent(event)
        elif alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self.moved.emit(place, place - 1)
        elif alt and key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self.moved.emit(place, place + 1)
        elif key == Qt.Key.Key_R and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.turned.emit(place, 270 if back else 90)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(place)
        else:
            super().keyPressEvent(event)

    # --- dragging ----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(_PAGE_MIME) or can_take(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasFormat(_PAGE_MIME):
            self._aim(self._place_at(event.position().toPoint()))
            event.acceptProposedAction()
        elif can_take(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(-1)
        if event.mimeData().hasFormat(_PAGE_MIME):
            here = int(event.mimeData().data(_PAGE_MIME).toStdString())
            there = self._place_at(event.position().toPoint())
            # A copy, for Qt: it would take away the row of what was moved.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.moved.emit(here, there - 1 if there > here else there)
        elif can_take(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target < 0:
            return
        rows, dp = self.model().rowCount(), self._theme.dp
        last = self._target >= rows
        cell = self.visualRect(self.model().index(rows - 1 if last else self._target, 0))
        left = cell.right() - dp(1) if last else cell.left() - dp(2)
        bar = QRect(max(left, 0), cell.top() + dp(6), dp(4), dp(_PAPER[1]) + dp(4))
        rounded(QPainter(self.viewport()), bar, dp(2), self._theme.colour("primary"), None, 0)

    def _place_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return self.model().rowCount()
        return index.row() + int(point.x() > self.visualRect(index).center().x())

    def _aim(self, place: int) -> None:
        if place != self._target:
            self._target = place
            self.viewport().update()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())
