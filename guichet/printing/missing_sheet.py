"""The list of documents to bring: what is missing, by when, and how to bring it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from guichet.contract.refusals import ReceiptIncomplete
from guichet.printing.content import (
    AnonymousAgent,
    MissingDocument,
    NamedAgent,
    Office,
    Paper,
    Reprinted,
    Voided,
    agent_mentions,
    check_mentions,
    check_reference,
    labels,
)
from guichet.printing.drawing import draw


class MissingSheet(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the list says; shapes as in :class:`guichet.printing.receipt.DepositReceipt`.

    ``issued_on`` is the day on which these documents, at least one, are missing.
    """

    number: str
    office: Office
    agent: NamedAgent | AnonymousAgent
    citizen: str | None
    procedure: str
    reference: str
    received_on: date
    issued_on: date
    missing: tuple[MissingDocument, ...]
    beneficiary: str = ""
    offline: bool = False
    follow_up_url: str = ""
    mark: Reprinted | Voided | None = None


def render_missing_sheet(sheet: MissingSheet, paper: Paper = Paper.A4) -> bytes:
    """Print the list as a PDF file: same struct and paper, same bytes.

    Raises:
        ReceiptIncomplete: a mandatory mention is empty, or nothing is missing.
        ReferenceUnprintable: the reference does not fit a Code 128 on an 80 mm roll.
    """
    check_mentions(_mandatory(sheet))
    if not sheet.missing:
        raise ReceiptIncomplete(("missing",))
    check_reference(sheet.reference)
    from guichet.printing.missing_words import missing_words

    return draw(missing_words(sheet), paper)


def _mandatory(sheet: MissingSheet) -> Iterator[tuple[str, str]]:
    yield "number", sheet.number
    yield "office.town", sheet.office.town
    yield "office.service", sheet.office.service
    yield from agent_mentions(sheet.agent)
    if sheet.citizen is not None:
        yield "citizen", sheet.citizen
    yield "procedure", sheet.procedure
    yield "reference", sheet.reference
    yield from labels("missing", sheet.missing)
