"""What a legal clock is made of: the rule of a procedure, the dated facts of a request, and where the clock stands.

`guichet.domain.deadlines` turns the first two into the third.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class DelayUnit(StrEnum):
    """What a delay counts."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    MONTHS = "months"


class AnnouncedDelay(msgspec.Struct, frozen=True, omit_defaults=True):
    """The delay within which the town says that it answers."""

    count: int
    unit: DelayUnit
    article: str = ""
    confirmed: bool = False


class SilenceKind(StrEnum):
    """What silence means; UNKNOWN says that nobody established it yet."""

    ACCEPTANCE = "acceptance"
    REJECTION = "rejection"
    NONE = "none"
    UNKNOWN = "unknown"


class SilenceRule(msgspec.Struct, frozen=True, omit_defaults=True):
    """What silence means after how many months.

    Args:
        notice_within_months: the town may ask for missing documents only so long (town planning); None: until the end.
        pieces_within_months: the citizen must give them within this time or the request falls (town planning).
    """

    kind: SilenceKind = SilenceKind.UNKNOWN
    months: int | None = None
    article: str = ""
    confirmed: bool = False
    notice_within_months: int | None = None
    pieces_within_months: int | None = None


class ClockRule(msgspec.Struct, frozen=True):
    """The two delays of a procedure."""

    silence: SilenceRule = SilenceRule()
    announced: AnnouncedDelay | None = None


class FactKind(StrEnum):
    """What happened to a request that a clock cares about."""

    RECEIVED_FIRST = "received_first"
    """By an administration that was not the right one."""
    RECEIVED = "received"
    """By the right one."""
    COMPLETE = "complete"
    """The last essential document came; dated the day it came, not the day somebody looked."""
    MISSING_NOTIFIED = "missing_notified"
    PIECES_RECEIVED = "pieces_received"
    DECIDED = "decided"


class Fact(msgspec.Struct, frozen=True):
    """A dated fact; `until` is the date allotted to give missing documents, `blocking` whether they are essential."""

    kind: FactKind
    on: date
    until: date | None = None
    blocking: bool = True


class ClockState(StrEnum):
    """How a clock stands, given the facts alone."""

    ABSENT = "absent"
    """The rule gives no such clock, or nobody established it."""
    NOT_STARTED = "not_started"
    """The right administration has not received the request yet."""
    RUNNING = "running"
    WAITING = "waiting"
    """For documents: the end is not known."""
    STOPPED = "stopped"
    """By a decision."""
    LAPSED = "lapsed"
    """The documents came after the day by which the request falls without them: `due_on`."""


class Reason(StrEnum):
    """Why a date is what it is."""

    RECEIVED_FIRST = "received_first"
    RECEIVED = "received"
    COMPLETED = "completed"
    MISSING_ASKED = "missing_asked"
    ASKED_TOO_LATE = "asked_too_late"
    NOT_ESSENTIAL = "not_essential"
    PIECES_CAME = "pieces_came"
    SUSPENDED = "suspended"
    LAPSED = "lapsed"
    DECIDED = "decided"
    DUE = "due"


class ClockStep(msgspec.Struct, frozen=True):
    """One line of the explanation: what counted, on which day, for how many days, by which article."""

    reason: Reason
    on: date
    days: int | None = None
    article: str = ""


class Clock(msgspec.Struct, frozen=True):
    """Where one clock stands and how it came there.

    `due_on` is the last day: the promise is broken, or the implied decision is born, when it ends without an answer.
    """

    state: ClockState
    due_on: date | None = None
    starts_on: date | None = None
    suspended_days: int = 0
    pieces_due_on: date | None = None
    article: str = ""
    confirmed: bool = False
    steps: tuple[ClockStep, ...] = ()

    def is_past(self, today: date) -> bool:
        """Tell whether a running clock ended before today."""
        return self.state is ClockState.RUNNING and self.due_on is not None and self.due_on < today

    def days_left(self, today: date) -> int | None:
        """Days until a running clock ends; negative when it is late, None when no end is known."""
        if self.state is not ClockState.RUNNING or self.due_on is None:
            return None
        return (self.due_on - today).days


class Deadlines(msgspec.Struct, frozen=True):
    """Both clocks of a request."""

    announced: Clock
    silence: Clock
    silence_kind: SilenceKind
