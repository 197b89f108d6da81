"""What a role cannot do is not offered: every module, action and command, role by role."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.accounts import AddAgent
from guichet.contract.base import new_id
from guichet.contract.refusals import NotAllowed
from guichet.domain.permissions import Role
from guichet.server.root import do_as_root
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.module_pages import PAGES
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD, Town
from tests.helpers.town import Workplace as Station
from tests.ui.admin.conftest import LogIn
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle

_WORK = ["counter", "requests"]
_BELOW = ["help", "settings"]
MODULES = {
    Role.COUNTER: [*_WORK, *_BELOW],
    Role.MAIL: [*_WORK, *_BELOW],
    Role.OFFICER: [*_WORK, *_BELOW],
    Role.SUPERVISOR: [*_WORK, *_BELOW],
    Role.ADMINISTRATOR: ["admin", *_BELOW],
    Role.AUDITOR: ["admin", *_BELOW],
}
HOME = {Role.ADMINISTRATOR: "admin", Role.AUDITOR: "admin"}
LEAVING = {"session.lock", "session.password", "session.change"}
EVERY_ROLE = pytest.mark.parametrize("role", list(Role))


@pytest.fixture(scope="module")
def staff(town: Town, station: Station) -> dict[Role, str]:
    """One agent of each role, who has that one only."""
    hashed = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)
    logins = {role: f"un.{role.value}" for role in Role}
    do_as_root(
        town.base,
        [
            AddAgent(
                agent_id=UUID(int=700 + place),
                login=login,
                given_name="Un",
                surname=role.value.capitalize(),
                secret_id=new_id(),
                password_hash=hashed,
                must_change=False,
                grants=((new_id(), role, ""),),
            )
            for place, (role, login) in enumerate(logins.items())
        ],
    )
    station.sync()
    return logins


@pytest.fixture
def refusals(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every « not allowed » that the desk answers to the window."""
    found: list[object] = []
    deliver = DeskBridge._deliver

    def listen(bridge: DeskBridge, delivery: tuple[Any, ...]) -> None:
        problem = delivery[3].exception()
        if isinstance(problem, NotAllowed):
            found.append(problem)
        deliver(bridge, delivery)

    monkeypatch.setattr(DeskBridge, "_deliver", listen)
    return found


def offered_modules(workplace: Workplace) -> list[str]:
    return [button.key for button in workplace.window.rail.shown()]


def palette_of(workplace: Workplace) -> list[str]:
    QTest.keyClick(workplace.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    palette.field.setText("a")
    rows = [palette.rows.row(palette.rows.index(place, 0)) for place in range(palette.rows.rowCount())]
    workplace.window.overlay.close_panel()
    return [row if isinstance(row, str) else row.id for row in rows if isinstance(row, str | ActionSpec)]


@EVERY_ROLE
def test_a_role_is_offered_its_modules_and_begins_with_one_of_them(
    log_in: LogIn, qtbot: QtBot, staff: dict[Role, str], refusals: list[object], role: Role
) -> None:
    workplace = log_in(staff[role])
    assert offered_modules(workplace) == MODULES[role]
    window = workplace.window
    home = HOME.get(role, "counter")
    assert window.rail.button(home).isChecked()
    assert window.top_bar.search.isVisible() is ("counter" in MODULES[role])
    for key in MODULES[role]:
        window.rail.button(key).click()
        qtbot.wait(150)
        window.overlay.close_panel()
    qtbot.wait(200)
    assert refusals == []
    assert not window.banner.isVisible()


@EVERY_ROLE
def test_no_action_and_no_command_of_a_role_is_refused(
    log_in: LogIn, qtbot: QtBot, staff: dict[Role, str], refusals: list[object], role: Role
) -> None:
    workplace = log_in(staff[role])
    window, actions = workplace.window, workplace.actions
    commands = palette_of(workplace)
    assert ("a" in commands) is ("counter" in MODULES[role]), "people are searched for where people are received"
    for spec in actions.specs(Context.EVERYWHERE):
        action = actions[spec.id]
        if spec.id in LEAVING or not action.isEnabled() or not action.isVisible():
            assert spec.id in LEAVING or spec.id not in commands
            continue
        action.trigger()
        qtbot.wait(100)
        window.overlay.close_panel()
    qtbot.wait(200)
    assert refusals == []
    assert not window.banner.isVisible()


@EVERY_ROLE
def test_a_key_of_what_a_role_does_not_have_does_nothing(
    log_in: LogIn, qtbot: QtBot, staff: dict[Role, str], refusals: list[object], role: Role
) -> None:
    workplace = log_in(staff[role])
    hidden = [spec for spec in workplace.actions.specs() if not workplace.actions[spec.id].isVisible()]
    before = workplace.window.body.currentWidget()
    for spec in hidden:
        for key in spec.shortcut.split():
            QTest.keySequence(workplace.window, QKeySequence(key))
    qtbot.wait(150)
    assert workplace.window.body.currentWidget() is before
    assert not area_of(workplace).visits.visits
    assert refusals == []


@EVERY_ROLE
def test_a_lock_gives_back_no_more_than_there_was(
    log_in: LogIn, qtbot: QtBot, staff: dict[Role, str], role: Role
) -> None:
    workplace = log_in(staff[role])
    qtbot.waitUntil(lambda: area_of(workplace).making.is_done)
    settle(workplace, qtbot)
    before = {spec.id for spec in workplace.actions.specs() if workplace.actions[spec.id].isEnabled()}
    workplace.lock()
    QTest.keyClicks(workplace.login.page.password, PASSWORD)
    QTest.keyClick(workplace.login.page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)
    settle(workplace, qtbot)
    assert {spec.id for spec in workplace.actions.specs() if workplace.actions[spec.id].isEnabled()} == before


def test_a_page_that_a_role_does_not_have_is_never_made(log_in: LogIn, qtbot: QtBot, staff: dict[Role, str]) -> None:
    area = area_of(log_in(staff[Role.ADMINISTRATOR]))
    qtbot.wait(200)
    for key in ("counter", "requests"):
        area.show_module(key)
    assert "work" not in vars(area)
    assert area._window.body.currentWidget() is area.admin
    assert set(PAGES) == {"counter", "requests", "admin", "sync", "settings"}
