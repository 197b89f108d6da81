"""What papers are made of: the office, the agent, the documents, the marks; and what each of them must bear."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

import msgspec

from guichet.contract.refusals import ReceiptIncomplete, ReferenceUnprintable
from guichet.printing.text import printable

_REFERENCE_LENGTH: Final = 20
"""Longest text whose Code 128 fits an 80 mm roll with modules of two dots (0.25 mm at 203 dots an inch)."""


class Paper(enum.Enum):
    """What the printer holds."""

    A4 = "a4"
    ROLL80 = "roll80"
    """Thermal roll 80 mm wide, 72 mm printable, black only; its length follows the text."""


class Silence(enum.Enum):
    """What the law makes of the administration's silence."""

    ACCEPTS = "accepts"
    """CRPA L231-1."""
    REJECTS = "rejects"
    """CRPA L231-4."""


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """Who received the request and how to reach them (R112-5 2°)."""

    town: str
    service: str
    postal_address: tuple[str, ...]
    email: str
    phone: str
    site: str
    counter: str
    opening_hours: str = ""


class NamedAgent(msgspec.Struct, frozen=True, kw_only=True, tag="named"):
    """The agent as CRPA L111-2 wants them shown."""

    given_name: str
    surname: str
    quality: str


class AnonymousAgent(msgspec.Struct, frozen=True, kw_only=True, tag="anonymous"):
    """An agent whose anonymity is kept for reasons of public safety (L111-2): a mark stands for the name."""

    mark: str
    quality: str


class ReceiptDocument(msgspec.Struct, frozen=True):
    """A document given or shown; ``detail`` says which one (« Facture du 3 oct. 2026 »)."""

    label: str
    detail: str = ""


class MissingDocument(msgspec.Struct, frozen=True):
    """A document still to come, at the latest on ``due_on`` (None: no date limit is set).

    ``blocking`` is False when the request is examined meanwhile (L114-5-1); ``accepted`` names what does as well;
    ``shown`` is True when the original is looked at and no copy is kept.
    """

    label: str
    due_on: date | None
    detail: str = ""
    blocking: bool = True
    accepted: tuple[str, ...] = ()
    max_age_days: int | None = None
    shown: bool = False


class LegalSilence(msgspec.Struct, frozen=True):
    """What silence means on ``on``; printed only if ``confirmed`` by the town and if no blocking document is missing.

    A missing document suspends or restarts that clock (L114-5), so no date could be promised.
    """

    meaning: Silence
    on: date
    confirmed: bool


class Reprinted(msgspec.Struct, frozen=True, tag="reprinted"):
    """This paper is a further copy of one already given."""

    on: date


class Voided(msgspec.Struct, frozen=True, tag="voided"):
    """This paper no longer counts; ``replaced_by`` is the number of the one that does, if there is one."""

    on: date
    replaced_by: str = ""


def check_mentions(mentions: Iterable[tuple[str, str]]) -> None:
    """Refuse a paper with empty mentions, given as (name, value).

    Raises:
        ReceiptIncomplete: some are empty once made printable.
    """
    empty = tuple(name for name, value in mentions if not printable(value))
    if empty:
        raise ReceiptIncomplete(empty)


def check_reference(reference: str) -> None:
    """Refuse a reference that an 80 mm roll cannot bear.

    Raises:
        ReferenceUnprintable: it does not fit a Code 128.
    """
    if len(reference) > _REFERENCE_LENGTH or not (reference.isascii() and reference.isprintable()):
        raise ReferenceUnprintable


def agent_mentions(agent: NamedAgent | AnonymousAgent) -> Iterator[tuple[str, str]]:
    """Give what an agent is known by: a name, or the mark that stands for it."""
    match agent:
        case NamedAgent(given_name=given_name, surname=surname):
            yield "agent.given_name", given_name
            yield "agent.surname", surname
        case AnonymousAgent(mark=mark):
            yield "agent.mark", mark


def labels(name: str, documents: Iterable[ReceiptDocument | MissingDocument]) -> Iterator[tuple[str, str]]:
    """Give the labels of a list of documents."""
    for place, document in enumerate(documents):
        yield f"{name}.{place}.label", document.label
