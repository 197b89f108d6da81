"""How an agent comes to each page of administration; tests that hold for every page go through them all."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from guichet.domain.procedures import LegalValue
from guichet.ui.screens.admin.accounts_page import AccountsPage
from guichet.ui.screens.admin.journal_page import JournalPage
from guichet.ui.screens.admin.legal_page import LegalPage
from guichet.ui.screens.admin.section import Section
from guichet.ui.workplace import Workplace
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle

Go = Callable[[Workplace, QtBot], None]


def section_of(workplace: Workplace, qtbot: QtBot, key: str) -> Section:
    admin = area_of(workplace).admin
    admin.open_section(key)
    section = admin.section()
    assert isinstance(section, LegalPage | AccountsPage | JournalPage)
    qtbot.waitUntil(lambda: bool(section.rows.rows), timeout=10_000)
    section.take_focus()
    return section


def legal(workplace: Workplace, qtbot: QtBot) -> None:
    """A silence that lacks its effect and its source."""
    section = section_of(workplace, qtbot, "legal")
    assert isinstance(section, LegalPage)
    section.search.setText("creche")
    section.value.set_value(LegalValue.SILENCE.value)
    section.show_pane(True)
    section.save()
    settle(workplace, qtbot)


def legal_list(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "legal")
    assert isinstance(section, LegalPage)
    section.all.click()
    section.view.ticked.emit(section.rows.index(0, 0))
    settle(workplace, qtbot)


def accounts(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "accounts")
    assert isinstance(section, AccountsPage)
    section.show_pane(True)
    section.pane.password_part.set_open(True)
    section.pane.closing_part.set_open(True)
    settle(workplace, qtbot)


def new_account(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "accounts")
    assert isinstance(section, AccountsPage)
    section.begin_new()
    section.pane.password.text.setText("court")
    section.save()
    settle(workplace, qtbot)


def journal(workplace: Workplace, qtbot: QtBot) -> None:
    """What an auditor reads, with a day that cannot be."""
    section = section_of(workplace, qtbot, "journal")
    assert isinstance(section, JournalPage)
    section.until.setText("31/02/2026")
    settle(workplace, qtbot)


ADMINISTRATION: list[Go] = [legal, legal_list, accounts, new_account, journal]
