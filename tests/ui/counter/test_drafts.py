"""Forms begun in several visits at a time: each visit has its own, and what was begun in one that ended comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.screens.counter.model import Work
from guichet.ui.screens.new_person.page import NewPersonPane
from guichet.ui.screens.new_request.body import RequestBody
from guichet.ui.screens.new_request.page import NewRequestPane
from guichet.ui.workplace import Workplace
from tests.ui.counter.steps import area_of, open_by_typing

_CTRL = Qt.KeyboardModifier.ControlModifier


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(workplace: Workplace, key: Qt.Key) -> None:
    QTest.keyClick(workplace.window, key, _CTRL)


def in_hand(workplace: Workplace) -> str:
    visit = area_of(workplace).visits.current
    assert visit is not None
    return visit.key


def begin_person(workplace: Workplace) -> NewPersonPane:
    """Press Ctrl+N."""
    press(workplace, Qt.Key.Key_N)
    pane = area_of(workplace).counter.new_person
    assert pane.isVisible()
    return pane


def type_name(pane: NewPersonPane, surname: str, given: str) -> None:
    for name, text in (("birth_name", surname), ("given_names", given)):
        pane.form.field(name).editor.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClicks(focus(), text)


def names(pane: NewPersonPane) -> tuple[str, str]:
    typed = pane.form.typed()
    return typed.birth_name, typed.given_names


def begin_report(workplace: Workplace, qtbot: QtBot, letters: str) -> NewRequestPane:
    """Press F2 with nobody here, and choose a kind."""
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    pane = area_of(workplace).counter.new_request
    assert (pane._body, pane.kind.text()) == (None, "")
    assert not pane._kept.isVisible()
    qtbot.waitUntil(lambda: pane.kind.is_open)
    QTest.keyClicks(pane.kind, letters)
    QTest.keyClick(pane.kind, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._body is not None)
    return pane


def body_of(pane: NewRequestPane) -> RequestBody:
    assert pane._body is not None
    return pane._body


def test_two_new_persons_are_typed_side_by_side(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    pane = begin_person(workplace)
    type_name(pane, "ALPHA", "Anne")
    first = in_hand(workplace)
    press(workplace, Qt.Key.Key_T)
    begin_person(workplace)
    assert names(pane) == ("", "")
    type_name(pane, "BRAVO", "Bruno")
    second = in_hand(workplace)
    area.visits.choose(first)
    assert names(pane) == ("ALPHA", "Anne")
    area.visits.choose(second)
    assert names(pane) == ("BRAVO", "Bruno")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: area.visits.current is not None and area.visits.current.work is not Work.NEW_PERSON)
    area.visits.choose(first)
    assert names(pane) == ("ALPHA", "Anne")


def test_a_new_person_of_a_visit_that_ended_is_offered_and_never_shown_by_itself(
    workplace: Workplace, qtbot: QtBot
) -> None:
    pane = begin_person(workplace)
    type_name(pane, "CHARLIE", "Chloe")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    assert area_of(workplace).visits.visits == []
    open_by_typing(workplace, qtbot, "leroy paul")
    begin_person(workplace)
    assert names(pane) == ("", ""), "somebody else is here now"
    assert pane._left.isVisible()
    assert "CHARLIE" not in pane._left.message.text()
    QTest.keyClick(focus(), Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert names(pane) == ("CHARLIE", "Chloe")
    assert pane._resumed.isVisible()
    assert not pane._left.isVisible()
    press(workplace, Qt.Key.Key_T)
    begin_person(workplace)
    assert names(pane) == ("", "")
    assert not pane._left.isVisible(), "a visit that is open holds it now"


def test_what_is_typed_before_resuming_waits_in_its_turn(workplace: Workplace, qtbot: QtBot) -> None:
    pane = begin_person(workplace)
    type_name(pane, "DELTA", "Dora")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    begin_person(workplace)
    type_name(pane, "ECHO", "Elie")
    pane.resume()
    assert names(pane) == ("DELTA", "Dora")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    begin_person(workplace)
    pane.resume()
    assert names(pane) == ("DELTA", "Dora"), "the last one first"
    pane.start_again()
    assert names(pane) == ("", "")
    assert pane._left.isVisible()
    pane.resume()
    assert names(pane) == ("ECHO", "Elie")


def test_a_new_person_goes_on_in_its_visit_or_after_the_same_search_and_says_so(
    workplace: Workplace, qtbot: QtBot
) -> None:
    area, pane = area_of(workplace), area_of(workplace).counter.new_person
    area.new_person("foxtrot")
    assert names(pane) == ("Foxtrot", "")
    assert not pane._resumed.isVisible()
    press(workplace, Qt.Key.Key_T)
    press(workplace, Qt.Key.Key_Tab)
    assert names(pane) == ("Foxtrot", "")
    assert not pane._resumed.isVisible(), "nothing was typed but the search"
    type_name(pane, "", "Flore")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    area.new_person("foxtrot")
    assert names(pane) == ("Foxtrot", "Flore")
    assert pane._resumed.isVisible()
    press(workplace, Qt.Key.Key_T)
    press(workplace, Qt.Key.Key_Tab)
    assert names(pane) == ("Foxtrot", "Flore")
    assert pane._resumed.isVisible()
    pane.start_again()
    assert names(pane) == ("Foxtrot", ""), "as the search began it"
    assert not pane._resumed.isVisible()


def test_two_requests_without_a_citizen_are_typed_side_by_side(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    pane = begin_report(workplace, qtbot, "trottoir")
    label, first = pane.kind.text(), in_hand(workplace)
    body_of(pane)._note.setPlainText("devant la mairie")
    press(workplace, Qt.Key.Key_T)
    begin_report(workplace, qtbot, "trottoir")
    body_of(pane)._note.setPlainText("devant le port")
    area.visits.choose(first)
    qtbot.waitUntil(lambda: pane._body is not None)
    assert (pane.kind.text(), body_of(pane).note_text) == (label, "devant la mairie")
    press(workplace, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: pane._body is not None and body_of(pane).note_text == "devant le port")


def test_what_follows_the_letters_that_named_a_request_comes_back(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_by_typing(workplace, qtbot, "leroy paul")
    mine = in_hand(workplace)
    area.visits.begin_request("", "cantine")
    pane = area.counter.new_request
    qtbot.waitUntil(lambda: pane.kind.is_open)
    QTest.keyClick(pane.kind, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._body is not None)
    body_of(pane)._note.setPlainText("demain")
    open_by_typing(workplace, qtbot, "benali samira")
    area.visits.choose(mine)
    qtbot.waitUntil(lambda: pane._body is not None and body_of(pane).note_text == "demain")
