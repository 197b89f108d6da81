"""Where Tab goes, and that finding it out leaves nothing behind."""

from __future__ import annotations

import gc
import re
import weakref

import shiboken6
from PySide6.QtWidgets import QLayout, QListView, QPushButton, QScrollArea, QVBoxLayout, QWidget
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


def test_a_walk_changes_nothing_of_who_holds_whom(qtbot: QtBot) -> None:
    made = window()
    inside = QScrollArea()
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(QPushButton("third"))
    inside.setWidget(content)
    layout = made.layout()
    assert layout is not None
    layout.addWidget(inside)
    everything = [made, *after_in_chain(made)]
    for widget in everything:
        after_in_chain(widget)
    for widget in everything:
        holder = re.search(r"^parent\.+ <.* at (0x[0-9a-f]+)>", shiboken6.dump(widget), re.MULTILINE)
        parent = widget.parent()
        assert (None if holder is None else int(holder[1], 16)) == (None if parent is None else id(parent))
    assert made.isVisible()
    made.close()
    made.deleteLater()
    qtbot.wait(1)


def test_what_was_walked_through_outlives_the_collector(qtbot: QtBot) -> None:
    made = window()
    areas = []
    for _ in range(5):
        content = QWidget()
        QVBoxLayout(content).addWidget(QPushButton("inside"))
        area = QScrollArea()
        area.setWidget(content)
        layout = made.layout()
        assert layout is not None
        layout.addWidget(area)
        areas.append(weakref.ref(area))
        tab_stops(made)
        del area, content
        gc.collect(0)
    gc.collect()
    assert all(area() is not None and shiboken6.isValid(area()) for area in areas)
    made.close()
    made.deleteLater()
    qtbot.wait(1)
