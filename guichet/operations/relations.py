"""Whom people act for: parents, guardians, proxies, representatives."""

from __future__ import annotations

from guichet.contract.people import AddRelation, EndRelation, PersonKind, RelationKind
from guichet.contract.refusals import AlreadyExists, DateOutOfOrder, FieldRefused
from guichet.models.people import Person, Relation
from guichet.operations.apply import applies
from guichet.operations.cleaning import free_text
from guichet.operations.editable import end_on
from guichet.operations.person_changes import note_added, noted
from guichet.operations.unit import Unit

_OF_NATURAL_PERSONS = frozenset({RelationKind.PARENT, RelationKind.GUARDIAN, RelationKind.SPOUSE})


@applies(AddRelation)
def add_relation(operation: AddRelation, unit: Unit) -> None:
    """Say what a person is to another.

    Raises:
        FieldRefused: it is the same person, or organisations have no such relation.
        DateOutOfOrder: it ends before it starts.
        AlreadyExists: the same relation stands.
    """
    if operation.person_id == operation.other_id:
        raise FieldRefused("other_id", "same_person")
    person, other = unit.get(Person, operation.person_id), unit.get(Person, operation.other_id)
    _check_kinds(operation.kind, person, other)
    if operation.starts_on and operation.ends_on and operation.ends_on < operation.starts_on:
        raise DateOutOfOrder("ends_on")
    standing = unit.select(
        Relation,
        Relation.person_id == operation.person_id,
        Relation.other_id == operation.other_id,
        Relation.kind == operation.kind,
        Relation.ends_on.is_(None),
    )
    if standing:
        raise AlreadyExists(Relation.__tablename__, operation.kind)
    relation = Relation(
        id=operation.relation_id,
        person_id=operation.person_id,
        other_id=operation.other_id,
        kind=operation.kind,
        starts_on=operation.starts_on,
        ends_on=operation.ends_on,
        scope=free_text("scope", operation.scope),
    )
    unit.add(relation)
    note_added(unit, relation, "", relation.person_id, relation.other_id)


@applies(EndRelation)
def end_relation(operation: EndRelation, unit: Unit) -> None:
    """End a relation; a mandate may end before the day that was foreseen.

    Raises:
        DateOutOfOrder: before it starts.
        FieldsDiverged: it had ended already, on an earlier day.
    """
    relation = unit.get(Relation, operation.relation_id)
    if relation.starts_on is not None and operation.ended_on < relation.starts_on:
        raise DateOutOfOrder("ended_on")
    with noted(unit, relation, relation.person_id, relation.other_id):
        if relation.ends_on is not None and relation.ends_on > operation.ended_on:
            relation.ends_on = operation.ended_on
        end_on(relation, "ends_on", operation.ended_on)


def _check_kinds(kind: RelationKind, person: Person, other: Person) -> None:
    kinds = {person.kind, other.kind}
    if kind in _OF_NATURAL_PERSONS and kinds != {PersonKind.NATURAL}:
        raise FieldRefused("kind", "not_natural")
    if kind is RelationKind.REPRESENTATIVE and other.kind is not PersonKind.ORGANISATION:
        raise FieldRefused("kind", "not_an_organisation")
