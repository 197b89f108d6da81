"""How a person's name is cleaned, shown and written on a letter.

A French person bears a birth name (nom de famille) for life and may use another (nom d'usage). Screens show the name in
use; letters are addressed to the birth name unless the person asked for the other (CRPA L111-2). Comparing names is the
work of `guichet.search`.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import Final

import msgspec

from guichet.domain.characters import without_invisible

LONGEST_NAME: Final = 100

_APOSTROPHES: Final = dict.fromkeys(map(ord, "'`\u00b4\u2018\u201b\u02bc\u02bb\u2032"), "\u2019")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"), "-")
_TYPOGRAPHY: Final = _APOSTROPHES | _HYPHENS
_SPACED_LINK: Final = re.compile(r"\s*(-+|\u2019)\s*")
_PLAIN: Final = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ \u2019.-]+")
_WORD_START: Final = re.compile(r"(?:^|(?<=[\s\u2019-]))\w")


class Civility(StrEnum):
    """How a person is greeted; UNSTATED when they did not say."""

    MADAM = "madam"
    SIR = "sir"
    UNSTATED = ""

    @property
    def short(self) -> str:
        """« Mme », « M. » or nothing."""
        return {Civility.MADAM: "Mme", Civility.SIR: "M."}.get(self, "")

    @property
    def long(self) -> str:
        """« Madame », « Monsieur » or nothing."""
        return {Civility.MADAM: "Madame", Civility.SIR: "Monsieur"}.get(self, "")

    @property
    def born(self) -> str:
        """The word between the name in use and the birth name."""
        return {Civility.MADAM: "née", Civility.SIR: "né"}.get(self, "né(e)")


_CIVILITIES: Final = {
    **dict.fromkeys(("mme", "madame", "mlle", "mademoiselle", "f", "femme", "ms", "mrs"), Civility.MADAM),
    **dict.fromkeys(("m", "mr", "monsieur", "h", "homme"), Civility.SIR),
}


def read_civility(text: str) -> Civility:
    """The civility that files and forms mean by « Mlle », « M. », « Monsieur »…; UNSTATED for anything else."""
    return _CIVILITIES.get(text.strip().rstrip(".").casefold(), Civility.UNSTATED)


class NameProblem(StrEnum):
    """Why a text cannot be somebody's name."""

    EMPTY = "empty"
    DIGIT = "digit"
    FORBIDDEN_CHARACTER = "forbidden_character"
    OTHER_SCRIPT = "other_script"
    TOO_LONG = "too_long"


class CleanName(msgspec.Struct, frozen=True):
    """A name with its spaces, apostrophes and hyphens put right, and what is still wrong with it."""

    value: str
    problems: tuple[NameProblem, ...] = ()


def clean_name(text: str) -> CleanName:
    """Put right a typed or imported name, leaving its letters and case alone.

    Spaces are trimmed and joined, what nobody sees is dropped, apostrophes become typographic, every dash a hyphen.
    Letters are those of the Latin script with any accent; another script must be transliterated as on the person's
    papers.
    """
    value = " ".join(unicodedata.normalize("NFC", without_invisible(text.translate(_TYPOGRAPHY))).split())
    value = _SPACED_LINK.sub(r"\1", value).strip("-")
    if not any(character.isalpha() or character.isdigit() for character in value):
        empty = not value or value in {"\u2019", "."}
        return CleanName(value, (NameProblem.EMPTY if empty else NameProblem.FORBIDDEN_CHARACTER,))
    if len(value) <= LONGEST_NAME and _PLAIN.fullmatch(value):
        return CleanName(value)
    found = {problem for character in value if (problem := _problem_of(character)) is not None}
    if len(value) > LONGEST_NAME:
        found.add(NameProblem.TOO_LONG)
    return CleanName(value, tuple(problem for problem in NameProblem if problem in found))


def clean_given_names(text: str) -> CleanName:
    """Put right several given names as :func:`clean_name` does one; commas that part them stay."""
    parts = [clean_name(part) for part in text.split(",") if part.strip()]
    if not parts:
        return clean_name(text)
    found = {problem for part in parts for problem in part.problems}
    return CleanName(", ".join(part.value for part in parts), tuple(each for each in NameProblem if each in found))


@lru_cache(maxsize=4096)
def _problem_of(character: str) -> NameProblem | None:
    if character in " \u2019-." or unicodedata.category(character) == "Mn":
        return None
    if character.isdigit():
        return NameProblem.DIGIT
    if not character.isalpha():
        return NameProblem.FORBIDDEN_CHARACTER
    return None if unicodedata.name(character, "").startswith("LATIN") else NameProblem.OTHER_SCRIPT


class PersonName(msgspec.Struct, frozen=True):
    """The names of one person; any may be empty, given names are parted by commas or spaces."""

    birth_name: str = ""
    usual_name: str = ""
    given_names: str = ""
    civility: Civility = Civility.UNSTATED


def first_given_name(name: PersonName) -> str:
    """The first given name, in ordinary case: « JEAN-PIERRE » is shown « Jean-Pierre »."""
    separator = "," if "," in name.given_names else None
    parts = name.given_names.split(separator)
    return _ordinary_case(parts[0].strip()) if parts else ""


def display_name(name: PersonName) -> str:
    """How screens name a person: « Mme BENALI Samira », by the name in use."""
    return _join(name.civility.short, (name.usual_name or name.birth_name).upper(), first_given_name(name))


def full_name(name: PersonName) -> str:
    """The same with the birth name where it differs: « Mme DURAND née BENALI Samira »."""
    if not name.usual_name or not name.birth_name or name.usual_name.casefold() == name.birth_name.casefold():
        return display_name(name)
    return _join(
        name.civility.short,
        name.usual_name.upper(),
        name.civility.born,
        name.birth_name.upper(),
        first_given_name(name),
    )


def addressee(name: PersonName, *, by_usual_name: bool = False) -> str:
    """How a letter names a person: « Madame Samira BENALI », by the birth name unless asked otherwise (CRPA L111-2)."""
    first, second = (name.usual_name, name.birth_name) if by_usual_name else (name.birth_name, name.usual_name)
    return _join(name.civility.long, first_given_name(name), (first or second).upper())


def initials(name: PersonName) -> str:
    """One or two capitals for the round badge: « SB »."""
    parts = (first_given_name(name), name.usual_name or name.birth_name)
    letters = (next((character for character in part if character.isalpha()), "") for part in parts)
    return "".join(letters).upper()


def _ordinary_case(text: str) -> str:
    if not (text.isupper() or text.islower()):
        return text
    return _WORD_START.sub(lambda start: start.group().upper(), text.lower())


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
