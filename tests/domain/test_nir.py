from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guichet.domain.nir import find_nirs, key_of


def _found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_nirs(text)]


def test_the_key_counts_corsica_apart() -> None:
    # Worked by hand: 97 - (1850519006084 mod 97), and the same with 18 in place of 2B.
    assert key_of("185052A006084") == f"{97 - 1850519006084 % 97:02}"
    assert key_of("185052b006084") == f"{97 - 1850518006084 % 97:02}"


@pytest.mark.parametrize(
    "written",
    [
        "185057800608491",
        "1 85 05 78 006 084 91",
        "1.85.05.78.006.084.91",
        "1\u00a085\u00a005\u00a078\u00a0006\u00a0084\u00a091",
        "1850578006084",
        "1 85 05 78 006 084",
        "2 85 05 2A 006 084",
        "285052a006084",
    ],
)
def test_a_number_is_found_in_a_note(written: str) -> None:
    assert _found(f"Numéro {written}, vu avec l’usager") == [written]


@pytest.mark.parametrize("before", ["NIR", "n", "numéro", "Sécu", "assuré", "x"])
def test_a_number_glued_to_the_word_before_it_is_found(before: str) -> None:
    assert _found(f"son {before}185057800608491, lu au guichet") == ["185057800608491"]


def test_without_its_key_a_number_glued_to_letters_is_one_only_where_they_name_it() -> None:
    assert _found("NIR1850578006084") == ["1850578006084"]
    assert _found("colis LP1850578006084") == []


def test_two_numbers_are_found() -> None:
    full = "2850578006084" + key_of("2850578006084")
    assert _found(f"1850578006084 et {full}") == ["1850578006084", full]


@pytest.mark.parametrize(
    "text",
    [
        "tél. 06 39 98 12 34 ou 01 99 00 12 34",
        "SIRET 217 500 016 00019",
        "185057800608492",
        "FR76 3000 6000 0112 3456 7890 189",
        "1851578006084",
        "5850578006084",
        "D-2026-0012-00417-G",
        "le 14/03/1986 à 10 h 05",
        "18505780060841234",
        "AB185057800608492",
        "dossier 12C185057800608491",
        "FR1850578006084911234567890",
        "185057800608491B",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert _found(text) == []


DIGITS = st.text("0123456789", min_size=3, max_size=3)


@given(st.sampled_from("1234"), st.integers(0, 99), st.integers(1, 12), st.integers(1, 95), DIGITS, DIGITS, st.data())
def test_a_slip_in_a_full_number_is_seen(
    sex: str, year: int, month: int, department: int, town: str, rank: str, data: st.DataObject
) -> None:
    number = f"{sex}{year:02}{month:02}{department:02}{town}{rank}"
    full = number + key_of(number)
    assert _found(full) == [full]
    place, digit = data.draw(st.integers(0, 14)), data.draw(st.sampled_from("0123456789"))
    assume(full[place] != digit)
    assert _found(full[:place] + digit + full[place + 1 :]) == []
