"""Accounts opened, corrected, given roles, unlocked and closed, by keyboard over the real desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from guichet.contract.accounts import AccountFacts
from guichet.contract.desk import Session
from guichet.contract.refusals import AccountLocked, LoginRefused, NotAllowed, PasswordWeak
from guichet.domain.permissions import Permission, Role
from guichet.domain.secrets import PasswordRule, password_problems
from guichet.models.workstation import JournalEntry
from guichet.ui import clock
from guichet.ui.screens.admin.account_words import login_of, made_up_password
from guichet.ui.screens.admin.accounts_page import AccountsPage
from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD
from tests.helpers.town import Workplace as Station
from tests.ui.admin.conftest import LogIn
from tests.ui.counter.steps import area_of

GIVEN = "Tavokali-Nusilero-47"
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def workplace(log_in: LogIn) -> Workplace:
    return log_in("eve.roy")


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> AccountsPage:
    admin = area_of(workplace).admin
    admin.chips["accounts"].click()
    section = admin.section()
    assert isinstance(section, AccountsPage)
    qtbot.waitUntil(lambda: bool(section.rows.rows))
    return section


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def type_in(editor: QLineEdit, text: str) -> None:
    editor.setFocus(Qt.FocusReason.TabFocusReason)
    editor.clear()
    QTest.keyClicks(editor, text)


def account(page: AccountsPage, login: str) -> AccountFacts:
    return next(each for each in page.model.accounts if each.login == login)


def choose(page: AccountsPage, qtbot: QtBot, login: str) -> AccountFacts:
    """Choose an account by typing its identifier."""
    type_in(page.search, login)
    page.take_focus()
    qtbot.waitUntil(lambda: page.pane.account is not None and page.pane.account.login == login)
    return account(page, login)


def open_account(page: AccountsPage, qtbot: QtBot, given_name: str, surname: str) -> str:
    """Open an account for the counter with a temporary password; give its identifier."""
    login = login_of(given_name, surname)
    press(Qt.Key.Key_N, _ALT)
    QTest.keyClicks(page.pane.given_name, given_name)
    press(Qt.Key.Key_Tab)
    QTest.keyClicks(page.pane.surname, surname)
    type_in(page.pane.password.text, GIVEN)
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: page.pane.account is not None and page.pane.account.login == login, timeout=10_000)
    return login


def come_in(station: Station, login: str, password: str) -> Session:
    """Log in by a connection of its own."""
    client = station.come_in()
    try:
        return client.log_in(login, password).result(20)
    finally:
        client.close()


def test_an_account_is_opened_and_its_holder_chooses_their_own_password(
    page: AccountsPage, qtbot: QtBot, station: Station, counter: Station, workplace: Workplace
) -> None:
    login = open_account(page, qtbot, "Lea", "Fabre")
    assert login == "lea.fabre"
    assert "Compte ouvert" in workplace.window.toast.message.text()
    found = account(page, login)
    assert (found.must_change, [each.role for each in found.grants]) == (True, [Role.COUNTER])
    session = come_in(station, login, GIVEN)
    assert session.must_change_password
    station.sync()
    counter.sync()
    assert come_in(counter, login, GIVEN).display == "Lea Fabre"


def test_a_password_travels_hashed_and_is_written_nowhere_in_clear(
    page: AccountsPage, qtbot: QtBot, station: Station
) -> None:
    open_account(page, qtbot, "Noe", "Girard")
    with station.replica().connect() as connection:
        written = connection.scalars(select(JournalEntry.args)).all()
    assert any("$argon2id$" in args for args in written)
    assert not any(GIVEN in args for args in written)


def test_the_rules_are_ticked_while_typing_and_a_weak_password_opens_nothing(page: AccountsPage) -> None:
    before = len(page.model.accounts)
    press(Qt.Key.Key_N, _ALT)
    QTest.keyClicks(page.pane.given_name, "Ines")
    type_in(page.pane.surname, "Marchand")
    part = page.pane.password
    type_in(part.text, "marchand")
    told = [label.accessibleName() for _, label in part.rules._marks.values()]
    assert [text.endswith(", oui") for text in told] == [True, False, True, True, False]
    press(Qt.Key.Key_Return, _CTRL)
    assert "il contient votre nom" not in page.pane.password.field.error
    assert "Choisissez-en un autre" in page.pane.password.field.error
    assert part.text.hasFocus()
    assert len(page.model.accounts) == before


def test_an_identifier_that_is_taken_is_said_at_its_field(page: AccountsPage, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, _ALT)
    QTest.keyClicks(page.pane.given_name, "Claire")
    type_in(page.pane.surname, "Moreau")
    type_in(page.pane.password.text, GIVEN)
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: "est pris" in page.pane.login_field.error, timeout=10_000)
    assert page.pane.login.hasFocus()
    type_in(page.pane.login, "claire.moreau2")
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: any(each.login == "claire.moreau2" for each in page.model.accounts), timeout=10_000)


def test_roles_are_given_in_a_service_and_taken_back(page: AccountsPage, qtbot: QtBot) -> None:
    login = open_account(page, qtbot, "Ana", "Picard")
    roles = page.pane.roles
    roles.role.set_value(Role.OFFICER)
    roles.service.set_value("urbanisme")
    roles.give.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(account(page, login).grants) == 2, timeout=10_000)
    assert [(each.role, each.service) for each in account(page, login).grants][1] == (Role.OFFICER, "urbanisme")
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "déjà ce rôle" in roles.role_field.error, timeout=10_000)
    roles.view.setFocus()
    roles.view.setCurrentIndex(roles.rows.index(0, 0))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [each.role for each in account(page, login).grants] == [Role.OFFICER], timeout=10_000)
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: len(account(page, login).grants) == 2, timeout=10_000)


def test_the_last_administrator_keeps_the_role_and_the_account(page: AccountsPage, qtbot: QtBot) -> None:
    choose(page, qtbot, "eve.roy")
    assert page.pane.roles.rows.rowCount() == 0, "the role is not offered to be taken back"
    assert not page.pane.closing_part.isVisible()
    assert "Seul administrateur" in page.pane.standing.text()


def test_a_new_password_is_given_and_the_old_one_no_longer_opens(
    page: AccountsPage, qtbot: QtBot, station: Station
) -> None:
    login = open_account(page, qtbot, "Rose", "Petit")
    page.pane.password_part.set_open(True)
    type_in(page.pane.password.text, "Renivoku-Dastolim-58")
    page.pane.give_password.click()
    qtbot.waitUntil(lambda: not page.pane.password.password(), timeout=10_000)
    assert come_in(station, login, "Renivoku-Dastolim-58").must_change_password
    with pytest.raises(LoginRefused):
        come_in(station, login, GIVEN)


def test_an_account_locked_elsewhere_is_unlocked_from_here(
    page: AccountsPage, qtbot: QtBot, station: Station, counter: Station
) -> None:
    login = open_account(page, qtbot, "Hugo", "Lemoine")
    station.sync()
    counter.sync()
    for at in (station, counter):
        for _ in range(5):
            with pytest.raises(LoginRefused):
                come_in(at, login.upper(), "faux")
        with pytest.raises(AccountLocked):
            come_in(at, login, GIVEN)
    page.model.ask()
    qtbot.waitUntil(lambda: account(page, login).locked_until is not None, timeout=10_000)
    assert "Bloqué" in page.pane.pill.text()
    page.pane.unlock.click()
    qtbot.waitUntil(lambda: account(page, login).locked_until is None, timeout=10_000)
    assert come_in(station, login, GIVEN).login == login
    station.sync()
    counter.sync()
    assert come_in(counter, login, GIVEN).login == login


def test_an_account_is_closed_from_a_day_and_opened_again(
    page: AccountsPage, qtbot: QtBot, station: Station, workplace: Workplace
) -> None:
    login = open_account(page, qtbot, "Paul", "Noir")
    pane = page.pane
    pane.closing_part.set_open(True)
    type_in(pane.closing.day, "01/02/2020")
    pane.closing.close_account.click()
    assert "Cette date est passée" in pane.closing.field.error
    later = clock.today() + timedelta(days=10)
    type_in(pane.closing.day, f"{later:%d/%m/%Y}")
    pane.closing.close_account.click()
    qtbot.waitUntil(lambda: account(page, login).disabled_on == later, timeout=10_000)
    assert come_in(station, login, GIVEN).login == login, "it is not closed yet"
    assert "Ferme" in pane.pill.text()
    pane.closing.reopen.click()
    qtbot.waitUntil(lambda: account(page, login).disabled_on is None, timeout=10_000)
    pane.closing.day.set_value(clock.today())
    pane.closing.close_account.click()
    qtbot.waitUntil(lambda: login not in [each.login for each in page.rows.rows], timeout=10_000)
    with pytest.raises(LoginRefused):
        come_in(station, login, GIVEN)
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: account(page, login).disabled_on is None, timeout=10_000)


def test_a_name_and_a_function_are_corrected(page: AccountsPage, qtbot: QtBot, workplace: Workplace) -> None:
    login = open_account(page, qtbot, "Zoe", "Blanc")
    type_in(page.pane.quality, "Officier de l’etat civil".replace("’", "'"))
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: account(page, login).quality == "Officier de l'etat civil", timeout=10_000)
    type_in(page.pane.surname, "")
    press(Qt.Key.Key_Return, _CTRL)
    assert page.pane.surname_field.error
    assert page.pane.surname.hasFocus()


def test_only_an_administrator_has_passwords_hashed(station: Station) -> None:
    client = station.come_in()
    try:
        client.log_in("claire.moreau", PASSWORD).result(20)
        with pytest.raises(NotAllowed) as refused:
            client.hash_password(GIVEN, ()).result(20)
        assert refused.value.permission is Permission.MANAGE_ACCOUNTS
        client.log_in("eve.roy", PASSWORD).result(20)
        with pytest.raises(PasswordWeak):
            client.hash_password("court", ()).result(20)
    finally:
        client.close()


def test_a_proposed_password_keeps_the_rules_and_is_never_the_same() -> None:
    proposed = {made_up_password() for _ in range(50)}
    assert len(proposed) == 50
    assert not any(password_problems(each, PasswordRule.WITH_LOCKOUT) for each in proposed)


@pytest.mark.parametrize(
    ("given_name", "surname", "login"),
    [("Ève", "Roy", "eve.roy"), ("Jean-Paul", "Da Silva", "jean-paul.da-silva"), ("Anaïs", "", "anais")],
)
def test_an_identifier_is_proposed_from_the_name(given_name: str, surname: str, login: str) -> None:
    assert login_of(given_name, surname) == login
