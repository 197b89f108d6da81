"""The deposit receipt (récépissé): the citizen leaves the counter with a paper that says what was filed, and when.

It proves the filing and its date. It is not the acknowledgment of CRPA L112-3, whose mentions R112-5 lists, and it
says so. It borrows from R112-5 what serves the citizen: the service's name, addresses and phone as far as the town gave
them, the missing documents and their date limit.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator
from datetime import date, datetime
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


class NamedAgent(msgspec.Struct, frozen=True, kw_only=True):
    """The agent as CRPA L111-2 wants them shown."""

    given_name: str
    surname: str
    quality: str


class AnonymousAgent(msgspec.Struct, frozen=True, kw_only=True):
    """An agent whose anonymity is kept for reasons of public safety (L111-2): a mark stands for the name."""

    mark: str
    quality: str


class ReceiptDocument(msgspec.Struct, frozen=True):
    """A document given or shown; ``detail`` says which one (« Facture du 3 oct. 2026 »)."""

    label: str
    detail: str = ""


class MissingDocument(msgspec.Struct, frozen=True):
    """A document still to come, at the latest on ``due_on`` (None: no date limit is set).

    ``blocking`` is False when the request is examined meanwhile (L114-5-1).
    """

    label: str
    due_on: date | None
    detail: str = ""
    blocking: bool = True


class LegalSilence(msgspec.Struct, frozen=True):
    """What silence means on ``on``; printed only if ``confirmed`` by the town and if no blocking document is missing.

    A missing document suspends or restarts that clock (L114-5), so no date could be promised.
    """

    meaning: Silence
    on: date
    confirmed: bool


class Reprinted(msgspec.Struct, frozen=True, tag="reprinted"):
    """This paper is a further copy of a receipt already given."""

    on: date


class Voided(msgspec.Struct, frozen=True, tag="voided"):
    """This receipt no longer counts; ``replaced_by`` is the number of the one that does, if there is one."""

    on: date
    replaced_by: str = ""


class DepositReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a deposit receipt says.

    Shapes: ``citizen`` and ``beneficiary`` are whole lines (« Mme BENALI Samira »), ``citizen`` None is an anonymous
    request; ``reference`` is at most 20 printable ASCII characters (the bars leave its hyphens out); ``recorded_at`` is
    the town's local time, whatever its zone field says; ``answer_by`` None says that the date is not known yet;
    ``follow_up_url`` becomes the QR code, which otherwise holds the reference; ``offline`` makes the receipt
    provisional; ``clock_doubt`` says that the workstation's clock was more than two minutes off.
    """

    number: str
    office: Office
    agent: NamedAgent | AnonymousAgent
    citizen: str | None
    procedure: str
    reference: str
    received_on: date
    recorded_at: datetime
    beneficiary: str = ""
    provided: tuple[ReceiptDocument, ...] = ()
    seen: tuple[ReceiptDocument, ...] = ()
    missing: tuple[MissingDocument, ...] = ()
    answer_by: date | None = None
    legal_silence: LegalSilence | None = None
    acknowledgment_follows: bool = False
    offline: bool = False
    clock_doubt: bool = False
    follow_up_url: str = ""
    mark: Reprinted | Voided | None = None


def render_receipt(receipt: DepositReceipt, paper: Paper = Paper.A4) -> bytes:
    """Print the receipt as a PDF file: same struct and paper, same bytes.

    Raises:
        ReceiptIncomplete: a mandatory mention is empty.
        ReferenceUnprintable: the reference does not fit a Code 128 on an 80 mm roll.
    """
    _check(receipt)
    # The PDF library takes up to 0.2 s to import: only who prints pays for it.
    from guichet.printing import receipt_a4, receipt_roll
    from guichet.printing.receipt_words import receipt_words

    words = receipt_words(receipt)
    match paper:
        case Paper.A4:
            return receipt_a4.render(words)
        case Paper.ROLL80:
            return receipt_roll.render(words)


def _check(receipt: DepositReceipt) -> None:
    empty = tuple(name for name, value in _mandatory(receipt) if not printable(value))
    if empty:
        raise ReceiptIncomplete(empty)
    reference = receipt.reference
    if len(reference) > _REFERENCE_LENGTH or not (reference.isascii() and reference.isprintable()):
        raise ReferenceUnprintable


def _mandatory(receipt: DepositReceipt) -> Iterator[tuple[str, str]]:
    office = receipt.office
    yield "number", receipt.number
    for name in ("town", "service"):
        yield f"office.{name}", getattr(office, name)
    match receipt.agent:
        case NamedAgent(given_name=given_name, surname=surname):
            yield "agent.given_name", given_name
            yield "agent.surname", surname
        case AnonymousAgent(mark=mark):
            yield "agent.mark", mark
    if receipt.citizen is not None:
        yield "citizen", receipt.citizen
    yield "procedure", receipt.procedure
    yield "reference", receipt.reference
    for name in ("provided", "seen", "missing"):
        for place, document in enumerate(getattr(receipt, name)):
            yield f"{name}.{place}.label", document.label
