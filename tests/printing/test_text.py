from __future__ import annotations

from datetime import date, time

import pytest

from guichet.printing.text import clock_time, plural, printable, short_date


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 12, 15), "mar. 15 déc. 2026"),
        (date(2026, 5, 1), "ven. 1er mai 2026"),
        (date(2028, 2, 29), "mar. 29 févr. 2028"),
        (date(2026, 8, 2), "dim. 2 août 2026"),
    ],
)
def test_dates_are_written_as_citizens_read_them(day: date, written: str) -> None:
    assert short_date(day).replace("\u00a0", " ") == written
    assert " " not in short_date(day)


def test_hours_have_two_digits_of_minutes() -> None:
    assert clock_time(time(9, 5)) == "9\u00a0h\u00a005"
    assert clock_time(time(0, 0)) == "0\u00a0h\u00a000"


@pytest.mark.parametrize(("count", "said"), [(0, "pièce"), (1, "pièce"), (2, "pièces")])
def test_zero_and_one_are_singular(count: int, said: str) -> None:
    assert plural("pièce", "pièces", count) == said


def test_french_spaces_survive_and_hidden_characters_do_not() -> None:
    assert printable("  Prêt\u202f!\x00\u200d  oui\u00a0: \n\tnon ") == "Prêt\u202f! oui\u00a0: non"
