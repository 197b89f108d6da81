"""Dates, hours, telephone numbers and counts as readers of the window's language expect them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate

from guichet.ui import clock
from guichet.ui.language import Language, locale, spoken
from guichet.ui.theme import Tone

NBSP = "\u00a0"
THIN = "\u202f"

_NEAR_DAYS = 3


def tr(text: str) -> str:
    """Translate a sentence of the formats; the source language is French."""
    return QCoreApplication.translate("Formats", text)


def day_short(day: date) -> str:
    """Write « mar. 15 déc. 2026 »."""
    return _date(day, "ddd d MMM yyyy")


def day_long(day: date) -> str:
    """Write « 14 mars 1986 », « 1er mars 1986 »."""
    text = _date(day, "d MMMM yyyy")
    return f"1er{text[1:]}" if day.day == 1 and spoken() is Language.FRENCH else text


def day_numeric(day: date) -> str:
    """Write « 14/03/1986 »."""
    return f"{day:%d/%m/%Y}"


def hour_text(moment: datetime) -> str:
    """Write « 9 h 52 », for sentences; local time."""
    local = clock.local(moment)
    return tr("{hour}\u00a0h\u00a0{minute}").format(hour=local.hour, minute=f"{local:%M}")


def hour_column(moment: datetime, *, seconds: bool = False) -> str:
    """Write « 09:52 » or « 09:52:07 », for columns; local time."""
    return f"{clock.local(moment):%H:%M:%S}" if seconds else f"{clock.local(moment):%H:%M}"


def moment_column(moment: datetime, today: date) -> str:
    """Write the hour of today's, else « 18 nov. 21:14 », with the year when it is another."""
    local = clock.local(moment)
    if local.date() == today:
        return hour_column(moment)
    shape = "d MMM" if local.year == today.year else "d MMM yyyy"
    return f"{_date(local.date(), shape)} {hour_column(moment)}"


def moment_text(moment: datetime, today: date) -> str:
    """Write « aujourd’hui à 9 h 52 » or « le mar. 15 déc. 2026 à 9 h 52 »."""
    day = clock.local(moment).date()
    if day == today:
        return tr("aujourd’hui à {hour}").format(hour=hour_text(moment))
    return tr("le {day} à {hour}").format(day=day_short(day), hour=hour_text(moment))


def group_heading(day: date, today: date) -> str:
    """Write the heading of a group of a history: today, this week's yesterday, else the month."""
    if day == today:
        return tr("Aujourd’hui · {day}").format(day=_date(day, "dddd d MMMM"))
    month = _date(day, "MMMM yyyy")
    return month[:1].upper() + month[1:]


def age(birth: date, today: date) -> str:
    """Write « 40 ans », or months under two years."""
    months = (today.year - birth.year) * 12 + today.month - birth.month - (today.day < birth.day)
    if months < 24:
        return tr("{n} mois").format(n=max(months, 0))
    return f"{months // 12}{NBSP}{tr('ans')}"


def due_state(due_on: date | None, today: date, *, suspended: bool = False) -> tuple[str, Tone, str] | None:
    """Give the pill of a deadline (words, tone, icon): « J-21 », « Retard 4 j »; None without one.

    A suspended clock does not run: the citizen has to bring something.
    """
    if suspended:
        return tr("En attente de pièces"), Tone.INFO, "clock"
    if due_on is None:
        return None
    days = (due_on - today).days
    if days < 0:
        return tr("Retard {n}{space}j").format(n=-days, space=NBSP), Tone.DANGER, "triangle-alert"
    if days == 0:
        return tr("Aujourd’hui"), Tone.WARNING, "clock"
    near = days <= _NEAR_DAYS
    return tr("J-{n}").format(n=days), Tone.WARNING if near else Tone.NEUTRAL, "clock" if near else ""


def phone(number: str) -> str:
    """Write a French number in pairs, « 06 12 34 56 78 »; another one as it is."""
    if number.startswith("+33") and len(number) == 12:
        national = f"0{number[3:]}"
        return NBSP.join(national[start : start + 2] for start in range(0, 10, 2))
    return number


def count(number: int, one: str, many: str) -> str:
    """Write « 1 demande », « 3 demandes »: ``one`` and ``many`` hold ``{n}``; zero is singular in French."""
    alone = abs(number) < 2 if spoken() is Language.FRENCH else abs(number) == 1
    return (one if alone else many).format(n=locale().toString(number))


def minutes(seconds: float) -> str:
    """Write « moins d’une minute », « 12 min »."""
    whole = int(seconds // 60)
    return tr("moins d’une minute") if whole < 1 else f"{whole}{NBSP}min"


def labelled(name: str, value: str) -> str:
    """Write « Délai : 5 jours », with the space that the language puts before a colon."""
    return tr("{name}\u00a0: {value}").format(name=name, value=value)


def percent(share: float) -> str:
    """Write « 125 % »."""
    return tr("{n}\u00a0%").format(n=round(share * 100))


def joined(parts: Iterable[str]) -> str:
    """Join the parts that say something with middle dots."""
    return " · ".join(part for part in parts if part)


def fold(text: str) -> str:
    """Take capitals and accents away, keeping one character for one character."""
    return "".join(unicodedata.normalize("NFD", char)[0].casefold()[:1] or char for char in text)


def matched_parts(text: str, sought: Iterable[str]) -> list[tuple[int, int]]:
    """Say which parts (start, length) of ``text`` begin like one of the words sought, whatever case and accents."""
    plain = fold(text)
    found: dict[int, int] = {}
    for word in (fold(each) for each in sought):
        start = plain.find(word) if word else -1
        while start >= 0:
            if start == 0 or not plain[start - 1].isalnum():
                found[start] = max(found.get(start, 0), len(word))
            start = plain.find(word, start + 1)
    return sorted(found.items())


def _date(day: date, shape: str) -> str:
    return locale().toString(QDate(day.year, day.month, day.day), shape)
