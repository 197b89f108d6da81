"""The journal as an auditor reads it: lines, filters, and nothing of the files."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.audit import AuditKind, AuditLine
from guichet.contract.clock import utc_now
from guichet.contract.people import CHECK_RETRACTED
from guichet.ui import clock
from guichet.ui.screens.admin.journal_page import JournalPage
from tests.ui.admin.conftest import LogIn
from tests.ui.counter.steps import area_of


def test_what_was_taken_back_is_called_so(log_in: LogIn, qtbot: QtBot, auditor: str) -> None:
    page = area_of(log_in(auditor)).admin.section()
    assert isinstance(page, JournalPage)
    line = AuditLine(at=utc_now(), kind=AuditKind.CHANGED, agent_display="A", subject="B", detail="")
    told = [page.rows.cells(replace(line, detail=detail))[-1] for detail in ("interaction", CHECK_RETRACTED, "note")]
    assert told == ["Échange retiré", "Vérification d’identité retirée", "Note"]


def test_an_auditor_filters_who_opened_which_file(log_in: LogIn, qtbot: QtBot, auditor: str) -> None:
    workplace = log_in(auditor)
    assert next(button.text() for button in workplace.window.rail.shown()) == "Journal"
    page = area_of(workplace).admin.section()
    assert isinstance(page, JournalPage)
    qtbot.waitUntil(lambda: bool(page.rows.rows), timeout=10_000)
    QTest.keyClicks(page.search, "vasseur")
    qtbot.waitUntil(lambda: {line.subject for line in page.rows.rows} == {"VASSEUR Lise"}, timeout=10_000)
    page.kind.set_value(AuditKind.CONSULTED.value)
    qtbot.waitUntil(lambda: len(page.rows.rows) == 1, timeout=10_000)
    line = page.rows.rows[0]
    assert (line.agent_display, line.kind) == ("Claire Moreau", AuditKind.CONSULTED)
    said = page.rows.data(page.rows.index(0, 0), 0) or ""
    assert "Quimper" not in said
    yesterday = clock.today() - timedelta(days=1)
    page.until.setFocus()
    page.until.clear()
    QTest.keyClicks(page.until, f"{yesterday:%d/%m/%Y}")
    qtbot.waitUntil(lambda: page.rows.rows == [] and page.table.empty.isVisible(), timeout=10_000)
