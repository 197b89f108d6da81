"""Who is on file: registered, corrected, reached, related."""

from datetime import date, timedelta

import pytest

from guichet.contract.base import FieldEdit, FieldValue
from guichet.contract.people import (
    AddContactPoint,
    AddRelation,
    ContactDraft,
    ContactKind,
    CorrectContactPoint,
    CorrectPerson,
    EndContactPoint,
    EndRelation,
    FormHousehold,
    IdentityProof,
    JoinHousehold,
    LeaveHousehold,
    NaturalDraft,
    OrganisationDraft,
    OrganisationKind,
    RegisterPerson,
    RelationKind,
    VerifyIdentity,
)
from guichet.contract.refusals import (
    AlreadyExists,
    DateOutOfOrder,
    FieldRefused,
    FieldsDiverged,
    FreeTextRefused,
    NameMissing,
    NotAllowed,
    NotFound,
)
from guichet.domain.nir import key_of
from guichet.models.people import ContactPoint, HouseholdMember, Person, Relation
from tests.helpers.store import TODAY, Store, register, uid

NIR = "190019912345" + "6"
"""The thirteen characters of a number that nobody bears."""


def correct(store: Store, name: str, field: str, base: FieldValue, new: FieldValue) -> None:
    store.do(CorrectPerson(person_id=uid(name), edits=(FieldEdit(field, base, new),)))


def phone(name: str, value: str, *, preferred: bool = False) -> ContactDraft:
    return ContactDraft(contact_id=uid(name), kind=ContactKind.MOBILE, value=value, preferred=preferred)


def test_a_person_is_filed_clean(store: Store) -> None:
    store.do(
        RegisterPerson(
            person_id=uid("samira"),
            identity=NaturalDraft(birth_name=" le  gall ", given_names="Samira", birth_date=date(1986, 3, 14)),
            contacts=(
                phone("samira mobile", "06 39 98 12 34", preferred=True),
                ContactDraft(contact_id=uid("samira mail"), kind=ContactKind.EMAIL, value=" Samira@EXEMPLE.fr "),
                ContactDraft(
                    contact_id=uid("samira home"),
                    kind=ContactKind.ADDRESS,
                    street="12  rue des Lilas",
                    postcode="93 100",
                    city="Montreuil",
                ),
            ),
        )
    )
    person = store.row(Person, uid("samira"))
    assert (person.birth_name, person.given_names, person.birth_date) == ("le gall", "Samira", date(1986, 3, 14))
    assert store.row(ContactPoint, uid("samira mobile")).value == "+33639981234"
    assert store.row(ContactPoint, uid("samira mail")).value == "Samira@exemple.fr"
    home = store.row(ContactPoint, uid("samira home"))
    assert (home.street, home.postcode) == ("12 rue des Lilas", "93100")


def test_what_nobody_sees_is_not_kept(store: Store) -> None:
    override, unseen = "\u202e", "\u200b"
    home = ContactDraft(contact_id=uid("home"), kind=ContactKind.ADDRESS, street=f"12 rue{unseen} d’En", city=override)
    identity = NaturalDraft(birth_name=f"{override}GALL", birth_place=f"Bre{unseen}st{override}")
    store.do(
        RegisterPerson(
            person_id=uid("a"), identity=identity, contacts=(home,), note=f"Rappeler{override} lundi{unseen}"
        )
    )
    person, kept = store.row(Person, uid("a")), store.row(ContactPoint, uid("home"))
    assert (person.birth_name, person.birth_place, person.note) == ("GALL", "Brest", "Rappeler lundi")
    assert (kept.street, kept.city) == ("12 rue d’En", "")
    with pytest.raises(FreeTextRefused):
        correct(store, "a", "note", "Rappeler lundi", unseen.join(NIR + key_of(NIR)))


def test_an_organisation_is_filed_by_its_name_and_number(store: Store) -> None:
    store.do(
        RegisterPerson(
            person_id=uid("lilas"),
            identity=OrganisationDraft(name="Club 3000 Les Lilas", registration="w9 31234567"),
        )
    )
    found = store.row(Person, uid("lilas"))
    assert (found.organisation_name, found.registration) == ("Club 3000 Les Lilas", "W931234567")
    assert found.organisation_kind is OrganisationKind.ASSOCIATION


@pytest.mark.parametrize("identity", [NaturalDraft(given_names="Samira"), OrganisationDraft(name="  ")])
def test_somebody_without_a_name_is_refused(store: Store, identity: NaturalDraft | OrganisationDraft) -> None:
    with pytest.raises(NameMissing):
        store.do(RegisterPerson(person_id=uid("nobody"), identity=identity))


def test_the_same_id_is_filed_once(store: Store) -> None:
    register(store, "samira")
    with pytest.raises(AlreadyExists):
        register(store, "samira")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (NaturalDraft(birth_name="R2D2"), "birth_name"),
        (NaturalDraft(birth_name="Gall", birth_date=TODAY + timedelta(days=1)), "birth_date"),
        (NaturalDraft(birth_name="Gall", birth_date=date(TODAY.year - 126, 12, 31)), "birth_date"),
        (NaturalDraft(birth_name="G" * 100, birth_place="x" * 201), "birth_place"),
        (NaturalDraft(birth_name="Gall", birth_place="Pa\x00ris"), "birth_place"),
        (OrganisationDraft(name="Lilas", registration="12345"), "registration"),
    ],
)
def test_a_value_that_cannot_be_names_its_field(
    store: Store, draft: NaturalDraft | OrganisationDraft, field: str
) -> None:
    with pytest.raises(FieldRefused) as refused:
        store.do(RegisterPerson(person_id=uid("somebody"), identity=draft))
    assert refused.value.field == field
    with pytest.raises(NotFound):
        store.do(
            VerifyIdentity(check_id=uid("c"), person_id=uid("somebody"), proof=IdentityProof.CNI, checked_on=TODAY)
        )


@pytest.mark.parametrize(
    "contact",
    [
        phone("c", "12"),
        phone("c", ""),
        ContactDraft(contact_id=uid("c"), kind=ContactKind.EMAIL, value="samira at exemple"),
        ContactDraft(contact_id=uid("c"), kind=ContactKind.ADDRESS, street="rue", postcode="931"),
        ContactDraft(contact_id=uid("c"), kind=ContactKind.ADDRESS, postcode="93100"),
    ],
)
def test_a_contact_that_cannot_be_is_refused(store: Store, contact: ContactDraft) -> None:
    register(store, "samira")
    with pytest.raises(FieldRefused):
        store.do(AddContactPoint(person_id=uid("samira"), contact=contact))


def test_a_note_never_holds_a_social_security_number(store: Store) -> None:
    register(store, "samira")
    with pytest.raises(FreeTextRefused) as refused:
        correct(store, "samira", "note", "", f"sécu {NIR}{key_of(NIR)}")
    assert refused.value.field == "note"


def test_two_corrections_of_different_fields_both_stand(store: Store) -> None:
    register(store, "samira")
    correct(store, "samira", "usual_name", "", "Durand")
    correct(store, "samira", "birth_date", None, "1986-03-14")
    person = store.row(Person, uid("samira"))
    assert (person.usual_name, person.birth_date) == ("Durand", date(1986, 3, 14))


def test_a_field_that_somebody_else_changed_keeps_both_values(store: Store) -> None:
    register(store, "samira", usual_name="Martin")
    correct(store, "samira", "usual_name", "Martin", "Durand")
    with pytest.raises(FieldsDiverged) as refused:
        correct(store, "samira", "usual_name", "Martin", "Petit")
    (field,) = refused.value.fields
    assert (field.base, field.mine, field.theirs) == ("Martin", "Petit", "Durand")
    assert store.row(Person, uid("samira")).usual_name == "Durand"


def test_the_same_correction_twice_is_no_conflict(store: Store) -> None:
    register(store, "samira")
    correct(store, "samira", "usual_name", "", "Durand")
    correct(store, "samira", "usual_name", "", " Durand ")


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("kind", "organisation"),
        ("organisation_name", "Lilas"),
        ("sex", "X"),
        ("birth_date", "14/03/1986"),
        ("birth_date", "0986-03-14"),
        ("note", 1),
    ],
)
def test_what_may_not_change_is_refused(store: Store, field: str, new: FieldValue) -> None:
    register(store, "samira")
    with pytest.raises(FieldRefused):
        correct(store, "samira", field, "", new)


def test_a_correction_leaves_a_name(store: Store) -> None:
    register(store, "samira")
    with pytest.raises(NameMissing):
        correct(store, "samira", "birth_name", "Samira", "")


def test_an_agent_without_the_right_changes_nobody(store: Store) -> None:
    with pytest.raises(NotAllowed):
        store.do(RegisterPerson(person_id=uid("x"), identity=NaturalDraft(birth_name="X")), "ines")


def test_a_new_preference_replaces_the_former_one(store: Store) -> None:
    register(store, "samira")
    store.do(AddContactPoint(person_id=uid("samira"), contact=phone("first", "06 39 98 00 01", preferred=True)))
    store.do(AddContactPoint(person_id=uid("samira"), contact=phone("second", "06 39 98 00 02", preferred=True)))
    assert not store.row(ContactPoint, uid("first")).preferred
    edit = FieldEdit("preferred", False, True)
    store.do(CorrectContactPoint(contact_id=uid("first"), edits=(edit,)))
    assert not store.row(ContactPoint, uid("second")).preferred


def test_a_phone_is_corrected_into_its_international_form(store: Store) -> None:
    register(store, "samira")
    store.do(AddContactPoint(person_id=uid("samira"), contact=phone("mobile", "06 39 98 00 01")))
    edit = FieldEdit("value", "+33639980001", "06.39.98.00.02")
    store.do(CorrectContactPoint(contact_id=uid("mobile"), edits=(edit,)))
    assert store.row(ContactPoint, uid("mobile")).value == "+33639980002"
    with pytest.raises(FieldRefused):
        store.do(CorrectContactPoint(contact_id=uid("mobile"), edits=(FieldEdit("street", "", "rue"),)))


def test_a_contact_ends_once(store: Store) -> None:
    register(store, "samira")
    store.do(AddContactPoint(person_id=uid("samira"), contact=phone("mobile", "06 39 98 00 01")))
    ended = EndContactPoint(contact_id=uid("mobile"), ended_on=TODAY)
    store.do(ended)
    store.do(ended)
    with pytest.raises(FieldsDiverged):
        store.do(EndContactPoint(contact_id=uid("mobile"), ended_on=TODAY - timedelta(days=3)))


def relation(
    name: str,
    kind: RelationKind,
    person: str,
    other: str,
    *,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> AddRelation:
    return AddRelation(
        relation_id=uid(name),
        person_id=uid(person),
        other_id=uid(other),
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def test_a_relation_is_between_two_people_whom_it_can_bind(store: Store) -> None:
    register(store, "samira")
    register(store, "lina")
    store.do(RegisterPerson(person_id=uid("club"), identity=OrganisationDraft(name="Club")))
    store.do(relation("r1", RelationKind.PARENT, "samira", "lina"))
    store.do(relation("r2", RelationKind.REPRESENTATIVE, "samira", "club"))
    with pytest.raises(AlreadyExists):
        store.do(relation("r3", RelationKind.PARENT, "samira", "lina"))
    for wrong in (
        relation("r4", RelationKind.PARENT, "samira", "samira"),
        relation("r5", RelationKind.PARENT, "samira", "club"),
        relation("r6", RelationKind.REPRESENTATIVE, "samira", "lina"),
    ):
        with pytest.raises(FieldRefused):
            store.do(wrong)
    with pytest.raises(NotFound):
        store.do(relation("r7", RelationKind.PARENT, "samira", "nobody"))


def test_a_mandate_ends_before_its_term_but_not_before_its_start(store: Store) -> None:
    register(store, "samira")
    register(store, "lina")
    late = TODAY + timedelta(days=90)
    with pytest.raises(DateOutOfOrder):
        store.do(relation("r", RelationKind.PROXY, "samira", "lina", starts_on=late, ends_on=TODAY))
    store.do(relation("r", RelationKind.PROXY, "samira", "lina", starts_on=TODAY, ends_on=late))
    with pytest.raises(DateOutOfOrder):
        store.do(EndRelation(relation_id=uid("r"), ended_on=TODAY - timedelta(days=1)))
    store.do(EndRelation(relation_id=uid("r"), ended_on=TODAY))
    assert store.row(Relation, uid("r")).ends_on == TODAY
    with pytest.raises(FieldsDiverged):
        store.do(EndRelation(relation_id=uid("r"), ended_on=late))


def test_a_household_has_each_member_once(store: Store) -> None:
    register(store, "samira")
    register(store, "lina")
    store.do(FormHousehold(household_id=uid("home"), label="12 rue des Lilas", members=((uid("m1"), uid("samira")),)))
    store.do(JoinHousehold(membership_id=uid("m2"), household_id=uid("home"), person_id=uid("lina")))
    with pytest.raises(AlreadyExists):
        store.do(JoinHousehold(membership_id=uid("m3"), household_id=uid("home"), person_id=uid("lina")))
    store.do(LeaveHousehold(membership_id=uid("m2"), left_on=TODAY))
    store.do(JoinHousehold(membership_id=uid("m3"), household_id=uid("home"), person_id=uid("lina")))
    assert len(store.rows(HouseholdMember)) == 3


def test_a_proof_of_identity_is_not_seen_tomorrow(store: Store) -> None:
    register(store, "samira")
    check = VerifyIdentity(
        check_id=uid("check"), person_id=uid("samira"), proof=IdentityProof.CNI, checked_on=TODAY + timedelta(days=1)
    )
    with pytest.raises(FieldRefused):
        store.do(check)
