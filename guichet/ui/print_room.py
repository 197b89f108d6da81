"""The papers of a window on their way to a printer: which one takes them, how it is, what became of each.

The desk prints; here nothing waits. A paper that could not be printed stays issued, and is remembered until it comes
out, over a restart as well: asking for it again prints that very sheet, not a copy, and once.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum, auto
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.printers import Printed, PrinterFacts, PrinterList, PrinterState, PrintReceipt, ShowPrinters
from guichet.contract.refusals import DeskGone, GuichetError, PrinterMissing
from guichet.contract.requests import ReceiptKind
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.preferences import Preferences, Printing
from guichet.ui.print_job import Failure, IssuedPaper, PrintJob
from guichet.ui.unprinted import Unprinted

LOOK_AGAIN_MS: Final = 60_000


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
        self._unprinted = Unprinted(preferences)
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
        facts = self.facts(printer)
        return facts.label if facts is not None else printer

    def health(self) -> Health:
        """Say how the printers in use are."""
        if self._printers is None:
            return Health.UNKNOWN
        used = {self.target(kind)[0] for kind in ReceiptKind}
        found = [self.facts(name) for name in used]
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
        printer, size = self.target(paper.kind)
        failure = self._unprinted.get(paper.receipt_id)
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
        self._unprinted.put(Failure(job, DeskGone()))  # until it is known: the window may go meanwhile
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
        return PrintJob(paper, *self.target(paper.kind), reprint)

    def on(self, job: PrintJob, printer: PrinterFacts) -> PrintJob:
        """Give the same paper for another printer; a receipt printer takes its roll."""
        return replace(job, printer=printer.name, size="roll80" if printer.roll else "a4")

    def is_printing(self, receipt_id: UUID) -> bool:
        """Tell whether a paper is on its way to a printer."""
        return receipt_id in self._running

    def failure_of(self, request_id: UUID) -> Failure | None:
        """Give the last paper of a request that did not come out."""
        found = [each for each in self.left_over() if each.job.paper.request_id == request_id]
        return found[-1] if found else None

    def left_over(self) -> tuple[Failure, ...]:
        """Give the papers that did not come out, of this session or of one before, the last one last."""
        return tuple(each for each in self._unprinted.all() if each.job.paper.receipt_id not in self._running)

    def forget(self, receipt_id: UUID) -> None:
        """Remember no more that a paper did not come out."""
        self._unprinted.drop(receipt_id)

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
        self._unprinted.drop(job.paper.receipt_id)
        self.busy_changed.emit()
        self.printed.emit(job, self.label(printed.printer))
        self.look()

    def _on_failed(self, job: PrintJob, error: GuichetError) -> None:
        nowhere = isinstance(error, PrinterMissing) and not job.printer
        failure = Failure(job, error)
        self._running.discard(job.paper.receipt_id)
        if nowhere:
            self._unprinted.drop(job.paper.receipt_id)
        else:
            self._unprinted.put(failure)
        self.busy_changed.emit()
        self.look()
        if nowhere:
            self.preview_asked.emit(job, True)
        else:
            self.failed.emit(failure)

    def target(self, kind: ReceiptKind) -> tuple[str, str]:
        """Give the printer and the size of paper that a kind of paper goes to."""
        chosen = self.printing
        size = chosen.receipts if kind is ReceiptKind.DEPOSIT else chosen.sheets
        return (chosen.roll or chosen.papers, size) if size == "roll80" else (chosen.papers, size)

    def facts(self, printer: str) -> PrinterFacts | None:
        """Give what is known of a printer; empty is the system's choice."""
        system = [each for each in self.printers if not each.roll]
        if printer:
            return next((each for each in self.printers if each.name == printer), None)
        chosen = next((each for each in system if each.default), None)
        return chosen or (system[0] if len(system) == 1 else None)
