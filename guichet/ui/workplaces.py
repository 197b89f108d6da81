"""One window after another in one process: for another agent, or made anew when the text size changes."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from guichet.contract.desk import Session
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.paper import PaperTray
from guichet.ui.preferences import SYSTEM, Look, Preferences
from guichet.ui.theme import Theme
from guichet.ui.workplace import Opened, Workplace

_SWEPT_AFTER_MS = 200


class Workplaces(QObject):
    """Keeps the workplace of now, and puts another in its place at the same spot of the screen."""

    usable = Signal()
    relaunch_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        tray: PaperTray,
        preferences: Preferences,
        *,
        demo: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bridge = bridge
        self._tray = tray
        self._preferences = preferences
        self.current = self._make(demo=demo)
        self._next: Workplace | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._hints = app.styleHints()  # kept: a chained call outlives what it is called on
        self._hints.colorSchemeChanged.connect(self._follow_system)

    def close(self) -> None:
        """Close the window for good."""
        self._hints.colorSchemeChanged.disconnect(self._follow_system)
        self.current.close()

    @Slot()
    def _change_agent(self) -> None:
        """Make everything anew for another agent: nothing of the former one is left."""
        self._replace_soon(self._make(demo=False))

    @Slot(object)
    def _rebuild(self, opened: Opened) -> None:
        """Make the pages anew in another look, with the same session and the same visits."""
        self._look_of(opened.session).dress(self._theme)
        self._replace_soon(self._make(demo=self.current.demo, opened=opened))

    @Slot()
    def _follow_system(self) -> None:
        session = self.current.login_model.session
        look = self._preferences.last() if session is None else self._look_of(session)
        if look.theme == SYSTEM:
            self._theme.change(name=look.colours())

    def _look_of(self, session: Session) -> Look:
        return self._preferences.look(session.agent_id.hex)

    def _make(self, *, demo: bool, opened: Opened | None = None) -> Workplace:
        workplace = Workplace(
            self._theme,
            self._bridge,
            self._tray,
            demo=demo,
            preferences=self._preferences,
            opened=opened,
            parent=self,
        )
        workplace.usable.connect(self.usable)
        workplace.relaunch_asked.connect(self.relaunch_asked)
        workplace.agent_change_asked.connect(self._change_agent)
        workplace.rebuild_asked.connect(self._rebuild)
        return workplace

    def _replace_soon(self, workplace: Workplace) -> None:
        """Show a window in a turn of its own: making it took one."""
        self._next = workplace
        QTimer.singleShot(0, self, self._replace)

    @Slot()
    def _replace(self) -> None:
        workplace, self._next = self._next, None
        if workplace is None:
            return
        before, self.current = self.current, workplace
        workplace.window.setGeometry(before.window.geometry())
        workplace.show(before.window.width(), before.window.height())
        if before.window.isMaximized():
            workplace.window.showMaximized()
        before.close()
        before.deleteLater()
        # Its thousands of objects, some 30 ms to take away, go now, while the log-in waits: never two windows at once.
        QTimer.singleShot(_SWEPT_AFTER_MS, gc.collect)
