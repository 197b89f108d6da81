"""The main window: a frame that knows places, never what fills them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from guichet.ui.shell.cover import Cover
from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.shell.rail import Module, Rail
from guichet.ui.shell.shell_actions import add_shell_actions
from guichet.ui.shell.status_bar import StatusBar
from guichet.ui.shell.top_bar import TopBar
from guichet.ui.shell.visit_tabs import VisitTabs
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.banner import Banner
from guichet.ui.widgets.focus_ring import FocusRing
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.toast import Toast
from guichet.ui.widgets.undo_key import UndoKey

_MINIMUM = QSize(1280, 680)


class _Canvas(QWidget):
    """The background of the body."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("canvas"))


class MainWindow(QMainWindow):
    """Rail, top bar, banner, visit tabs, pages and status bar; a surface may cover them all."""

    module_chosen = Signal(str)
    breakpoint_changed = Signal(object)  # Breakpoint
    closing = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self.theme = theme
        self.actions_register = actions
        self._pages: dict[str, QWidget] = {}
        self._breakpoint = Breakpoint.STANDARD
        self._title = ""
        self.rail = Rail(theme)
        add_shell_actions(self, actions)
        self.top_bar = TopBar(theme, key_text(actions["search.focus"].shortcut()))
        self.banner = Banner(theme)
        self.visits = VisitTabs(theme, self.tr("Nouvelle visite"))
        self.body = QStackedWidget()
        self.status = StatusBar(theme, actions)
        self._frame = _Canvas(theme)
        self._surfaces = QStackedWidget()
        self._lay_out()
        self.toast = Toast(theme, self._frame)
        self.toast.set_anchor(self.body)
        self.overlay = OverlayHost(theme, self)
        self._cover = Cover(self, self._surfaces, self._frame, actions, self.overlay)
        self.ring = FocusRing(theme, self)
        self._undo_key = UndoKey(self)
        self.rail.chosen.connect(self.module_chosen)
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def breakpoint(self) -> Breakpoint:
        return self._breakpoint

    def set_modules(self, modules: list[Module]) -> None:
        """Show the modules that the agent may open."""
        self.rail.set_modules(modules)

    def add_page(self, key: str, page: QWidget) -> None:
        """Give the body of a module."""
        self._pages[key] = page
        self.body.addWidget(page)

    def show_page(self, key: str, title: str, *, with_visits: bool = False) -> None:
        """Open a module; ``title`` names the window."""
        if self.body.currentWidget() is not self._pages[key]:
            self.toast.dismiss()  # it told of the page that goes
        self.body.setCurrentWidget(self._pages[key])
        self.rail.set_current(key)
        self.visits.setVisible(with_visits)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Name the window after the work in it; a cover's own title stays over it."""
        self._title = title
        if not self.is_covered():
            self.setWindowTitle(title)

    def cover(self, surface: QWidget, title: str = "Guichet") -> None:
        """Cover the whole window with an opaque page, log-in or lock: see :class:`~guichet.ui.shell.cover.Cover`."""
        if not self.is_covered():
            self._title = self.windowTitle()
        self._cover.put(surface, self.toast)
        self.setWindowTitle(title)

    def uncover(self) -> None:
        """Show the window again and put the focus back exactly where it was."""
        was_covered = self.is_covered()
        self._cover.take(self.toast)
        if was_covered:
            self.setWindowTitle(self._title)

    def is_covered(self) -> bool:
        """Tell whether an opaque page hides the work."""
        return self.covering() is not None

    def covering(self) -> QWidget | None:
        """Give the opaque page that hides the work, if one does."""
        return self._cover.surface

    def focus_search(self) -> None:
        """Put the focus in the search field, its text selected."""
        if not self.is_covered() and not self.overlay.is_open():
            self.top_bar.search.grab_attention()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        found = self.theme.tokens.breakpoint_for(self.width() / self.theme.scale)
        if found is not self._breakpoint:
            self._breakpoint = found
            self._take_breakpoint()
            self.breakpoint_changed.emit(found)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        self.ring.close_down()
        self._undo_key.close_down()
        self._cover.close_down()
        super().closeEvent(event)

    def _take_breakpoint(self) -> None:
        self.rail.set_narrow(self._breakpoint is Breakpoint.NARROW)
        self.top_bar.set_breakpoint(self._breakpoint)
        self.status.set_breakpoint(self._breakpoint)
        self._space_body()

    def _space_body(self) -> None:
        dp = self.theme.dp
        above, below = (2, 4) if self._breakpoint is Breakpoint.NARROW else (8, 8)
        self.body.setContentsMargins(dp(12), dp(above), dp(12), dp(below))

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top_bar, self.banner, self.visits):
            right.addWidget(part)
        right.addWidget(self.body, 1)
        right.addWidget(self.status)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.banner.hide()
        self.visits.hide()
        self._surfaces.addWidget(self._frame)
        self.setCentralWidget(self._surfaces)

    def _restyle(self) -> None:
        self.setMinimumSize(_MINIMUM if self.theme.scale < 2 else QSize(1366, 728))
        self._space_body()
        self.resizeEvent(QResizeEvent(self.size(), self.size()))
