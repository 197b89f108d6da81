"""The journal as an auditor reads it: lines, filters, and nothing of the files."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.accounts import AddAgent
from guichet.contract.audit import AuditKind
from guichet.contract.base import new_id
from guichet.contract.people import NaturalDraft, OpenPerson, RegisterPerson
from guichet.domain.permissions import Role
from guichet.server.root import do_as_root
from guichet.ui import clock
from guichet.ui.screens.admin.journal_page import JournalPage
from tests.helpers.town import PASSWORD, Town
from tests.helpers.town import Workplace as Station
from tests.ui.admin.conftest import LogIn
from tests.ui.counter.steps import area_of

PERSON = UUID(int=88_001)


@pytest.fixture(scope="module")
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


def test_an_auditor_filters_who_opened_which_file(log_in: LogIn, qtbot: QtBot, auditor: str) -> None:
    workplace = log_in(auditor)
    assert next(button.text() for button in workplace.window.rail.shown()) == "Journal"
    page = area_of(workplace).admin.section()
    assert isinstance(page, JournalPage)
    qtbot.waitUntil(lambda: bool(page.rows.rows), timeout=10_000)
    QTest.keyClicks(page.search, "vasseur")
    qtbot.waitUntil(lambda: {line.subject for line in page.rows.rows} == {"VASSEUR Lise"}, timeout=10_000)
    page.kind.set_value(AuditKind.CONSULTED.value)
    qtbot.waitUntil(lambda: len(page.rows.rows) == 1, timeout=10_000)
    line = page.rows.rows[0]
    assert (line.agent_display, line.kind) == ("Claire Moreau", AuditKind.CONSULTED)
    said = page.rows.data(page.rows.index(0, 0), 0) or ""
    assert "Quimper" not in said
    yesterday = clock.today() - timedelta(days=1)
    page.until.setFocus()
    page.until.clear()
    QTest.keyClicks(page.until, f"{yesterday:%d/%m/%Y}")
    qtbot.waitUntil(lambda: page.rows.rows == [] and page.table.empty.isVisible(), timeout=10_000)
