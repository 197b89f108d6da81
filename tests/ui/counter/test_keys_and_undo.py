"""Keys of the pane in sight from all of the frame, and a creation taken back."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.screens.counter.model import Work
from guichet.ui.workplace import Workplace
from tests.helpers.forms import plausible_values
from tests.ui.counter.steps import area_of, open_by_typing, type_search
from tests.ui.workplace import settle

_CTRL = Qt.KeyboardModifier.ControlModifier


def press(workplace: Workplace, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or workplace.window, key, modifiers)


def is_in(pane: QWidget) -> bool:
    here = QApplication.focusWidget()
    return here is not None and pane.isAncestorOf(here)


def test_the_main_key_of_a_pane_works_from_the_visit_tab_and_rests_with_the_pane(
    workplace: Workplace, qtbot: QtBot
) -> None:
    area = area_of(workplace)
    press(workplace, Qt.Key.Key_N, _CTRL)
    pane = area.counter.new_person
    qtbot.waitUntil(pane.isVisible)
    for _ in range(60):
        if not is_in(pane):
            break
        press(workplace, Qt.Key.Key_Tab)
    assert not is_in(pane)
    press(workplace, Qt.Key.Key_Return, _CTRL)
    assert pane.form.error_count() == 1  # a name is needed: the key was heard
    workplace.window.visits.setFocus()
    type_search(workplace, "gauth")
    press(workplace, Qt.Key.Key_Escape)  # the search's own
    assert pane.isVisible()
    press(workplace, Qt.Key.Key_K, _CTRL)
    assert workplace.window.overlay.is_open()
    press(workplace, Qt.Key.Key_Escape)  # the palette's own
    assert not workplace.window.overlay.is_open()
    assert pane.isVisible()


def fill_a_new_request(workplace: Workplace, qtbot: QtBot) -> None:
    """Open a citizen and answer all that a school registration asks."""
    area = area_of(workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    press(workplace, Qt.Key.Key_F2)
    pane = area.counter.new_request
    qtbot.waitUntil(lambda: pane.kind.hasFocus())
    QTest.keyClicks(pane.kind, "inscription sco")
    press(workplace, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._subjects.hasFocus() or pane._body is not None)
    if pane._body is None:
        press(workplace, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pane._body is not None)
    body = pane._body
    assert body is not None
    procedure = body.procedure
    values = plausible_values(procedure, body.today, body.form.values())
    body.form.restore(values)


def test_a_request_just_created_is_ready_to_tick_and_the_tick_is_taken_back_with_the_key(
    workplace: Workplace, qtbot: QtBot
) -> None:
    area = area_of(workplace)
    request = area.counter.request
    fill_a_new_request(workplace, qtbot)
    press(workplace, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: request.model.sheet is not None and request.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: workplace.window.overlay.is_open(), timeout=10_000)  # the receipt: no printer
    press(workplace, Qt.Key.Key_Escape)
    qtbot.waitUntil(request.documents.checklist.hasFocus)
    press(workplace, Qt.Key.Key_Space)
    qtbot.waitUntil(
        lambda: "Vue" in str(request.documents.checklist.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    )
    told = workplace.window.toast.message
    qtbot.waitUntil(lambda: "Noté" in told.text())
    press(workplace, Qt.Key.Key_F12)  # the last gesture, and that alone
    qtbot.waitUntil(lambda: "Annulé" in told.text())
    settle(workplace, qtbot)
    assert not workplace.actions["undo.last"].isEnabled()
    assert request.model.sheet is not None
    assert not request.model.sheet.closed


def test_a_request_just_created_is_taken_back_with_the_key(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    request = area.counter.request
    fill_a_new_request(workplace, qtbot)
    press(workplace, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: workplace.window.overlay.is_open(), timeout=10_000)  # the receipt: no printer
    press(workplace, Qt.Key.Key_Escape)
    settle(workplace, qtbot)
    press(workplace, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: request.model.sheet is not None and request.model.sheet.closed)
    qtbot.waitUntil(lambda: "Demande annulée\u00a0: Inscription scolaire" in workplace.window.toast.message.text())
    visit = area.visits.current
    assert visit is not None
    assert visit.work is Work.REQUEST


def test_a_receipt_shown_before_its_request_is_there_leaves_it_ready_to_tick(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = area_of(workplace).counter.request
    show = request.model.show
    held_back: list[UUID] = []
    monkeypatch.setattr(request.model, "show", held_back.append)
    fill_a_new_request(workplace, qtbot)
    press(workplace, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(workplace.window.overlay.is_open, timeout=10_000)
    show(held_back[0])
    qtbot.waitUntil(request.view.isVisible, timeout=10_000)
    assert not request.documents.checklist.hasFocus()
    press(workplace, Qt.Key.Key_Escape)
    assert request.documents.checklist.hasFocus()


def test_the_main_key_pressed_once_more_takes_no_step_of_the_new_request(workplace: Workplace, qtbot: QtBot) -> None:
    request = area_of(workplace).counter.request
    fill_a_new_request(workplace, qtbot)
    press(workplace, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: request.isVisible() and request.model.sheet is not None, timeout=10_000)
    assert request.model.sheet is not None
    state = request.model.sheet.state
    request.steps.advance()  # as the key does, while no paper lies over the pane
    qtbot.wait(300)
    assert request.model.sheet.state == state
    assert not request.steps.footer.is_telling
