"""The desk's door: a local, authenticated connection (Unix socket or named pipe) for windows and programs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from multiprocessing import AuthenticationError
from multiprocessing.connection import Connection, answer_challenge, deliver_challenge
from multiprocessing.connection import Listener as Door
from typing import Any

import msgspec

from guichet.contract.base import ChangeSet
from guichet.contract.desk import (
    AnswerFrame,
    Ask,
    Call,
    CallFrame,
    ChangedFrame,
    ChangePassword,
    CheckSums,
    Do,
    Frame,
    HashPassword,
    Hello,
    KeepFile,
    LogIn,
    LogInDemo,
    LogOut,
    RenewSession,
    Resolve,
    Session,
    ShutDown,
    StatusFrame,
    SyncNow,
    SyncStatus,
)
from guichet.contract.refusals import Bug, GuichetError, NotLoggedIn, PasswordChangeDue, to_text
from guichet.contract.registry import decode_operation, decode_query, encode
from guichet.desk.core import Desk, Listener
from guichet.desk.wire import hang_up
from guichet.models.incidents import outage_of, report

log = logging.getLogger(__name__)

_decoder = msgspec.msgpack.Decoder(CallFrame)
_encoder = msgspec.msgpack.Encoder()


class DeskServer:
    """Takes connections and answers their frames; each connection has its own session."""

    def __init__(self, desk: Desk, address: str, authkey: bytes, on_shut_down: Callable[[], None]) -> None:
        self._desk = desk
        self._door = Door(address)
        self._authkey = authkey
        self._on_shut_down = on_shut_down
        self._guests: set[_Guest] = set()
        self._lock = threading.Lock()
        self._closing = False
        self._thread = threading.Thread(target=self._accept, name="door", daemon=True)

    def start(self) -> None:
        """Take connections from now on."""
        self._thread.start()

    def guests(self) -> int:
        """Count the open connections."""
        with self._lock:
            return len(self._guests)

    def close(self) -> None:
        """Close the door and every connection."""
        self._closing = True
        self._door.close()
        with self._lock:
            guests = tuple(self._guests)
        for guest in guests:
            guest.close()

    def _accept(self) -> None:
        while not self._closing:
            try:
                connection = self._door.accept()
            except OSError as problem:  # the door closed, or somebody left at once: neither ends the desk
                if not self._closing:
                    log.warning("a connection was refused (%s)", type(problem).__name__)
                continue
            guest = _Guest(self._desk, connection, self._authkey, self._left, self._on_shut_down)
            with self._lock:
                self._guests.add(guest)
            guest.start()

    def _left(self, guest: _Guest) -> None:
        with self._lock:
            self._guests.discard(guest)


class _Guest(Listener):
    """One connection."""

    def __init__(
        self,
        desk: Desk,
        connection: Connection[Any, Any],
        authkey: bytes,
        left: Callable[[_Guest], None],
        on_shut_down: Callable[[], None],
    ) -> None:
        self._desk = desk
        self._connection = connection
        self._authkey = authkey
        self._left = left
        self._on_shut_down = on_shut_down
        self._session: Session | None = None
        self._sending = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="guest", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        hang_up(self._connection)

    def rows_changed(self, changes: ChangeSet) -> None:
        self._send(ChangedFrame(changes))

    def status_changed(self, status: SyncStatus) -> None:
        self._send(StatusFrame(status))

    def _serve(self) -> None:
        try:
            if self._has_the_key():
                self._converse()
        finally:
            with self._sending:  # closed under an answer that is being written, it would break it midway
                self._connection.close()
            self._left(self)

    def _has_the_key(self) -> bool:
        """Check both ways that the other side knows the door's key; on its own thread, so that nobody else waits."""
        try:
            deliver_challenge(self._connection, self._authkey)
            answer_challenge(self._connection, self._authkey)
        except (AuthenticationError, EOFError, OSError) as problem:
            log.warning("a connection was refused (%s)", type(problem).__name__)
            return False
        return True

    def _converse(self) -> None:
        self._desk.listen(self)
        try:
            self._send(StatusFrame(self._desk.sync.status))
            while True:
                frame = _decoder.decode(self._connection.recv_bytes())
                self._take(frame)
        except (EOFError, OSError):
            pass
        except msgspec.MsgspecError:
            log.warning("a connection sent what is not of the contract and was closed")
        finally:
            self._desk.forget(self)

    def _take(self, frame: CallFrame) -> None:
        try:
            future = self._begin(frame.call)
        except Exception as problem:
            self._fail(frame.number, problem)
            return
        future.add_done_callback(partial(self._answer, frame.number, frame.call))

    def _begin(self, call: Call) -> Future[Any]:
        match call:
            case Hello():
                return self._desk.facts()
            case LogIn(login, password):
                return self._desk.log_in(login, password)
            case LogInDemo():
                return self._desk.log_in_demo()
            case LogOut():
                self._session = None
                return _now(None)
            case SyncNow():
                return self._desk.sync.ask_now()
            case CheckSums():
                return self._desk.check_sums()
            case ShutDown():
                return _now(None)
            case _:
                session = self._logged_in()
                if session.must_change_password and not isinstance(call, (ChangePassword, RenewSession)):
                    raise PasswordChangeDue()
                return self._begin_in(session, call)

    def _begin_in(
        self, session: Session, call: Do | Ask | Resolve | KeepFile | ChangePassword | HashPassword | RenewSession
    ) -> Future[Any]:
        """Begin what only a logged-in agent may."""
        match call:
            case Do(operation):
                return self._desk.do(session, decode_operation(operation))
            case Ask(query):
                return self._desk.ask(session, decode_query(query))
            case Resolve(op_id, operation):
                return self._desk.resolve(session, op_id, None if operation is None else decode_operation(operation))
            case KeepFile(content, media_type):
                return self._desk.keep_file(session, content, media_type)
            case ChangePassword(old, new):
                return self._desk.change_password(session, old, new)
            case RenewSession():
                return self._desk.renew_session(session)
            case HashPassword(password, identity):
                return self._desk.hash_password(session, password, identity)

    def _logged_in(self) -> Session:
        if self._session is None:
            raise NotLoggedIn()
        return self._session

    def _answer(self, number: int, call: Call, future: Future[Any]) -> None:
        problem = future.exception()
        if problem is not None:
            self._fail(number, problem)
            return
        value = future.result()
        if isinstance(call, (LogIn, LogInDemo, ChangePassword, RenewSession)):
            self._session = value
        self._send(AnswerFrame(number, b"null" if value is None else encode(value)))
        if isinstance(call, ShutDown):  # after its answer: the end closes the door
            self._on_shut_down()

    def _fail(self, number: int, problem: BaseException) -> None:
        if not isinstance(problem, GuichetError):
            problem = outage_of(problem) or Bug(report(log, "a call failed", problem))
        self._send(AnswerFrame(number, error=to_text(problem)))

    def _send(self, frame: Frame) -> None:
        data = _encoder.encode(frame)
        with self._sending:
            try:
                self._connection.send_bytes(data)
            except (OSError, ValueError):  # the other side is gone: wake the reader, which alone closes
                hang_up(self._connection)


def _now(value: Any) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future
