"""Who somebody typed into the search box, read as the beginning of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from guichet.contract.people import Civility, PersonKind
from guichet.domain.contacts import Phone, read_phone
from guichet.domain.names import Civility as Greeting
from guichet.domain.names import read_civility
from guichet.ui.widgets.date_field import DateUnreadable, parse_date

_DATE: Final = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b")
_DIGITS: Final = re.compile(r"\+?\d[\d .-]*\d|\d")
_LEAST_PHONE_DIGITS: Final = 9
_LINKS: Final = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "el", "al", "ben", "ould", "van", "von", "da", "do"}
)
_ORGANISATIONS: Final = frozenset(
    {"association", "asso", "amicale", "club", "comité", "comite", "cooperative", "coopérative", "entreprise", "eurl"}
    | {"fédération", "federation", "sarl", "sas", "sasu", "sci", "scop", "société", "societe", "syndicat", "union"}
)
_CIVILITIES: Final = {Greeting.MADAM: Civility.MRS, Greeting.SIR: Civility.MR, Greeting.UNSTATED: Civility.NONE}


@dataclass(frozen=True)
class TypedPerson:
    """What a search text says of the person sought."""

    kind: PersonKind = PersonKind.NATURAL
    civility: Civility = Civility.NONE
    surname: str = ""
    given_names: str = ""
    organisation: str = ""
    birth_date: date | None = None
    phone: str = ""
    email: str = ""


def read_typed(text: str, today: date) -> TypedPerson:
    """Read a search text: an e-mail address, a date, a telephone number, then the names.

    A word in capitals is a surname; where all words look alike the first is, with the links before it (« le goff »).
    """
    rest, email = _take_email(text)
    rest, birth_date = _take_date(rest, today)
    rest, digits = _take_digits(rest)
    phone = ""
    for group in digits:
        if birth_date is None and (born := _date_of(group, today)) is not None:
            birth_date = born
        elif sum(character.isdigit() for character in group) >= _LEAST_PHONE_DIGITS and not phone:
            phone = group
    words = rest.replace(",", " ").split()
    if any(word.casefold() in _ORGANISATIONS for word in words):
        name = " ".join(words)
        return TypedPerson(
            kind=PersonKind.ORGANISATION, organisation=name[:1].upper() + name[1:], phone=phone, email=email
        )
    civility, words = _take_civility(words)
    surname, given = _split(words)
    return TypedPerson(
        civility=civility,
        surname=_ordinary(surname),
        given_names=_ordinary(given),
        birth_date=birth_date,
        phone=phone,
        email=email,
    )


def _take_civility(words: list[str]) -> tuple[Civility, list[str]]:
    first = words[0] if len(words) > 1 else ""
    greeting = read_civility(first) if len(first) > 1 else Greeting.UNSTATED
    return (_CIVILITIES[greeting], words[1:]) if greeting is not Greeting.UNSTATED else (Civility.NONE, words)


def _take_email(text: str) -> tuple[str, str]:
    found = next((word for word in text.split() if "@" in word), "")
    return (text.replace(found, " ") if found else text), found


def _take_date(text: str, today: date) -> tuple[str, date | None]:
    found = _DATE.search(text)
    if found is None:
        return text, None
    return text.replace(found.group(), " "), _date_of(found.group(), today)


def _take_digits(text: str) -> tuple[str, list[str]]:
    groups: list[str] = []
    for group in _DIGITS.findall(text):
        groups += [group] if isinstance(read_phone(group), Phone) else group.split()
    return _DIGITS.sub(" ", text), groups


def _date_of(text: str, today: date) -> date | None:
    plain = text.strip()
    if plain.isdigit() and len(plain) not in (6, 8):
        return None
    try:
        found = parse_date(plain, today)
    except DateUnreadable:
        return None
    return found if found is not None and found <= today else None


def _split(words: list[str]) -> tuple[list[str], list[str]]:
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return capitals, [word for word in words if word not in capitals]
    end = 1
    while end < len(words) and words[end - 1].casefold().strip("’'") in _LINKS:
        end += 1
    return words[:end], words[end:]


def _ordinary(words: list[str]) -> str:
    return " ".join(word if not word.islower() else _capital_parts(word) for word in words)


def _capital_parts(word: str) -> str:
    return re.sub(r"(^|[-’'])(\w)", lambda start: start.group(1) + start.group(2).upper(), word)
