"""The desk as a screen sees it: calls that never wait, answers on the window's own thread while their owner lives."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar
from uuid import UUID

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

from guichet.contract.base import ChangeSet, Done, Operation, Query
from guichet.contract.desk import DeskFacts, KeptFile, PasswordHash, Session, SyncStatus
from guichet.contract.refusals import AccountClosed, Bug, GuichetError
from guichet.desk.client import DeskClient

log = logging.getLogger(__name__)

Answer = TypeVar("Answer")
Failed = Callable[[GuichetError], None]


class DeskBridge(QObject):
    """Carries calls to the desk process; those made before it is there wait for it.

    ``owner`` is the QObject on whose behalf a call is made: once Qt has deleted it, its answer is dropped.
    """

    changed = Signal(object)
    """ChangeSet: rows changed, by a gesture here or by a pull."""
    status_changed = Signal(object)
    """SyncStatus."""
    account_closed = Signal()
    """The account of the session was closed: the desk refuses whatever is asked in it."""
    gone = Signal()
    """The desk process ended."""
    attached = Signal()
    """The desk is there."""
    joined = Signal(object)
    """DeskClient: the connection is made, on another thread."""
    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client: DeskClient | None = None
        self._early: list[Callable[[DeskClient], None]] = []
        self.status = SyncStatus()
        self._delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.status_changed.connect(self._keep_status)
        self.joined.connect(self.attach, Qt.ConnectionType.QueuedConnection)
        self.gone.connect(self._detach)

    def on_changed(self, changes: ChangeSet) -> None:
        """Hear from the client's thread that rows changed."""
        self.changed.emit(changes)

    def on_status(self, status: SyncStatus) -> None:
        """Hear from the client's thread how synchronisation is."""
        self.status_changed.emit(status)

    def on_gone(self) -> None:
        """Hear from the client's thread that the desk ended."""
        self.gone.emit()

    @Slot(object)
    def attach(self, client: DeskClient) -> None:
        """Take the connection, and make the calls that waited for it."""
        self._client = client
        early, self._early = self._early, []
        for call in early:
            call(client)
        self.attached.emit()

    def hello(self, *, owner: QObject, done: Callable[[DeskFacts], None], failed: Failed) -> None:
        """Ask what the log-in screen shows."""
        self._call(lambda desk: desk.hello(), owner, done, failed)

    def log_in(
        self, login: str, password: str, *, owner: QObject, done: Callable[[Session], None], failed: Failed
    ) -> None:
        """Open a session."""
        self._call(lambda desk: desk.log_in(login, password), owner, done, failed)

    def log_in_demo(self, *, owner: QObject, done: Callable[[Session], None], failed: Failed) -> None:
        """Open the demo agent's session."""
        self._call(lambda desk: desk.log_in_demo(), owner, done, failed)

    def change_password(
        self, old: str, new: str, *, owner: QObject, done: Callable[[Session], None], failed: Failed
    ) -> None:
        """Give the agent who is here a new password."""
        self._call(lambda desk: desk.change_password(old, new), owner, done, failed)

    def renew_session(self, *, owner: QObject, done: Callable[[Session], None], failed: Failed) -> None:
        """Ask what the agent who is here may do now."""
        self._call(lambda desk: desk.renew_session(), owner, done, failed)

    def hash_password(
        self,
        password: str,
        identity: tuple[str, ...],
        *,
        owner: QObject,
        done: Callable[[PasswordHash], None],
        failed: Failed,
    ) -> None:
        """Hash a password given to somebody else."""
        self._call(lambda desk: desk.hash_password(password, identity), owner, done, failed)

    def log_out(self, *, owner: QObject, done: Callable[[None], None], failed: Failed) -> None:
        """Close the session."""
        self._call(lambda desk: desk.log_out(), owner, done, failed)

    def do(self, operation: Operation, *, owner: QObject, done: Callable[[Done], None], failed: Failed) -> None:
        """Do an operation."""
        self._call(lambda desk: desk.do(operation), owner, done, failed)

    def ask(self, query: Query[Answer], *, owner: QObject, done: Callable[[Answer], None], failed: Failed) -> None:
        """Ask a query."""
        self._call(lambda desk: desk.ask(query), owner, done, failed)

    def resolve(
        self,
        op_id: UUID,
        operation: Operation | None,
        *,
        owner: QObject,
        done: Callable[[ChangeSet], None],
        failed: Failed,
    ) -> None:
        """Settle a refused or conflicting operation."""
        self._call(lambda desk: desk.resolve(op_id, operation), owner, done, failed)

    def keep_file(
        self, content: bytes, media_type: str, *, owner: QObject, done: Callable[[KeptFile], None], failed: Failed
    ) -> None:
        """Keep a file at this workstation."""
        self._call(lambda desk: desk.keep_file(content, media_type), owner, done, failed)

    def sync_now(self, *, owner: QObject, done: Callable[[SyncStatus], None], failed: Failed) -> None:
        """Push and pull at once."""
        self._call(lambda desk: desk.sync_now(), owner, done, failed)

    def _call(
        self,
        call: Callable[[DeskClient], Future[Any]],
        owner: QObject,
        done: Callable[[Any], None],
        failed: Failed,
    ) -> None:
        def begin(client: DeskClient) -> None:
            call(client).add_done_callback(lambda future: self._delivered.emit((owner, done, failed, future)))

        if self._client is None:
            self._early.append(begin)
        else:
            begin(self._client)

    @Slot(object)
    def _deliver(self, delivery: tuple[QObject, Callable[[Any], None], Failed, Future[Any]]) -> None:
        owner, done, failed, future = delivery
        if not shiboken6.isValid(owner):
            return
        problem = future.exception()
        if problem is None:
            done(future.result())
        elif isinstance(problem, AccountClosed):
            self.account_closed.emit()
            failed(problem)
        elif isinstance(problem, GuichetError):
            failed(problem)
        else:
            incident = secrets.token_hex(4)
            log.error("an answer failed: incident %s (%s)", incident, type(problem).__name__, exc_info=problem)
            failed(Bug(incident))

    @Slot()
    def _detach(self) -> None:
        """Calls made from now on wait for the next connection."""
        self._client = None

    @Slot(object)
    def _keep_status(self, status: SyncStatus) -> None:
        self.status = status
