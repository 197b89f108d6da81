"""One way to write a name, an address, a phone: used for what is filed and for what is typed alike.

A person's projection is a pure function of their rows. Its words carry a letter that says their role, so that one
full-text table answers «surname dupont and first name jean».
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

import msgspec

SURNAME: Final = "s"
"""Role of a birth name, a usual name, or a word of an organisation's name."""
FIRST: Final = "f"
OTHER: Final = "o"
"""Role of a given name that is not the first."""
ADDRESS: Final = "a"
YEAR: Final = "y"
"""Role of the year of birth."""
NAME_ROLES: Final = SURNAME + FIRST + OTHER


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES: Final = _listed(
    "a al au aux ben bel da das de del della den der des di do dos du d el en et l la las le les lo los ould van von y"
)
"""Words that people leave out or add; optional in a query."""
TITLES: Final = _listed(
    "m mr mme mlle monsieur madame mademoiselle melle dr docteur me maitre nee ne epouse ep epx vve veuve mrs"
)
STREET_KINDS: Final = _listed(
    "rue r avenue av ave boulevard bd bld bvd place pl impasse imp allee allees all chemin che chem route rte quai "
    "square sq cours residence res lotissement lot hameau passage villa mail venelle sente sentier faubourg fg "
    "esplanade promenade voie lieudit traverse montee cite"
)
_SHORTENED: Final = {"gal": "general", "gl": "general", "mal": "marechal", "dr": "docteur", "pdt": "president"}
_SPELLED: Final = {
    "œ": "oe",
    "æ": "ae",
    "ß": "ss",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
    "ʼ": " ",
}
_LETTERS: Final = str.maketrans(_SPELLED)
_WORD: Final = re.compile(r"[^\W_]+")
_FRENCH_COUNTRIES: Final = ("33", "262", "590", "594", "596")
_SAINTS: Final = {"st": "saint", "ste": "sainte"}
_LONGEST: Final = 40


def fold(text: str) -> str:
    """Lower the case, take accents off, spell ligatures out; everything else stays."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    opened = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    return "".join(letter for letter in opened if not unicodedata.combining(letter))


def words(text: str) -> list[str]:
    """Give the folded words of a text: letters and digits only, `st` read as `saint`."""
    return [_SAINTS.get(word, word[:_LONGEST]) for word in _WORD.findall(fold(text))]


def squeezed(text: str) -> str:
    """Give the letters and digits of a text in one piece: the form of identifiers."""
    return "".join(_WORD.findall(fold(text)))[:80]


def phone_digits(text: str) -> str:
    """Write a phone as dialled in France: `+33 6 12…` and `0033612…` give `0612…`; a foreign one keeps its country."""
    digits = "".join(letter for letter in text if letter in "0123456789")
    start = digits.removeprefix("00") if digits.startswith("00") else digits if text.lstrip().startswith("+") else ""
    for country in _FRENCH_COUNTRIES:
        if start.startswith(country):
            return "0" + start.removeprefix(country).removeprefix("0")
    return start or digits


def day_number(day: date | str) -> int:
    """Write a date (or its ISO 8601 text) as the integer YYYYMMDD."""
    return int(str(day).replace("-", ""))


class Projection(msgspec.Struct, frozen=True):
    """What the index keeps of a person.

    ``doc``: role-coded words with one space between; ``keys``: exact keys, one a line; ``birth``: YYYYMMDD or 0;
    ``place``: folded birth place; ``kind``: ``n`` for a human being, ``o`` for an organisation.
    """

    kind: str
    birth: int
    doc: str
    keys: str
    place: str = ""


class PersonFields(msgspec.Struct, frozen=True, kw_only=True):
    """The stored primitives of a person that the index looks at."""

    organisation: bool = False
    birth_name: str = ""
    usual_name: str = ""
    given_names: str = ""
    birth_date: str | None = None
    birth_place: str = ""
    organisation_name: str = ""
    registration: str = ""
    external_id: str = ""


class ContactFields(msgspec.Struct, frozen=True):
    """The stored primitives of a contact point: ``kind`` as in the contract."""

    kind: str
    value: str
    street: str
    postcode: str
    city: str


def project(person: PersonFields, contacts: Iterable[ContactFields]) -> Projection:
    """Turn a person's rows into their index rows."""
    found: list[str] = []
    if person.organisation:
        found += [SURNAME + word for word in organisation_words(person.organisation_name)]
    else:
        for surname in (person.birth_name, person.usual_name):
            found += [SURNAME + word for word in surname_words(surname)]
        first, other = given_words(person.given_names)
        found += [FIRST + word for word in first]
        found += [OTHER + word for word in other]
    birth = day_number(person.birth_date) if person.birth_date else 0
    if birth:
        found.append(f"{YEAR}{birth // 10000:04}")
    keys = _identifier_keys(person)
    for contact in contacts:
        if contact.kind == "address":
            found += [ADDRESS + word for word in address_words(contact.street, contact.postcode, contact.city)]
        elif contact.kind == "email":
            keys += email_keys(contact.value)
        else:
            keys += phone_keys(contact.value)
    return Projection(
        kind="o" if person.organisation else "n",
        birth=birth,
        doc=" ".join(dict.fromkeys(found)),
        keys="\n".join(dict.fromkeys(keys)),
        place=" ".join(words(person.birth_place)[:4]),
    )


@functools.lru_cache(maxsize=1 << 15)
def surname_words(surname: str) -> tuple[str, ...]:
    """Give the words of a surname, those of two neighbours in one, and the whole in one."""
    return _with_joins(words(surname))


@functools.lru_cache(maxsize=1 << 15)
def given_words(given_names: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of the first given name (a compound counts whole, with its initials), and those of the others."""
    parts = [part for part in (given_names.split(",") if "," in given_names else given_names.split()) if part.strip()]
    if not parts:
        return (), ()
    head = words(parts[0])
    rest = [word for part in parts[1:] for word in words(part)]
    first = list(_with_joins(head))
    if len(head) > 1:
        first.append("".join(word[0] for word in head))
    if head and rest:
        first.append("".join((*head, rest[0]))[:_LONGEST])
    return tuple(dict.fromkeys(first)), tuple(word for word in _with_joins(rest) if word not in first)


def organisation_words(name: str) -> tuple[str, ...]:
    """Give the telling words of an organisation's name, and those of two neighbours in one."""
    every = words(name)
    return _with_joins([word for word in every if word not in PARTICLES] or every, whole=False)


@functools.lru_cache(maxsize=1 << 14)
def address_words(street: str, postcode: str, city: str) -> tuple[str, ...]:
    """Give the telling words of an address: number, street without its kind, postcode, town."""
    line = [_SHORTENED.get(word, word) for word in words(street)]
    kind = next((place for place, word in enumerate(line[:-1]) if word in STREET_KINDS and place < 3), -1)
    told = [word for place, word in enumerate(line) if word not in PARTICLES and place != kind]
    town = [word for word in words(city) if word not in PARTICLES]
    return tuple(dict.fromkeys((*told, *words(postcode), *town)))


def email_keys(address: str) -> list[str]:
    """Give an e-mail's keys: whole, and its local part backwards, for an error at either end."""
    folded = "".join(fold(address).split())[:120]
    local = folded.partition("@")[0]
    return ["e" + folded, "l" + local[::-1]] if folded else []


def phone_keys(number: str) -> list[str]:
    """Give a phone's keys: forwards and backwards, for its last digits."""
    digits = phone_digits(number)[:20]
    return ["p" + digits, "q" + digits[::-1]] if digits else []


def spelled(text: str, word: str) -> str:
    """Give the part of a name as filed that reads as this folded word, two words in one included; else the word."""
    pieces = list(_WORD.finditer(text))
    for start in range(len(pieces)):
        joined = ""
        for end in range(start, len(pieces)):
            joined += "".join(words(pieces[end].group()))
            if joined == word:
                return text[pieces[start].start() : pieces[end].end()]
            if not word.startswith(joined):
                break
    return word


def _identifier_keys(person: PersonFields) -> list[str]:
    identifiers = (squeezed(person.external_id), squeezed(person.registration))
    return ["x" + identifier for identifier in identifiers if identifier]


def _with_joins(parts: Sequence[str], *, whole: bool = True) -> tuple[str, ...]:
    found = list(parts)
    found += [(left + right)[:_LONGEST] for left, right in pairwise(parts)]
    if whole and len(parts) > 2:
        found.append("".join(parts)[:_LONGEST])
    return tuple(dict.fromkeys(found))
