"""What each piece of evidence is worth, in bits, and what each way of not quite matching costs.

A match earns the rarity of what was *typed*, less the price of how it matched. (Earning the rarity of what is filed
would put rare wrong names first.) Prices were set on one set of queries; ``benchmarks/search_recall.py`` measures them
on another.
"""

from __future__ import annotations

from typing import Final

from guichet.contract.people import ReasonKind
from guichet.search.lexicon import allowed_edits
from guichet.search.phonetic import phonetic_key

EXACT: Final = 0.0
EDIT: Final = 4.2
SOUND: Final = 2.5
SOUND_EDIT: Final = 1.2
_SHORT: Final = 4
"""Letters up to which a word that sounds alike must be spelled nearly so too."""
OPEN_PREFIX: Final = 0.8
CLOSED_PREFIX: Final = 2.0
REMAINING_LETTER: Final = 0.1
OTHER_GIVEN_NAME: Final = 1.3
UNEXPECTED_ADDRESS: Final = 1.5
MISSING_WORD: Final = 5.0
EXTRA_WORD: Final = 0.12
ADDRESS_AT_MOST: Final = 9.0
PARTICLE: Final = 0.5
JOINED: Final = 3.0
"""What one word made of two typed ones is worth more: it would otherwise lose to any two words found apart."""

DATE_EXACT: Final = 15.0
DATE_SWAPPED: Final = 10.5
DATE_ONE_DIGIT: Final = 9.0
DATE_OTHER_YEAR: Final = 6.5
DATE_PARTIAL: Final = 8.0
DATE_WRONG: Final = -6.0
FIRST_OF_JANUARY: Final = 7.0
"""An exact first of January is weak evidence: it is also what is written when the day is not known."""
YEAR_EXACT: Final = 6.0
YEAR_BESIDE: Final = 2.0
PHONE_EXACT: Final = 16.0
PHONE_BEGUN: Final = 1.6
"""For each digit of an unfinished phone."""
PHONE_ONE_DIGIT: Final = 9.0
EMAIL_EXACT: Final = 16.0
EMAIL_EDIT: Final = 4.0
IDENTIFIER: Final = 17.0
IDENTIFIER_BEGUN: Final = 1.4
MISSING_NUMBER: Final = -4.0


class Prices:
    """Prices of matching one typed word with filed words, remembered for one search.

    Args:
        word: the typed word, folded.
        unfinished: whether more letters may follow.
    """

    def __init__(self, word: str, *, unfinished: bool) -> None:
        self._word = word
        self._open = unfinished
        from rapidfuzz.distance import OSA

        self._between = OSA.distance
        self._key = phonetic_key(word)
        self._known: dict[str, tuple[float, ReasonKind] | None] = {}

    def of(self, filed: str) -> tuple[float, ReasonKind] | None:
        """Give the price and the kind of match; None when the words are not alike."""
        try:
            return self._known[filed]
        except KeyError:
            price = self._known[filed] = self._compute(filed)
            return price

    def _compute(self, filed: str) -> tuple[float, ReasonKind] | None:
        word = self._word
        if filed == word:
            return EXACT, ReasonKind.NAME
        if filed.startswith(word):
            price = OPEN_PREFIX if self._open else CLOSED_PREFIX
            return price + REMAINING_LETTER * (len(filed) - len(word)), ReasonKind.NAME_PREFIX
        if len(word) < 3 or len(filed) < 2:
            return None
        best = self._distant(filed)
        if self._open and len(word) >= 4 and len(filed) > len(word):
            begun = self._distant_start(filed)
            if begun is not None and (best is None or begun[0] < best[0]):
                return begun
        return best

    def _distant(self, filed: str) -> tuple[float, ReasonKind] | None:
        word = self._word
        allowed = allowed_edits(word)
        distance = self._between(word, filed, score_cutoff=6)
        told = 2 if len(word) <= _SHORT else 6  # «sync» and «Saint» share a key, and nothing that an agent would hear
        if distance <= told and self._key == phonetic_key(filed):
            return SOUND + SOUND_EDIT * distance, ReasonKind.NAME_SOUND
        return (EDIT * distance, ReasonKind.NAME_NEAR) if distance <= allowed else None

    def _distant_start(self, filed: str) -> tuple[float, ReasonKind] | None:
        word = self._word
        allowed = 1 if len(word) < 7 else 2
        distance = self._between(word, filed[: len(word)], score_cutoff=allowed)
        if distance <= allowed:
            return EDIT * distance + OPEN_PREFIX + REMAINING_LETTER * (len(filed) - len(word)), ReasonKind.NAME_NEAR
        if len(self._key) >= 4 and phonetic_key(filed).startswith(self._key):
            return SOUND + 2 * SOUND_EDIT + OPEN_PREFIX, ReasonKind.NAME_SOUND
        return None
