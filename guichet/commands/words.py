"""The words of the command line: the catalogue of sentences, and the spaces that French typography wants."""

from __future__ import annotations

import gettext
from functools import lru_cache
from pathlib import Path
from typing import Final

NBSP: Final = "\u00a0"
"""No-break space: before a colon, inside guillemets."""
NNBSP: Final = "\u202f"
"""Narrow no-break space: before a semicolon, an exclamation or a question mark, and inside numbers."""


@lru_cache(maxsize=1)
def _catalogue() -> gettext.NullTranslations:
    folder = Path(__file__).parent.parent / "resources" / "translations"
    return gettext.translation("commands", folder, languages=["fr"], fallback=True)


_SPACES: Final = (
    ("« ", f"«{NBSP}"),
    (" »", f"{NBSP}»"),
    (" :", f"{NBSP}:"),
    (" ;", f"{NNBSP};"),
    (" !", f"{NNBSP}!"),
    (" ?", f"{NNBSP}?"),
)


def _(message: str) -> str:
    """Give the sentence to show for a French source sentence, written with ordinary spaces."""
    return _spaced(_catalogue().gettext(message))


def plural(one: str, many: str, count: int) -> str:
    """Give the sentence for ``count`` things, which it may hold as ``{count}``; zero is singular in French."""
    text = _spaced(_catalogue().ngettext(one, many, max(count, 1)))
    return text.format(count=number(count))


def _spaced(text: str) -> str:
    for plain, unbroken in _SPACES:
        text = text.replace(plain, unbroken)
    return text


def number(count: float) -> str:
    """Write a whole number as people read it: «12 345»."""
    return f"{count:,.0f}".replace(",", NNBSP)
