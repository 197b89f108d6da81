"""Accounts from the command line."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from guichet.bootstrap.folders import DataFolder
from guichet.commands.central import opened
from guichet.domain.permissions import Role
from guichet.models.agents import OFFLINE_DAYS_KEY, forgiven_key
from guichet.models.organisation import Agent, AgentSecret, RoleGrant, Setting
from tests.commands.conftest import Guichet

ANNE = ("agent", "add", "anne.bo", "--given-name", "Anne", "--surname", "Bo", "--quality", "Chargée d’accueil")


def secret(folder: DataFolder, login: str) -> tuple[str, bool]:
    statement = select(AgentSecret.password_hash, AgentSecret.must_change).join(Agent, Agent.id == AgentSecret.agent_id)
    with opened(folder) as base, base.engine.connect() as connection, connection.begin():
        row = connection.execute(statement.where(Agent.login == login)).one()
        return row.password_hash, row.must_change


def test_an_account_is_opened_with_its_roles_and_a_password_shown_once(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet(*ANNE, "--role", "guichet", "--role", "instructeur:urbanisme", "--generate")
    assert ran.code == 0
    password = ran.out.split("cette seule fois\u00a0: ")[1].split()[0]
    hashed, must_change = secret(town, "anne.bo")
    assert PasswordHasher().verify(hashed, password)
    assert must_change
    with opened(town) as base, base.engine.connect() as connection, connection.begin():
        grants = connection.execute(
            select(RoleGrant.role, RoleGrant.service)
            .join(Agent, Agent.id == RoleGrant.agent_id)
            .where(Agent.login == "anne.bo")
        ).all()
    assert set(grants) == {(Role.COUNTER, ""), (Role.OFFICER, "urbanisme")}
    listed = guichet("agent", "list").out
    assert "anne.bo" in listed
    assert "guichet, instructeur:urbanisme" in listed


def test_a_password_is_never_asked_without_a_terminal(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet(*ANNE, "--role", "guichet")
    assert ran.code == 1
    assert "terminal" in ran.err
    assert "anne.bo" not in guichet("agent", "list").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((*ANNE, "--role", "instructeur:ski", "--generate"), "«\u00a0ski\u00a0» n’existe pas"),
        (("agent", "reset", "nobody", "--generate"), "Aucun agent n’a l’identifiant"),
        (("agent", "disable", "nobody"), "Aucun agent n’a l’identifiant"),
        (("agent", "enable", "nobody"), "Aucun agent n’a l’identifiant"),
        (("agent", "unlock", "nobody"), "Aucun agent n’a l’identifiant"),
        (("agent", "disable", "dominique.martin"), "dernier administrateur"),
    ],
)
def test_what_cannot_be_done_is_told(guichet: Guichet, town: DataFolder, arguments: tuple[str, ...], told: str) -> None:
    ran = guichet(*arguments)
    assert ran.code == 1
    assert told in ran.err


def test_the_same_login_is_not_taken_twice(guichet: Guichet, town: DataFolder) -> None:
    assert guichet(*ANNE, "--role", "guichet", "--generate").code == 0
    again = guichet(*ANNE, "--role", "guichet", "--generate")
    assert again.code == 1
    assert "déjà pris" in again.err


def test_a_password_is_given_anew_and_an_account_closed(guichet: Guichet, town: DataFolder) -> None:
    guichet(*ANNE, "--role", "guichet", "--generate")
    before = secret(town, "anne.bo")
    assert guichet("agent", "reset", "Anne.Bo", "--generate").code == 0
    assert secret(town, "anne.bo")[0] != before[0]
    assert guichet("agent", "disable", "anne.bo").code == 0
    assert "(fermé le" in guichet("agent", "list").out
    assert guichet("agent", "disable", "anne.bo").code == 0


def test_a_closed_account_is_opened_again_with_the_roles_it_had(guichet: Guichet, town: DataFolder) -> None:
    guichet(*ANNE, "--role", "guichet", "--generate")
    guichet("agent", "disable", "anne.bo")
    ran = guichet("agent", "enable", "Anne.Bo")
    assert ran.code == 0
    assert "est ouvert" in ran.out
    (listed,) = (line for line in guichet("agent", "list").out.splitlines() if line.startswith("anne.bo"))
    assert "(fermé le" not in listed
    assert listed.rstrip().endswith("guichet")


def test_wrong_passwords_are_forgiven_on_every_workstation(guichet: Guichet, town: DataFolder) -> None:
    guichet(*ANNE, "--role", "guichet", "--generate")
    forgiven = []
    for _time in range(2):
        assert guichet("agent", "unlock", "anne.bo").code == 0
        with opened(town) as base, base.engine.connect() as connection, connection.begin():
            agent_id = connection.scalars(select(Agent.id).where(Agent.login == "anne.bo")).one()
            found = connection.execute(select(Setting.value).where(Setting.key == forgiven_key(agent_id)))
            forgiven.append(found.scalar_one())
    assert forgiven[1] > forgiven[0]


def test_the_days_that_a_workstation_does_without_its_server_are_set_again_and_again(
    guichet: Guichet, town: DataFolder
) -> None:
    kept = []
    for days in ("7", "30"):
        assert f"pendant {days} jours" in guichet("agent", "offline", days).out
        with opened(town) as base, base.engine.connect() as connection, connection.begin():
            kept.append(connection.execute(select(Setting.value).where(Setting.key == OFFLINE_DAYS_KEY)).scalar_one())
    assert kept == [7, 30]
    for wrong in ("0", "366", "-1", "sept"):
        assert guichet("agent", "offline", wrong).code == 2


def test_accounts_need_a_town(guichet: Guichet, folder: DataFolder) -> None:
    ran = guichet("agent", "list")
    assert ran.code == 1
    assert "guichet init" in ran.err
    assert not folder.root.exists()
