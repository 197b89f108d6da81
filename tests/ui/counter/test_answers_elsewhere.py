"""An answer of the desk that comes once the agent is with somebody else: it changes nothing of what is in hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.refusals import NotFound
from guichet.ui.screens.counter.model import VisitState, Work
from guichet.ui.screens.new_request.page import NewRequestPane
from guichet.ui.workplace import Workplace
from tests.helpers.forms import plausible_values
from tests.ui.counter.steps import area_of, open_by_typing

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
INSURED = "1 85 05 78 006 084 36"
"""A well-formed social security number, which no free text may hold."""


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def in_hand(workplace: Workplace) -> VisitState:
    visit = area_of(workplace).visits.current
    assert visit is not None
    return visit


def two_visits(workplace: Workplace, qtbot: QtBot) -> tuple[VisitState, VisitState]:
    """Open two citizens' visits; the second one, Samira Benali's, is in hand."""
    open_by_typing(workplace, qtbot, "leroy paul")
    other = in_hand(workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    return other, in_hand(workplace)


def fill_a_request(workplace: Workplace, qtbot: QtBot) -> NewRequestPane:
    """Press F2, choose a kind and answer all that it asks."""
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    pane = area_of(workplace).counter.new_request
    qtbot.waitUntil(pane.kind.hasFocus)
    QTest.keyClicks(pane.kind, "inscription sco")
    QTest.keyClick(pane.kind, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._subjects.hasFocus() or pane._body is not None)
    if pane._body is None:
        QTest.keyClick(pane._subjects, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: pane._body is not None)
    body = pane._body
    assert body is not None
    body.form.restore(plausible_values(body.procedure, body.today, body.form.values()))
    return pane


def test_a_request_is_shown_in_the_visit_it_was_typed_in(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    other, mine = two_visits(workplace, qtbot)
    pane = fill_a_request(workplace, qtbot)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    area.visits.choose(other.key)
    qtbot.waitUntil(lambda: mine.work is Work.REQUEST)
    assert in_hand(workplace) is other
    assert (other.work, other.request_id) == (Work.NOTHING, None)
    assert not area.counter.request.isVisible()
    qtbot.waitUntil(lambda: "Récépissé" in workplace.window.toast.message.text())
    qtbot.waitUntil(workplace.window.overlay.is_open)  # the receipt: no printer
    workplace.window.overlay.close_panel()
    area.visits.choose(mine.key)
    request = area.counter.request
    qtbot.waitUntil(lambda: request.isVisible() and request.model.sheet is not None)
    assert request.request_id == mine.request_id
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    qtbot.waitUntil(pane.kind.hasFocus)
    assert not pane._kept.isVisible(), "what is on file is no draft"


def test_a_refused_request_waits_where_it_was_typed(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    area = area_of(workplace)
    other, mine = two_visits(workplace, qtbot)
    pane = fill_a_request(workplace, qtbot)
    body = pane._body
    assert body is not None
    body._note.setPlainText(INSURED)
    monkeypatch.setattr(body, "check", lambda: 0)  # it would not have gone to the desk
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    area.visits.choose(other.key)
    qtbot.waitUntil(lambda: "n’est pas enregistrée" in workplace.window.toast.message.text())
    assert other.work is Work.NOTHING
    area.visits.choose(mine.key)
    qtbot.waitUntil(lambda: pane._body is not None and pane._body.note_text == INSURED)
    assert mine.work is Work.NEW_REQUEST


def test_a_request_filed_while_the_list_is_open_leaves_the_list_its_pane(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    _, mine = two_visits(workplace, qtbot)
    fill_a_request(workplace, qtbot)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    area.show_module("requests")
    qtbot.waitUntil(lambda: mine.work is Work.REQUEST)
    assert area.work.isAncestorOf(area.counter.request)
    area.show_module("counter")
    request = area.counter.request
    assert area.counter.isAncestorOf(request)
    qtbot.waitUntil(lambda: request.isVisible() and request.request_id == mine.request_id)


def test_somebody_put_on_file_is_met_in_their_own_visit(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    other, _ = two_visits(workplace, qtbot)
    QTest.keyClick(workplace.window, Qt.Key.Key_T, _CTRL)
    QTest.keyClick(workplace.window, Qt.Key.Key_N, _CTRL)
    pane, mine = area.counter.new_person, in_hand(workplace)
    editor = pane.form.field("birth_name").editor
    editor.setFocus()
    QTest.keyClicks(focus(), "GOLF")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    area.visits.choose(other.key)
    qtbot.waitUntil(lambda: mine.person_id is not None)
    assert in_hand(workplace) is other
    assert len(area.visits.visits) == 3
    area.visits.choose(mine.key)
    qtbot.waitUntil(lambda: area.counter.citizen.sheet is not None and "GOLF" in mine.title)


def test_details_saved_elsewhere_end_no_other_visit(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    _, mine = two_visits(workplace, qtbot)
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    pane = area.counter.edit
    qtbot.waitUntil(lambda: pane.form.field("birth_place").editor.isVisible())
    field = pane.form.field("birth_place").editor
    field.setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(focus(), "Lens")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    QTest.keyClick(workplace.window, Qt.Key.Key_T, _CTRL)
    QTest.keyClick(workplace.window, Qt.Key.Key_N, _CTRL)
    begun = in_hand(workplace)
    qtbot.waitUntil(lambda: mine.work is Work.NOTHING)
    assert in_hand(workplace) is begun
    assert area.counter.new_person.isVisible()


def test_details_refused_elsewhere_wait_in_the_file(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    other, mine = two_visits(workplace, qtbot)
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    pane = area.counter.edit
    qtbot.waitUntil(lambda: pane.form.field("note").editor.isVisible())
    pane.form.field("note").editor.setFocus()
    QTest.keyClicks(focus(), "Rappeler")
    assert mine.person_id is not None
    area.visits.choose(other.key)
    pane.model.not_saved.emit(mine.person_id, NotFound("person", mine.person_id))
    assert "ne sont pas enregistrées" in workplace.window.toast.message.text()
    area.visits.choose(mine.key)
    qtbot.waitUntil(lambda: "Rappeler" in pane.form.typed()["note"])
