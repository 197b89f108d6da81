"""Printers, as a workstation sees them: what is there, what answers, and papers sent to one of them."""

from __future__ import annotations

import enum
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Query
from guichet.contract.documents import PagePicture, PageSize


class PrinterState(enum.StrEnum):
    """Whether a printer would take a paper now."""

    READY = "ready"
    NOT_ANSWERING = "not_answering"
    """Stopped, out of paper, switched off or out of reach."""


class PrinterFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A printer: ``name`` is what papers are sent to, ``label`` what people call it.

    ``roll`` tells a receipt printer, reached as ``escpos://HOST:PORT``, from one of the system's.
    """

    name: str
    label: str
    state: PrinterState
    default: bool = False
    roll: bool = False


class PrinterList(msgspec.Struct, frozen=True):
    """The printers of a workstation, by name; empty when there is none."""

    printers: tuple[PrinterFacts, ...]


class ShowPrinters(Query[PrinterList], frozen=True, kw_only=True, tag="printers.show"):
    """Give the system's printers, and the state of the receipt printers that the workstation knows besides."""

    answer: ClassVar[type] = PrinterList

    rolls: tuple[str, ...] = ()
    """Their addresses: ``escpos://HOST`` or ``escpos://HOST:PORT``."""


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A paper came out: its number, and the printer that took it."""

    number: str
    printer: str


class PrintReceipt(Query[Printed], frozen=True, kw_only=True, tag="printers.receipt"):
    """Print a paper that was issued; answered once the printer has taken it whole.

    Whatever fails, the paper stays issued: it is printed again from where it is kept.

    Raises:
        PrinterMissing: there is no such printer, or none at all.
        PrinterSilent: it does not answer; the job was taken back, so nothing comes out later.
        PrinterFailed: it refused the job or gave it up.
    """

    answer: ClassVar[type] = Printed

    receipt_id: UUID
    reprint: bool = False
    printer: str = ""
    """A name of :class:`PrinterFacts`; empty takes the system's default."""
    paper: str = "a4"
    """``a4`` or ``roll80``; a receipt printer takes its roll, whatever is said."""


class PrintTrial(Query[Printed], frozen=True, kw_only=True, tag="printers.trial"):
    """Print a sheet to try a printer with, by the same way as papers; answered once the printer has taken it whole.

    Raises:
        PrinterMissing, PrinterSilent, PrinterFailed: as :class:`PrintReceipt`.
    """

    answer: ClassVar[type] = Printed

    printer: str = ""
    """A name of :class:`PrinterFacts`; empty takes the system's default."""
    label: str = ""
    """What people call it, to stand on the sheet."""
    paper: str = "a4"
    """``a4`` or ``roll80``; a receipt printer takes its roll, whatever is said."""


class PaperPreview(msgspec.Struct, frozen=True, kw_only=True):
    """A paper before it is printed: its number, and the size of each page."""

    number: str
    pages: tuple[PageSize, ...]


class PreviewPaper(Query[PaperPreview], frozen=True, kw_only=True, tag="printers.preview"):
    """Lay a paper that was issued out, exactly as it would be printed; :class:`RenderPaper` shows its pages."""

    answer: ClassVar[type] = PaperPreview

    receipt_id: UUID
    reprint: bool = False
    paper: str = "a4"
    """``a4`` or ``roll80``."""


class RenderPaper(Query[PagePicture], frozen=True, kw_only=True, tag="printers.page"):
    """Draw a page of a paper, counted from 0, ``width`` pixels wide once turned clockwise by ``turn`` degrees.

    Raises:
        NotFound: the paper has no such page.
    """

    answer: ClassVar[type] = PagePicture

    receipt_id: UUID
    reprint: bool = False
    paper: str = "a4"
    page: int = 0
    turn: int = 0
    width: int = 800
