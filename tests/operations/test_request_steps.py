"""A request along its workflow, and what each step does to its two clocks."""

from datetime import date, datetime, timedelta

import pytest

from guichet.contract.base import Operation
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
    RequestClosed,
    RequestNotClosed,
    StateMoved,
    TransitionUnknown,
)
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    DocumentState,
    EventKind,
    ReopenRequest,
    ResumeRequest,
    SuspendRequest,
    TickDocument,
)
from guichet.models.requests import Request, RequestEvent
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid

LATER = timedelta(days=4)


@pytest.fixture
def filed(store: Store) -> Store:
    """A request received on 2 March with the identity seen: its announced answer is due on the 12th."""
    register(store, "samira")
    store.do(stay_request(store, uid("samira"), seen=("ID",)))
    return store


def advance(transition: str, state: str, on: date = TODAY, note: str = "") -> AdvanceRequest:
    return AdvanceRequest(
        event_id=uid(f"{transition} {on}"),
        request_id=uid("request"),
        transition=transition,
        expected_state=state,
        effective_on=on,
        note=note,
    )


def suspend(
    *missing: str, state: str = "received", on: date = TODAY, until: date = TODAY + timedelta(days=30)
) -> SuspendRequest:
    return SuspendRequest(
        event_id=uid(f"suspended {on}"),
        request_id=uid("request"),
        expected_state=state,
        notified_on=on,
        deadline_on=until,
        missing=missing,
    )


def resume(on: date = TODAY, state: str = "incomplete") -> ResumeRequest:
    return ResumeRequest(event_id=uid(f"resumed {on}"), request_id=uid("request"), expected_state=state, received_on=on)


def close(reason: CloseReason, state: str = "received", note: str = "", on: date = TODAY) -> CloseRequest:
    return CloseRequest(
        event_id=uid(f"closed {on}"),
        request_id=uid("request"),
        expected_state=state,
        reason=reason,
        effective_on=on,
        note=note,
    )


def reopen(on: date = TODAY) -> ReopenRequest:
    return ReopenRequest(event_id=uid(f"reopened {on}"), request_id=uid("request"), effective_on=on)


def see(code: str, issued_on: date | None = None) -> TickDocument:
    return TickDocument(
        event_id=uid(f"seen {code}"),
        document_id=uid(f"request {code}"),
        expected=DocumentState.MISSING,
        state=DocumentState.SEEN,
        seen_on=TODAY,
        issued_on=issued_on,
    )


def days_after(store: Store, operation: Operation, days: int, by: str = "claire") -> None:
    store.do(operation, by, at=NOW + timedelta(days=days))


def test_a_request_goes_from_desk_to_decision(filed: Store) -> None:
    filed.do(advance("declare_complete", "received"))
    filed.do(see("HOME"))
    filed.do(advance("decide", "complete"), "omar")
    filed.do(advance("hand", "decided"))
    request = filed.row(Request, uid("request"))
    assert (request.state, request.closed, request.closed_from) == ("granted", True, "decided")
    assert (request.close_reason, request.complete_on) == (CloseReason.DONE, TODAY)
    kinds = [row.kind for row in filed.rows(RequestEvent)]
    assert kinds.count(EventKind.ADVANCED) == 2
    assert kinds.count(EventKind.CLOSED) == 1


def test_somebody_else_moved_it_first(filed: Store) -> None:
    filed.do(advance("declare_complete", "received"))
    for late in (advance("declare_complete", "received"), suspend("HOME"), close(CloseReason.DUPLICATE)):
        with pytest.raises(StateMoved) as refused:
            filed.do(late)
        assert refused.value.state == "complete"


def test_a_step_that_the_workflow_does_not_have(filed: Store) -> None:
    for unknown in ("hand", "fly"):
        with pytest.raises(TransitionUnknown):
            filed.do(advance(unknown, "received"))


def test_essential_documents_come_before_the_file_is_complete(store: Store) -> None:
    register(store, "samira")
    fields = {"host_name": "Benali", "has_minor": True, "minor_name": "Lina"}
    store.do(stay_request(store, uid("samira"), fields=fields))
    with pytest.raises(DocumentMissing) as refused:
        store.do(advance("declare_complete", "received"))
    assert refused.value.documents == ("ID", "CUSTODY")


def test_a_decision_is_not_the_counters(filed: Store) -> None:
    filed.do(advance("declare_complete", "received"))
    filed.do(see("HOME"))
    with pytest.raises(NotAllowed):
        filed.do(advance("decide", "complete"), "claire")
    with pytest.raises(NotAllowed):
        filed.do(advance("decide", "complete"), "ines")


def test_a_document_that_grew_old_is_asked_for_again(filed: Store) -> None:
    filed.do(see("HOME", issued_on=TODAY - timedelta(days=88)))
    filed.do(advance("declare_complete", "received"))
    with pytest.raises(DocumentTooOld) as refused:
        days_after(filed, advance("decide", "complete", TODAY + LATER), 4, "omar")
    assert (refused.value.document, refused.value.max_age_days) == ("HOME", 90)


def test_no_step_is_taken_before_the_request_nor_after_today(filed: Store) -> None:
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=1)):
        with pytest.raises(DateOutOfOrder):
            filed.do(advance("declare_complete", "received", day))
        with pytest.raises(DateOutOfOrder):
            filed.do(close(CloseReason.DUPLICATE, on=day))


def test_asking_for_documents_needs_a_date(filed: Store) -> None:
    with pytest.raises(DeadlineMissing):
        filed.do(advance("ask_documents", "received"))


def test_essential_documents_stop_the_clocks_until_they_come(filed: Store) -> None:
    filed.do(suspend("ID"))
    request = filed.row(Request, uid("request"))
    assert (request.state, request.due_on) == ("incomplete", None)
    assert (request.suspended_since, request.suspended_until) == (TODAY, TODAY + timedelta(days=30))
    days_after(filed, resume(TODAY + LATER), 4)
    request = filed.row(Request, uid("request"))
    assert (request.state, request.suspended_since, request.complete_on) == ("complete", None, TODAY + LATER)
    assert request.due_on == TODAY + LATER + timedelta(days=10)
    assert request.legal_on == date(2026, 4, 2) + LATER


def test_a_document_that_is_not_essential_stops_nothing(filed: Store) -> None:
    filed.do(suspend("HOME"))
    request = filed.row(Request, uid("request"))
    assert (request.state, request.suspended_since, request.due_on) == ("incomplete", None, date(2026, 3, 12))
    filed.do(resume())
    assert filed.row(Request, uid("request")).state == "complete"


def test_documents_are_asked_for_once_at_a_time(filed: Store) -> None:
    filed.do(suspend("ID"))
    with pytest.raises(AlreadySuspended):
        filed.do(suspend("ID", state="incomplete"))
    filed.do(resume())
    with pytest.raises(NotSuspended):
        filed.do(resume(state="complete"))


@pytest.mark.parametrize(
    ("operation", "refusal"),
    [
        (suspend("ID", until=TODAY - timedelta(days=1)), DateOutOfOrder),
        (suspend("ID", on=TODAY - timedelta(days=1)), DateOutOfOrder),
        (suspend("PASSPORT"), FieldRefused),
    ],
)
def test_a_notice_that_cannot_be(filed: Store, operation: SuspendRequest, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        filed.do(operation)
    assert filed.row(Request, uid("request")).state == "received"


def test_documents_do_not_come_before_they_were_asked_for(filed: Store) -> None:
    days_after(filed, suspend("ID", on=TODAY + timedelta(days=2)), 2)
    with pytest.raises(DateOutOfOrder):
        days_after(filed, resume(TODAY + timedelta(days=1)), 3)


def test_no_step_comes_before_the_one_that_it_follows(filed: Store) -> None:
    filed.do(see("HOME"))
    days_after(filed, advance("declare_complete", "received", TODAY + LATER), 4)
    before = filed.row(Request, uid("request")).clock_facts
    for early in (
        advance("decide", "complete", TODAY + timedelta(days=1)),
        close(CloseReason.DUPLICATE, "complete", on=TODAY + timedelta(days=1)),
        suspend("ID", state="complete", on=TODAY + timedelta(days=1)),
    ):
        with pytest.raises(DateOutOfOrder):
            days_after(filed, early, 5, "omar")
    request = filed.row(Request, uid("request"))
    assert (request.state, request.closed, request.clock_facts) == ("complete", False, before)
    days_after(filed, advance("decide", "complete", TODAY + LATER), 5, "omar")


def test_a_request_is_not_closed_before_the_documents_were_asked_for(filed: Store) -> None:
    days_after(filed, suspend("HOME", on=TODAY + timedelta(days=2)), 2)
    with pytest.raises(DateOutOfOrder):
        days_after(filed, close(CloseReason.DUPLICATE, "incomplete", on=TODAY + timedelta(days=1)), 3)
    days_after(filed, close(CloseReason.DUPLICATE, "incomplete", on=TODAY + timedelta(days=2)), 3)
    with pytest.raises(DateOutOfOrder):
        days_after(filed, reopen(TODAY + timedelta(days=1)), 3, "hugo")


def test_what_came_while_it_was_closed_by_mistake_keeps_its_day(filed: Store) -> None:
    filed.do(suspend("ID"))
    days_after(filed, close(CloseReason.DUPLICATE, "incomplete", on=TODAY + LATER), 4)
    days_after(filed, reopen(TODAY + timedelta(days=6)), 6, "hugo")
    days_after(filed, resume(TODAY + timedelta(days=2)), 6)
    assert filed.row(Request, uid("request")).complete_on == TODAY + timedelta(days=2)


def test_closing_keeps_the_terms_of_the_workflow(filed: Store) -> None:
    with pytest.raises(NoteMissing):
        filed.do(close(CloseReason.WITHDRAWN))
    filed.do(close(CloseReason.WITHDRAWN, note="Elle renonce"))
    request = filed.row(Request, uid("request"))
    assert (request.state, request.closed, request.closed_from) == ("withdrawn", True, "received")
    with pytest.raises(RequestClosed):
        filed.do(advance("withdraw", "withdrawn"))


def test_an_end_that_the_workflow_does_not_know_keeps_the_state(filed: Store) -> None:
    filed.do(close(CloseReason.DUPLICATE))
    request = filed.row(Request, uid("request"))
    assert (request.state, request.closed, request.close_reason) == ("received", True, CloseReason.DUPLICATE)
    with pytest.raises(RequestClosed):
        filed.do(close(CloseReason.DUPLICATE))


def test_a_request_opened_again_runs_its_clocks_again(filed: Store) -> None:
    filed.do(close(CloseReason.WITHDRAWN, note="Elle renonce"))
    with pytest.raises(NotAllowed):
        filed.do(reopen(), "claire")
    filed.do(reopen(), "hugo")
    request = filed.row(Request, uid("request"))
    assert (request.state, request.closed, request.close_reason) == ("received", False, None)
    assert request.due_on == date(2026, 3, 12)
    assert [fact["kind"] for fact in request.clock_facts] == ["received"]
    with pytest.raises(RequestNotClosed):
        filed.do(reopen(), "hugo")


def test_what_is_closed_while_it_waits_no_longer_waits(filed: Store) -> None:
    filed.do(suspend("ID"))
    filed.do(close(CloseReason.WITHDRAWN, "incomplete", "Sans nouvelles"))
    request = filed.row(Request, uid("request"))
    assert (request.suspended_since, request.suspended_until) == (None, None)


def test_today_is_the_towns(filed: Store) -> None:
    """At half past midnight in Paris it is still yesterday in UTC."""
    midnight = datetime.fromisoformat("2026-03-02T23:30:00+00:00")
    filed.do(advance("declare_complete", "received", TODAY + timedelta(days=1)), at=midnight)
    assert filed.row(Request, uid("request")).complete_on == TODAY + timedelta(days=1)
