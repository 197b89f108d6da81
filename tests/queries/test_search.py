"""The search box and the question before a creation, asked as a screen asks them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from guichet.contract.base import Query
from guichet.contract.people import (
    ContactDraft,
    ContactKind,
    NaturalDraft,
    OrganisationDraft,
    PersonHit,
    ReasonKind,
    RegisterPerson,
    Search,
    SearchResults,
    SimilarPeople,
)
from guichet.contract.refusals import NotAllowed
from guichet.queries.ask import ask
from guichet.search.engine import SearchIndex
from guichet.search.index import rebuild
from tests.helpers.store import TODAY, Store, register, stay_request, uid


@dataclass
class Box:
    """The search box of a workstation."""

    store: Store
    index: SearchIndex

    def ask(self, query: Query[SearchResults], by: str = "claire") -> SearchResults:
        with self.store.engine.begin() as connection:
            rebuild(connection)
        with self.store.engine.connect() as connection:
            reader = self.store.reader(connection, by)
            reader.search = self.index
            answer = ask(query, reader)
        assert isinstance(answer, SearchResults)
        return answer

    def find(self, text: str, by: str = "claire") -> SearchResults:
        return self.ask(Search(text=text), by)

    def first(self, text: str) -> PersonHit:
        return self.find(text).people[0]


@pytest.fixture
def box(store: Store) -> Iterator[Box]:
    contacts = (
        ContactDraft(contact_id=uid("mobile"), kind=ContactKind.MOBILE, value="06 39 98 12 34", preferred=True),
        ContactDraft(contact_id=uid("mail"), kind=ContactKind.EMAIL, value="samira.benali@example.org"),
        ContactDraft(contact_id=uid("home"), kind=ContactKind.ADDRESS, street="12 rue des Lilas", city="Les Essais"),
    )
    identity = NaturalDraft(birth_name="Benali", given_names="Samira Anne", birth_date=date(1985, 3, 12))
    store.do(RegisterPerson(person_id=uid("samira"), identity=identity, contacts=contacts, external_id="CIV-77"))
    store.do(RegisterPerson(person_id=uid("lilas"), identity=OrganisationDraft(name="Les Lilas Joyeux")))
    register(store, "karim", birth_name="Traoré")
    yield Box(store, SearchIndex())
    store.engine.dispose()


def test_a_row_says_who_and_how_to_reach_them_without_showing_the_number(box: Box) -> None:
    hit = box.first("benali sami")
    assert hit.person_id == uid("samira")
    assert hit.display == "BENALI Samira"
    assert hit.birth_date == date(1985, 3, 12)
    assert hit.address == "12 rue des Lilas, Les Essais"
    assert hit.phone_masked.endswith("12 34")
    assert "98" not in hit.phone_masked
    assert hit.external_id == "CIV-77"


def test_reasons_are_in_the_words_of_the_file(box: Box) -> None:
    reasons = {reason.kind: reason.matched for reason in box.first("bennali 12/03/1985").reasons}
    assert reasons[ReasonKind.NAME_SOUND] == "Benali"
    assert reasons[ReasonKind.BIRTH_DATE] == "1985-03-12"


def test_a_phone_and_an_e_mail_found_stay_masked(box: Box) -> None:
    for text, kind in (("0639981234", ReasonKind.PHONE), ("samira.benali@example.org", ReasonKind.EMAIL)):
        reasons = {reason.kind: reason.matched for reason in box.first(text).reasons}
        assert "•" in reasons[kind]


def test_an_organisation_is_found_like_a_person(box: Box) -> None:
    assert box.first("lilas joyeux").display == "Les Lilas Joyeux"


@pytest.fixture
def reference(box: Box) -> str:
    operation = stay_request(box.store, uid("samira"))
    box.store.do(operation)
    return operation.reference


def requests(results: SearchResults) -> list[UUID]:
    return [hit.request_id for hit in results.requests]


def test_a_reference_finds_its_request_and_its_requester_however_written(box: Box, reference: str) -> None:
    squeezed = reference.replace("-", "")
    digits = reference[2:-2]
    for text in (reference, reference.lower(), squeezed, f" {reference[:6]} {reference[6:]}", digits, reference[-7:]):
        results = box.find(text)
        assert requests(results) == [uid("request")], text
        assert results.people[0].person_id == uid("samira")
        assert results.people[0].reasons[0].kind is ReasonKind.REFERENCE


def test_a_reference_still_being_typed_finds_its_request(box: Box, reference: str) -> None:
    for length in range(8, len(reference)):
        assert requests(box.find(reference[:length])) == [uid("request")], reference[:length]


def test_a_reference_with_a_wrong_check_character_still_finds_its_request(box: Box, reference: str) -> None:
    wrong = reference[:-1] + ("A" if reference[-1] != "A" else "B")
    assert requests(box.find(wrong)) == [uid("request")]


def test_a_person_brings_their_open_requests(box: Box, reference: str) -> None:
    results = box.find("benali samira")
    assert results.people[0].open_requests == 1
    assert requests(results) == [uid("request")]
    assert results.requests[0].reference == reference
    assert results.requests[0].person_display == "BENALI Samira"


def test_requests_of_closed_sectors_are_neither_shown_nor_counted(box: Box, reference: str) -> None:
    with box.store.engine.connect() as connection:
        seen = box.store.reader(connection, "omar").partitions
        partition = connection.exec_driver_sql("SELECT partition FROM request").scalar_one()
    closed_to = "omar" if partition not in seen else "nadia"
    results = box.find("benali samira", by=closed_to)
    assert results.people[0].open_requests == 0
    assert results.requests == ()
    assert box.find(reference, by=closed_to).requests == ()


def test_without_an_index_references_are_still_found(box: Box, reference: str) -> None:
    results = box.store.ask(Search(text=reference))
    assert requests(results) == [uid("request")]
    assert box.store.ask(Search(text="benali")).people == ()


def test_an_agent_who_finds_nobody_is_refused(box: Box) -> None:
    with pytest.raises(NotAllowed):
        box.find("benali", by="paul")


def test_among_equals_adults_come_first_then_those_with_open_requests(box: Box) -> None:
    for name, years in (("ada", 3), ("bea", 40), ("cleo", 17), ("dora", 60)):
        register(
            box.store, name, birth_name="Moreau", given_names="Lou", birth_date=TODAY.replace(year=TODAY.year - years)
        )
    box.store.do(stay_request(box.store, uid("dora")))
    box.store.do(stay_request(box.store, uid("ada"), "hers"))
    found = [hit.person_id for hit in box.find("moreau").people]
    assert found == [uid("dora"), uid("bea"), uid("ada"), uid("cleo")]
    assert box.first(f"moreau {TODAY.year - 17}").person_id == uid("cleo"), "what was typed counts for more"


def test_the_same_person_may_already_exist(box: Box) -> None:
    phone = ContactDraft(contact_id=uid("other"), kind=ContactKind.MOBILE, value="0639981234")
    identity = NaturalDraft(birth_name="Benali", given_names="Samyra", birth_date=date(1985, 3, 12))
    hit = box.ask(SimilarPeople(identity=identity, contacts=(phone,))).people[0]
    assert hit.person_id == uid("samira")
    assert hit.score >= 0.95
    assert ReasonKind.PHONE in {reason.kind for reason in hit.reasons}


def test_a_newcomer_is_like_nobody(box: Box) -> None:
    identity = NaturalDraft(birth_name="Kerbrat", given_names="Ronan", birth_date=date(1990, 5, 6))
    assert box.ask(SimilarPeople(identity=identity)).people == ()


@pytest.mark.parametrize("text", ["", " ", "%", "D-", "D-%", "_____", "-----", "1-A", "99999-9", "D-2026-0012-00417-K"])
def test_nothing_that_is_typed_fails(box: Box, text: str) -> None:
    assert box.find(text).requests == ()


def test_a_birth_name_that_no_row_shows_is_said(box: Box) -> None:
    identity = NaturalDraft(birth_name="Kerjean", usual_name="Martin", given_names="Odile Rose")
    box.store.do(RegisterPerson(person_id=uid("odile"), identity=identity))
    hit = box.first("kerjean odile")
    assert hit.display == "MARTIN Odile"
    assert (ReasonKind.BIRTH_NAME, "Kerjean") in [(reason.kind, reason.matched) for reason in hit.reasons]
    for typed in ("martin odile", "martin rose"):
        assert ReasonKind.BIRTH_NAME not in {reason.kind for reason in box.first(typed).reasons}
    assert ReasonKind.BIRTH_NAME not in {reason.kind for reason in box.first("benali samira").reasons}
    alike = box.ask(SimilarPeople(identity=NaturalDraft(birth_name="Kerjean", given_names="Odile"))).people[0]
    assert ReasonKind.BIRTH_NAME in {reason.kind for reason in alike.reasons}
