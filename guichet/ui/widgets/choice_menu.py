"""A short menu inside the window: the keyboard of a list, the look of the application, no window of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.painting import (
    RowState,
    draw_key_cap,
    draw_text,
    key_cap_size,
    paint_icon,
    paint_shadow,
    rounded,
)
from guichet.ui.widgets.rows import Index, RowDelegate, RowList

_SHADOW = 12
_INSET = 5
_LEAST = 220
_MOST = 420
_ROOT = QModelIndex()


@dataclass(frozen=True)
class MenuItem:
    """One line: ``key`` is what is told when it is chosen, ``note`` stands at the right."""

    key: Any
    text: str
    icon: str = ""
    cap: str = ""
    note: str = ""


class ChoiceMenu(QFrame):
    """↑↓ choose, Entrée takes, Échap and a click elsewhere close; the focus returns to where it was."""

    chosen = Signal(object)  # key of the item
    closed = Signal()

    def __init__(self, theme: Theme, name: str, items: Sequence[MenuItem], window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._came_from: QWidget | None = None
        self.setAccessibleName(name)
        self.rows = _ItemRows(items, self)
        self.view = RowList(name)
        self.view.setProperty("ringInside", True)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_ItemDelegate(theme, self.rows, self.view))
        self.view.setMouseTracking(True)
        self.view.opened.connect(self._take)
        self.view.entered.connect(self.view.setCurrentIndex)
        reach, inset = theme.dp(_SHADOW), theme.dp(_INSET)
        column = QVBoxLayout(self)
        column.setContentsMargins(reach + inset, inset + 1, reach + inset, reach + inset)
        column.addWidget(self.view)
        self.hide()

    def open_under(self, anchor: QWidget) -> None:
        """Show the menu under a widget of the window, inside it whole."""
        self.open_at(anchor, QPoint(0, anchor.height() + self._theme.dp(4)))

    def open_at(self, anchor: QWidget, place: QPoint) -> None:
        """Show the menu at a place of a widget of the window, inside the window whole."""
        theme, reach = self._theme, self._theme.dp(_SHADOW)
        self._came_from = QApplication.focusWidget()
        widest = max((self.rows.width_of(theme, item) for item in self.rows.items), default=0)
        width = min(max(widest, theme.dp(_LEAST)), theme.dp(_MOST)) + 2 * (reach + theme.dp(_INSET))
        height = self.view.content_height() + 2 * theme.dp(_INSET) + reach + 2
        corner = anchor.mapTo(self._window, place)
        left = min(max(corner.x() - reach, 0), self._window.width() - width)
        top = min(corner.y(), self._window.height() - height)
        self.setGeometry(left, max(top, 0), width, height)
        self.show()
        self.raise_()
        self.view.setCurrentIndex(self.rows.index(0, 0))
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)
        self.view.installEventFilter(self)

    def close_menu(self, *, give_back: bool = True) -> None:
        """Take the menu away for good."""
        if self.isHidden():
            return
        self.view.removeEventFilter(self)
        self.hide()
        if give_back and self._came_from is not None and isValid(self._came_from):
            self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.close_menu()
                return True
        if event.type() == QEvent.Type.FocusOut:
            self.close_menu(give_back=False)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, reach = self._theme, self._theme.dp(_SHADOW)
        painter = QPainter(self)
        box = self.rect().adjusted(reach, 0, -reach, -reach)
        if not theme.high_contrast:
            paint_shadow(painter, theme, box, reach)
        radius = theme.tokens.radii["lg"]
        rounded(painter, box, radius, theme.colour("surface"), theme.colour("border_strong"), theme.stroke)

    def _take(self, index: QModelIndex) -> None:
        key = self.rows.items[index.row()].key
        self.close_menu()
        self.chosen.emit(key)


class _ItemRows(QAbstractListModel):
    def __init__(self, items: Sequence[MenuItem], parent: Any) -> None:
        super().__init__(parent)
        self.items = list(items)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text}, {item.note}" if item.note else item.text
        return None

    def width_of(self, theme: Theme, item: MenuItem) -> int:
        """Give the width that a line needs."""
        width = theme.dp(56) + theme.text_width(item.text, Role.BASE)
        if item.note:
            width += theme.dp(20) + theme.text_width(item.note, Role.SM)
        return width + (theme.dp(20) + key_cap_size(theme, item.cap).width() if item.cap else 0)


class _ItemDelegate(RowDelegate):
    def __init__(self, theme: Theme, rows: _ItemRows, parent: Any) -> None:
        super().__init__(theme, "agent", parent)
        self._rows = rows

    def paint_row(self, painter: QPainter, rect: QRect, state: RowState, index: Index) -> None:
        theme, dp, item = self.theme, self.theme.dp, self._rows.items[index.row()]
        if item.icon:
            paint_icon(painter, theme, item.icon, QRect(rect.x() + dp(8), rect.y(), dp(20), rect.height()), "text2")
        area = rect.adjusted(dp(38), 0, -dp(10), 0)
        if item.cap:
            size = key_cap_size(theme, item.cap)
            top = rect.y() + (rect.height() - size.height()) // 2
            box = QRect(area.right() - size.width(), top, size.width(), size.height())
            draw_key_cap(painter, theme, box, item.cap, theme.colour("text2"), theme.colour("border_strong"))
        if item.note:
            draw_text(painter, theme, area, item.note, Role.SM, "text2", align=Qt.AlignmentFlag.AlignRight)
        draw_text(painter, theme, area, item.text)
