"""How long a log-in waits after wrong passwords (CNIL 2022-100: an account that locks may have a shorter password)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

FREE_TRIES: Final = 5
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(minutes=15)


def locked_until(wrong: int, last: datetime) -> datetime | None:
    """Give the instant before which no password is taken, after so many wrong ones; None while tries are free."""
    if wrong < FREE_TRIES:
        return None
    doublings: int = min(wrong - FREE_TRIES, 10)
    return last + min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
