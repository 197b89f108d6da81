"""The accounts of the town: which are shown, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.accounts import (
    AccountFacts,
    AccountList,
    AddAgent,
    CorrectAgent,
    DisableAgent,
    EnableAgent,
    GrantFacts,
    GrantRole,
    ListAccounts,
    ListServices,
    ResetPassword,
    RevokeRole,
    ServiceList,
    UnlockAgent,
)
from guichet.contract.base import FieldEdit, Operation, new_id
from guichet.contract.desk import PasswordHash
from guichet.domain.permissions import Role
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import fold
from guichet.ui.screens.admin.account_words import display, is_closed, roles
from guichet.ui.watched import Watched

_TABLES = ("agent", "agent_secret", "role_grant", "service", "setting")


class Standing(StrEnum):
    """Which accounts are shown."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class NewAccount:
    """An account as it is typed; its password is in no text of it."""

    given_name: str
    surname: str
    login: str
    quality: str
    role: Role
    service: str
    password: str = field(repr=False)


class AccountsModel(Watched):
    """The accounts and the services; a password is hashed by the desk before anything travels."""

    shown = Signal()
    services_known = Signal(object)  # ServiceList
    done = Signal(str, object)  # which gesture, and how to take it back: a callable, or None
    opened = Signal(object)  # UUID of the account that was opened

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, _TABLES, parent)
        self.accounts: tuple[AccountFacts, ...] = ()
        self.standing = Standing.OPEN
        self.text = ""

    @property
    def kept(self) -> list[AccountFacts]:
        """The accounts that the filters keep."""
        sought = fold(self.text).split()
        found = self.of(self.standing)
        return [each for each in found if all(word in fold(_searched(each)) for word in sought)]

    def of(self, standing: Standing) -> list[AccountFacts]:
        """Give the open or the closed accounts."""
        closed, today = standing is Standing.CLOSED, clock.today()
        return [each for each in self.accounts if is_closed(each, today) is closed]

    def ask(self) -> None:
        """Ask accounts and services again."""
        self._bridge.ask(ListServices(), owner=self, done=self._take_services, failed=self.refused.emit)
        self._ask(ListAccounts(), self._take)

    def _take(self, found: AccountList) -> None:
        self.accounts = found.accounts
        self.shown.emit()

    def _take_services(self, found: ServiceList) -> None:
        self.services_known.emit(found)

    # --- gestures ----------------------------------------------------------------------------------------------------

    def open_account(self, wanted: NewAccount) -> None:
        """Open an account with its first role."""
        agent_id = new_id()

        def add(hashed: PasswordHash) -> None:
            operation = AddAgent(
                agent_id=agent_id,
                login=wanted.login,
                given_name=wanted.given_name,
                surname=wanted.surname,
                quality=wanted.quality,
                secret_id=new_id(),
                password_hash=hashed.value,
                grants=((new_id(), wanted.role, wanted.service),),
            )
            self._bridge.do(operation, owner=self, done=added, failed=self.refused.emit)

        def added(_: object) -> None:
            self.opened.emit(agent_id)
            self.done.emit("opened", None)

        identity = (wanted.login, wanted.given_name, wanted.surname)
        self._bridge.hash_password(wanted.password, identity, owner=self, done=add, failed=self.refused.emit)

    def give_password(self, account: AccountFacts, password: str) -> None:
        """Give an agent a password that they will have to change."""

        def reset(hashed: PasswordHash) -> None:
            self._do(ResetPassword(agent_id=account.agent_id, password_hash=hashed.value), "password")

        identity = (account.login, account.given_name, account.surname)
        self._bridge.hash_password(password, identity, owner=self, done=reset, failed=self.refused.emit)

    def correct(self, account: AccountFacts, edits: tuple[FieldEdit, ...]) -> None:
        """Correct a name or a function."""
        back = tuple(FieldEdit(each.field, each.new, each.base) for each in edits)
        undo = CorrectAgent(agent_id=account.agent_id, edits=back)
        self._do(CorrectAgent(agent_id=account.agent_id, edits=edits), "corrected", undo)

    def grant(self, account: AccountFacts, role: Role, service: str) -> None:
        """Give a role."""
        grant_id = new_id()
        operation = GrantRole(grant_id=grant_id, agent_id=account.agent_id, role=role, service=service)
        self._do(operation, "granted", RevokeRole(grant_id=grant_id))

    def revoke(self, account: AccountFacts, held: GrantFacts) -> None:
        """Take a role back."""
        undo = GrantRole(grant_id=new_id(), agent_id=account.agent_id, role=held.role, service=held.service)
        self._do(RevokeRole(grant_id=held.grant_id), "revoked", undo)

    def close(self, account: AccountFacts, day: date) -> None:
        """Close an account from a day on."""
        self._do(
            DisableAgent(agent_id=account.agent_id, disabled_on=day), "closed", EnableAgent(agent_id=account.agent_id)
        )

    def reopen(self, account: AccountFacts) -> None:
        """Open a closed account again, or call its closing off."""
        if account.disabled_on is not None:
            undo = DisableAgent(agent_id=account.agent_id, disabled_on=account.disabled_on)
            self._do(EnableAgent(agent_id=account.agent_id), "reopened", undo)

    def unlock(self, account: AccountFacts) -> None:
        """Forget an agent's wrong passwords."""
        self._do(UnlockAgent(agent_id=account.agent_id, setting_id=new_id()), "unlocked")

    def _do(self, operation: Operation, gesture: str, undo: Operation | None = None) -> None:
        def done(_: object) -> None:
            back: Callable[[], None] | None = None if undo is None else take_back
            self.done.emit(gesture, back)

        def take_back() -> None:
            assert undo is not None
            self._bridge.do(undo, owner=self, done=_ignored, failed=self.refused.emit)

        self._bridge.do(operation, owner=self, done=done, failed=self.refused.emit)


def _ignored(_: object) -> None:
    """What changed is told by the desk."""


def _searched(account: AccountFacts) -> str:
    return " ".join((display(account), account.login, account.quality, roles(account)))


def find(accounts: tuple[AccountFacts, ...], agent_id: UUID | None) -> AccountFacts | None:
    """Give an account by its agent."""
    return next((each for each in accounts if each.agent_id == agent_id), None)
