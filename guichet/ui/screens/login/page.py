"""The log-in page wired to its model."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.desk import DeskFacts, Session
from guichet.contract.refusals import GuichetError
from guichet.ui.messages import sentence
from guichet.ui.screens.login.model import LoginModel
from guichet.ui.shell.login_page import LoginPage
from guichet.ui.shell.password_page import PasswordPage
from guichet.ui.theme import Theme


class LoginScreen(QObject):
    """Shows the page, passes what is typed to the model and its answers back."""

    other_agent_asked = Signal()

    def __init__(self, theme: Theme, model: LoginModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.page = LoginPage(theme)
        self.page.submitted.connect(model.submit)
        self.page.other_agent_asked.connect(self.other_agent_asked)
        model.facts_known.connect(self._show_facts)
        model.refused.connect(self._refuse)

    def lock(self, session: Session) -> None:
        """Ask the agent who is here to come back."""
        self.page.lock(session.login, session.display, with_password=self._model.needs_password)

    @Slot(object)
    def _show_facts(self, facts: DeskFacts) -> None:
        self.page.show_town(facts.town)

    @Slot(object)
    def _refuse(self, error: GuichetError) -> None:
        self.page.refuse(sentence(error))


class PasswordScreen(QObject):
    """Wires the page of the new password to the model."""

    cancelled = Signal()

    def __init__(self, theme: Theme, model: LoginModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = PasswordPage(theme)
        self.page.submitted.connect(model.change_password)
        self.page.cancelled.connect(self.cancelled)
        model.password_refused.connect(self.page.refuse)

    def ask(self, session: Session, *, obligatory: bool) -> None:
        """Ask the agent who is here for a new password."""
        self.page.ask((session.login, *session.login.split("."), *session.display.split()), obligatory=obligatory)
