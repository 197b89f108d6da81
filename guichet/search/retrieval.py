"""Finds candidates in widening rings: exact words first, guesses last. Each ring is one question to the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from guichet.search.lexicon import Lexicon, alike
from guichet.search.normalise import ADDRESS, NAME_ROLES, YEAR
from guichet.search.reading import Number, Reading, Word, nearby_days, swapped_day
from guichet.search.scoring import Candidate

ROWS: Final = 400
"""Candidates that one ring may bring."""
_SIBLINGS: Final = 60
_BY_MATCH: Final = (
    "SELECT id, person_id, kind, birth, doc, keys, place FROM search_candidate WHERE id IN"
    " (SELECT rowid FROM search_words WHERE search_words MATCH ? LIMIT ?)"
)
_BY_BIRTH: Final = (
    "SELECT id, person_id, kind, birth, doc, keys, place FROM search_candidate WHERE birth IN"
    " (SELECT value FROM json_each(?)) LIMIT ?"
)
_BY_KEY: Final = (
    "SELECT id, person_id, kind, birth, doc, keys, place FROM search_candidate WHERE id IN"
    " (SELECT candidate FROM search_key WHERE key >= ? AND key < ? LIMIT ?)"
)
_AFTER: Final = "\U0010ffff"


class Retrieval:
    """The rings of one search."""

    def __init__(
        self, connection: Connection, reading: Reading, variants: Sequence[Sequence[Word]], lexicon: Lexicon
    ) -> None:
        self._connection = connection
        self._reading = reading
        self._variants = variants
        self._lexicon = lexicon
        self._near: dict[Word, str] = {}
        self._asked: set[str] = set()

    def keyed(self) -> Iterator[list[Candidate]]:
        """Rings of exact keys: phones, e-mails, identifiers; then those with one error."""
        reading = self._reading
        if len(reading.whole) >= 3:
            yield self.by_key("x" + reading.whole, 20)
        if reading.mailbox:
            yield self.by_key("e" + reading.mailbox, 20)
        for number in reading.numbers:
            yield from self._keyed_number(number)
        if reading.email:
            yield from self._keyed_email(reading.email)

    def dated(self) -> Iterator[list[Candidate]]:
        """Rings of birth dates: that day, day and month exchanged, days with another digit."""
        for number in self._reading.numbers:
            if number.dates:
                yield self.by_birth(number.dates)
            if 0 < len(number.dates) <= 2:
                yield self.by_birth([swapped_day(day) for day in number.dates if swapped_day(day)])
                yield self.by_birth([other for day in number.dates for other in nearby_days(day)])

    def spoken(self) -> Iterator[list[Candidate]]:
        """Rings of words as they are: exact, the last one begun, all of them begun."""
        for expression in (self._exact, self._last_begun, self._begun):
            for variant in self._variants:
                yield self._match([*(expression(word) for word in _needed(variant)), *self._required_numbers()])
        if any(not word.address for word in self._reading.words):
            for variant in self._variants:
                yield self._match([self._anywhere(word) for word in _needed(variant)] + self._required_numbers())

    def guessed(self) -> Iterator[list[Candidate]]:
        """Rings of likenesses, one word at a time."""
        for variant in self._variants:
            needed = _needed(variant)
            for place in range(len(needed)):
                parts = [
                    self._likeness(word) if place == other else self._anywhere(word)
                    for other, word in enumerate(needed)
                ]
                yield self._match(parts + self._required_numbers())

    def loose(self) -> Iterator[list[Candidate]]:
        """Rings of last resort: likenesses of all words, then without the numbers, then without one word."""
        numbers = self._required_numbers()
        for variant in self._variants:
            parts = [self._likeness(word) for word in _needed(variant)]
            yield self._match(parts + numbers)
            if numbers:
                yield self._match(parts)
            for place in range(len(parts) if len(parts) > 1 else 0):
                yield self._match(parts[:place] + parts[place + 1 :] + numbers)
            if len(parts) > 1 and numbers:
                for place in range(len(parts)):
                    yield self._match(parts[:place] + parts[place + 1 :])

    # --- expressions of the full-text table: every token is letters and digits only, and quoted; an empty one asks
    # nothing (a single letter is only weighed), None cannot be met ---

    def _exact(self, word: Word) -> str | None:
        if len(word.text) < 2:
            return ""
        roles = self._lexicon.roles(word.text)
        wanted = ADDRESS if word.address else NAME_ROLES
        return _any(_token(role, word.text) for role in wanted if role in roles) or None

    def _last_begun(self, word: Word) -> str | None:
        return self._begun(word) if word.open else self._exact(word)

    def _begun(self, word: Word) -> str:
        if len(word.text) < 2:
            return ""
        return _any(_token(role, word.text) + "*" for role in (ADDRESS if word.address else NAME_ROLES))

    def _anywhere(self, word: Word) -> str:
        """The word begun, in a name or an address."""
        if len(word.text) < 2:
            return ""
        if word.open or len(word.text) > 2:
            return _any(_token(role, word.text) + "*" for role in NAME_ROLES + ADDRESS)
        return _any(_token(role, word.text) for role in NAME_ROLES + ADDRESS)

    def _likeness(self, word: Word) -> str:
        """The word begun, or any word spelled or sounding like it."""
        if word not in self._near:
            self._near[word] = self._compute_likeness(word)
        return self._near[word]

    def _compute_likeness(self, word: Word) -> str:
        close = self._lexicon.near(word.text)
        if word.open:
            close += self._lexicon.near_starts(word.text)
        ranked = sorted(close, key=lambda found: (found[0], -self._lexicon.borne(found[1])))
        sounding = alike(self._connection, word.text) if len(word.text) > 2 else []
        siblings = dict.fromkeys([*sounding, *(token for _, token in ranked)])
        tokens = [_token(role, token) for token in list(siblings)[:_SIBLINGS] for role in self._lexicon.roles(token)]
        own = self._anywhere(word)
        return _any(([own] if own else []) + tokens)

    def _required_numbers(self) -> list[str]:
        """Numbers that are words of the full-text table: a year of birth, a house number, a postcode."""
        found = []
        for number in self._reading.numbers:
            tokens = [_token(ADDRESS, word) for word in number.address]
            tokens += [_token(YEAR, str(number.year))] if number.year else []
            tokens += [_token(YEAR, str(number.year + apart)) for apart in (-1, 1)] if number.year else []
            if tokens and not number.dates and len(number.phone_end) < 6:
                found.append(_any(tokens))
        return found

    # --- questions to the tables ---

    def _match(self, parts: Sequence[str | None]) -> list[Candidate]:
        expression = " AND ".join(part for part in parts if part)
        if not expression or None in parts or expression in self._asked:
            return []
        self._asked.add(expression)
        return _rows(self._connection.exec_driver_sql(_BY_MATCH, (expression, ROWS)))

    def alike(self, words: Sequence[Word]) -> list[Candidate]:
        """Give people who bear each of these words, or one spelled or sounding like it."""
        return self._match([self._likeness(word) for word in words])

    def by_birth(self, days: Iterable[int]) -> list[Candidate]:
        """Give people born on one of these days (YYYYMMDD)."""
        wanted = list(days)
        if not wanted:
            return []
        return _rows(self._connection.exec_driver_sql(_BY_BIRTH, (msgspec.json.encode(wanted).decode(), ROWS)))

    def by_key(self, start: str, limit: int) -> list[Candidate]:
        """Give people with an exact key that begins so."""
        return _rows(self._connection.exec_driver_sql(_BY_KEY, (start, start + _AFTER, limit)))

    def _keyed_number(self, number: Number) -> Iterator[list[Candidate]]:
        if number.phone:
            yield self.by_key("p" + number.phone, 60)
        if len(number.phone_end) >= 4:
            yield self.by_key("q" + number.phone_end[::-1], 60)
        if number.identifier:
            yield self.by_key("x" + number.identifier, 20)
        if len(number.phone) >= 9:
            yield self.by_key("p" + number.phone[:5], ROWS)
            yield self.by_key("q" + number.phone[:-6:-1], ROWS)

    def _keyed_email(self, typed: str) -> Iterator[list[Candidate]]:
        local = typed.partition("@")[0]
        yield self.by_key("e" + typed, 60)
        yield self.by_key("e" + local + "@", 60)
        part = max(3, len(local) * 2 // 5)
        yield self.by_key("e" + local[:part], ROWS)
        yield self.by_key("l" + local[::-1][:part], ROWS)


def variants_of(words: Sequence[Word], lexicon: Lexicon) -> list[list[Word]]:
    """Give the ways to cut the words: as typed, two neighbours in one, one unknown word in two."""
    found = [list(words)]
    for place in range(len(words) - 1):
        left, right = words[place], words[place + 1]
        joined = Word(text=left.text + right.text, open=right.open, address=left.address and right.address, pieces=2)
        if lexicon.borne(joined.text) or (right.open and len(joined.text) > 3 and lexicon.begun(joined.text)):
            found.append([*words[:place], joined, *words[place + 2 :]])
    for place, word in enumerate(words):
        if len(word.text) >= 6 and not lexicon.begun(word.text):
            cuts = [
                (lexicon.borne(word.text[:cut]) * lexicon.borne(word.text[cut:]), cut)
                for cut in range(2, len(word.text) - 1)
            ]
            best, cut = max(cuts)
            if best:
                halves = (Word(text=word.text[:cut]), Word(text=word.text[cut:], open=word.open))
                found.append([*words[:place], *halves, *words[place + 1 :]])
    return found[:4]


def _needed(variant: Sequence[Word]) -> list[Word]:
    return [word for word in variant if not word.optional]


def _token(role: str, word: str) -> str:
    return f'"{role}{word}"'


def _any(expressions: Iterable[str]) -> str:
    listed = list(dict.fromkeys(expressions))
    return f"({' OR '.join(listed)})" if listed else ""


def _rows(rows: Iterable[Any]) -> list[Candidate]:
    return [Candidate(*row) for row in rows]
