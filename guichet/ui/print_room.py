"""The papers of a window on their way to a printer: which one takes them, how it is, what became of each.

The desk prints; here nothing waits. A paper that could not be printed stays issued, and is remembered until it comes
out: asking for it again prints that very sheet, not a copy, and once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.printers import Printed, PrinterFacts, PrinterList, PrinterState, PrintReceipt, ShowPrinters
from guichet.contract.refusals import GuichetError, PrinterMissing
from guichet.contract.requests import ReceiptKind
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.preferences import Preferences, Printing

LOOK_AGAIN_MS: Final = 60_000


@dataclass(frozen=True)
class IssuedPaper:
    """A paper that has its number, and the request it is of."""

    receipt_id: UUID
    request_id: UUID
    number: str
    kind: ReceiptKind = ReceiptKind.DEPOSIT
    voided: bool = False
    person_id: UUID | None = None
    """Whose request it is, if it is anybody's."""


@dataclass(frozen=True)
class PrintJob:
    """A paper for a printer; ``printer`` empty is the system's choice, ``size`` is ``a4`` or ``roll80``."""

    paper: IssuedPaper
    printer: str
    size: str
    reprint: bool = False


@dataclass(frozen=True)
class Failure:
    """A paper that did not come out, and why."""

    job: PrintJob
    problem: GuichetError


class Health(Enum):
    """How the printers of the workstation are, all together."""

    UNKNOWN = auto()
    READY = auto()
    SILENT = auto()
    NONE = auto()


class PrintRoom(QObject):
    """Prints papers one by one, and looks at the printers from time to time and after each paper."""

    printers_changed = Signal()
    """The printers, their states or the choice among them changed."""
    printed = Signal(object, str)
    """PrintJob, and what people call the printer that took it."""
    failed = Signal(object)
    """Failure; the paper stays issued."""
    preview_asked = Signal(object, bool)
    """PrintJob to be shown rather than printed; whether it is so because there is no printer."""
    busy_changed = Signal()
    """A paper went to a printer, or came back from it."""

    def __init__(self, bridge: DeskBridge, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self._preferences = preferences
        self._printers: tuple[PrinterFacts, ...] | None = None
        self._running: set[UUID] = set()
        self._failures: dict[UUID, Failure] = {}
        self._looking = self._again = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.look)

    # --- printers ----------------------------------------------------------------------------------------------------

    def open(self) -> None:
        """Begin to look at the printers: a session is open."""
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask how the printers are; once more when it is asked while an answer is awaited."""
        if self._looking:
            self._again = True
            return
        self._looking = True
        roll = self.printing.roll
        query = ShowPrinters(rolls=(roll,) if roll else ())
        self.bridge.ask(query, owner=self, done=self._on_printers, failed=self._on_no_answer)

    @property
    def printing(self) -> Printing:
        """The choice of printers."""
        return self._preferences.printing

    def choose(self, printing: Printing) -> None:
        """Keep another choice of printers, and look at them."""
        if printing != self.printing:
            self._preferences.keep_printing(printing)
            self.printers_changed.emit()
            self.look()

    @property
    def printers(self) -> tuple[PrinterFacts, ...]:
        """The printers as they were last seen."""
        return self._printers or ()

    def label(self, printer: str) -> str:
        """Give what people call a printer; empty is the system's choice."""
        facts = self._facts(printer)
        return facts.label if facts is not None else printer

    def health(self) -> Health:
        """Say how the printers in use are."""
        if self._printers is None:
            return Health.UNKNOWN
        used = {self._target(kind)[0] for kind in ReceiptKind}
        found = [self._facts(name) for name in used]
        if any(each is not None and each.state is PrinterState.NOT_ANSWERING for each in found):
            return Health.SILENT
        if any(each is None and name for each, name in zip(found, used, strict=True)):
            return Health.SILENT  # one was chosen and is no longer there
        return Health.READY if any(each is not None for each in found) else Health.NONE

    # --- papers ------------------------------------------------------------------------------------------------------

    def give(self, paper: IssuedPaper, *, reprint: bool = False) -> None:
        """Print a paper, or show it first where that is chosen; one on its way to a printer is not sent twice.

        A paper that failed is tried again as it was: what never came out is no copy.
        """
        printer, size = self._target(paper.kind)
        failure = self._failures.get(paper.receipt_id)
        if failure is not None:
            reprint = failure.job.reprint
        job = PrintJob(paper, printer, size, reprint)
        if self.printing.preview:
            self.preview_asked.emit(job, False)
        else:
            self.send(job)

    def send(self, job: PrintJob) -> None:
        """Print on the printer that the job names, unless the paper is on its way already."""
        receipt_id = job.paper.receipt_id
        if receipt_id in self._running:
            return
        self._running.add(receipt_id)
        self._failures.pop(receipt_id, None)
        self.busy_changed.emit()
        query = PrintReceipt(receipt_id=receipt_id, reprint=job.reprint, printer=job.printer, paper=job.size)
        self.bridge.ask(
            query,
            owner=self,
            done=lambda printed: self._on_printed(job, printed),
            failed=lambda error: self._on_failed(job, error),
        )

    def job(self, paper: IssuedPaper, *, reprint: bool) -> PrintJob:
        """Give what printing a paper would send now."""
        return PrintJob(paper, *self._target(paper.kind), reprint)

    def on(self, job: PrintJob, printer: PrinterFacts) -> PrintJob:
        """Give the same paper for another printer; a receipt printer takes its roll."""
        return replace(job, printer=printer.name, size="roll80" if printer.roll else "a4")

    def is_printing(self, receipt_id: UUID) -> bool:
        """Tell whether a paper is on its way to a printer."""
        return receipt_id in self._running

    def failure_of(self, request_id: UUID) -> Failure | None:
        """Give the last paper of a request that did not come out."""
        found = [each for each in self._failures.values() if each.job.paper.request_id == request_id]
        return found[-1] if found else None

    def forget(self, receipt_id: UUID) -> None:
        """Remember no more that a paper did not come out."""
        self._failures.pop(receipt_id, None)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_printers(self, found: PrinterList) -> None:
        known = (*found.printers,)
        if known != self._printers:
            self._printers = known
            self.printers_changed.emit()
        self._end_look()

    def _on_no_answer(self, _error: GuichetError) -> None:
        """The desk could not say: what was last seen stands."""
        self._end_look()

    def _end_look(self) -> None:
        again, self._looking, self._again = self._again, False, False
        if again:
            self.look()

    def _on_printed(self, job: PrintJob, printed: Printed) -> None:
        self._running.discard(job.paper.receipt_id)
        self.busy_changed.emit()
        self.printed.emit(job, self.label(printed.printer))
        self.look()

    def _on_failed(self, job: PrintJob, error: GuichetError) -> None:
        self._running.discard(job.paper.receipt_id)
        self.busy_changed.emit()
        self.look()
        if isinstance(error, PrinterMissing) and not job.printer:
            self.preview_asked.emit(job, True)
            return
        failure = Failure(job, error)
        self._failures[job.paper.receipt_id] = failure
        self.failed.emit(failure)

    def _target(self, kind: ReceiptKind) -> tuple[str, str]:
        """Give the printer and the paper for a kind of paper: only deposit receipts come on a roll."""
        chosen = self.printing
        if kind is not ReceiptKind.DEPOSIT or chosen.receipts == "a4":
            return chosen.papers, "a4"
        return chosen.roll or chosen.papers, "roll80"

    def _facts(self, printer: str) -> PrinterFacts | None:
        system = [each for each in self.printers if not each.roll]
        if printer:
            return next((each for each in self.printers if each.name == printer), None)
        chosen = next((each for each in system if each.default), None)
        return chosen or (system[0] if len(system) == 1 else None)
