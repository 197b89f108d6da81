"""Natural persons and organisations: put on file, corrected, identity checked."""

from __future__ import annotations

from guichet.contract.people import (
    CHECK_RETRACTED,
    CorrectPerson,
    NaturalDraft,
    OrganisationDraft,
    PersonKind,
    RegisterPerson,
    RetractIdentityCheck,
    VerifyIdentity,
)
from guichet.contract.refusals import NameMissing
from guichet.models.people import IdentityCheck, Person
from guichet.operations.apply import applies, edit_fields
from guichet.operations.cleaning import (
    clean_line,
    clean_person_name,
    clean_registration,
    day_of_birth,
    free_text,
    not_after,
)
from guichet.operations.contacts import add_contact
from guichet.operations.editable import natural_fields, organisation_fields
from guichet.operations.person_changes import note_said, noted
from guichet.operations.retracting import retract
from guichet.operations.unit import Unit


@applies(RegisterPerson)
def register_person(operation: RegisterPerson, unit: Unit) -> None:
    """Put a person on file with how to reach them.

    Raises:
        NameMissing: neither a birth name nor a usual name, or no organisation's name.
        FieldRefused: a value cannot be taken.
        AlreadyExists: this id is on file.
    """
    match operation.identity:
        case NaturalDraft() as draft:
            person = _natural(draft, unit)
        case OrganisationDraft() as draft:
            person = _organisation(draft)
    person.id = operation.person_id
    person.external_id = clean_line("external_id", operation.external_id)
    person.note = free_text("note", operation.note)
    person.created_at = person.updated_at = unit.now
    _check_named(person)
    unit.add(person)
    for contact in operation.contacts:
        add_contact(unit, operation.person_id, contact)


@applies(CorrectPerson)
def correct_person(operation: CorrectPerson, unit: Unit) -> None:
    """Change fields of a person, each against what the agent saw.

    Raises:
        FieldsDiverged: one of these fields was changed meanwhile.
        FieldRefused: a value cannot be taken, or the field is not one of this kind of person.
        NameMissing: no name would be left.
    """
    person = unit.get(Person, operation.person_id)
    fields = natural_fields(unit) if person.kind is PersonKind.NATURAL else organisation_fields()
    with noted(unit, person, person.id):
        edit_fields(person, operation.edits, fields)
    _check_named(person)
    person.updated_at = unit.now


@applies(VerifyIdentity)
def verify_identity(operation: VerifyIdentity, unit: Unit) -> None:
    """Write that the agent saw a proof of identity: its kind and the day, nothing else (CNIL)."""
    unit.get(Person, operation.person_id)
    not_after("checked_on", operation.checked_on, unit.today)
    unit.add(
        IdentityCheck(
            id=operation.check_id,
            person_id=operation.person_id,
            proof=operation.proof,
            checked_on=operation.checked_on,
            agent_id=unit.agent_id,
        )
    )


@applies(RetractIdentityCheck)
def retract_identity_check(operation: RetractIdentityCheck, unit: Unit) -> None:
    """Take an identity check back; the history of the file says which and why.

    Raises:
        NotFound: it is not here.
        WrittenByAnother: somebody else made it, and the agent is no supervisor.
        FieldRefused, FreeTextRefused: the reason cannot be taken.
    """
    check = unit.get(IdentityCheck, operation.check_id)
    if retract(unit, check, check.agent_id, operation.reason):
        person = unit.get(Person, check.person_id)
        seen = f"{check.proof} {check.checked_on.isoformat()}"
        note_said(unit, person, CHECK_RETRACTED, seen, check.retracted_why, person.id)


def _natural(draft: NaturalDraft, unit: Unit) -> Person:
    return Person(
        kind=PersonKind.NATURAL,
        civility=draft.civility,
        birth_name=clean_person_name("birth_name", draft.birth_name),
        usual_name=clean_person_name("usual_name", draft.usual_name),
        given_names=clean_person_name("given_names", draft.given_names),
        birth_date=day_of_birth("birth_date", draft.birth_date, unit.today),
        birth_place=clean_line("birth_place", draft.birth_place),
        sex=draft.sex,
    )


def _organisation(draft: OrganisationDraft) -> Person:
    return Person(
        kind=PersonKind.ORGANISATION,
        organisation_name=clean_line("organisation_name", draft.name),
        organisation_kind=draft.organisation_kind,
        registration=clean_registration("registration", draft.registration),
    )


def _check_named(person: Person) -> None:
    if not (person.birth_name or person.usual_name or person.organisation_name):
        raise NameMissing()
