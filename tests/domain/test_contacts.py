from __future__ import annotations

import pytest

from guichet.domain.contacts import (
    Email,
    EmailProblem,
    Phone,
    PhoneProblem,
    Postcode,
    PostcodeProblem,
    display_phone,
    masked_email,
    masked_phone,
    phone_region,
    read_email,
    read_phone,
    read_postcode,
)


@pytest.mark.parametrize(
    "typed",
    ["06 39 98 12 34", "0639981234", "06.39.98.12.34", "+33 (0)6 39 98 12 34", "0033639981234", " 06-39-98-12-34 "],
)
def test_one_number_has_one_form(typed: str) -> None:
    assert read_phone(typed) == Phone("+33639981234", mobile=True)


@pytest.mark.parametrize(
    ("typed", "region", "phone"),
    [
        ("01 99 00 12 34", "FR", Phone("+33199001234", mobile=False)),
        ("0692 12 34 56", phone_region("974"), Phone("+262692123456", mobile=True)),
        ("0590 27 12 34", "FR", Phone("+590590271234", mobile=False)),
        ("+32 470 12 34 56", "FR", Phone("+32470123456", mobile=True)),
        ("06 39 98 12 34", phone_region("971"), Phone("+33639981234", mobile=True)),
    ],
)
def test_numbers_of_other_places_are_read(typed: str, region: str, phone: Phone) -> None:
    assert read_phone(typed, region) == phone


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("  ", PhoneProblem.EMPTY),
        ("voir sa fille", PhoneProblem.NOT_A_NUMBER),
        ("06 39 98", PhoneProblem.TOO_SHORT),
        ("06 39 98 12 34 5", PhoneProblem.TOO_LONG),
        ("07 00 00 00 00", PhoneProblem.UNUSED_RANGE),
    ],
)
def test_what_is_wrong_with_a_number_is_told(typed: str, problem: PhoneProblem) -> None:
    assert read_phone(typed) is problem


@pytest.mark.parametrize(
    ("e164", "shown", "masked"),
    [
        ("+33639981234", "06 39 98 12 34", "06 •• •• 12 34"),
        ("+590590271234", "0590 27 12 34", "0590 •• 12 34"),
        ("+32470123456", "+32 470 12 34 56", "+32 ••• •• 34 56"),
    ],
)
def test_a_number_is_shown_as_people_say_it(e164: str, shown: str, masked: str) -> None:
    assert display_phone(e164) == shown
    assert masked_phone(e164) == masked


def test_an_address_keeps_its_owner_and_loses_its_capitals() -> None:
    assert read_email(" Samira.Benali@Exemple.FR ") == Email("Samira.Benali@exemple.fr")
    assert masked_email("samira@exemple.fr") == "s•••@exemple.fr"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", EmailProblem.EMPTY),
        ("samira.exemple.fr", EmailProblem.NO_AT_SIGN),
        ("samira@exemple", EmailProblem.MALFORMED),
        ("sam ira@exemple.fr", EmailProblem.MALFORMED),
        ("samira@@exemple.fr", EmailProblem.MALFORMED),
        ("@exemple.fr", EmailProblem.MALFORMED),
    ],
)
def test_what_is_wrong_with_an_address_is_told(typed: str, problem: EmailProblem) -> None:
    assert read_email(typed) is problem


@pytest.mark.parametrize(
    ("typed", "postcode"),
    [
        ("57000", Postcode("57000", "57")),
        (" F-93200", Postcode("93200", "93")),
        ("75 012", Postcode("75012", "75")),
        ("20000", Postcode("20000", "2A")),
        ("20200", Postcode("20200", "2B")),
        ("97400", Postcode("97400", "974")),
    ],
)
def test_a_postcode_tells_its_department(typed: str, postcode: Postcode) -> None:
    assert read_postcode(typed) == postcode


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", PostcodeProblem.EMPTY),
        ("5700", PostcodeProblem.NOT_FIVE_DIGITS),
        ("L-1234", PostcodeProblem.NOT_FIVE_DIGITS),
        ("٥٧٠٠٠", PostcodeProblem.NOT_FIVE_DIGITS),
        ("00100", PostcodeProblem.UNKNOWN_DEPARTMENT),
        ("99100", PostcodeProblem.UNKNOWN_DEPARTMENT),
    ],
)
def test_what_is_wrong_with_a_postcode_is_told(typed: str, problem: PostcodeProblem) -> None:
    assert read_postcode(typed) is problem
