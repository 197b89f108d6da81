"""One focus ring for the whole window: outside the control, the same on every widget and row."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from guichet.ui.theme import Theme
from guichet.ui.widgets.painting import rounded

_WIDTH = 2
_GAP = 2
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin}


class FocusRing(QWidget):
    """Follows the focus, and the current row of lists, while the keyboard leads.

    A press of the mouse hides it, except around text fields, and a key brings it back. A widget with
    the property ``onDark`` on itself or on a parent gets the light ring; one with the property
    ``ringInside`` gets it without the gap, inside its own edges.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._keyboard = True
        self._local = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)

    def close_down(self) -> None:
        """Stop listening; call when the window closes, because the application outlives it."""
        self._application.focusChanged.disconnect(self._on_focus_changed)
        self._follow(None)

    def target(self) -> QWidget | None:
        """Return the widget that the ring surrounds or would surround."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            self._set_keyboard(True)
        elif kind in _PRESSES:
            self._set_keyboard(False)
        elif kind in _MOVES:
            if watched is self._window and kind == QEvent.Type.Show:
                self._watch_native_window()
            self.place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        token = "focus_inv" if self._is_on_dark() else "focus"
        radius = self._theme.tokens.radii["lg"] if self._target_is_list() else self._theme.tokens.radii["md"] + _GAP
        rounded(QPainter(self), self._local, radius, None, self._theme.colour(token), _WIDTH)

    def place(self) -> None:
        """Put the ring where the focus is now."""
        rect = self._target_rect()
        if rect is None or not self._is_wanted():
            self.hide()
            return
        clip = self._clip()
        visible = rect.intersected(clip)
        if visible.isEmpty():
            self.hide()
            return
        self._local = rect.translated(-visible.topLeft())
        self.setGeometry(visible)
        self.show()
        self.raise_()
        self.update()

    def _is_wanted(self) -> bool:
        return self._keyboard or isinstance(self._target, QLineEdit | QPlainTextEdit)

    def _set_keyboard(self, keyboard: bool) -> None:
        if keyboard != self._keyboard:
            self._keyboard = keyboard
            self.place()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new.window() is not self._window:
            new = None
        self._follow(new)

    def _follow(self, target: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._leave_view()
        self._target = target
        widget = target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        if isinstance(target, QAbstractItemView):
            self._enter_view(target)
        self.place()

    def _enter_view(self, view: QAbstractItemView) -> None:
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        view.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        if (selection := view.selectionModel()) is not None:
            selection.currentChanged.connect(self._on_current_changed)

    def _leave_view(self) -> None:
        view = self._target
        if not isinstance(view, QAbstractItemView) or not isValid(view):
            return
        view.verticalScrollBar().valueChanged.disconnect(self._on_scrolled)
        view.horizontalScrollBar().valueChanged.disconnect(self._on_scrolled)
        if (selection := view.selectionModel()) is not None:
            selection.currentChanged.disconnect(self._on_current_changed)

    def _on_scrolled(self, _value: int) -> None:
        self.place()

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.place()

    def _target_is_list(self) -> bool:
        return isinstance(self._target, QAbstractItemView) and self._target.currentIndex().isValid()

    def _target_rect(self) -> QRect | None:
        target = self._target
        if target is None or not isValid(target) or not target.isVisible():
            return None
        if isinstance(target, QAbstractItemView) and target.currentIndex().isValid():
            row = target.visualRect(target.currentIndex())
            return QRect(target.viewport().mapTo(self._window, row.topLeft()), row.size())
        reach = 0 if target.property("ringInside") else _WIDTH + _GAP - 1
        rect = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        return rect.adjusted(-reach, -reach, reach, reach)

    def _clip(self) -> QRect:
        """Return the part of the window where the target may show: what scroll areas leave visible."""
        clip = self._window.rect()
        widget = self._target
        while widget is not None and widget is not self._window:
            parent = widget.parentWidget()
            area = parent.parentWidget() if parent is not None else None
            if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
                frame = QRect(parent.mapTo(self._window, QPoint(0, 0)), parent.size())
                clip = clip.intersected(frame.adjusted(-4, -4, 4, 4))
            widget = parent
        if self._target_is_list() and isinstance(self._target, QAbstractItemView):
            viewport = self._target.viewport()
            clip = clip.intersected(QRect(viewport.mapTo(self._window, QPoint(0, 0)), viewport.size()))
        return clip

    def _is_on_dark(self) -> bool:
        widget = self._target
        while widget is not None:
            if widget.property("onDark"):
                return True
            widget = widget.parentWidget()
        return False

    def _watch_native_window(self) -> None:
        if (handle := self._window.windowHandle()) is not None:
            handle.installEventFilter(self)
