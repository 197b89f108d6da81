"""Weighs one candidate against what was typed, in bits, and says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from guichet.contract.people import Reason, ReasonKind
from guichet.search import pricing
from guichet.search.lexicon import Lexicon
from guichet.search.normalise import ADDRESS, FIRST, OTHER, SURNAME
from guichet.search.pricing import Prices
from guichet.search.reading import Number, Reading, Word, nearby_days, swapped_day

_COMPLETE_AT_MOST: Final = 4.0
"""A word counts as found, not guessed, up to this price."""
_WRITTEN: Final = (ReasonKind.NAME, ReasonKind.NAME_PREFIX)
_SHORT: Final = 4
"""Letters up to which one word alone is too little to guess an address from."""


class Candidate(msgspec.Struct, frozen=True):
    """A person as the index holds them; see ``normalise.Projection``."""

    number: int
    person_id: str
    kind: str
    birth: int
    doc: str
    keys: str
    place: str


class Weighed(msgspec.Struct, frozen=True):
    """What a candidate is worth; ``complete`` when everything typed was found, nothing guessed."""

    score: float
    complete: bool
    reasons: tuple[Reason, ...]


class Term:
    """A typed word with what it is worth and the prices of its likenesses.

    One short word ``alone`` is met in an address as it is written there, or as its beginning, never by likeness: half
    of a town lives in a street that sounds like four letters.
    """

    def __init__(self, word: Word, lexicon: Lexicon, *, alone: bool) -> None:
        self.word = word
        self._guesses_addresses = not (alone and len(word.text) <= _SHORT)
        self.prices = Prices(word.text, unfinished=word.open)
        self.rarity = lexicon.rarity(word.text, begun=word.open) + pricing.JOINED * (word.pieces - 1)
        self.address_rarity = min(pricing.ADDRESS_AT_MOST, lexicon.address_rarity(word.text, begun=word.open))

    def best(self, roles: dict[str, list[str]], used: set[str]) -> tuple[float, float, str, ReasonKind] | None:
        """Give the best match as (gain, price, filed word, kind); words already ``used`` count for no other."""
        found: tuple[float, float, str, ReasonKind] | None = None
        of = self.prices.of
        for role, tokens in roles.items():
            if role == ADDRESS:
                extra = 0.0 if self.word.address else pricing.UNEXPECTED_ADDRESS
                worth = self.address_rarity
            else:
                extra = pricing.OTHER_GIVEN_NAME if role == OTHER else 0.0
                worth = self.rarity
            for token in tokens:
                price = of(token)
                if price is None or role + token in used:
                    continue
                if role == ADDRESS and price[1] not in _WRITTEN and not self._guesses_addresses:
                    continue
                cost = price[0] + extra
                if found is None or worth - cost > found[0]:
                    kind = ReasonKind.ADDRESS if role == ADDRESS else price[1]
                    found = (worth - cost, cost, role + token, kind)
        return found


class Scorer:
    """Weighs candidates for one reading; ``variants`` are ways to cut the same words."""

    def __init__(self, reading: Reading, variants: Sequence[Sequence[Word]], lexicon: Lexicon) -> None:
        self._reading = reading
        self._lexicon = lexicon
        alone = len(reading.words) == 1 and not reading.numbers and not reading.email
        terms: dict[Word, Term] = {}
        for variant in variants:
            for word in variant:
                if word not in terms:
                    terms[word] = Term(word, lexicon, alone=alone)
        self._variants = [[terms[word] for word in variant] for variant in variants]
        self._days = {
            day: (swapped_day(day), frozenset(nearby_days(day)))
            for number in reading.numbers
            for day in (number.dates if len(number.dates) <= 2 else ())
        }

    def weigh(self, candidate: Candidate) -> Weighed:
        """Weigh one candidate."""
        roles = by_role(candidate.doc)
        keys = candidate.keys.split("\n") if candidate.keys else []
        bits, complete, reasons = 0.0, True, []
        for number in self._reading.numbers:
            gain, reason, exact = self._number(number, candidate.birth, keys, roles)
            bits += gain
            complete = complete and exact
            if reason is not None:
                reasons.append(reason)
        if self._reading.email:
            gain, reason, exact = _email(self._reading.email, keys)
            bits += gain
            complete = complete and exact
            if reason is not None:
                reasons.append(reason)
        spoken = max((self._words(variant, roles) for variant in self._variants), key=lambda found: found.score)
        whole = self._identified(keys)
        if whole is not None and whole.score > bits + spoken.score:
            return whole
        return Weighed(bits + spoken.score, complete and spoken.complete, (*spoken.reasons, *reasons))

    def _words(self, terms: Sequence[Term], roles: dict[str, list[str]]) -> Weighed:
        bits, complete, reasons = 0.0, True, []
        used: set[str] = set()
        for term in terms:
            best = term.best(roles, used)
            if term.word.optional:
                if best is not None and best[1] == 0:
                    bits += pricing.PARTICLE
                    used.add(best[2])
                continue
            if best is None:
                bits -= pricing.MISSING_WORD
                complete = False
                continue
            gain, price, filed, kind = best
            bits += gain
            used.add(filed)
            complete = complete and price <= _COMPLETE_AT_MOST
            reasons.append(Reason(kind, filed[1:]))
        if terms:
            unsaid = sum(1 for token in roles[SURNAME] if SURNAME + token not in used)
            bits -= pricing.EXTRA_WORD * min(unsaid, 5)
        return Weighed(bits, complete, tuple(reasons))

    def _number(
        self, number: Number, birth: int, keys: list[str], roles: dict[str, list[str]]
    ) -> tuple[float, Reason | None, bool]:
        """Give the best thing that a number may mean for this candidate: bits, reason, whether exact."""
        found = [self._date(number, birth), _year(number, birth), _phone(number, keys), _identifier(number, keys)]
        for word in number.address:
            if word in roles[ADDRESS]:
                worth = min(pricing.ADDRESS_AT_MOST, self._lexicon.address_rarity(word))
                found.append((worth, Reason(ReasonKind.ADDRESS, word), True))
        return max(found, key=lambda one: one[0])

    def _date(self, number: Number, birth: int) -> tuple[float, Reason | None, bool]:
        if not number.dates or not birth:
            return pricing.MISSING_NUMBER, None, False
        shown = f"{birth // 10000:04}-{birth // 100 % 100:02}-{birth % 100:02}"
        if birth in number.dates:
            exact = pricing.FIRST_OF_JANUARY if birth % 10000 == 101 else pricing.DATE_EXACT
            worth = exact if len(number.dates) <= 2 else pricing.DATE_PARTIAL
            return worth, Reason(ReasonKind.BIRTH_DATE, shown), True
        worth = 0.0
        for day in number.dates if len(number.dates) <= 2 else ():
            swapped, nearby = self._days[day]
            if birth == swapped:
                worth = max(worth, pricing.DATE_SWAPPED)
            elif birth in nearby:
                worth = max(worth, pricing.DATE_ONE_DIGIT)
            elif birth % 10000 == day % 10000:
                worth = max(worth, pricing.DATE_OTHER_YEAR)
        if worth:
            return worth, Reason(ReasonKind.BIRTH_DATE_NEAR, shown), False
        return pricing.DATE_WRONG, None, False

    def _identified(self, keys: list[str]) -> Weighed | None:
        """Weigh the whole query as an identifier or a mailbox being typed."""
        whole = self._reading.whole
        for key in keys:
            if key[0] == "x" and len(whole) >= 3 and key.startswith(whole, 1):
                exact = len(key) == len(whole) + 1
                worth = pricing.IDENTIFIER if exact else min(15.0, pricing.IDENTIFIER_BEGUN * len(whole))
                return Weighed(worth, exact, (Reason(ReasonKind.EXTERNAL_ID, key[1:]),))
            if key[0] == "e" and self._reading.mailbox and key.startswith(self._reading.mailbox, 1):
                worth = min(15.0, 1.4 * len(self._reading.mailbox))
                return Weighed(worth, True, (Reason(ReasonKind.EMAIL, key[1:]),))
        return None


def by_role(doc: str) -> dict[str, list[str]]:
    """Give the words of a document by role, without the year of birth."""
    roles: dict[str, list[str]] = {SURNAME: [], FIRST: [], OTHER: [], ADDRESS: []}
    for coded in doc.split():
        tokens = roles.get(coded[0])
        if tokens is not None:
            tokens.append(coded[1:])
    return roles


def _year(number: Number, birth: int) -> tuple[float, Reason | None, bool]:
    if not number.year or not birth:
        return pricing.MISSING_NUMBER, None, False
    apart = abs(birth // 10000 - number.year)
    if apart > 1:
        return pricing.MISSING_NUMBER, None, False
    worth = pricing.YEAR_BESIDE if apart else pricing.YEAR_EXACT
    return worth, Reason(ReasonKind.BIRTH_YEAR, str(birth // 10000)), not apart


def _phone(number: Number, keys: list[str]) -> tuple[float, Reason | None, bool]:
    from rapidfuzz.distance import OSA

    best: tuple[float, Reason | None, bool] = (pricing.MISSING_NUMBER, None, False)
    start, end = number.phone, number.phone_end
    for key in keys:
        if key[0] != "p":
            continue
        filed = key[1:]
        if start and filed.startswith(start):
            worth = pricing.PHONE_EXACT if filed == start else pricing.PHONE_BEGUN * len(start)
        elif len(end) >= 4 and filed.endswith(end):
            worth = min(pricing.PHONE_EXACT, pricing.PHONE_BEGUN * len(end))
        elif len(start) >= 9 and OSA.distance(start, filed, score_cutoff=1) == 1:
            worth = pricing.PHONE_ONE_DIGIT
        else:
            continue
        if worth > best[0]:
            best = (worth, Reason(ReasonKind.PHONE, filed), worth != pricing.PHONE_ONE_DIGIT)
    return best


def _identifier(number: Number, keys: list[str]) -> tuple[float, Reason | None, bool]:
    wanted = number.identifier
    for key in keys if wanted else ():
        if key[0] == "x" and key.startswith(wanted, 1):
            exact = len(key) == len(wanted) + 1
            worth = pricing.IDENTIFIER if exact else min(15.0, pricing.IDENTIFIER_BEGUN * len(wanted))
            return worth, Reason(ReasonKind.EXTERNAL_ID, key[1:]), exact
    return pricing.MISSING_NUMBER, None, False


def _email(typed: str, keys: list[str]) -> tuple[float, Reason | None, bool]:
    from rapidfuzz.distance import OSA

    best: tuple[float, Reason | None, bool] = (pricing.MISSING_NUMBER, None, False)
    for key in keys:
        if key[0] != "e":
            continue
        filed = key[1:]
        if filed.startswith(typed):
            worth = min(pricing.EMAIL_EXACT, 1.2 * len(typed))
        else:
            distance = min(
                OSA.distance(typed, filed, score_cutoff=2), OSA.distance(typed, filed[: len(typed)], score_cutoff=2)
            )
            local_alike = typed.partition("@")[0] == filed.partition("@")[0]
            if distance > 2 and not local_alike:
                continue
            worth = pricing.EMAIL_EXACT - pricing.EMAIL_EDIT * min(distance, 2)
        if worth > best[0]:
            best = (worth, Reason(ReasonKind.EMAIL, filed), filed.startswith(typed))
    return best
