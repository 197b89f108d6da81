"""Days on which a French town hall works, and months counted as the law counts them.

Working days (jours ouvrés) are Monday to Friday but for public holidays, which depend on the department: Alsace and
Moselle have two more, overseas departments their own.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import msgspec

from guichet.domain.errors import UnknownDepartment

_DEPARTMENT: Final = re.compile(r"0[1-9]|[1-8][0-9]|2[AB]|9[0-5]|97[1-8]|98[4678]")
_SUBDIVISIONS: Final[Mapping[str, str]] = {
    "57": "57",
    "67": "6AE",
    "68": "6AE",
    "971": "971",
    "972": "972",
    "973": "973",
    "974": "974",
    "975": "PM",
    "976": "976",
    "977": "BL",
    "978": "MF",
    "984": "TF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
"""What the `holidays` package calls the territories which have holidays of their own."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


def is_department(code: str) -> bool:
    """Tell whether a French department or overseas territory has this code."""
    return code != "20" and _DEPARTMENT.fullmatch(code) is not None


class WorkingCalendar(msgspec.Struct, frozen=True):
    """The working days of a department.

    Args:
        department: "01" to "95" (Corsica "2A", "2B"), or three digits overseas.

    Raises:
        UnknownDepartment: no department has this code.
    """

    department: str = "75"

    def __post_init__(self) -> None:
        if not is_department(self.department):
            raise UnknownDepartment(self.department)

    def holidays(self, year: int) -> Mapping[date, str]:
        """The public holidays of a year with their French names, in order."""
        return _holidays(_SUBDIVISIONS.get(self.department), year)

    def is_holiday(self, day: date) -> bool:
        """Tell whether the day is a public holiday, be it a Sunday."""
        return day in self.holidays(day.year)

    def is_working(self, day: date) -> bool:
        """Tell whether the day is a jour ouvré."""
        return day.weekday() < _SATURDAY and not self.is_holiday(day)

    def next_working(self, day: date) -> date:
        """The day itself if it is a jour ouvré, else the first one after it."""
        while not self.is_working(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th jour ouvré after the day, which is not counted; `count` is zero or more."""
        for _ in range(count):
            day = self.next_working(day + _DAY)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many jours ouvrés follow `start`, up to and with `end`; negative when `end` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + _DAY * step) for step in range(1, (end - start).days + 1))


def add_months(day: date, months: int) -> date:
    """The day of the same number some months later (de quantième à quantième), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@lru_cache(maxsize=256)
def _holidays(subdivision: str | None, year: int) -> Mapping[date, str]:
    # Imported when first needed: the window paints before it knows any holiday.
    import holidays

    found = holidays.country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    return MappingProxyType(dict(sorted(found.items())))
