"""A year of requests in the made-up town: which, when, by whom, and how far each has come.

Shares follow what French towns count: a tenth of the requests are open, one open request in twelve is late, about one
in twenty waits for documents; Mondays and Wednesdays are busy, Sundays belong to the web site.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate
from typing import Final, TypeVar

from guichet.contract.requests import CloseReason
from guichet.demo.answers import Answers
from guichet.demo.cases import ZONE, Case, Wait
from guichet.demo.citizens import ADULT_AGE, Citizen, Citizens
from guichet.demo.places import Places
from guichet.demo.texts import Story, Who, stories
from guichet.domain.channels import Channel
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.deadlines import compute
from guichet.domain.permissions import Sector
from guichet.domain.procedures import Effect, Procedure

DAYS: Final = 365
REQUESTS_TO_A_PERSON: Final = 1.2
_WEEKDAYS: Final = (1.25, 1.0, 1.25, 1.0, 0.9, 0.3, 0.12)
_SUNDAY: Final = 6
_RECENT_DAYS: Final = 60
_MORE_RECENTLY: Final = 1.6
_CHANNELS: Final = {
    Channel.COUNTER: 34.0,
    Channel.PHONE: 28.0,
    Channel.WEB: 20.0,
    Channel.EMAIL: 10.0,
    Channel.POST: 5.0,
    Channel.SOCIAL_NETWORK: 2.0,
    Channel.SMS: 1.0,
}
_USUAL_DELAY: Final = 15
_WAITING_SPAN: Final = 75
_WAITING: Final = 0.26
_WAITED: Final = 0.10
_LATE: Final = 0.09
_LATE_SPAN: Final = 35
_DECIDED_STEPS: Final = 4
_UNUSUAL_ENDS: Final = (
    (CloseReason.REFUSED, 0.05),
    (CloseReason.WITHDRAWN, 0.04),
    (CloseReason.TRANSFERRED, 0.03),
    (CloseReason.DUPLICATE, 0.04),
)

Thing = TypeVar("Thing")


class Year:
    """Draws the requests of the year that ends on the day before ``today``."""

    def __init__(
        self, chance: random.Random, places: Places, citizens: Citizens, answers: Answers, *, today: date
    ) -> None:
        self._chance = chance
        self._places = places
        self._citizens = citizens
        self._answers = answers
        self._last = today - timedelta(days=1)
        self._days = [self._last - timedelta(days=back) for back in range(DAYS)]
        self._day_weights = list(accumulate(map(self._weight, self._days)))

    def cases(self, count: int) -> Iterator[Case]:
        """Draw ``count`` requests, every procedure at least once, in no order."""
        known = stories()
        procedures = list(self._places.procedures.values())
        shares = list(accumulate(known[procedure.id].share for procedure in procedures))
        for place in range(count):
            chosen = procedures[place] if place < len(procedures) else self._draw(procedures, shares)
            case = self._case(chosen, known[chosen.id])
            if case is not None:
                yield case

    def _case(self, procedure: Procedure, story: Story) -> Case | None:
        chance = self._chance
        channel = self._channel(procedure)
        opened_at = self._opening(story, channel)
        on = opened_at.date()
        requester, beneficiary = self._people(procedure, story, on)
        if requester is None and not procedure.anonymous_allowed:
            return None
        said = self._said(story, beneficiary or requester)
        values = self._answers.fill(
            procedure, story, requester=requester, beneficiary=beneficiary or requester, on=on, said=said
        )
        case = Case(
            procedure=procedure,
            story=story,
            requester=requester,
            beneficiary=beneficiary,
            channel=channel,
            opened_at=opened_at,
            said=said,
            values=values,
            seen=0.9 if channel is Channel.COUNTER else 0.55,
            receipt=channel is Channel.COUNTER and chance.random() < 0.5,
            agent="claire.moreau" if procedure.sector is Sector.GENERAL and chance.random() < 0.06 else "",
        )
        return self.fated(case)

    def fated(self, case: Case) -> Case:
        """Decide how far a request has come by now."""
        import msgspec

        chance, on = self._chance, case.received_on
        due = self._due(case)
        delay, age = max((due - on).days, 0), (self._last - on).days
        if self._can_wait(case) and 3 < age < _WAITING_SPAN and chance.random() < _WAITING:
            asked = self._working(on + timedelta(days=min(chance.randint(1, 8), age)), on)
            return msgspec.structs.replace(
                case, wait=Wait(asked_on=asked, until=asked + timedelta(days=45), came_on=None)
            )
        late = due <= self._last
        if late:
            is_open = age - delay < _LATE_SPAN and chance.random() < _LATE
        else:
            is_open = chance.random() < 0.98 - 0.3 * age / max(delay, 1)
        if is_open:
            steps = min(int(chance.random() * (1 + _DECIDED_STEPS * age / max(delay, 1))), _DECIDED_STEPS)
            return msgspec.structs.replace(case, steps=steps, taken_on=self._spread(on, self._last, steps))
        return self._ended(case, delay, age)

    def _ended(self, case: Case, delay: int, age: int) -> Case:
        import msgspec

        chance, on = self._chance, case.received_on
        took = round(chance.triangular(0, 1.12, 0.6) * max(delay, 1)) if delay else chance.choice((0, 0, 0, 1))
        last = self._working(on + timedelta(days=min(took, age)), on)
        reason = self._reason()
        wait = None
        if self._can_wait(case) and took > 6 and chance.random() < _WAITED:
            asked = self._working(on + timedelta(days=1), on)
            came = self._working(on + timedelta(days=max(2, took // 2)), on)
            if asked <= came <= last:
                wait = Wait(asked_on=asked, until=asked + timedelta(days=30), came_on=came)
        begun = wait.came_on if wait is not None and wait.came_on is not None else on
        unusual = reason in (CloseReason.WITHDRAWN, CloseReason.TRANSFERRED)
        return msgspec.structs.replace(
            case,
            end=(reason, last),
            steps=chance.randint(0, 1) if unusual else 0,
            taken_on=self._spread(begun, last, 3),
            wait=wait,
        )

    # --- when --------------------------------------------------------------------------------------------------------

    def _opening(self, story: Story, channel: Channel) -> datetime:
        for _ in range(20):
            day = self._draw(self._days, self._day_weights)
            closed = day.weekday() == _SUNDAY or self._places.calendar.is_holiday(day)
            if closed and channel is not Channel.WEB:
                continue
            if not story.season or day.month in story.season or self._chance.random() < 0.5:
                break
        if channel is Channel.WEB:
            moment = self._chance.triangular(6.5, 23.4, 20.0)
        else:
            moment = self._chance.choice(
                (self._chance.triangular(8.6, 12.0, 10.5), self._chance.triangular(13.5, 16.5, 16))
            )
        at = datetime.combine(day, time(), tzinfo=ZONE) + timedelta(minutes=int(moment * 60))
        return at.replace(second=self._chance.randrange(60))

    def _weight(self, day: date) -> float:
        recent = _MORE_RECENTLY if (self._last - day).days < _RECENT_DAYS else 1.0
        return _WEEKDAYS[day.weekday()] * recent

    def _working(self, day: date, first: date) -> date:
        """Give the day, or the nearest before it on which the town hall works; before ``first``, the next after."""
        found = min(day, self._last)
        while not self._places.calendar.is_working(found):
            found -= timedelta(days=1)
        if found >= first:
            return found
        after = self._places.calendar.next_working(first)
        return after if after <= self._last else first

    def _spread(self, first: date, last: date, count: int) -> tuple[date, ...]:
        """Draw working days between two days, in order; none comes before the first."""
        span = max((last - first).days, 0)
        drawn = sorted(self._chance.randint(0, span) for _ in range(count))
        return tuple(self._working(first + timedelta(days=step), first) for step in drawn)

    def _due(self, case: Case) -> date:
        facts = [Fact(FactKind.RECEIVED, case.received_on)]
        due = compute(case.procedure.legal.clock_rule, facts, self._places.calendar).announced.due_on
        return due or case.received_on + timedelta(days=_USUAL_DELAY)

    # --- who and what ------------------------------------------------------------------------------------------------

    def _people(self, procedure: Procedure, story: Story, on: date) -> tuple[Citizen | None, Citizen | None]:
        chance, citizens = self._chance, self._citizens
        if procedure.anonymous_allowed and chance.random() < story.anonymous:
            return None, None
        match story.who:
            case Who.ORGANISATION:
                return chance.choice(citizens.organisations), None
            case Who.ELDER:
                return chance.choice(citizens.elders or citizens.adults), None
            case Who.PARENT:
                return self._parent(story, on)
            case Who.ADULT:
                return next(one for one in iter(self._someone, None) if one.age(on) >= ADULT_AGE), None

    def _someone(self) -> Citizen:
        return self._chance.choice(self._citizens.adults)

    def _parent(self, story: Story, on: date) -> tuple[Citizen | None, Citizen | None]:
        least, most = story.child
        for _ in range(200):
            parent = self._chance.choice(self._citizens.parents)
            fit = [child for child in parent.children if least <= child.age(on) <= most]
            if fit:
                return parent, self._chance.choice(fit)
        return None, None

    def _channel(self, procedure: Procedure) -> Channel:
        usual = [channel for channel in procedure.channels if channel in _CHANNELS]
        return self._draw(usual, list(accumulate(_CHANNELS[channel] for channel in usual)))

    def _said(self, story: Story, about: Citizen | None) -> str:
        home = self._chance.choice(self._citizens.adults).about.street
        number, _space, street = home.partition(" ")
        given = about.given_name if about is not None else ""
        return self._chance.choice(story.openings).format(street=street, number=number, child=given or "l’enfant")

    def _reason(self) -> CloseReason:
        drawn = self._chance.random()
        for reason, share in _UNUSUAL_ENDS:
            if drawn < share:
                return reason
            drawn -= share
        return CloseReason.DONE

    def _can_wait(self, case: Case) -> bool:
        start = case.procedure.transitions_from(case.procedure.workflow.initial)
        reachable = case.requester is not None
        return reachable and any(transition.effect is Effect.SUSPEND for transition in start)

    def _draw(self, things: Sequence[Thing], bounds: Sequence[float]) -> Thing:
        return things[bisect(bounds, self._chance.random() * bounds[-1], hi=len(things) - 1)]
