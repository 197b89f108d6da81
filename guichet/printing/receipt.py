"""The deposit receipt (récépissé): the citizen leaves the counter with a paper that says what was filed, and when.

It proves the filing and its date. It is not the acknowledgment of CRPA L112-3, whose mentions R112-5 lists, and it
says so. It borrows from R112-5 what serves the citizen: the service's name, addresses and phone as far as the town gave
them, the missing documents and their date limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import msgspec

from guichet.printing.content import (
    AnonymousAgent,
    LegalSilence,
    MissingDocument,
    NamedAgent,
    Office,
    ReceiptDocument,
    Reprinted,
    Voided,
    agent_mentions,
    check_mentions,
    check_reference,
    labels,
)
from guichet.printing.content import Paper as Paper
from guichet.printing.drawing import draw


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
    check_mentions(_mandatory(receipt))
    check_reference(receipt.reference)
    from guichet.printing.receipt_words import receipt_words

    return draw(receipt_words(receipt), paper)


def _mandatory(receipt: DepositReceipt) -> Iterator[tuple[str, str]]:
    yield "number", receipt.number
    for name in ("town", "service"):
        yield f"office.{name}", getattr(receipt.office, name)
    yield from agent_mentions(receipt.agent)
    if receipt.citizen is not None:
        yield "citizen", receipt.citizen
    yield "procedure", receipt.procedure
    yield "reference", receipt.reference
    yield from labels("provided", receipt.provided)
    yield from labels("seen", receipt.seen)
    yield from labels("missing", receipt.missing)
