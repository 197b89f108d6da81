"""From the cells of a line to a person: the field's own rules, with short ways for the usual cases of a large file.

The strict rules are for typing at the counter, where the citizen can be asked; a file has nobody to ask. What is only
unusual (a phone range that nobody uses any more) is taken. A name that our rule would refuse is what the town knows the
person by: it is taken as it is, and told. Another cell that cannot be true is left aside, and told. The line itself is
refused only when no name is left, or when its identifier cannot be kept, for the person would come again each time.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import Final

import msgspec

from guichet.commands.people_file import Cells, Column
from guichet.contract.people import Civility, ContactKind, Sex
from guichet.domain.characters import holds_control, without_invisible
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
from guichet.domain.lengths import LONGEST
from guichet.domain.names import LONGEST_NAME, clean_name, read_civility
from guichet.domain.names import Civility as Greeting

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
_LONGEST: Final = {
    Column.EXTERNAL_ID: LONGEST["external_id"],
    Column.BIRTH_PLACE: LONGEST["birth_place"],
    Column.STREET: LONGEST["street"],
    Column.CITY: LONGEST["city"],
}
_INVISIBLE: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_LONGEST_LOCAL: Final = 64
_LONGEST_EMAIL: Final = LONGEST["value"]


class Fate(enum.StrEnum):
    """What became of what the report tells."""

    REFUSED = "refused"
    """The line was not taken."""
    DROPPED = "dropped"
    """The cell was left aside, the rest of the line was taken."""
    TO_CHECK = "to_check"
    """Taken as it is, to be checked with the person."""


class Doubt(msgspec.Struct, frozen=True):
    """A cell of a line that was taken all the same: the name of the problem, and what became of the cell."""

    column: Column
    problem: str
    fate: Fate


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

    def read(self, cells: Cells, doubts: list[Doubt]) -> PersonLine:
        """Give the person of a line; what is odd in it is added to ``doubts``.

        Raises:
            BadLine: no name is left, or the identifier cannot be kept.
        """
        external_id = _line(cells, Column.EXTERNAL_ID)
        birth_name = _name(cells, Column.BIRTH_NAME, doubts)
        usual_name = _name(cells, Column.USUAL_NAME, doubts)
        if not (birth_name or usual_name):
            raise BadLine(doubts[0].column, doubts[0].problem) if doubts else BadLine(None, "no_name")
        return PersonLine(
            external_id=external_id,
            civility=_cell(cells, Column.CIVILITY, _civility, doubts),
            birth_name=birth_name,
            usual_name=usual_name,
            given_names=_given_names(cells, doubts),
            birth_date=_cell(cells, Column.BIRTH_DATE, self._day, doubts) or None,
            birth_place=_text(cells, Column.BIRTH_PLACE, doubts),
            sex=_cell(cells, Column.SEX, _sex, doubts),
            contacts=tuple(self._contacts(cells, doubts)),
        )

    def _contacts(self, cells: Cells, doubts: list[Doubt]) -> list[ContactCell]:
        found: list[ContactCell] = []
        for column in (Column.PHONE, Column.MOBILE):
            text = cells.get(column)
            if text:
                try:
                    phone = self._phone(column, text)
                except BadLine as problem:
                    doubts.append(Doubt(column, problem.problem, Fate.DROPPED))
                    continue
                kind = ContactKind.MOBILE if phone.mobile else ContactKind.PHONE
                cell = ContactCell(kind, phone.e164)
                if cell not in found:
                    found.append(cell)
        email = _cell(cells, Column.EMAIL, _email, doubts)
        if email:
            found.append(ContactCell(ContactKind.EMAIL, email))
        street, city = _text(cells, Column.STREET, doubts), _text(cells, Column.CITY, doubts)
        postcode = _cell(cells, Column.POSTCODE, _postcode, doubts)
        if street or city or postcode:
            found.append(ContactCell(ContactKind.ADDRESS, "", street, postcode, city))
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


def _name(cells: Cells, column: Column, doubts: list[Doubt]) -> str:
    text = cells.get(column)
    if not text:
        return ""
    cleaned = _cleaned(text)
    if not cleaned.problems:
        return cleaned.value
    name = _legible(cleaned.value)
    if not name:
        doubts.append(Doubt(column, "name_no_letter", Fate.DROPPED))
    else:
        doubts.append(Doubt(column, f"name_{cleaned.problems[0]}", Fate.TO_CHECK))
    return name


def _legible(name: str) -> str:
    """Give a name that the rule refuses without what no base can keep; empty when it has no letter."""
    kept = "".join(letter for letter in name if unicodedata.category(letter) not in _INVISIBLE)[:LONGEST_NAME].strip()
    return kept if any(letter.isalpha() for letter in kept) else ""


def _given_names(cells: Cells, doubts: list[Doubt]) -> str:
    """Clean given names; commas between them are kept, for they tell where a compound name ends."""
    column = Column.GIVEN_NAMES
    text = cells.get(column)
    if not text or "," not in text:
        return _name(cells, column, doubts)
    odd: list[Doubt] = []
    names = (_name({column: part}, column, odd) for part in text.split(",") if part.strip())
    joined = ", ".join(filter(None, names))
    if len(joined) > LONGEST_NAME:
        odd.append(Doubt(column, "name_too_long", Fate.TO_CHECK))
        joined = joined[:LONGEST_NAME].rstrip(", ")
    doubts += odd[:1]
    return joined


def _cell(cells: Cells, column: Column, read: Callable[[str], str], doubts: list[Doubt]) -> str:
    """Read one cell; one that cannot be taken is left aside, and told."""
    text = cells.get(column)
    if not text:
        return ""
    try:
        return read(text)
    except BadLine as problem:
        doubts.append(Doubt(column, problem.problem, Fate.DROPPED))
        return ""


def _text(cells: Cells, column: Column, doubts: list[Doubt]) -> str:
    try:
        return _line(cells, column)
    except BadLine as problem:
        doubts.append(Doubt(column, problem.problem, Fate.DROPPED))
        return ""


def _line(cells: Cells, column: Column) -> str:
    text = cells.get(column)
    if not text:
        return ""
    line = " ".join(unicodedata.normalize("NFC", without_invisible(text)).split())
    if holds_control(line):
        raise BadLine(column, "forbidden_character")
    if len(line) > _LONGEST[column]:
        raise BadLine(column, "too_long")
    return line


@lru_cache(maxsize=256)
def _civility(text: str) -> str:
    greeting = _GREETINGS.get(read_civility(text))
    if greeting is None and text.strip().rstrip(".").casefold() not in _NEUTRAL:
        raise BadLine(Column.CIVILITY, "unknown_civility")
    return str(greeting or Civility.NONE)


@lru_cache(maxsize=256)
def _sex(text: str) -> str:
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
