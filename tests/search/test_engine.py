import itertools

import pytest
from sqlalchemy import Connection

from guichet.contract.people import ReasonKind
from guichet.demo.population import Resident
from guichet.search.engine import DEADLINE, SearchIndex
from guichet.search.normalise import ADDRESS, SURNAME
from guichet.search.reading import Reading, Word
from guichet.search.scoring import Candidate, Scorer
from tests.search.town import TODAY, Filed

HOSTILE = [
    "", " ", "\t\n", "\0", "'", '"', "*", "a*", '" OR "', "NEAR(a b)", "a AND", "NOT x", "doc:martin", "^martin", "{",
    "((", "--", "; DROP TABLE person", "%", "_", "\\", "🙂", "🙂 martin 🙂", "مرحبا", "Москва", "李", "martin\0jean",
    "a" * 5000, "martin " * 900, "1" * 5000, "1 " * 2000, "@", "@@@", "a@", "@b", "+", "+33", "00", "0", "99/99/9999",
    "00/00/0000", "31/02/1985", "12//1985", "1985-13-45", "I<FRA" + "<" * 60, "IDFRADUPONT<<<<<<<<<<<<<<<<<932013",
    "P<FRADUPONT<<JEAN<<<<", "D-2026-0012-00417-K", "\u202emartin", "\ud800", "ǅ", "ﬁ", "½", "²", "٣٤", "a-",
    "-a", "'s",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_is_typed_fails(town: Connection, index: SearchIndex, text: str) -> None:
    for match in index.search(town, text, today=TODAY):
        assert match.reasons


def test_any_two_odd_pieces_together_do_not_fail(town: Connection, index: SearchIndex) -> None:
    for left, right in itertools.product(HOSTILE[3:24], HOSTILE[5:48:3]):
        index.search(town, f"{left} {right}", limit=1, today=TODAY)


def resident(filed: list[Filed], *wanted: str) -> tuple[Filed, Resident]:
    """Give somebody whose fields are all filled."""
    return next(
        (one, one.who)
        for one in filed
        if isinstance(one.who, Resident)
        and all(getattr(one.who, name) for name in wanted)
        and one.who.birth_date.day > 1
    )


def test_the_reasons_say_what_matched(town: Connection, index: SearchIndex, filed: list[Filed]) -> None:
    one, who = resident(filed, "mobile", "email", "street")
    texts = {
        f"{who.birth_date:%d/%m/%Y} {who.birth_name}": ReasonKind.BIRTH_DATE,
        "0" + who.mobile[3:]: ReasonKind.PHONE,
        who.email: ReasonKind.EMAIL,
        one.external_id: ReasonKind.EXTERNAL_ID,
        f"{who.birth_name} {who.street}": ReasonKind.ADDRESS,
        f"{who.birth_name} {who.birth_date.year}": ReasonKind.BIRTH_YEAR,
    }
    for text, kind in texts.items():
        found = {match.person_id: match for match in index.search(town, text, limit=20, today=TODAY)}
        assert kind in {reason.kind for reason in found[one.person_id].reasons}, text


def test_a_slip_is_said_and_lowers_the_score(town: Connection, index: SearchIndex, filed: list[Filed]) -> None:
    one, who = resident(filed, "mobile")
    first = who.given_names.split()[0]
    day = f"{who.birth_date:%d/%m/%Y}"
    exact = index.search(town, f"{who.birth_name} {first} {day}", today=TODAY)[0]
    slipped = index.search(town, f"{who.birth_name}q {first} {day}", today=TODAY)[0]
    assert exact.person_id == slipped.person_id == one.person_id
    assert exact.complete
    assert slipped.score < exact.score
    assert {reason.kind for reason in slipped.reasons} & {ReasonKind.NAME_NEAR, ReasonKind.NAME_SOUND}


def test_after_the_deadline_nothing_is_guessed_but_what_is_filed_is_found(
    town: Connection, index: SearchIndex, filed: list[Filed]
) -> None:
    one, who = resident(filed, "mobile")
    ticks = itertools.count(step=DEADLINE * 2)
    hurried = SearchIndex(clock=lambda: float(next(ticks)))
    exact, slipped = (f"{name} {who.given_names}" for name in (who.birth_name, who.birth_name[:-1] + "qx"))
    assert hurried.search(town, exact, today=TODAY)[0].person_id == one.person_id
    assert index.search(town, slipped, today=TODAY)[0].person_id == one.person_id
    assert all(match.person_id != one.person_id for match in hurried.search(town, slipped, today=TODAY))


def test_the_limit_is_kept(town: Connection, index: SearchIndex) -> None:
    assert len(index.search(town, "ma", limit=3, today=TODAY)) == 3
    assert index.search(town, "ma", limit=0, today=TODAY) == []


def test_a_single_letter_after_a_surname_narrows(town: Connection, index: SearchIndex, filed: list[Filed]) -> None:
    one, who = resident(filed, "mobile")
    found = index.search(town, f"{who.birth_name} {who.given_names[0]}", limit=5, today=TODAY)
    assert one.person_id in {match.person_id for match in found}


def test_a_short_word_does_not_bring_everybody_whose_name_has_a_sound_of_it(
    town: Connection, index: SearchIndex
) -> None:
    assert any(reason.matched == "saint" for one in index.search(town, "sain", today=TODAY) for reason in one.reasons)
    for text in ("sync", "sync "):
        named = {reason.matched for one in index.search(town, text, limit=50, today=TODAY) for reason in one.reasons}
        assert "saint" not in named


def test_a_short_word_alone_is_met_in_addresses_as_it_is_written_only(town: Connection, index: SearchIndex) -> None:
    lexicon = index.lexicon(town)
    assert lexicon is not None
    begun, slip = Word(text="lila", open=True), Word(text="lils")
    alone = Scorer(Reading(words=(slip,)), [[slip]], lexicon).weigh(_living("lilas"))
    assert alone.reasons == ()
    written = Scorer(Reading(words=(begun,)), [[begun]], lexicon).weigh(_living("lilas"))
    assert [reason.kind for reason in written.reasons] == [ReasonKind.ADDRESS]
    beside = Scorer(Reading(words=(Word(text="benali"), slip)), [[Word(text="benali"), slip]], lexicon)
    assert [reason.kind for reason in beside.weigh(_living("lilas")).reasons] == [ReasonKind.NAME, ReasonKind.ADDRESS]


def _living(street: str) -> Candidate:
    """Give somebody called Benali who lives there, as the index holds them."""
    return Candidate(1, "", "natural", 0, f"{SURNAME}benali {ADDRESS}{street}", "", "")
