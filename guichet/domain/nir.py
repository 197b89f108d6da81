"""Social-security numbers (NIR) found in free text, where nobody may keep them.

Only the purposes listed by décret 2019-341 may record a NIR; a note at a counter is none of them.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

_GAP: Final = r"[ .\-\u00a0\u202f]?"
_SHAPE: Final = re.compile(
    rf"""(?<![0-9])
    ([1-478]){_GAP}                             # sex, or a provisional number
    ([0-9]{{2}}){_GAP}                          # year of birth
    (0[1-9]|1[0-2]|[2-9][0-9]){_GAP}            # month, or a made-up one when it is not known
    ([0-9]{{2}}|2[AB]){_GAP}                    # department
    ([0-9]{{3}}){_GAP}([0-9]{{3}})              # town, rank
    (?:{_GAP}([0-9]{{2}}))?                     # key
    (?![0-9A-Za-z])""",
    re.VERBOSE | re.IGNORECASE,
)
_CORSICA: Final = {"2A": "19", "2B": "18"}
_GLUED: Final = re.compile(r"(^|[^0-9])([^\W\d_]+)\Z")
_NAMED: Final = frozenset({"nir", "nss", "ss", "sécu", "secu", "insee", "n", "no", "num", "numéro", "numero"})
"""Words that announce such a number, and get typed without a space after them."""
_LONGEST_WORD: Final = 40
_MONTHS_WITHOUT_KEY: Final = frozenset(f"{month:02}" for month in range(1, 13)) | {"20"}


class NirSpan(msgspec.Struct, frozen=True):
    """Where a number stands in the text: `text[start:end]`."""

    start: int
    end: int


def find_nirs(text: str) -> tuple[NirSpan, ...]:
    """Every social-security number of a text, with or without its key, spaced or not.

    With a key, the key must be right. Without one, only the commonest forms are taken (a man or a woman, a real
    month), so that order and telephone numbers are left alone. Right after letters (« NIR185… ») the key must be there
    too, unless the letters are a word that names the number; letters that follow other digits belong to another number.
    """
    return tuple(NirSpan(match.start(), match.end()) for match in _SHAPE.finditer(text) if _is_nir(match))


def key_of(number: str) -> str:
    """The key of a number's thirteen characters: 97 less the remainder by 97; Corsica counts as 19 (2A) and 18 (2B)."""
    department = number[5:7].upper()
    digits = number[:5] + _CORSICA.get(department, department) + number[7:]
    return f"{97 - int(digits) % 97:02}"


def _is_nir(match: re.Match[str]) -> bool:
    *parts, key = match.groups()
    keyed = key is not None and key_of("".join(parts)) == key
    before = match.string[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if before and before[-1].isalpha():
        glued = _GLUED.search(before)
        if glued is None or not (keyed or glued.group(2).casefold() in _NAMED):
            return False
    if keyed:
        return True
    if key is not None and match.group()[-3].isdigit():
        return False  # fifteen characters in a row with a wrong key: another number
    return parts[0] in "12" and parts[2] in _MONTHS_WITHOUT_KEY
