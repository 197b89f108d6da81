"""From the cells of a line to a person: the field's own rules, with short ways for the usual cases of a large file.

What cannot be true is refused; what is only unusual (a phone range that nobody uses any more) is taken: whoever checks
at the counter asks the citizen, a file has nobody to ask.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from guichet.commands.people_file import Cells, Column
from guichet.contract.people import Civility, ContactKind, Sex
from guichet.domain.contacts import (
    Email,
    Phone,
    PhoneProblem,
    Postcode,
    PostcodeProblem,
    phone_region,
    read_email,
    read_phone,
    read_postcode,
)
from guichet.domain.names import Civility as Greeting
from guichet.domain.names import clean_name, read_civility

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_FRENCH: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_OLDEST: Final = date(1880, 1, 1)
_NEUTRAL: Final = frozenset({"dr", "docteur", "me", "maitre", "maître", "pr", "professeur", "mx", "-", "."})
_GREETINGS: Final = {Greeting.MADAM: Civility.MRS, Greeting.SIR: Civility.MR}
_SEXES: Final = {
    **dict.fromkeys(("f", "femme", "féminin", "feminin", "2", "mme"), Sex.FEMALE),
    **dict.fromkeys(("m", "h", "homme", "masculin", "1", "g"), Sex.MALE),
    **dict.fromkeys(("i", "x", "inconnu", "indéterminé", "indetermine", "0", "-"), Sex.UNKNOWN),
}
_PHONE_SIGNS: Final = dict.fromkeys(map(ord, " .-/\u00a0\u202f"))
_FRENCH_NUMBER: Final = re.compile(r"(0|\+33|0033)?([1-9][0-9]{8})")
_FRANCE: Final = 33
_OVERSEAS: Final = ("971", "972", "973", "974", "975", "976", "977", "978", "986", "987", "988")
_INSIDE_DOMAIN: Final = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:local|localhost|test|invalid)")
_PLAIN_LOCAL: Final = re.compile(r"[a-zA-Z0-9_+-]+(?:\.[a-zA-Z0-9_+-]+)*")
_LONGEST: Final = {Column.EXTERNAL_ID: 100, Column.BIRTH_PLACE: 200, Column.STREET: 250, Column.CITY: 100}
_LONGEST_LOCAL: Final = 64
_LONGEST_EMAIL: Final = 250


class BadLine(Exception):
    """A cell cannot be taken: which column (None: the whole line), and the name of the problem."""

    def __init__(self, column: Column | None, problem: str) -> None:
        super().__init__(problem)
        self.column = column
        self.problem = problem


class ContactCell(msgspec.Struct, frozen=True):
    """A way to reach the person, clean."""

    kind: ContactKind
    value: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """A person as a line says it, clean; ``names`` and the others hold stored primitives, "" or None when not said."""

    external_id: str
    civility: str
    birth_name: str
    usual_name: str
    given_names: str
    birth_date: str | None
    birth_place: str
    sex: str
    contacts: tuple[ContactCell, ...]


class LineReader:
    """Reads the lines of one town's file; ``today`` is the last day on which anybody was born."""

    def __init__(self, *, today: date, department: str) -> None:
        self._today = today
        self._region = phone_region(department)
        self._plans = _numbering_plans()
        self._day = lru_cache(maxsize=65_536)(self._read_day)

    def read(self, cells: Cells) -> PersonLine:
        """Give the person of a line.

        Raises:
            BadLine: a cell cannot be taken, or there is no name.
        """
        get = cells.get
        birth_name, usual_name = _name(cells, Column.BIRTH_NAME), _name(cells, Column.USUAL_NAME)
        if not (birth_name or usual_name):
            raise BadLine(None, "no_name")
        day = get(Column.BIRTH_DATE)
        return PersonLine(
            external_id=_line(cells, Column.EXTERNAL_ID),
            civility=_civility(get(Column.CIVILITY, "")),
            birth_name=birth_name,
            usual_name=usual_name,
            given_names=_given_names(get(Column.GIVEN_NAMES, "")),
            birth_date=self._day(day) if day else None,
            birth_place=_line(cells, Column.BIRTH_PLACE),
            sex=_sex(get(Column.SEX, "")),
            contacts=tuple(self._contacts(cells)),
        )

    def _contacts(self, cells: Cells) -> list[ContactCell]:
        found = []
        for column in (Column.PHONE, Column.MOBILE):
            text = cells.get(column)
            if text:
                phone = self._phone(column, text)
                kind = ContactKind.MOBILE if phone.mobile else ContactKind.PHONE
                cell = ContactCell(kind, phone.e164)
                if cell not in found:
                    found.append(cell)
        text = cells.get(Column.EMAIL)
        if text:
            found.append(ContactCell(ContactKind.EMAIL, _email(text)))
        street, city = _line(cells, Column.STREET), _line(cells, Column.CITY)
        postcode = cells.get(Column.POSTCODE)
        if street or city or postcode:
            code = _postcode(postcode) if postcode else ""
            found.append(ContactCell(ContactKind.ADDRESS, "", street, code, city))
        return found

    def _phone(self, column: Column, text: str) -> Phone:
        if self._region == "FR" and (found := _FRENCH_NUMBER.fullmatch(text.translate(_PHONE_SIGNS))):
            return self._french_phone(found[2], overseas=found[1] in (None, "0"))
        read = read_phone(text, self._region)
        if read is PhoneProblem.UNUSED_RANGE:
            return _unassigned(text, self._region)
        if not isinstance(read, Phone):
            raise BadLine(column, f"phone_{read}")
        return read

    def _french_phone(self, national: str, *, overseas: bool) -> Phone:
        """Know a number of the usual form by the numbering plans: thirty times faster than reading it anew."""
        for country, mobile, pattern in self._plans:
            if (overseas or country == _FRANCE) and pattern.fullmatch(national):
                return Phone(f"+{country}{national}", mobile)
        return Phone(f"+{_FRANCE}{national}", mobile=national[0] in "67")

    def _read_day(self, text: str) -> str:
        found = _ISO.fullmatch(text)
        if found:
            year, month, day = found.groups()
        else:
            found = _FRENCH.fullmatch(text)
            if not found:
                raise BadLine(Column.BIRTH_DATE, "not_a_date")
            day, month, year = found.groups()
        try:
            read = date(int(year), int(month), int(day))
        except ValueError:
            raise BadLine(Column.BIRTH_DATE, "not_a_date") from None
        if read > self._today:
            raise BadLine(Column.BIRTH_DATE, "in_future")
        if read < _OLDEST:
            raise BadLine(Column.BIRTH_DATE, "too_old")
        return read.isoformat()


def _numbering_plans() -> list[tuple[int, bool, re.Pattern[str]]]:
    """Give what numbers look like after their zero, country by country: mainland first, then overseas."""
    return [plan for region in dict.fromkeys(map(phone_region, ("75", *_OVERSEAS))) for plan in _plan_of(region)]


def _plan_of(region: str) -> Iterator[tuple[int, bool, re.Pattern[str]]]:
    from phonenumbers import PhoneMetadata

    plan = PhoneMetadata.metadata_for_region(region)
    assert plan is not None
    assert plan.country_code is not None
    others = (plan.voip, plan.premium_rate, plan.toll_free, plan.shared_cost, plan.personal_number, plan.uan)
    for kind in (plan.mobile, plan.fixed_line, *others):
        if kind is not None and kind.national_number_pattern:
            yield plan.country_code, kind is plan.mobile, re.compile(kind.national_number_pattern)


def _unassigned(text: str, region: str) -> Phone:
    """Take a number of the right length whose range is in no use today: a town's old file has many."""
    import phonenumbers

    number = phonenumbers.parse(text, region)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Phone(e164, mobile=e164.startswith(("+336", "+337")))


_cleaned = lru_cache(maxsize=65_536)(clean_name)
"""Names are the dearest to clean, and a town has few different ones."""


def _name(cells: Cells, column: Column) -> str:
    text = cells.get(column)
    if not text:
        return ""
    cleaned = _cleaned(text)
    if cleaned.problems:
        raise BadLine(column, f"name_{cleaned.problems[0]}")
    return cleaned.value


def _given_names(text: str) -> str:
    """Clean given names; commas between them are kept, for they tell where a compound name ends."""
    if "," not in text:
        return _name({Column.GIVEN_NAMES: text}, Column.GIVEN_NAMES)
    parts = (part for part in text.split(",") if part.strip())
    joined = ", ".join(_name({Column.GIVEN_NAMES: part}, Column.GIVEN_NAMES) for part in parts)
    if len(joined) > 100:
        raise BadLine(Column.GIVEN_NAMES, "name_too_long")
    return joined


def _line(cells: Cells, column: Column) -> str:
    text = cells.get(column)
    if not text:
        return ""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if not line.isprintable() and any(unicodedata.category(letter) == "Cc" for letter in line):
        raise BadLine(column, "forbidden_character")
    if len(line) > _LONGEST[column]:
        raise BadLine(column, "too_long")
    return line


@lru_cache(maxsize=256)
def _civility(text: str) -> str:
    if not text:
        return ""
    greeting = _GREETINGS.get(read_civility(text))
    if greeting is None and text.strip().rstrip(".").casefold() not in _NEUTRAL:
        raise BadLine(Column.CIVILITY, "unknown_civility")
    return str(greeting or Civility.NONE)


@lru_cache(maxsize=256)
def _sex(text: str) -> str:
    if not text:
        return ""
    found = _SEXES.get(text.casefold())
    if found is None:
        raise BadLine(Column.SEX, "unknown_sex")
    return str(found)


@lru_cache(maxsize=65_536)
def _postcode(text: str) -> str:
    # A spreadsheet takes the zero away from «01000».
    code = text.zfill(5) if text.isdecimal() and len(text) == 4 else text
    found = read_postcode(code)
    match found:
        case Postcode():
            return found.code
        case PostcodeProblem.UNKNOWN_DEPARTMENT:
            return "".join(code.upper().split()).removeprefix("F-")
        case problem:
            raise BadLine(Column.POSTCODE, f"postcode_{problem}")


def _email(text: str) -> str:
    local, _at, domain = text.rpartition("@")
    if len(local) <= _LONGEST_LOCAL and _PLAIN_LOCAL.fullmatch(local):
        # The domain alone decides then, and a town's file has few of them.
        address = f"{local}@{_domain(domain)}"
    else:
        address = _read_email(text)
    if len(address) > _LONGEST_EMAIL:
        raise BadLine(Column.EMAIL, "too_long")
    return address


@lru_cache(maxsize=16_384)
def _domain(domain: str) -> str:
    if _INSIDE_DOMAIN.fullmatch(domain.lower()):  # a network's own addresses, which no public rule knows
        return domain.lower()
    return _read_email(f"x@{domain}").removeprefix("x@")


def _read_email(text: str) -> str:
    found = read_email(text)
    if not isinstance(found, Email):
        raise BadLine(Column.EMAIL, "not_an_email")
    return found.address
