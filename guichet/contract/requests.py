"""Requests (demandes): opened from a procedure, carried along its workflow, closed; with documents and receipts."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import FieldEdit, FieldValue, Operation, Query
from guichet.contract.people import IdentityProof, RequestHit
from guichet.domain.channels import Channel
from guichet.domain.clocks import AnnouncedDelay, SilenceKind
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Effect, Procedure


class DocumentState(enum.StrEnum):
    """Where a supporting document stands in a request's check-list."""

    MISSING = "missing"
    SEEN = "seen"
    """The original was seen and not kept."""
    HELD = "held"
    """A copy is kept."""
    TO_CHECK = "to_check"
    NOT_NEEDED = "not_needed"


class CloseReason(enum.StrEnum):
    """Why a request ends outside its workflow's last step."""

    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DUPLICATE = "duplicate"
    TRANSFERRED = "transferred"


class EventKind(enum.StrEnum):
    """What happened to a request."""

    OPENED = "opened"
    COMMENTED = "commented"
    ASSIGNED = "assigned"
    ADVANCED = "advanced"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    CLOSED = "closed"
    REOPENED = "reopened"
    TAKEN_BACK = "taken_back"
    """A step taken by mistake."""
    CORRECTED = "corrected"
    DOCUMENT = "document"
    RECEIPT = "receipt"
    RECEIPT_VOIDED = "receipt_voided"


class ReceiptKind(enum.StrEnum):
    """A paper with a number of its own."""

    DEPOSIT = "deposit"
    ACKNOWLEDGMENT = "acknowledgment"
    MISSING_DOCUMENTS = "missing_documents"


# --- operations ------------------------------------------------------------------------------------------------------


class TickedDocument(msgspec.Struct, frozen=True):
    """A document of the check-list that the agent saw while opening the request."""

    document_id: UUID
    code: str
    issued_on: date | None = None


class OpenRequest(Operation, frozen=True, kw_only=True, tag="request.open"):
    """File a request. ``reference`` is minted by the desk when left empty.

    ``documents`` gives an id to *every* document of the procedure's check-list; ``seen`` are the codes ticked at once.

    Raises:
        ProcedureUnknown: no such procedure or version in the town's catalogue.
        RequesterMissing: no requester, and the procedure takes no anonymous request.
        FormRefused: fields of the form cannot be taken.
        SectorClosed: the procedure's sector is not open to this agent or workstation.
        ReferenceMalformed: the reference is not one of this workstation's.
    """

    needs: ClassVar[Permission] = Permission.OPEN_REQUEST

    request_id: UUID
    reference: str = ""
    procedure: str
    procedure_version: int
    requester_id: UUID | None
    beneficiary_id: UUID | None = None
    channel: Channel = Channel.COUNTER
    received_on: date
    """Day of reception in the town's time zone, confirmed by the agent (CRPA L112-1)."""
    fields: dict[str, FieldValue] = msgspec.field(default_factory=dict)
    documents: dict[str, UUID] = msgspec.field(default_factory=dict)
    seen: tuple[str, ...] = ()
    note: str = ""
    event_id: UUID
    interaction_id: UUID | None = None
    """The exchange that this opening writes into the citizen's history, when there is a requester."""

    def created(self) -> tuple[UUID, ...]:
        return (self.request_id, *self.documents.values())


class CommentRequest(Operation, frozen=True, kw_only=True, tag="request.comment"):
    """Add an internal note to a request (append-only)."""

    needs: ClassVar[Permission] = Permission.COMMENT_REQUEST

    event_id: UUID
    request_id: UUID
    note: str


class AssignRequest(Operation, frozen=True, kw_only=True, tag="request.assign"):
    """Give a request to a service and, if known, to an agent; carries the service and whom the agent saw in charge."""

    needs: ClassVar[Permission] = Permission.ASSIGN_REQUEST

    event_id: UUID
    request_id: UUID
    service: str
    agent_id: UUID | None
    expected_agent_id: UUID | None
    note: str = ""
    expected_service: str | None = None
    """The service that the agent saw; None (written before this field was) is not compared."""


class AdvanceRequest(Operation, frozen=True, kw_only=True, tag="request.advance"):
    """Move a request along its procedure's workflow.

    Raises:
        StateMoved: someone else moved the request since the agent looked at it.
        TransitionUnknown: no such step from this state.
        DeadlineMissing: the step asks the citizen for documents; :class:`SuspendRequest` says until when.
        NoteMissing: the step wants a word of explanation.
        PaperNotIssued: the step says that a paper was given, and none that counts was issued.
        DocumentMissing: the step needs documents that are not on file.
        NotAllowed: the step is another role's.
    """

    needs: ClassVar[Permission] = Permission.ADVANCE_REQUEST

    event_id: UUID
    request_id: UUID
    transition: str
    expected_state: str
    effective_on: date
    note: str = ""


class SuspendRequest(Operation, frozen=True, kw_only=True, tag="request.suspend"):
    """Stop the clock: the citizen was told what is missing and until when they have to bring it (CRPA L114-5)."""

    needs: ClassVar[Permission] = Permission.ADVANCE_REQUEST

    event_id: UUID
    request_id: UUID
    expected_state: str
    notified_on: date
    deadline_on: date
    missing: tuple[str, ...]
    note: str = ""


class ResumeRequest(Operation, frozen=True, kw_only=True, tag="request.resume"):
    """The missing pieces came in: the clock runs again."""

    needs: ClassVar[Permission] = Permission.ADVANCE_REQUEST

    event_id: UUID
    request_id: UUID
    expected_state: str
    received_on: date
    note: str = ""


class CloseRequest(Operation, frozen=True, kw_only=True, tag="request.close"):
    """End a request from whatever state, with its reason.

    It goes to the closed state that a step of its procedure has for such a reason, or stays where it is, closed: what
    says more than the reason (handed over, destroyed) is written by its own step only.
    """

    needs: ClassVar[Permission] = Permission.CLOSE_REQUEST

    event_id: UUID
    request_id: UUID
    expected_state: str
    reason: CloseReason
    effective_on: date
    note: str = ""


class ReopenRequest(Operation, frozen=True, kw_only=True, tag="request.reopen"):
    """Open a closed request again, in the state it was closed from."""

    needs: ClassVar[Permission] = Permission.REOPEN_REQUEST

    event_id: UUID
    request_id: UUID
    effective_on: date
    note: str = ""


class TakeStepBack(Operation, frozen=True, kw_only=True, tag="request.take_step_back"):
    """Take back a step or a closing made by mistake, as long as nothing followed: who made it may, or who may reopen.

    A paper that the step gave stays on file, and is voided apart.

    Raises:
        StateMoved: something followed, or it was taken back already.
        NotAllowed: a colleague took it.
    """

    needs: ClassVar[Permission] = Permission.ADVANCE_REQUEST

    event_id: UUID
    request_id: UUID
    step_id: UUID
    """The event that the step was written as."""


class CorrectRequest(Operation, frozen=True, kw_only=True, tag="request.correct"):
    """Change fields of a request's form; each carries what the agent saw.

    Raises:
        FieldsDiverged: one of these fields was changed meanwhile.
        FormRefused: the new values cannot be taken.
    """

    needs: ClassVar[Permission] = Permission.OPEN_REQUEST

    event_id: UUID
    request_id: UUID
    edits: tuple[FieldEdit, ...]


class TickDocument(Operation, frozen=True, kw_only=True, tag="request.tick_document"):
    """Record what became of a document of the check-list: seen and not kept, missing, to check, not needed.

    Where a proof of identity is asked for, ``proof`` and ``expires_on`` say what was shown; its number is never kept.

    Raises:
        DocumentTooOld: older than the procedure allows on the day it is seen.
        DateOutOfOrder: it would expire before it was issued.
    """

    needs: ClassVar[Permission] = Permission.OPEN_REQUEST

    event_id: UUID
    document_id: UUID
    expected: DocumentState
    state: DocumentState
    seen_on: date
    issued_on: date | None = None
    note: str = ""
    proof: IdentityProof | None = None
    expires_on: date | None = None


class HoldDocument(Operation, frozen=True, kw_only=True, tag="request.hold_document"):
    """Keep a copy of a document: the file travels apart under ``blob_id`` and may arrive later.

    Raises:
        CopyForbidden: the procedure has this document seen and not kept.
        DocumentTooOld: older than the procedure allows.
    """

    needs: ClassVar[Permission] = Permission.HOLD_DOCUMENT

    event_id: UUID
    held_id: UUID
    document_id: UUID
    person_id: UUID | None
    blob_id: str
    media_type: str
    size: int
    pages: int = 1
    held_on: date
    issued_on: date | None = None
    consent: bool = False

    def created(self) -> tuple[UUID, ...]:
        return (self.held_id,)


class IssueReceipt(Operation, frozen=True, kw_only=True, tag="request.issue_receipt"):
    """Record that a paper was made for the citizen; ``number`` is minted by the desk when left empty.

    Raises:
        ReferenceMalformed: the number is not a receipt's, or not of this workstation.
        AlreadyExists: the number is taken.
        LegalValueUnconfirmed: an acknowledgment says what silence means, and nobody confirmed it.
        ReceiptIncomplete: an acknowledgment would lack mentions (CRPA R112-5), or a list of documents would be empty.
        RequestClosed: nothing is acknowledged or asked for once the request is over.
    """

    needs: ClassVar[Permission] = Permission.OPEN_REQUEST

    event_id: UUID
    receipt_id: UUID
    request_id: UUID
    number: str = ""
    kind: ReceiptKind = ReceiptKind.DEPOSIT
    issued_on: date
    offline: bool = False

    def created(self) -> tuple[UUID, ...]:
        return (self.receipt_id,)


class VoidReceipt(Operation, frozen=True, kw_only=True, tag="receipt.void"):
    """Say that a paper given no longer counts, and why; it keeps its number and its content, and is never undone.

    Voiding what is void already changes nothing.

    Raises:
        DateOutOfOrder: it cannot be void before it was issued.
    """

    needs: ClassVar[Permission] = Permission.OPEN_REQUEST

    event_id: UUID
    receipt_id: UUID
    voided_on: date
    reason: str


# --- answers and queries ---------------------------------------------------------------------------------------------


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the check-list."""

    document_id: UUID
    code: str
    label: str
    state: DocumentState
    required: bool
    blocking: bool
    max_age_days: int | None
    seen_on: date | None
    issued_on: date | None
    agent_display: str
    help: str
    proof: IdentityProof | None = None
    """What was shown, on a row that asks for a proof of identity."""
    expires_on: date | None = None
    note: str = ""
    seen_not_kept: bool = False
    """It is looked at and no copy of it may be held."""
    copies: int = 0
    """How many copies are held for this row."""
    added: bool = False
    """An agent added this row: the procedure does not ask for it."""


class AnswerChange(msgspec.Struct, frozen=True):
    """An answer of a request's form before and after a correction; None where there was none."""

    field: str
    old: FieldValue
    new: FieldValue


class EventLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a request's own history.

    ``detail`` is the step's label, the service given to, the documents asked for, the fields corrected, the receipt's
    number; for a document ``code:state``, as in the check-list (``dropped``, ``reused:reference`` and
    ``added`` besides), and ``:proof:expiry`` where a proof of identity was seen.
    """

    event_id: UUID
    at: datetime
    kind: EventKind
    detail: str
    note: str
    agent_display: str
    changes: tuple[AnswerChange, ...] = ()
    """The answers corrected, each before and after."""


class TransitionChoice(msgspec.Struct, frozen=True, kw_only=True):
    """A step that may be taken now; ``allowed`` is False when the role or a document stands in the way."""

    transition: str
    label: str
    target: str
    allowed: bool
    documents_missing: tuple[str, ...] = ()
    needs_note: bool = False
    effect: Effect = Effect.NONE
    """A step whose effect is SUSPEND is taken by :class:`SuspendRequest`, which says until when documents may come."""


class StepLine(msgspec.Struct, frozen=True, kw_only=True):
    """A stage of the step indicator."""

    label: str
    done: bool
    current: bool


class ReceiptFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A paper that was issued: a receipt, an acknowledgment, a list of documents to bring."""

    receipt_id: UUID
    number: str
    kind: ReceiptKind
    issued_on: date
    voided: bool
    offline: bool = False
    """It was issued without a network, and says so."""
    voided_on: date | None = None
    void_reason: str = ""


class RequestSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the request pane shows, in one answer."""

    request_id: UUID
    reference: str
    procedure: Procedure
    label: str
    requester_id: UUID | None
    requester_display: str
    beneficiary_id: UUID | None
    beneficiary_display: str
    channel: Channel
    state: str
    state_label: str
    steps: tuple[StepLine, ...]
    transitions: tuple[TransitionChoice, ...]
    received_on: date
    due_on: date | None
    """The announced answer date: the clock that the citizen was told."""
    legal_on: date | None
    """When silence becomes a decision, if the legal values are confirmed or not (see ``legal_confirmed``)."""
    legal_effect: SilenceKind
    legal_confirmed: bool
    suspended_since: date | None
    suspended_until: date | None
    service: str
    agent_id: UUID | None
    agent_display: str
    fields: dict[str, FieldValue]
    documents: tuple[DocumentLine, ...]
    events: tuple[EventLine, ...]
    receipts: tuple[ReceiptFacts, ...]
    closed: bool
    waiting: bool
    """True while an operation on this request has not reached the server."""
    service_name: str = ""
    permitted: tuple[Permission, ...] = ()
    """What the agent who asks may do in the service that the request is in."""


class ShowRequest(Query[RequestSheet], frozen=True, kw_only=True, tag="requests.show"):
    """Open a request; journalled as a consultation of its requester's file unless ``refresh``."""

    answer: ClassVar[type] = RequestSheet

    request_id: UUID
    refresh: bool = False


class ProcedureLine(msgspec.Struct, frozen=True, kw_only=True):
    """A procedure in the «Type de demande» list."""

    procedure: str
    version: int
    label: str
    category: str
    service: str
    announced: AnnouncedDelay | None
    documents: int
    uses: int
    """How often it was opened at this workstation: frequent ones come first."""


class ProcedureList(msgspec.Struct, frozen=True):
    """The procedures that this agent may open here, best match first."""

    lines: tuple[ProcedureLine, ...]


class FindProcedures(Query[ProcedureList], frozen=True, kw_only=True, tag="requests.find_procedures"):
    """Find procedures by a few letters of their name or synonyms; frequent ones first."""

    answer: ClassVar[type] = ProcedureList

    text: str = ""
    limit: int = 12
    anonymous: bool = False
    """Only those that a request without a citizen may be opened with (see :class:`OpenRequest`)."""


class NearRequest(msgspec.Struct, frozen=True, kw_only=True):
    """An open request of the same procedure and citizen: perhaps the same thing."""

    request_id: UUID
    reference: str
    received_on: date
    channel: Channel


class RequestForm(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to open a request: the procedure, what the file already says, what looks the same."""

    procedure: Procedure
    prefilled: dict[str, FieldValue]
    beneficiaries: tuple[tuple[UUID, str], ...]
    """Children, wards, represented organisations of the requester: (person id, display)."""
    near: tuple[NearRequest, ...]
    today: date
    due_on: date | None


class ShowRequestForm(Query[RequestForm], frozen=True, kw_only=True, tag="requests.form"):
    """Prepare the form of a procedure for a requester (None: anonymous)."""

    answer: ClassVar[type] = RequestForm

    procedure: str
    requester_id: UUID | None
    beneficiary_id: UUID | None = None


class WorkList(msgspec.Struct, frozen=True, kw_only=True):
    """Requests to work on, late ones first, and how many there are in all."""

    requests: tuple[RequestHit, ...]
    total: int
    pressing: int = 0
    """How many of them all are late or due today: the first ones."""


class WorkScope(enum.StrEnum):
    """Whose work."""

    MINE = "mine"
    SERVICE = "service"
    LATE = "late"
    UNASSIGNED = "unassigned"
    READY = "ready"
    """Made, and waiting for somebody to collect it."""


class ShowWork(Query[WorkList], frozen=True, kw_only=True, tag="requests.work"):
    """Give the requests of the agent or of their services."""

    answer: ClassVar[type] = WorkList

    scope: WorkScope = WorkScope.MINE
    limit: int = 200


class ReceiptDocument(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt's PDF, and its number."""

    number: str
    pdf: bytes


class MakeReceipt(Query[ReceiptDocument], frozen=True, kw_only=True, tag="requests.receipt"):
    """Draw a paper that was issued as PDF bytes; a ``reprint`` says that it is a copy, a voided one that it is void."""

    answer: ClassVar[type] = ReceiptDocument

    receipt_id: UUID
    reprint: bool = False
    paper: str = "a4"
    """``a4`` or ``roll80``."""


class HandlerFacts(msgspec.Struct, frozen=True, kw_only=True):
    """An agent whom a request may be given to: their name and their function, nothing else of their account."""

    agent_id: UUID
    display: str
    quality: str


class HandlingService(msgspec.Struct, frozen=True, kw_only=True):
    """A service that a request may be given to, and who works on requests there."""

    code: str
    name: str
    agents: tuple[HandlerFacts, ...]
    may_assign: bool
    """Whether the agent who asks may give a request of that service to somebody: take one back from it."""


class Handlers(msgspec.Struct, frozen=True, kw_only=True):
    """Where a request may go, services and agents by name."""

    services: tuple[HandlingService, ...]


class ShowHandlers(Query[Handlers], frozen=True, kw_only=True, tag="requests.handlers"):
    """Give the services that a request may be given to, and in each the agents who may work on it.

    A request of a closed sector stays in its sector. An agent whose account is closed is not proposed.

    Raises:
        NotFound: there is no such request here.
        SectorClosed: its sector is not open to the agent.
        NotAllowed: this agent gives requests to nobody.
    """

    answer: ClassVar[type] = Handlers

    request_id: UUID
