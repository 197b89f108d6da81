"""Papers onto printers: the system's, through its own spooler, and receipt printers straight over the network.

The window never prints: it shows, and the desk process sends PDF bytes from here, on the lane where waiting harms
nobody. Printer drivers run in the spooler's processes, so one that crashes stays outside.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Final, Protocol

import msgspec

from guichet.contract.printers import PrinterFacts
from guichet.contract.refusals import PrinterMissing
from guichet.printing import thermal

PATIENCE: Final = 20.0
"""Seconds within which a printer has to take a whole paper."""


class Job(msgspec.Struct, frozen=True):
    """A paper to print; ``title`` shows in the spooler's queue: a number, never a name."""

    pdf: bytes
    title: str


class Spooler(Protocol):
    """The printing of an operating system."""

    def printers(self) -> tuple[PrinterFacts, ...]:
        """List the printers; none when the system has no spooler."""

    def print(self, printer: str, job: Job) -> None:
        """Print, and return once the printer has taken the whole job.

        Raises:
            PrinterMissing: there is no such printer.
            PrinterSilent: it does not answer; the job was taken back.
            PrinterFailed: it refused the job or gave it up.
        """


def system_spooler(patience: float = PATIENCE) -> Spooler:
    """Give the spooler of this system."""
    if sys.platform == "win32":
        from guichet.printing.windows_spooler import WindowsSpooler

        return WindowsSpooler()
    from guichet.printing.cups_spooler import CupsSpooler

    return CupsSpooler(patience)


def list_printers(spooler: Spooler, rolls: Iterable[str] = ()) -> tuple[PrinterFacts, ...]:
    """List the system's printers, then the receipt printers of these addresses."""
    return (*spooler.printers(), *(thermal.look(address) for address in rolls))


def print_paper(spooler: Spooler, job: Job, printer: str = "", patience: float = PATIENCE) -> str:
    """Print on a printer, by default the system's own choice; give the name of the one that took it.

    Raises:
        PrinterMissing, PrinterSilent, PrinterFailed: as in :meth:`Spooler.print`.
    """
    if thermal.is_address(printer):
        thermal.print_roll(printer, job.pdf, patience)
        return printer
    name = printer or _default(spooler)
    spooler.print(name, job)
    return name


def _default(spooler: Spooler) -> str:
    found = spooler.printers()
    chosen = next((each for each in found if each.default), found[0] if len(found) == 1 else None)
    if chosen is None:
        raise PrinterMissing("")
    return chosen.name
