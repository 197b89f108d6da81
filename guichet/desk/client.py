"""The other end of the desk's door: what a window, the command line or a test holds. Imports no database."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Client
from typing import Any, TypeVar
from uuid import UUID

import msgspec

from guichet.contract.base import ChangeSet, Done, Operation, Query
from guichet.contract.desk import (
    AnswerFrame,
    Ask,
    Call,
    CallFrame,
    ChangedFrame,
    ChangePassword,
    CheckSums,
    DeskFacts,
    Do,
    HashPassword,
    Hello,
    KeepFile,
    KeptFile,
    LogIn,
    LogInDemo,
    LogOut,
    PasswordHash,
    RenewSession,
    Resolve,
    Session,
    ShutDown,
    StatusFrame,
    SumReport,
    SyncNow,
    SyncStatus,
)
from guichet.contract.refusals import DeskGone, from_text
from guichet.contract.registry import encode
from guichet.desk.wire import hang_up

Answer = TypeVar("Answer")

_decoder = msgspec.msgpack.Decoder(AnswerFrame | ChangedFrame | StatusFrame)
_encoder = msgspec.msgpack.Encoder()


class DeskClient:
    """A connection to the desk. Calls give futures, which end on the client's own thread; so do the two callbacks.

    Args:
        on_changed: told which rows changed.
        on_status: told the state of synchronisation; once at connection, then at each change.
        on_gone: told when the desk ends; every open call fails with DeskGone.
    """

    def __init__(
        self,
        address: str,
        authkey: bytes,
        *,
        on_changed: Callable[[ChangeSet], None] = lambda _: None,
        on_status: Callable[[SyncStatus], None] = lambda _: None,
        on_gone: Callable[[], None] = lambda: None,
    ) -> None:
        try:
            self._connection = Client(address, authkey=authkey)
        except (OSError, EOFError) as problem:
            raise DeskGone() from problem
        self._on_changed = on_changed
        self._on_status = on_status
        self._on_gone = on_gone
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[type[Any] | None, Future[Any]]] = {}
        self._lock = threading.Lock()
        self._gone = False
        self._thread = threading.Thread(target=self._listen, name="desk", daemon=True)
        self._thread.start()

    def hello(self) -> Future[DeskFacts]:
        """Ask what the log-in screen shows."""
        return self._call(Hello(), DeskFacts)

    def log_in(self, login: str, password: str) -> Future[Session]:
        """Open this connection's session."""
        return self._call(LogIn(login, password), Session)

    def log_in_demo(self) -> Future[Session]:
        """Open the demo agent's session."""
        return self._call(LogInDemo(), Session)

    def change_password(self, old: str, new: str) -> Future[Session]:
        """Give the logged-in agent a new password; fails with LoginRefused or PasswordWeak."""
        return self._call(ChangePassword(old, new), Session)

    def renew_session(self) -> Future[Session]:
        """Give the session as the agent's account now is; fails with AccountClosed."""
        return self._call(RenewSession(), Session)

    def hash_password(self, password: str, identity: tuple[str, ...]) -> Future[PasswordHash]:
        """Hash a password given to somebody else; fails with PasswordWeak."""
        return self._call(HashPassword(password, identity), PasswordHash)

    def log_out(self) -> Future[None]:
        """Close this connection's session."""
        return self._call(LogOut(), None)

    def do(self, operation: Operation) -> Future[Done]:
        """Do an operation."""
        return self._call(Do(encode(operation)), Done)

    def ask(self, query: Query[Answer]) -> Future[Answer]:
        """Ask a query."""
        return self._call(Ask(encode(query)), query.answer)

    def resolve(self, op_id: UUID, operation: Operation | None) -> Future[ChangeSet]:
        """Settle a refused or conflicting operation."""
        return self._call(Resolve(op_id, None if operation is None else encode(operation)), ChangeSet)

    def keep_file(self, content: bytes, media_type: str) -> Future[KeptFile]:
        """Keep a file at this workstation, to be sent."""
        return self._call(KeepFile(content, media_type), KeptFile)

    def sync_now(self) -> Future[SyncStatus]:
        """Push and pull at once."""
        return self._call(SyncNow(), SyncStatus)

    def check_sums(self) -> Future[SumReport]:
        """Sum every row of the replica anew."""
        return self._call(CheckSums(), SumReport)

    def shut_down(self) -> Future[None]:
        """End the desk process."""
        return self._call(ShutDown(), None)

    def close(self) -> None:
        """Leave; the desk goes on."""
        with self._lock:
            self._gone = True
        hang_up(self._connection)
        if threading.current_thread() is not self._thread:
            self._thread.join(5)

    def _call(self, call: Call, kind: type[Any] | None) -> Future[Any]:
        future: Future[Any] = Future()
        number = next(self._numbers)
        with self._lock:
            if self._gone:
                future.set_exception(DeskGone())
                return future
            self._waiting[number] = (kind, future)
            try:
                self._connection.send_bytes(_encoder.encode(CallFrame(number, call)))
            except OSError:
                del self._waiting[number]
                future.set_exception(DeskGone())
        return future

    def _listen(self) -> None:
        try:
            while True:
                self._take(_decoder.decode(self._connection.recv_bytes()))
        except (EOFError, OSError, TypeError):  # TypeError: closed by us in the middle of a read
            pass
        with self._lock:
            closed_here, self._gone = self._gone, True
            waiting, self._waiting = self._waiting, {}
        for _, future in waiting.values():
            future.set_exception(DeskGone())
        if not closed_here:
            self._on_gone()

    def _take(self, frame: AnswerFrame | ChangedFrame | StatusFrame) -> None:
        match frame:
            case ChangedFrame(changes):
                self._on_changed(changes)
            case StatusFrame(status):
                self._on_status(status)
            case AnswerFrame(number, body, error):
                with self._lock:
                    kind, future = self._waiting.pop(number)
                if error is not None:
                    future.set_exception(from_text(error))
                elif kind is None:
                    future.set_result(None)
                else:
                    future.set_result(msgspec.json.decode(body, type=kind))
