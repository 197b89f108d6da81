from datetime import date

import pytest

from guichet.search.reading import Reading, nearby_days, read, swapped_day

TODAY = date(2026, 1, 15)


def said(text: str) -> Reading:
    return read(text, TODAY)


def spoken(text: str) -> list[str]:
    return [word.text for word in said(text).words]


@pytest.mark.parametrize(
    "written",
    ["12/03/1985", "12-03-1985", "12.03.1985", "12 03 1985", "1985-03-12", "12 mars 1985", "12031985", "12/3/85"],
)
def test_a_birth_date_is_read_however_written(written: str) -> None:
    reading = said(f"dupont {written}")
    assert 19850312 in reading.numbers[0].dates
    assert spoken(f"dupont {written}") == ["dupont"]


def test_a_date_still_being_typed_stands_for_every_year() -> None:
    dates = said("12/03/19").numbers[0].dates
    assert dates == (20190312, 19190312)
    assert len(said("12/03/").numbers[0].dates) > 100


def test_a_street_named_after_a_day_is_no_birth_date() -> None:
    reading = said("martin 12 rue du 8 mai 1945")
    assert all(19450508 not in number.dates for number in reading.numbers)


@pytest.mark.parametrize("written", ["06 39 98 12 34", "0639981234", "06.39.98.12.34", "+33 6 39 98 12 34"])
def test_a_phone_is_read_however_written(written: str) -> None:
    assert said(written).numbers[0].phone == "0639981234"


def test_eight_digits_may_be_a_date_or_the_end_of_a_phone() -> None:
    number = said("12031985").numbers[0]
    assert number.dates == (19850312,)
    assert number.phone_end == "12031985"


def test_four_digits_may_be_a_year_or_the_end_of_a_phone() -> None:
    number = said("martin 1985").numbers[0]
    assert (number.year, number.phone_end) == (1985, "1985")


def test_the_last_word_is_open_until_a_space_follows() -> None:
    assert [word.open for word in said("martin jea").words] == [False, True]
    assert [word.open for word in said("martin jean ").words] == [False, False]


def test_a_particle_is_optional_but_for_the_last_open_word() -> None:
    assert [word.optional for word in said("le gall").words] == [True, False]
    assert [word.optional for word in said("gall le").words] == [False, False]


def test_a_title_is_left_out() -> None:
    assert spoken("Mme Dupont") == spoken("Madame Dupont") == ["dupont"]


def test_words_after_a_street_kind_are_an_address() -> None:
    assert [(word.text, word.address) for word in said("dupont rue des lilas").words] == [
        ("dupont", False),
        ("des", True),
        ("lilas", True),
    ]


def test_near_days_are_real_and_one_slip_away() -> None:
    near = nearby_days(19850312)
    assert {19850313, 19860312, 19850321} <= set(near)
    assert 19850332 not in near
    assert 19850312 not in near
    assert swapped_day(19850312) == 19851203
    assert swapped_day(19850325) == 0
