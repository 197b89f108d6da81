"""Papers given to citizens: drawn as PDF bytes from what was frozen when they were issued, and printed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, Row, select

from guichet.contract.base import Query
from guichet.contract.documents import PagePicture
from guichet.contract.printers import (
    PaperPreview,
    PreviewPaper,
    Printed,
    PrinterList,
    PrintReceipt,
    PrintTrial,
    RenderPaper,
    ShowPrinters,
)
from guichet.contract.refusals import NotFound, SectorClosed
from guichet.contract.requests import EventKind, MakeReceipt, ReceiptKind
from guichet.contract.requests import ReceiptDocument as ReceiptFile
from guichet.desk.store import Store
from guichet.domain.actor import Actor
from guichet.domain.partitions import sector_of
from guichet.models.organisation import Organisation
from guichet.models.requests import Receipt, RequestEvent
from guichet.models.types import is_clear
from guichet.printing.acknowledgment import Acknowledgment, render_acknowledgment
from guichet.printing.content import (
    LegalSilence,
    MissingDocument,
    NamedAgent,
    Office,
    Paper,
    ReceiptDocument,
    Reprinted,
    Voided,
)
from guichet.printing.missing_sheet import MissingSheet, render_missing_sheet
from guichet.printing.pages import page_sizes, picture
from guichet.printing.printers import Job, list_printers, print_paper, system_spooler
from guichet.printing.receipt import DepositReceipt, render_receipt
from guichet.printing.text import _, short_date
from guichet.printing.thermal import is_address
from guichet.printing.trial import TRIAL, Trial, render_trial
from guichet.sync.predict import surroundings
from guichet.sync.replica import Replica

Mark = Reprinted | Voided | None
ActorOf = Callable[[Replica], Actor]
"""Gives who asks, with the rights of now."""

PAPERS: Final = (MakeReceipt, PreviewPaper, PrintReceipt, PrintTrial, RenderPaper, ShowPrinters)
"""The queries that are answered here, on the lane of what waits for the world."""

PaperAnswer = ReceiptFile | PaperPreview | PagePicture | Printed | PrinterList


def answer(store: Store, query: Query[Any], actor_of: ActorOf) -> PaperAnswer:
    """Answer one of :data:`PAPERS`.

    Raises:
        NotFound: no such paper here.
        SectorClosed: it lies in a sector that is not open to the agent.
        ReceiptIncomplete: the particulars lack a mention that it must bear.
        PrinterMissing, PrinterSilent, PrinterFailed: the printer's part; the paper stays issued.
    """
    match query:
        case ShowPrinters(rolls=rolls):
            return PrinterList(list_printers(system_spooler(), rolls))
        case PrintReceipt(printer=printer):
            return _print(store, query, printer, actor_of)
        case PrintTrial():
            return _try(store, query)
        case MakeReceipt():
            return make_receipt(store, query, actor_of)
        case PreviewPaper():
            drawn = _drawn(store, query, actor_of)
            return PaperPreview(number=drawn.number, pages=page_sizes(drawn.pdf))
        case RenderPaper():
            return _page(store, query, actor_of)
        case _:
            raise TypeError(type(query))


def make_receipt(store: Store, query: MakeReceipt, actor_of: ActorOf) -> ReceiptFile:
    """Draw a paper that was issued; a reprint says that it is a copy, a voided one that it no longer counts.

    Raises:
        NotFound, SectorClosed, ReceiptIncomplete: as in :func:`answer`.
    """
    with store.shared() as replica:
        actor = actor_of(replica)
        with replica.reading.connect() as connection, connection.begin():
            row = _issued(connection, query, actor)
            today = replica.now().astimezone(ZoneInfo(surroundings(connection).time_zone)).date()
            mark: Mark = _voided(connection, row) if row.voided else Reprinted(on=today) if query.reprint else None
    return ReceiptFile(number=row.number, pdf=draw_content(row.kind, row.content, mark, Paper(query.paper)))


def draw_content(kind: ReceiptKind, content: object, mark: Mark, paper: Paper) -> bytes:
    """Draw what a row of this kind has frozen."""
    match kind:
        case ReceiptKind.DEPOSIT:
            return render_receipt(msgspec.structs.replace(read_content(content), mark=mark), paper)
        case ReceiptKind.ACKNOWLEDGMENT:
            acknowledgment = msgspec.convert(content, Acknowledgment)
            return render_acknowledgment(msgspec.structs.replace(acknowledgment, mark=mark), paper)
        case ReceiptKind.MISSING_DOCUMENTS:
            sheet = msgspec.convert(content, MissingSheet)
            return render_missing_sheet(msgspec.structs.replace(sheet, mark=mark), paper)


def _drawn(store: Store, query: PreviewPaper | RenderPaper, actor_of: ActorOf) -> ReceiptFile:
    asked = MakeReceipt(receipt_id=query.receipt_id, reprint=query.reprint, paper=query.paper)
    return make_receipt(store, asked, actor_of)


def _page(store: Store, query: RenderPaper, actor_of: ActorOf) -> PagePicture:
    drawn = _drawn(store, query, actor_of)
    try:
        return picture(drawn.pdf, query.page, width=query.width, turn=query.turn)
    except IndexError:
        raise NotFound("receipt_page", query.receipt_id) from None


def _print(store: Store, query: PrintReceipt, printer: str, actor_of: ActorOf) -> Printed:
    paper = _paper_for(printer, query.paper)
    drawn = make_receipt(store, MakeReceipt(receipt_id=query.receipt_id, reprint=query.reprint, paper=paper), actor_of)
    taken_by = print_paper(system_spooler(), Job(pdf=drawn.pdf, title=drawn.number), printer)
    return Printed(number=drawn.number, printer=taken_by)


def _try(store: Store, query: PrintTrial) -> Printed:
    paper = _paper_for(query.printer, query.paper)
    with store.shared() as replica, replica.reading.connect() as connection, connection.begin():
        now = replica.now().astimezone(ZoneInfo(surroundings(connection).time_zone))
        town = connection.execute(select(Organisation.name)).scalar() or ""
    pdf = render_trial(Trial(town=town, printer=query.label or query.printer, printed_at=now), Paper(paper))
    taken_by = print_paper(system_spooler(), Job(pdf=pdf, title=TRIAL), query.printer)
    return Printed(number=TRIAL, printer=taken_by)


def _paper_for(printer: str, paper: str) -> str:
    """A receipt printer takes its roll, whatever is said."""
    return Paper.ROLL80.value if is_address(printer) else paper


def _issued(connection: Connection, query: MakeReceipt, actor: Actor) -> Row[Any]:
    columns = (
        Receipt.partition,
        Receipt.request_id,
        Receipt.number,
        Receipt.kind,
        Receipt.content,
        Receipt.voided,
        Receipt.issued_on,
        Receipt.issued_at,
    )
    row = connection.execute(select(*columns).where(Receipt.id == query.receipt_id)).first()
    if row is None:
        raise NotFound("receipt", query.receipt_id)
    sector = sector_of(row.partition)
    if sector is not None and sector not in actor.sectors:
        raise SectorClosed(row.partition)
    return row


def _voided(connection: Connection, row: Row[Any]) -> Voided:
    """Say since when a paper no longer counts, and which one of its kind, issued later and still good, replaces it."""
    since = connection.execute(
        select(RequestEvent.effective_on)
        .where(
            RequestEvent.request_id == row.request_id,
            RequestEvent.kind == EventKind.RECEIPT_VOIDED,
            RequestEvent.detail == row.number,
        )
        .order_by(RequestEvent.at)
    ).scalar()
    later = connection.execute(
        select(Receipt.number)
        .where(
            Receipt.request_id == row.request_id,
            Receipt.kind == row.kind,
            Receipt.issued_at > row.issued_at,
            is_clear(Receipt.voided),
        )
        .order_by(Receipt.issued_at.desc(), Receipt.id)
    ).scalar()
    return Voided(on=since or row.issued_on, replaced_by=later or "")


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
    """Read what a deposit receipt says from the row that froze it."""
    frozen = msgspec.convert(content, _Content)
    fields = msgspec.structs.asdict(frozen)
    given = {name: tuple(map(_document, fields[name])) for name in ("provided", "seen")}
    return DepositReceipt(**(fields | given))


def _document(given: _Given) -> ReceiptDocument:
    detail = "" if given.issued_on is None else _("du {day}").format(day=short_date(given.issued_on))
    return ReceiptDocument(given.label, detail)
