"""The words between a window (or the command line, or a test) and the desk process."""

from __future__ import annotations

import enum
from datetime import datetime
from uuid import UUID

import msgspec

from guichet.contract.base import ChangeSet
from guichet.contract.refusals import ErrorText
from guichet.domain.permissions import Permission, Role, Sector


class SyncState(enum.StrEnum):
    """What the sync pill says."""

    UP_TO_DATE = "up_to_date"
    WAITING = "waiting"
    """Online, something is still to be sent."""
    SYNCING = "syncing"
    OFFLINE = "offline"
    BLOCKED = "blocked"
    """The server refuses this workstation (revoked, cloned, untrusted, too old): ``problem`` says why."""
    NOT_ENROLLED = "not_enrolled"


class SyncStatus(msgspec.Struct, frozen=True, kw_only=True):
    """The state of synchronisation, broadcast at each change."""

    state: SyncState = SyncState.NOT_ENROLLED
    waiting: int = 0
    conflicts: int = 0
    refused: int = 0
    offline_since: datetime | None = None
    last_sync: datetime | None = None
    sent: int = 0
    to_send: int = 0
    received: int = 0
    to_receive: int = 0
    clock_offset_seconds: float = 0.0
    problem: ErrorText | None = None


class DeskFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the log-in screen needs to know."""

    town: str = ""
    site: str = ""
    counter: str = ""
    workstation: int = 0
    enrolled: bool = False
    demo_login: str = ""
    """Login that a demo folder opens by itself; empty in a real one."""
    problem: ErrorText | None = None


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Who is logged in and what they may do."""

    agent_id: UUID
    login: str
    display: str
    initials: str
    quality: str
    roles: tuple[tuple[Role, str], ...]
    permissions: frozenset[Permission]
    sectors: frozenset[Sector]
    site: str
    counter: str
    must_change_password: bool
    time_zone: str = "Europe/Paris"
    """The town's: its days and hours are those on screen and on paper."""
    token: str
    """Names this log-in on this connection; another window's log-in has another."""


# --- requests ------------------------------------------------------------------------------------------------------


class Hello(msgspec.Struct, frozen=True, tag="hello"):
    """First words on a connection; answered by :class:`DeskFacts`."""


class LogIn(msgspec.Struct, frozen=True, tag="log_in"):
    """Open a session; answered by :class:`Session`."""

    login: str
    password: str


class LogInDemo(msgspec.Struct, frozen=True, tag="log_in_demo"):
    """Open the demo agent's session; refused outside folders made by ``guichet demo``."""


class ChangePassword(msgspec.Struct, frozen=True, tag="change_password"):
    """Give the logged-in agent a new password; answered by a new :class:`Session`."""

    old: str
    new: str


class HashPassword(msgspec.Struct, frozen=True, tag="hash_password"):
    """Hash a password that an administrator gives somebody, so that it travels no further in clear.

    ``identity`` is what others know of its holder. Answered by :class:`PasswordHash`.
    """

    password: str
    identity: tuple[str, ...]


class RenewSession(msgspec.Struct, frozen=True, tag="renew_session"):
    """Ask what the session's agent may do now, after rows of accounts changed; answered by the :class:`Session`."""


class LogOut(msgspec.Struct, frozen=True, tag="log_out"):
    """Close the session of this connection."""


class Do(msgspec.Struct, frozen=True, tag="do"):
    """Do an operation (its JSON); answered by :class:`~guichet.contract.base.Done`."""

    operation: bytes


class Ask(msgspec.Struct, frozen=True, tag="ask"):
    """Ask a query (its JSON); answered by its answer's JSON."""

    query: bytes


class SyncNow(msgspec.Struct, frozen=True, tag="sync_now"):
    """Push and pull at once; answered by :class:`SyncStatus` when done."""


class CheckSums(msgspec.Struct, frozen=True, tag="check_sums"):
    """Recompute every row sum of the replica and compare; answered by :class:`SumReport`."""


class KeepFile(msgspec.Struct, frozen=True, tag="keep_file"):
    """Store a file encrypted at this workstation, to be sent; answered by :class:`KeptFile`."""

    content: bytes
    media_type: str


class Resolve(msgspec.Struct, frozen=True, tag="resolve"):
    """Settle a refused or conflicting operation.

    ``operation`` (JSON) replaces it, or None gives it up; what was parked behind it goes on, or is given up with it.
    """

    op_id: UUID
    operation: bytes | None = None


class ShutDown(msgspec.Struct, frozen=True, tag="shut_down"):
    """End the desk process once what is running is committed."""


Call = (
    Hello
    | LogIn
    | LogInDemo
    | ChangePassword
    | HashPassword
    | LogOut
    | RenewSession
    | Do
    | Ask
    | SyncNow
    | CheckSums
    | KeepFile
    | Resolve
    | ShutDown
)


class SumReport(msgspec.Struct, frozen=True, kw_only=True):
    """Sums of the replica, recomputed row by row: ``partition/table`` → (rows, sum); and those that differ."""

    sums: dict[str, tuple[int, int]]
    differing: tuple[str, ...]


class PasswordHash(msgspec.Struct, frozen=True):
    """A password as it is kept: salted and hashed (argon2id)."""

    value: str


class KeptFile(msgspec.Struct, frozen=True):
    """A stored file: its id (HMAC of the content under the organisation's key) and its size in bytes."""

    blob_id: str
    size: int


# --- frames ----------------------------------------------------------------------------------------------------------


class CallFrame(msgspec.Struct, frozen=True, array_like=True, tag="c"):
    """A numbered request."""

    number: int
    call: Call


class AnswerFrame(msgspec.Struct, frozen=True, array_like=True, tag="a"):
    """The answer to a request: ``body`` is the JSON of the answer, or ``error`` says no."""

    number: int
    body: bytes = b""
    error: ErrorText | None = None


class ChangedFrame(msgspec.Struct, frozen=True, array_like=True, tag="x"):
    """Rows changed, by anyone: an operation of this desk or a pull."""

    changes: ChangeSet


class StatusFrame(msgspec.Struct, frozen=True, array_like=True, tag="s"):
    """The sync status changed."""

    status: SyncStatus


Frame = CallFrame | AnswerFrame | ChangedFrame | StatusFrame
