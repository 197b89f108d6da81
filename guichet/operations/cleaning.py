"""Typed values made clean by the rules of the field, or refused with the field's name; never with what was typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from guichet.contract.refusals import FieldRefused, FreeTextRefused
from guichet.domain.characters import holds_control, without_invisible
from guichet.domain.contacts import Email, Phone, Postcode, phone_region, read_email, read_phone, read_postcode
from guichet.domain.lengths import LONGEST_NOTE
from guichet.domain.names import clean_given_names, clean_name
from guichet.domain.nir import find_nirs

_REGISTRATION: Final = re.compile(r"[0-9]{9}|[0-9]{14}|W[0-9A-Z]{9}")
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
LONGEST_LIFE: Final = 125
"""Years: nobody is known to have lived longer, and an older birth is a slip of the keyboard."""


def clean_line(field: str, text: str) -> str:
    """Put a line's spaces right and drop what nobody sees.

    Raises:
        FieldRefused: it holds control characters.
    """
    line = " ".join(unicodedata.normalize("NFC", without_invisible(text)).split())
    if holds_control(line):
        raise FieldRefused(field, "forbidden_character")
    return line


def needed(field: str, text: str) -> str:
    """Clean a line that may not be empty."""
    line = clean_line(field, text)
    if not line:
        raise FieldRefused(field, "empty")
    return line


def free_text(field: str, text: str) -> str:
    """Take a note as typed, but for the spaces around it and what nobody sees.

    Raises:
        FreeTextRefused: it holds a social security number (décret 2019-341).
        FieldRefused: it holds control characters, or is longer than twenty pages.
    """
    note = unicodedata.normalize("NFC", without_invisible(text.replace("\r\n", "\n"))).strip()
    if len(note) > LONGEST_NOTE:
        raise FieldRefused(field, "too_long")
    if holds_control(note, lines=True):
        raise FieldRefused(field, "forbidden_character")
    if find_nirs(note):
        raise FreeTextRefused(field)
    return note


def clean_person_name(field: str, text: str) -> str:
    """Clean a natural person's name (``given_names``: several, parted by commas or spaces); empty stays empty."""
    if not text.strip():
        return ""
    cleaned = clean_given_names(text) if field == "given_names" else clean_name(text)
    if cleaned.problems:
        raise FieldRefused(field, cleaned.problems[0])
    return cleaned.value


def clean_phone(field: str, text: str, department: str = "") -> str:
    """Give a phone number as E.164; empty stays empty."""
    if not text.strip():
        return ""
    match read_phone(text, phone_region(department)):
        case Phone(e164=e164):
            return e164
        case problem:
            raise FieldRefused(field, problem)


def clean_email(field: str, text: str) -> str:
    """Give an e-mail address in its usual form; empty stays empty."""
    if not text.strip():
        return ""
    match read_email(text):
        case Email(address=address):
            return address
        case problem:
            raise FieldRefused(field, problem)


def clean_postcode(field: str, text: str) -> str:
    """Give a French postcode; empty stays empty."""
    if not text.strip():
        return ""
    match read_postcode(text):
        case Postcode(code=code):
            return code
        case problem:
            raise FieldRefused(field, problem)


def clean_registration(field: str, text: str) -> str:
    """Give a SIREN, SIRET or RNA number without its spaces; empty stays empty."""
    number = "".join(text.upper().split())
    if number and not _REGISTRATION.fullmatch(number):
        raise FieldRefused(field, "malformed")
    return number


def clean_login(field: str, text: str) -> str:
    """Give a login in small letters, digits, dots, dashes."""
    login = text.strip().lower()
    if not login:
        raise FieldRefused(field, "empty")
    if not _LOGIN.fullmatch(login):
        raise FieldRefused(field, "malformed")
    return login


def not_after(field: str, day: date | None, today: date) -> date | None:
    """Refuse a day that has not come."""
    if day is not None and day > today:
        raise FieldRefused(field, "in_future")
    return day


def day_of_birth(field: str, day: date | None, today: date) -> date | None:
    """Refuse a birth that has not come, or that nobody alive remembers."""
    if day is not None and day.year < today.year - LONGEST_LIFE:
        raise FieldRefused(field, "too_old")
    return not_after(field, day, today)
