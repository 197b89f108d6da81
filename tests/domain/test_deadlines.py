from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.calendar import WorkingCalendar, add_months
from guichet.domain.clocks import (
    AnnouncedDelay,
    Clock,
    ClockRule,
    ClockState,
    DelayUnit,
    Fact,
    FactKind,
    Reason,
    SilenceKind,
    SilenceRule,
)
from guichet.domain.deadlines import compute
from guichet.domain.errors import FactsFault, InconsistentFacts
from guichet.domain.time_limits import (
    appeal_until,
    cada_referral_until,
    electronic_notification,
    electronic_receipt_due,
    electronic_registration_due,
    wedding_window,
)

PARIS = WorkingCalendar("75")
ACCEPTANCE = ClockRule(SilenceRule(SilenceKind.ACCEPTANCE, 2, "CRPA L231-1", confirmed=True))
REJECTION = ClockRule(SilenceRule(SilenceKind.REJECTION, 2, "CRPA L231-4", confirmed=True))
CADA = ClockRule(SilenceRule(SilenceKind.REJECTION, 1, "CRPA R311-13", confirmed=True))
PLANNING = ClockRule(
    SilenceRule(
        SilenceKind.ACCEPTANCE,
        1,
        "Code de l'urbanisme, R423-23",
        confirmed=True,
        notice_within_months=1,
        pieces_within_months=3,
    )
)

VECTORS: dict[str, dict[str, Any]] = {
    vector["name"]: vector
    for vector in json.loads(
        (Path(__file__).parent.parent / "data" / "deadline_vectors.json").read_text(encoding="utf-8")
    )["deadlines"]
}
Inputs = dict[str, Any]


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _silence(rule: ClockRule, *facts: Fact) -> Clock:
    return compute(rule, facts, PARIS).silence


def _received(text: str) -> Fact:
    return Fact(FactKind.RECEIVED, _day(text))


def _facts(given: Inputs) -> list[Fact]:
    """The facts of a vector: a file known to be complete was received complete."""
    facts = []
    if "received_first" in given:
        facts.append(Fact(FactKind.RECEIVED_FIRST, _day(given["received_first"])))
    received = given.get("received_on") or given.get("received_competent") or given.get("filed_on")
    facts.append(_received(received or given["complete_on"]))
    if "complete_on" in given:
        facts.append(Fact(FactKind.COMPLETE, _day(given["complete_on"])))
    if "missing_notified_on" in given:
        until = given.get("deadline_for_pieces")
        notified_on = _day(given["missing_notified_on"])
        facts.append(Fact(FactKind.MISSING_NOTIFIED, notified_on, until=_day(until) if until else None))
        facts.append(Fact(FactKind.PIECES_RECEIVED, _day(given["pieces_received_on"])))
    return facts


def _accepted(key: str) -> Callable[[Inputs], Inputs]:
    return lambda given: {key: _silence(ACCEPTANCE, *_facts(given)).due_on}


def _rejected(given: Inputs) -> Inputs:
    clock = _silence(REJECTION, *_facts(given))
    return {"implicit_rejection_on": clock.due_on, "suspended_days": clock.suspended_days}


def _planning(given: Inputs) -> Inputs:
    facts = _facts(given)
    waiting = _silence(PLANNING, *facts[:-1])
    return {"pieces_limit": waiting.pieces_due_on, "tacit_non_opposition_on": _silence(PLANNING, *facts).due_on}


def _registered(given: Inputs) -> Inputs:
    read_on = given["consulted_on"]
    found = electronic_notification(_day(given["made_available_on"]), _day(read_on) if read_on else None)
    return {"deemed_notified_on": found.notified_on, "known_on": found.known_on}


COMPUTED: dict[str, Callable[[Inputs], Inputs]] = {
    "SVA simple (exemple DILA F32388)": _accepted("implicit_acceptance_on"),
    "SVR simple (exemple DILA F32388)": _rejected,
    "No matching day number": _accepted("implicit_on"),
    "SVA incomplete then completed": _accepted("implicit_acceptance_on"),
    "SVR suspended, pieces received in time": _rejected,
    "Wrong administration, SVR": _rejected,
    "Electronic receipt (ARE) limit": lambda given: {
        "are_latest_on": electronic_receipt_due(_day(given["received_on"]), PARIS)
    },
    "Electronic registration receipt (AEE) limit": lambda given: {
        "aee_latest_on": electronic_registration_due(_day(given["received_on"]), PARIS)
    },
    "Litigation delay after implicit refusal": lambda given: {
        "last_day_to_sue": appeal_until(_day(given["implicit_rejection_on"]), PARIS)
    },
    "CADA documents": lambda given: {"implicit_rejection_on": _silence(CADA, *_facts(given)).due_on},
    "Déclaration préalable": _planning,
    "Banns": lambda given: {"earliest_wedding": wedding_window(_day(given["published_on"])).earliest},
    "Electronic registered notification": _registered,
}


def test_every_vector_is_computed() -> None:
    assert set(COMPUTED) == set(VECTORS)


@pytest.mark.parametrize("name", VECTORS)
def test_vector(name: str) -> None:
    vector = VECTORS[name]
    computed = COMPUTED[name](vector["input"])
    for key, expected in vector["expected"].items():
        found = computed[key]
        assert (found.isoformat() if isinstance(found, date) else found) == expected


def test_the_two_clocks_live_apart() -> None:
    rule = ClockRule(REJECTION.silence, AnnouncedDelay(15, DelayUnit.WORKING_DAYS, "Engagement de service"))
    found = compute(rule, [_received("2026-05-04")], PARIS)
    assert found.announced.due_on == date(2026, 5, 28)
    assert found.silence.due_on == date(2026, 7, 4)
    assert found.silence_kind is SilenceKind.REJECTION
    assert not found.announced.confirmed
    assert found.silence.confirmed
    assert found.silence.article == "CRPA L231-4"


@pytest.mark.parametrize(
    ("unit", "count", "due"),
    [
        (DelayUnit.DAYS, 10, (2026, 2, 10)),
        (DelayUnit.MONTHS, 1, (2026, 2, 28)),
        (DelayUnit.WORKING_DAYS, 5, (2026, 2, 6)),
    ],
)
def test_an_announced_delay_counts_in_its_unit(unit: DelayUnit, count: int, due: tuple[int, int, int]) -> None:
    rule = ClockRule(announced=AnnouncedDelay(count, unit))
    assert compute(rule, [_received("2026-01-31")], PARIS).announced.due_on == date(*due)


def test_an_announced_delay_waits_for_the_documents_then_starts_again() -> None:
    rule = ClockRule(announced=AnnouncedDelay(5, DelayUnit.WORKING_DAYS))
    asked = [_received("2026-03-02"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 3, 4), until=date(2026, 3, 31))]
    waiting = compute(rule, asked, PARIS).announced
    assert waiting.state is ClockState.WAITING
    assert waiting.due_on is None
    assert waiting.pieces_due_on == date(2026, 3, 31)
    resumed = compute(rule, [*asked, Fact(FactKind.PIECES_RECEIVED, date(2026, 3, 10))], PARIS).announced
    assert resumed.due_on == date(2026, 3, 17)


def test_acceptance_runs_from_the_competent_administration() -> None:
    first = Fact(FactKind.RECEIVED_FIRST, date(2026, 3, 2))
    assert _silence(ACCEPTANCE, first).state is ClockState.NOT_STARTED
    assert _silence(ACCEPTANCE, first, _received("2026-03-16")).due_on == date(2026, 5, 16)
    assert _silence(REJECTION, first).due_on == date(2026, 5, 2)


def test_rejection_is_suspended_no_longer_than_the_time_allotted() -> None:
    asked = [_received("2026-01-10"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 20), until=date(2026, 2, 19))]
    late = _silence(REJECTION, *asked, Fact(FactKind.PIECES_RECEIVED, date(2026, 3, 1)))
    never = _silence(REJECTION, *asked)
    assert late.suspended_days == never.suspended_days == 30
    assert late.due_on == never.due_on == date(2026, 4, 9)
    assert never.pieces_due_on == date(2026, 2, 19)
    assert late.pieces_due_on is None


def test_overlapping_requests_for_documents_are_not_counted_twice() -> None:
    clock = _silence(
        REJECTION,
        _received("2026-01-10"),
        Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 20), until=date(2026, 2, 19)),
        Fact(FactKind.MISSING_NOTIFIED, date(2026, 2, 9), until=date(2026, 3, 1)),
    )
    assert clock.suspended_days == 40


@pytest.mark.parametrize("rule", [ACCEPTANCE, REJECTION])
def test_a_document_that_is_not_essential_stops_nothing(rule: ClockRule) -> None:
    clock = _silence(rule, _received("2026-01-10"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 20), blocking=False))
    assert clock.due_on == date(2026, 3, 10)
    assert Reason.NOT_ESSENTIAL in {step.reason for step in clock.steps}


@pytest.mark.parametrize("rule", [ACCEPTANCE, REJECTION])
def test_documents_asked_for_after_silence_answered_change_nothing(rule: ClockRule) -> None:
    late = Fact(FactKind.MISSING_NOTIFIED, date(2026, 3, 11), until=date(2026, 4, 11))
    assert _silence(rule, _received("2026-01-10"), late).due_on == date(2026, 3, 10)


def test_planning_asks_within_one_month_only() -> None:
    in_time = Fact(FactKind.MISSING_NOTIFIED, date(2026, 7, 15))
    assert _silence(PLANNING, _received("2026-06-15"), in_time).state is ClockState.WAITING
    strict = ClockRule(SilenceRule(SilenceKind.ACCEPTANCE, 2, notice_within_months=1, pieces_within_months=3))
    clock = _silence(strict, _received("2026-06-15"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 7, 16)))
    assert clock.due_on == date(2026, 8, 15)
    assert Reason.ASKED_TOO_LATE in {step.reason for step in clock.steps}


def test_planning_falls_when_documents_come_too_late() -> None:
    asked = [_received("2026-06-15"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 7, 6))]
    assert _silence(PLANNING, *asked).pieces_due_on == date(2026, 10, 6)
    clock = _silence(PLANNING, *asked, Fact(FactKind.PIECES_RECEIVED, date(2026, 10, 7)))
    assert clock.state is ClockState.LAPSED
    assert clock.due_on == date(2026, 10, 6)
    assert clock.steps[-1].reason is Reason.LAPSED


def test_checking_a_completed_file_again_does_not_move_its_clock() -> None:
    completed = [
        _received("2026-01-10"),
        Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 20), until=date(2026, 2, 19)),
        Fact(FactKind.PIECES_RECEIVED, date(2026, 2, 5)),
    ]
    again = [*completed, Fact(FactKind.COMPLETE, date(2026, 2, 12)), Fact(FactKind.PIECES_RECEIVED, date(2026, 2, 20))]
    assert _silence(ACCEPTANCE, *again).due_on == _silence(ACCEPTANCE, *completed).due_on


@pytest.mark.parametrize("rule", [ACCEPTANCE, REJECTION])
def test_a_decision_in_time_stops_the_clock_and_a_late_one_does_not(rule: ClockRule) -> None:
    received = _received("2026-01-10")
    assert _silence(rule, received, Fact(FactKind.DECIDED, date(2026, 3, 10))).state is ClockState.STOPPED
    late = _silence(rule, received, Fact(FactKind.DECIDED, date(2026, 3, 11)))
    assert late.state is ClockState.RUNNING
    assert late.is_past(date(2026, 3, 11))
    assert not late.is_past(date(2026, 3, 10))
    assert late.days_left(date(2026, 3, 11)) == -1


def test_a_decision_while_documents_are_awaited_stops_the_clock() -> None:
    clock = _silence(
        ACCEPTANCE,
        _received("2026-01-10"),
        Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 20), until=date(2026, 2, 19)),
        Fact(FactKind.DECIDED, date(2026, 2, 1)),
        Fact(FactKind.PIECES_RECEIVED, date(2026, 2, 3)),
    )
    assert clock.state is ClockState.STOPPED
    assert clock.days_left(date(2026, 2, 3)) is None


@pytest.mark.parametrize("kind", [SilenceKind.NONE, SilenceKind.UNKNOWN])
def test_no_clock_is_made_up(kind: SilenceKind) -> None:
    found = compute(ClockRule(SilenceRule(kind, 2)), [_received("2026-01-10")], PARIS)
    assert found.silence.state is found.announced.state is ClockState.ABSENT
    assert found.silence.due_on is None


@pytest.mark.parametrize(
    ("facts", "fault"),
    [
        ([], FactsFault.NEVER_RECEIVED),
        ([Fact(FactKind.COMPLETE, date(2026, 1, 10))], FactsFault.NEVER_RECEIVED),
        ([_received("2026-01-10"), Fact(FactKind.COMPLETE, date(2026, 1, 9))], FactsFault.BEFORE_RECEPTION),
        (
            [_received("2026-01-10"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 12))],
            FactsFault.NOTICE_WITHOUT_DEADLINE,
        ),
        (
            [_received("2026-01-10"), Fact(FactKind.MISSING_NOTIFIED, date(2026, 1, 12), until=date(2026, 1, 11))],
            FactsFault.DEADLINE_BEFORE_NOTICE,
        ),
    ],
)
def test_facts_that_contradict_each_other_are_refused(facts: list[Fact], fault: FactsFault) -> None:
    with pytest.raises(InconsistentFacts) as refusal:
        compute(ACCEPTANCE, facts, PARIS)
    assert refusal.value.fault is fault


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
SPANS = st.integers(0, 70)


@given(DAYS, SPANS, SPANS, SPANS)
def test_waiting_for_documents_never_brings_a_date_forward(day: date, asked: int, allotted: int, came: int) -> None:
    notice_on = day + timedelta(days=asked)
    notice = Fact(FactKind.MISSING_NOTIFIED, notice_on, until=notice_on + timedelta(days=allotted))
    pieces = Fact(FactKind.PIECES_RECEIVED, notice_on + timedelta(days=came))
    received = Fact(FactKind.RECEIVED, day)
    plain = add_months(day, 2)
    accepted, rejected = (_silence(rule, received, notice, pieces) for rule in (ACCEPTANCE, REJECTION))
    if notice_on > plain:
        assert accepted.due_on == rejected.due_on == plain
        return
    assert accepted.due_on == add_months(pieces.on, 2) >= plain
    assert rejected.suspended_days == min(allotted, came)
    assert rejected.due_on == plain + timedelta(days=min(allotted, came))


@given(DAYS, st.integers(0, 60))
def test_the_order_in_which_facts_are_told_does_not_matter(day: date, later: int) -> None:
    notice_on = day + timedelta(days=1)
    facts = [
        Fact(FactKind.RECEIVED, day),
        Fact(FactKind.MISSING_NOTIFIED, notice_on, until=notice_on + timedelta(days=30)),
        Fact(FactKind.PIECES_RECEIVED, notice_on + timedelta(days=1 + later)),
    ]
    for rule in (ACCEPTANCE, REJECTION):
        assert _silence(rule, *facts) == _silence(rule, *reversed(facts))


@given(DAYS)
def test_an_appeal_ends_on_a_working_day_after_two_whole_months(day: date) -> None:
    last = appeal_until(day, PARIS)
    assert PARIS.is_working(last)
    assert last > add_months(day, 2)


def test_an_appeal_is_moved_past_a_weekend() -> None:
    assert appeal_until(date(2026, 3, 1), PARIS) == date(2026, 5, 4)  # 2 May 2026 is a Saturday


def test_cada_has_two_months() -> None:
    assert cada_referral_until(date(2026, 2, 28)) == date(2026, 4, 28)


def test_a_wedding_has_a_year() -> None:
    assert wedding_window(date(2020, 6, 4)).latest == date(2021, 6, 14)


@pytest.mark.parametrize(
    ("read_on", "notified_on", "known_on"),
    [
        ((2026, 3, 1), (2026, 3, 1), (2026, 3, 1)),
        ((2026, 3, 16), (2026, 3, 16), (2026, 3, 16)),
        ((2026, 3, 17), (2026, 3, 1), (2026, 3, 16)),
    ],
)
def test_a_notification_counts_from_its_reading_for_fifteen_days(
    read_on: tuple[int, int, int], notified_on: tuple[int, int, int], known_on: tuple[int, int, int]
) -> None:
    found = electronic_notification(date(2026, 3, 1), date(*read_on))
    assert (found.notified_on, found.known_on) == (date(*notified_on), date(*known_on))
