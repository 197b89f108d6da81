"""What can go wrong, as classes: a rule said no (:class:`Refusal`), or the world said no (:class:`Outage`).

Anything else is a bug. Attributes are for the sentence that a face writes; they never hold more than the agent who gets
it may see, and they do not go into logs.
"""

from __future__ import annotations

import enum
from dataclasses import asdict, dataclass, fields
from typing import Any, ClassVar, get_type_hints
from uuid import UUID

import msgspec

from guichet.contract.base import FieldValue
from guichet.domain.permissions import Permission
from guichet.domain.procedures import StepPaper


class Outcome(enum.StrEnum):
    """What the server said of an operation, or what this workstation did with it meanwhile."""

    PENDING = "pending"
    """Not yet answered by the server."""
    OK = "ok"
    CONFLICT = "conflict"
    """Someone else changed the same thing: both versions are kept, an agent chooses."""
    REJECTED = "rejected"
    """A rule says no; retrying unchanged is pointless."""
    ERROR = "error"
    """A fault of the program; kept for support, to be sent again after a mend."""
    QUARANTINED = "quarantined"
    """The server doubts who did it; a supervisor decides."""
    PARKED = "parked"
    """Waits with the refused operation that it depends on."""
    RESOLVED = "resolved"
    """An agent settled it, by a new operation or by giving it up."""


@dataclass(eq=False)
class GuichetError(Exception):
    """Root of what the program says no with."""


@dataclass(eq=False)
class Refusal(GuichetError):
    """A rule said no; retrying unchanged is pointless. ``outcome`` is what the server stores for it."""

    outcome: ClassVar[Outcome] = Outcome.REJECTED

    def __str__(self) -> str:
        return type(self).__name__


@dataclass(eq=False)
class Outage(GuichetError):
    """The world said no; retrying may work."""

    outcome: ClassVar[Outcome] = Outcome.ERROR

    def __str__(self) -> str:
        return type(self).__name__


class FieldDivergence(msgspec.Struct, frozen=True):
    """One field that two agents changed differently."""

    field: str
    base: FieldValue
    mine: FieldValue
    theirs: FieldValue


# --- somebody else was faster -------------------------------------------------------------------------------------


@dataclass(eq=False)
class FieldsDiverged(Refusal):
    """The same fields were changed meanwhile; both versions are here."""

    outcome: ClassVar[Outcome] = Outcome.CONFLICT
    table: str
    row_id: UUID
    fields: tuple[FieldDivergence, ...]


@dataclass(eq=False)
class StateMoved(Refusal):
    """The request is no longer in the state that the agent saw."""

    outcome: ClassVar[Outcome] = Outcome.CONFLICT
    reference: str
    state: str


@dataclass(eq=False)
class AlreadyExists(Refusal):
    """This identifier, login or code is taken."""

    outcome: ClassVar[Outcome] = Outcome.CONFLICT
    table: str
    key: str = ""


# --- a rule says no ----------------------------------------------------------------------------------------------


@dataclass(eq=False)
class NotFound(Refusal):
    """There is no such row here."""

    table: str
    row_id: UUID


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The agent's roles do not give this permission."""

    permission: Permission


@dataclass(eq=False)
class WrittenByAnother(Refusal):
    """Only the agent who wrote this, or a supervisor, takes it back."""


@dataclass(eq=False)
class SectorClosed(Refusal):
    """The agent or this workstation does not have this sector."""

    partition: str


@dataclass(eq=False)
class FieldRefused(Refusal):
    """A field's value cannot be taken; ``problem`` is the name of the domain's problem."""

    field: str
    problem: str


@dataclass(eq=False)
class FormRefused(Refusal):
    """One or more fields of the procedure's form cannot be taken: field name → problem name."""

    problems: dict[str, str]


@dataclass(eq=False)
class NameMissing(Refusal):
    """A person needs a birth name, a usual name, or an organisation's name."""


@dataclass(eq=False)
class ProcedureUnknown(Refusal):
    """The catalogue has no such procedure, or no such version of it."""

    procedure: str


@dataclass(eq=False)
class DefinitionRefused(Refusal):
    """A procedure's definition cannot be read, or says two things at once; ``where`` is the path to the fault."""

    where: str


@dataclass(eq=False)
class ServiceUnknown(Refusal):
    """The organisation has no service of this code."""

    service: str


@dataclass(eq=False)
class RequesterMissing(Refusal):
    """This procedure does not take anonymous requests."""

    procedure: str


@dataclass(eq=False)
class TransitionUnknown(Refusal):
    """The workflow has no such step from this state."""

    transition: str
    state: str


@dataclass(eq=False)
class NoteMissing(Refusal):
    """The step wants a word of explanation."""

    transition: str


@dataclass(eq=False)
class PaperNotIssued(Refusal):
    """The step says that a paper was given, and the request has none that still counts."""

    paper: StepPaper


@dataclass(eq=False)
class DeadlineMissing(Refusal):
    """The step asks the citizen for documents: it must say until when they may come."""

    transition: str


@dataclass(eq=False)
class DocumentMissing(Refusal):
    """The step needs documents that are not on file (their codes)."""

    documents: tuple[str, ...]


@dataclass(eq=False)
class DocumentTooOld(Refusal):
    """The document is older than the procedure allows."""

    document: str
    max_age_days: int


@dataclass(eq=False)
class CopyForbidden(Refusal):
    """This document is seen and not kept: no copy of it may be held (CNIL)."""

    document: str


class FileProblem(enum.StrEnum):
    """Why a file is not taken, or not shown."""

    ABSENT = "absent"
    """There is no such file, or this account may not read it."""
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNKNOWN_KIND = "unknown_kind"
    HEIC = "heic"
    """A photograph in the form that iPhones keep for themselves."""
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    NO_PAGE = "no_page"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_HEAVY = "too_heavy"
    """Drawing it would take more memory or time than a page is worth."""


@dataclass(eq=False)
class FileUnreadable(Refusal):
    """This is not a file that can be kept and shown."""

    reason: FileProblem


@dataclass(eq=False)
class RequestClosed(Refusal):
    """The request is closed; reopen it first."""

    reference: str


@dataclass(eq=False)
class RequestNotClosed(Refusal):
    """The request is open, so it cannot be opened again."""

    reference: str


@dataclass(eq=False)
class AlreadySuspended(Refusal):
    """The citizen was already asked for documents, and they have not come."""

    reference: str


@dataclass(eq=False)
class OtherSector(Refusal):
    """A request does not leave its sector: this service belongs to another."""

    service: str


@dataclass(eq=False)
class LegalValueUnconfirmed(Refusal):
    """No acknowledgment is made from legal values that nobody confirmed."""

    procedure: str


@dataclass(eq=False)
class NotSuspended(Refusal):
    """The request is not suspended, so it cannot resume."""

    reference: str


@dataclass(eq=False)
class DateOutOfOrder(Refusal):
    """This date cannot come before the fact that it follows."""

    field: str


@dataclass(eq=False)
class ReferenceMalformed(Refusal):
    """The reference's check character is wrong, or it was not minted by this workstation."""

    reference: str


@dataclass(eq=False)
class ReceiptIncomplete(Refusal):
    """A receipt lacks mentions that it must bear; ``mentions`` are field names, never their content."""

    mentions: tuple[str, ...]


@dataclass(eq=False)
class ReferenceUnprintable(Refusal):
    """A reference cannot be a bar code on every paper: it is not 1 to 20 printable ASCII characters."""


@dataclass(eq=False)
class PasswordWeak(Refusal):
    """The password does not meet the rules (names of the domain's problems)."""

    problems: tuple[str, ...]


@dataclass(eq=False)
class LastAdministrator(Refusal):
    """The organisation must keep one administrator."""


@dataclass(eq=False)
class FreeTextRefused(Refusal):
    """The free text holds what it may not hold (a social security number)."""

    field: str


@dataclass(eq=False)
class DependsOnRefused(Refusal):
    """The operation stands on one that was refused; it waits with it."""

    outcome: ClassVar[Outcome] = Outcome.PARKED
    op_id: UUID


@dataclass(eq=False)
class NothingToResolve(Refusal):
    """This operation is neither in conflict, refused nor parked."""

    op_id: UUID


# --- log-in and enrolment ------------------------------------------------------------------------------------------


@dataclass(eq=False)
class LoginRefused(Refusal):
    """Unknown agent or wrong password: never said which."""


@dataclass(eq=False)
class AccountClosed(Refusal):
    """The account of the session was closed meanwhile."""


@dataclass(eq=False)
class AccountLocked(Refusal):
    """Too many wrong passwords; try again after that many seconds."""

    seconds: int


@dataclass(eq=False)
class PasswordChangeDue(Refusal):
    """The password was given by somebody else; nothing is done before the agent has their own."""


@dataclass(eq=False)
class OfflineTooLong(Refusal):
    """This workstation has not met its server for so many days: who may log in is no longer sure."""

    days: int


@dataclass(eq=False)
class NotLoggedIn(Refusal):
    """Nobody is logged in at this desk."""


@dataclass(eq=False)
class NotEnrolled(Refusal):
    """This workstation is not enrolled with a server."""


@dataclass(eq=False)
class EnrolmentCodeRefused(Refusal):
    """The enrolment code is wrong, used, or too old."""


@dataclass(eq=False)
class AlreadyEnrolled(Refusal):
    """This data folder already belongs to a workstation."""


@dataclass(eq=False)
class WorkstationRevoked(Refusal):
    """The server no longer accepts this workstation."""


@dataclass(eq=False)
class WorkstationCloned(Refusal):
    """Another copy of this workstation has used the same operation numbers."""


@dataclass(eq=False)
class SignatureRefused(Refusal):
    """The operation's signature is not this workstation's."""

    outcome: ClassVar[Outcome] = Outcome.QUARANTINED


@dataclass(eq=False)
class AgentDoubted(Refusal):
    """The agent's rights at the time, or now, do not cover this operation."""

    outcome: ClassVar[Outcome] = Outcome.QUARANTINED
    permission: Permission


@dataclass(eq=False)
class OperationUnknown(Refusal):
    """The server does not know this operation, or this version of it."""

    outcome: ClassVar[Outcome] = Outcome.ERROR
    name: str
    version: int


@dataclass(eq=False)
class Bug(Refusal):
    """An unknown failure, logged under ``incident``: the number to quote to support."""

    outcome: ClassVar[Outcome] = Outcome.ERROR
    incident: str


# --- the world says no ---------------------------------------------------------------------------------------------


@dataclass(eq=False)
class ServerUnreachable(Outage):
    """No answer from the server."""


@dataclass(eq=False)
class ServerUntrusted(Outage):
    """The server's certificate is not the one pinned at enrolment."""


@dataclass(eq=False)
class ServerFailed(Outage):
    """The server answered with a fault."""

    status: int


@dataclass(eq=False)
class SnapshotRequired(Outage):
    """The server no longer serves changes from this cursor; a snapshot is needed."""


@dataclass(eq=False)
class HistoryForked(Outage):
    """The server's history is not the one this workstation knows (a restored backup)."""


@dataclass(eq=False)
class ReplicaDiffers(Outage):
    """The replica's sums are not the server's: partition/table pairs that differ."""

    tables: tuple[str, ...]


@dataclass(eq=False)
class KeyUnavailable(Outage):
    """The database key cannot be had (no keyring, locked keyring, or no such entry)."""

    place: str


@dataclass(eq=False)
class KeyWrong(Outage):
    """The database does not open with this key."""


@dataclass(eq=False)
class SchemaTooNew(Outage):
    """The base was made by a newer program: it is left as it is, and that program is to be installed here."""


@dataclass(eq=False)
class BaseUnreadable(Outage):
    """The database is held by another program, or damaged; the key has nothing to do with it."""


@dataclass(eq=False)
class DiskFull(Outage):
    """The disk takes no more; what was confirmed is safe."""


@dataclass(eq=False)
class DeskGone(Outage):
    """The desk process ended; what was confirmed is safe, the rest is to be done again."""


@dataclass(eq=False)
class DeskBusy(Outage):
    """Another program holds this data folder."""


@dataclass(eq=False)
class BlobIncomplete(Outage):
    """A file has not wholly arrived yet."""

    blob_id: str


@dataclass(eq=False)
class FileOutOfReach(Outage):
    """A file is kept at the server, which cannot be reached."""


@dataclass(eq=False)
class ScannerMissing(Outage):
    """There is no such scanner at this workstation."""

    scanner: str


@dataclass(eq=False)
class PrinterMissing(Outage):
    """There is no such printer, or, with no name, none at all."""

    printer: str


@dataclass(eq=False)
class PrinterSilent(Outage):
    """The printer does not answer; the job was taken back, and nothing comes out later."""

    printer: str


@dataclass(eq=False)
class PrinterFailed(Outage):
    """The printer refused the job or gave it up."""

    printer: str


class ErrorText(msgspec.Struct, frozen=True):
    """An error as it travels and as it is stored: its class and its attributes."""

    error: str
    detail: dict[str, Any] = {}


def _leaves(root: type[GuichetError]) -> dict[str, type[GuichetError]]:
    found: dict[str, type[GuichetError]] = {}
    for kind in root.__subclasses__():
        found[kind.__name__] = kind
        found.update(_leaves(kind))
    return found


def error_classes() -> dict[str, type[GuichetError]]:
    """Give every leaf error class by name."""
    return {name: kind for name, kind in _leaves(GuichetError).items() if kind not in (Refusal, Outage)}


def to_text(error: GuichetError) -> ErrorText:
    """Turn an error into what travels."""
    detail: dict[str, Any] = msgspec.to_builtins(asdict(error)) if isinstance(error, (Refusal, Outage)) else {}
    return ErrorText(type(error).__name__, detail)


def from_text(text: ErrorText) -> GuichetError:
    """Rebuild the error that travelled; an unknown class (a newer peer's) becomes a :class:`Bug` naming it."""
    kind = error_classes().get(text.error)
    if kind is None:
        return Bug(text.error)
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    values = {name: msgspec.convert(value, hints[name]) for name, value in text.detail.items() if name in known}
    return kind(**values)
