"""Gestures that several tests make, as an agent makes them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.people import PersonSheet
from guichet.ui.work_area import WorkArea
from guichet.ui.workplace import Workplace


def area_of(workplace: Workplace) -> WorkArea:
    """Give the pages of the open session."""
    assert workplace.area is not None
    return workplace.area


def type_search(workplace: Workplace, text: str) -> None:
    """Press F3 and type."""
    QTest.keyClick(workplace.window, Qt.Key.Key_F3)
    assert workplace.window.top_bar.search.hasFocus()
    QTest.keyClicks(workplace.window.top_bar.search, text)


def open_by_typing(workplace: Workplace, qtbot: QtBot, text: str) -> PersonSheet:
    """Open the first person that some words find, by keyboard."""
    area = area_of(workplace)
    before = area.visits.current
    type_search(workplace, text)
    QTest.keyClick(workplace.window.top_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.visits.current is not None and area.visits.current is not before, timeout=5000)
    wait_for_sheet(workplace, qtbot)
    sheet = area.counter.citizen.sheet
    assert sheet is not None
    return sheet


def wait_for_sheet(workplace: Workplace, qtbot: QtBot) -> None:
    """Wait until the card and the history of the visit in hand are filled."""
    counter = area_of(workplace).counter
    qtbot.waitUntil(lambda: counter.citizen.sheet is not None, timeout=5000)
    pane = counter.timeline
    qtbot.waitUntil(lambda: pane.view.isVisibleTo(pane) or pane.empty.isVisibleTo(pane), timeout=5000)


def focus_is_in(pane: QWidget) -> bool:
    """Tell whether the focus is in a pane."""
    here = QApplication.focusWidget()
    return here is not None and pane.isAncestorOf(here)
