"""A request's documents alone in the real frame, over the real desk; and files to attach."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from guichet.contract.base import new_id
from guichet.contract.documents import ArrangeDraft, AssembleFile, DraftPage, TakeFile
from guichet.contract.requests import DocumentLine, HoldDocument, OpenRequest, RequestSheet, ShowRequestForm
from guichet.ui import clock
from guichet.ui.screens.request.documents import DocumentsPart
from guichet.ui.screens.request.model import RequestModel
from guichet.ui.screens.request.parts import Tools
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, Context
from guichet.ui.widgets.cards import Card, ScrollArea
from tests.helpers.forms import plausible_values
from tests.ui.screens.scene import Desk, Hand

COMPLAINT = "reclamation"
"""Its supporting documents are kept as copies."""
PROOFS = "PREUVE"


class DocumentsCard(Card):
    """What the request pane does around its documents."""

    def __init__(self, theme: Theme, desk: Desk, actions: Actions) -> None:
        super().__init__(theme, "Demande")
        self.model = RequestModel(desk.bridge)
        self.model.setParent(self)
        self.tools = Tools(theme, desk.bridge, actions, desk.session, self.model, clock.today)
        self.part = DocumentsPart(self.tools)
        self.part.take_drops_of(self)
        self.said: list[str] = []
        self.undos: list[tuple[str, Any]] = []
        self.troubles: list[Any] = []
        self.is_ready = False
        """Whether the panels were made, in a quiet moment after the request was shown."""
        actions.attach(Context.REQUEST, self)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.addWidget(self.part)
        column.addStretch(1)
        self.column.addWidget(ScrollArea(inside))
        self.model.shown.connect(self._show)
        self.model.refused.connect(self.troubles.append)
        self.part.offer_changed.connect(self._allow)
        self.part.say.connect(self.said.append)
        self.part.undo_offered.connect(lambda sentence, undo: self.undos.append((sentence, undo)))
        self.part.turns.done.connect(self._on_ready)
        self.part.failed.connect(self.troubles.append)

    @property
    def sheet(self) -> RequestSheet:
        """The request as it is shown."""
        assert self.model.sheet is not None
        return self.model.sheet

    def line(self, code: str) -> DocumentLine:
        """A row of the request as it is shown."""
        return next(line for line in self.sheet.documents if line.code == code)

    def select(self, code: str) -> None:
        """Put the focus on a row."""
        self.part.checklist.setFocus(Qt.FocusReason.TabFocusReason)
        self.part.checklist.select(code)

    def _show(self, sheet: RequestSheet) -> None:
        self.part.show_sheet(sheet, clock.today())

    def _on_ready(self) -> None:
        self.is_ready = True

    def _allow(self) -> None:
        self.part.allow(self.model.sheet, still=True)


def open_request(hand: Hand, procedure: str, person_id: UUID, **fixed: Any) -> UUID:
    """File a request of any procedure, nothing ticked."""
    form = hand.ask(ShowRequestForm(procedure=procedure, requester_id=person_id))
    request_id = new_id()
    hand.do(
        OpenRequest(
            request_id=request_id,
            procedure=procedure,
            procedure_version=form.procedure.version,
            requester_id=person_id,
            received_on=form.today,
            documents={rule.code: new_id() for rule in form.procedure.documents},
            fields=plausible_values(form.procedure, form.today, {**form.prefilled, **fixed}),
            event_id=new_id(),
            interaction_id=new_id(),
        )
    )
    return request_id


def make_pdf(pages: int, words: str = "Facture de travaux") -> bytes:
    """Make a PDF whose pages say their number."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for page in range(pages):
        canvas.setFont("Helvetica", 22)
        canvas.drawString(72, 760, f"{words}, page {page + 1}")
        canvas.setFont("Helvetica", 11)
        for row in range(30):
            canvas.drawString(72, 720 - row * 20, f"Ligne {row + 1} de la page {page + 1}, montant {row * 3} euros")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def make_picture(text: str = "Photo") -> bytes:
    """Make a picture."""
    image = Image.new("RGB", (800, 600), "#C8D8C0")
    ImageDraw.Draw(image).text((100, 100), text, fill="#102030", font_size=60)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def write_files(folder: Path) -> dict[str, Path]:
    """Write a PDF of three pages and a picture."""
    files = {"facture.pdf": make_pdf(3), "photo.png": make_picture()}
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in files}


def hold(hand: Hand, line: DocumentLine, person_id: UUID, content: bytes, held_on: date, **told: Any) -> UUID:
    """Keep a copy for a row, without the screen."""
    taken = hand.ask(TakeFile(content=content))
    made = hand.ask(AssembleFile(pages=tuple(DraftPage(blob_id=taken.blob_id, page=n) for n in range(taken.pages))))
    held_id = new_id()
    hand.do(
        HoldDocument(
            event_id=new_id(),
            held_id=held_id,
            document_id=line.document_id,
            person_id=person_id,
            blob_id=made.blob_id,
            media_type=made.media_type,
            size=made.size,
            pages=made.pages,
            held_on=held_on,
            **told,
        )
    )
    hand.ask(ArrangeDraft(document_id=line.document_id, pages=()))
    return held_id
