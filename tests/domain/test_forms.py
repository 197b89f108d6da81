from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.contacts import EmailProblem, PhoneProblem
from guichet.domain.forms import (
    BadEmail,
    BadName,
    BadPhone,
    DateInFuture,
    DateInPast,
    DateTooEarly,
    DateTooLate,
    FieldProblem,
    ForbiddenCharacter,
    FormValue,
    HoldsNir,
    Missing,
    NotAChoice,
    NotADate,
    NotANumber,
    NumberTooLarge,
    NumberTooSmall,
    TooLong,
    UnknownField,
    WrongType,
    check_form,
    holds,
)
from guichet.domain.names import NameProblem
from guichet.domain.nir import NirSpan
from guichet.domain.procedures import Choice, Condition, Field, FieldKind, Procedure, RelativeDay
from tests.domain.procedures import a_procedure

TODAY = date(2026, 11, 24)


def _form(*fields: Field) -> Procedure:
    return a_procedure(fields=fields)


def _problems(value: Any, **rules: Any) -> list[FieldProblem]:
    kind = rules.pop("kind", FieldKind.TEXT)
    return check_form(_form(Field("x", "X", kind, **rules)), {"x": value}, TODAY)


def test_a_form_rightly_filled_has_no_problem() -> None:
    form = _form(
        Field("name", "Nom", FieldKind.NAME, required=True),
        Field("entry", "Entrée", FieldKind.DATE, required=True, earliest=RelativeDay(days=1)),
        Field("days", "Jours", FieldKind.CHOICES, choices=(Choice("monday", "Lundi"), Choice("friday", "Vendredi"))),
        Field("copies", "Exemplaires", FieldKind.NUMBER, minimum=1, maximum=5),
        Field("plan", "PAI", FieldKind.YES_NO, required=True),
        Field("phone", "Téléphone", FieldKind.PHONE),
        Field("email", "Courriel", FieldKind.EMAIL),
    )
    values: dict[str, FormValue] = {
        "name": "Benali",
        "entry": "2026-11-25",
        "days": ["monday", "friday"],
        "copies": 5,
        "plan": False,
        "phone": "06 39 98 12 34",
        "email": "samira@exemple.fr",
    }
    assert check_form(form, values, TODAY) == []


@pytest.mark.parametrize("nothing", [None, "", "  ", [], ()])
def test_nothing_is_missing_only_where_required(nothing: object) -> None:
    assert _problems(nothing, required=True) == [Missing("x")]
    assert _problems(nothing) == []
    assert check_form(_form(Field("x", "X", FieldKind.TEXT, required=True)), {}, TODAY) == [Missing("x")]


def test_a_date_that_is_over_is_told_with_the_first_good_one() -> None:
    rules = {"kind": FieldKind.DATE, "earliest": RelativeDay(days=1)}
    assert _problems("2026-01-04", **rules) == [DateInPast("x", date(2026, 11, 25))]
    assert _problems("2026-11-24", **rules) == [DateTooEarly("x", date(2026, 11, 25))]
    assert _problems(date(2026, 11, 25), **rules) == []


def test_a_date_to_come_is_told_with_the_last_good_one() -> None:
    rules = {"kind": FieldKind.DATE, "latest": RelativeDay()}
    assert _problems("2026-11-25", **rules) == [DateInFuture("x", TODAY)]
    assert _problems("2026-11-24", **rules) == []
    assert _problems("2010-01-01", kind=FieldKind.DATE, latest=RelativeDay(months=-204)) == [
        DateTooLate("x", date(2009, 11, 24))
    ]
    assert _problems("2000-01-01", kind=FieldKind.DATE, earliest=RelativeDay(months=-168)) == [
        DateTooEarly("x", date(2012, 11, 24))
    ]


@pytest.mark.parametrize("value", ["24/11/2026", "2026-02-30", "demain", 20261124, True])
def test_what_is_no_date_is_told(value: object) -> None:
    assert _problems(value, kind=FieldKind.DATE) == [NotADate("x")]


@pytest.mark.parametrize(
    ("departure", "problem"),
    [
        ("2026-12-01", DateTooEarly("departure", date(2026, 12, 2))),
        ("2026-12-02", None),
        ("2027-03-01", None),
        ("2027-03-02", DateTooLate("departure", date(2027, 3, 1))),
        ("2026-10-01", DateInPast("departure", date(2026, 12, 2))),
    ],
)
def test_a_departure_follows_its_arrival_by_ninety_days_at_most(departure: str, problem: FieldProblem | None) -> None:
    form = _form(
        Field("arrival", "Arrivée", FieldKind.DATE),
        Field("departure", "Départ", FieldKind.DATE, after="arrival", within_days=90),
    )
    found = check_form(form, {"arrival": "2026-12-01", "departure": departure}, TODAY)
    assert found == ([] if problem is None else [problem])
    assert check_form(form, {"arrival": "?", "departure": departure}, TODAY) == [NotADate("arrival")]


@pytest.mark.parametrize(
    ("value", "rules", "problem"),
    [
        ("x" * 201, {}, TooLong("x", 200)),
        ("x" * 31, {"max_length": 30}, TooLong("x", 30)),
        ("x" * 4001, {"kind": FieldKind.LONG_TEXT}, TooLong("x", 4000)),
        (3, {}, WrongType("x")),
        ("oui", {"kind": FieldKind.YES_NO}, WrongType("x")),
        ("a", {"kind": FieldKind.CHOICES, "choices": (Choice("a", "A"),)}, WrongType("x")),
        ("b", {"kind": FieldKind.CHOICE, "choices": (Choice("a", "A"),)}, NotAChoice("x")),
        (["a", "b"], {"kind": FieldKind.CHOICES, "choices": (Choice("a", "A"),)}, NotAChoice("x")),
        ("12", {"kind": FieldKind.NUMBER}, NotANumber("x")),
        (True, {"kind": FieldKind.NUMBER}, NotANumber("x")),
        (float("nan"), {"kind": FieldKind.NUMBER}, NotANumber("x")),
        (0, {"kind": FieldKind.NUMBER, "minimum": 1}, NumberTooSmall("x", 1)),
        (11, {"kind": FieldKind.NUMBER, "maximum": 10}, NumberTooLarge("x", 10)),
        ("06 39", {"kind": FieldKind.PHONE}, BadPhone("x", PhoneProblem.TOO_SHORT)),
        (6, {"kind": FieldKind.PHONE}, WrongType("x")),
        ("samira", {"kind": FieldKind.EMAIL}, BadEmail("x", EmailProblem.NO_AT_SIGN)),
        (6, {"kind": FieldKind.EMAIL}, WrongType("x")),
        ("Ben4li", {"kind": FieldKind.NAME}, BadName("x", (NameProblem.DIGIT,))),
        ("Samira, L3ïla", {"kind": FieldKind.PERSON}, BadName("x", (NameProblem.DIGIT,))),
        (6, {"kind": FieldKind.NAME}, WrongType("x")),
        ("Saint\x07Denis", {}, ForbiddenCharacter("x")),
        ("12 rue\nSaint\x0bDenis", {"kind": FieldKind.ADDRESS}, ForbiddenCharacter("x")),
        ("n° \u200b1850578006084", {"kind": FieldKind.LONG_TEXT}, HoldsNir("x", (NirSpan(3, 16),))),
        ("son n° 1850578006084", {"kind": FieldKind.LONG_TEXT}, HoldsNir("x", (NirSpan(7, 20),))),
    ],
)
def test_each_kind_of_field_tells_what_is_wrong(value: object, rules: dict[str, Any], problem: FieldProblem) -> None:
    assert _problems(value, **rules) == [problem]


def test_a_field_that_is_not_shown_is_never_missing() -> None:
    form = _form(
        Field("shared", "Résidence alternée", FieldKind.YES_NO),
        Field("address", "Seconde adresse", FieldKind.ADDRESS, required=True, shown_when=Condition("shared", ("yes",))),
    )
    assert check_form(form, {"shared": False}, TODAY) == []
    assert check_form(form, {}, TODAY) == []
    assert check_form(form, {"shared": True}, TODAY) == [Missing("address")]


def test_a_field_that_the_form_does_not_have_is_told() -> None:
    assert check_form(_form(), {"b": 1, "a": 2}, TODAY) == [UnknownField("a"), UnknownField("b")]


def test_conditions_read_each_kind_of_value() -> None:
    condition = Condition("x", ("yes", "evening"))
    assert holds(None, {})
    met: list[FormValue] = [True, "yes", "evening", ["morning", "evening"]]
    unmet: list[FormValue] = [False, "no", "", [], None, 3]
    assert all(holds(condition, {"x": value}) for value in met)
    assert not any(holds(condition, {"x": value}) for value in unmet)


def test_problems_travel_between_processes() -> None:
    problems: list[FieldProblem] = [Missing("a"), DateInPast("b", TODAY), HoldsNir("c", (NirSpan(1, 2),))]
    assert msgspec.json.decode(msgspec.json.encode(problems), type=list[FieldProblem]) == problems


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-40, 40), st.integers(0, 40))
def test_a_date_within_its_limits_is_taken_and_no_other(today: date, start: int, width: int) -> None:
    field = Field("x", "X", FieldKind.DATE, earliest=RelativeDay(days=start), latest=RelativeDay(days=start + width))
    first = today + timedelta(days=start)
    for offset in (-1, 0, width, width + 1):
        day = first + timedelta(days=offset)
        assert (check_form(_form(field), {"x": day.isoformat()}, today) == []) == (0 <= offset <= width)
