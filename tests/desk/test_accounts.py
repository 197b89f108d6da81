"""Log-in at a desk: with or without a network, slowed after wrong passwords, refused when it can no longer be sure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from guichet.contract.accounts import DisableAgent, GrantRole, RevokeRole, SetOfflineDays
from guichet.contract.base import new_id
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import (
    AccountClosed,
    AccountLocked,
    LoginRefused,
    NotLoggedIn,
    OfflineTooLong,
    PasswordWeak,
)
from guichet.desk.accounts import OFFLINE_DAYS, LoginGuard
from guichet.domain.permissions import Role
from guichet.models.workstation import JournalEntry
from guichet.server.root import do_as_root
from guichet.sync.local import note_contact
from tests.helpers.town import COUNTER_AGENT, PASSWORD, Town, Workplace, small_town

NEW = "Bruyère-9-chemins"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with small_town(tmp_path, procedures=False) as made:
        yield made


@pytest.fixture
def at(town: Town) -> Workplace:
    return town.enrol("a")


def test_logs_in_without_a_network_and_says_what_the_agent_may_do(town: Town, at: Workplace) -> None:
    town.go_down()
    session = at.log_in()
    assert (session.display, session.initials, session.site) == ("Claire Moreau", "CM", "Hôtel de ville")
    assert session.permissions
    at.client.log_out().result(5)
    with pytest.raises(NotLoggedIn):
        at.client.do(RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name="Durand"))).result(5)


def test_an_unknown_agent_and_a_wrong_password_are_told_alike(at: Workplace) -> None:
    for login, password in (("claire.moreau", "non"), ("personne", PASSWORD), ("", "")):
        with pytest.raises(LoginRefused):
            at.client.log_in(login, password).result(10)


def test_wrong_passwords_lock_the_account_and_a_restart_gives_no_new_tries(at: Workplace) -> None:
    for _ in range(5):
        with pytest.raises(LoginRefused):
            at.client.log_in("claire.moreau", "non").result(10)
    with pytest.raises(AccountLocked) as locked:
        at.client.log_in("claire.moreau", PASSWORD).result(10)
    assert 0 < locked.value.seconds <= 31
    at.close()
    at.open()
    with pytest.raises(AccountLocked):
        at.client.log_in("claire.moreau", PASSWORD).result(10)
    assert at.log_in("ali.kacem").display == "Ali Kacem"


def test_the_wait_grows_and_ends(at: Workplace) -> None:
    now = at.store.replica.now()
    guard = LoginGuard({"x": (7, now)})
    with pytest.raises(AccountLocked) as locked:
        guard.check("x", now + timedelta(seconds=60))
    assert 0 < locked.value.seconds <= 61
    guard.check("x", now + timedelta(seconds=121))
    guard.note("x", now, good=True)
    guard.check("x", now)


def test_an_agent_changes_their_own_password_and_it_travels(town: Town, at: Workplace) -> None:
    other = town.enrol("b")
    at.log_in()
    with pytest.raises(LoginRefused):
        at.client.change_password("non", NEW).result(10)
    with pytest.raises(PasswordWeak):
        at.client.change_password(PASSWORD, "Moreau1!").result(10)
    assert at.client.change_password(PASSWORD, NEW).result(10).must_change_password is False
    with pytest.raises(LoginRefused):
        at.client.log_in("claire.moreau", PASSWORD).result(10)
    assert at.client.log_in("claire.moreau", NEW).result(10).login == "claire.moreau"
    assert at.sync().refused == 0
    other.sync()
    assert other.client.log_in("claire.moreau", NEW).result(10).login == "claire.moreau"
    engine = at.replica()
    with engine.connect() as connection:
        journalled = connection.exec_driver_sql(f"SELECT args FROM {JournalEntry.__tablename__}").scalar()
    engine.dispose()
    assert NEW not in str(journalled)
    assert "$argon2id$" in str(journalled)


def test_rights_taken_back_end_the_session_at_the_next_contact(town: Town, at: Workplace) -> None:
    at.log_in()
    yesterday = town.base.now().date() - timedelta(days=1)
    do_as_root(town.base, [DisableAgent(agent_id=COUNTER_AGENT, disabled_on=yesterday)])
    at.sync()
    with pytest.raises(AccountClosed):
        at.client.do(RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name="Durand"))).result(5)
    with pytest.raises(LoginRefused):
        at.log_in()


def test_a_session_is_told_what_its_agent_may_do_now(town: Town, at: Workplace) -> None:
    before = at.log_in()
    grant_id = new_id()
    do_as_root(town.base, [GrantRole(grant_id=grant_id, agent_id=COUNTER_AGENT, role=Role.AUDITOR)])
    at.sync()
    more = at.client.renew_session().result(5)
    assert more.permissions > before.permissions
    assert (more.token, more.agent_id) == (before.token, before.agent_id)
    do_as_root(town.base, [RevokeRole(grant_id=grant_id)])
    at.sync()
    assert at.client.renew_session().result(5).permissions == before.permissions
    do_as_root(town.base, [DisableAgent(agent_id=COUNTER_AGENT, disabled_on=town.base.now().date())])
    at.sync()
    with pytest.raises(AccountClosed):
        at.client.renew_session().result(5)


def test_the_town_says_for_how_many_days_a_workstation_does_without_its_server(town: Town, at: Workplace) -> None:
    do_as_root(town.base, [SetOfflineDays(setting_id=new_id(), days=3)])
    at.sync()
    replica = at.store.replica
    with replica.engine.begin() as connection:
        note_contact(connection, replica.now() - timedelta(days=4))
    with pytest.raises(OfflineTooLong) as refused:
        at.log_in()
    assert refused.value.days == 3
    do_as_root(town.base, [SetOfflineDays(setting_id=new_id(), days=OFFLINE_DAYS)])
    at.sync()
    assert at.log_in().login == "claire.moreau"


def test_a_workstation_away_for_too_long_takes_no_log_in_until_it_meets_its_server(at: Workplace) -> None:
    replica = at.store.replica
    with replica.engine.begin() as connection:
        note_contact(connection, replica.now() - timedelta(days=OFFLINE_DAYS + 1))
    with pytest.raises(OfflineTooLong):
        at.log_in()
    at.sync()
    assert at.log_in().login == "claire.moreau"
