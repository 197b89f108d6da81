"""The legal clock of a request.

Two clocks run side by side. The *announced delay* is what the town promised. The *silence* is what the law makes of no
answer: acceptance (SVA, CRPA L231-1) or rejection (SVR, L231-4). They start, wait and end by different rules:

- months go from day number to day number, the day of the event is not counted, and the silence is not moved when it
  ends on a Sunday (no text says that it is);
- silence meaning rejection runs from the first administration that received the request, silence meaning acceptance
  from the competent one (L114-3);
- when missing documents were asked for, the acceptance clock starts again the day they come, and the rejection clock
  is suspended for the time allotted, or until they come if that is sooner (L114-5); a document that is not essential
  stops nothing (L114-5-1).

The engine computes dates from dated facts; it never asks what day it is. The rules it is given are data, each with
its article and whether somebody confirmed it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from guichet.domain.calendar import WorkingCalendar, add_months
from guichet.domain.clocks import (
    AnnouncedDelay,
    Clock,
    ClockRule,
    ClockState,
    ClockStep,
    Deadlines,
    DelayUnit,
    Fact,
    FactKind,
    Reason,
    SilenceKind,
    SilenceRule,
)
from guichet.domain.errors import FactsFault, InconsistentFacts

_COMPLETING = (FactKind.PIECES_RECEIVED, FactKind.COMPLETE)


def compute(rule: ClockRule, facts: Sequence[Fact], calendar: WorkingCalendar) -> Deadlines:
    """Put dated facts on the clocks of a procedure.

    Args:
        rule: the delays of the procedure, as the request was opened with.
        facts: in any order; facts of one day keep the order given.
        calendar: the working days of the town.

    Raises:
        InconsistentFacts: nothing was received, a fact precedes the reception, or a request for missing documents has
            no usable date by which to give them (L114-5 wants one).
    """
    case = _Case(rule, sorted(facts, key=lambda fact: fact.on))
    return Deadlines(_announced(case, calendar), _silence(case), rule.silence.kind)


class _Case:
    """The facts of one request, checked and in order."""

    def __init__(self, rule: ClockRule, facts: Sequence[Fact]) -> None:
        self.rule = rule
        decisions = (place for place, fact in enumerate(facts) if fact.kind is FactKind.DECIDED)
        # What came after the decision changes no clock.
        self.facts = facts[: next(decisions, len(facts) - 1) + 1]
        self.received = self._first(FactKind.RECEIVED)
        first = self._first(FactKind.RECEIVED_FIRST) or self.received
        if first is None:
            raise InconsistentFacts(FactsFault.NEVER_RECEIVED)
        self.received_first = min(first, self.received or first)
        self.decided = self._first(FactKind.DECIDED)
        for fact in self.facts:
            self._check(fact)

    def _first(self, kind: FactKind) -> date | None:
        return next((fact.on for fact in self.facts if fact.kind is kind), None)

    def _check(self, fact: Fact) -> None:
        if fact.on < self.received_first:
            raise InconsistentFacts(FactsFault.BEFORE_RECEPTION)
        if fact.kind is not FactKind.MISSING_NOTIFIED or not fact.blocking:
            return
        until = self.pieces_due(fact)
        if until is None and self.rule.silence.kind in (SilenceKind.ACCEPTANCE, SilenceKind.REJECTION):
            raise InconsistentFacts(FactsFault.NOTICE_WITHOUT_DEADLINE)
        if until is not None and until < fact.on:
            raise InconsistentFacts(FactsFault.DEADLINE_BEFORE_NOTICE)

    def pieces_due(self, notice: Fact) -> date | None:
        """The day by which the missing documents must come."""
        months = self.rule.silence.pieces_within_months
        if notice.until is None and months is not None:
            return add_months(notice.on, months)
        return notice.until

    def answered(self, place: int) -> date | None:
        """The day when the documents asked for by the fact at this place came, if they did."""
        return next((fact.on for fact in self.facts[place + 1 :] if fact.kind in _COMPLETING), None)


class _Walk:
    """A clock which starts again when the file becomes complete: acceptance by silence, and the announced delay."""

    def __init__(self, received: date, article: str) -> None:
        self.start = received
        self.waiting_for: date | None = None
        self.waiting = False
        self.complete = False
        self.steps = [ClockStep(Reason.RECEIVED, received, article=article)]

    def ask(self, notice: Fact, until: date | None) -> None:
        self.waiting, self.complete, self.waiting_for = True, False, until
        self.steps.append(ClockStep(Reason.MISSING_ASKED, notice.on, article="CRPA L114-5"))

    def came(self, fact: Fact) -> None:
        if not self.waiting and (self.complete or fact.kind is FactKind.PIECES_RECEIVED):
            return
        reason = Reason.PIECES_CAME if self.waiting else Reason.COMPLETED
        self.start = max(self.start, fact.on)
        self.waiting, self.complete, self.waiting_for = False, True, None
        self.steps.append(ClockStep(reason, fact.on, article="CRPA L114-5" if reason is Reason.PIECES_CAME else ""))

    def skip(self, notice: Fact, reason: Reason) -> None:
        article = "CRPA L114-5-1" if reason is Reason.NOT_ESSENTIAL else ""
        self.steps.append(ClockStep(reason, notice.on, article=article))


def _announced(case: _Case, calendar: WorkingCalendar) -> Clock:
    delay = case.rule.announced
    if delay is None:
        return Clock(ClockState.ABSENT)
    if case.received is None:
        return Clock(ClockState.NOT_STARTED, article=delay.article, confirmed=delay.confirmed)
    walk = _Walk(case.received, "")
    for fact in case.facts:
        if fact.kind is FactKind.MISSING_NOTIFIED and fact.blocking:
            walk.ask(fact, case.pieces_due(fact))
        elif fact.kind is FactKind.MISSING_NOTIFIED:
            walk.skip(fact, Reason.NOT_ESSENTIAL)
        elif fact.kind in _COMPLETING:
            walk.came(fact)
    due = _delay_end(walk.start, delay, calendar)
    return _finish(case, walk, due, delay.article, delay.confirmed)


def _delay_end(start: date, delay: AnnouncedDelay, calendar: WorkingCalendar) -> date:
    match delay.unit:
        case DelayUnit.WORKING_DAYS:
            return calendar.add_working_days(start, delay.count)
        case DelayUnit.DAYS:
            return start + timedelta(days=delay.count)
        case DelayUnit.MONTHS:
            return add_months(start, delay.count)


def _silence(case: _Case) -> Clock:
    rule = case.rule.silence
    if rule.months is None or rule.kind in (SilenceKind.NONE, SilenceKind.UNKNOWN):
        return Clock(ClockState.ABSENT, article=rule.article, confirmed=rule.confirmed)
    if rule.kind is SilenceKind.REJECTION:
        return _rejection(case, rule, rule.months)
    if case.received is None:
        return Clock(ClockState.NOT_STARTED, article=rule.article, confirmed=rule.confirmed)
    return _acceptance(case, rule, rule.months, case.received)


def _acceptance(case: _Case, rule: SilenceRule, months: int, received: date) -> Clock:
    walk = _Walk(received, "CRPA L114-3")
    for fact in case.facts:
        if not walk.waiting and fact.on > add_months(walk.start, months):
            break  # silence has answered already
        if fact.kind is FactKind.MISSING_NOTIFIED:
            _ask_in_time(case, rule, walk, fact)
        elif fact.kind in _COMPLETING:
            if rule.pieces_within_months is not None and walk.waiting_for is not None and fact.on > walk.waiting_for:
                return _lapsed(walk, walk.waiting_for, rule)
            walk.came(fact)
    return _finish(case, walk, add_months(walk.start, months), rule.article, rule.confirmed)


def _ask_in_time(case: _Case, rule: SilenceRule, walk: _Walk, notice: Fact) -> None:
    limit = rule.notice_within_months
    if not notice.blocking:
        walk.skip(notice, Reason.NOT_ESSENTIAL)
    elif limit is not None and notice.on > add_months(walk.start, limit):
        walk.skip(notice, Reason.ASKED_TOO_LATE)
    else:
        walk.ask(notice, case.pieces_due(notice))


def _lapsed(walk: _Walk, limit: date, rule: SilenceRule) -> Clock:
    return Clock(
        ClockState.LAPSED,
        due_on=limit,
        pieces_due_on=limit,
        article=rule.article,
        confirmed=rule.confirmed,
        steps=(*walk.steps, ClockStep(Reason.LAPSED, limit, article=rule.article)),
    )


class _Stretch:
    """A clock which is suspended while documents are awaited: rejection by silence."""

    def __init__(self, start: date, months: int, first_step: ClockStep) -> None:
        self.due = add_months(start, months)
        self.suspended_days = 0
        self.pieces_due: date | None = None
        self.steps = [first_step]
        self._counted_until = start

    def ask(self, notice: Fact, until: date, came: date | None) -> None:
        if notice.on > self.due:
            self.steps.append(ClockStep(Reason.ASKED_TOO_LATE, notice.on))
            return
        end = until if came is None else min(came, until)
        # Two requests for documents may overlap: no day is counted twice.
        days = max(0, (end - max(notice.on, self._counted_until)).days)
        self.due += timedelta(days=days)
        self.suspended_days += days
        self.pieces_due = until if came is None else None
        self._counted_until = max(self._counted_until, end)
        self.steps.append(ClockStep(Reason.MISSING_ASKED, notice.on, article="CRPA L114-5"))
        self.steps.append(ClockStep(Reason.SUSPENDED, end, days, article="CRPA L114-5"))


def _rejection(case: _Case, rule: SilenceRule, months: int) -> Clock:
    start = case.received_first
    reason = Reason.RECEIVED if start == case.received else Reason.RECEIVED_FIRST
    stretch = _Stretch(start, months, ClockStep(reason, start, article="CRPA L114-3"))
    for place, fact in enumerate(case.facts):
        if fact.kind is not FactKind.MISSING_NOTIFIED:
            continue
        until = case.pieces_due(fact)
        if not fact.blocking:
            stretch.steps.append(ClockStep(Reason.NOT_ESSENTIAL, fact.on, article="CRPA L114-5-1"))
        elif until is not None:
            stretch.ask(fact, until, case.answered(place))
    if case.decided is not None and case.decided <= stretch.due:
        state, last = ClockState.STOPPED, ClockStep(Reason.DECIDED, case.decided)
    else:
        state, last = ClockState.RUNNING, ClockStep(Reason.DUE, stretch.due, article=rule.article)
    return Clock(
        state,
        due_on=stretch.due,
        starts_on=start,
        suspended_days=stretch.suspended_days,
        pieces_due_on=stretch.pieces_due,
        article=rule.article,
        confirmed=rule.confirmed,
        steps=(*stretch.steps, last),
    )


def _finish(case: _Case, walk: _Walk, due: date, article: str, confirmed: bool) -> Clock:
    if case.decided is not None and (walk.waiting or case.decided <= due):
        state, last = ClockState.STOPPED, [ClockStep(Reason.DECIDED, case.decided)]
    elif walk.waiting:
        state, last = ClockState.WAITING, []
    else:
        state, last = ClockState.RUNNING, [ClockStep(Reason.DUE, due, article=article)]
    return Clock(
        state,
        due_on=None if walk.waiting else due,
        starts_on=None if walk.waiting else walk.start,
        pieces_due_on=walk.waiting_for,
        article=article,
        confirmed=confirmed,
        steps=(*walk.steps, *last),
    )
