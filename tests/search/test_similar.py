"""Who may already be on file: the same person again, and the people who only look like them."""

from sqlalchemy import Connection, Engine

from guichet.contract.people import ReasonKind, Sex
from guichet.demo.population import Resident
from guichet.search.engine import CERTAIN, Match, SearchIndex
from guichet.search.index import rebuild
from guichet.search.normalise import ContactFields, PersonFields, Projection, project
from tests.search.town import Filed, settle, write

TOWN = 400


def draft(
    birth_name: str, given: str, birth: str | None = None, *, phone: str = "", street: str = "", place: str = ""
) -> Projection:
    contacts = [ContactFields("mobile", phone, "", "", "")] if phone else []
    contacts += [ContactFields("address", "", street, "93999", "Les Essais")] if street else []
    person = PersonFields(birth_name=birth_name, given_names=given, birth_date=birth, birth_place=place)
    return project(person, contacts)


def probability(found: list[Match], one: Filed) -> float:
    return next((match.score for match in found if match.person_id == one.person_id), 0.0)


class Family:
    """One resident on file in a small town, and what may be asked about them."""

    def __init__(self, connection: Connection, index: SearchIndex) -> None:
        filed = settle(connection, TOWN, seed=8)
        self.one = next(
            one for one in filed if isinstance(one.who, Resident) and one.who.sex is Sex.MALE and one.who.mobile
        )
        assert isinstance(self.one.who, Resident)
        self.who = Resident(
            civility=self.one.who.civility, birth_name="Kerbrat-Lescop", usual_name="", given_names="Ronan Yves",
            birth_date=self.one.who.birth_date.replace(day=14, month=3), birth_place="Brest (29)", sex=Sex.MALE,
            mobile="+33639981212", street="17 rue des Lilas", postcode="93999", city="Les Essais",
        )  # fmt: skip
        self.one = Filed(self.one.person_id, self.one.external_id, self.who)
        connection.exec_driver_sql("DELETE FROM contact_point WHERE person_id = ?", (self.one.person_id.hex,))
        write(connection, [self.one])
        rebuild(connection)
        self._connection, self._index = connection, index

    def asked(self, person: Projection) -> float:
        return probability(self._index.similar(self._connection, person), self.one)


def test_the_same_person_again_interrupts(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        family = Family(connection, index)
        day = family.who.birth_date.isoformat()
        assert family.asked(draft("Kerbrat-Lescop", "Ronan", day)) >= CERTAIN
        assert family.asked(draft("KERBRAT LESCOP", "ronan", day, phone="0639981212")) >= CERTAIN


def test_the_same_person_with_a_slip_interrupts(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        family = Family(connection, index)
        day = family.who.birth_date
        assert family.asked(draft("Kerbrat-Lescop", "Ronnan", day.isoformat())) >= CERTAIN
        assert family.asked(draft("Kerbratlescop", "Ronan", day.replace(day=13).isoformat())) >= CERTAIN


def test_a_twin_at_the_same_address_with_the_same_phone_is_left_alone(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        family = Family(connection, index)
        twin = draft(
            "Kerbrat-Lescop", "Erwan", family.who.birth_date.isoformat(), phone="0639981212", street="17 rue des Lilas"
        )
        assert family.asked(twin) < 0.5


def test_a_son_is_left_alone(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        family = Family(connection, index)
        son = draft("Kerbrat-Lescop", "Malo", "2015-06-02", phone="0639981212", street="17 rue des Lilas")
        assert family.asked(son) < 0.5


def test_the_reasons_are_said(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        family = Family(connection, index)
        person = draft("Kerbrat-Lescop", "Ronan", family.who.birth_date.isoformat(), phone="0639981212")
        best = index.similar(connection, person)[0]
        kinds = {reason.kind for reason in best.reasons}
        assert {ReasonKind.NAME, ReasonKind.BIRTH_DATE, ReasonKind.PHONE} <= kinds


def test_nobody_is_like_an_empty_draft(replica: Engine, index: SearchIndex) -> None:
    with replica.begin() as connection:
        Family(connection, index)
        assert index.similar(connection, draft("", "")) == []


def test_new_people_of_a_town_rarely_disturb_and_known_ones_nearly_always_do(
    town: Connection, index: SearchIndex, filed: list[Filed]
) -> None:
    residents = [(one, one.who) for one in filed if isinstance(one.who, Resident)][:400]
    again = sum(probability(index.similar(town, _again(who)), one) >= CERTAIN for one, who in residents)
    alarms = sum(
        any(match.score >= CERTAIN and match.person_id != one.person_id for match in index.similar(town, _again(who)))
        for one, who in residents
    )
    print(f"known again: {again / len(residents):.3f}; false alarms: {alarms / len(residents):.3f}")
    assert again / len(residents) >= 0.97
    assert alarms / len(residents) <= 0.03


def _again(who: Resident) -> Projection:
    given = who.given_names.split()[0]
    return draft(who.birth_name, given, who.birth_date.isoformat(), phone=who.mobile, street=who.street)
