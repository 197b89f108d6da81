"""The legal values of a procedure one by one: what may be confirmed, and which silence a running request has.

A value that nobody confirmed is a guess of the catalogue: no paper says it as law. Whoever confirms one, as it is or
corrected, publishes a version of the procedure; requests keep the version of their opening, but for a silence that
was a guess then: see :func:`as_confirmed_since` and decision 0014.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec

from guichet.domain.clocks import AnnouncedDelay, SilenceKind, SilenceRule
from guichet.domain.procedures import Fee, LegalValue, LegalValues, Procedure, Receipt

Rule = AnnouncedDelay | SilenceRule | Receipt | Fee
"""One legal value with its article and whether it is confirmed."""

LONGEST_DELAY: Final = 400
LONGEST_SILENCE: Final = 24
LONGEST_SOURCE: Final = 300
HIGHEST_FEE: Final = 100_000_00

_NAMES: Final = {
    LegalValue.ANNOUNCED_DELAY: "announced",
    LegalValue.SILENCE: "silence",
    LegalValue.RECEIPT: "receipt",
    LegalValue.FEE: "fee",
}


_UNSETTLED: Final = re.compile(r"à (?:confirmer|fixer|vérifier|établir)\b", re.IGNORECASE)
_UNSETTLED_END: Final = re.compile(
    r"\s*[,;:]\s*à (?:confirmer|fixer|vérifier|établir)(?: (?:par|avec) la ville)?\s*$", re.IGNORECASE
)


class LegalProblem(StrEnum):
    """What keeps a legal value from being confirmed."""

    NO_SOURCE = "no_source"
    """No article, no council decision, no commitment: nothing to show whoever asks."""
    SOURCE_TOO_LONG = "source_too_long"
    UNSETTLED_SOURCE = "unsettled_source"
    """The source itself says that it is to be confirmed, or set."""
    SILENCE_UNKNOWN = "silence_unknown"
    NO_MONTHS = "no_months"
    BAD_MONTHS = "bad_months"
    BAD_COUNT = "bad_count"
    BAD_FEE = "bad_fee"


def rule_of(legal: LegalValues, value: LegalValue) -> Rule | None:
    """Give one value; None for a delay that the town does not announce."""
    rule: Rule | None = getattr(legal, _NAMES[value])
    return rule


def with_rule(legal: LegalValues, value: LegalValue, rule: Rule | None) -> LegalValues:
    """Give the values with one of them replaced."""
    return msgspec.structs.replace(legal, **{_NAMES[value]: rule})


def source_of(rule: Rule) -> str:
    """Give what a value rests on: its article, or for a fee the words that stand with it."""
    return rule.note if isinstance(rule, Fee) else rule.article


def with_source(rule: Rule, source: str) -> Rule:
    """Give a value resting on something else."""
    name = "note" if isinstance(rule, Fee) else "article"
    return msgspec.structs.replace(rule, **{name: source})


def confirmed(rule: Rule) -> Rule:
    """Give a value as confirmed: what it rests on no longer says, at its end, that it is to be."""
    return msgspec.structs.replace(with_source(rule, _UNSETTLED_END.sub("", source_of(rule)).strip()), confirmed=True)


def unconfirmed(rule: Rule) -> Rule:
    """Give a value as to be confirmed."""
    return msgspec.structs.replace(rule, confirmed=False)


def differing(base: LegalValues, new: LegalValues) -> tuple[LegalValue, ...]:
    """Name the values that are not the same in both."""
    return tuple(value for value in LegalValue if rule_of(base, value) != rule_of(new, value))


def problems_of(rule: Rule) -> dict[str, LegalProblem]:
    """Say what keeps a value from being confirmed, by the name of its field; empty when nothing does.

    A fee of nothing needs no source: nobody contests it.
    """
    found: dict[str, LegalProblem] = {}
    source = source_of(rule).strip()
    if not source and not (isinstance(rule, Fee) and rule.cents == 0):
        found["article"] = LegalProblem.NO_SOURCE
    elif _UNSETTLED.search(source):
        found["article"] = LegalProblem.UNSETTLED_SOURCE
    elif len(source) > LONGEST_SOURCE:
        found["article"] = LegalProblem.SOURCE_TOO_LONG
    match rule:
        case SilenceRule(kind=SilenceKind.UNKNOWN):
            found["kind"] = LegalProblem.SILENCE_UNKNOWN
        case SilenceRule(kind=SilenceKind.ACCEPTANCE | SilenceKind.REJECTION, months=None):
            found["months"] = LegalProblem.NO_MONTHS
        case SilenceRule(kind=SilenceKind.ACCEPTANCE | SilenceKind.REJECTION, months=int(months)):
            if not 1 <= months <= LONGEST_SILENCE:
                found["months"] = LegalProblem.BAD_MONTHS
        case AnnouncedDelay(count=count):
            if not 0 <= count <= LONGEST_DELAY:
                found["count"] = LegalProblem.BAD_COUNT
        case Fee(cents=int(cents)):
            if not 0 <= cents <= HIGHEST_FEE:
                found["cents"] = LegalProblem.BAD_FEE
    return found


def as_confirmed_since(own: Procedure, later: Iterable[Procedure]) -> Procedure:
    """Give the version of a request's opening with the silence that counts for it now.

    It is the first confirmed one, from its own version on, that no later version took back. A request whose own silence
    was never confirmed thus gets the one that was, corrected or not; one that opened under a confirmed silence keeps
    it, whatever the law becomes for those who file later.

    Args:
        own: the version that the request was opened with.
        later: the versions that came after, in their order.
    """
    standing: SilenceRule | None = None
    for procedure in (own, *later):
        silence = procedure.legal.silence
        standing = (standing or silence) if silence.confirmed else None
    mine = own.legal.silence
    if standing is None:
        standing = msgspec.structs.replace(mine, confirmed=False)
    if standing == mine:
        return own
    return msgspec.structs.replace(own, legal=msgspec.structs.replace(own.legal, silence=standing))
