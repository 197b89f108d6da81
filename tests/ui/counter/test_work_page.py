"""« Demandes »: the list of work, and the request in hand beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.requests import DocumentState, WorkScope
from guichet.ui.screens.counter.model import Work
from guichet.ui.widgets.buttons import Button
from guichet.ui.workplace import Workplace
from tests.ui.counter.steps import area_of, open_by_typing

_ALT = Qt.KeyboardModifier.AltModifier


def open_list(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_D, _ALT)
    qtbot.waitUntil(lambda: area_of(workplace).work.rows.rowCount() >= 3)


def show_row(workplace: Workplace, qtbot: QtBot, row: int) -> str:
    """Show a request beside the list by keyboard; give its reference."""
    page = area_of(workplace).work
    page.view.setCurrentIndex(page.rows.index(row, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    hit = page.rows.hit(page.rows.index(row, 0))
    pane = area_of(workplace).counter.request
    qtbot.waitUntil(lambda: pane.model.sheet is not None and pane.model.sheet.request_id == hit.request_id)
    return hit.reference


def test_a_request_is_worked_on_beside_the_list(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_list(workplace, qtbot)
    pane = area.counter.request
    assert not pane.isVisible()
    assert area.work.brief.isVisible()
    reference = show_row(workplace, qtbot, 1)
    assert pane.isVisible()
    assert not area.work.brief.isVisible()
    assert reference in pane.view.subtitle.text()
    assert area.work.view.hasFocus()
    assert area.visits.visits == []
    sheet = pane.model.sheet
    assert sheet is not None
    waiting = next(line for line in sheet.documents if line.state is DocumentState.MISSING)
    pane.documents.checklist.select(waiting.code)
    QTest.keyClick(pane.documents.checklist, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: any(
            line.code == waiting.code and line.state is DocumentState.SEEN
            for line in (pane.model.sheet.documents if pane.model.sheet else ())
        )
    )
    show_row(workplace, qtbot, 0)


def test_before_one_is_opened_what_the_list_knows_stands_beside_it(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_list(workplace, qtbot)
    page, brief = area.work, area.work.brief
    for row in (0, 1):
        page.view.setCurrentIndex(page.rows.index(row, 0))
        hit = page.rows.hit(page.rows.index(row, 0))
        assert (brief.title.text(), brief.reference.text()) == (hit.label, hit.reference)
        assert brief.person.text() == hit.person_display
    assert area.counter.request.request_id is None, "no request was read for it"
    buttons = [button for button in brief.findChildren(Button) if button.isVisible()]
    assert [button.text() for button in buttons] == ["Ouvrir ici", "Ouvrir la visite"]
    buttons[0].click()
    qtbot.waitUntil(lambda: area.counter.request.request_id == hit.request_id)
    assert area.counter.request.isVisible()
    assert page.view.hasFocus()
    page.chips[WorkScope.READY].click()
    qtbot.waitUntil(lambda: page.rows.rowCount() == 0)
    assert brief.title.isHidden() or not brief.title.isVisible()


def test_each_page_finds_its_own_request_again(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    pane = area.counter.request
    card = area.counter.card
    qtbot.waitUntil(lambda: card.rows.rowCount() > 0)
    QTest.keyClick(card.view, Qt.Key.Key_Home)
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    mine = pane.request_id
    pane.note.area.setPlainText("À rappeler lundi.")
    open_list(workplace, qtbot)
    rows = area.work.rows
    other = next(row for row in range(rows.rowCount()) if rows.hit(rows.index(row, 0)).request_id != mine)
    show_row(workplace, qtbot, other)
    theirs = pane.request_id
    assert pane.note.text == ""
    QTest.keyClick(workplace.window, Qt.Key.Key_G, _ALT)
    qtbot.waitUntil(lambda: pane.request_id == mine and pane.model.sheet is not None)
    assert area.counter.work.currentWidget() is pane
    assert pane.note.text == "À rappeler lundi."
    open_list(workplace, qtbot)
    assert pane.request_id == theirs
    assert pane.isVisible()


def test_entree_opens_the_visit_of_the_citizen(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_list(workplace, qtbot)
    show_row(workplace, qtbot, 0)
    hit = area.work.rows.hit(area.work.rows.index(1, 0))
    area.work.view.setCurrentIndex(area.work.rows.index(1, 0))
    QTest.keyClick(area.work.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.counter.isVisible() and area.counter.request.request_id == hit.request_id)
    current = area.visits.current
    assert current is not None
    assert current.work is Work.REQUEST
    assert area.counter.work.currentWidget() is area.counter.request


def test_a_window_without_room_shows_the_list_alone(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    workplace.window.resize(1100, 700)
    open_list(workplace, qtbot)
    assert area.counter.request.isHidden()
    QTest.keyClick(area.work.view, Qt.Key.Key_Space)
    qtbot.waitUntil(area.counter.isVisible)
    assert area.visits.current is not None
    qtbot.waitUntil(area.counter.request.isVisible)


def test_what_is_made_has_a_filter_of_its_own(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_list(workplace, qtbot)
    area.work.chips[WorkScope.READY].click()
    qtbot.waitUntil(lambda: area.work.header.note.text().startswith(("0", "Aucune")))
    assert area.work.empty.isVisible()
