"""A step taken by mistake without a network is taken back at once; one that a colleague followed is not."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from guichet.contract.base import new_id
from guichet.contract.journal import ShowJournal
from guichet.contract.refusals import Outcome
from guichet.contract.requests import AdvanceRequest, CloseReason, CloseRequest, EventKind, TakeStepBack
from guichet.domain.procedures import Effect
from tests.e2e.test_two_workstations import assert_equal_to_the_server, open_request, register, request_sheet
from tests.helpers.town import Town, Workplace


def advance(at: Workplace, request_id: UUID, on: date) -> UUID:
    """Take the first step that may be taken; give its id."""
    seen = request_sheet(at, request_id)
    choice = next(
        each for each in seen.transitions if each.allowed and not each.needs_note and each.effect is Effect.NONE
    )
    operation = AdvanceRequest(
        event_id=new_id(),
        request_id=request_id,
        transition=choice.transition,
        expected_state=seen.state,
        effective_on=on,
    )
    at.client.do(operation).result(10)
    return operation.event_id


def take_back(at: Workplace, request_id: UUID, step_id: UUID) -> None:
    at.client.do(TakeStepBack(event_id=new_id(), request_id=request_id, step_id=step_id)).result(10)


@pytest.mark.parametrize("town", ["sqlite", "postgresql"], indirect=True)
def test_a_step_and_a_closing_are_taken_back_offline_and_everybody_agrees(town: Town) -> None:
    a, b = town.enrol("a", process=True), town.enrol("b", process=True)
    a.log_in()
    b.log_in("ali.kacem")
    request_id, _ = open_request(a, register(a, "Leroy", "Paul"), "signalement-voirie")
    a.sync()
    stood = request_sheet(a, request_id)
    town.go_down()
    take_back(a, request_id, advance(a, request_id, stood.received_on))
    close = CloseRequest(
        event_id=new_id(),
        request_id=request_id,
        expected_state=stood.state,
        reason=CloseReason.DUPLICATE,
        effective_on=stood.received_on,
        note="Déjà signalé",
    )
    a.client.do(close).result(10)
    assert request_sheet(a, request_id).closed
    take_back(a, request_id, close.event_id)
    town.go_up()
    status = a.sync()
    assert (status.waiting, status.conflicts, status.refused) == (0, 0, 0)
    b.sync()
    for workplace in (a, b):
        now = request_sheet(workplace, request_id)
        assert (now.state, now.closed, now.due_on, now.legal_on) == (stood.state, False, stood.due_on, stood.legal_on)
        assert [each.kind for each in now.events].count(EventKind.TAKEN_BACK) == 2
    assert_equal_to_the_server(town, a, b)


def test_what_a_colleague_followed_stays(town: Town) -> None:
    a, b = town.enrol("a", process=True), town.enrol("b", process=True)
    a.log_in()
    b.log_in("ali.kacem")
    request_id, _ = open_request(a, register(a, "Leroy", "Paul"), "signalement-voirie")
    received = request_sheet(a, request_id).received_on
    step_id = advance(a, request_id, received)
    a.sync()
    b.sync()
    advance(b, request_id, received)
    b.sync()
    town.go_down()
    take_back(a, request_id, step_id)
    town.go_up()
    a.sync()
    refused = a.client.ask(ShowJournal()).result(10).refused
    conflicts = a.client.ask(ShowJournal()).result(10).conflicts
    assert [each.outcome for each in (*refused, *conflicts)] == [Outcome.CONFLICT]
    assert request_sheet(a, request_id).state == request_sheet(b, request_id).state
    assert_equal_to_the_server(town, a, b)
