"""Dates typed the way people say them."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField, DateSense, DateUnreadable, parse_date

TODAY = date(2026, 11, 24)
BIRTH = date(1986, 3, 14)


@pytest.mark.parametrize(
    "typed",
    ["140386", "14031986", "14/03/1986", "14 3 1986", "14.3.86", "14-03-86", "1986-03-14", "14 mars 1986", " 14/3/86 "],
)
def test_one_date_many_ways(typed: str) -> None:
    assert parse_date(typed, TODAY) == BIRTH


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1er février 2020", date(2020, 2, 1)),
        ("3 août 1999", date(1999, 8, 3)),
        ("12 juil. 2001", date(2001, 7, 12)),
        ("9 déc 2024", date(2024, 12, 9)),
    ],
)
def test_months_in_words(typed: str, expected: date) -> None:
    assert parse_date(typed, TODAY) == expected


def test_a_short_year_is_looked_for_on_the_right_side_of_today() -> None:
    assert parse_date("251126", TODAY) == date(1926, 11, 25)
    assert parse_date("241126", TODAY) == TODAY
    assert parse_date("251126", TODAY, DateSense.FUTURE) == date(2026, 11, 25)


@pytest.mark.parametrize("typed", ["31/02/2020", "14", "14/03", "abc", "14/13/1986", "14 brumaire 1986", "1403198"])
def test_what_is_not_a_date_is_refused(typed: str) -> None:
    with pytest.raises(DateUnreadable):
        parse_date(typed, TODAY)


def test_a_blank_is_no_date() -> None:
    assert parse_date("  ", TODAY) is None


def test_the_field_rewrites_the_date_when_one_leaves_it(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    told: list[date | None] = []
    field.value_changed.connect(told.append)
    QTest.keyClicks(field, "140386")
    field.clearFocus()
    assert field.text() == "14/03/1986"
    assert told[-1] == BIRTH


def test_the_field_leaves_what_it_cannot_read(theme: Theme, qtbot: QtBot) -> None:
    field = DateField(theme, today=lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    QTest.keyClicks(field, "31/02/2020")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.clearFocus()
    assert field.text() == "31/02/2020"
    assert not field.is_readable()
