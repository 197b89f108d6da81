"""The short ways of the import say the same as the rules of the field."""

from __future__ import annotations

import random
from datetime import date

import pytest

from guichet.commands.people_file import Column
from guichet.commands.people_lines import Doubt, LineReader
from guichet.domain.contacts import Email, Phone, PhoneProblem, read_email, read_phone

TODAY = date(2026, 11, 24)


def read(**cells: str) -> tuple[str, ...]:
    doubts: list[Doubt] = []
    line = LineReader(today=TODAY, department="93").read(
        {Column.BIRTH_NAME: "Martin", **{Column(name): cell for name, cell in cells.items()}}, doubts
    )
    assert bool(doubts) == (not line.contacts)
    return tuple(contact.value for contact in line.contacts)


def test_phones_are_read_as_the_field_reads_them() -> None:
    chance = random.Random(7)
    for _ in range(3_000):
        digits = f"0{chance.randrange(1, 10)}{chance.randrange(10**8):08}"
        text = chance.choice((digits, " ".join(digits[at : at + 2] for at in range(0, 10, 2)), f"+33{digits[1:]}"))
        known = read_phone(text)
        assert known is PhoneProblem.UNUSED_RANGE or isinstance(known, Phone)
        expected = known.e164 if isinstance(known, Phone) else f"+33{digits[1:]}"
        assert read(phone=text) == (expected,)


@pytest.mark.parametrize(
    "text",
    [
        "a@exemple.fr",
        "A.b-c+d@Sous.Exemple.FR",
        "a..b@exemple.fr",
        ".a@exemple.fr",
        "a@-x.fr",
        "a b@exemple.fr",
        "é@exemple.fr",
        "a@exemple",
        "a@@exemple.fr",
        "x" * 65 + "@exemple.fr",
        "a@" + "b" * 64 + ".fr",
        "a@été.fr",
        "a@exemple.fr.",
    ],
)
def test_emails_are_read_as_the_field_reads_them(text: str) -> None:
    known = read_email(text)
    if isinstance(known, Email):
        assert read(email=text) == (known.address,)
    else:
        assert read(email=text) == ()


def test_overseas_towns_type_their_own_numbers() -> None:
    reader = LineReader(today=TODAY, department="974")
    line = reader.read({Column.BIRTH_NAME: "Payet", Column.PHONE: "0262 90 12 34"}, [])
    assert [contact.value for contact in line.contacts] == ["+262262901234"]


def test_given_names_keep_the_commas_between_them() -> None:
    reader = LineReader(today=TODAY, department="93")
    line = reader.read({Column.BIRTH_NAME: "Martin", Column.GIVEN_NAMES: "Jean-Pierre ,Marie,"}, [])
    assert line.given_names == "Jean-Pierre, Marie"
