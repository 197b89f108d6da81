"""One's own password: asked for when it was given by somebody else, offered in the menu."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from guichet.contract.accounts import AddAgent
from guichet.contract.base import new_id
from guichet.domain.permissions import Role
from guichet.server.root import do_as_root
from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD, Town
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import open_by_typing
from tests.ui.workplace import wait_usable

NEW = "Marronnier+rouge+58"
_CTRL = Qt.KeyboardModifier.ControlModifier


def engage(town: Town, station: Station, login: str, *, must_change: bool) -> UUID:
    """Open an account."""
    agent_id = new_id()
    given_name, surname = login.split(".")
    agent = AddAgent(
        agent_id=agent_id,
        login=login,
        given_name=given_name.capitalize(),
        surname=surname.capitalize(),
        secret_id=new_id(),
        password_hash=PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD),
        must_change=must_change,
        grants=((new_id(), Role.COUNTER, ""),),
    )
    do_as_root(town.base, [agent])
    station.sync()
    return agent_id


def come_in(workplace: Workplace, login: str, password: str) -> None:
    page = workplace.login.page
    QTest.keyClicks(page.identifier, login)
    QTest.keyClicks(page.password, password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)


def words(workplace: Workplace) -> str:
    labels = workplace.window.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible()).replace("\u00a0", " ")


def fill(workplace: Workplace, old: str, new: str, again: str) -> None:
    page = workplace.password.page
    for field, text in ((page.old, old), (page.new, new), (page.again, again)):
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.clear()
        QTest.keyClicks(field, text)
    QTest.keyClick(page.again, Qt.Key.Key_Return)


def test_a_given_password_is_changed_before_anything_is_shown(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, town: Town, station: Station
) -> None:
    engage(town, station, "lea.fabre", must_change=True)
    workplace = make_workplace(demo=False)
    come_in(workplace, "lea.fabre", PASSWORD)
    page = workplace.password.page
    qtbot.waitUntil(page.isVisible, timeout=10_000)
    assert workplace.area is None
    assert "vient d’un administrateur" in words(workplace)
    assert "Huit signes au moins" in words(workplace)
    assert page.old.hasFocus()
    fill(workplace, PASSWORD, "fabre12", "fabre12")
    assert "il est trop court" in page.new_field.error
    assert "il contient votre nom" in page.new_field.error
    assert page.new.hasFocus()
    fill(workplace, PASSWORD, PASSWORD, PASSWORD)
    assert "différent" in page.new_field.error
    fill(workplace, PASSWORD, NEW, NEW + "x")
    assert "diffèrent" in page.again_field.error
    fill(workplace, "autre chose", NEW, NEW)
    qtbot.waitUntil(lambda: "actuel" in page.old_field.error, timeout=10_000)
    assert page.old.hasFocus()
    fill(workplace, PASSWORD, NEW, NEW)
    wait_usable(qtbot, workplace)
    assert "Mot de passe changé" in workplace.window.toast.message.text()
    assert not workplace.login_model.session.must_change_password  # type: ignore[union-attr]
    workplace.lock()
    QTest.keyClicks(workplace.login.page.password, NEW)
    QTest.keyClick(workplace.login.page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)


def test_escape_leaves_the_given_password_to_another_agent(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, town: Town, station: Station
) -> None:
    engage(town, station, "noe.girard", must_change=True)
    workplace = make_workplace(demo=False)
    come_in(workplace, "noe.girard", PASSWORD)
    qtbot.waitUntil(workplace.password.page.isVisible, timeout=10_000)
    with qtbot.waitSignal(workplace.agent_change_asked):
        QTest.keyClick(workplace.password.page.old, Qt.Key.Key_Escape)
    assert workplace.login_model.session is None


def test_the_menu_of_the_agent_offers_it_and_escape_gives_up(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, town: Town, station: Station
) -> None:
    engage(town, station, "ana.picard", must_change=False)
    workplace = make_workplace(demo=False)
    come_in(workplace, "ana.picard", PASSWORD)
    wait_usable(qtbot, workplace)
    open_by_typing(workplace, qtbot, "leroy paul")
    QTest.mouseClick(workplace.window.top_bar.agent, Qt.MouseButton.LeftButton)
    menu = QApplication.focusWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    page = workplace.password.page
    qtbot.waitUntil(page.isVisible)
    assert "LEROY" not in words(workplace), "nothing personal is in sight meanwhile"
    QTest.keyClick(page.old, Qt.Key.Key_Escape)
    assert not workplace.window.is_covered()
    assert "LEROY Paul" in workplace.window.windowTitle()
    workplace.change_password()
    fill(workplace, PASSWORD, NEW, NEW)
    qtbot.waitUntil(lambda: not workplace.window.is_covered(), timeout=10_000)
    assert workplace.actions["person.edit"].isEnabled()


def test_a_lock_wins_over_the_password_page(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, town: Town, station: Station
) -> None:
    workplace = make_workplace(demo=False)
    come_in(workplace, "claire.moreau", PASSWORD)
    wait_usable(qtbot, workplace)
    workplace.change_password()
    workplace.lock()
    assert workplace.is_locked
    assert workplace.login.page.password.hasFocus()
    QTest.keyClicks(workplace.login.page.password, PASSWORD)
    QTest.keyClick(workplace.login.page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)
    assert not workplace.window.is_covered()


@pytest.mark.parametrize("action_id", ["session.password"])
def test_it_is_found_in_the_palette(workplace: Workplace, qtbot: QtBot, action_id: str) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    assert workplace.area is not None
    palette = workplace.area.commands.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "mot de passe")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(workplace.password.page.isVisible)
    assert action_id in workplace.actions
