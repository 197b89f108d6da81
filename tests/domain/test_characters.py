"""What typed text may hold: nothing that nobody sees, but where it changes what is seen."""

from __future__ import annotations

import pytest

from guichet.domain.characters import holds_control, without_invisible
from guichet.domain.names import clean_name

OVERRIDE, MARK, ZERO_SPACE, SOFT, BOM = "\u202e", "\u200e", "\u200b", "\u00ad", "\ufeff"
NON_JOINER, JOINER = "\u200c", "\u200d"


@pytest.mark.parametrize("unseen", [OVERRIDE, MARK, ZERO_SPACE, SOFT, BOM, "\u2067", "\u2069", "\U000e0041"])
def test_what_nobody_sees_is_dropped(unseen: str) -> None:
    assert without_invisible(f"{unseen}Mont{unseen}reuil\nsous Bois{unseen}") == "Montreuil\nsous Bois"


@pytest.mark.parametrize("text", ["", "12 rue de l’Été", "à\u00a010\u202f%", f"می{NON_JOINER}خواهم", f"👩{JOINER}💻"])
def test_what_is_seen_or_changes_what_is_seen_stays(text: str) -> None:
    assert without_invisible(text) == text


@pytest.mark.parametrize("text", [f"Mar{JOINER}tin", f"é{JOINER}é", f"12{NON_JOINER}34", JOINER, f"Martin {JOINER}"])
def test_a_joiner_that_joins_nothing_is_dropped(text: str) -> None:
    assert without_invisible(text) == text.replace(JOINER, "").replace(NON_JOINER, "")


def test_control_characters_are_told_and_line_breaks_where_there_are_no_lines() -> None:
    assert holds_control("Pa\x07ris")
    assert holds_control("un\ndeux")
    assert not holds_control("un\n\tdeux", lines=True)
    assert holds_control("un\x0bdeux", lines=True)
    assert not holds_control("Été à 10\u00a0h")


def test_a_name_loses_what_nobody_sees() -> None:
    cleaned = clean_name(f"{OVERRIDE}MAR{ZERO_SPACE}TIN{MARK}")
    assert (cleaned.value, cleaned.problems) == ("MARTIN", ())
