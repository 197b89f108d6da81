"""A gesture is taken back where what it is about is in hand, and nowhere else."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.requests import DocumentState, RequestSheet
from guichet.ui.workplace import Workplace
from tests.helpers.family import CANTEEN, SCHOOL
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.counter.test_answers_elsewhere import fill_a_request, focus, in_hand
from tests.ui.workplace import settle

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def may_undo(workplace: Workplace) -> bool:
    return workplace.actions["undo.last"].isEnabled()


def sheet_of(workplace: Workplace) -> RequestSheet:
    sheet = area_of(workplace).counter.request.model.sheet
    assert sheet is not None
    return sheet


def create(workplace: Workplace, qtbot: QtBot) -> UUID:
    """Create a request for whoever is in hand, its receipt put away."""
    fill_a_request(workplace, qtbot)
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(workplace.window.overlay.is_open, timeout=10_000)  # the receipt: no printer
    press(Qt.Key.Key_Escape)
    settle(workplace, qtbot)
    request_id = in_hand(workplace).request_id
    assert request_id is not None
    assert may_undo(workplace)
    return request_id


def show(workplace: Workplace, qtbot: QtBot, request_id: UUID) -> None:
    area_of(workplace).visits.show_request(request_id)
    settle(workplace, qtbot)
    assert sheet_of(workplace).request_id == request_id


def test_a_creation_waits_in_its_visit_and_ends_with_it(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    mine = in_hand(workplace)
    create(workplace, qtbot)
    press(Qt.Key.Key_T, _CTRL)
    open_by_typing(workplace, qtbot, "leroy paul")
    settle(workplace, qtbot)
    assert not may_undo(workplace)
    assert not workplace.window.toast.isVisible()
    area_of(workplace).visits.choose(mine.key)
    settle(workplace, qtbot)
    assert may_undo(workplace)
    press(Qt.Key.Key_W, _CTRL)
    settle(workplace, qtbot)
    assert not may_undo(workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    area_of(workplace).visits.show_request(mine.request_id)
    settle(workplace, qtbot)
    assert not may_undo(workplace), "its visit ended"


def test_another_request_in_sight_holds_the_undo_and_its_toast_back(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    created = create(workplace, qtbot)
    show(workplace, qtbot, SCHOOL)
    assert not may_undo(workplace)
    assert not workplace.window.toast.isVisible()
    show(workplace, qtbot, created)
    assert may_undo(workplace)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    assert sheet_of(workplace).closed


def test_a_later_gesture_without_a_way_back_leaves_nothing_to_take_back(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    create(workplace, qtbot)
    documents = area_of(workplace).counter.request.documents
    documents._add_named("Attestation du parent")
    settle(workplace, qtbot)
    assert not may_undo(workplace)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    assert not sheet_of(workplace).closed


def test_a_tick_is_taken_back_on_its_own_document(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    show(workplace, qtbot, SCHOOL)
    line = next(each for each in sheet_of(workplace).documents if each.state is DocumentState.MISSING)
    documents = area_of(workplace).counter.request.documents
    documents.checklist.select(line.code)
    documents.checklist.setFocus()
    press(Qt.Key.Key_Space)
    settle(workplace, qtbot)
    assert may_undo(workplace)
    show(workplace, qtbot, CANTEEN)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    assert not may_undo(workplace)
    show(workplace, qtbot, SCHOOL)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    now = next(each for each in sheet_of(workplace).documents if each.document_id == line.document_id)
    assert now.state is DocumentState.MISSING
    assert line.label in workplace.window.toast.message.text()


def test_what_was_done_for_one_citizen_is_not_undone_from_another_module(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    create(workplace, qtbot)
    for module in ("sync", "settings", "requests"):
        area_of(workplace).show_module(module)
        settle(workplace, qtbot)
        assert not may_undo(workplace), module
    area_of(workplace).show_module("counter")
    settle(workplace, qtbot)
    assert may_undo(workplace)


def test_outside_the_counter_nothing_is_done_about_the_visit_behind(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    settle(workplace, qtbot)
    area, visit = area_of(workplace), in_hand(workplace)
    press(Qt.Key.Key_D, _ALT)
    qtbot.waitUntil(lambda: area.work.rows.rowCount() > 0)
    work = visit.work
    for key, modifiers in (
        (Qt.Key.Key_I, _CTRL),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_L, _ALT),
        (Qt.Key.Key_U, _ALT),
        (Qt.Key.Key_M, _ALT),
        (Qt.Key.Key_M, _CTRL),
        (Qt.Key.Key_W, _CTRL),
    ):
        press(key, modifiers)
        settle(workplace, qtbot)
        assert area.module == "requests", key
        assert in_hand(workplace) is visit
        assert visit.work is work
    press(Qt.Key.Key_K, _CTRL)
    palette = area.commands.palette
    assert palette is not None
    shown = [str(palette.rows.index(row, 0).data()) for row in range(palette.rows.rowCount())]
    assert not [text for text in shown if "BENALI Samira" in text]
    assert not [text for text in shown if "Vérifier l’identité" in text or "Terminer la visite" in text]
    press(Qt.Key.Key_Escape)
    area.show_module("counter")
    for action in ("identity.check", "visit.end", "request.new", "note.add"):
        assert workplace.actions[action].isEnabled(), action


def test_the_palette_names_the_citizen_of_the_request_in_sight(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    settle(workplace, qtbot)
    area = area_of(workplace)
    area.show_module("requests")
    qtbot.waitUntil(lambda: area.work.rows.rowCount() > 0)
    area.work._show_current()
    settle(workplace, qtbot)
    sheet = sheet_of(workplace)
    press(Qt.Key.Key_K, _CTRL)
    palette = area.commands.palette
    assert palette is not None
    heading = str(palette.rows.index(0, 0).data())
    assert sheet.requester_display in heading
    assert "LEROY" not in heading or "LEROY" in sheet.requester_display
