"""The page behind the sync pill."""

from datetime import timedelta

import pytest
from sqlalchemy import insert

from guichet.contract.accounts import DisableAgent, ListAgents, ListServices
from guichet.contract.base import FieldEdit, Operation
from guichet.contract.interactions import Direction, RecordInteraction, RetractInteraction
from guichet.contract.journal import JournalPage, ShowJournal
from guichet.contract.people import (
    AddContactPoint,
    ContactDraft,
    ContactKind,
    CorrectPerson,
    EndContactPoint,
    NaturalDraft,
    RegisterPerson,
)
from guichet.contract.refusals import (
    AlreadyExists,
    ErrorText,
    FieldDivergence,
    FieldsDiverged,
    NameMissing,
    Outcome,
    StateMoved,
    to_text,
)
from guichet.contract.registry import encode
from guichet.contract.requests import DocumentState, IssueReceipt, TickDocument
from guichet.domain.channels import Channel
from guichet.domain.permissions import Role
from guichet.models.workstation import JournalEntry
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid


def journal(
    store: Store,
    n: int,
    operation: Operation,
    outcome: Outcome = Outcome.PENDING,
    reason: ErrorText | None = None,
    depends_on: int | None = None,
) -> None:
    with store.engine.begin() as connection:
        connection.execute(
            insert(JournalEntry).values(
                n=n,
                op_id=uid(f"op {n}"),
                name=operation.operation_name(),
                version=operation.version,
                args=encode(operation).decode(),
                agent_id=uid("claire"),
                made_at=NOW + timedelta(minutes=n),
                signature="",
                outcome=outcome,
                reason=reason,
                depends_on=None if depends_on is None else uid(f"op {depends_on}"),
            )
        )


def page(store: Store) -> JournalPage:
    shown = store.ask(ShowJournal())
    assert isinstance(shown, JournalPage)
    return shown


def receipt(store: Store, name: str, number: str) -> IssueReceipt:
    return IssueReceipt(
        event_id=uid(f"{name} event"),
        receipt_id=uid(name),
        request_id=uid("request"),
        number=number,
        issued_on=TODAY,
    )


@pytest.fixture
def filed(store: Store) -> Store:
    register(store, "benali")
    store.do(stay_request(store, uid("benali")))
    return store


def test_what_waits_says_whom_it_is_about(filed: Store) -> None:
    mobile = ContactDraft(contact_id=uid("mobile"), kind=ContactKind.MOBILE, value="06 39 98 00 01")
    filed.do(AddContactPoint(person_id=uid("benali"), contact=mobile))
    journal(filed, 1, RegisterPerson(person_id=uid("benali"), identity=NaturalDraft(birth_name="Autre")))
    journal(filed, 2, EndContactPoint(contact_id=uid("mobile"), ended_on=TODAY))
    journal(
        filed,
        3,
        TickDocument(
            event_id=uid("t"),
            document_id=uid("request ID"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        ),
    )
    journal(
        filed,
        4,
        RecordInteraction(
            interaction_id=uid("i"),
            person_id=uid("benali"),
            channel=Channel.PHONE,
            direction=Direction.INCOMING,
            subject="Horaires",
            happened_at=NOW,
        ),
        Outcome.OK,
    )
    waiting = page(filed).waiting
    assert [(line.n, line.subject, line.agent_display) for line in waiting] == [
        (1, "BENALI Camille", "Claire Essai"),
        (2, "BENALI Camille", "Claire Essai"),
        (3, "D-2026-0012-00001-S", "Claire Essai"),
    ]
    assert waiting[2].request_id == uid("request")


def test_what_is_taken_back_says_whom_it_was_about_even_where_it_was_never_written(filed: Store) -> None:
    refused = RecordInteraction(
        interaction_id=uid("refused"),
        person_id=uid("benali"),
        channel=Channel.PHONE,
        direction=Direction.INCOMING,
        subject="Horaires",
        happened_at=NOW,
    )
    journal(filed, 1, refused, Outcome.REJECTED, to_text(NameMissing()))
    journal(filed, 2, RetractInteraction(interaction_id=uid("refused"), reason="deux fois"), Outcome.PARKED, None, 1)
    journal(filed, 3, RetractInteraction(interaction_id=uid("request said"), reason="deux fois"))
    journal(filed, 4, RetractInteraction(interaction_id=uid("elsewhere"), reason="deux fois"))
    shown = page(filed)
    assert [(line.n, line.subject) for line in (*shown.refused, *shown.waiting)] == [
        (1, "BENALI Camille"),
        (2, "BENALI Camille"),
        (3, "BENALI Camille"),
        (4, ""),
    ]


def test_a_refused_creation_is_listed_with_what_is_parked_behind_it(store: Store) -> None:
    register(store, "benali")
    draft = NaturalDraft(birth_name="Martin", given_names="Léa")
    filing = stay_request(store, uid("lea"))
    journal(store, 1, RegisterPerson(person_id=uid("lea"), identity=draft), Outcome.REJECTED, to_text(NameMissing()))
    journal(store, 2, filing, Outcome.PARKED, depends_on=1)
    journal(store, 3, receipt(store, "receipt", "R-2026-0012-00009-X"), Outcome.PARKED, depends_on=1)
    shown = page(store)
    assert [line.n for line in shown.refused] == [1, 2, 3]
    assert [line.n for line in shown.parked] == [2, 3]
    creation, request, paper = shown.refused
    assert creation.reason == ErrorText("NameMissing")
    assert (creation.subject, request.subject, paper.subject) == ("MARTIN Léa", filing.reference, filing.reference)
    assert creation.receipts == request.receipts == paper.receipts == ("R-2026-0012-00009-X",)


def test_a_paper_printed_before_does_not_say_what_came_after(filed: Store) -> None:
    journal(filed, 1, receipt(filed, "first", "R-1"), Outcome.OK)
    journal(
        filed,
        2,
        TickDocument(
            event_id=uid("t"),
            document_id=uid("request ID"),
            expected=DocumentState.MISSING,
            state=DocumentState.SEEN,
            seen_on=TODAY,
        ),
        Outcome.CONFLICT,
        to_text(StateMoved("D-2026-0012-00001-S", "complete")),
    )
    journal(filed, 3, receipt(filed, "second", "R-2"), Outcome.OK)
    (line,) = page(filed).conflicts
    assert line.receipts == ("R-2",)
    assert line.reason == ErrorText("StateMoved", {"reference": "D-2026-0012-00001-S", "state": "complete"})


def test_what_is_settled_is_gone(filed: Store) -> None:
    operation = RegisterPerson(person_id=uid("x"), identity=NaturalDraft(birth_name="X"))
    journal(filed, 1, operation, Outcome.RESOLVED, to_text(AlreadyExists("person")))
    journal(filed, 2, operation, Outcome.QUARANTINED)
    shown = page(filed)
    assert (shown.waiting, shown.conflicts, shown.parked) == ((), (), ())
    assert [line.n for line in shown.refused] == [2]


def test_an_operation_of_a_later_version_is_listed_all_the_same(filed: Store) -> None:
    journal(filed, 1, RegisterPerson(person_id=uid("x"), identity=NaturalDraft(birth_name="X")), Outcome.ERROR)
    with filed.engine.begin() as connection:
        connection.exec_driver_sql('UPDATE operation_journal SET args = \'{"op": "person.teleport"}\'')
    (line,) = page(filed).refused
    assert (line.subject, line.person_id) == ("", None)


def test_agents_and_services_are_listed_by_name(store: Store) -> None:
    agents = store.ask(ListAgents()).agents
    assert [agent.login for agent in agents] == ["claire", "hugo", "ines", "nadia", "omar", "paul"]
    omar = agents[4]
    assert (omar.display, omar.roles, omar.disabled) == ("Omar Essai", ((Role.OFFICER, "accueil"),), False)
    assert [service.code for service in store.ask(ListServices()).services] == [
        "accueil",
        "ccas",
        "education",
        "voirie",
    ]


def test_closed_accounts_are_listed_when_asked_for(store: Store) -> None:
    store.do(DisableAgent(agent_id=uid("omar"), disabled_on=TODAY), "ines")
    assert "omar" not in [agent.login for agent in store.ask(ListAgents()).agents]
    everyone = {agent.login: agent.disabled for agent in store.ask(ListAgents(disabled_too=True)).agents}
    assert everyone["omar"]
    assert not everyone["claire"]


def test_a_conflict_says_who_wrote_the_other_value(store: Store) -> None:
    register(store, "benali")
    theirs = CorrectPerson(person_id=uid("benali"), edits=(FieldEdit("birth_place", "", "Oran"),))
    store.do(theirs, "omar", at=NOW + timedelta(minutes=6))
    mine = CorrectPerson(person_id=uid("benali"), edits=(FieldEdit("birth_place", "", "Lyon"),))
    diverged = FieldsDiverged("person", uid("benali"), (FieldDivergence("birth_place", "", "Lyon", "Oran"),))
    journal(store, 1, mine, Outcome.CONFLICT, to_text(diverged))
    journal(store, 2, mine, Outcome.CONFLICT, to_text(StateMoved("D12-A3-7", "closed")))
    journal(store, 3, mine)
    shown = page(store)
    other = shown.conflicts[0].others[0]
    assert (other.field, other.at) == ("birth_place", NOW + timedelta(minutes=6))
    assert other.agent_display.startswith("Omar")
    assert shown.conflicts[1].others == ()
    assert shown.waiting[0].others == ()
