"""What assistive tools need, on every page of the window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.widgets.focus import tab_stops
from guichet.ui.workplace import Workplace
from tests.helpers.family import SCHOOL
from tests.ui.counter.steps import area_of, open_by_typing

Go = Callable[[Workplace, QtBot], None]


def idle(workplace: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: area_of(workplace).counter.idle.rows.rowCount() > 0)


def visit(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")


def request(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area_of(workplace).visits.show_request(SCHOOL)
    qtbot.wait(200)


def note(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area_of(workplace).counter.timeline.write_note()


def new_request(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    qtbot.wait(100)


def new_person(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).new_person("durand")
    qtbot.wait(100)


def work(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).show_module("requests")
    qtbot.waitUntil(lambda: area_of(workplace).work.rows.rowCount() > 0)


def sync(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).show_sync()


def lock(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.lock()


PAGES: list[Go] = [idle, visit, request, note, new_request, new_person, work, sync, lock]


def is_behind_its_group(stop: QWidget) -> bool:
    """One of several buttons of which one is chosen: Tab comes to the chosen one, the arrows to the others."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and not stop.isChecked()  # type: ignore[attr-defined]


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_every_stop_of_the_tab_key_has_a_name_and_is_reached(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    go(workplace, qtbot)
    stops = tab_stops(workplace.window)
    assert stops
    for stop in stops:
        interface = QAccessible.queryAccessibleInterface(stop)
        assert interface is not None
        assert interface.text(QAccessible.Text.Name), f"{type(stop).__name__} {stop.objectName()} has no name"
        if isinstance(stop, QAbstractButton):
            assert stop.width() >= 24, stop.text()
            assert stop.height() >= 24, stop.text()
        if isinstance(stop, QListView) and stop.model() is not None:
            for row in range(stop.model().rowCount()):
                assert stop.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    reached = set()
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2 * len(stops)):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    missed = [
        f"{type(stop).__name__} {stop.accessibleName()}"
        for stop in stops
        if stop not in reached and not is_behind_its_group(stop)
    ]
    assert not missed


def test_every_action_has_words(workplace: Workplace) -> None:
    for action in workplace.actions:
        assert action.text()
