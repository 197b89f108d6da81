"""A step taken by mistake is taken back, as long as nothing followed it."""

from datetime import date, timedelta
from typing import Any

import pytest
from msgspec import structs

from guichet.contract.base import Operation
from guichet.contract.refusals import NotAllowed, NotFound, StateMoved
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    CommentRequest,
    EventKind,
    ResumeRequest,
    SuspendRequest,
    TakeStepBack,
)
from guichet.models.requests import Request, RequestEvent
from tests.helpers.store import TODAY, Store, register, stay_request, uid

_STANDS = (
    "state",
    "complete_on",
    "due_on",
    "legal_on",
    "suspended_since",
    "suspended_until",
    "clock_facts",
    "closed",
    "closed_from",
    "close_reason",
)


@pytest.fixture
def filed(store: Store) -> Store:
    register(store, "samira")
    store.do(stay_request(store, uid("samira"), seen=("ID",)))
    return store


def stands(store: Store) -> dict[str, Any]:
    request = store.row(Request, uid("request"))
    return {name: getattr(request, name) for name in _STANDS}


def advance(transition: str, state: str, on: date = TODAY) -> AdvanceRequest:
    return AdvanceRequest(
        event_id=uid(transition),
        request_id=uid("request"),
        transition=transition,
        expected_state=state,
        effective_on=on,
    )


def suspend() -> SuspendRequest:
    return SuspendRequest(
        event_id=uid("suspend"),
        request_id=uid("request"),
        expected_state="received",
        notified_on=TODAY,
        deadline_on=TODAY + timedelta(days=30),
        missing=("ID",),
    )


def resume() -> ResumeRequest:
    return ResumeRequest(
        event_id=uid("resume"), request_id=uid("request"), expected_state="incomplete", received_on=TODAY
    )


def close() -> CloseRequest:
    return CloseRequest(
        event_id=uid("close"),
        request_id=uid("request"),
        expected_state="received",
        reason=CloseReason.WITHDRAWN,
        effective_on=TODAY,
        note="Elle renonce",
    )


def back(step: str, request: str = "request") -> TakeStepBack:
    return TakeStepBack(event_id=uid(f"back {step}"), request_id=uid(request), step_id=uid(step))


@pytest.mark.parametrize(
    ("before", "step", "called"),
    [
        ((), advance("declare_complete", "received"), "declare_complete"),
        ((), suspend(), "suspend"),
        ((suspend(),), resume(), "resume"),
        ((), close(), "close"),
    ],
)
def test_the_request_stands_as_before(
    filed: Store, before: tuple[Operation, ...], step: Operation, called: str
) -> None:
    for operation in before:
        filed.do(operation)
    stood = stands(filed)
    filed.do(step)
    assert stands(filed) != stood
    filed.do(back(called))
    assert stands(filed) == stood
    kinds = [row.kind for row in filed.rows(RequestEvent)]
    assert kinds.count(EventKind.TAKEN_BACK) == 1, "the history keeps the step and its taking back"
    assert len(kinds) == len(before) + 3
    filed.do(structs.replace(step, event_id=uid("again")))  # and it may be taken anew


def test_a_note_in_between_is_no_obstacle(filed: Store) -> None:
    filed.do(advance("declare_complete", "received"))
    filed.do(CommentRequest(event_id=uid("note"), request_id=uid("request"), note="Vu au guichet"))
    filed.do(back("declare_complete"))
    assert stands(filed)["state"] == "received"


def test_what_something_followed_stays(filed: Store) -> None:
    filed.do(suspend())
    filed.do(resume())
    stood = stands(filed)
    with pytest.raises(StateMoved):
        filed.do(back("suspend"))
    assert stands(filed) == stood


def test_once_is_enough(filed: Store) -> None:
    filed.do(suspend())
    filed.do(back("suspend"))
    again = TakeStepBack(event_id=uid("twice"), request_id=uid("request"), step_id=uid("suspend"))
    with pytest.raises(StateMoved):
        filed.do(again)


def test_a_colleagues_step_is_theirs_unless_one_may_reopen(filed: Store) -> None:
    filed.do(advance("declare_complete", "received"), "omar")
    with pytest.raises(NotAllowed):
        filed.do(back("declare_complete"), "claire")
    filed.do(back("declare_complete"), "hugo")
    assert stands(filed)["state"] == "received"


def test_only_a_step_of_this_request(filed: Store) -> None:
    filed.do(CommentRequest(event_id=uid("note"), request_id=uid("request"), note="Vu au guichet"))
    with pytest.raises(NotFound):
        filed.do(back("note"))
    with pytest.raises(NotFound):
        filed.do(back("unknown"))
