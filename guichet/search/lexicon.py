"""The index's words in memory: how often each is borne in each role, and which others are spelled or sound like it.

A lexicon is never changed in place, so a search in one thread reads on while another thread takes a newer one.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from guichet.search import schema
from guichet.search.normalise import ADDRESS, FIRST, OTHER, SURNAME
from guichet.search.phonetic import phonetic_key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_EVERY_WORD: Final = "SELECT token, surnames, firsts, others, addresses FROM search_lexicon ORDER BY token"
_CHANGED_WORDS: Final = (
    "SELECT token, surnames, firsts, others, addresses FROM search_lexicon WHERE stamp > ? ORDER BY token"
)
_SHORT: Final = 5
_LONG: Final = 9
_AFTER_Z: Final = "\U0010ffff"
ROLES: Final = (SURNAME, FIRST, OTHER, ADDRESS)


def allowed_edits(word: str) -> int:
    """Say how many slips a word may hold and still be known: one up to five letters, then two, then three."""
    length = len(word)
    if length < 3:
        return 0
    return 1 if length <= _SHORT else 2 if length < _LONG else 3


class Lexicon:
    """Every word of the index, sorted, with its frequencies.

    Args:
        state: the state of the index that the words were read in.
        tokens: sorted words.
        counts: one row a word: borne as surname, first given name, other given name, word of an address.
        masks: one 64-bit set of letters a word.
    """

    def __init__(
        self,
        state: dict[str, int],
        tokens: list[str],
        counts: NDArray[np.int32],
        masks: NDArray[np.uint64],
        lengths: NDArray[np.int16],
    ) -> None:
        import numpy as np

        self.state = state
        self.people = max(state["people"], 1)
        self._tokens = tokens
        self._counts = counts
        self._masks = masks
        self._lengths = lengths
        self._borne = counts[:, :3].sum(axis=1)
        self._until = np.concatenate(([0], np.cumsum(self._borne)))
        self._until_addresses = np.concatenate(([0], np.cumsum(counts[:, 3])))

    @classmethod
    def load(cls, connection: Connection, state: dict[str, int]) -> Lexicon:
        """Read every word of the index (and load the libraries that compare words: some 0.2 s, once)."""
        import rapidfuzz.process  # noqa: F401  # the first search is the one that waits, not the first guess

        rows = connection.exec_driver_sql(_EVERY_WORD).all()
        tokens = [str(row[0]) for row in rows]
        return cls(state, tokens, *_arrays(rows))

    def refreshed(self, connection: Connection, state: dict[str, int]) -> Lexicon:
        """Give the lexicon with the words that changed since this one was read."""
        import numpy as np

        rows = connection.exec_driver_sql(_CHANGED_WORDS, (self.state["stamp"],)).all()
        known = [row for row in rows if self._find(str(row[0])) >= 0]
        fresh = [row for row in rows if self._find(str(row[0])) < 0]
        counts = self._counts.copy()
        if known:
            counts[[self._find(str(row[0])) for row in known]] = [row[1:] for row in known]
        if not fresh:
            return Lexicon(state, self._tokens, counts, self._masks, self._lengths)
        places = [bisect_left(self._tokens, str(row[0])) for row in fresh]
        fresh_counts, fresh_masks, fresh_lengths = _arrays(fresh)
        return Lexicon(
            state,
            sorted(self._tokens + [str(row[0]) for row in fresh]),
            np.insert(counts, places, fresh_counts, axis=0),
            np.insert(self._masks, places, fresh_masks),
            np.insert(self._lengths, places, fresh_lengths),
        )

    def borne(self, word: str) -> int:
        """Count the people who bear this very word in their names."""
        place = self._find(word)
        return int(self._borne[place]) if place >= 0 else 0

    def roles(self, word: str) -> str:
        """Give the roles in which this very word is borne, as letters."""
        place = self._find(word)
        if place < 0:
            return ""
        return "".join(role for role, count in zip(ROLES, self._counts[place], strict=True) if count > 0)

    def begun(self, start: str) -> int:
        """Count the names' words that begin so."""
        low, high = bisect_left(self._tokens, start), bisect_left(self._tokens, start + _AFTER_Z)
        return int(self._until[high] - self._until[low])

    def rarity(self, word: str, *, begun: bool = False) -> float:
        """Give how telling a typed word is: one person in 2**bits bears it (``begun``: or one that begins so)."""
        return math.log2((self.people + 1) / max(self.begun(word) if begun else self.borne(word), 0.5))

    def address_rarity(self, word: str, *, begun: bool = False) -> float:
        """Give the same for a word of an address."""
        low = bisect_left(self._tokens, word)
        high = bisect_left(self._tokens, word + _AFTER_Z if begun else word + "\0")
        count = int(self._until_addresses[high] - self._until_addresses[low])
        return math.log2((self.people + 1) / max(count, 0.5))

    def near(self, word: str) -> list[tuple[int, str]]:
        """Give the words within the allowed edits of a word, as (edits, word), itself left out."""
        import numpy as np
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        edits = allowed_edits(word)
        if not edits or not self._tokens:
            return []
        differing = np.bitwise_count(self._masks ^ np.uint64(_mask(word)))
        close = (differing <= 2 * edits) & (np.abs(self._lengths - len(word)) <= edits)
        candidates = [self._tokens[place] for place in np.flatnonzero(close)]
        found = extract(word, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(int(distance), token) for token, distance, _ in found if token != word]

    def near_starts(self, start: str) -> list[tuple[int, str]]:
        """Give longer words whose beginning is within one edit (two from seven letters on) of an unfinished word.

        The first letter is trusted, or exchanged with the second.
        """
        import numpy as np
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        length = len(start)
        if length < 4:
            return []
        edits = 1 if length < 7 else 2
        missing = np.bitwise_count(np.uint64(_mask(start)) & ~self._masks)
        places = np.flatnonzero((missing <= edits) & (self._lengths > length))
        heads = start[:2]
        candidates = {int(place): self._tokens[place][:length] for place in places if self._tokens[place][0] in heads}
        found = extract(start, candidates, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [(int(distance), self._tokens[place]) for _, distance, place in found if distance]

    def _find(self, word: str) -> int:
        place = bisect_left(self._tokens, word)
        return place if place < len(self._tokens) and self._tokens[place] == word else -1


def alike(connection: Connection, word: str, limit: int = 60) -> list[str]:
    """Give the words of the index that sound like a word."""
    found = connection.exec_driver_sql(
        "SELECT token FROM search_lexicon WHERE sound = ? LIMIT ?", (phonetic_key(word), limit)
    )
    return [str(row[0]) for row in found if row[0] != word]


def current(connection: Connection, held: Lexicon | None) -> Lexicon | None:
    """Give a lexicon that knows at least what this connection sees: the held one, a refreshed one, a new one; None
    without an index. The connection must not be one whose changes may yet be rolled back.
    """
    state = schema.state(connection)
    if state.get("version") != schema.SCHEMA_VERSION:
        return None
    if held is None or held.state["generation"] != state["generation"]:
        return Lexicon.load(connection, state)
    return held if held.state["stamp"] >= state["stamp"] else held.refreshed(connection, state)


def _mask(word: str) -> int:
    mask = 0
    for letter in word:
        code = ord(letter)
        mask |= 1 << (code - 97 if 97 <= code <= 122 else 26 + code % 38)
    return mask


def _arrays(
    rows: Sequence[Any] | Iterable[Any],
) -> tuple[NDArray[np.int32], NDArray[np.uint64], NDArray[np.int16]]:
    import numpy as np

    listed = list(rows)
    counts = np.array([tuple(row[1:]) for row in listed], dtype=np.int32).reshape(-1, 4)
    masks = np.array([_mask(row[0]) for row in listed], dtype=np.uint64)
    lengths = np.array([len(row[0]) for row in listed], dtype=np.int16)
    return counts, masks, lengths
