"""Which fields agents may change once a row is written, how their new values are cleaned, and how facts end."""

from __future__ import annotations

import enum
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from guichet.contract.base import FieldValue
from guichet.contract.people import Civility, ContactKind, OrganisationKind, Sex
from guichet.contract.refusals import FieldDivergence, FieldRefused, FieldsDiverged
from guichet.domain.channels import Channel
from guichet.models.base import Replicated
from guichet.operations.cleaning import (
    clean_email,
    clean_line,
    clean_person_name,
    clean_phone,
    clean_postcode,
    clean_registration,
    day_of_birth,
    free_text,
)
from guichet.operations.unit import Unit

Cleaner = Callable[[FieldValue], Any]
"""Turns a value that travelled into the column's value, or raises a refusal that names the field."""

Word = TypeVar("Word", bound=enum.StrEnum)


def natural_fields(unit: Unit) -> dict[str, Cleaner]:
    """Give the editable fields of a natural person."""
    return {
        "civility": one_of("civility", Civility),
        "birth_name": text_by("birth_name", clean_person_name),
        "usual_name": text_by("usual_name", clean_person_name),
        "given_names": text_by("given_names", clean_person_name),
        "birth_date": lambda value: day_of_birth("birth_date", as_day("birth_date", value), unit.today),
        "birth_place": text_by("birth_place", clean_line),
        "sex": one_of("sex", Sex),
        **_COMMON_FIELDS,
    }


def organisation_fields() -> dict[str, Cleaner]:
    """Give the editable fields of an organisation."""
    return {
        "organisation_name": text_by("organisation_name", clean_line),
        "organisation_kind": one_of("organisation_kind", OrganisationKind),
        "registration": text_by("registration", clean_registration),
        **_COMMON_FIELDS,
    }


def contact_fields(kind: ContactKind, unit: Unit) -> dict[str, Cleaner]:
    """Give the editable fields of a contact point of this kind."""
    if kind is ContactKind.ADDRESS:
        texts = {"street": clean_line, "postcode": clean_postcode, "city": clean_line}
        found = {field: text_by(field, clean) for field, clean in texts.items()}
    else:
        found = {"value": text_by("value", value_cleaner(kind, unit))}
    return {**found, "preferred": as_flag("preferred")}


def value_cleaner(kind: ContactKind, unit: Unit) -> Callable[[str, str], str]:
    """Give what cleans the value of a phone or an e-mail."""
    if kind is ContactKind.EMAIL:
        return clean_email
    return lambda field, text: clean_phone(field, text, unit.setting.department)


def text_by(field: str, clean: Callable[[str, str], str]) -> Cleaner:
    """Clean text that may be empty (None says so too)."""

    def cleaner(value: FieldValue) -> str:
        if value is None:
            return clean(field, "")
        if not isinstance(value, str):
            raise FieldRefused(field, "not_text")
        return clean(field, value)

    return cleaner


def one_of(field: str, kind: type[Word]) -> Cleaner:
    """Take one word of a list."""

    def cleaner(value: FieldValue) -> Word:
        try:
            return kind("" if value is None else str(value))
        except ValueError:
            raise FieldRefused(field, "unknown") from None

    return cleaner


def as_day(field: str, value: FieldValue) -> date | None:
    """Read an ISO 8601 day; None and empty text are no day."""
    if value is None or value == "":
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise FieldRefused(field, "not_a_day") from None


def as_flag(field: str) -> Cleaner:
    """Take yes or no."""

    def cleaner(value: FieldValue) -> bool:
        if not isinstance(value, bool):
            raise FieldRefused(field, "not_a_flag")
        return value

    return cleaner


def end_on(row: Replicated, field: str, day: date) -> None:
    """Write the day on which something ended; said twice alike it changes nothing.

    Raises:
        FieldsDiverged: another agent ended it on another day.
    """
    theirs: date | None = getattr(row, field)
    if theirs is not None and theirs != day:
        found = FieldDivergence(field, None, day.isoformat(), theirs.isoformat())
        raise FieldsDiverged(str(row.__tablename__), row.id, (found,))
    setattr(row, field, day)


def _preferred_channel(value: FieldValue) -> str:
    return "" if value in (None, "") else str(one_of("preferred_channel", Channel)(value))


_COMMON_FIELDS: dict[str, Cleaner] = {
    "note": text_by("note", free_text),
    "external_id": text_by("external_id", clean_line),
    "preferred_channel": _preferred_channel,
}
