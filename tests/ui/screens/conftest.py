"""The real town behind the screens' tests: one for a whole file, for its tests share nothing but the place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.preferences import Preferences
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.cards import Card
from tests.helpers.cups import Listener
from tests.helpers.cups import listener as listener
from tests.helpers.town import Town, Workplace
from tests.ui.printing import on_roll
from tests.ui.screens.scene import Desk, Hand, frame, town_and_workplace

ShowPane = Callable[[Card], MainWindow]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Workplace]]:
    folder: Path = tmp_path_factory.mktemp("town")
    with town_and_workplace(folder) as found:
        yield found


@pytest.fixture
def workplace(place: tuple[Town, Workplace]) -> Workplace:
    return place[1]


@pytest.fixture
def town(place: tuple[Town, Workplace]) -> Town:
    return place[0]


@pytest.fixture
def hand(workplace: Workplace) -> Iterator[Hand]:
    hand = Hand(workplace)
    yield hand
    hand.close()


@pytest.fixture
def desk(qapp: QApplication, workplace: Workplace) -> Iterator[Desk]:
    desk = Desk(workplace)
    yield desk
    desk.close()


@pytest.fixture
def room(desk: Desk, theme: Theme, listener: Listener) -> PrintRoom:
    """Papers go to a receipt printer that keeps what it gets."""
    preferences = Preferences.of(theme)
    preferences.keep_printing(on_roll(listener))
    return PrintRoom(desk.bridge, preferences, desk)


@pytest.fixture
def show_pane(theme: Theme, actions: Actions, qtbot: QtBot) -> Iterator[ShowPane]:
    """Show a pane in the frame, active and ready for the keyboard."""
    windows: list[MainWindow] = []

    def show(pane: Card) -> MainWindow:
        window = frame(theme, actions, pane)
        windows.append(window)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def request_id(hand: Hand) -> UUID:
    """A school registration with nothing ticked."""
    mother = hand.samira()
    return hand.school_request(mother, hand.child(mother, "Adam", date(2023, 2, 9)))


@pytest.fixture
def empty_pane(theme: Theme, actions: Actions, desk: Desk, room: PrintRoom, show_pane: ShowPane) -> RequestPane:
    """The pane of a request, with none in it."""
    pane = RequestPane(theme, desk.bridge, actions, desk.session, room=room)
    make_whole(pane)
    show_pane(pane)
    return pane


def make_whole(pane: RequestPane) -> None:
    """Make the parts of a pane, which the window makes a piece at a time."""
    for _ in pane.build():
        pass


@pytest.fixture
def pane(empty_pane: RequestPane, request_id: UUID, qtbot: QtBot) -> RequestPane:
    """The pane with the request in it, ready for its next step."""
    empty_pane.show_request(request_id)
    qtbot.waitUntil(lambda: empty_pane.model.sheet is not None and empty_pane.steps.footer.main.isEnabled())
    return empty_pane


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(focused(), key, modifiers)


def type_text(text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(focused(), text)


def focused() -> QWidget:
    """Give the widget that has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget
