"""What eyes, keyboards and assistive tools need, on the pages of administration, by the tests of the other pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from guichet.domain.procedures import LegalValue
from guichet.ui.screens.admin.accounts_page import AccountsPage
from guichet.ui.screens.admin.journal_page import JournalPage
from guichet.ui.screens.admin.legal_page import LegalPage
from guichet.ui.screens.admin.section import Section
from guichet.ui.theme import Breakpoint, Theme, ThemeName
from guichet.ui.workplace import Workplace
from tests.ui.admin.conftest import LogIn
from tests.ui.counter import test_access as access
from tests.ui.counter.pages import settle
from tests.ui.counter.steps import area_of

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
    qtbot.wait(100)


def legal_list(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "legal")
    assert isinstance(section, LegalPage)
    section.all.click()
    section.view.ticked.emit(section.rows.index(0, 0))
    qtbot.wait(100)


def accounts(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "accounts")
    assert isinstance(section, AccountsPage)
    section.show_pane(True)
    section.pane.password_part.set_open(True)
    section.pane.closing_part.set_open(True)
    qtbot.wait(100)


def new_account(workplace: Workplace, qtbot: QtBot) -> None:
    section = section_of(workplace, qtbot, "accounts")
    assert isinstance(section, AccountsPage)
    section.begin_new()
    section.pane.password.text.setText("court")
    section.save()
    qtbot.wait(100)


def journal(workplace: Workplace, qtbot: QtBot) -> None:
    """What an auditor reads, with a day that cannot be."""
    section = section_of(workplace, qtbot, "journal")
    assert isinstance(section, JournalPage)
    section.until.setText("31/02/2026")
    qtbot.wait(100)


ADMINISTRATION: list[Go] = [legal, legal_list, accounts, new_account, journal]
EVERY_PAGE = pytest.mark.parametrize("go", ADMINISTRATION, ids=lambda go: go.__name__)


@pytest.fixture
def login(request: pytest.FixtureRequest, auditor: str) -> str:
    """Whoever opens the page of the test."""
    return auditor if request.node.callspec.params["go"] is journal else "eve.roy"


@pytest.fixture
def workplace(log_in: LogIn, login: str) -> Workplace:
    return log_in(login)


@EVERY_PAGE
def test_what_takes_the_focus_has_a_name_a_size_and_rows_that_speak(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    access.test_what_takes_the_focus_has_a_name_a_size_and_rows_that_speak(workplace, qtbot, go)


@EVERY_PAGE
def test_tab_reaches_everything_in_reading_order_and_comes_back(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    access.test_tab_reaches_everything_in_reading_order_and_comes_back(workplace, qtbot, go)


@pytest.mark.parametrize("name", list(ThemeName))
@EVERY_PAGE
def test_the_focus_is_seen(theme: Theme, workplace: Workplace, qtbot: QtBot, go: Go, name: ThemeName) -> None:
    access.test_the_focus_is_seen(theme, workplace, qtbot, go, name)


@pytest.mark.parametrize("name", list(ThemeName))
@EVERY_PAGE
def test_labels_are_readable_as_painted(
    theme: Theme, workplace: Workplace, qtbot: QtBot, go: Go, name: ThemeName
) -> None:
    access.test_labels_are_readable_as_painted(theme, workplace, qtbot, go, name)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
@EVERY_PAGE
def test_twice_the_size_fits_the_smallest_window(theme: Theme, log_in: LogIn, login: str, qtbot: QtBot, go: Go) -> None:
    theme.change(scale=2.0)
    workplace = log_in(login, 1366, 728)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    window = workplace.window
    assert window.breakpoint is Breakpoint.NARROW
    hint = window.minimumSizeHint()
    assert (hint.width() <= 1366, hint.height() <= 728) == (True, True), hint
    assert (window.width(), window.height()) == (1366, 728)
    section = area_of(workplace).admin.section()
    shown = [part for part in (section._listed, section._pane) if part is not None and part.isVisible()]
    assert len(shown) == 1, "one part at a time"
