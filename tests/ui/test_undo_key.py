"""Ctrl+Z: the text field's own while it has something to undo, the last gesture's afterwards."""

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.inputs import TextArea, TextField


class Gestures(QObject):
    """Counts the gestures taken back."""

    def __init__(self) -> None:
        super().__init__()
        self.taken_back = 0

    @Slot()
    def undo(self) -> None:
        self.taken_back += 1


@pytest.mark.parametrize("kind", [TextField, TextArea])
def test_the_key_undoes_letters_first_and_the_last_gesture_then(
    kind: type[TextField | TextArea], theme: Theme, actions: Actions, qtbot: QtBot
) -> None:
    gestures = Gestures()
    window = MainWindow(theme, actions)
    actions.add(ActionSpec("undo.last", "Annuler le dernier geste", "F12 Ctrl+Z"), gestures.undo)
    actions.attach(Context.EVERYWHERE, window)
    qtbot.addWidget(window)
    field = kind(theme)
    window.add_page("page", field)
    window.show_page("page", "Page")
    window.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "abc")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(field) == ""
    assert gestures.taken_back == 0
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert gestures.taken_back == 1
    window.top_bar.search.setFocus()
    QTest.keyClicks(window.top_bar.search, "d")
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert gestures.taken_back == 1
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert gestures.taken_back == 2


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
