"""What was changed on a file, by whom and when."""

from datetime import timedelta

import pytest

from guichet.contract.base import FieldEdit, FieldValue
from guichet.contract.people import (
    ADDED,
    AddContactPoint,
    AddRelation,
    ChangedPart,
    ContactDraft,
    ContactKind,
    CorrectContactPoint,
    CorrectPerson,
    EndContactPoint,
    EndRelation,
    FieldChange,
    FieldHistory,
    PersonChanges,
    RelationKind,
)
from guichet.contract.refusals import FieldsDiverged, NotAllowed, NotFound
from tests.helpers.store import NOW, TODAY, Store, register, uid


def history(store: Store, name: str, by: str = "claire", limit: int = 200) -> PersonChanges:
    shown = store.ask(FieldHistory(person_id=uid(name), limit=limit), by)
    assert isinstance(shown, PersonChanges)
    return shown


def told(store: Store, name: str) -> list[tuple[str, str, str, str]]:
    return [(line.part, line.field, line.before, line.after) for line in history(store, name).lines]


def correct(field: str, base: FieldValue, new: FieldValue) -> CorrectPerson:
    return CorrectPerson(person_id=uid("samira"), edits=(FieldEdit(field, base, new),))


def mobile(name: str, value: str, *, preferred: bool = False) -> AddContactPoint:
    draft = ContactDraft(contact_id=uid(name), kind=ContactKind.MOBILE, value=value, preferred=preferred)
    return AddContactPoint(person_id=uid("samira"), contact=draft)


def test_a_correction_is_told_with_its_author_and_its_moment(store: Store) -> None:
    register(store, "samira")
    assert history(store, "samira").lines == ()
    store.do(correct("birth_place", "", "Lyon"), at=NOW + timedelta(minutes=1))
    store.do(correct("birth_place", "Lyon", "Oran"), "omar", at=NOW + timedelta(minutes=2))
    shown = history(store, "samira")
    assert shown.total == 2
    assert shown.created_at == NOW
    newest = shown.lines[0]
    assert isinstance(newest, FieldChange)
    assert (newest.part, newest.field, newest.before, newest.after) == (
        ChangedPart.PERSON,
        "birth_place",
        "Lyon",
        "Oran",
    )
    assert newest.agent_display == "Omar Essai"
    assert newest.at == NOW + timedelta(minutes=2)
    assert [line.after for line in history(store, "samira", limit=1).lines] == ["Oran"]


def test_what_changes_nothing_is_not_told(store: Store) -> None:
    register(store, "samira")
    store.do(correct("birth_place", "", ""))
    store.do(correct("note", "", "  "))
    assert history(store, "samira").total == 0


def test_what_is_refused_is_not_told(store: Store) -> None:
    register(store, "samira")
    store.do(correct("birth_place", "", "Lyon"))
    with pytest.raises(FieldsDiverged):
        store.do(correct("birth_place", "", "Oran"))
    assert told(store, "samira") == [("person", "birth_place", "", "Lyon")]


def test_contacts_are_told_with_their_kind(store: Store) -> None:
    register(store, "samira")
    moments = [NOW + timedelta(minutes=number) for number in range(5)]
    store.do(mobile("m1", "06 39 98 12 34", preferred=True), at=moments[0])
    store.do(mobile("m2", "06 39 98 56 78", preferred=True), at=moments[1])
    edit = FieldEdit("value", "+33639981234", "06 39 98 99 99")
    store.do(CorrectContactPoint(contact_id=uid("m1"), edits=(edit,)), at=moments[2])
    store.do(EndContactPoint(contact_id=uid("m1"), ended_on=TODAY), at=moments[3])
    assert told(store, "samira") == [
        ("contact_point", "ended_on", "", TODAY.isoformat()),
        ("contact_point", "value", "+33639981234", "+33639989999"),
        ("contact_point", ADDED, "", "+33639985678"),
        ("contact_point", "preferred", "1", ""),
        ("contact_point", ADDED, "", "+33639981234"),
    ]
    assert {line.contact_kind for line in history(store, "samira").lines} == {ContactKind.MOBILE}


def test_a_relation_is_told_on_both_files(store: Store) -> None:
    register(store, "samira")
    register(store, "adam")
    relation = AddRelation(
        relation_id=uid("r"), person_id=uid("samira"), other_id=uid("adam"), kind=RelationKind.PARENT
    )
    store.do(relation)
    store.do(EndRelation(relation_id=uid("r"), ended_on=TODAY), at=NOW + timedelta(minutes=1))
    for name in ("samira", "adam"):
        assert [line[1] for line in told(store, name)] == ["ends_on", ADDED]
    line = history(store, "adam").lines[1]
    assert line.relation_kind is RelationKind.PARENT
    assert "amira" in line.other_display.casefold()


def test_the_same_change_said_twice_at_once_is_one(store: Store) -> None:
    register(store, "samira")
    for base, new in (("", "Lyon"), ("Lyon", ""), ("", "Lyon")):
        store.do(correct("birth_place", base, new))
    assert history(store, "samira").total == 2


def test_nobody_is_told_what_they_may_not_see(store: Store) -> None:
    register(store, "samira")
    with pytest.raises(NotAllowed):
        history(store, "samira", by="paul")
    with pytest.raises(NotFound):
        history(store, "nobody")
