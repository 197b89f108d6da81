"""Single legal dates around a request: receipts, appeals, banns, notifications.

Each function is one rule with its article; none reads the day it is.
"""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from guichet.domain.calendar import WorkingCalendar, add_months


def electronic_receipt_due(received_on: date, calendar: WorkingCalendar) -> date:
    """Last day to send the electronic receipt (ARE): ten jours ouvrés (CRPA R112-11-2)."""
    return calendar.add_working_days(received_on, 10)


def electronic_registration_due(received_on: date, calendar: WorkingCalendar) -> date:
    """Last day to send the notice of registration (AEE) when it was not instant: one jour ouvré (CRPA R112-11-2)."""
    return calendar.add_working_days(received_on, 1)


def appeal_until(decision_on: date, calendar: WorkingCalendar, months: int = 2) -> date:
    """Last day to go to court against a decision, express or implied (CJA R421-1, R421-2).

    A délai franc: neither the first nor the last day counts, and it ends on a day when courts work.
    """
    return calendar.next_working(add_months(decision_on, months) + timedelta(days=1))


def cada_referral_until(refused_on: date) -> date:
    """Last day to ask the CADA after a refused document (CRPA R343-1), counted on the cautious side: not franc."""
    return add_months(refused_on, 2)


class WeddingWindow(msgspec.Struct, frozen=True):
    """The first and last days of a wedding whose banns were published."""

    earliest: date
    latest: date


def wedding_window(published_on: date) -> WeddingWindow:
    """When a wedding may take place: from the tenth day after the banns, for one year (Code civil, art. 64 and 65)."""
    earliest = published_on + timedelta(days=10)
    return WeddingWindow(earliest, add_months(earliest, 12))


class Notification(msgspec.Struct, frozen=True):
    """The legal date of an electronic registered notification, and the day from which that date is certain."""

    notified_on: date
    known_on: date


def electronic_notification(available_on: date, read_on: date | None) -> Notification:
    """When an electronic registered document is notified (CRPA R112-20).

    It is on the first reading; unread after fifteen days, it was on the day it was made available.
    """
    limit = available_on + timedelta(days=15)
    if read_on is not None and read_on <= limit:
        return Notification(read_on, read_on)
    return Notification(available_on, limit)
