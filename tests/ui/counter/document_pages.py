"""How an agent comes to the panels about documents: a complaint with a copy, and another that could use it again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.documents import AssembleFile, DraftPage, TakeFile
from guichet.contract.refusals import NotFound
from guichet.contract.requests import HoldDocument, RequestSheet, ShowRequest, ShowRequestForm
from guichet.ui.screens.request.documents import DocumentsPart
from guichet.ui.workplace import Workplace
from tests.helpers.family import PAUL, SAMIRA, SCHOOL
from tests.helpers.forms import filed
from tests.ui.counter.steps import area_of
from tests.ui.screens.document.bench import PROOFS, make_pdf

_LAID_OUT_MS = 50
"""What came is laid out by then."""
ANSWERED, ASKED = UUID(int=960), UUID(int=961)


def draft(workplace: Workplace, qtbot: QtBot) -> None:
    part = open_complaint(workplace, qtbot, ASKED)
    assert part._open_attach()
    panel = part.panels.attach
    assert panel is not None
    qtbot.waitUntil(lambda: panel._model is not None and panel._model.is_read)
    if panel.pages.rows.rowCount() < 2:
        assert panel._model is not None
        panel._model.take_content(make_pdf(2))
    qtbot.waitUntil(lambda: panel.pages.rows.rowCount() >= 2, timeout=10_000)
    qtbot.waitUntil(lambda: panel.preview.view.pictures.of(0) is not None, timeout=10_000)


def held(workplace: Workplace, qtbot: QtBot) -> None:
    part = open_complaint(workplace, qtbot, ANSWERED)
    QTest.keyClick(QApplication.focusWidget() or workplace.window, Qt.Key.Key_Return)
    panel = part.panels.held
    assert panel is not None
    qtbot.waitUntil(lambda: panel.viewer.view.pictures.of(0) is not None, timeout=10_000)
    panel.viewer.open_search()


def withdraw(workplace: Workplace, qtbot: QtBot) -> None:
    held(workplace, qtbot)
    panel = area_of(workplace).counter.request.documents.panels.held
    assert panel is not None
    panel.viewer.close_search()
    panel.ask_reason()
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)


def reuse(workplace: Workplace, qtbot: QtBot) -> None:
    part = open_complaint(workplace, qtbot, ASKED)
    qtbot.waitUntil(lambda: workplace.actions["document.reuse"].isEnabled())
    workplace.actions["document.reuse"].trigger()
    panel = part.panels.reuse
    assert panel is not None
    qtbot.waitUntil(lambda: panel.preview.view.pictures.of(0) is not None, timeout=10_000)


def check(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.visits.open_person(SAMIRA, SCHOOL)
    part = area.counter.request.documents
    qtbot.waitUntil(lambda: bool(part.checklist.rows) and part.tools.model.sheet is not None, timeout=10_000)
    qtbot.wait(_LAID_OUT_MS)
    part.checklist.select("FILIATION")
    workplace.actions["document.check"].trigger()
    panel = part.panels.check
    assert panel is not None
    panel.expires.setText("31022020")
    panel.note()


def row_menu(workplace: Workplace, qtbot: QtBot) -> None:
    part = open_complaint(workplace, qtbot, ANSWERED)
    index = part.checklist.currentIndex()
    part.checklist.menu_asked.emit(index)


def open_complaint(workplace: Workplace, qtbot: QtBot, request_id: UUID) -> DocumentsPart:
    """Show a complaint with its supporting documents chosen."""
    _settle_complaints(workplace.client)  # type: ignore[attr-defined]  # joined by open_workplace
    area = area_of(workplace)
    area.visits.open_person(PAUL, request_id)
    part = area.counter.request.documents
    model = part.tools.model
    qtbot.waitUntil(lambda: model.sheet is not None and model.sheet.request_id == request_id, timeout=10_000)
    part.checklist.setFocus(Qt.FocusReason.TabFocusReason)
    part.checklist.select(PROOFS)
    qtbot.wait(_LAID_OUT_MS)
    return part


def _settle_complaints(client: Any) -> None:
    try:
        client.ask(ShowRequest(request_id=ASKED, refresh=True)).result(10)
    except NotFound:
        for request_id in (ANSWERED, ASKED):
            _file(client, request_id)
        _hold(client, client.ask(ShowRequest(request_id=ANSWERED, refresh=True)).result(10))


def _file(client: Any, request_id: UUID) -> None:
    form = client.ask(ShowRequestForm(procedure="reclamation", requester_id=PAUL)).result(10)
    client.do(filed(form, PAUL, request_id=request_id)).result(10)


def _hold(client: Any, sheet: RequestSheet) -> None:
    line = next(line for line in sheet.documents if line.code == PROOFS)
    taken = client.ask(TakeFile(content=make_pdf(3))).result(10)
    pages = tuple(DraftPage(blob_id=taken.blob_id, page=page) for page in range(taken.pages))
    made = client.ask(AssembleFile(pages=pages)).result(10)
    client.do(
        HoldDocument(
            event_id=new_id(),
            held_id=new_id(),
            document_id=line.document_id,
            person_id=PAUL,
            blob_id=made.blob_id,
            media_type=made.media_type,
            size=made.size,
            pages=made.pages,
            held_on=datetime.now(UTC).date(),
        )
    ).result(10)


DOCUMENT_PAGES = [draft, held, withdraw, reuse, check, row_menu]
