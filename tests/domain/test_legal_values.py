"""Legal values one by one: what may be confirmed, and which silence a running request has."""

from __future__ import annotations

import pytest

from guichet.domain.clocks import AnnouncedDelay, DelayUnit, SilenceKind, SilenceRule
from guichet.domain.legal_values import (
    LegalProblem,
    Rule,
    as_confirmed_since,
    confirmed,
    differing,
    problems_of,
    rule_of,
    source_of,
    unconfirmed,
    with_rule,
)
from guichet.domain.procedures import Fee, LegalValue, Procedure, Receipt
from tests.helpers.procedures import STAY, version_of

GUESS = SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4 : à confirmer")
LAW = SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4", confirmed=True)
OTHER_LAW = SilenceRule(SilenceKind.ACCEPTANCE, 1, "CRPA L231-1", confirmed=True)


def versions(*silences: SilenceRule) -> list[Procedure]:
    return [version_of(STAY, number, silence=silence) for number, silence in enumerate(silences, start=1)]


@pytest.mark.parametrize(
    ("silences", "counts"),
    [
        ((GUESS,), GUESS),
        ((GUESS, LAW), LAW),
        ((GUESS, GUESS, OTHER_LAW), OTHER_LAW),
        ((LAW, OTHER_LAW), LAW),
        ((GUESS, LAW, OTHER_LAW), LAW),
        ((GUESS, LAW, GUESS), GUESS),
        ((GUESS, LAW, GUESS, OTHER_LAW), OTHER_LAW),
    ],
)
def test_a_request_has_the_first_silence_confirmed_since_and_not_taken_back(
    silences: tuple[SilenceRule, ...], counts: SilenceRule
) -> None:
    own, *later = versions(*silences)
    assert as_confirmed_since(own, later).legal.silence == counts
    assert as_confirmed_since(own, later).version == 1


def test_a_confirmation_that_is_taken_back_leaves_nothing_confirmed() -> None:
    own, *later = versions(LAW, GUESS)
    found = as_confirmed_since(own, later).legal
    assert not found.acknowledgment_ready
    assert found.silence.article == LAW.article


@pytest.mark.parametrize(
    ("rule", "field", "problem"),
    [
        (SilenceRule(), "kind", LegalProblem.SILENCE_UNKNOWN),
        (SilenceRule(SilenceKind.REJECTION, article="L231-4"), "months", LegalProblem.NO_MONTHS),
        (SilenceRule(SilenceKind.REJECTION, 25, "L231-4"), "months", LegalProblem.BAD_MONTHS),
        (SilenceRule(SilenceKind.NONE), "article", LegalProblem.NO_SOURCE),
        (AnnouncedDelay(15, DelayUnit.DAYS, "  "), "article", LegalProblem.NO_SOURCE),
        (AnnouncedDelay(401, DelayUnit.DAYS, "Engagement"), "count", LegalProblem.BAD_COUNT),
        (AnnouncedDelay(15, DelayUnit.DAYS, "x" * 301), "article", LegalProblem.SOURCE_TOO_LONG),
        (Receipt(True), "article", LegalProblem.NO_SOURCE),
        (Fee(-1, "Délibération"), "cents", LegalProblem.BAD_FEE),
        (Fee(500), "article", LegalProblem.NO_SOURCE),
    ],
)
def test_what_cannot_be_confirmed_says_why(rule: Rule, field: str, problem: LegalProblem) -> None:
    assert problems_of(rule)[field] is problem


@pytest.mark.parametrize(
    "rule",
    [LAW, SilenceRule(SilenceKind.NONE, article="Simple avis"), AnnouncedDelay(0, DelayUnit.DAYS, "Sur place"), Fee(0)],
)
def test_what_has_a_source_and_says_something_may_be_confirmed(rule: Rule) -> None:
    assert problems_of(rule) == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Engagement de service, à fixer par la ville", "Engagement de service"),
        ("CRPA L231-4, 2°\u00a0: à confirmer", "CRPA L231-4, 2°"),
        ("Décret 2015-1459", "Décret 2015-1459"),
    ],
)
def test_a_confirmed_value_no_longer_says_that_it_is_to_be_confirmed(before: str, after: str) -> None:
    found = confirmed(SilenceRule(SilenceKind.REJECTION, 2, before))
    assert (source_of(found), found.confirmed) == (after, True)
    assert problems_of(found) == {}
    assert not unconfirmed(found).confirmed


def test_a_source_that_is_itself_in_doubt_is_not_taken() -> None:
    doubt = confirmed(Fee(500, "Tarif à confirmer en conseil"))
    assert problems_of(doubt) == {"article": LegalProblem.UNSETTLED_SOURCE}


def test_values_are_taken_and_put_back_by_name() -> None:
    legal = STAY.legal
    delay = rule_of(legal, LegalValue.ANNOUNCED_DELAY)
    assert delay is not None
    changed = with_rule(legal, LegalValue.ANNOUNCED_DELAY, confirmed(delay))
    assert differing(legal, changed) == (LegalValue.ANNOUNCED_DELAY,)
    assert differing(legal, legal) == ()
