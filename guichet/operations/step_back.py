"""A step taken by mistake, taken back: the request stands as before it, and its history keeps both."""

from __future__ import annotations

from typing import Any, Final

from guichet.contract.refusals import NotAllowed, NotFound, StateMoved
from guichet.contract.requests import EventKind, TakeStepBack
from guichet.domain.permissions import Permission
from guichet.models.requests import Request, RequestEvent
from guichet.operations.apply import applies
from guichet.operations.request_facts import permissions_for, procedure_of, record, set_clocks, stand_again
from guichet.operations.unit import Unit

_STEPS: Final = (EventKind.ADVANCED, EventKind.SUSPENDED, EventKind.RESUMED, EventKind.CLOSED)


@applies(TakeStepBack)
def take_step_back(operation: TakeStepBack, unit: Unit) -> None:
    """Have a request stand, clocks included, as before its last step.

    Raises:
        NotFound: it is no step of this request.
        NotAllowed: a colleague took it, and the agent may not open requests again.
        StateMoved: something followed, or it was taken back already.
    """
    request = unit.get(Request, operation.request_id)
    unit.demand(operation.needs, request.service)
    taken = unit.get(RequestEvent, operation.step_id)
    if taken.request_id != request.id or taken.kind not in _STEPS:
        raise NotFound("request_event", operation.step_id)
    if taken.agent_id != unit.agent_id and Permission.REOPEN_REQUEST not in permissions_for(unit, request):
        raise NotAllowed(Permission.REOPEN_REQUEST)
    changes: list[dict[str, Any]] = taken.changes
    if not stand_again(request, changes):
        raise StateMoved(request.reference, request.state)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    set_clocks(unit, request, procedure)
    record(unit, request, EventKind.TAKEN_BACK, operation.event_id, detail=procedure.state(request.state).label)
