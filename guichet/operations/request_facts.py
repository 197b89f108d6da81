"""What every operation on a request shares: its procedure, its rights, its clocks, its documents, its history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

import msgspec

from guichet.contract.refusals import (
    DateOutOfOrder,
    FieldDivergence,
    FieldsDiverged,
    ProcedureUnknown,
    ReferenceMalformed,
    RequestClosed,
    StateMoved,
)
from guichet.contract.requests import CloseReason, DocumentState, EventKind
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.deadlines import compute
from guichet.domain.errors import FactsFault, InconsistentFacts, MalformedReference
from guichet.domain.legal_values import as_confirmed_since
from guichet.domain.permissions import Permission, permissions_in
from guichet.domain.procedures import Procedure
from guichet.domain.references import ReferenceKind, parse
from guichet.domain.workflow import HeldDocument
from guichet.models.catalogue import decoded
from guichet.models.organisation import Organisation, ProcedureVersion
from guichet.models.requests import Request, RequestDocument, RequestEvent
from guichet.operations.cleaning import free_text
from guichet.operations.unit import Unit

DETAIL_LENGTH: Final = 300

_STANDING: Final[Mapping[str, Callable[[Any], Any]]] = {
    "state": str,
    "complete_on": date.fromisoformat,
    "suspended_since": date.fromisoformat,
    "suspended_until": date.fromisoformat,
    "closed": bool,
    "closed_from": str,
    "close_reason": CloseReason,
}
"""The columns that say how a request stands, and what reads each from a primitive."""
_FACTS: Final = "clock_facts"

_ON_FILE: Final = (DocumentState.SEEN, DocumentState.HELD, DocumentState.NOT_NEEDED)
_FAULTY_FIELD: Final = {
    FactsFault.NEVER_RECEIVED: "received_on",
    FactsFault.BEFORE_RECEPTION: "effective_on",
    FactsFault.NOTICE_WITHOUT_DEADLINE: "deadline_on",
    FactsFault.DEADLINE_BEFORE_NOTICE: "deadline_on",
}


def procedure_of(unit: Unit, code: str, number: int) -> Procedure:
    """Read one version of a procedure of the town's catalogue, its silence as it was confirmed since.

    Raises:
        ProcedureUnknown: there is none.
    """
    found = unit.look(ProcedureVersion, ProcedureVersion.procedure == code, ProcedureVersion.number >= number)
    versions = [decoded(row.definition) for row in sorted(found, key=lambda row: row.number)]
    if not versions or versions[0].version != number:
        raise ProcedureUnknown(code)
    return as_confirmed_since(versions[0], versions[1:])


def open_for(unit: Unit, request_id: UUID, permission: Permission, expected_state: str | None = None) -> Request:
    """Read a request that the agent may change: in their sectors, in a service of theirs, still open.

    Raises:
        NotFound, SectorClosed, NotAllowed: as said.
        StateMoved: it is not in the state that the agent saw.
        RequestClosed: it is over.
    """
    request = unit.get(Request, request_id)
    unit.demand(permission, request.service)
    if expected_state is not None and request.state != expected_state:
        raise StateMoved(request.reference, request.state)
    if request.closed:
        raise RequestClosed(request.reference)
    return request


def permissions_for(unit: Unit, request: Request) -> frozenset[Permission]:
    """Give what the agent may do in the request's service."""
    return frozenset(Permission) if unit.actor.root else permissions_in(unit.actor.grants, request.service)


def checked_reference(unit: Unit, text: str, kind: ReferenceKind) -> str:
    """Give a reference in its one form.

    Raises:
        ReferenceMalformed: it is none, names another kind of thing, or another workstation minted it.
    """
    try:
        reference = parse(text)
    except MalformedReference:
        raise ReferenceMalformed(text) from None
    if reference.kind is not kind or not (unit.actor.root or reference.workstation == unit.setting.workstation):
        raise ReferenceMalformed(text)
    return str(reference)


def documents_of(unit: Unit, request: Request) -> list[RequestDocument]:
    """Give the check-list of a request, in its order."""
    return unit.select(RequestDocument, RequestDocument.request_id == request.id, order_by=RequestDocument.position)


def on_file(documents: list[RequestDocument]) -> tuple[HeldDocument, ...]:
    """Give the documents that count for a step: seen, held, or found not to be needed."""
    return tuple(
        HeldDocument(document.code, None if document.state is DocumentState.NOT_NEEDED else document.issued_on)
        for document in documents
        if document.state in _ON_FILE
    )


def add_fact(request: Request, fact: Fact | None) -> None:
    """Append a dated fact to the request's clocks."""
    if fact is not None:
        request.clock_facts = [*request.clock_facts, msgspec.to_builtins(fact)]


def standing(request: Request) -> dict[str, Any]:
    """Give how a request stands in its workflow, in primitives: what a step changes of it."""
    return {name: _primitive(getattr(request, name)) for name in (*_STANDING, _FACTS)}


def moved(before: Mapping[str, Any], request: Request) -> list[dict[str, Any]]:
    """Give what a step changed, as its event keeps it: what the request was before, what it is, the fact it added."""
    now = standing(request)
    others = [name for name in _STANDING if now[name] != before[name]]
    changes = [{"field": name, "old": before[name], "new": now[name]} for name in others]
    return [*changes, *({"field": _FACTS, "old": None, "new": fact} for fact in now[_FACTS][len(before[_FACTS]) :])]


def stand_again(request: Request, changes: Sequence[Mapping[str, Any]]) -> bool:
    """Have a request stand as before a step; tell whether it still stood as the step left it, else nothing changes."""
    fields = [change for change in changes if change["field"] in _STANDING]
    added = [change["new"] for change in changes if change["field"] == _FACTS]
    now = standing(request)
    kept = len(now[_FACTS]) - len(added)
    still = all(now[change["field"]] == change["new"] for change in fields)
    if not changes or not still or now[_FACTS][kept:] != added:
        return False
    for change in fields:
        old = change["old"]
        setattr(request, change["field"], None if old is None else _STANDING[change["field"]](old))
    request.clock_facts = now[_FACTS][:kept]
    return True


def last_fact_on(request: Request) -> date:
    """Give the day of the last fact of the request's clocks: nothing that follows it came before.

    A decision that was taken back is none. Opening a request again is no fact either: what came while it was closed by
    mistake keeps its day.
    """
    facts = msgspec.convert(request.clock_facts, list[Fact])
    return max([request.received_on, *(fact.on for fact in facts)])


def forget_decision(request: Request) -> None:
    """Take the decision back from the clocks: a request opened again has none."""
    request.clock_facts = [fact for fact in request.clock_facts if fact["kind"] != FactKind.DECIDED]


def set_clocks(unit: Unit, request: Request, procedure: Procedure) -> None:
    """Compute both dates of a request anew: the announced answer, and what the law makes of silence.

    Raises:
        DateOutOfOrder: the dates contradict each other.
    """
    facts = msgspec.convert(request.clock_facts, list[Fact])
    try:
        deadlines = compute(procedure.legal.clock_rule, facts, WorkingCalendar(_department(unit)))
    except InconsistentFacts as problem:
        raise DateOutOfOrder(_FAULTY_FIELD[problem.fault]) from None
    request.due_on = deadlines.announced.due_on
    request.legal_on = deadlines.silence.due_on


def record(
    unit: Unit,
    request: Request,
    kind: EventKind,
    event_id: UUID,
    *,
    detail: str = "",
    note: str = "",
    effective_on: date | None = None,
    changes: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Add a line to the request's history and say that it changed."""
    request.updated_at = unit.now
    unit.add(
        RequestEvent(
            id=event_id,
            partition=request.partition,
            request_id=request.id,
            kind=kind,
            at=unit.now,
            effective_on=effective_on,
            agent_id=unit.agent_id,
            detail=shortened(detail),
            note=free_text("note", note),
            changes=list(changes),
        )
    )


def shortened(text: str) -> str:
    """Cut a detail to what its column holds."""
    return text if len(text) <= DETAIL_LENGTH else text[: DETAIL_LENGTH - 1] + "…"


def expect(row: RequestDocument | Request, field: str, base: Any, mine: Any, theirs: Any) -> None:
    """Refuse to change what is no longer as the agent saw it.

    Raises:
        FieldsDiverged: somebody changed it meanwhile, to something else than what the agent wants.
    """
    if theirs not in (base, mine):
        found = FieldDivergence(field, _plain(base), _plain(mine), _plain(theirs))
        raise FieldsDiverged(str(row.__tablename__), row.id, (found,))


def _primitive(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _plain(value: Any) -> str | None:
    return value.hex if isinstance(value, UUID) else None if value is None else str(value)


def _department(unit: Unit) -> str:
    if unit.setting.department:
        return unit.setting.department
    return unit.look(Organisation)[0].department
