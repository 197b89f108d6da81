"""What an administrator sees: legal values with their state, accounts with their roles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from sqlalchemy import insert

from guichet.contract.accounts import AccountFacts, AccountList, DisableAgent, GrantRole, ListAccounts, ListAgents
from guichet.contract.audit import AuditKind, AuditPage, ReadAudit
from guichet.contract.base import FieldEdit, Query
from guichet.contract.catalogue import ConfirmLegalValues, LegalLine, LegalLines, LegalState, ListLegalValues
from guichet.contract.interactions import Direction, RecordInteraction, RetractInteraction
from guichet.contract.people import CorrectPerson, IdentityProof, RetractIdentityCheck, VerifyIdentity
from guichet.contract.refusals import NotAllowed
from guichet.contract.requests import FindProcedures
from guichet.domain.channels import Channel
from guichet.domain.clocks import AnnouncedDelay, DelayUnit
from guichet.domain.legal_values import with_rule
from guichet.domain.permissions import Role, Sector
from guichet.domain.procedures import LegalValue
from guichet.models.workstation import BaseRow, LocalConsultation, LocalSetting
from tests.helpers.procedures import STAY
from tests.helpers.store import NOW, TODAY, Store, register, stay_request, uid

SET = AnnouncedDelay(8, DelayUnit.DAYS, "Délibération du 3 mars", confirmed=True)


def line(store: Store, value: LegalValue, procedure: str = STAY.id) -> LegalLine:
    lines: LegalLines = store.ask(ListLegalValues(), "ines")
    return next(each for each in lines.lines if (each.procedure, each.value) == (procedure, value))


def account(store: Store, login: str) -> AccountFacts:
    accounts: AccountList = store.ask(ListAccounts(), "ines")
    return next(each for each in accounts.accounts if each.login == login)


def confirm_delay(store: Store) -> None:
    new = with_rule(STAY.legal, LegalValue.ANNOUNCED_DELAY, SET)
    store.do(ConfirmLegalValues(version_id=uid("v2"), procedure=STAY.id, base=STAY.legal, new=new), "ines")


def test_each_value_says_whether_it_is_sourced_confirmed_or_to_be(store: Store) -> None:
    assert line(store, LegalValue.SILENCE).state is LegalState.SOURCED
    assert line(store, LegalValue.ANNOUNCED_DELAY).state is LegalState.TO_CONFIRM
    assert line(store, LegalValue.SILENCE, "pothole").state is LegalState.TO_CONFIRM
    confirm_delay(store)
    found = line(store, LegalValue.ANNOUNCED_DELAY)
    assert (found.state, found.confirmed_by, found.confirmed_at) == (LegalState.CONFIRMED, "Ines Essai", NOW)
    assert (found.version, found.legal.announced, found.service_name) == (2, SET, "Accueil")
    assert line(store, LegalValue.SILENCE).state is LegalState.SOURCED, "the other values keep their own history"


def test_a_delay_that_is_not_announced_has_no_line(store: Store) -> None:
    lines: LegalLines = store.ask(ListLegalValues(), "ines")
    of_pothole = [each.value for each in lines.lines if each.procedure == "pothole"]
    assert of_pothole == [LegalValue.SILENCE, LegalValue.RECEIPT, LegalValue.FEE]


def test_a_version_that_the_server_has_not_taken_is_shown_and_not_offered(store: Store) -> None:
    confirm_delay(store)
    with store.engine.begin() as connection:
        connection.execute(insert(BaseRow).values(table_name="procedure_version", row_id=uid("v2").hex, row=None))
    assert line(store, LegalValue.ANNOUNCED_DELAY).waiting
    assert not line(store, LegalValue.SILENCE).waiting
    (found,) = store.ask(FindProcedures(text="attestation"), "claire").lines
    assert found.version == 1


def test_accounts_say_roles_closing_lock_and_password(store: Store) -> None:
    store.do(GrantRole(grant_id=uid("g"), agent_id=uid("claire"), role=Role.OFFICER, service="voirie"), "ines")
    store.do(DisableAgent(agent_id=uid("claire"), disabled_on=TODAY + timedelta(days=3)), "ines")
    with store.engine.begin() as connection:
        wrong = {"claire": (6, NOW.isoformat()), "hugo": (2, NOW.isoformat()), "nobody": (9, NOW.isoformat())}
        connection.execute(insert(LocalSetting).values(key="login_failures", value=msgspec.to_builtins(wrong)))
    claire, hugo = account(store, "claire"), account(store, "hugo")
    assert [(each.role, each.service_name) for each in claire.grants] == [(Role.COUNTER, ""), (Role.OFFICER, "Voirie")]
    assert claire.disabled_on == TODAY + timedelta(days=3)
    assert (claire.locked_until, hugo.locked_until) == (NOW + timedelta(seconds=60), None)
    assert claire.must_change
    assert account(store, "ines").only_administrator
    assert not claire.only_administrator


def test_an_agent_who_leaves_later_may_still_be_given_work(store: Store) -> None:
    store.do(DisableAgent(agent_id=uid("claire"), disabled_on=TODAY + timedelta(days=3)), "ines")
    assert "claire" in [each.login for each in store.ask(ListAgents(), "hugo").agents]
    later = NOW + timedelta(days=3)
    assert "claire" not in [each.login for each in store.ask(ListAgents(), "hugo", at=later).agents]


@pytest.mark.parametrize("query", [ListAccounts(), ListLegalValues()])
@pytest.mark.parametrize("login", ["claire", "hugo", "paul"])
def test_only_administrators_see_them(store: Store, query: Query[object], login: str) -> None:
    with pytest.raises(NotAllowed):
        store.ask(query, login)


def lines_of(store: Store, **filters: Any) -> list[tuple[str, str, str]]:
    query = ReadAudit(**({"since": TODAY, "until": TODAY} | filters))
    page: AuditPage = store.ask(query, "paul")
    return [(each.kind.value, each.agent_display, each.subject) for each in page.lines]


def test_an_auditor_reads_who_opened_and_changed_what_and_never_what_it_says(store: Store) -> None:
    person = register(store, "durand")
    edit = FieldEdit("birth_place", "", "Lyon")
    store.do(CorrectPerson(person_id=person, edits=(edit,)), "hugo", at=NOW + timedelta(minutes=5))
    filed = stay_request(store, person)
    store.do(filed, at=NOW + timedelta(minutes=6))
    with store.engine.begin() as connection:
        opened = {
            "id": uid("c"),
            "agent_id": uid("claire"),
            "person_id": person,
            "reason": "visit",
            "query": "person.open",
        }
        connection.execute(insert(LocalConsultation).values(at=NOW + timedelta(minutes=9), **opened))
    name = "DURAND Camille"
    assert lines_of(store)[:3] == [
        ("consulted", "Claire Essai", name),
        ("handled", "Claire Essai", filed.reference),
        ("changed", "Hugo Essai", name),
    ]
    assert lines_of(store, agent_id=uid("hugo")) == [("changed", "Hugo Essai", name)]
    assert lines_of(store, kind=AuditKind.CONSULTED, text="durand") == [("consulted", "Claire Essai", name)]
    assert lines_of(store, text="martin") == []
    assert lines_of(store, since=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1)) == []
    page: AuditPage = store.ask(ReadAudit(since=TODAY, until=TODAY, limit=1), "paul")
    assert (len(page.lines), page.more) == (1, True)
    assert "Lyon" not in repr(page)
    for agent in ("claire", "hugo", "ines"):
        with pytest.raises(NotAllowed):
            store.ask(ReadAudit(since=TODAY, until=TODAY), agent)


def test_an_auditor_reads_what_was_taken_back_and_not_from_whose_file_in_a_closed_sector(store: Store) -> None:
    person = register(store, "durand")
    for name, sector, by in (("call", Sector.GENERAL, "claire"), ("help", Sector.SOCIAL, "nadia")):
        said = RecordInteraction(
            interaction_id=uid(name),
            person_id=person,
            sector=sector,
            channel=Channel.PHONE,
            direction=Direction.INCOMING,
            subject="Horaires",
            happened_at=NOW,
        )
        store.do(said, by)
        store.do(RetractInteraction(interaction_id=uid(name), reason="noté deux fois"), by)
    seen = VerifyIdentity(check_id=uid("check"), person_id=person, proof=IdentityProof.CNI, checked_on=TODAY)
    store.do_all([seen, RetractIdentityCheck(check_id=uid("check"), reason="autre personne")])
    page: AuditPage = store.ask(ReadAudit(since=TODAY, until=TODAY, kind=AuditKind.CHANGED), "paul")
    assert sorted((line.detail, line.subject, line.agent_display) for line in page.lines) == [
        ("identity_check", "DURAND Camille", "Claire Essai"),
        ("interaction", "", "Nadia Essai"),
        ("interaction", "DURAND Camille", "Claire Essai"),
    ]
    assert "deux fois" not in repr(page)
