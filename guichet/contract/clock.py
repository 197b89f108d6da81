"""The present instant, read in one place: a program may be told when it starts whose clock it goes by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime


def _of_this_machine() -> datetime:
    return datetime.now(UTC)


_clock: Callable[[], datetime] = _of_this_machine


def use_clock(clock: Callable[[], datetime]) -> None:
    """Go by another clock than this machine's, which gives instants with a time zone; for a composition root only."""
    global _clock  # one program, one present
    _clock = clock


def utc_now() -> datetime:
    """Give the present instant in UTC, to the millisecond as it is stored and travels."""
    moment = _clock().astimezone(UTC)
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)
