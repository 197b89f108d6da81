"""The words of printed papers: the catalogue of sentences, French dates and hours, text made safe to print.

Dates and hours have their own small tables: the same paper must come out of every workstation, whatever its locale.
"""

from __future__ import annotations

import gettext
import re
import unicodedata
from datetime import date, time
from importlib.resources import as_file, files
from typing import Final

NBSP: Final = "\u00a0"
"""No-break space: before a colon, inside guillemets, inside dates and hours."""
NNBSP: Final = "\u202f"
"""Narrow no-break space: before a semicolon, an exclamation or a question mark."""

_WEEKDAYS: Final = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")
_MONTHS: Final = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
)  # fmt: skip


def _catalogue() -> gettext.NullTranslations:
    with as_file(files("guichet") / "resources" / "translations") as folder:
        return gettext.translation("printing", folder, languages=["fr"], fallback=True)


_translations = _catalogue()


def _(message: str) -> str:
    """Give the sentence to print for a French source sentence."""
    return _translations.gettext(message)


def plural(one: str, many: str, count: int) -> str:
    """Give the sentence to print for ``count`` things; zero is singular in French when no catalogue says otherwise."""
    return _translations.ngettext(one, many, max(count, 1))


def short_date(day: date) -> str:
    """Write a day as citizens read it, « mar. 15 déc. 2026 », in one piece that no line break cuts."""
    number = "1er" if day.day == 1 else str(day.day)
    return NBSP.join((_WEEKDAYS[day.weekday()], number, _MONTHS[day.month - 1], str(day.year)))


def clock_time(moment: time) -> str:
    """Write an hour as it stands in a text, « 10 h 05 », in one piece that no line break cuts."""
    return f"{moment.hour}{NBSP}h{NBSP}{moment.minute:02d}"


def printable(text: str) -> str:
    """Make typed text safe to print: composed accents, no control or invisible character, single spaces."""
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(" " if char in "\t\n\r\v\f" else char for char in composed if char.isspace() or _is_shown(char))
    return re.sub(" +", " ", shown).strip(" ")


def _is_shown(char: str) -> bool:
    # Direction marks and zero-width characters could make a paper read otherwise than what is stored.
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
