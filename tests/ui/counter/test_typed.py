"""What is typed and not kept is not thrown away by what makes the pages anew, or by leaving for another agent."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.language import Language
from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import request, visit
from tests.ui.counter.steps import area_of


def test_a_note_put_aside_keeps_the_pages_as_they_are(workplace: Workplace, qtbot: QtBot) -> None:
    request(workplace, qtbot)
    area = area_of(workplace)
    area.counter.request.note.area.setPlainText("Rappeler lundi")
    area.end_visit()
    area.show_module("settings")
    looks = area.settings.looks
    assert looks.waits.isVisible()
    assert not looks.languages[Language.ENGLISH].isEnabled()
    assert not looks.sizes[1.5].isEnabled()
    area.show_counter()
    request(workplace, qtbot)
    qtbot.waitUntil(lambda: area.counter.request.note.text == "Rappeler lundi")
    area.counter.request.note.area.clear()
    area.show_module("settings")
    assert not looks.waits.isVisible()
    assert looks.languages[Language.ENGLISH].isEnabled()


def test_a_call_being_written_is_said_before_the_agent_leaves(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area = area_of(workplace)
    area.write_exchange()
    QTest.keyClicks(area.counter.timeline.composer.text, "A rappeler")
    with qtbot.assertNotEmitted(workplace.agent_change_asked):
        workplace.actions["session.change"].trigger()
    assert "n’est pas enregistrée" in workplace.window.toast.message.text()
    with qtbot.waitSignal(workplace.agent_change_asked):
        workplace.actions["session.change"].trigger()


def test_an_agent_with_nothing_typed_leaves_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    assert not area_of(workplace).is_typing
    with qtbot.waitSignal(workplace.agent_change_asked):
        workplace.actions["session.change"].trigger()
