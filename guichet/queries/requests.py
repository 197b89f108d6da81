"""A request in one answer: how it stands, what may be done, what is missing, what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select

from guichet.contract.refusals import NotFound, ProcedureUnknown, SectorClosed
from guichet.contract.requests import (
    AnswerChange,
    DocumentLine,
    DocumentState,
    EventKind,
    EventLine,
    ReceiptFacts,
    RequestSheet,
    ShowRequest,
    StepLine,
    TransitionChoice,
)
from guichet.domain.errors import DocumentsMissing, DomainError, NoteMissing
from guichet.domain.permissions import Permission, permissions_in
from guichet.domain.procedures import Procedure, Stage, Transition
from guichet.domain.workflow import HeldDocument, step
from guichet.models.catalogue import as_it_counts
from guichet.models.organisation import Service
from guichet.models.requests import HeldDocument as HeldRow
from guichet.models.requests import Receipt, Request, RequestDocument, RequestEvent
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import implied_on, state_label
from guichet.queries.lookups import AnyRow, agents, any_waiting, named, people

_ON_FILE = (DocumentState.SEEN, DocumentState.HELD, DocumentState.NOT_NEEDED)
_STAGES = tuple(Stage)


@answers(ShowRequest)
def show_request(query: ShowRequest, reader: Reader) -> RequestSheet:
    """Give everything that the request pane shows.

    Raises:
        NotFound: there is no such request here.
        SectorClosed: its sector is not open to the agent.
        ProcedureUnknown: the version that it was opened with is not here.
    """
    reader.demand(Permission.FIND_PERSON)
    row = reader.connection.execute(select(Request.__table__).where(Request.id == query.request_id)).first()
    if row is None:
        raise NotFound(Request.__tablename__, query.request_id)
    if row.partition not in reader.partitions:
        raise SectorClosed(row.partition)
    procedure = as_it_counts(reader.connection, row.procedure, row.procedure_version)
    if procedure is None:
        raise ProcedureUnknown(row.procedure)
    documents = _rows_of(reader, RequestDocument, row.id, RequestDocument.position)
    events = _rows_of(reader, RequestEvent, row.id, RequestEvent.at.desc(), RequestEvent.id.desc())
    receipts = _rows_of(reader, Receipt, row.id, Receipt.issued_at, Receipt.id)
    copies = _copies(reader, row.id)
    called = people(reader, (row.requester_id, row.beneficiary_id))
    handlers = agents(reader, [row.agent_id, *(each.agent_id for each in (*documents, *events))])
    return RequestSheet(
        request_id=row.id,
        reference=row.reference,
        procedure=procedure,
        label=procedure.label,
        requester_id=row.requester_id,
        requester_display=named(called, row.requester_id),
        beneficiary_id=row.beneficiary_id,
        beneficiary_display=named(called, row.beneficiary_id),
        channel=row.channel,
        state=row.state,
        state_label=state_label(procedure, row.state),
        steps=_steps(procedure, row.state),
        transitions=_transitions(reader, row, procedure, documents),
        received_on=row.received_on,
        due_on=row.due_on,
        legal_on=implied_on(reader, row, procedure),
        legal_effect=procedure.legal.silence.kind,
        legal_confirmed=procedure.legal.silence.confirmed,
        suspended_since=row.suspended_since,
        suspended_until=row.suspended_until,
        service=row.service,
        agent_id=row.agent_id,
        agent_display=named(handlers, row.agent_id),
        fields=row.fields,
        documents=tuple(_document(each, procedure, handlers, copies) for each in documents),
        events=tuple(_event(each, handlers) for each in events),
        receipts=tuple(_receipt(each, events) for each in receipts),
        closed=row.closed,
        waiting=_is_waiting(reader, row.id, (*documents, *events, *receipts)),
        service_name=_service_name(reader, row.service),
        permitted=tuple(sorted(_permissions(reader, row.service))),
    )


def _rows_of(reader: Reader, model: Any, request_id: UUID, *order: Any) -> Sequence[AnyRow]:
    """Read the rows of a table that belong to a request."""
    statement = select(model.__table__).where(model.request_id == request_id).order_by(*order)
    return reader.connection.execute(statement).all()


def _copies(reader: Reader, request_id: UUID) -> dict[UUID, int]:
    """Count the copies held for each row of the check-list."""
    statement = select(HeldRow.document_id, func.count()).where(
        HeldRow.request_id == request_id, HeldRow.dropped_on.is_(None)
    )
    return {row[0]: row[1] for row in reader.connection.execute(statement.group_by(HeldRow.document_id))}


def _steps(procedure: Procedure, state: str) -> tuple[StepLine, ...]:
    """Give the stages of the workflow, each by the label of its first state, the present one by the state's own."""
    now = procedure.state(state)
    found = []
    for stage in _STAGES:
        states = [each for each in procedure.workflow.states if each.stage is stage]
        if states:
            current = stage is now.stage
            label = now.label if current else states[0].label
            found.append(StepLine(label=label, done=_STAGES.index(stage) < _STAGES.index(now.stage), current=current))
    return tuple(found)


def _transitions(
    reader: Reader, row: AnyRow, procedure: Procedure, documents: Iterable[AnyRow]
) -> tuple[TransitionChoice, ...]:
    if row.closed:
        return ()
    permissions = _permissions(reader, row.service)
    held = tuple(
        HeldDocument(each.code, None if each.state is DocumentState.NOT_NEEDED else each.issued_on)
        for each in documents
        if each.state in _ON_FILE
    )
    return tuple(
        _choice(reader, row, procedure, transition, permissions, held)
        for transition in procedure.transitions_from(row.state)
    )


def _choice(
    reader: Reader,
    row: AnyRow,
    procedure: Procedure,
    transition: Transition,
    permissions: frozenset[Permission],
    held: tuple[HeldDocument, ...],
) -> TransitionChoice:
    """Say whether a step may be taken now; a note that it wants is still to be written."""
    allowed, missing = True, tuple[str, ...]()
    try:
        step(procedure, row.state, transition.id).check(
            permissions=permissions, held=held, on=reader.today, values=row.fields
        )
    except NoteMissing:
        pass
    except DocumentsMissing as problem:
        allowed, missing = False, tuple(gap.code for gap in problem.gaps)
    except DomainError:
        allowed = False
    return TransitionChoice(
        transition=transition.id,
        label=transition.label,
        target=transition.target,
        allowed=allowed and Permission.ADVANCE_REQUEST in permissions,
        documents_missing=missing,
        needs_note=transition.needs_note,
        effect=transition.effect,
    )


def _document(row: AnyRow, procedure: Procedure, handlers: dict[UUID, str], copies: dict[UUID, int]) -> DocumentLine:
    rule = procedure.document(row.code)
    return DocumentLine(
        document_id=row.id,
        code=row.code,
        label=rule.label if rule else row.label or row.code,
        state=row.state,
        required=rule.required if rule else False,
        blocking=rule.blocking if rule else False,
        max_age_days=rule.max_age_days if rule else None,
        seen_on=row.seen_on,
        issued_on=row.issued_on,
        agent_display=named(handlers, row.agent_id),
        help=rule.note if rule else "",
        proof=row.proof,
        expires_on=row.expires_on,
        note=row.note,
        seen_not_kept=rule.seen_not_kept if rule else False,
        copies=copies.get(row.id, 0),
        added=bool(row.label),
    )


def _event(row: AnyRow, handlers: dict[UUID, str]) -> EventLine:
    return EventLine(
        event_id=row.id,
        at=row.at,
        kind=row.kind,
        detail=row.detail,
        note=row.note,
        agent_display=named(handlers, row.agent_id),
        changes=tuple(msgspec.convert(each, AnswerChange) for each in row.changes if row.kind is EventKind.CORRECTED),
    )


def _permissions(reader: Reader, service: str) -> frozenset[Permission]:
    return frozenset(Permission) if reader.actor.root else permissions_in(reader.actor.grants, service)


def _service_name(reader: Reader, code: str) -> str:
    found = reader.connection.execute(select(Service.name).where(Service.code == code)).scalar()
    return code if found is None else str(found)


def _receipt(row: AnyRow, events: Iterable[AnyRow]) -> ReceiptFacts:
    said = next((each for each in events if each.kind is EventKind.RECEIPT_VOIDED and each.detail == row.number), None)
    return ReceiptFacts(
        receipt_id=row.id,
        number=row.number,
        kind=row.kind,
        issued_on=row.issued_on,
        voided=row.voided,
        offline=row.offline,
        voided_on=said.effective_on if said else None,
        void_reason=said.note if said else "",
    )


def _is_waiting(reader: Reader, request_id: UUID, rows: Iterable[AnyRow]) -> bool:
    tables = (Request, RequestDocument, RequestEvent, Receipt, HeldRow)
    ids = {request_id, *(row.id for row in rows)}
    return any_waiting(reader, [str(table.__tablename__) for table in tables], ids)
