"""The town's day and hours on screen: legal dates are those of its time zone, whatever this computer's is."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from guichet.contract.clock import utc_now

_zone = ZoneInfo("Europe/Paris")


def use_zone(name: str) -> None:
    """Show hours, and take days, as in this time zone; until then they are those of Paris."""
    global _zone  # one window, one town
    _zone = ZoneInfo(name)


def local(moment: datetime) -> datetime:
    """Give an instant as the town's clocks show it."""
    return moment.astimezone(_zone)


def today() -> date:
    """Give the town's day."""
    return local(utc_now()).date()
