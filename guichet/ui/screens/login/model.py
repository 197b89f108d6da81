"""Who works here: log-in at start, lock, and unlock by the same agent."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from guichet.contract.desk import DeskFacts, Session
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge


class LoginModel(QObject):
    """Opens sessions. With ``demo`` the folder's demo agent comes in without a password, at start and after a lock."""

    facts_known = Signal(object)  # DeskFacts
    opened = Signal(object)  # Session
    unlocked = Signal(object)  # Session
    renewed = Signal(object)
    """Session of the agent who is here, with what they may do now."""
    refused = Signal(object)  # GuichetError
    password_changed = Signal(object)  # Session
    password_refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, *, demo: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._demo = demo
        self.facts = DeskFacts()
        self.session: Session | None = None

    @property
    def needs_password(self) -> bool:
        """Whether the agent who is here has to type a password to come back."""
        return self.session is None or not self._demo or self.facts.demo_login != self.session.login

    def begin(self) -> None:
        """Ask where this is; in a demo folder, come in."""
        self._bridge.hello(owner=self, done=self._on_facts, failed=self.refused.emit)

    def submit(self, login: str, password: str) -> None:
        """Log in, or unlock."""
        if self.session is not None and not self.needs_password:
            self._bridge.log_in_demo(owner=self, done=self._on_session, failed=self.refused.emit)
        else:
            self._bridge.log_in(login, password, owner=self, done=self._on_session, failed=self.refused.emit)

    def resume(self, session: Session) -> None:
        """Take a session over that is open already."""
        self.session = session
        self._bridge.hello(owner=self, done=self._on_facts, failed=self.refused.emit)

    def change_password(self, old: str, new: str) -> None:
        """Give the agent who is here a new password."""

        def done(session: Session) -> None:
            self.session = session
            self.password_changed.emit(session)

        self._bridge.change_password(old, new, owner=self, done=done, failed=self.password_refused.emit)

    def renew(self) -> None:
        """Ask what the agent who is here may do now: accounts changed."""
        if self.session is not None:
            self._bridge.renew_session(owner=self, done=self._on_renewed, failed=self._on_not_renewed)

    def leave(self) -> None:
        """Close the session, so that another agent may come."""
        self.session = None

        def ignored(_: GuichetError | None) -> None:
            """The desk forgets the session with the connection anyway."""

        self._bridge.log_out(owner=self, done=ignored, failed=ignored)

    def _on_facts(self, facts: DeskFacts) -> None:
        self.facts = facts
        self.facts_known.emit(facts)
        if self._demo and facts.demo_login and self.session is None:
            self._bridge.log_in_demo(owner=self, done=self._on_session, failed=self.refused.emit)

    def _on_renewed(self, session: Session) -> None:
        before = self.session
        if before is not None and before.agent_id == session.agent_id:
            self.session = session
            self.renewed.emit(session)

    def _on_not_renewed(self, _error: GuichetError) -> None:
        """A closed account is told by the bridge; for anything else the session goes on as it was."""

    def _on_session(self, session: Session) -> None:
        before, self.session = self.session, session
        if before is not None and before.agent_id == session.agent_id:
            self.unlocked.emit(session)
        else:
            self.opened.emit(session)
