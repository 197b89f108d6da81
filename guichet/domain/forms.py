"""Is a filled form right? Problems are classes; screens have a sentence for each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, TypeAlias

import msgspec

from guichet.domain.characters import holds_control, without_invisible
from guichet.domain.contacts import EmailProblem, PhoneProblem, read_email, read_phone
from guichet.domain.names import NameProblem, clean_name
from guichet.domain.nir import NirSpan, find_nirs
from guichet.domain.procedures import Condition, Field, FieldKind, Procedure

FormValue: TypeAlias = str | bool | int | float | date | Sequence[str] | None
"""The value of a field: JSON scalars, a list for CHOICES; dates as such or in ISO form."""

_MAX_LENGTH: Final = {FieldKind.LONG_TEXT: 4000, FieldKind.ADDRESS: 300}
_USUAL_MAX_LENGTH: Final = 200


class _Problem(msgspec.Struct, frozen=True, tag=True):
    """What is wrong with the field of this name."""

    field: str


class UnknownField(_Problem, frozen=True):
    """The form has no such field."""


class Missing(_Problem, frozen=True):
    """A required field is empty."""


class WrongType(_Problem, frozen=True):
    """The value is not of the field's kind at all."""


class TooLong(_Problem, frozen=True):
    """The text has more characters than allowed."""

    longest: int


class ForbiddenCharacter(_Problem, frozen=True):
    """The text holds a control character, which no base can keep."""


class NotAChoice(_Problem, frozen=True):
    """The value is none of the options."""


class NotADate(_Problem, frozen=True):
    """The text is no date."""


class DateInPast(_Problem, frozen=True):
    """The date is over, and must come on `earliest` or later."""

    earliest: date


class DateInFuture(_Problem, frozen=True):
    """The date is still to come, and must be `latest` or sooner."""

    latest: date


class DateTooEarly(_Problem, frozen=True):
    """The date must come on `earliest` or later."""

    earliest: date


class DateTooLate(_Problem, frozen=True):
    """The date must be `latest` or sooner."""

    latest: date


class NotANumber(_Problem, frozen=True):
    """The value is no number."""


class NumberTooSmall(_Problem, frozen=True):
    """The number must be `smallest` or more."""

    smallest: int


class NumberTooLarge(_Problem, frozen=True):
    """The number must be `largest` or less."""

    largest: int


class BadPhone(_Problem, frozen=True):
    """The text is no telephone number."""

    reason: PhoneProblem


class BadEmail(_Problem, frozen=True):
    """The text is no e-mail address."""

    reason: EmailProblem


class BadName(_Problem, frozen=True):
    """The text is nobody's name."""

    reasons: tuple[NameProblem, ...]


class HoldsNir(_Problem, frozen=True):
    """The text holds a social-security number, which may not be kept."""

    spans: tuple[NirSpan, ...]


FieldProblem: TypeAlias = (
    UnknownField
    | Missing
    | WrongType
    | TooLong
    | ForbiddenCharacter
    | NotAChoice
    | NotADate
    | DateInPast
    | DateInFuture
    | DateTooEarly
    | DateTooLate
    | NotANumber
    | NumberTooSmall
    | NumberTooLarge
    | BadPhone
    | BadEmail
    | BadName
    | HoldsNir
)

_Values: TypeAlias = Mapping[str, FormValue]


def check_form(procedure: Procedure, values: _Values, today: date) -> list[FieldProblem]:
    """Everything wrong with a filled form: at most one problem a field, in the order of the form.

    Args:
        procedure: the definition whose form it is.
        values: by field name; a missing name, None, "" and [] are all « nothing ».
        today: the town's date, for limits such as « after today ».
    """
    problems: list[FieldProblem] = []
    for field in procedure.fields:
        if holds(field.shown_when, values):
            problem = _check_field(field, values, today)
            if problem is not None:
                problems.append(problem)
    known = {field.name for field in procedure.fields}
    problems.extend(UnknownField(name) for name in sorted(values.keys() - known))
    return problems


def holds(condition: Condition | None, values: _Values) -> bool:
    """Tell whether a condition is met by these values; None always is."""
    if condition is None:
        return True
    value = values.get(condition.field)
    if isinstance(value, bool):
        return ("yes" if value else "no") in condition.is_one_of
    if isinstance(value, str):
        return value in condition.is_one_of
    if isinstance(value, Sequence):
        return any(item in condition.is_one_of for item in value)
    return False


def _check_field(field: Field, values: _Values, today: date) -> FieldProblem | None:
    value = values.get(field.name)
    if isinstance(value, str):
        value = value.strip()
    if value is None or value == "" or (isinstance(value, list | tuple) and not value):
        return Missing(field.name) if field.required else None
    if field.kind is FieldKind.DATE:
        return _check_date(field, value, values, today)
    return _CHECKS[field.kind](field, value)


def _check_text(field: Field, value: FormValue) -> FieldProblem | None:
    if not isinstance(value, str):
        return WrongType(field.name)
    longest = field.max_length or _MAX_LENGTH.get(field.kind, _USUAL_MAX_LENGTH)
    if len(value) > longest:
        return TooLong(field.name, longest)
    if holds_control(value, lines=field.kind is not FieldKind.TEXT):
        return ForbiddenCharacter(field.name)
    spans = find_nirs(without_invisible(value))
    return HoldsNir(field.name, spans) if spans else None


def _check_name(field: Field, value: FormValue) -> FieldProblem | None:
    if not isinstance(value, str):
        return WrongType(field.name)
    # Given names may be parted by commas.
    reasons = {reason for part in value.split(",") for reason in clean_name(part).problems}
    return BadName(field.name, tuple(reason for reason in NameProblem if reason in reasons)) if reasons else None


def _check_choice(field: Field, value: FormValue) -> FieldProblem | None:
    return None if value in {choice.value for choice in field.choices} else NotAChoice(field.name)


def _check_choices(field: Field, value: FormValue) -> FieldProblem | None:
    if not isinstance(value, list | tuple):
        return WrongType(field.name)
    return None if set(value) <= {choice.value for choice in field.choices} else NotAChoice(field.name)


def _check_yes_no(field: Field, value: FormValue) -> FieldProblem | None:
    return None if isinstance(value, bool) else WrongType(field.name)


def _check_number(field: Field, value: FormValue) -> FieldProblem | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return NotANumber(field.name)
    if field.minimum is not None and value < field.minimum:
        return NumberTooSmall(field.name, field.minimum)
    if field.maximum is not None and value > field.maximum:
        return NumberTooLarge(field.name, field.maximum)
    return None


def _check_phone(field: Field, value: FormValue) -> FieldProblem | None:
    if not isinstance(value, str):
        return WrongType(field.name)
    found = read_phone(value)
    return BadPhone(field.name, found) if isinstance(found, PhoneProblem) else None


def _check_email(field: Field, value: FormValue) -> FieldProblem | None:
    if not isinstance(value, str):
        return WrongType(field.name)
    found = read_email(value)
    return BadEmail(field.name, found) if isinstance(found, EmailProblem) else None


_CHECKS: Final[Mapping[FieldKind, Callable[[Field, FormValue], FieldProblem | None]]] = {
    FieldKind.TEXT: _check_text,
    FieldKind.LONG_TEXT: _check_text,
    FieldKind.ADDRESS: _check_text,
    FieldKind.NAME: _check_name,
    FieldKind.PERSON: _check_name,
    FieldKind.CHOICE: _check_choice,
    FieldKind.CHOICES: _check_choices,
    FieldKind.YES_NO: _check_yes_no,
    FieldKind.NUMBER: _check_number,
    FieldKind.PHONE: _check_phone,
    FieldKind.EMAIL: _check_email,
}


def _check_date(field: Field, value: FormValue, values: _Values, today: date) -> FieldProblem | None:
    day = _as_date(value)
    if day is None:
        return NotADate(field.name)
    earliest = field.earliest.on(today) if field.earliest else None
    latest = field.latest.on(today) if field.latest else None
    other = _as_date(values.get(field.after)) if field.after else None
    if other is not None:
        earliest = max(earliest or date.min, other + timedelta(days=1))
        if field.within_days is not None:
            latest = min(latest or date.max, other + timedelta(days=field.within_days))
    if earliest is not None and day < earliest:
        past = day < today <= earliest
        return DateInPast(field.name, earliest) if past else DateTooEarly(field.name, earliest)
    if latest is not None and day > latest:
        future = day > today >= latest
        return DateInFuture(field.name, latest) if future else DateTooLate(field.name, latest)
    return None


def _as_date(value: FormValue) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
