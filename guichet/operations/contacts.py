"""Ways to reach people: phones, e-mails, addresses. They end, they are not erased."""

from __future__ import annotations

from uuid import UUID

from guichet.contract.people import AddContactPoint, ContactDraft, ContactKind, CorrectContactPoint, EndContactPoint
from guichet.contract.refusals import FieldRefused
from guichet.models.people import ContactPoint, Person
from guichet.models.types import is_set
from guichet.operations.apply import applies, edit_fields
from guichet.operations.cleaning import clean_line, clean_postcode
from guichet.operations.editable import contact_fields, end_on, value_cleaner
from guichet.operations.person_changes import note_added, noted
from guichet.operations.unit import Unit


@applies(AddContactPoint)
def add_contact_point(operation: AddContactPoint, unit: Unit) -> None:
    """Add a way to reach a person.

    Raises:
        FieldRefused: it is empty or cannot be taken.
    """
    unit.get(Person, operation.person_id)
    point = add_contact(unit, operation.person_id, operation.contact)
    town = " ".join(part for part in (point.postcode, point.city) if part)
    written = point.value or ", ".join(part for part in (point.street, town) if part)
    note_added(unit, point, written, operation.person_id)


@applies(CorrectContactPoint)
def correct_contact_point(operation: CorrectContactPoint, unit: Unit) -> None:
    """Change fields of a contact point, each against what the agent saw.

    Raises:
        FieldsDiverged: one of these fields was changed meanwhile.
        FieldRefused: a value cannot be taken, or nothing would be left of it.
    """
    point = unit.get(ContactPoint, operation.contact_id)
    with noted(unit, point, point.person_id):
        edit_fields(point, operation.edits, contact_fields(point.kind, unit))
    _check_filled(point)
    _keep_one_preferred(unit, point)


@applies(EndContactPoint)
def end_contact_point(operation: EndContactPoint, unit: Unit) -> None:
    """Say that a contact point is no longer good.

    Raises:
        FieldsDiverged: another agent ended it on another day.
    """
    point = unit.get(ContactPoint, operation.contact_id)
    with noted(unit, point, point.person_id):
        end_on(point, "ended_on", operation.ended_on)


def add_contact(unit: Unit, person_id: UUID, draft: ContactDraft) -> ContactPoint:
    """Write a contact point as typed, once clean."""
    point = ContactPoint(id=draft.contact_id, person_id=person_id, kind=draft.kind, preferred=draft.preferred)
    if draft.kind is ContactKind.ADDRESS:
        point.value = ""
        point.street = clean_line("street", draft.street)
        point.postcode = clean_postcode("postcode", draft.postcode)
        point.city = clean_line("city", draft.city)
    else:
        point.value = value_cleaner(draft.kind, unit)("value", draft.value)
        point.street = point.postcode = point.city = ""
    _check_filled(point)
    unit.add(point)
    _keep_one_preferred(unit, point)
    return point


def _check_filled(point: ContactPoint) -> None:
    if point.kind is not ContactKind.ADDRESS and not point.value:
        raise FieldRefused("value", "empty")
    if point.kind is ContactKind.ADDRESS and not (point.street or point.city):
        raise FieldRefused("street", "empty")


def _keep_one_preferred(unit: Unit, point: ContactPoint) -> None:
    """Let a new preference replace the former one of the same kind."""
    if not point.preferred:
        return
    others = unit.select(
        ContactPoint,
        ContactPoint.person_id == point.person_id,
        ContactPoint.kind == point.kind,
        is_set(ContactPoint.preferred),
        ContactPoint.id != point.id,
    )
    for other in others:
        with noted(unit, other, other.person_id):
            other.preferred = False
