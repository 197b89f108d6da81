"""Printers, as a workstation sees them: what is there, what answers, and papers sent to one of them."""

from __future__ import annotations

import enum
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Query


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
