"""The day of this workstation, for what is proposed; rules use the town's own day."""

from __future__ import annotations

from datetime import UTC, date, datetime


def local_today() -> date:
    """Give the day of this workstation."""
    return datetime.now(UTC).astimezone().date()
