"""Dates, hours and counts as French readers expect them."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from guichet.ui import formats
from guichet.ui.theme import Tone

TODAY = date(2026, 11, 24)


def local(*parts: int) -> datetime:
    """Give an instant by what the town's clocks show."""
    return datetime(*parts, tzinfo=ZoneInfo("Europe/Paris"))  # type: ignore[arg-type, misc]  # year, month, day, hour …


def test_days_are_written_as_in_the_guide() -> None:
    assert formats.day_short(date(2026, 12, 15)) == "mar. 15 déc. 2026"
    assert formats.day_long(date(1986, 3, 14)) == "14 mars 1986"
    assert formats.day_long(date(1986, 3, 1)) == "1er mars 1986"
    assert formats.day_long(date(1986, 3, 11)) == "11 mars 1986"
    assert formats.day_numeric(date(1986, 3, 1)) == "01/03/1986"


def test_hours_are_written_for_sentences_and_for_columns() -> None:
    assert formats.hour_text(local(2026, 11, 24, 9, 5)) == "9\u00a0h\u00a005"
    assert formats.hour_column(local(2026, 11, 24, 9, 5)) == "09:05"
    assert formats.hour_column(local(2026, 11, 24, 9, 5, 7), seconds=True) == "09:05:07"


def test_a_column_says_the_day_only_when_it_is_not_today() -> None:
    assert formats.moment_column(local(2026, 11, 24, 8, 0), TODAY) == "08:00"
    assert formats.moment_column(local(2026, 11, 18, 21, 14), TODAY) == "18 nov. 21:14"
    assert formats.moment_column(local(2024, 11, 18, 21, 14), TODAY) == "18 nov. 2024 21:14"


def test_groups_are_today_then_months() -> None:
    assert formats.group_heading(TODAY, TODAY) == "Aujourd’hui · mardi 24 novembre"
    assert formats.group_heading(date(2026, 10, 8), TODAY) == "Octobre 2026"


@pytest.mark.parametrize(
    ("due", "text", "tone"),
    [
        (date(2026, 12, 15), "J-21", Tone.NEUTRAL),
        (date(2026, 11, 27), "J-3", Tone.WARNING),
        (TODAY, "Aujourd’hui", Tone.WARNING),
        (date(2026, 11, 20), "Retard 4\u00a0j", Tone.DANGER),
    ],
)
def test_a_deadline_says_what_is_left(due: date, text: str, tone: Tone) -> None:
    state = formats.due_state(due, TODAY)
    assert state is not None
    assert state[:2] == (text, tone)


def test_no_deadline_has_no_pill_and_a_suspended_one_does_not_run() -> None:
    assert formats.due_state(None, TODAY) is None
    suspended = formats.due_state(date(2026, 1, 1), TODAY, suspended=True)
    assert suspended is not None
    assert suspended[1] is Tone.INFO


@pytest.mark.parametrize(
    ("birth", "words"),
    [
        (date(1986, 3, 14), "40\u00a0ans"),
        (date(1986, 11, 25), "39\u00a0ans"),
        (date(2026, 11, 24), "0 mois"),
        (date(2025, 11, 25), "11 mois"),
    ],
)
def test_ages(birth: date, words: str) -> None:
    assert formats.age(birth, TODAY) == words


def test_zero_and_one_are_singular_in_french() -> None:
    assert [formats.count(n, "{n} pièce", "{n} pièces") for n in (0, 1, 2)] == ["0 pièce", "1 pièce", "2 pièces"]
    assert formats.count(1234, "{n}", "{n}") == "1\u202f234"


def test_french_numbers_are_written_in_pairs() -> None:
    assert formats.phone("+33639981234") == "06\u00a039\u00a098\u00a012\u00a034"
    assert formats.phone("+3225551234") == "+3225551234"


def test_what_was_typed_is_found_whatever_case_and_accents() -> None:
    assert formats.matched_parts("Mme BÉNALI Samira", ["benal", "sam"]) == [(4, 5), (11, 3)]
    assert formats.matched_parts("Association Les Lilas", ["il"]) == []
    assert formats.matched_parts("Œuvre", [""]) == []
