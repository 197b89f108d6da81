"""A request along its workflow: steps taken, clock stopped and started again, closed, opened again."""

from __future__ import annotations

from datetime import date

from guichet.contract.refusals import (
    AlreadySuspended,
    DateOutOfOrder,
    DeadlineMissing,
    DocumentMissing,
    DocumentTooOld,
    FieldRefused,
    NotAllowed,
    NoteMissing,
    NotSuspended,
    PaperNotIssued,
    RequestNotClosed,
    TransitionUnknown,
)
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    EventKind,
    ReceiptKind,
    ReopenRequest,
    ResumeRequest,
    SuspendRequest,
)
from guichet.domain import errors
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.procedures import Effect, Outcome, Procedure, StateKind, Transition
from guichet.domain.workflow import DocumentGap, GapReason, Step, step
from guichet.models.requests import Receipt, Request
from guichet.operations.apply import applies
from guichet.operations.request_facts import (
    add_fact,
    documents_of,
    forget_decision,
    last_fact_on,
    moved,
    on_file,
    open_for,
    permissions_for,
    procedure_of,
    record,
    set_clocks,
    standing,
)
from guichet.operations.unit import Unit

_REASONS = {
    Outcome.ACCEPTED: CloseReason.DONE,
    Outcome.DONE: CloseReason.DONE,
    Outcome.REFUSED: CloseReason.REFUSED,
    Outcome.WITHDRAWN: CloseReason.WITHDRAWN,
    Outcome.DUPLICATE: CloseReason.DUPLICATE,
    Outcome.FORWARDED: CloseReason.TRANSFERRED,
}
_BESIDE_THE_WAY = (CloseReason.WITHDRAWN, CloseReason.DUPLICATE, CloseReason.TRANSFERRED)


@applies(AdvanceRequest)
def advance_request(operation: AdvanceRequest, unit: Unit) -> None:
    """Take a step of the request's workflow.

    Raises:
        StateMoved, TransitionUnknown, DocumentMissing, NotAllowed: as the operation says.
        DocumentTooOld: what is on file was issued too long ago.
        DeadlineMissing: the step asks for documents; it needs a date.
        NoteMissing: the step wants a word of explanation.
        PaperNotIssued: the step says that a paper was given, which was not or no longer counts.
        DateOutOfOrder: the step would come before the last one, or after today.
    """
    request = open_for(unit, operation.request_id, operation.needs, operation.expected_state)
    before = standing(request)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    taken = _step(procedure, request.state, operation.transition)
    if taken.transition.effect is Effect.SUSPEND:
        raise DeadlineMissing(taken.transition.id)
    _check(unit, request, taken, operation.effective_on, operation.note)
    add_fact(request, taken.fact(operation.effective_on))
    _enter(request, taken, operation.effective_on)
    set_clocks(unit, request, procedure)
    closing = taken.target.kind is StateKind.CLOSED
    record(
        unit,
        request,
        EventKind.CLOSED if closing else EventKind.ADVANCED,
        operation.event_id,
        detail=taken.transition.label,
        note=operation.note,
        effective_on=operation.effective_on,
        changes=moved(before, request),
    )


@applies(SuspendRequest)
def suspend_request(operation: SuspendRequest, unit: Unit) -> None:
    """Write that the citizen was asked for documents by a day; essential ones stop the clocks (CRPA L114-5, L114-5-1).

    The request goes to the workflow's waiting state, where there is a step to one from here.

    Raises:
        StateMoved: somebody moved it meanwhile.
        AlreadySuspended: documents are awaited already.
        FieldRefused: a document is not one of the procedure's.
        DateOutOfOrder: the deadline comes before the notice, or the notice before the last step.
        NotAllowed: the workflow's step is another role's.
    """
    request = open_for(unit, operation.request_id, operation.needs, operation.expected_state)
    if request.suspended_since is not None:
        raise AlreadySuspended(request.reference)
    before = standing(request)
    _check_day("notified_on", operation.notified_on, request, unit)
    if operation.deadline_on < operation.notified_on:
        raise DateOutOfOrder("deadline_on")
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    blocking = _blocking(procedure, operation.missing)
    _follow(unit, request, procedure, Effect.SUSPEND, operation.notified_on, operation.note)
    until = operation.deadline_on
    add_fact(request, Fact(FactKind.MISSING_NOTIFIED, operation.notified_on, until=until, blocking=blocking))
    if blocking:
        request.suspended_since, request.suspended_until, request.complete_on = operation.notified_on, until, None
    set_clocks(unit, request, procedure)
    labels = [rule.label for rule in procedure.documents if rule.code in operation.missing]
    record(
        unit,
        request,
        EventKind.SUSPENDED,
        operation.event_id,
        detail=" ; ".join(labels),
        note=operation.note,
        effective_on=operation.notified_on,
        changes=moved(before, request),
    )


@applies(ResumeRequest)
def resume_request(operation: ResumeRequest, unit: Unit) -> None:
    """Write that the documents asked for came; the clocks run again.

    Raises:
        StateMoved: somebody moved it meanwhile.
        NotSuspended: nothing is awaited.
        DateOutOfOrder: they cannot have come before they were asked for.
    """
    request = open_for(unit, operation.request_id, operation.needs, operation.expected_state)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    waiting = procedure.state(request.state).kind is StateKind.WAITING
    if request.suspended_since is None and not waiting:
        raise NotSuspended(request.reference)
    before = standing(request)
    _check_day("received_on", operation.received_on, request, unit)
    _follow(unit, request, procedure, Effect.RESUME, operation.received_on, operation.note)
    add_fact(request, Fact(FactKind.PIECES_RECEIVED, operation.received_on))
    _end_wait(request, operation.received_on)
    set_clocks(unit, request, procedure)
    record(
        unit,
        request,
        EventKind.RESUMED,
        operation.event_id,
        note=operation.note,
        effective_on=operation.received_on,
        changes=moved(before, request),
    )


@applies(CloseRequest)
def close_request(operation: CloseRequest, unit: Unit) -> None:
    """End a request for a reason, whatever its state; where the workflow has a step to that end, its terms hold.

    Raises:
        StateMoved: somebody moved it meanwhile.
        NoteMissing, DocumentMissing, NotAllowed: the workflow's step wants more.
        RequestClosed: it is over already.
        DateOutOfOrder: it would end before its last step, or after today.
    """
    request = open_for(unit, operation.request_id, operation.needs, operation.expected_state)
    before = standing(request)
    _check_day("effective_on", operation.effective_on, request, unit)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    target = _closed_state(procedure, request.state, operation.reason)
    step_there = next((each for each in procedure.transitions_from(request.state) if each.target == target), None)
    if step_there is not None:
        _check(unit, request, _step(procedure, request.state, step_there.id), operation.effective_on, operation.note)
    _close(request, operation.reason)
    request.state = target
    add_fact(request, Fact(FactKind.DECIDED, operation.effective_on))
    set_clocks(unit, request, procedure)
    record(
        unit,
        request,
        EventKind.CLOSED,
        operation.event_id,
        detail=procedure.state(request.state).label,
        note=operation.note,
        effective_on=operation.effective_on,
        changes=moved(before, request),
    )


@applies(ReopenRequest)
def reopen_request(operation: ReopenRequest, unit: Unit) -> None:
    """Open a request again in the state that it was closed from, with its decision taken back from the clocks.

    Raises:
        RequestNotClosed: it is open.
        DateOutOfOrder: it would be opened again before it was closed, or after today.
    """
    request = unit.get(Request, operation.request_id)
    unit.demand(operation.needs, request.service)
    if not request.closed:
        raise RequestNotClosed(request.reference)
    _check_day("effective_on", operation.effective_on, request, unit)
    procedure = procedure_of(unit, request.procedure, request.procedure_version)
    request.state = request.closed_from or procedure.workflow.reopened
    request.closed, request.closed_from, request.close_reason = False, "", None
    forget_decision(request)
    set_clocks(unit, request, procedure)
    record(
        unit,
        request,
        EventKind.REOPENED,
        operation.event_id,
        detail=procedure.state(request.state).label,
        note=operation.note,
        effective_on=operation.effective_on,
    )


def _step(procedure: Procedure, state: str, transition: str) -> Step:
    try:
        return step(procedure, state, transition)
    except (errors.UnknownTransition, errors.UnknownState):
        raise TransitionUnknown(transition, state) from None


def _check(unit: Unit, request: Request, taken: Step, on: date, note: str) -> None:
    """Refuse a step that may not be taken, in the words of the contract."""
    _check_day("effective_on", on, request, unit)
    try:
        taken.check(
            permissions=permissions_for(unit, request),
            held=on_file(documents_of(unit, request)),
            on=on,
            values=request.fields,
            note=note,
        )
    except errors.NotPermitted as problem:
        raise NotAllowed(problem.permission) from None
    except errors.DocumentsMissing as problem:
        raise _document_refusal(taken.procedure, problem.gaps) from None
    except errors.NoteMissing as problem:
        raise NoteMissing(problem.transition) from None
    _check_paper(unit, request, taken.transition)


def _check_paper(unit: Unit, request: Request, transition: Transition) -> None:
    """Refuse a step that would say a paper was given when none that counts was: the history never lies."""
    if transition.issues is None:
        return
    given = unit.look(Receipt, Receipt.request_id == request.id, Receipt.voided.is_(False))
    if not any(receipt.kind is ReceiptKind(transition.issues) for receipt in given):
        raise PaperNotIssued(transition.issues)


def _document_refusal(procedure: Procedure, gaps: tuple[DocumentGap, ...]) -> DocumentMissing | DocumentTooOld:
    absent = tuple(gap.code for gap in gaps if gap.reason is GapReason.ABSENT)
    if absent:
        return DocumentMissing(absent)
    rule = procedure.document(gaps[0].code)
    return DocumentTooOld(gaps[0].code, rule.max_age_days or 0 if rule is not None else 0)


def _check_day(field: str, day: date, request: Request, unit: Unit) -> None:
    """Refuse a day that has not come, or that comes before what the clocks were told last."""
    if not last_fact_on(request) <= day <= unit.today:
        raise DateOutOfOrder(field)


def _enter(request: Request, taken: Step, on: date) -> None:
    """Go to the step's target, and keep the columns that say how the request stands."""
    if taken.target.kind is StateKind.CLOSED:
        _close(request, _REASONS[taken.target.outcome or Outcome.DONE])
    request.state = taken.target.id
    if taken.transition.effect is Effect.COMPLETE:
        request.complete_on = on
    elif taken.transition.effect is Effect.RESUME:
        _end_wait(request, on)


def _close(request: Request, reason: CloseReason) -> None:
    request.closed, request.closed_from, request.close_reason = True, request.state, reason
    request.suspended_since = request.suspended_until = None


def _end_wait(request: Request, on: date) -> None:
    request.suspended_since = request.suspended_until = None
    request.complete_on = on


def _follow(unit: Unit, request: Request, procedure: Procedure, effect: Effect, on: date, note: str) -> None:
    """Take the workflow's own step of this effect, where it has one from here."""
    transition = _transition_of(procedure, request.state, effect)
    if transition is None:
        return
    taken = _step(procedure, request.state, transition.id)
    _check(unit, request, taken, on, note)
    request.state = taken.target.id


def _transition_of(procedure: Procedure, state: str, effect: Effect) -> Transition | None:
    return next((each for each in procedure.transitions_from(state) if each.effect is effect), None)


def _blocking(procedure: Procedure, missing: tuple[str, ...]) -> bool:
    """Say whether the documents asked for stop the clocks; pieces that the catalogue does not list do."""
    rules = {rule.code: rule for rule in procedure.documents}
    if not set(missing) <= set(rules):
        raise FieldRefused("missing", "not_in_checklist")
    return not missing or any(rules[code].blocking for code in missing)


def _closed_state(procedure: Procedure, state: str, reason: CloseReason) -> str:
    """Give the state that a request ends in for a reason: the one that a step from here has for it.

    Without such a step, a request is withdrawn, a duplicate or forwarded as a new one would be. What says more than the
    reason does (handed over, destroyed, rejected for want of documents) is written by its own step only: the request
    then ends where it stands.
    """
    from_here = _ends(procedure, state, reason)
    if not from_here and reason in _BESIDE_THE_WAY:
        from_here = _ends(procedure, procedure.workflow.initial, reason)
    return from_here.pop() if len(from_here) == 1 else state


def _ends(procedure: Procedure, state: str, reason: CloseReason) -> set[str]:
    targets = (procedure.state(each.target) for each in procedure.transitions_from(state))
    return {target.id for target in targets if target.outcome and _REASONS[target.outcome] is reason}
