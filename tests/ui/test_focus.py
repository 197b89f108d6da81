"""Where Tab goes, and that finding it out leaves nothing behind."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtWidgets import QLayout, QListView, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.widgets.focus import after_in_chain, tab_stops


def window() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # a screen without glass takes no hints of size
    for name in ("first", "second"):
        column.addWidget(QPushButton(name))
        column.addWidget(QListView())
    made.show()
    return made


def test_tab_stops_come_in_their_order(qtbot: QtBot) -> None:
    made = window()
    stops = tab_stops(made)
    assert [type(stop) for stop in stops] == [QPushButton, QListView, QPushButton, QListView]
    assert [stop for stop in after_in_chain(stops[1]) if stop in stops] == [stops[2], stops[3], stops[0]]
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def test_a_window_that_was_walked_through_goes_when_it_is_closed(qtbot: QtBot) -> None:
    made = window()
    assert tab_stops(made)
    gone = weakref.ref(made)
    made.close()
    made.deleteLater()
    del made
    qtbot.wait(1)
    gc.collect()
    assert gone() is None
