"""A date typed the way people say it: ``140386``, ``14/03/1986``, ``14 3 1986`` or ``14 mars 1986``."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.inputs import TextField

_MONTHS = ("janv", "fevr", "mars", "avri", "mai", "juin", "juil", "aout", "sept", "octo", "nove", "dece")
_LEAST_PREFIX = 3


class DateSense(Enum):
    """On which side of today a two-digit year is looked for."""

    PAST = auto()
    FUTURE = auto()


class DateUnreadable(ValueError):
    """The text is not a date that exists."""


def parse_date(text: str, today: date, sense: DateSense = DateSense.PAST) -> date | None:
    """Return the date that a person typed, or ``None`` for a blank text.

    Day, month, year in this order, with any separator or none; ISO dates too. A year of two digits
    is the latest that is not after today (``PAST``), or one of this century (``FUTURE``).

    Raises:
        DateUnreadable: the text is not an existing date.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().strip().lower()
    if not plain:
        return None
    day, month, year = _split(plain)
    if month.isalpha():
        month = _month_number(month)
    try:
        number = int(year)
        if len(year) == 2:
            return _with_century(int(day), int(month), number, today, sense)
        if len(year) != 4:
            raise DateUnreadable
        return date(number, int(month), int(day))
    except ValueError as error:
        raise DateUnreadable from error


def _split(plain: str) -> tuple[str, str, str]:
    if re.fullmatch(r"\d{6}|\d{8}", plain):
        return plain[:2], plain[2:4], plain[4:]
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", plain):
        return iso[3], iso[2], iso[1]
    parts = [part for part in re.split(r"[^0-9a-z]+", plain.replace("1er", "1")) if part]
    if len(parts) != 3 or not parts[0].isdigit() or not parts[2].isdigit():
        raise DateUnreadable
    return parts[0], parts[1], parts[2]


def _month_number(word: str) -> str:
    for number, month in enumerate(_MONTHS, start=1):
        if len(word) >= _LEAST_PREFIX and (month.startswith(word) or word.startswith(month)):
            return str(number)
    raise DateUnreadable


def _with_century(day: int, month: int, year: int, today: date, sense: DateSense) -> date:
    century = today.year - today.year % 100
    found = date(century + year, month, day)
    if sense is DateSense.PAST and found > today:
        return date(century - 100 + year, month, day)
    return found


def format_date(value: date) -> str:
    """Return a date as fields show it: ``14/03/1986``."""
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


class DateField(TextField):
    """A typed date, rewritten as ``jj/mm/aaaa`` when the person leaves the field."""

    value_changed = Signal(object)  # date | None

    def __init__(
        self,
        theme: Theme,
        *,
        sense: DateSense = DateSense.PAST,
        today: Callable[[], date] = date.today,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent=parent)
        self._sense = sense
        self._today = today
        self._told: date | None = None
        self.setPlaceholderText(self.tr("jj/mm/aaaa"))
        self.textEdited.connect(self._tell)

    def value(self) -> date | None:
        """Return the date typed; ``None`` when the field is blank.

        Raises:
            DateUnreadable: what is typed is not a date.
        """
        return parse_date(self.text(), self._today(), self._sense)

    def set_value(self, value: date | None) -> None:
        """Show a date, or nothing."""
        self._told = value
        self.setText("" if value is None else format_date(value))

    def is_readable(self) -> bool:
        """Tell whether the field is blank or holds a date."""
        try:
            self.value()
        except DateUnreadable:
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.is_readable() and (value := self.value()) is not None:
            self.setText(format_date(value))
        super().focusOutEvent(event)

    def _tell(self) -> None:
        value = self.value() if self.is_readable() else None
        if value != self._told:
            self._told = value
            self.value_changed.emit(value)
