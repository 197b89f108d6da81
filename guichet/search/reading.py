"""Reads what was typed in the one box: an e-mail, numbers with all they may mean, words; the last one unfinished.

Nothing is refused: whatever cannot be read is left out, and an empty reading finds nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import msgspec

from guichet.search.normalise import PARTICLES, STREET_KINDS, TITLES, fold, phone_digits, squeezed, words

LONGEST_QUERY: Final = 200
MOST_WORDS: Final = 8

_MONTHS: Final = {
    name: month
    for month, names in enumerate(
        (
            "janvier janv",
            "fevrier fevr",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in names.split()
}
_EMAIL: Final = re.compile(r"[^\s@<>(),;]{1,64}@[^\s@<>(),;]*")
_MAILBOX: Final = re.compile(r"(?=.*[a-z])(?=.*[._\-\d])[a-z\d][\w.+-]{4,}")
_DATE: Final = re.compile(r"(?<![\d/.-])(\d{1,2})([/.\- ])(\d{1,2})\2(\d{2,4})(?![\d/])")
_DAY_MONTH: Final = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?:/(\d{0,3}))?(?![\d/])")
_ISO: Final = re.compile(r"(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SPOKEN: Final = re.compile(r"(?<!\d)(\d{1,2})(?:er)?\s+(" + "|".join(_MONTHS) + r")\.?(?:\s+(\d{2,4}))?(?!\w)")
_NUMBERS: Final = re.compile(r"(?<![^\W_])(?:\+\s?)?\d+(?:[\s.\-/()]*\d+)*(?![^\W_])")


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number, with everything that it may mean; evidence is whichever meaning a person bears out.

    Args:
        dates: days of birth as YYYYMMDD (two for a year of two digits, a hundred without a year).
        year: a year of birth, or 0.
        phone: digits of a phone as dialled, from its start.
        phone_end: last digits of a phone.
        address: words of an address that it may be: a house number, a postcode.
        identifier: the start of an external id or a registration number.
    """

    dates: tuple[int, ...] = ()
    year: int = 0
    phone: str = ""
    phone_end: str = ""
    address: tuple[str, ...] = ()
    identifier: str = ""


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """A word: ``open`` if more letters may follow, ``optional`` if often left out, ``address`` after a street kind."""

    text: str
    open: bool = False
    optional: bool = False
    address: bool = False
    pieces: int = 1
    """Typed words that this one is made of."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a query says."""

    words: tuple[Word, ...] = ()
    numbers: tuple[Number, ...] = ()
    email: str = ""
    whole: str = ""
    """Letters and digits of the whole query in one piece, which may be an identifier."""
    mailbox: str = ""
    """The whole query, if it looks like the start of an e-mail address with no @ yet."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not (self.words or self.numbers or self.email)


def read(text: str, today: date) -> Reading:
    """Read a query; text beyond 200 characters and words beyond the eighth are left out."""
    folded = fold(text[:LONGEST_QUERY].replace("\0", " "))
    whole = squeezed(folded)
    emails = _EMAIL.findall(folded)
    rest = _EMAIL.sub(" ", folded)
    numbers: list[Number] = []
    rest = _take_dates(rest, numbers, today)
    rest = _take_numbers(rest, numbers, today)
    unfinished = not text[: LONGEST_QUERY + 1].endswith((" ", "\t", "\n")) and not (rest[-1:].isspace())
    return Reading(
        words=_words(rest, unfinished=unfinished),
        numbers=tuple(numbers[:4]),
        email=emails[0] if emails else "",
        whole=whole,
        mailbox=folded if _MAILBOX.fullmatch(folded) else "",
    )


def partial_days(day: int, month: int, start: str, today: date) -> tuple[int, ...]:
    """Give the days of birth that a day, a month and the first digits of a year may become, latest first."""
    years = range(today.year, today.year - 121, -1)
    return tuple(
        year * 10000 + month * 100 + day for year in years if str(year).startswith(start) and _real(year, month, day)
    )


def nearby_days(day: int) -> tuple[int, ...]:
    """Give the real days that differ by one digit of the year, the month or the day, or by two neighbours exchanged."""
    digits = f"{day:08}"
    found = set()
    for place, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                found.add(digits[:place] + new + digits[place + 1 :])
        if place < 7:
            found.add(digits[:place] + digits[place + 1] + old + digits[place + 2 :])
    found.discard(digits)
    return tuple(sorted(int(other) for other in found if _real(int(other[:4]), int(other[4:6]), int(other[6:]))))


def swapped_day(day: int) -> int:
    """Give the day with day and month exchanged, or 0 when there is none."""
    year, month, number = day // 10000, day // 100 % 100, day % 100
    return year * 10000 + number * 100 + month if month != number and _real(year, number, month) else 0


def _real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1880 <= year <= 2100


def _after_street(before: str) -> bool:
    """Say whether a street kind stands last before a number: «rue du 8 mai 1945» is no birth date."""
    said = [word for word in words(before) if word not in PARTICLES]
    return bool(said) and said[-1] in STREET_KINDS


def _take_dates(text: str, numbers: list[Number], today: date) -> str:
    """Move written dates from the text to the numbers."""

    def whole(match: re.Match[str]) -> str:
        day, separator, month, year = match.groups()
        found = _days(int(day), int(month), year, today)
        if not found or (separator == " " and len(year) < 4):
            return match.group()  # «06 12 34» may as well begin a phone: read as a run of digits below
        numbers.append(Number(dates=found))
        return " "

    def iso(match: re.Match[str]) -> str:
        year, month, day = (int(part) for part in match.groups())
        if not _real(year, month, day):
            return match.group()
        numbers.append(Number(dates=(year * 10000 + month * 100 + day,)))
        return " "

    def spoken(match: re.Match[str]) -> str:
        found = _days(int(match.group(1)), _MONTHS[match.group(2)], match.group(3) or "", today)
        if not found or _after_street(match.string[: match.start()]):
            return match.group()
        numbers.append(Number(dates=found))
        return " "

    def begun(match: re.Match[str]) -> str:
        found = partial_days(int(match.group(1)), int(match.group(2)), match.group(3) or "", today)
        if not found:
            return match.group()
        numbers.append(Number(dates=found))
        return " "

    for pattern, take in ((_ISO, iso), (_DATE, whole), (_SPOKEN, spoken), (_DAY_MONTH, begun)):
        text = pattern.sub(take, text)
    return text


def _days(day: int, month: int, year: str, today: date) -> tuple[int, ...]:
    if len(year) == 4:
        return (int(year) * 10000 + month * 100 + day,) if _real(int(year), month, day) else ()
    if len(year) == 2:
        centuries = (today.year // 100 * 100, today.year // 100 * 100 - 100)
        years = [century + int(year) for century in centuries if century + int(year) <= today.year]
        return tuple(full * 10000 + month * 100 + day for full in years if _real(full, month, day))
    return partial_days(day, month, year, today)


def _take_numbers(text: str, numbers: list[Number], today: date) -> str:
    """Move runs of digits from the text to the numbers; what may be a house number stays with its street too."""

    def take(match: re.Match[str]) -> str:
        run = match.group()
        digits = phone_digits(run)
        groups = re.findall(r"\d+", run)
        if run.startswith("+") or (digits.startswith("0") and len(digits) >= 4):
            numbers.append(_phone(run, digits, today))
        elif len(groups) > 1 and all(len(group) == 2 for group in groups):
            numbers.append(Number(phone_end=digits, dates=_compact_days(digits, today)))
        elif len(groups) > 1 and len(digits) in (9, 14) and all(len(group) == 3 for group in groups[:3]):
            numbers.append(Number(identifier=digits))
        else:
            numbers.extend(_plain_number(group, today) for group in groups)
        return " "

    return _NUMBERS.sub(take, text)


def _phone(run: str, digits: str, today: date) -> Number:
    compact = _compact_days(digits, today) if run.isdigit() or len(digits) == 6 else ()
    address = (digits,) if run.isdigit() and len(digits) == 5 else ()
    return Number(phone=digits, phone_end=digits, dates=compact, address=address, identifier=digits)


def _plain_number(digits: str, today: date) -> Number:
    length = len(digits)
    year = int(digits) if length == 4 and today.year - 120 <= int(digits) <= today.year else 0
    return Number(
        dates=_compact_days(digits, today),
        year=year,
        phone="0" + digits if length == 9 else "",
        phone_end=digits if length >= 4 else "",
        address=(digits,) if length <= 5 else (),
        identifier=digits if length >= 3 else "",
    )


def _compact_days(digits: str, today: date) -> tuple[int, ...]:
    """Read DDMMYYYY, YYYYMMDD or DDMMYY."""
    if len(digits) == 6:
        return _days(int(digits[:2]), int(digits[2:4]), digits[4:], today)
    if len(digits) != 8:
        return ()
    french = _days(int(digits[:2]), int(digits[2:4]), digits[4:], today)
    return french or ((int(digits),) if _real(int(digits[:4]), int(digits[4:6]), int(digits[6:])) else ())


def _words(text: str, *, unfinished: bool) -> tuple[Word, ...]:
    found = words(text)[:MOST_WORDS]
    last = len(found) - 1
    street = next(_street_starts(found), len(found))
    read = []
    for place, word in enumerate(found):
        is_open = unfinished and place == last
        optional = not is_open and (word in PARTICLES or word in TITLES)
        if place == street or (word in TITLES and last and len(word) > 1):
            continue
        read.append(Word(text=word, open=is_open, optional=optional, address=place > street))
    needed = any(not word.optional for word in read)
    return tuple(read if needed else (msgspec.structs.replace(word, optional=False) for word in read))


def _street_starts(found: list[str]) -> Iterator[int]:
    """Find where an address starts: a street kind with something after it; «La Rue» is somebody's name."""
    for place, word in enumerate(found[:-1]):
        named = place > 0 and found[place - 1] in ("la", "le")
        told = any(other not in PARTICLES for other in found[place + 1 :])
        if word in STREET_KINDS and len(word) > 1 and told and not named:
            yield place
