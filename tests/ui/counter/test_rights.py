"""An account that is closed, or rights that change, while their session is open."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Final
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.accounts import AddAgent, DisableAgent, GrantRole, RevokeRole
from guichet.contract.base import new_id
from guichet.domain.permissions import Permission, Role
from guichet.server.root import do_as_root
from guichet.ui.workplace import Opened, Workplace
from tests.helpers.town import PASSWORD, Town, _hash
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing, type_search
from tests.ui.locking import come_back, everything_shown
from tests.ui.workplace import settle, wait_usable

_NUMBERS: Final = itertools.count(1)


class Newcomer:
    """An agent of their own for each test: the town is shared."""

    def __init__(self, town: Town, station: Station, roles: tuple[Role, ...]) -> None:
        self._town, self._station = town, station
        self.agent_id, self.login = new_id(), f"nouvelle.venue{next(_NUMBERS)}"
        self.grants: dict[Role, UUID] = {role: new_id() for role in roles}
        add = AddAgent(
            agent_id=self.agent_id,
            login=self.login,
            given_name="Nouvelle",
            surname="Venue",
            secret_id=new_id(),
            password_hash=_hash,
            must_change=False,
            grants=tuple((grant_id, role, "") for role, grant_id in self.grants.items()),
        )
        do_as_root(town.base, [add])
        station.sync()

    def give(self, role: Role) -> None:
        """Give one more role; the workstation hears of it."""
        grant_id = self.grants[role] = new_id()
        do_as_root(self._town.base, [GrantRole(grant_id=grant_id, agent_id=self.agent_id, role=role)])
        self._station.sync()

    def take(self, role: Role) -> None:
        """Take a role back; the workstation hears of it."""
        do_as_root(self._town.base, [RevokeRole(grant_id=self.grants[role])])
        self._station.sync()

    def close(self) -> None:
        """Close the account; the workstation hears of it."""
        closed = DisableAgent(agent_id=self.agent_id, disabled_on=self._town.base.now().date())
        do_as_root(self._town.base, [closed])
        self._station.sync()


@pytest.fixture
def agent(town: Town, station: Station) -> Newcomer:
    return Newcomer(town, station, (Role.COUNTER, Role.SUPERVISOR))


@pytest.fixture
def workplace(make_workplace: Callable[..., Workplace], qtbot: QtBot, agent: Newcomer) -> Workplace:
    """The newcomer with Samira Benali's file open."""
    workplace = make_workplace(demo=False)
    workplace.login_model.submit(agent.login, PASSWORD)
    wait_usable(qtbot, workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    settle(workplace, qtbot)
    return workplace


def test_a_closed_account_locks_at_once_and_the_lock_says_so(
    workplace: Workplace, qtbot: QtBot, agent: Newcomer
) -> None:
    assert "benali" in everything_shown()
    agent.close()
    qtbot.waitUntil(lambda: workplace.is_locked)
    page = workplace.login.page
    assert page.warning.isVisible()
    assert "compte est fermé" in page.warning.text()
    assert "benali" not in everything_shown()
    QTest.keyClicks(page.password, PASSWORD)
    page.main.click()
    settle(workplace, qtbot)
    assert workplace.is_locked


def test_a_gesture_of_a_closed_account_locks_too(
    workplace: Workplace, qtbot: QtBot, agent: Newcomer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on the day of a closing that was told before: no row comes then."""
    monkeypatch.setattr(workplace.login_model, "renew", lambda: None)
    agent.close()
    assert not workplace.is_locked
    type_search(workplace, "leroy")
    qtbot.waitUntil(lambda: workplace.is_locked)
    assert "compte est fermé" in workplace.login.page.warning.text()


def test_rights_that_change_make_the_pages_anew(workplace: Workplace, qtbot: QtBot, agent: Newcomer) -> None:
    visits = area_of(workplace).visits
    with qtbot.waitSignal(workplace.rebuild_asked) as asked:
        agent.take(Role.SUPERVISOR)
    assert asked.args is not None
    opened = asked.args[0]
    assert isinstance(opened, Opened)
    assert (opened.visits, opened.module) == (visits, "counter")
    assert Permission.REOPEN_REQUEST not in opened.session.permissions
    assert "droits" in opened.words


def test_rights_lost_while_something_is_typed_lock_and_keep_it(
    workplace: Workplace, qtbot: QtBot, agent: Newcomer
) -> None:
    area = area_of(workplace)
    area.write_exchange()
    QTest.keyClicks(area.counter.timeline.composer.text, "A rappeler")
    agent.take(Role.SUPERVISOR)
    qtbot.waitUntil(lambda: workplace.is_locked)
    assert "droits ont changé" in workplace.login.page.warning.text()
    come_back(workplace, qtbot)
    assert workplace.area is area
    assert area.counter.timeline.composer.text.toPlainText() == "A rappeler"
    area.counter.timeline.composer.text.clear()
    assert not area.is_typing
    with qtbot.waitSignal(workplace.rebuild_asked):
        area.end_visit()


def test_rights_gained_are_offered_at_once(workplace: Workplace, qtbot: QtBot, agent: Newcomer) -> None:
    assert not workplace.actions["module.admin"].isVisible()
    with qtbot.waitSignal(workplace.rebuild_asked):
        agent.give(Role.ADMINISTRATOR)
    assert workplace.actions["module.admin"].isVisible()
