from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.calendar import WorkingCalendar, add_months
from guichet.domain.errors import UnknownDepartment

PARIS = WorkingCalendar("75")
DAYS = st.dates(date(2015, 1, 1), date(2045, 12, 31))
DEPARTMENTS = st.sampled_from(["75", "57", "67", "2A", "971", "974", "976", "988"])


def test_a_year_has_eleven_holidays_and_thirteen_in_alsace_moselle() -> None:
    assert len(PARIS.holidays(2026)) == 11
    for department in ("57", "67", "68"):
        calendar = WorkingCalendar(department)
        assert len(calendar.holidays(2026)) == 13
        assert calendar.holidays(2026)[date(2026, 4, 3)] == "Vendredi saint"
        assert not calendar.is_working(date(2025, 12, 26))
    assert PARIS.is_working(date(2026, 4, 3))


@pytest.mark.parametrize(
    ("department", "day"),
    [
        ("971", (2026, 5, 27)),
        ("972", (2026, 5, 22)),
        ("973", (2026, 6, 10)),
        ("974", (2026, 12, 20)),
        ("976", (2026, 4, 27)),
    ],
)
def test_overseas_departments_remember_abolition(department: str, day: tuple[int, int, int]) -> None:
    assert WorkingCalendar(department).is_holiday(date(*day))
    assert not PARIS.is_holiday(date(*day))


def test_holidays_are_named_in_french_and_in_order() -> None:
    names = list(PARIS.holidays(2026).values())
    assert names[0] == "Jour de l'an"
    assert names[-1] == "Noël"
    assert list(PARIS.holidays(2026)) == sorted(PARIS.holidays(2026))


@pytest.mark.parametrize("code", ["", "00", "20", "96", "100", "979", "FR", "7", "075", "2C"])
def test_an_unknown_department_is_refused(code: str) -> None:
    with pytest.raises(UnknownDepartment):
        WorkingCalendar(code)


def test_the_may_bridges_are_jumped() -> None:
    assert PARIS.next_working(date(2026, 5, 8)) == date(2026, 5, 11)
    assert PARIS.next_working(date(2026, 5, 11)) == date(2026, 5, 11)
    assert PARIS.add_working_days(date(2026, 5, 4), 10) == date(2026, 5, 20)
    assert PARIS.working_days_between(date(2026, 5, 4), date(2026, 5, 20)) == 10
    assert PARIS.add_working_days(date(2026, 5, 9), 0) == date(2026, 5, 9)


@given(DEPARTMENTS, DAYS, st.integers(1, 40))
def test_counting_there_and_back_agrees(department: str, day: date, count: int) -> None:
    calendar = WorkingCalendar(department)
    end = calendar.add_working_days(day, count)
    assert calendar.is_working(end)
    assert calendar.working_days_between(day, end) == count
    assert calendar.working_days_between(end, day) == -count
    assert calendar.next_working(day) >= day


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ((2020, 10, 1), 2, (2020, 12, 1)),
        ((2025, 12, 31), 2, (2026, 2, 28)),
        ((2023, 12, 31), 2, (2024, 2, 29)),
        ((2026, 1, 31), 1, (2026, 2, 28)),
        ((2026, 2, 28), 1, (2026, 3, 28)),
        ((2026, 12, 15), 1, (2027, 1, 15)),
        ((2026, 3, 31), -1, (2026, 2, 28)),
        ((2026, 1, 5), 0, (2026, 1, 5)),
    ],
)
def test_months_go_from_day_number_to_day_number(
    start: tuple[int, int, int], months: int, end: tuple[int, int, int]
) -> None:
    assert add_months(date(*start), months) == date(*end)


@given(DAYS, st.integers(0, 36))
def test_a_month_later_has_the_same_number_or_is_the_last_day(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)
