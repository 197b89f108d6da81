"""Accounts, roles, the town's own rows, its catalogue."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from guichet.contract.accounts import (
    AddAgent,
    AddCounter,
    AddService,
    AddSite,
    CorrectAgent,
    DisableAgent,
    EnableAgent,
    GrantRole,
    ImportPeople,
    PublishProcedure,
    ResetPassword,
    RevokeRole,
    SetUpOrganisation,
    UnlockAgent,
)
from guichet.contract.base import FieldEdit, Operation
from guichet.contract.refusals import (
    AlreadyExists,
    DefinitionRefused,
    FieldRefused,
    FieldsDiverged,
    LastAdministrator,
    NotAllowed,
    NotFound,
    ServiceUnknown,
)
from guichet.domain.permissions import Role, Sector
from guichet.models.agents import forgiven_at, rights_of
from guichet.models.organisation import Agent, AgentSecret, ProcedureVersion
from tests.helpers.procedures import STAY, definition
from tests.helpers.store import NOW, ROOT, TODAY, Store, uid, workstation_store


def agent(login: str, *grants: tuple[UUID, Role, str]) -> AddAgent:
    return AddAgent(
        agent_id=uid(f"agent {login}"),
        login=login,
        given_name="Zoé",
        surname="Essai",
        secret_id=uid(f"secret of {login}"),
        password_hash="$argon2id$made-up",
        grants=grants,
    )


def publication(number: int, version: int | None = None, text: str | None = None) -> PublishProcedure:
    shown = msgspec.structs.replace(STAY, version=number if version is None else version)
    return PublishProcedure(
        version_id=uid(f"version {number}"),
        procedure=STAY.id,
        number=number,
        definition=definition(shown) if text is None else text,
    )


@pytest.mark.parametrize(
    "operation",
    [
        SetUpOrganisation(organisation_id=uid("o"), name="Autre", department="93"),
        AddSite(site_id=uid("s"), code="annexe", name="Annexe", sectors=(Sector.GENERAL,)),
        AddService(service_id=uid("v"), code="sports", name="Sports"),
        AddCounter(counter_id=uid("c"), site_id=uid("site"), name="Guichet 4"),
        ImportPeople(fingerprint="0" * 64, lines=1, created_people=1, updated_people=0, refused_lines=0),
    ],
)
def test_only_the_server_sets_up_the_town(store: Store, operation: Operation) -> None:
    with pytest.raises(NotAllowed):
        store.do(operation, "ines")


def test_the_import_says_what_was_done_and_writes_nothing(store: Store) -> None:
    done = ImportPeople(fingerprint="0" * 64, lines=9, created_people=8, updated_people=1, refused_lines=0)
    assert store.do(done, ROOT) == []


def test_codes_and_the_town_itself_are_given_once(store: Store) -> None:
    for again in (
        SetUpOrganisation(organisation_id=uid("o"), name="Autre", department="93"),
        AddSite(site_id=uid("s"), code="centre", name="Autre", sectors=()),
        AddService(service_id=uid("v"), code="voirie", name="Autre"),
    ):
        with pytest.raises(AlreadyExists):
            store.do(again, ROOT)
    with pytest.raises(NotFound):
        store.do(AddCounter(counter_id=uid("c"), site_id=uid("nowhere"), name="Guichet"), ROOT)


def test_no_town_is_in_a_department_that_does_not_exist(tmp_path: Path) -> None:
    store = workstation_store(tmp_path)
    with pytest.raises(FieldRefused):
        store.do(SetUpOrganisation(organisation_id=uid("o"), name="Ville", department="20"), ROOT)


def test_a_login_is_one_persons_whatever_its_case(store: Store) -> None:
    store.do(agent("zoe", (uid("g"), Role.COUNTER, "accueil")), "ines")
    with pytest.raises(AlreadyExists):
        store.do(msgspec.structs.replace(agent("ZOE"), agent_id=uid("other"), secret_id=uid("other s")), "ines")
    with pytest.raises(FieldRefused):
        store.do(agent("zoé la grande"), "ines")


def test_counters_open_no_account(store: Store) -> None:
    with pytest.raises(NotAllowed):
        store.do(agent("zoe"), "claire")


def test_a_role_is_given_in_a_service_that_exists_and_once(store: Store) -> None:
    grant = GrantRole(grant_id=uid("g1"), agent_id=uid("claire"), role=Role.OFFICER, service="voirie")
    store.do(grant, "ines")
    with pytest.raises(AlreadyExists):
        store.do(msgspec.structs.replace(grant, grant_id=uid("g2")), "ines")
    with pytest.raises(ServiceUnknown):
        store.do(msgspec.structs.replace(grant, grant_id=uid("g3"), service="piscine"), "ines")
    store.do(RevokeRole(grant_id=uid("g1")), "ines")
    store.do(RevokeRole(grant_id=uid("g1")), "ines")
    store.do(msgspec.structs.replace(grant, grant_id=uid("g4")), "ines")


def test_somebody_can_always_administer(store: Store) -> None:
    with pytest.raises(LastAdministrator):
        store.do(DisableAgent(agent_id=uid("ines"), disabled_on=TODAY), "ines")
    with pytest.raises(LastAdministrator):
        store.do(RevokeRole(grant_id=uid("grant ines 0")), "ines")
    store.do(agent("zoe", (uid("g"), Role.ADMINISTRATOR, "")), "ines")
    store.do(DisableAgent(agent_id=uid("ines"), disabled_on=TODAY), "ines")
    with pytest.raises(LastAdministrator):
        store.do(RevokeRole(grant_id=uid("g")), ROOT)


def test_an_administrator_of_one_service_is_not_enough(store: Store) -> None:
    store.do(agent("zoe", (uid("g"), Role.ADMINISTRATOR, "voirie")), "ines")
    with pytest.raises(LastAdministrator):
        store.do(DisableAgent(agent_id=uid("ines"), disabled_on=TODAY), "ines")


def test_the_last_administrator_is_kept_by_a_closing_to_come_too(store: Store) -> None:
    store.do(agent("zoe", (uid("g"), Role.ADMINISTRATOR, "")), "ines")
    store.do(DisableAgent(agent_id=uid("agent zoe"), disabled_on=TODAY + timedelta(days=30)), "ines")
    with pytest.raises(LastAdministrator):
        store.do(DisableAgent(agent_id=uid("ines"), disabled_on=TODAY), "ines")


def test_an_account_closes_on_a_day_of_the_town(store: Store) -> None:
    store.do(DisableAgent(agent_id=uid("claire"), disabled_on=date(2026, 3, 10)), "ines")

    def active(at: datetime) -> bool:
        with store.engine.connect() as connection:
            rights = rights_of(connection, uid("claire"), at)
        assert rights is not None
        return rights.active

    assert active(datetime(2026, 3, 9, 22, 59, tzinfo=UTC))
    assert not active(datetime(2026, 3, 9, 23, 0, tzinfo=UTC)), "it is midnight in Paris, not yet in London"


def test_a_closed_account_opens_again_with_its_roles(store: Store) -> None:
    store.do(DisableAgent(agent_id=uid("claire"), disabled_on=TODAY), "ines")
    store.do(EnableAgent(agent_id=uid("claire")), "ines")
    store.do(EnableAgent(agent_id=uid("claire")), "ines")
    assert store.row(Agent, uid("claire")).disabled_on is None
    with pytest.raises(NotAllowed):
        store.do(EnableAgent(agent_id=uid("omar")), "claire")


def test_a_name_and_a_function_are_corrected_once(store: Store) -> None:
    def correction(new: str) -> CorrectAgent:
        return CorrectAgent(agent_id=uid("claire"), edits=(FieldEdit("quality", "agent d’accueil", new),))

    store.do(correction("Responsable d’accueil"), "ines")
    assert store.row(Agent, uid("claire")).quality == "Responsable d’accueil"
    with pytest.raises(FieldsDiverged):
        store.do(correction("Officier d’état civil"), "ines")
    for field, value in (("given_name", " "), ("login", "autre")):
        wrong = CorrectAgent(agent_id=uid("claire"), edits=(FieldEdit(field, "Claire", value),))
        with pytest.raises(FieldRefused):
            store.do(wrong, "ines")


def test_wrong_passwords_are_forgiven_by_an_unlocking_or_a_new_password(store: Store) -> None:
    def forgiven() -> datetime | None:
        with store.engine.connect() as connection:
            return forgiven_at(connection, uid("claire"))

    assert forgiven() == NOW
    for minutes in (5, 9):
        at = NOW + timedelta(minutes=minutes)
        store.do(UnlockAgent(agent_id=uid("claire"), setting_id=uid(f"s{minutes}")), "ines", at=at)
        assert forgiven() == at
    at = NOW + timedelta(hours=1)
    store.do(ResetPassword(agent_id=uid("claire"), password_hash="$argon2id$new"), "ines", at=at)
    assert forgiven() == at


def test_a_password_is_replaced(store: Store) -> None:
    store.do(ResetPassword(agent_id=uid("claire"), password_hash="$argon2id$new", must_change=False), "ines")
    (secret,) = store.rows(AgentSecret, AgentSecret.agent_id == uid("claire"))
    assert (secret.password_hash, secret.must_change) == ("$argon2id$new", False)
    with pytest.raises(NotFound):
        store.do(ResetPassword(agent_id=uid("nobody"), password_hash="$argon2id$new"), "ines")


def test_versions_of_a_procedure_follow_one_another(store: Store) -> None:
    store.do(publication(2), "ines")
    for taken_or_skipped in (publication(2), publication(4)):
        with pytest.raises(AlreadyExists):
            store.do(taken_or_skipped, "ines")
    numbers = [row.number for row in store.rows(ProcedureVersion, ProcedureVersion.procedure == STAY.id)]
    assert sorted(numbers) == [1, 2]


@pytest.mark.parametrize(
    "wrong",
    [
        publication(2, text="{}"),
        publication(2, text=definition(STAY).replace('"target": "incomplete"', '"target": "nowhere"')),
        publication(2, version=3),
        msgspec.structs.replace(publication(2), procedure="other"),
    ],
)
def test_a_definition_that_contradicts_itself_is_not_published(store: Store, wrong: PublishProcedure) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        store.do(wrong, "ines")
    assert refused.value.where
