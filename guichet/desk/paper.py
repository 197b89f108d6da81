"""Receipts as PDF bytes, drawn from what was frozen when they were issued."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import select

from guichet.contract.refusals import NotFound
from guichet.contract.requests import MakeReceipt
from guichet.contract.requests import ReceiptDocument as ReceiptFile
from guichet.desk.store import Store
from guichet.models.requests import Receipt
from guichet.printing.receipt import (
    DepositReceipt,
    LegalSilence,
    MissingDocument,
    NamedAgent,
    Office,
    Paper,
    ReceiptDocument,
    Reprinted,
    Voided,
    render_receipt,
)
from guichet.printing.text import _, short_date
from guichet.sync.predict import surroundings


def make_receipt(store: Store, query: MakeReceipt) -> ReceiptFile:
    """Draw a receipt that was issued; a reprint says that it is a copy, a voided one that it no longer counts.

    Raises:
        NotFound: no such receipt here.
        ReceiptIncomplete: the town's or the service's particulars lack a mention that it must bear.
    """
    statement = select(Receipt.number, Receipt.content, Receipt.voided, Receipt.issued_at)
    with store.shared() as replica, replica.reading.connect() as connection, connection.begin():
        row = connection.execute(statement.where(Receipt.id == query.receipt_id)).first()
        zone = ZoneInfo(surroundings(connection).time_zone)
        today = replica.now().astimezone(zone).date()
    if row is None:
        raise NotFound("receipt", query.receipt_id)
    mark: Reprinted | Voided | None = Reprinted(on=today) if query.reprint else None
    if row.voided:
        mark = Voided(on=today)
    receipt = msgspec.structs.replace(read_content(row.content), mark=mark)
    return ReceiptFile(number=row.number, pdf=render_receipt(receipt, Paper(query.paper)))


class _Given(msgspec.Struct, frozen=True):
    """A document of the check-list as the row holds it."""

    label: str
    issued_on: date | None = None


class _Content(msgspec.Struct, frozen=True, kw_only=True):
    """What a deposit receipt says, as ``guichet.operations.receipts`` froze it."""

    number: str
    office: Office
    agent: NamedAgent
    citizen: str | None
    beneficiary: str
    procedure: str
    reference: str
    received_on: date
    recorded_at: datetime
    provided: tuple[_Given, ...]
    seen: tuple[_Given, ...]
    missing: tuple[MissingDocument, ...]
    answer_by: date | None
    legal_silence: LegalSilence | None
    acknowledgment_follows: bool
    offline: bool
    clock_doubt: bool = False


def read_content(content: object) -> DepositReceipt:
    """Read what a receipt says from the row that froze it."""
    frozen = msgspec.convert(content, _Content)
    return DepositReceipt(
        number=frozen.number,
        office=frozen.office,
        agent=frozen.agent,
        citizen=frozen.citizen,
        beneficiary=frozen.beneficiary,
        procedure=frozen.procedure,
        reference=frozen.reference,
        received_on=frozen.received_on,
        recorded_at=frozen.recorded_at,
        provided=tuple(map(_document, frozen.provided)),
        seen=tuple(map(_document, frozen.seen)),
        missing=frozen.missing,
        answer_by=frozen.answer_by,
        legal_silence=frozen.legal_silence,
        acknowledgment_follows=frozen.acknowledgment_follows,
        offline=frozen.offline,
        clock_doubt=frozen.clock_doubt,
    )


def _document(given: _Given) -> ReceiptDocument:
    detail = "" if given.issued_on is None else _("du {day}").format(day=short_date(given.issued_on))
    return ReceiptDocument(given.label, detail)
