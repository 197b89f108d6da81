"""The real window of a workstation, typed into by a script: ``python -m tests.e2e.typing_window FOLDER LOGIN STEP``.

It says what it found as one line of JSON, then waits to be killed. Steps are the functions of :data:`STEPS`.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.window import open_window
from guichet.ui.app import Application
from guichet.ui.draft_keeper import LOOK_MS
from guichet.ui.screens.idle.kept_card import words_of
from guichet.ui.widgets.inputs import TextField
from guichet.ui.work_area import WorkArea
from tests.helpers.town import PASSWORD
from tests.helpers.watchdog import Watchdog

_CTRL = Qt.KeyboardModifier.ControlModifier
_PATIENCE = 20.0


def wait_for(condition: Callable[[], object]) -> None:
    """Let the window work until something holds."""
    until = time.monotonic() + _PATIENCE
    while not condition():
        assert time.monotonic() < until, "it never came"
        QTest.qWait(20)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifier)


def write(text: str) -> None:
    """Type where the focus is, as fast as a person types."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
        QTest.qWait(25)


def focused() -> Any:
    """Give the widget that takes the keys."""
    wait_for(QApplication.focusWidget)
    return QApplication.focusWidget()


def come_in(application: Application, login: str) -> WorkArea:
    """Log in as an agent does."""
    workplace = application.workplace
    wait_for(lambda: workplace.login.page.identifier.hasFocus())
    write(login)
    press(Qt.Key.Key_Tab)
    write(PASSWORD)
    press(Qt.Key.Key_Return)
    wait_for(lambda: workplace.area is not None and not workplace.window.is_covered())
    assert workplace.area is not None
    QTest.qWait(500)
    return workplace.area


def listed(area: WorkArea) -> list[str]:
    """Say what there is to go on with."""
    card = area.counter.idle.kept
    return [" | ".join(words_of(line)) for line in card.rows.lines] if card.isVisible() else []


def report_of(area: WorkArea) -> dict[str, Any]:
    """Give the report as the form holds it."""
    pane = area.counter.new_request
    wait_for(lambda: pane._body is not None and pane._body.isVisible())
    assert pane._body is not None
    return {"kind": pane.kind.text(), "values": pane._body.form.overridden(), "note": pane._body.note_text}


def person_of(area: WorkArea) -> list[str]:
    """Give the new person as the form holds them."""
    typed = area.counter.new_person.form.typed()
    return [typed.birth_name, typed.given_names]


def begin(area: WorkArea) -> dict[str, Any]:
    """Begin a person and a report, and leave both half typed."""
    watchdog = Watchdog()
    watchdog.start()
    press(Qt.Key.Key_N, _CTRL)
    wait_for(area.counter.new_person.isVisible)
    write("CHARLIE")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    write("Chloe")
    person = person_of(area)
    press(Qt.Key.Key_T, _CTRL)
    press(Qt.Key.Key_F2)
    pane = area.counter.new_request
    wait_for(lambda: pane.kind.is_open)
    write("trottoir")
    wait_for(lambda: pane.kind.is_open)
    press(Qt.Key.Key_Return)
    report = report_of(area)
    assert pane._body is not None
    answers = (pane._body.form.answer(field.name) for field in pane._body.procedure.fields)
    next(each.editor for each in answers if isinstance(each.editor, TextField) and each.editor.isVisible()).setFocus()
    write("12 rue des Lilas")
    pane._body._note.setFocus()
    write("devant la mairie, sur toute la largeur")
    QTest.qWait(LOOK_MS + 500)
    return {"person": person, "report": {**report, **report_of(area)}, "stall": watchdog.stop()}


def look(area: WorkArea) -> dict[str, Any]:
    """Say what is listed."""
    return {"listed": listed(area)}


def go_on(area: WorkArea) -> dict[str, Any]:
    """Go on with the report, then with the person, and put the person on file."""
    wait_for(lambda: listed(area))
    found: dict[str, Any] = {"listed": listed(area)}
    card = area.counter.idle.kept
    card.view.setFocus()
    press(Qt.Key.Key_Return)
    found["report"] = report_of(area)
    press(Qt.Key.Key_T, _CTRL)
    wait_for(lambda: len(listed(area)) == 1)
    card.view.setFocus()
    press(Qt.Key.Key_Return)
    wait_for(area.counter.new_person.isVisible)
    found["person"] = person_of(area)
    press(Qt.Key.Key_Return, _CTRL)
    wait_for(lambda: not area.counter.new_person.isVisible())
    QTest.qWait(1000)
    return found


STEPS = {"begin": begin, "look": look, "go_on": go_on}


def main() -> None:
    """Do one step."""
    folder, login, step = sys.argv[1:]
    application = open_window(DataFolder(Path(folder)))
    print(json.dumps(STEPS[step](come_in(application, login))), flush=True)
    application.run()


if __name__ == "__main__":
    main()
