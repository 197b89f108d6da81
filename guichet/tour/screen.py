"""What a person sees on the window: its words, read as a screen reader reads them, and its picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from guichet.ui.screens.document.thumbnails import PICTURE, ThumbnailList
from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.widgets.pages.view import PageView

_SPACES: Final = str.maketrans({"\u00a0": " ", "\u202f": " "})


def plain(text: str) -> str:
    """Give a text with ordinary spaces, as one writes it to look for it."""
    return text.translate(_SPACES)


def words_of(window: QWidget) -> str:
    """Give every text that is shown by a window and what lies over it, one a line, with ordinary spaces.

    While a panel is open over the window, what lies under its scrim is not counted: it is not what one looks at.
    """
    lines = [window.windowTitle()]
    for part in (*_in_sight(window), *_popups()):
        if part.isVisible() and not part.visibleRegion().isEmpty():
            lines += _texts(part)
    return plain("\n".join(line for line in lines if line))


def name_of(part: QWidget | None) -> str:
    """Give the name that a screen reader says when the focus comes to a widget."""
    return "" if part is None else QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name)


def picture_of(window: QWidget) -> QPixmap:
    """Take the picture of a window and of the menus that lie over it."""
    picture = window.grab()
    popups = [popup for popup in _popups() if popup.isVisible()]
    if popups:
        painter = QPainter(picture)
        for popup in popups:
            painter.drawPixmap(window.mapFromGlobal(popup.mapToGlobal(QPoint())), popup.grab())
        painter.end()
    return picture


def is_drawn(window: QWidget) -> bool:
    """Tell whether the pages of files that are shown have come, small and large."""
    views = [view for view in window.findChildren(PageView) if view.isVisible() and view.count]
    lists = [rows for rows in window.findChildren(ThumbnailList) if rows.isVisible()]
    small = (rows.model().index(row, 0).data(PICTURE) for rows in lists for row in range(rows.model().rowCount()))
    return all(_is_drawn(view) for view in views) and all(picture is not None for picture in small)


def _in_sight(window: QWidget) -> list[QWidget]:
    """Give the parts of a window, without those that an open panel covers."""
    host = OverlayHost.over(window)
    if host is None or not host.isVisible():
        return [window, *window.findChildren(QWidget)]
    stacked = [part for part in window.children() if isinstance(part, QWidget)]  # the lowest first
    above = stacked[stacked.index(host) :]
    return [part for top in above if not top.isWindow() for part in (top, *top.findChildren(QWidget))]


def _is_drawn(view: PageView) -> bool:
    picture = view.pictures.of(view.page)
    return bool(view.pictures.trouble(view.page)) or (picture is not None and picture.turn == view.turn)


def _texts(part: QWidget) -> list[str]:
    if isinstance(part, QAbstractItemView):
        return _rows(part)
    if isinstance(part, QLineEdit):
        hidden = part.echoMode() is not QLineEdit.EchoMode.Normal
        return [part.accessibleName(), "" if hidden else part.text() or part.placeholderText()]
    if isinstance(part, QPlainTextEdit):
        return [part.accessibleName(), part.toPlainText()]
    if isinstance(part, QAbstractScrollArea):
        return []
    face = QAccessible.queryAccessibleInterface(part)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    return [face.text(kind) for kind in kinds]


def _rows(view: QAbstractItemView) -> list[str]:
    """Give the rows of a list that can be seen without scrolling."""
    model, shown = view.model(), view.viewport().rect()
    found = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if view.visualRect(index).intersects(shown):
            found.append(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data() or ""))
    return found


def _popups() -> list[QWidget]:
    """Give the menus that are windows of their own, above the others."""
    kinds = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
    tops = QApplication.topLevelWidgets()
    return [top for top in tops if top.isVisible() and top.windowType() in kinds]
