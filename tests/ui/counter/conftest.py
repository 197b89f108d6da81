"""One town for all these tests; each has a window of its own over the same desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from tests.helpers.family import settle_family
from tests.helpers.town import Town, small_town
from tests.helpers.town import Workplace as Station
from tests.ui.workplace import close_workplaces, open_workplace, wait_usable


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    with small_town(tmp_path_factory.mktemp("town"), demo=True) as town:
        yield town


@pytest.fixture(scope="session")
def station(town: Town) -> Station:
    """A workstation where the BENALI family is on file."""
    station = town.enrol("counter")
    station.log_in()
    settle_family(station.client)
    station.sync()
    return station


@pytest.fixture(scope="session")
def colleague(town: Town, station: Station) -> Station:
    """Another workstation of the same town."""
    other = town.enrol("colleague")
    other.log_in("ali.kacem")
    return other


@pytest.fixture
def make_workplace(theme: Theme, station: Station, qtbot: QtBot) -> Iterator[Callable[..., Workplace]]:
    """Open windows of the station, closed when the test ends."""
    made: list[Workplace] = []

    def make(width: int = 1366, height: int = 768, **options: object) -> Workplace:
        workplace = open_workplace(theme, station, **options)  # type: ignore[arg-type]  # checked by the callee
        made.append(workplace)
        workplace.show(width, height)
        qtbot.waitUntil(workplace.window.isActiveWindow)
        return workplace

    yield make
    close_workplaces(made, qtbot)


@pytest.fixture
def workplace(make_workplace: Callable[..., Workplace], qtbot: QtBot) -> Workplace:
    """The demo agent at the counter, nobody here yet."""
    workplace = make_workplace()
    wait_usable(qtbot, workplace)
    return workplace
