"""Requests: filed, commented, given to somebody, their form corrected."""

from __future__ import annotations

from typing import Any

import msgspec

from guichet.contract.base import FieldEdit
from guichet.contract.interactions import Direction
from guichet.contract.refusals import (
    AlreadyExists,
    FieldDivergence,
    FieldRefused,
    FieldsDiverged,
    OtherSector,
    RequesterMissing,
    ServiceUnknown,
)
from guichet.contract.requests import (
    AssignRequest,
    CommentRequest,
    CorrectRequest,
    DocumentState,
    EventKind,
    OpenRequest,
)
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.partitions import sector_of
from guichet.domain.permissions import Sector
from guichet.domain.procedures import Procedure
from guichet.domain.references import ReferenceKind
from guichet.models.organisation import Agent, Service
from guichet.models.people import Person
from guichet.models.requests import Interaction, Request, RequestDocument
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text, not_after
from guichet.operations.request_facts import (
    checked_reference,
    documents_of,
    expect,
    open_for,
    procedure_of,
    record,
    set_clocks,
)
from guichet.operations.request_forms import Values, check_values, first_state, kept_values, refresh_needs
from guichet.operations.unit import Unit


@applies(OpenRequest)
def open_request(operation: OpenRequest, unit: Unit) -> None:
    """File a request with its whole check-list, its clocks, and the line that it writes in the citizen's history.

    Raises:
        ProcedureUnknown, RequesterMissing, FormRefused, SectorClosed, ReferenceMalformed: as the operation says.
        AlreadyExists: the reference is taken.
        FieldRefused: the check-list is not the procedure's, or the day of reception has not come.
    """
    procedure = procedure_of(unit, operation.procedure, operation.procedure_version)
    unit.demand(operation.needs, procedure.service)
    partition = unit.check_sector(procedure.sector)
    _check_people(operation, unit, procedure)
    reference = checked_reference(unit, operation.reference, ReferenceKind.REQUEST)
    if unit.select(Request, Request.reference == reference):
        raise AlreadyExists(Request.__tablename__, reference)
    values = kept_values(procedure, operation.fields)
    check_values(procedure, values, unit.today)
    not_after("received_on", operation.received_on, unit.today)
    request = Request(
        id=operation.request_id,
        partition=partition,
        reference=reference,
        procedure=operation.procedure,
        procedure_version=operation.procedure_version,
        requester_id=operation.requester_id,
        beneficiary_id=operation.beneficiary_id,
        channel=operation.channel,
        state=procedure.workflow.initial,
        received_on=operation.received_on,
        clock_facts=[msgspec.to_builtins(Fact(FactKind.RECEIVED, operation.received_on))],
        service=procedure.service,
        fields=values,
        closed=False,
        closed_from="",
        site_id=unit.setting.site_id,
        opened_by=unit.agent_id,
        opened_at=unit.now,
        updated_at=unit.now,
    )
    set_clocks(unit, request, procedure)
    unit.add(request)
    _add_documents(operation, unit, request, procedure)
    record(
        unit,
        request,
        EventKind.OPENED,
        operation.event_id,
        detail=procedure.label,
        note=operation.note,
        effective_on=operation.received_on,
    )
    _add_interaction(operation, unit, request, procedure)


@applies(CommentRequest)
def comment_request(operation: CommentRequest, unit: Unit) -> None:
    """Add an internal note, even to a request that is closed.

    Raises:
        FieldRefused: the note is empty.
        FreeTextRefused: it holds a social security number.
    """
    request = unit.get(Request, operation.request_id)
    unit.demand(operation.needs, request.service)
    if not operation.note.strip():
        raise FieldRefused("note", "empty")
    record(unit, request, EventKind.COMMENTED, operation.event_id, note=operation.note)


@applies(AssignRequest)
def assign_request(operation: AssignRequest, unit: Unit) -> None:
    """Give a request to a service and perhaps to an agent.

    Raises:
        FieldsDiverged: another service or another agent was put in charge meanwhile.
        ServiceUnknown: the town has no such service.
        OtherSector: the service could not read the request.
        FieldRefused: the agent's account is closed.
    """
    request = open_for(unit, operation.request_id, operation.needs)
    if operation.expected_service is not None:
        expect(request, "service", operation.expected_service, operation.service, request.service)
    expect(request, "agent_id", operation.expected_agent_id, operation.agent_id, request.agent_id)
    service = _service(unit, operation.service)
    if sector_of(request.partition) not in (Sector.GENERAL, service.sector):
        raise OtherSector(service.code)
    if operation.agent_id is not None and unit.get(Agent, operation.agent_id).disabled_on is not None:
        raise FieldRefused("agent_id", "disabled")
    request.service, request.agent_id = service.code, operation.agent_id
    record(unit, request, EventKind.ASSIGNED, operation.event_id, detail=service.name, note=operation.note)


@applies(CorrectRequest)
def correct_request(operation: CorrectRequest, unit: Unit) -> None:
    """Change answers of a request's form, each against what the agent saw.

    Raises:
        FieldsDiverged: one of these answers was changed meanwhile.
        FormRefused: the new answers cannot be taken.
    """
    request = open_for(unit, operation.request_id, operation.needs)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    values = kept_values(procedure, _edited(request, operation.edits))
    changed = frozenset(edit.field for edit in operation.edits)
    check_values(procedure, values, unit.today, only=changed)
    changes = _changes(procedure, request.fields, values)
    request.fields = values
    refresh_needs(procedure, documents_of(unit, request), values)
    named = {change["field"] for change in changes} | changed
    labels = [field.label for field in procedure.fields if field.name in named]
    record(unit, request, EventKind.CORRECTED, operation.event_id, detail=", ".join(labels), changes=changes)


def _changes(procedure: Procedure, before: Values, after: Values) -> list[dict[str, Any]]:
    """Give each answer that is no longer the same, before and after, in the form's order; those it hides too."""
    pairs = ((field.name, before.get(field.name), after.get(field.name)) for field in procedure.fields)
    return [{"field": name, "old": old, "new": new} for name, old, new in pairs if _comparable(old) != _comparable(new)]


def _edited(request: Request, edits: tuple[FieldEdit, ...]) -> Values:
    values: Values = dict(request.fields)
    diverged = []
    for edit in edits:
        theirs = values.get(edit.field)
        if _comparable(theirs) not in (_comparable(edit.base), _comparable(edit.new)):
            diverged.append(FieldDivergence(edit.field, edit.base, edit.new, theirs))
    if diverged:
        raise FieldsDiverged(Request.__tablename__, request.id, tuple(diverged))
    return values | {edit.field: edit.new for edit in edits}


def _comparable(value: Any) -> Any:
    """Nothing, empty text and no choice say the same; a list that travelled may be a tuple."""
    if isinstance(value, list | tuple):
        value = tuple(value)
    return None if value in ("", ()) else value


def _check_people(operation: OpenRequest, unit: Unit, procedure: Procedure) -> None:
    if operation.requester_id is None and not procedure.anonymous_allowed:
        raise RequesterMissing(procedure.id)
    for person_id in (operation.requester_id, operation.beneficiary_id):
        if person_id is not None:
            unit.get(Person, person_id)


def _service(unit: Unit, code: str) -> Service:
    found = unit.look(Service, Service.code == code)
    if not found:
        raise ServiceUnknown(code)
    return found[0]


def _add_documents(operation: OpenRequest, unit: Unit, request: Request, procedure: Procedure) -> None:
    codes = [rule.code for rule in procedure.documents]
    if set(operation.documents) != set(codes):
        raise FieldRefused("documents", "not_the_checklist")
    if not set(operation.seen) <= set(codes):
        raise FieldRefused("seen", "not_in_checklist")
    for position, code in enumerate(codes):
        seen = code in operation.seen
        unit.add(
            RequestDocument(
                id=operation.documents[code],
                partition=request.partition,
                request_id=request.id,
                code=code,
                position=position,
                state=DocumentState.SEEN if seen else first_state(procedure, code, request.fields),
                seen_on=operation.received_on if seen else None,
                agent_id=unit.agent_id if seen else None,
            )
        )


def _add_interaction(operation: OpenRequest, unit: Unit, request: Request, procedure: Procedure) -> None:
    if operation.interaction_id is None or operation.requester_id is None:
        return
    unit.add(
        Interaction(
            id=operation.interaction_id,
            partition=request.partition,
            person_id=operation.requester_id,
            request_id=request.id,
            channel=operation.channel,
            direction=Direction.INCOMING,
            subject=procedure.label,
            body=free_text("note", operation.note),
            happened_at=unit.now,
            service=request.service,
            agent_id=unit.agent_id,
        )
    )
