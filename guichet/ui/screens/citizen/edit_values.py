"""The details of a file as they are edited: text by field, what changed, what is wrong with each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from guichet.contract.base import FieldEdit
from guichet.contract.people import Civility, OrganisationKind, PersonKind, PersonSheet, Sex
from guichet.ui.forms.sentences import note_sentence
from guichet.ui.screens.new_person.fields import PersonInput, problems_of

Values = dict[str, str]
"""Field of the contract → its text; dates are ISO 8601, nothing is empty."""

NATURAL = ("civility", "birth_name", "usual_name", "given_names", "birth_date", "birth_place", "sex", "note")
ORGANISATION = ("organisation_name", "organisation_kind", "registration", "note")


def fields_of(kind: PersonKind) -> tuple[str, ...]:
    """Give the fields of a human being or of an organisation."""
    return NATURAL if kind is PersonKind.NATURAL else ORGANISATION


def values_of(sheet: PersonSheet) -> Values:
    """Give what a file says."""
    found: Values = {}
    for field in fields_of(sheet.kind):
        value = getattr(sheet, field)
        found[field] = value.isoformat() if isinstance(value, date) else str(value or "")
    return found


def edits_between(base: Mapping[str, str], typed: Mapping[str, str]) -> tuple[FieldEdit, ...]:
    """Give the fields that differ, each with what the agent saw and what they want."""
    return tuple(
        FieldEdit(field, base[field], typed[field].strip()) for field in typed if typed[field].strip() != base[field]
    )


def problems_in(kind: PersonKind, typed: Mapping[str, str], *, unreadable_date: bool, today: date) -> dict[str, str]:
    """Say what is wrong: field → sentence; empty when everything may be kept."""
    born = typed.get("birth_date", "")
    person = PersonInput(
        kind=kind,
        civility=Civility(typed.get("civility", "")),
        birth_name=typed.get("birth_name", ""),
        usual_name=typed.get("usual_name", ""),
        given_names=typed.get("given_names", ""),
        birth_date=date.fromisoformat(born) if born else None,
        unreadable_date=unreadable_date,
        birth_place=typed.get("birth_place", ""),
        sex=Sex(typed.get("sex", "")),
        organisation=typed.get("organisation_name", ""),
        organisation_kind=OrganisationKind(typed.get("organisation_kind") or OrganisationKind.ASSOCIATION),
        registration=typed.get("registration", ""),
    )
    found = problems_of(person, today)
    if "organisation" in found:
        found["organisation_name"] = found.pop("organisation")
    if wrong := note_sentence(typed.get("note", "")):
        found["note"] = wrong
    return found
