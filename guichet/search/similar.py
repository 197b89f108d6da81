"""Who on file may be the person about to be created: probabilities, from the same evidence as searches.

Evidence is added in bits to the prior that two people taken at random are one, 1 in N. When first given names differ,
address and phone count nothing: that is how twins, spouses, father and son look.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection

from guichet.contract.people import Reason, ReasonKind
from guichet.search import pricing
from guichet.search.lexicon import Lexicon
from guichet.search.normalise import ADDRESS, FIRST, OTHER, SURNAME, Projection
from guichet.search.pricing import Prices
from guichet.search.reading import Reading, Word, nearby_days, swapped_day
from guichet.search.retrieval import Retrieval
from guichet.search.scoring import Candidate, by_role

PLAUSIBLE: Final = 0.5
"""Below this probability nobody is disturbed."""
_OTHER_GIVEN: Final = -12.0
"""What the whole name counts when first given names differ, however rare the surname."""
_OTHER_SURNAME: Final = -5.0
_NAME_AT_MOST: Final = 12.0
_PHONE: Final = 11.0
_EMAIL: Final = 11.0
_ADDRESS_AT_MOST: Final = 8.0
_PLACE_SAME: Final = 4.0
_PLACE_OTHER: Final = -2.0
_IDENTIFIER: Final = 30.0
_WORTH_A_GUESS: Final = 8.4
"""The dearest likeness of names that still counts as the same name."""


class Likeness(msgspec.Struct, frozen=True):
    """How likely a person on file is the draft's: a probability, and why."""

    candidate: Candidate
    probability: float
    reasons: tuple[Reason, ...]


def candidates(connection: Connection, draft: Projection, lexicon: Lexicon) -> Iterator[list[Candidate]]:
    """Give the rings of people that may be the draft's: same keys, near dates, like names."""
    roles = by_role(draft.doc)
    rings = Retrieval(connection, Reading(), [], lexicon)
    for key in draft.keys.split("\n") if draft.keys else ():
        if key[0] in "pex":
            yield rings.by_key(key, 60)
    if draft.birth:
        yield rings.by_birth([draft.birth, swapped_day(draft.birth), *nearby_days(draft.birth)])
    for surname in roles[SURNAME]:
        name = Word(text=surname)
        for given in roles[FIRST][:1]:
            yield rings.alike([name, Word(text=given)])
        if draft.kind == "o":
            yield rings.alike([name])


def weigh(draft: Projection, candidate: Candidate, lexicon: Lexicon) -> Likeness:
    """Give the probability that a candidate is the draft's person."""
    mine, theirs = by_role(draft.doc), by_role(candidate.doc)
    reasons: list[Reason] = []
    bits = -math.log2(lexicon.people + 1)
    if draft.kind == "o" or candidate.kind == "o":
        bits += _organisation(mine, theirs, lexicon, reasons) if draft.kind == candidate.kind else -60.0
        same_given = True
    else:
        surname = _name(mine[SURNAME], theirs[SURNAME], lexicon, reasons, otherwise=_OTHER_SURNAME)
        given = _name(mine[FIRST], theirs[FIRST] + theirs[OTHER], lexicon, reasons, otherwise=_OTHER_GIVEN)
        same_given = given > _OTHER_GIVEN
        bits += surname + given if same_given else _OTHER_GIVEN
        bits += _birth(draft, candidate, reasons)
    keys = set(draft.keys.split("\n")) & set(candidate.keys.split("\n")) - {""}
    bits += _shared_keys(keys, reasons, same_given=same_given)
    if same_given:
        bits += _address(mine[ADDRESS], theirs[ADDRESS], lexicon, reasons)
    return Likeness(candidate, 1 / (1 + 2 ** -max(min(bits, 60.0), -60.0)), tuple(reasons))


def _name(mine: list[str], theirs: list[str], lexicon: Lexicon, reasons: list[Reason], *, otherwise: float) -> float:
    """Weigh the best match of two sets of words of one role; nothing where one side has no word."""
    if not mine or not theirs:
        return 0.0
    best, reason = otherwise, None
    for word in mine:
        prices = Prices(word, unfinished=False)
        worth = min(_NAME_AT_MOST, lexicon.rarity(word))
        for filed in theirs:
            price = prices.of(filed)
            if price is None or price[0] > _WORTH_A_GUESS or len(word) < 2:
                continue
            gain = worth - price[0]
            if reason is None or gain > best:
                best, reason = gain, Reason(price[1], filed)
    if reason is not None:
        reasons.append(reason)
    return best


def _organisation(
    mine: dict[str, list[str]], theirs: dict[str, list[str]], lexicon: Lexicon, reasons: list[Reason]
) -> float:
    """Weigh the words of two organisations' names: those shared, and those that only one has."""
    shared = [word for word in mine[SURNAME] if word in theirs[SURNAME]]
    apart = len(mine[SURNAME]) + len(theirs[SURNAME]) - 2 * len(shared)
    reasons += [Reason(ReasonKind.NAME, word) for word in shared]
    return sum(min(_NAME_AT_MOST, lexicon.rarity(word)) for word in shared) - 3.0 * apart


def _birth(draft: Projection, candidate: Candidate, reasons: list[Reason]) -> float:
    """Weigh dates and places of birth."""
    bits = 0.0
    if draft.place and candidate.place:
        bits += _PLACE_SAME if draft.place == candidate.place else _PLACE_OTHER
    if not (draft.birth and candidate.birth):
        return bits
    day = candidate.birth
    shown = f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}"
    if day == draft.birth:
        reasons.append(Reason(ReasonKind.BIRTH_DATE, shown))
        return bits + (pricing.FIRST_OF_JANUARY if day % 10000 == 101 else pricing.DATE_EXACT)
    near = 0.0
    if day == swapped_day(draft.birth):
        near = pricing.DATE_SWAPPED
    elif day in nearby_days(draft.birth):
        near = pricing.DATE_ONE_DIGIT
    elif day % 10000 == draft.birth % 10000:
        near = pricing.DATE_OTHER_YEAR
    if not near:
        return bits + pricing.DATE_WRONG
    reasons.append(Reason(ReasonKind.BIRTH_DATE_NEAR, shown))
    return bits + near


def _shared_keys(keys: set[str], reasons: list[Reason], *, same_given: bool) -> float:
    """Weigh phones, e-mails and identifiers held in common."""
    bits = 0.0
    for key in sorted(keys):
        if key[0] == "x":
            bits += _IDENTIFIER
            reasons.append(Reason(ReasonKind.EXTERNAL_ID, key[1:]))
        elif key[0] == "p" and same_given:
            bits += _PHONE
            reasons.append(Reason(ReasonKind.PHONE, key[1:]))
        elif key[0] == "e" and same_given:
            bits += _EMAIL
            reasons.append(Reason(ReasonKind.EMAIL, key[1:]))
    return bits


def _address(mine: list[str], theirs: list[str], lexicon: Lexicon, reasons: list[Reason]) -> float:
    """Weigh an address in common, word by word up to a ceiling; people move, so another address says little."""
    if not mine or not theirs:
        return 0.0
    shared = [word for word in mine if word in theirs]
    if len(shared) < len(mine):
        return min(2.0, 0.5 * len(shared))
    reasons += [Reason(ReasonKind.ADDRESS, word) for word in shared]
    return min(_ADDRESS_AT_MOST, sum(lexicon.address_rarity(word) for word in shared))
