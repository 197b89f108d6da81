from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guichet.domain.names import (
    LONGEST_NAME,
    Civility,
    CleanName,
    NameProblem,
    PersonName,
    addressee,
    clean_name,
    display_name,
    first_given_name,
    full_name,
    initials,
    read_civility,
)

SAMIRA = PersonName("Benali", "Durand", "Samira Leïla", Civility.MADAM)


def test_a_person_is_shown_by_the_name_in_use() -> None:
    assert display_name(SAMIRA) == "Mme DURAND Samira"
    assert display_name(PersonName("Benali", given_names="Samira", civility=Civility.MADAM)) == "Mme BENALI Samira"
    assert display_name(PersonName("Le Goff", given_names="Yann")) == "LE GOFF Yann"
    assert display_name(PersonName("D’Ornano")) == "D’ORNANO"


@pytest.mark.parametrize(
    ("civility", "shown"),
    [
        (Civility.MADAM, "Mme DURAND née BENALI Samira"),
        (Civility.SIR, "M. DURAND né BENALI Samira"),
        (Civility.UNSTATED, "DURAND né(e) BENALI Samira"),
    ],
)
def test_the_birth_name_follows_where_it_differs(civility: Civility, shown: str) -> None:
    assert full_name(PersonName("Benali", "Durand", "Samira", civility)) == shown


def test_the_same_name_is_not_said_twice() -> None:
    assert full_name(PersonName("BENALI", "Benali", "Samira", Civility.MADAM)) == "Mme BENALI Samira"


def test_a_letter_goes_to_the_birth_name_unless_asked() -> None:
    assert addressee(SAMIRA) == "Madame Samira BENALI"
    assert addressee(SAMIRA, by_usual_name=True) == "Madame Samira DURAND"
    assert addressee(PersonName("Leroy", given_names="PAUL", civility=Civility.SIR), by_usual_name=True) == (
        "Monsieur Paul LEROY"
    )


@pytest.mark.parametrize(
    ("given_names", "first"),
    [
        ("JEAN-PIERRE PAUL", "Jean-Pierre"),
        ("Jean Pierre, Paul", "Jean Pierre"),
        ("anne-élise", "Anne-Élise"),
        ("ÉLISE", "Élise"),
        ("McKenna", "McKenna"),
        ("N’GOLO", "N’Golo"),
        ("", ""),
    ],
)
def test_the_first_given_name_is_in_ordinary_case(given_names: str, first: str) -> None:
    assert first_given_name(PersonName("X", given_names=given_names)) == first


def test_initials() -> None:
    assert initials(SAMIRA) == "SD"
    assert initials(PersonName("’t Hooft", given_names="élise")) == "ÉT"
    assert initials(PersonName()) == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Benali ", "Benali"),
        ("Le   Goff", "Le Goff"),
        ("O'Neil", "O’Neil"),
        ("D' Artagnan", "D’Artagnan"),
        ("Jean - Pierre", "Jean-Pierre"),
        ("Dupont\u2013Martin", "Dupont-Martin"),
        ("Dupont--Martin", "Dupont--Martin"),
        ("E\u0301lise", "Élise"),
        ("Nguyễn", "Nguyễn"),
        ("St. John", "St. John"),
    ],
)
def test_a_name_is_put_right(typed: str, kept: str) -> None:
    assert clean_name(typed) == CleanName(kept)


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ("", {NameProblem.EMPTY}),
        (" - ", {NameProblem.EMPTY}),
        ("'", {NameProblem.EMPTY}),
        ("?!", {NameProblem.FORBIDDEN_CHARACTER}),
        ("Benali2", {NameProblem.DIGIT}),
        ("Benali@", {NameProblem.FORBIDDEN_CHARACTER}),
        ("Ben4li@", {NameProblem.DIGIT, NameProblem.FORBIDDEN_CHARACTER}),
        ("Иванов", {NameProblem.OTHER_SCRIPT}),
        ("A" * (LONGEST_NAME + 1), {NameProblem.TOO_LONG}),
    ],
)
def test_what_is_wrong_with_a_name_is_told(typed: str, problems: set[NameProblem]) -> None:
    assert set(clean_name(typed).problems) == problems


@given(st.text(max_size=30))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_name(text)
    assert clean_name(once.value) == once


@pytest.mark.parametrize(
    ("typed", "civility"),
    [
        ("M.", Civility.SIR),
        ("monsieur", Civility.SIR),
        ("Mme", Civility.MADAM),
        ("MLLE", Civility.MADAM),
        ("Dr", Civility.UNSTATED),
        ("", Civility.UNSTATED),
    ],
)
def test_civilities_of_files_are_read(typed: str, civility: Civility) -> None:
    assert read_civility(typed) is civility
