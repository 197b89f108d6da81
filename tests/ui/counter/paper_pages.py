"""How an agent comes to the papers of a request, to their preview, and to what is asked at the foot of the pane."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.requests import IssueReceipt, ShowRequest
from guichet.ui.preferences import Printing
from guichet.ui.workplace import Workplace
from tests.helpers.cups import dead_port
from tests.helpers.family import SCHOOL
from tests.ui.counter.steps import area_of, open_by_typing


def papers(workplace: Workplace, qtbot: QtBot) -> None:
    """A request with a paper that did not come out."""
    _open(workplace, qtbot)
    area = area_of(workplace)
    area.room.choose(Printing(roll=f"escpos://127.0.0.1:{dead_port()}", receipts="roll80"))
    workplace.actions["request.print"].trigger()
    qtbot.waitUntil(area.counter.request.papers.trouble.isVisible, timeout=10_000)


def void(workplace: Workplace, qtbot: QtBot) -> None:
    _open(workplace, qtbot)
    workplace.actions["paper.void"].trigger()


def lacking(workplace: Workplace, qtbot: QtBot) -> None:
    _open(workplace, qtbot)
    workplace.actions["paper.acknowledge"].trigger()
    _asked(workplace, qtbot)


def assign(workplace: Workplace, qtbot: QtBot) -> None:
    _open(workplace, qtbot)
    workplace.actions["request.assign"].trigger()
    _asked(workplace, qtbot)


def correct(workplace: Workplace, qtbot: QtBot) -> None:
    _open(workplace, qtbot)
    workplace.actions["request.correct"].trigger()
    part = area_of(workplace).counter.request.correct
    qtbot.waitUntil(lambda: part._form is not None, timeout=10_000)
    assert part._form is not None
    part._form.answer("entry_date").set_value(None)
    part.save()


def preview(workplace: Workplace, qtbot: QtBot) -> None:
    _open(workplace, qtbot)
    workplace.actions["paper.preview"].trigger()
    panel = area_of(workplace).papers.panel
    assert panel is not None
    qtbot.waitUntil(lambda: panel.viewer.view.pictures.of(0) is not None, timeout=10_000)


def _open(workplace: Workplace, qtbot: QtBot) -> None:
    """Show a request that has a paper."""
    client = workplace.client  # type: ignore[attr-defined]  # the test's own connection
    sheet = client.ask(ShowRequest(request_id=SCHOOL, refresh=True)).result(20)
    if not any(not each.voided for each in sheet.receipts):
        today: date = sheet.received_on
        issue = IssueReceipt(event_id=new_id(), receipt_id=new_id(), request_id=SCHOOL, issued_on=today)
        client.do(issue).result(20)
    open_by_typing(workplace, qtbot, "benali samira")
    area_of(workplace).visits.show_request(SCHOOL)
    pane = area_of(workplace).counter.request
    qtbot.waitUntil(lambda: pane.papers.list.isVisible() and pane.steps.footer.main.isVisible(), timeout=10_000)


def _asked(workplace: Workplace, qtbot: QtBot) -> None:
    footer = area_of(workplace).counter.request.steps.footer
    qtbot.waitUntil(lambda: footer.asking is not None, timeout=10_000)


PAPER_PAGES = [papers, void, lacking, assign, correct, preview]
