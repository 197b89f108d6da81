"""The check-list of supporting documents: one tab stop, Espace ticks a row and goes to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

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
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QWidget

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
    copies: int = 0
    draft: int = 0
    """Pages gathered and not kept yet."""


_ROW = Qt.ItemDataRole.UserRole
MENU_WIDTH = 30
"""Where the pointer asks for a row's actions, at its right end, in unscaled pixels."""


def pill_of(row: CheckRow) -> tuple[str, Tone] | None:
    """Give the word and the colour of a document's state; an optional one that is not there needs neither."""
    if row.draft:
        return tr("À enregistrer"), Tone.INFO
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
    with_menu = False

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        row = index.data(_ROW)
        assert isinstance(row, CheckRow)
        theme, dp = self.theme, self.theme.dp
        icon, colour = icon_of(row)
        if self.with_menu:
            if state.selected or state.hovered:
                dots = QRect(rect.right() - dp(MENU_WIDTH), rect.y(), dp(MENU_WIDTH), rect.height())
                paint_icon(painter, theme, "ellipsis-vertical", dots, "text2")
            rect = rect.adjusted(0, 0, -dp(MENU_WIDTH - 8), 0)
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
    """Documents to tick; as high as its rows, for the card around it scrolls.

    With :meth:`offer_more`, a row also has actions (Menu, Maj+F10, the dots at its right), opens on Entrée or a double
    click, and takes what is dropped or pasted onto it.
    """

    tick_asked = Signal(str)
    """Code of the document that the person ticks or unticks."""
    row_opened = Signal(str)
    actions_asked = Signal(str, QPoint)
    """Code of the document, and where its menu goes in this list."""
    given = Signal(str, QMimeData)
    """Code of the document that something is dropped or pasted onto."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Pièces justificatives"), parent)
        self._theme = theme
        self._more = False
        self._target = -1
        self._documents = _Documents(self)
        self.setModel(self._documents)
        self._delegate = _Delegate(theme, "document", self)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ticked.connect(self._on_ticked)
        theme.changed.connect(self._fit)
        self.show_rows([])

    def offer_more(self) -> None:
        """Give rows their actions."""
        self._more = self._delegate.with_menu = True
        self.setAcceptDrops(True)
        self.clicked.disconnect(self.opened)
        self.doubleClicked.connect(self.opened)
        self.opened.connect(self._on_opened)
        self.menu_asked.connect(self._on_menu)

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

    def _on_opened(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._documents.rows[index.row()].code)

    def _on_menu(self, index: QModelIndex) -> None:
        rect = self.visualRect(index)
        place = QPoint(rect.right() - self._theme.dp(MENU_WIDTH), rect.bottom() - self._theme.dp(8))
        self.actions_asked.emit(self._documents.rows[index.row()].code, place)

    # --- pointer, paste and drop -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if self._more and row is not None and event.matches(QKeySequence.StandardKey.Paste):
            self.given.emit(row.code, QApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        at_dots = point.x() >= self.visualRect(index).right() - self._theme.dp(MENU_WIDTH)
        if self._more and index.isValid() and at_dots and event.button() == Qt.MouseButton.LeftButton:
            self.menu_asked.emit(index)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _may_be_a_document(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(self.indexAt(event.position().toPoint()).row())
        event.setAccepted(self._target >= 0)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        self._aim(-1)
        if index.isValid():
            event.acceptProposedAction()
            self.setCurrentIndex(index)
            self.given.emit(self._documents.rows[index.row()].code, event.mimeData())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target >= 0:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("primary"), 2, Qt.PenStyle.DashLine))
            box = self.visualRect(self._documents.index(self._target, 0)).adjusted(1, 1, -2, -2)
            radius = self._theme.tokens.radii["lg"]
            painter.drawRoundedRect(box, radius, radius)

    def aim_at(self, code: str) -> None:
        """Show where what is dragged over would go; an empty code shows nothing any more."""
        codes = [row.code for row in self._documents.rows]
        self._aim(codes.index(code) if code in codes else -1)

    def _aim(self, row: int) -> None:
        if row != self._target:
            self._target = row
            self.viewport().update()


def _may_be_a_document(mime: QMimeData) -> bool:
    return mime.hasUrls() or mime.hasImage() or mime.hasFormat("application/pdf")
