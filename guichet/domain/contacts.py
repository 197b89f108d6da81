"""Telephone numbers, e-mail addresses and postcodes, read with patience and stored in one form.

Each reader answers either the value or the problem with it; nothing is asked of the network.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

import msgspec

from guichet.domain.calendar import is_department

_REGIONS: Final = {
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "975": "PM",
    "976": "YT",
    "977": "BL",
    "978": "MF",
    "986": "WF",
    "987": "PF",
    "988": "NC",
}
_DIGITS_SHOWN: Final = 4
_FRENCH_CODES: Final = frozenset({33, 262, 508, 590, 594, 596, 681, 687, 689})
# Ranges that the regulator keeps for films and books (ARCEP, decision 2018-0881): demonstrations use nothing else.
_FICTION: Final = re.compile(r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}")


class PhoneProblem(StrEnum):
    """Why a text is no telephone number."""

    EMPTY = "empty"
    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNUSED_RANGE = "unused_range"


class Phone(msgspec.Struct, frozen=True):
    """A telephone number in international form (E.164), and whether it takes text messages."""

    e164: str
    mobile: bool


def phone_region(department: str) -> str:
    """The region whose numbers may be typed without a prefix in this department."""
    return _REGIONS.get(department, "FR")


def read_phone(text: str, region: str = "FR") -> Phone | PhoneProblem:
    """Read a telephone number as typed; without a prefix it belongs to the region, or else to another French one."""
    if not text.strip():
        return PhoneProblem.EMPTY
    found = _read_in_region(text, region)
    if found is not PhoneProblem.UNUSED_RANGE:
        return found
    others = (_read_in_region(text, other) for other in ("FR", *_REGIONS.values()))
    return next((other for other in others if isinstance(other, Phone)), found)


def _read_in_region(text: str, region: str) -> Phone | PhoneProblem:
    # Imported when first needed: its tables are large.
    import phonenumbers
    from phonenumbers import PhoneNumberFormat, PhoneNumberType, ValidationResult

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return PhoneProblem.NOT_A_NUMBER
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if _FICTION.fullmatch(e164):
        return Phone(e164, mobile=e164.startswith("+336"))
    match phonenumbers.is_possible_number_with_reason(number):
        case ValidationResult.TOO_SHORT | ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return PhoneProblem.TOO_SHORT
        case ValidationResult.TOO_LONG:
            return PhoneProblem.TOO_LONG
    if not phonenumbers.is_valid_number(number):
        return PhoneProblem.UNUSED_RANGE
    kind = phonenumbers.number_type(number)
    return Phone(e164, mobile=kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE))


def display_phone(e164: str) -> str:
    """A stored number as people say it: « 06 12 34 56 78 » in France, « +32 470 12 34 56 » abroad."""
    import phonenumbers
    from phonenumbers import PhoneNumberFormat

    number = phonenumbers.parse(e164)
    french = number.country_code in _FRENCH_CODES
    form = PhoneNumberFormat.NATIONAL if french else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def masked_phone(e164: str) -> str:
    """A stored number that its owner recognises and others cannot dial: « 06 •• •• 56 78 »."""
    shown = display_phone(e164)
    first = shown.index(" ")
    digits_after = sum(character.isdigit() for character in shown[first:])
    hidden = []
    for character in shown[first:]:
        if character.isdigit():
            digits_after -= 1
            hidden.append(character if digits_after < _DIGITS_SHOWN else "•")
        else:
            hidden.append(character)
    return shown[:first] + "".join(hidden)


class EmailProblem(StrEnum):
    """Why a text is no e-mail address."""

    EMPTY = "empty"
    NO_AT_SIGN = "no_at_sign"
    MALFORMED = "malformed"


class Email(msgspec.Struct, frozen=True):
    """An e-mail address in its usual form: the domain in small letters."""

    address: str


def read_email(text: str) -> Email | EmailProblem:
    """Read an e-mail address by its form alone; no server is asked."""
    # Imported when first needed, as above.
    from email_validator import EmailNotValidError, validate_email

    typed = text.strip()
    if not typed:
        return EmailProblem.EMPTY
    if "@" not in typed:
        return EmailProblem.NO_AT_SIGN
    try:
        return Email(validate_email(typed, check_deliverability=False).normalized)
    except EmailNotValidError:
        return EmailProblem.MALFORMED


def masked_email(address: str) -> str:
    """An address that its owner recognises and others cannot write to: « s•••@exemple.fr »."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}•••@{domain}"


class PostcodeProblem(StrEnum):
    """Why a text is no French postcode."""

    EMPTY = "empty"
    NOT_FIVE_DIGITS = "not_five_digits"
    UNKNOWN_DEPARTMENT = "unknown_department"


class Postcode(msgspec.Struct, frozen=True):
    """A French postcode and the department it most often belongs to (a few border towns differ)."""

    code: str
    department: str


def read_postcode(text: str) -> Postcode | PostcodeProblem:
    """Read a French postcode; spaces and « F- » before it do not matter."""
    code = "".join(text.upper().split()).removeprefix("F-")
    if not code:
        return PostcodeProblem.EMPTY
    if not re.fullmatch("[0-9]{5}", code):
        return PostcodeProblem.NOT_FIVE_DIGITS
    department = _department_of(code)
    return Postcode(code, department) if is_department(department) else PostcodeProblem.UNKNOWN_DEPARTMENT


def _department_of(code: str) -> str:
    if code.startswith("20"):
        return "2A" if code[:3] in {"200", "201"} else "2B"
    return code[:3] if code.startswith(("97", "98")) else code[:2]
