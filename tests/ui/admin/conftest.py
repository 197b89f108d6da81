"""A town of its own: these tests open and close accounts, and publish procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD, Town, small_town
from tests.helpers.town import Workplace as Station
from tests.ui.workplace import close_workplace, open_workplace, wait_usable

LogIn = Callable[..., Workplace]


@pytest.fixture(scope="package")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with small_town(tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture(scope="package")
def station(town: Town) -> Station:
    """The workstation of the window."""
    return town.enrol("office")


@pytest.fixture(scope="package")
def counter(town: Town) -> Station:
    """Another workstation of the same town."""
    return town.enrol("counter")


@pytest.fixture
def log_in(theme: Theme, station: Station, qtbot: QtBot) -> Iterator[LogIn]:
    """Open a window and log an agent in by keyboard; windows are closed when the test ends."""
    made: list[Workplace] = []

    def open_for(login: str, width: int = 1366, height: int = 768) -> Workplace:
        workplace = open_workplace(theme, station, demo=False)
        made.append(workplace)
        workplace.show(width, height)
        qtbot.waitUntil(workplace.window.isActiveWindow)
        page = workplace.login.page
        QTest.keyClicks(page.identifier, login)
        QTest.keyClicks(page.password, PASSWORD)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
        wait_usable(qtbot, workplace)
        return workplace

    yield open_for
    for workplace in made:
        close_workplace(workplace)
    qtbot.wait(1)
