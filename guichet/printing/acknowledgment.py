"""The acknowledgment of receipt (accusé de réception, CRPA L112-3): what R112-5 lists, or nothing at all.

It says when the request was received, who handles it, what is missing, and what silence means from which day: an
acceptance, which may be attested (L232-3), or a refusal, with the ways and the time limits to contest it.
"""

from __future__ import annotations

from datetime import date

import msgspec

from guichet.contract.refusals import LegalValueUnconfirmed, ReceiptIncomplete
from guichet.domain.acknowledgments import Remedy, lacking
from guichet.printing.content import (
    AnonymousAgent,
    MissingDocument,
    NamedAgent,
    Office,
    Paper,
    Reprinted,
    Silence,
    Voided,
    check_reference,
)
from guichet.printing.drawing import draw


class ImpliedDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What silence means, after ``months``.

    ``on`` is the day of that decision; None while essential documents are awaited for an acceptance, whose time limit
    runs from the day they come (L114-5). ``appeal_by`` is the last day to contest a refusal, by ``remedy``.
    """

    meaning: Silence
    months: int | None
    on: date | None
    confirmed: bool
    appeal_by: date | None = None
    remedy: Remedy = Remedy.COURT


class Acknowledgment(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that an acknowledgment says; shapes as in :class:`guichet.printing.receipt.DepositReceipt`.

    ``issued_on`` is the day it is given; ``silence`` None (nobody knows what silence means) is refused.
    """

    number: str
    office: Office
    agent: NamedAgent | AnonymousAgent
    citizen: str | None
    procedure: str
    reference: str
    received_on: date
    issued_on: date
    silence: ImpliedDecision | None
    beneficiary: str = ""
    missing: tuple[MissingDocument, ...] = ()
    answer_by: date | None = None
    offline: bool = False
    follow_up_url: str = ""
    mark: Reprinted | Voided | None = None


def render_acknowledgment(acknowledgment: Acknowledgment, paper: Paper = Paper.A4) -> bytes:
    """Print the acknowledgment as a PDF file: same struct and paper, same bytes.

    Raises:
        LegalValueUnconfirmed: nobody confirmed what silence means.
        ReceiptIncomplete: mentions that it must bear are missing; the refusal lists them.
        ReferenceUnprintable: the reference does not fit a Code 128 on an 80 mm roll.
    """
    silence = acknowledgment.silence
    if silence is not None and not silence.confirmed:
        raise LegalValueUnconfirmed(acknowledgment.procedure)
    if mentions := lacking(msgspec.to_builtins(acknowledgment)):
        raise ReceiptIncomplete(mentions)
    check_reference(acknowledgment.reference)
    from guichet.printing.acknowledgment_words import acknowledgment_words

    return draw(acknowledgment_words(acknowledgment), paper)
