"""Reference numbers that any workstation mints alone, and that a slip of the hand cannot turn into another.

`D-2026-0012-00417-K`: what it names, the year, the workstation's number (never reused), that workstation's own count
for the year, and a check character. All groups have a fixed length, so hyphens may be left out.

The check character makes the sum of all values, each times a power of five, a multiple of 23. Twenty-three is prime
and five generates its whole multiplicative group: the fifteen weights differ from one another and none is null, so
every wrong character and every exchange of two characters breaks the sum.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec

from guichet.domain.errors import MalformedReference, ReferenceFault, ReferenceOutOfRange

ALPHABET: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"
"""Letters of a reference: the alphabet without I, O and Q, which hands take for digits."""

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2999
LAST_WORKSTATION: Final = 9_999
LAST_SEQUENCE: Final = 99_999

_MODULUS: Final = len(ALPHABET)
_WEIGHTS: Final = tuple(pow(5, place, _MODULUS) for place in range(15))
_CHECK_INVERSE: Final = pow(_WEIGHTS[-1], -1, _MODULUS)
_SHAPE: Final = re.compile(r"([A-Z])-?([0-9]{4})-?([0-9]{4})-?([0-9]{5})-?([A-Z])")
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212_./"), "-")
_MENDED: Final = str.maketrans("OQILSZB", "0011528")


class ReferenceKind(StrEnum):
    """What a reference names; the value is its first letter."""

    REQUEST = "D"
    INCOMING_MAIL = "A"
    OUTGOING_MAIL = "E"
    RECEIPT = "R"


_KINDS: Final = {kind.value: kind for kind in ReferenceKind}


class Reference(msgspec.Struct, frozen=True, order=True):
    """The parts of a valid reference."""

    kind: ReferenceKind
    year: int
    workstation: int
    sequence: int

    def __str__(self) -> str:
        return mint(self.kind, self.year, self.workstation, self.sequence)

    @property
    def compact(self) -> str:
        """The same without hyphens: what a barcode carries, two digits to a symbol."""
        return str(self).replace("-", "")


def mint(kind: ReferenceKind, year: int, workstation: int, sequence: int) -> str:
    """Write the reference of the `sequence`-th thing of this kind made on a workstation in a year.

    Raises:
        ReferenceOutOfRange: a part does not fit in its group.
    """
    _check_range("year", year, FIRST_YEAR, LAST_YEAR)
    _check_range("workstation", workstation, 1, LAST_WORKSTATION)
    _check_range("sequence", sequence, 1, LAST_SEQUENCE)
    payload = f"{kind.value}{year:04}{workstation:04}{sequence:05}"
    return f"{kind.value}-{year:04}-{workstation:04}-{sequence:05}-{_check_character(payload)}"


def parse(text: str) -> Reference:
    """Read a reference as typed, dictated or scanned.

    Case, spaces and missing hyphens do not matter, and letters written for digits are mended where only a digit can
    stand (O for 0, I or L for 1, S for 5, Z for 2, B for 8).

    Raises:
        MalformedReference: the shape is wrong, the kind unknown, or the check character disagrees.
    """
    upper = "".join(text.upper().translate(_DASHES).split())
    match = _SHAPE.fullmatch(_mend_digits(upper))
    if match is None:
        raise MalformedReference(ReferenceFault.SHAPE)
    letter, year, workstation, sequence, check = match.groups()
    if letter not in ALPHABET or check not in ALPHABET:
        raise MalformedReference(ReferenceFault.SHAPE)
    if _check_character(letter + year + workstation + sequence) != check:
        raise MalformedReference(ReferenceFault.CHECK_CHARACTER)
    kind = _KINDS.get(letter)
    if kind is None:
        raise MalformedReference(ReferenceFault.KIND)
    return Reference(kind, int(year), int(workstation), int(sequence))


def _check_range(part: str, value: int, first: int, last: int) -> None:
    if not first <= value <= last:
        raise ReferenceOutOfRange(part, value)


def _check_character(payload: str) -> str:
    total = sum(weight * _value(character) for weight, character in zip(_WEIGHTS, payload, strict=False))
    return ALPHABET[-total * _CHECK_INVERSE % _MODULUS]


def _value(character: str) -> int:
    return int(character) if character.isdigit() else ALPHABET.index(character)


def _mend_digits(text: str) -> str:
    """Mend the middle of the text, never its ends: the two places of letters, where a digit is an error."""
    return text[:1] + text[1:-1].translate(_MENDED) + text[-1:]
