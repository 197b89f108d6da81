"""A town of its own: these tests open and close accounts, and publish procedures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.accounts import AddAgent
from guichet.contract.base import new_id
from guichet.contract.people import NaturalDraft, OpenPerson, RegisterPerson
from guichet.domain.permissions import Role
from guichet.server.root import do_as_root
from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD, Town, small_town
from tests.helpers.town import Workplace as Station
from tests.ui.admin.pages import journal
from tests.ui.workplace import close_workplaces, open_workplace, wait_usable

LogIn = Callable[..., Workplace]

PERSON = UUID(int=88_001)


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
    close_workplaces(made, qtbot)


@pytest.fixture(scope="package")
def auditor(town: Town, station: Station) -> str:
    """An auditor, and a file that was opened at this workstation."""
    hashed = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    do_as_root(
        town.base,
        [
            AddAgent(
                agent_id=new_id(),
                login="max.audit",
                given_name="Max",
                surname="Audit",
                secret_id=new_id(),
                password_hash=hashed,
                must_change=False,
                grants=((new_id(), Role.AUDITOR, ""),),
            )
        ],
    )
    station.sync()
    station.log_in("claire.moreau")
    draft = NaturalDraft(birth_name="Vasseur", given_names="Lise", birth_place="Quimper")
    station.client.do(RegisterPerson(person_id=PERSON, identity=draft)).result(20)
    station.client.ask(OpenPerson(person_id=PERSON, reason="visit")).result(20)
    return "max.audit"


@pytest.fixture
def keeper(request: pytest.FixtureRequest, auditor: str) -> str:
    """Whoever opens the page that the test goes to."""
    return auditor if request.node.callspec.params["go"] is journal else "eve.roy"
