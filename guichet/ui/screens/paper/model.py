"""What the preview of a paper asks of the desk: how it is laid out, its pages, its file."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from guichet.contract.documents import PagePicture
from guichet.contract.printers import PaperPreview, PreviewPaper, RenderPaper
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import MakeReceipt, ReceiptDocument
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.messages import sentence
from guichet.ui.print_job import PrintJob
from guichet.ui.widgets.pages.source import DrawnPage, PageSource


class PaperPages(PageSource):
    """The pages of one paper, as they would be printed on one size of paper."""

    def __init__(self, bridge: DeskBridge, job: PrintJob, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job = job

    def ask_page(self, page: int, width: int, turn: int) -> None:
        job = self._job
        query = RenderPaper(
            receipt_id=job.paper.receipt_id, reprint=job.reprint, paper=job.size, page=page, turn=turn, width=width
        )

        def done(picture: PagePicture) -> None:
            self.drawn.emit(DrawnPage(page, width, turn, picture.png))

        self._bridge.ask(query, owner=self, done=done, failed=lambda error: self.undrawn.emit(page, sentence(error)))


class PaperModel(QObject):
    """Knows no widget; an answer about a paper that is no longer shown is dropped."""

    laid_out = Signal(object, object)  # PaperPreview, PaperPages
    drawn = Signal(object)  # ReceiptDocument: the paper as a file
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._pages: PaperPages | None = None
        self.job: PrintJob | None = None

    def show(self, job: PrintJob) -> None:
        """Lay a paper out as it would be printed."""
        self.job = job
        query = PreviewPaper(receipt_id=job.paper.receipt_id, reprint=job.reprint, paper=job.size)
        self._bridge.ask(
            query,
            owner=self,
            done=lambda preview: self._on_laid_out(job, preview),
            failed=lambda error: self._on_refused(job, error),
        )

    def change(self, *, size: str, printer: str) -> None:
        """Lay the same paper out for another size, for another printer."""
        if self.job is not None:
            self.show(replace(self.job, size=size, printer=printer))

    def draw_file(self) -> None:
        """Have the paper drawn as a file."""
        job = self.job
        if job is not None:
            query = MakeReceipt(receipt_id=job.paper.receipt_id, reprint=job.reprint, paper=job.size)
            self._bridge.ask(query, owner=self, done=self._on_file, failed=lambda error: self._on_refused(job, error))

    def forget(self) -> None:
        """Show no paper any more."""
        self.job = None
        self._drop_pages()

    def _on_laid_out(self, job: PrintJob, preview: PaperPreview) -> None:
        if job == self.job:
            before, self._pages = self._pages, PaperPages(self._bridge, job, self)
            self.laid_out.emit(preview, self._pages)
            if before is not None:
                before.deleteLater()

    def _on_file(self, file: ReceiptDocument) -> None:
        self.drawn.emit(file)

    def _on_refused(self, job: PrintJob, error: GuichetError) -> None:
        if job == self.job:
            self.refused.emit(error)

    def _drop_pages(self) -> None:
        if self._pages is not None:
            self._pages.deleteLater()
            self._pages = None
