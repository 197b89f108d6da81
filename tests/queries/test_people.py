"""The citizen card and who looked at it."""

from datetime import timedelta

import pytest
from sqlalchemy import event, insert

from guichet.contract.interactions import RetractInteraction
from guichet.contract.people import (
    AddContactPoint,
    AddRelation,
    ClosedRequests,
    ContactDraft,
    ContactKind,
    EndContactPoint,
    EndRelation,
    FormHousehold,
    IdentityProof,
    OpenPerson,
    OrganisationDraft,
    PersonKind,
    PersonSheet,
    RegisterPerson,
    RelationKind,
    RetractIdentityCheck,
    VerifyIdentity,
    WhoSaw,
)
from guichet.contract.refusals import NotAllowed, NotFound
from guichet.contract.requests import CloseReason, CloseRequest, OpenRequest
from guichet.models.workstation import LocalConsultation
from guichet.queries.ask import ask
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid


def sheet(store: Store, name: str, by: str = "claire") -> PersonSheet:
    shown = store.ask(OpenPerson(person_id=uid(name), reason="visit"), by)
    assert isinstance(shown, PersonSheet)
    return shown


@pytest.fixture
def family(store: Store) -> Store:
    register(store, "benali", usual_name="Durand", given_names="Samira Jeanne")
    register(store, "lina")
    store.do(RegisterPerson(person_id=uid("club"), identity=OrganisationDraft(name="Les Lilas")))
    for number, (other, kind) in enumerate(
        (("lina", RelationKind.PARENT), ("club", RelationKind.REPRESENTATIVE)), start=1
    ):
        store.do(AddRelation(relation_id=uid(f"r{number}"), person_id=uid("benali"), other_id=uid(other), kind=kind))
    return store


def test_a_card_names_people_and_organisations(family: Store) -> None:
    samira, club = sheet(family, "benali"), sheet(family, "club")
    assert (samira.display, samira.initials, samira.birth_name) == ("DURAND Samira", "SD", "Benali")
    assert (club.display, club.initials, club.kind) == ("Les Lilas", "LL", PersonKind.ORGANISATION)


def test_relations_are_seen_from_both_files_while_they_stand(family: Store) -> None:
    kinds = [(line.kind, line.outward, line.other_display) for line in sheet(family, "benali").relations]
    assert kinds == [
        (RelationKind.PARENT, True, "LINA Camille"),
        (RelationKind.REPRESENTATIVE, True, "Les Lilas"),
    ]
    (seen_from_lina,) = sheet(family, "lina").relations
    assert (seen_from_lina.outward, seen_from_lina.other_display) == (False, "DURAND Samira")
    family.do(EndRelation(relation_id=uid("r1"), ended_on=TODAY - timedelta(days=1)))
    assert sheet(family, "lina").relations == ()


def test_households_name_the_others(family: Store) -> None:
    members = ((uid("m1"), uid("benali")), (uid("m2"), uid("lina")))
    family.do(FormHousehold(household_id=uid("home"), label="12 rue des Lilas", members=members))
    (home,) = sheet(family, "benali").households
    assert (home.label, home.members) == ("12 rue des Lilas", ((uid("lina"), "LINA Camille"),))


def test_contacts_that_are_good_come_first_then_preferred_ones(family: Store) -> None:
    for name, value, preferred in (("a", "06 39 98 00 01", False), ("b", "06 39 98 00 02", True)):
        family.do(
            AddContactPoint(
                person_id=uid("benali"),
                contact=ContactDraft(contact_id=uid(name), kind=ContactKind.MOBILE, value=value, preferred=preferred),
            )
        )
    assert [point.value for point in sheet(family, "benali").contacts] == ["+33639980002", "+33639980001"]
    family.do(EndContactPoint(contact_id=uid("b"), ended_on=TODAY))
    assert [point.ended_on for point in sheet(family, "benali").contacts] == [None, TODAY]


def test_the_last_proof_of_identity_is_shown(family: Store) -> None:
    assert sheet(family, "benali").identity is None
    for name, day in (("c1", TODAY), ("c2", TODAY - timedelta(days=9))):
        family.do(
            VerifyIdentity(check_id=uid(name), person_id=uid("benali"), proof=IdentityProof.PASSPORT, checked_on=day)
        )
    identity = sheet(family, "benali").identity
    assert identity is not None
    assert (identity.checked_on, identity.agent_display) == (TODAY, "Claire Essai")


def test_the_check_before_counts_again_once_the_last_one_is_taken_back(family: Store) -> None:
    for name, day, by in (("c1", TODAY - timedelta(days=9), "omar"), ("c2", TODAY, "claire")):
        seen = VerifyIdentity(check_id=uid(name), person_id=uid("benali"), proof=IdentityProof.PASSPORT, checked_on=day)
        family.do(seen, by)
    identity = sheet(family, "benali").identity
    assert identity is not None
    assert (identity.check_id, identity.may_retract) == (uid("c2"), True)
    family.do(RetractIdentityCheck(check_id=uid("c2"), reason="autre personne"))
    before = sheet(family, "benali").identity
    assert before is not None
    assert (before.check_id, before.checked_on, before.may_retract) == (uid("c1"), TODAY - timedelta(days=9), False)
    family.do(RetractIdentityCheck(check_id=uid("c1"), reason="autre personne"), "hugo")
    assert sheet(family, "benali").identity is None


def test_an_exchange_that_was_taken_back_counts_for_nothing_on_the_card(family: Store) -> None:
    family.do(stay_request(family, uid("benali")))
    assert sheet(family, "benali").interactions == 1
    family.do(RetractInteraction(interaction_id=uid("request said"), reason="notée deux fois"))
    assert sheet(family, "benali").interactions == 0


def test_requests_count_for_the_requester_and_for_the_beneficiary(family: Store) -> None:
    family.do(stay_request(family, uid("benali"), beneficiary_id=uid("lina"), seen=("ID",)))
    (line,) = sheet(family, "benali").open_requests
    assert (line.label, line.state_label, line.beneficiary_display) == (
        "Attestation d’accueil",
        "Reçue",
        "LINA Camille",
    )
    assert line.documents_missing == 1
    assert [line.request_id for line in sheet(family, "lina").open_requests] == [uid("request")]
    family.do(
        CloseRequest(
            event_id=uid("closed"),
            request_id=uid("request"),
            expected_state="received",
            reason=CloseReason.DUPLICATE,
            effective_on=TODAY,
        )
    )
    samira = sheet(family, "benali")
    assert (samira.open_requests, samira.closed_requests, samira.interactions) == ((), 1, 1)
    (closed,) = family.ask(ClosedRequests(person_id=uid("benali")), "claire").lines
    assert (closed.request_id, closed.closed) == (uid("request"), True)
    with pytest.raises(NotAllowed):
        family.ask(ClosedRequests(person_id=uid("benali")), "ines")


def test_a_closed_sector_leaves_no_trace_on_the_card(family: Store) -> None:
    family.do(
        OpenRequest(
            request_id=uid("aid"),
            reference=family.reference(),
            procedure="emergency-aid",
            procedure_version=1,
            requester_id=uid("benali"),
            received_on=TODAY,
            event_id=uid("aid opened"),
            interaction_id=uid("aid said"),
        ),
        "nadia",
    )
    for agent, seen in (("nadia", 1), ("claire", 0)):
        card = sheet(family, "benali", agent)
        assert (len(card.open_requests), card.interactions) == (seen, seen)


def test_who_is_not_here_is_not_found_and_administrators_open_no_file(family: Store) -> None:
    with pytest.raises(NotFound):
        sheet(family, "nobody")
    with pytest.raises(NotAllowed):
        sheet(family, "benali", "ines")


def test_who_saw_a_file_is_for_those_who_watch(family: Store) -> None:
    with family.engine.begin() as connection:
        for number in range(3):
            connection.execute(
                insert(LocalConsultation).values(
                    id=uid(f"seen {number}"),
                    agent_id=uid("claire"),
                    person_id=uid("benali"),
                    at=NOW + timedelta(minutes=number),
                    reason="visit",
                    query="people.open",
                )
            )
    for watcher in ("paul", "hugo"):
        lines = family.ask(WhoSaw(person_id=uid("benali"), limit=2), watcher).lines
        assert [line.at for line in lines] == [NOW + timedelta(minutes=2), NOW + timedelta(minutes=1)]
        assert lines[0].agent_display == "Claire Essai"
    with pytest.raises(NotAllowed):
        family.ask(WhoSaw(person_id=uid("benali")), "claire")


def test_no_question_reads_a_row_at_a_time(family: Store) -> None:
    """Twice the requests and relations, the same number of statements."""
    counts = []
    statements: list[str] = []

    def count(connection: object, cursor: object, statement: str, *rest: object) -> None:
        statements.append(statement)

    event.listen(family.engine, "before_cursor_execute", count)
    for number in range(2):
        for each in range(3):
            family.do(stay_request(family, uid("benali"), f"request {number} {each}", beneficiary_id=uid("lina")))
        with family.engine.connect() as connection:
            reader = family.reader(connection)
            statements.clear()
            ask(OpenPerson(person_id=uid("benali"), reason="visit"), reader)
            counts.append(len(statements))
    assert counts[0] == counts[1] > 0


def test_a_file_is_read_by_whose_it_is(family: Store) -> None:
    """By any other index, SQLite would go through every closed request of the town, 150 ms of them in a large one."""
    asked: list[tuple[str, object]] = []

    def keep(connection: object, cursor: object, statement: str, parameters: object, *rest: object) -> None:
        asked.append((statement, parameters))

    with family.engine.connect() as connection:
        event.listen(family.engine, "before_cursor_execute", keep)
        ask(OpenPerson(person_id=uid("benali"), reason="visit"), family.reader(connection))
        event.remove(family.engine, "before_cursor_execute", keep)
        plans = [
            str(step[3])
            for statement, parameters in asked
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]  # as the driver got them
        ]
    assert any("ix_request_requester_id" in plan for plan in plans)
    assert [plan for plan in plans if "closed" in plan or plan.startswith("SCAN request")] == []
