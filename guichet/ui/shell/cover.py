"""What holds while an opaque page hides the work: nothing else can be seen, used or typed into."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QToolTip, QWidget
from shiboken6 import isValid

from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.choice_menu import ChoiceMenu
from guichet.ui.widgets.dropdown import Dropdown
from guichet.ui.widgets.toast import Toast


class Cover(QObject):
    """The one place where a window is covered: log-in, lock, a service that stopped.

    While it is, no action works, whoever enables or triggers it; the focus stays on the cover; menus, lists and the
    program's other windows (a file dialog, a tooltip) are closed; a panel or a toast that comes waits. Afterwards all
    of it is there, and the focus is where it was; where that is gone by then, where an answer wanted it meanwhile.
    """

    def __init__(
        self, window: QMainWindow, surfaces: QStackedWidget, frame: QWidget, actions: Actions, overlay: OverlayHost
    ) -> None:
        super().__init__(window)
        self._window = window
        self._surfaces = surfaces
        self._frame = frame
        self._actions = actions
        self._overlay = overlay
        self._before: QWidget | None = None
        self._wanted: QWidget | None = None
        self._last: QWidget | None = None
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        application.focusChanged.connect(self._on_focus_changed)

    def close_down(self) -> None:
        """Stop listening; call when the window closes, because the application outlives it."""
        self._application.focusChanged.disconnect(self._on_focus_changed)

    @property
    def surface(self) -> QWidget | None:
        """The opaque page that hides the work, if one does."""
        surface = self._surfaces.currentWidget()
        return None if surface is self._frame else surface

    def put(self, surface: QWidget, toast: Toast) -> None:
        """Hide the work behind an opaque page."""
        first = self.surface is None
        if first:
            self._close_what_lies_over()
            self._overlay_waits()
        self._actions.hold()
        toast.hold()
        if self._surfaces.indexOf(surface) < 0:
            self._surfaces.addWidget(surface)
        self._last = None
        self._surfaces.setCurrentWidget(surface)

    def take(self, toast: Toast) -> None:
        """Show the work again, and what came meanwhile."""
        self._actions.release()  # first: the focus comes back to no button whose action is held
        self._surfaces.setCurrentWidget(self._frame)
        self._overlay.resume()
        for widget in (self._before, self._wanted):
            if widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                break
        self._before = self._wanted = self._last = None
        self._overlay.focus_new_panel()
        toast.release()

    def _overlay_waits(self) -> None:
        """Keep where the focus is: in a panel that comes back, or under one that is closed."""
        self._before = self._window.focusWidget()
        closes = self._overlay.is_open()
        self._overlay.suspend()
        if closes and not self._overlay.is_open():
            self._before = self._window.focusWidget()

    def _close_what_lies_over(self) -> None:
        for menu in self._window.findChildren(ChoiceMenu):
            menu.close_menu()
        for results in self._window.findChildren(Dropdown):
            results.close_list()
        self._close_other_windows()

    def _close_other_windows(self) -> None:
        """Close what the program shows in windows of their own; a file dialog of the system goes with Qt's object."""
        QToolTip.hideText()
        active = QApplication.activeWindow()
        for top in QApplication.topLevelWidgets():
            if isinstance(top, QMainWindow) or not top.isVisible():
                continue
            if isinstance(top, QDialog):
                top.reject()
            else:
                top.close()
            if top is active:
                self._window.activateWindow()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Have the focus back on the cover, whatever took it, and remember what for."""
        surface = self.surface
        if surface is None or new is None:
            return
        if _is_within(new, surface):
            self._last = new
            return
        if isinstance(new.window(), QMainWindow) and new.window() is not self._window:
            return  # the window that takes this one's place
        if new.window() is self._window:
            self._wanted = new
        self._close_what_lies_over()
        back = self._last if self._last is not None and isValid(self._last) and self._last.isEnabled() else surface
        back.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_within(widget: QWidget, surface: QWidget) -> bool:
    """Tell whether a widget is part of a page, or of a list that the page opened in a window of its own."""
    around: QWidget | None = widget
    while around is not None and around is not surface:
        around = around.parentWidget()
    return around is surface
