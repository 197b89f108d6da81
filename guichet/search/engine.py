"""The identification engine: one box in, the right people first, with the reasons."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from guichet.contract.people import Reason
from guichet.search.lexicon import Lexicon, current
from guichet.search.normalise import Projection
from guichet.search.reading import Reading, read
from guichet.search.retrieval import Retrieval, variants_of
from guichet.search.scoring import Candidate, Scorer, Weighed
from guichet.search.similar import PLAUSIBLE, Likeness, candidates, weigh

CERTAIN: Final = 0.95
"""Probability from which a likeness interrupts the agent."""
DEADLINE: Final = 0.090
"""Seconds after which nothing more is guessed; what was typed as filed is always looked up."""
_ENOUGH: Final = 5
_LEAST: Final = 1.5
_BEHIND_AT_MOST: Final = 15.0


class Match(msgspec.Struct, frozen=True):
    """A person found: ``score`` in bits, ``reasons`` with folded words as the index holds them."""

    person_id: UUID
    score: float
    reasons: tuple[Reason, ...]
    complete: bool
    """Everything typed was found, nothing guessed."""


class SearchIndex:
    """Answers searches on the index of a replica; one object serves every thread, each with its own connection.

    It remembers the index's words (some 50 MB for a million people) and keeps them fresh by itself. Its connections
    must read what is committed only.
    """

    def __init__(self, *, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._lexicon: Lexicon | None = None

    def search(self, connection: Connection, text: str, *, limit: int = 8, today: date) -> list[Match]:
        """Find who the text may mean, most likely first; nobody when there is no index or nothing to read.

        ``today`` bounds years of birth. Never fails on what was typed.
        """
        reading = read(text, today)
        lexicon = self.lexicon(connection) if not reading.empty else None
        if lexicon is None:
            return []
        found = _Search(connection, reading, lexicon, self._clock).run()
        ranked = sorted(found, key=lambda pair: (-pair[1].score, len(pair[0].doc), pair[0].number))
        best = ranked[0][1].score if ranked else 0.0
        return [
            Match(UUID(hex=candidate.person_id), weighed.score, weighed.reasons, weighed.complete)
            for candidate, weighed in ranked[:limit]
            if weighed.complete or weighed.score >= max(_LEAST, best - _BEHIND_AT_MOST)
        ]

    def similar(self, connection: Connection, draft: Projection, *, limit: int = 5) -> list[Match]:
        """Find who on file may be a person about to be created, most likely first; ``score`` is a probability.

        Only plausible people (one half and more) are given; from 0.95 on an agent should look before going on.
        """
        lexicon = self.lexicon(connection)
        if lexicon is None:
            return []
        until = self._clock() + DEADLINE
        found: dict[int, Likeness] = {}
        for ring in candidates(connection, draft, lexicon):
            for candidate in ring:
                if candidate.number not in found:
                    found[candidate.number] = weigh(draft, candidate, lexicon)
            if self._clock() > until:
                break
        plausible = [one for one in found.values() if one.probability >= PLAUSIBLE]
        plausible.sort(key=lambda one: (-one.probability, one.candidate.number))
        return [
            Match(UUID(hex=one.candidate.person_id), one.probability, one.reasons, complete=one.probability >= CERTAIN)
            for one in plausible[:limit]
        ]

    def lexicon(self, connection: Connection) -> Lexicon | None:
        """Give the index's words as this connection sees them, or None when there is no index."""
        with self._lock:
            self._lexicon = current(connection, self._lexicon)
            return self._lexicon


class _Search:
    """One search: rings widen until enough was found; guesses end when time is up."""

    def __init__(self, connection: Connection, reading: Reading, lexicon: Lexicon, clock: Callable[[], float]) -> None:
        variants = variants_of(reading.words, lexicon)
        self._reading = reading
        self._scorer = Scorer(reading, variants, lexicon)
        self._rings = Retrieval(connection, reading, variants, lexicon)
        self._clock = clock
        self._until = clock() + DEADLINE
        self._found: dict[int, tuple[Candidate, Weighed]] = {}
        self._complete = 0

    def run(self) -> list[tuple[Candidate, Weighed]]:
        """Ask ring after ring."""
        reading = self._reading
        self._take(self._rings.keyed(), enough=_ENOUGH)
        self._take(self._rings.dated(), enough=1)
        if reading.words:
            told = bool(reading.email) or any(len(number.dates) in (1, 2) for number in reading.numbers)
            if not (told and self._complete):
                self._take(self._rings.spoken(), enough=_ENOUGH)
                self._take(self._rings.guessed(), enough=_ENOUGH, guessing=True)
                self._take(self._rings.loose(), enough=1, guessing=True)
        return list(self._found.values())

    def _take(self, rings: Iterator[list[Candidate]], *, enough: int, guessing: bool = False) -> None:
        while self._complete < enough and not (guessing and self._clock() > self._until):
            ring = next(rings, None)
            if ring is None:
                return
            for candidate in ring:
                if candidate.number not in self._found:
                    weighed = self._scorer.weigh(candidate)
                    self._found[candidate.number] = (candidate, weighed)
                    self._complete += weighed.complete
