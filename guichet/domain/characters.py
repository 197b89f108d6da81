"""Characters that typed text may hold, by one rule at every workstation and on the server.

Pasted text brings characters that nobody sees: direction marks, zero-width spaces, soft hyphens. Kept, they would make
a name read otherwise than it is stored, hide a number from the check of free texts, or keep two like texts apart. They
are dropped without a word, for nobody could find them in a field. Control characters are refused: what they stood for
is lost.
"""

from __future__ import annotations

import unicodedata
from typing import Final

_JOINERS: Final = "\u200c\u200d"
"""Invisible too, but they change the letters or the sign beside them: Persian, Indic scripts, composed emoji."""
_JOINED: Final = frozenset({"Lo", "Mc", "Mn", "So", "Sk"})
"""Letters without case, signs, and what is written on them."""
_LINES: Final = "\n\t"


def without_invisible(text: str) -> str:
    """Give the text without its format characters (Unicode Cf), but the two joiners between signs."""
    if text.isascii() or text.isprintable():
        return text
    return "".join(
        character
        for place, character in enumerate(text)
        if unicodedata.category(character) != "Cf" or _joins(text, place)
    )


def holds_control(text: str, *, lines: bool = False) -> bool:
    """Tell whether a control character (Unicode Cc) is in the text; ``lines`` allows line breaks and tabs."""
    kept = _LINES if lines else ""
    return not text.isprintable() and any(
        unicodedata.category(character) == "Cc" and character not in kept for character in text
    )


def _joins(text: str, place: int) -> bool:
    """Tell whether a joiner stands between two signs that it can join: no Latin letter, no figure, no space."""
    around = text[place - 1 : place + 2 : 2] if place else ""
    return (
        text[place] in _JOINERS and len(around) == 2 and all(unicodedata.category(each) in _JOINED for each in around)
    )
