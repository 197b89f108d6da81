"""Requests in lists: in a citizen's file, in the work of an agent or of a service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, SmallInteger, func, or_, select, tuple_, type_coerce

from guichet.contract.people import RequestHit, RequestLine
from guichet.contract.requests import DocumentState, ShowWork, WorkList, WorkScope
from guichet.domain.forms import holds
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Procedure, StateKind
from guichet.models.requests import Request, RequestDocument
from guichet.models.types import is_clear
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import label_of, procedures, state_label
from guichet.queries.lookups import AnyRow, named, people

NOT_ON_FILE: Final = (DocumentState.MISSING, DocumentState.TO_CHECK)

LINE_COLUMNS: Final = (
    Request.id,
    Request.reference,
    Request.procedure,
    Request.procedure_version,
    Request.requester_id,
    Request.beneficiary_id,
    Request.state,
    Request.received_on,
    Request.due_on,
    Request.suspended_since,
    Request.fields,
    Request.closed,
)


@answers(ShowWork)
def show_work(query: ShowWork, reader: Reader) -> WorkList:
    """Give open requests to work on, the ones due first at the top, those without a date at the end."""
    reader.demand(Permission.FIND_PERSON)
    conditions = [is_clear(Request.closed), Request.partition.in_(reader.partitions)]
    match query.scope:
        case WorkScope.MINE:
            conditions.append(Request.agent_id == reader.agent_id)
        case WorkScope.SERVICE:
            conditions += _mine(reader)
        case WorkScope.LATE:
            conditions += [Request.due_on < reader.today, *_mine(reader)]
        case WorkScope.UNASSIGNED:
            conditions += [Request.agent_id.is_(None), *_mine(reader)]
        case WorkScope.READY:
            conditions += [_ready(reader), *_mine(reader)]
    due = func.count(Request.id).filter(Request.due_on <= reader.today)
    total, pressing = reader.connection.execute(select(func.count(Request.id), due).where(*conditions)).one()
    rows = reader.connection.execute(
        select(*LINE_COLUMNS)
        .where(*conditions)
        .order_by(Request.due_on.is_(None), Request.due_on, Request.reference)
        .limit(query.limit)
    ).all()
    return WorkList(requests=request_hits(reader, rows), total=total, pressing=pressing)


def concerns(person_id: UUID) -> ColumnElement[bool]:
    """Give the condition that a request is a person's, as requester or as beneficiary."""
    return or_(Request.requester_id == person_id, Request.beneficiary_id == person_id)


def is_closed(closed: bool) -> ColumnElement[bool]:
    """Give the condition that a request is closed or not, beside :func:`concerns`.

    Written as a sum, so that no index serves it: SQLite, which knows nothing of how many there are, would go through
    every closed request of the town rather than through the few of a person.
    """
    return type_coerce(Request.closed, SmallInteger) + 0 == int(closed)


def request_lines(reader: Reader, *conditions: ColumnElement[bool]) -> tuple[RequestLine, ...]:
    """Give the requests that meet conditions as a citizen's file shows them: due first at the top."""
    rows = reader.connection.execute(
        select(*LINE_COLUMNS).where(*conditions).order_by(Request.due_on.is_(None), Request.due_on, Request.reference)
    ).all()
    known = procedures(reader, {(row.procedure, row.procedure_version) for row in rows})
    called = people(reader, (row.beneficiary_id for row in rows))
    missing = _missing(reader, rows, known)
    return tuple(
        RequestLine(
            request_id=row.id,
            reference=row.reference,
            procedure=row.procedure,
            category=procedure.category if procedure else "",
            label=label_of(known, row.procedure, row.procedure_version),
            state_label=state_label(procedure, row.state),
            beneficiary_display=named(called, row.beneficiary_id),
            due_on=row.due_on,
            suspended=row.suspended_since is not None,
            closed=row.closed,
            documents_missing=missing[row.id],
            opened_on=row.received_on,
        )
        for row in rows
        for procedure in (known.get((row.procedure, row.procedure_version)),)
    )


def request_hits(reader: Reader, rows: Iterable[AnyRow]) -> tuple[RequestHit, ...]:
    """Give requests, read with :data:`LINE_COLUMNS`, as lists and search results show them."""
    found = list(rows)
    known = procedures(reader, {(row.procedure, row.procedure_version) for row in found})
    called = people(reader, (row.requester_id for row in found))
    return tuple(
        RequestHit(
            request_id=row.id,
            reference=row.reference,
            procedure=row.procedure,
            label=label_of(known, row.procedure, row.procedure_version),
            person_id=row.requester_id,
            person_display=named(called, row.requester_id),
            state_label=state_label(known.get((row.procedure, row.procedure_version)), row.state),
            due_on=row.due_on,
            closed=row.closed,
        )
        for row in found
    )


def is_asked(procedure: Procedure | None, code: str, values: dict[str, Any]) -> bool:
    """Say whether this request needs a document: required, and concerned by what was answered."""
    rule = procedure.document(code) if procedure else None
    return rule is not None and rule.required and holds(rule.needed_when, values)


def _missing(reader: Reader, rows: Iterable[AnyRow], known: dict[tuple[str, int], Procedure]) -> Counter[UUID]:
    """Count the needed documents that are not on file, for all the requests at once."""
    by_id = {row.id: row for row in rows}
    if not by_id:
        return Counter()
    absent = reader.connection.execute(
        select(RequestDocument.request_id, RequestDocument.code).where(
            RequestDocument.request_id.in_(by_id), RequestDocument.state.in_(NOT_ON_FILE)
        )
    )
    found = Counter[UUID]()
    for request_id, code in absent:
        row = by_id[request_id]
        found[request_id] += is_asked(known.get((row.procedure, row.procedure_version)), code, row.fields)
    return found


def _ready(reader: Reader) -> ColumnElement[bool]:
    """Limit to requests whose state, in their own version of the procedure, waits to be collected."""
    in_use = reader.connection.execute(
        select(Request.procedure, Request.procedure_version).where(is_clear(Request.closed)).distinct()
    )
    known = procedures(reader, {(row.procedure, row.procedure_version) for row in in_use})
    waiting = [
        (name, version, state.id)
        for (name, version), procedure in known.items()
        for state in procedure.workflow.states
        if state.kind is StateKind.READY
    ]
    return tuple_(Request.procedure, Request.procedure_version, Request.state).in_(waiting)


def _mine(reader: Reader) -> list[ColumnElement[bool]]:
    """Limit to the agent's services; one who works for the whole town hall sees them all."""
    return [Request.service.in_(reader.services)] if reader.services else []
