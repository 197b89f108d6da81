"""Why an exchange is not written is said of the one field that there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.workplace import Workplace
from tests.ui.counter.steps import area_of, open_by_typing


def test_a_refusal_names_no_field_that_is_not_there(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    history, timeline = area_of(workplace).counter.history, area_of(workplace).counter.timeline
    timeline.write()
    composer = timeline.composer
    composer.text.setPlainText("Rappeler\x07 lundi")
    QTest.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(composer.error.isVisible)
    assert composer.error.text() == "Un caractère ne peut pas être gardé. Retapez cette valeur."
    assert composer.text.toPlainText() == "Rappeler\x07 lundi"
    composer.text.setPlainText("Rappeler\u202e lundi")
    QTest.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(each.subject == "Rappeler lundi" for each in history.entries))
