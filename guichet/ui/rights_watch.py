"""What the agent may do while the session is open: an account that closes, or rights that change, count at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.base import ChangeSet
from guichet.contract.desk import Session
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.login.model import LoginModel
from guichet.ui.shell.main_window import MainWindow

if TYPE_CHECKING:
    from guichet.ui.work_area import WorkArea

_TABLES: Final = ("agent", "role_grant", "service")
"""The tables that say what an agent may do."""


class RightsWatch(QObject):
    """Asks again when a pull brings rows of accounts.

    Pages whose rights are no longer those they were made for are made anew; while something typed would be lost by it,
    only what may still be done is offered, and the session locks at once where rights were lost.
    """

    lock_asked = Signal(str)
    """What the lock is to say."""
    offer_changed = Signal(object)
    """Session with what may be offered from now on."""
    rebuild_asked = Signal(object)
    """Session that the pages are to be made anew for."""

    def __init__(self, bridge: DeskBridge, login: LoginModel, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._login = login
        self._window = window
        self._area: WorkArea | None = None
        self._due: Session | None = None
        bridge.changed.connect(self._on_rows)
        bridge.account_closed.connect(self._on_closed)
        login.renewed.connect(self.take)

    def follow(self, area: WorkArea) -> None:
        """Watch over the pages of a session."""
        self._area = area
        for moved in (area.visits.work_changed, area.visits.visits_changed):
            moved.connect(self._follow_soon)

    def close(self) -> None:
        """Hear nothing any more: the window goes."""
        self._bridge.changed.disconnect(self._on_rows)
        self._bridge.account_closed.disconnect(self._on_closed)

    @Slot(object)
    def take(self, session: Session) -> None:
        """Have the pages follow what the agent may do now."""
        area = self._area
        if area is None or (area.session.permissions, area.session.sectors) == (session.permissions, session.sectors):
            return
        lost = bool(area.session.permissions - session.permissions or area.session.sectors - session.sectors)
        self._due = session
        self.offer_changed.emit(session)
        area.take_rights(session)
        if area.is_typing and lost and not self._window.is_covered():
            self.lock_asked.emit(self.tr("Vos droits ont changé. Déverrouillez pour finir votre saisie."))
        self._follow()

    @Slot()
    def _follow_soon(self) -> None:
        if self._due is not None:
            QTimer.singleShot(0, self, self._follow)

    @Slot()
    def _follow(self) -> None:
        """Have the pages made anew as soon as they are in sight and nothing is typed in them."""
        session, area = self._due, self._area
        if session is None or area is None or self._window.is_covered() or area.is_typing:
            return
        self._due = None
        self.rebuild_asked.emit(session)

    @Slot(object)
    def _on_rows(self, changes: ChangeSet) -> None:
        if changes.touches(*_TABLES):
            self._login.renew()

    @Slot()
    def _on_closed(self) -> None:
        """Nothing stays in sight of an account that was closed."""
        if self._login.session is not None and self._area is not None:
            words = self.tr("Votre compte est fermé. Adressez-vous à un administrateur, ou changez d’agent.")
            self.lock_asked.emit(words)
