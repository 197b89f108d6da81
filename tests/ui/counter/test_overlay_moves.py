"""What lies over the window goes when the page under it does: nothing is left drawn over another page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import visit
from tests.ui.counter.steps import area_of, focus_is_in

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.mark.parametrize("opened", [(Qt.Key.Key_K, _CTRL), (Qt.Key.Key_F1, _NONE)], ids=["palette", "keys"])
@pytest.mark.parametrize(
    "moved", [(Qt.Key.Key_F2, _NONE), (Qt.Key.Key_D, _ALT), (Qt.Key.Key_T, _CTRL), (Qt.Key.Key_W, _CTRL)]
)
def test_a_move_closes_what_lies_over_the_page(
    workplace: Workplace,
    qtbot: QtBot,
    opened: tuple[Qt.Key, Qt.KeyboardModifier],
    moved: tuple[Qt.Key, Qt.KeyboardModifier],
) -> None:
    visit(workplace, qtbot)
    window = workplace.window
    QTest.keyClick(window, *opened)
    assert window.overlay.is_open()
    QTest.keyClick(window, *moved)
    qtbot.waitUntil(lambda: not window.overlay.is_open())
    qtbot.waitUntil(lambda: not focus_is_in(window.overlay))
    assert area_of(workplace) is not None
