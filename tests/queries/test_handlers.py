"""Where a request may go: services of its sector, agents who work there, and nothing else about them."""

from __future__ import annotations

import msgspec
import pytest

from guichet.contract.accounts import DisableAgent
from guichet.contract.base import FieldEdit
from guichet.contract.refusals import NotAllowed, NotFound
from guichet.contract.requests import (
    AnswerChange,
    CorrectRequest,
    EventKind,
    HandlerFacts,
    Handlers,
    RequestSheet,
    ShowHandlers,
    ShowRequest,
)
from guichet.domain.permissions import Permission
from tests.helpers.store import ROOT, TODAY, Store, register, stay_request, uid


@pytest.fixture
def filed(store: Store) -> Store:
    register(store, "benali")
    store.do(stay_request(store, uid("benali")))
    return store


def handlers(store: Store, by: str = "claire", name: str = "request") -> Handlers:
    found = store.ask(ShowHandlers(request_id=uid(name)), by)
    assert isinstance(found, Handlers)
    return found


def agents(store: Store, service: str, by: str = "claire") -> list[str]:
    found = next(each for each in handlers(store, by).services if each.code == service)
    return [each.display for each in found.agents]


def test_services_come_by_name_with_the_agents_who_work_there(filed: Store) -> None:
    services = handlers(filed).services
    assert [each.name for each in services] == sorted((each.name for each in services), key=str.casefold)
    ids = {each.code: {agent.agent_id for agent in each.agents} for each in services}
    assert ids["accueil"] == {uid("claire"), uid("hugo"), uid("omar")}
    assert "ccas" not in ids  # the request's files stay in their sector
    assert all(each.may_assign for each in services)
    mine = {each.code: each.may_assign for each in handlers(filed, "omar").services}
    assert mine == {code: code == "accueil" for code in mine}


def test_nothing_else_of_an_account_is_told() -> None:
    assert {field.name for field in msgspec.structs.fields(HandlerFacts)} == {"agent_id", "display", "quality"}


def test_a_closed_account_is_not_proposed(filed: Store) -> None:
    before = agents(filed, "accueil")
    filed.do(DisableAgent(agent_id=uid("omar"), disabled_on=TODAY), ROOT)
    assert len(agents(filed, "accueil")) == len(before) - 1


def test_who_gives_requests_to_nobody_is_refused(filed: Store) -> None:
    for name in ("ines", "paul"):
        with pytest.raises(NotAllowed):
            filed.ask(ShowHandlers(request_id=uid("request")), name)
    with pytest.raises(NotFound):
        filed.ask(ShowHandlers(request_id=uid("none")))


def test_the_sheet_says_what_may_be_done_in_its_service_and_how_answers_changed(filed: Store) -> None:
    shown = filed.ask(ShowRequest(request_id=uid("request")))
    assert isinstance(shown, RequestSheet)
    assert Permission.ASSIGN_REQUEST in shown.permitted
    assert Permission.REOPEN_REQUEST not in shown.permitted
    assert shown.service_name
    name, old = next((name, value) for name, value in shown.fields.items() if isinstance(value, str))
    edit = FieldEdit(name, old, f"{old} bis")
    filed.do(CorrectRequest(event_id=uid("corrected"), request_id=uid("request"), edits=(edit,)))
    events = filed.ask(ShowRequest(request_id=uid("request"))).events
    (event,) = (each for each in events if each.kind is EventKind.CORRECTED)
    assert event.changes == (AnswerChange(name, old, f"{old} bis"),)
