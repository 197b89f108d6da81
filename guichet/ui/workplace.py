"""The window at work: log-in, lock, modules, search, visits, and what the desk tells; no process is started here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from guichet.contract.desk import Session
from guichet.contract.refusals import DeskGone, GuichetError
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.idle_watch import IdleWatch
from guichet.ui.paper import PaperTray
from guichet.ui.preferences import Look, Preferences
from guichet.ui.rights_watch import RightsWatch
from guichet.ui.screens.login.model import LoginModel
from guichet.ui.screens.login.page import LoginScreen, PasswordScreen
from guichet.ui.session_actions import (
    GESTURES,
    NEEDS,
    Way,
    allows,
    home_module,
    session_actions,
    session_modules,
)
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.turns import Turns
from guichet.ui.widgets.actions import Actions, Context
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.keys import key_text

if TYPE_CHECKING:
    from guichet.ui.screens.counter.model import CounterModel
    from guichet.ui.shell.gone_page import GonePage
    from guichet.ui.work_area import WorkArea

IDLE_MS = 5 * 60_000
_HINTS = ("palette.open", "request.new", "search.focus", "pane.next")
WARNING_MS = 30_000
_SECOND_TIME_MS = 15_000
"""For how long leaving a second time means that what is typed may be lost."""


@dataclass(frozen=True)
class Opened:
    """What a window hands over to the one that takes its place: the session, the visits, the open module."""

    session: Session
    visits: CounterModel | None = None
    module: str = ""
    """Empty: the one that the role begins with."""
    words: str = ""
    """What the new window says first."""


class Workplace(QObject):
    """One agent's window. Pages are made when a session opens: until then nothing personal can be shown."""

    usable = Signal()
    """The log-in, or in a demonstration the search, accepts typing."""
    agent_change_asked = Signal()
    """This window is to be closed, and another one opened for another agent."""
    relaunch_asked = Signal()
    rebuild_asked = Signal(object)
    """Opened: the agent's look asks for pages made anew, in another window."""

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        tray: PaperTray,
        *,
        demo: bool = False,
        preferences: Preferences | None = None,
        opened: Opened | None = None,
        idle_ms: int = IDLE_MS,
        warning_ms: int = WARNING_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.bridge = bridge
        self.tray = tray
        self.demo = demo
        self.preferences = preferences or Preferences.of(theme)
        self._taken_over = opened
        self.actions = Actions(theme, self)
        self.window = MainWindow(theme, self.actions)
        # Children of the window: an answer that comes while it goes finds none of them.
        self.login_model = LoginModel(bridge, demo=demo, parent=self.window)
        self.login = LoginScreen(theme, self.login_model, self.window)
        self._rights = RightsWatch(bridge, self.login_model, self.window)
        self.area: WorkArea | None = None
        self._coming: WorkArea | None = None
        self._first_words = opened.words if opened is not None else ""
        self._gone: GonePage | None = None
        self._told_of_loss = False
        self._idle = (idle_ms, warning_ms)
        self._watch: IdleWatch | None = None
        self._add_actions()
        self._connect()
        self.window.setWindowTitle(self.tr("Guichet"))
        self.window.top_bar.search.setEnabled(False)
        self.window.set_modules(session_modules())
        self.window.rail.set_current("counter")
        if not demo and opened is None:
            self._cover_with_login()
            self.login.page.ask()

    def show(self, width: int = 1366, height: int = 768) -> None:
        """Show the window; it asks the desk who may come in."""
        self.window.resize(width, height)
        self.window.show()
        handle = self.window.windowHandle()
        self._watch = IdleWatch(handle, *self._idle, parent=self)
        self._watch.nearly.connect(self._warn_of_lock)
        self._watch.touched_again.connect(self.window.toast.dismiss)
        self._watch.elapsed.connect(self.lock)
        if self._taken_over is not None:
            self.login_model.resume(self._taken_over.session)
            self._open_pages(self._taken_over.session)
            return
        self.login_model.begin()
        if not self.demo:
            self.login.page.identifier.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self.usable.emit)

    def close(self) -> None:
        """Close the window for good."""
        if self._watch is not None:
            self._watch.stop()
        self.bridge.gone.disconnect(self._on_gone)
        self.bridge.attached.disconnect(self._on_attached)
        self._rights.close()
        self.window.close()
        self.window.deleteLater()

    @cached_property
    def password(self) -> PasswordScreen:
        """The page of a new password, made when it is asked for the first time."""
        screen = PasswordScreen(self.theme, self.login_model, self.window)
        screen.cancelled.connect(self._leave_password)
        return screen

    @property
    def is_locked(self) -> bool:
        """Whether the agent who is here has to come back."""
        return self.area is not None and self.window.covering() is self.login.page

    @Slot()
    def lock(self) -> None:
        """Hide everything at once; the same agent finds it back exactly."""
        session = self.login_model.session
        if session is None or self._coming is not None or (self.window.is_covered() and not self._asks_password()):
            return
        if self._watch is not None:
            self._watch.stop()
        if self.area is not None:
            self.area.keep_typing()
        self._cover_with_login()
        self.login.lock(session)

    def show_error(self, error: GuichetError) -> None:
        """Say an error that belongs to no field, over the body."""
        from guichet.ui.messages import sentence

        if self.area is not None and not isinstance(error, DeskGone):
            self.area.banners.fail(sentence(error))

    def _cover_with_login(self) -> None:
        self.window.cover(self.login.page, self.tr("Guichet — session fermée"))

    def _uncover(self) -> None:
        self.login.page.set_busy(False)
        self.window.uncover()
        if self.area is not None and QApplication.focusWidget() in (None, self.window):
            self.area.take_focus()  # what had the focus is gone
        if self._watch is not None:
            self._watch.start()

    @Slot(object)
    def _on_opened(self, session: Session) -> None:
        """An agent came in: nothing is shown before a password that was given to them is their own."""
        clock.use_zone(session.time_zone)
        if session.must_change_password:
            self._ask_password(obligatory=True)
        else:
            self._open_pages(session)

    def _open_pages(self, session: Session) -> None:
        """Make the pages of a session, in the agent's look, piece by piece; imported here, after the first paint."""
        from guichet.ui.work_area import WorkArea

        look = self.preferences.look(session.agent_id.hex)
        if look.needs_rebuild(self.theme):
            self.rebuild_asked.emit(Opened(session))
            return
        look.dress(self.theme)
        self.actions.hold()  # a demonstration is not covered meanwhile
        self._coming = WorkArea(
            self.theme, self.bridge, self.actions, self.window, session, self.tray, self.preferences, parent=self.window
        )
        turns = Turns(self._coming.build(), self._coming)
        turns.done.connect(self._on_pages_made)
        turns.begin()

    @Slot()
    def _on_pages_made(self) -> None:
        session, self.area, self._coming = self.login_model.session, self._coming, None
        if session is None or self.area is None:
            return
        self._offer_to(session)
        self.area.refused.connect(self.show_error)
        self.area.look_chosen.connect(self._on_look)
        self._rights.follow(self.area)
        self.window.module_chosen.connect(self._open_module)
        self.window.top_bar.search.setEnabled(allows(session.permissions, "search.focus"))
        if self._gone is None or self.window.covering() is not self._gone:
            self._uncover()
        before = self._taken_over
        if before is not None and before.visits is not None:
            self.area.visits.take_over(before.visits)
        self.area.begin((before.module if before is not None else "") or home_module(session.permissions))
        if self._first_words:
            self.area.say(self._first_words)
        if self.demo:
            QTimer.singleShot(0, self, self.usable.emit)

    @Slot(object)
    def _offer_to(self, session: Session) -> None:
        """Offer what the agent may do, and nothing else."""
        for action_id in NEEDS:
            permitted = allows(session.permissions, action_id)
            self.actions[action_id].setVisible(permitted)
            if not permitted:
                self.actions[action_id].setEnabled(False)
        self.window.set_modules(session_modules(session.permissions))
        self.window.top_bar.search.setVisible(allows(session.permissions, "search.focus"))
        self.window.status.show_hints([hint for hint in _HINTS if allows(session.permissions, hint)])

    @Slot(object)
    def _on_unlocked(self, session: Session) -> None:
        if session.must_change_password:
            self._ask_password(obligatory=True)
        elif self.area is not None:
            self._uncover()
            self._rights.take(session)
        elif self._coming is None:
            self._open_pages(session)

    # --- rights that change while the session is open -----------------------------------------------------------------

    @Slot(str)
    def _lock_telling(self, words: str) -> None:
        """Lock, and say why on the lock."""
        self.lock()
        if self.is_locked:
            self.login.page.warn(words)

    @Slot(object)
    def _rebuild_for(self, session: Session) -> None:
        if self.area is not None:
            words = self.tr("Vos droits ont changé. Les pages les suivent.")
            self.rebuild_asked.emit(Opened(session, self.area.visits, self.area.module, words))

    # --- look, password, another agent --------------------------------------------------------------------------------

    @Slot(object)
    def _on_look(self, look: Look) -> None:
        """Take a look that the agent chose, at once and for their next sessions."""
        session = self.login_model.session
        if session is None or self.area is None:
            return
        self.preferences.keep(session.agent_id.hex, look)
        if look.needs_rebuild(self.theme):
            self.rebuild_asked.emit(Opened(session, self.area.visits, "settings"))
        else:
            look.dress(self.theme)

    @Slot()
    def change_password(self) -> None:
        """Offer the agent who is here to change their password."""
        self._ask_password(obligatory=False)

    def _ask_password(self, *, obligatory: bool) -> None:
        session = self.login_model.session
        if session is None:
            return
        self.window.cover(self.password.page, self.tr("Changer de mot de passe — Guichet"))
        self.password.ask(session, obligatory=obligatory)
        if self._watch is not None:
            self._watch.start()

    def _asks_password(self) -> bool:
        return "password" in self.__dict__ and self.window.covering() is self.password.page

    @Slot(object)
    def _on_password_changed(self, session: Session) -> None:
        changed = self.tr("Mot de passe changé.")
        if self.area is None:
            self._first_words = changed
            self._open_pages(session)
        else:
            self._uncover()
            self.window.toast.say(changed)

    @Slot()
    def _leave_password(self) -> None:
        session = self.login_model.session
        if session is not None and self.area is not None and not session.must_change_password:
            self._uncover()
        else:
            self._leave_for_another()

    @Slot()
    def _warn_of_lock(self) -> None:
        if self.area is not None and not self.window.is_covered():
            seconds = self._idle[1] // 1000
            text = self.tr("La session se verrouille dans {n} s. Touchez une touche pour continuer.")
            self.window.toast.say(text.format(n=seconds), icon="lock", milliseconds=self._idle[1])

    @Slot()
    def _on_gone(self) -> None:
        """The desk ended: nothing can be done until it runs again."""
        from guichet.ui.messages import sentence
        from guichet.ui.shell.gone_page import GonePage

        if self._gone is None:
            self._gone = GonePage(self.theme)
            self._gone.relaunch_asked.connect(self.relaunch_asked)
        self.window.cover(self._gone, self.tr("Guichet — service arrêté"))
        self._gone.tell(sentence(DeskGone()))

    @Slot()
    def _on_attached(self) -> None:
        """The desk runs again: the agent comes back as after a lock."""
        session = self.login_model.session
        if self._gone is None or self.window.is_covered() is False:
            return
        self._cover_with_login()
        if session is None:
            self.login.page.ask()
            self.login_model.begin()
        else:
            self.login.lock(session)
            if not self.login_model.needs_password:
                self.login_model.submit("", "")

    @Slot(str)
    def _open_module(self, key: str) -> None:
        if self.area is None:
            return
        if key == "help":
            self.area.show_shortcuts()
        else:
            self.area.show_module(key)

    def _add_actions(self) -> None:
        handlers: dict[Way, Callable[[], object]] = {
            Way.GESTURE: self._do_gesture,
            Way.MODULE: self._open_named_module,
            Way.LOCK: self.lock,
            Way.PASSWORD: self.change_password,
            Way.CHANGE_AGENT: self._leave_for_another,
        }
        for spec, way in session_actions():
            self.actions.add(spec, handlers[way])
        self.actions.attach(Context.EVERYWHERE, self.window)
        self.window.status.show_hints(list(_HINTS))

    @Slot()
    def _do_gesture(self) -> None:
        """Do what the action that was used stands for."""
        action = self.sender()
        if self.area is not None and isinstance(action, QAction):
            GESTURES[action.objectName()](self.area)

    @Slot()
    def _open_named_module(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._open_module(action.objectName().removeprefix("module."))

    @Slot()
    def _leave_for_another(self) -> None:
        """Change the agent; where something typed is not saved, say so the first time, and what becomes of it."""
        area = self.area
        if area is not None and area.is_typing and not self._told_of_loss:
            self._told_of_loss = True
            QTimer.singleShot(_SECOND_TIME_MS, self, self._forget_told)
            self._tell_of_loss(area)
            return
        self.change_agent()

    def _tell_of_loss(self, area: WorkArea) -> None:
        if not self.window.is_covered():
            told = self.tr(
                "Une saisie n’est pas enregistrée. Changez d’agent une deuxième fois\u00a0: elle attend ici."
            )
            if area.loses_typing:
                told = self.tr("Une saisie n’est pas enregistrée. Terminez-la, ou changez d’agent une deuxième fois.")
            area.say(told)
            return
        self.lock()  # over the page of the password too
        words = self.tr(
            "Une saisie n’est pas enregistrée. Déverrouillez pour la terminer, ou changez d’agent une deuxième fois."
        )
        self.login.page.warn(words)

    @Slot()
    def _forget_told(self) -> None:
        self._told_of_loss = False

    @Slot()
    def change_agent(self) -> None:
        """Close this session and this window; another agent opens theirs."""
        self._keep_last_typing()
        self.login_model.leave()
        self.agent_change_asked.emit()

    @Slot()
    def _keep_last_typing(self) -> None:
        if self.area is not None:
            self.area.keep_typing(last=True)

    @Slot()
    def _show_agent_menu(self) -> None:
        items = []
        for action_id in ("session.lock", "session.password", "session.change", "help.shortcuts"):
            if not self.actions[action_id].isVisible():
                continue
            spec, action = self.actions.spec(action_id), self.actions[action_id]
            items.append(MenuItem(action_id, spec.text, spec.icon, key_text(action.shortcut())))
        badge = self.window.top_bar.agent
        menu = ChoiceMenu(self.theme, self.tr("Session"), items, self.window)
        menu.chosen.connect(self._trigger)
        menu.open_under(badge)

    @Slot(object)
    def _trigger(self, action_id: str) -> None:
        self.actions[action_id].trigger()

    def _connect(self) -> None:
        self.login_model.opened.connect(self._on_opened)
        self.login_model.unlocked.connect(self._on_unlocked)
        self._rights.lock_asked.connect(self._lock_telling)
        self._rights.offer_changed.connect(self._offer_to)
        self._rights.rebuild_asked.connect(self._rebuild_for)
        self.login.other_agent_asked.connect(self._leave_for_another)
        self.login_model.password_changed.connect(self._on_password_changed)
        self.bridge.gone.connect(self._on_gone)
        self.bridge.attached.connect(self._on_attached)
        self.window.closing.connect(self._keep_last_typing)
        self.window.top_bar.agent_menu_asked.connect(self._show_agent_menu)
