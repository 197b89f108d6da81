"""The register of actions and the names of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import (
    ActionConflict,
    Actions,
    ActionSpec,
    Context,
    ShortcutForbidden,
    check_shortcut,
)
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.keys import key_text


@pytest.mark.parametrize("key", ["F2", "Shift+F9", "Ctrl+K", "Alt+G", "Ctrl+Return", "Ctrl+Tab", "Ctrl+Shift+N", "F12"])
def test_keys_that_work_on_every_french_keyboard(key: str) -> None:
    check_shortcut(key)


@pytest.mark.parametrize(
    "key", ["Ctrl+1", "Alt+1", "Ctrl+.", "Ctrl+Alt+A", "Ctrl+E", "Ctrl+U", "Ctrl+Y", "A", "Shift+A", "Ctrl+é"]
)
def test_keys_that_do_not_are_refused(key: str) -> None:
    with pytest.raises(ShortcutForbidden):
        check_shortcut(key)


def test_a_name_is_registered_once(actions: Actions) -> None:
    actions.add(ActionSpec("visit.call_next", "Appeler le suivant", "F9"))
    with pytest.raises(ActionConflict):
        actions.add(ActionSpec("visit.call_next", "Appeler"))


def test_a_key_is_given_once_in_a_context(actions: Actions) -> None:
    actions.add(ActionSpec("mail.scan", "Numériser", "F5", context=Context.MAIL))
    actions.add(ActionSpec("counter.refresh", "Actualiser", "F5", context=Context.COUNTER))
    with pytest.raises(ActionConflict):
        actions.add(ActionSpec("help.open", "Aide", "F5"))


def test_a_second_key_is_checked_too(actions: Actions) -> None:
    action = actions.add(ActionSpec("undo", "Annuler la dernière action", "F12 Ctrl+Z"))
    assert [key_text(key) for key in action.shortcuts()] == ["F12", "Ctrl+Z"]
    with pytest.raises(ActionConflict):
        actions.add(ActionSpec("other", "Autre", "Ctrl+Z"))


@pytest.mark.parametrize(
    ("portable", "shown"),
    [("Ctrl+Return", "Ctrl+Entrée"), ("Esc", "Échap"), ("Shift+F9", "Maj+F9"), ("Del", "Suppr"), ("", "")],
)
def test_keys_are_named_as_on_the_keyboard(portable: str, shown: str) -> None:
    assert key_text(QKeySequence(portable)) == shown


def test_a_button_follows_its_action(theme: Theme, actions: Actions, qtbot: QtBot) -> None:
    done: list[str] = []
    action = actions.add(ActionSpec("request.new", "Nouvelle demande", "F2", "plus"), lambda: done.append("new"))
    button = Button.of(theme, actions, "request.new")
    qtbot.addWidget(button)
    action.setText("Créer la demande")
    assert button.text() == "Créer la demande"
    button.click()
    action.setEnabled(False)
    assert not button.isEnabled()
    assert done == ["new"]


def test_every_action_of_the_frame_has_words_and_a_key_of_its_own(window: MainWindow) -> None:
    actions = list(window.actions_register)
    assert all(action.text() for action in actions)
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    for key in keys:
        check_shortcut(key)


def test_f3_brings_the_focus_to_the_search(window: MainWindow, qtbot: QtBot) -> None:
    window.rail.button("counter").setFocus()
    window.top_bar.search.setText("benali")
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert window.top_bar.search.hasFocus()
    assert window.top_bar.search.selectedText() == "benali"
