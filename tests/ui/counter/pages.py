"""How an agent comes to each page of the window; tests that hold for every page go through them all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.ui.screens.counter.switch import Pane
from guichet.ui.workplace import Workplace
from tests.helpers.family import SCHOOL
from tests.ui.counter.document_pages import DOCUMENT_PAGES
from tests.ui.counter.paper_pages import PAPER_PAGES
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.workplace import settle

Go = Callable[[Workplace, QtBot], None]

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def idle(workplace: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: area_of(workplace).counter.idle.work.rows.rowCount() > 0)


def visit(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")


def note(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area_of(workplace).write_exchange()


def request(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area_of(workplace).visits.show_request(SCHOOL)
    settle(workplace, qtbot)


def new_request(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    settle(workplace, qtbot)


def new_person(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).new_person("durand")
    settle(workplace, qtbot)


def kept(workplace: Workplace, qtbot: QtBot) -> None:
    """Somebody was begun and is not put on file: the visit is over, what was typed waits."""
    new_person(workplace, qtbot)
    area = area_of(workplace)
    QTest.keyClicks(area.counter.new_person.form.field("given_names").editor, "Leo")
    QTest.keyClick(workplace.window, Qt.Key.Key_W, _CTRL)
    qtbot.waitUntil(area.counter.idle.kept.isVisible)


def edit_person(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    pane = area_of(workplace).counter.edit
    qtbot.waitUntil(lambda: pane.contacts.view.rows.rowCount() > 0)
    pane.history.disclosure.set_open(True)
    pane.contacts.begin_new()
    pane.relations.begin_new()
    pane.form.show_problems({"birth_name": "Un nom ne contient pas de chiffre."})
    settle(workplace, qtbot)


def card_menu(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    area_of(workplace).counter.card.more.click()


def retract(workplace: Workplace, qtbot: QtBot) -> None:
    """Why an exchange is taken back is asked, and was not said."""
    visit(workplace, qtbot)
    area_of(workplace).counter.show_pane(Pane.HISTORY)
    pane = area_of(workplace).counter.timeline
    entry = next(each for each in area_of(workplace).counter.history.entries if each.may_retract)
    pane.choose(entry.entry_id)
    QTest.keyClick(pane.view, Qt.Key.Key_Delete)
    QTest.keyClick(pane.retracting.reason, Qt.Key.Key_Return)
    settle(workplace, qtbot)


def work(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_D, _ALT)
    qtbot.waitUntil(lambda: area_of(workplace).work.rows.rowCount() > 0)


def sync(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).show_sync()


def search(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F3)
    QTest.keyClicks(workplace.window.top_bar.search, "benali")
    qtbot.waitUntil(area_of(workplace).search.dropdown.isVisible)


def palette(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)


def shortcuts(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F1)


def settings(workplace: Workplace, qtbot: QtBot) -> None:
    area_of(workplace).show_module("settings")


def password(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.change_password()
    page = workplace.password.page
    QTest.keyClicks(page.old, "x")
    QTest.keyClick(page.again, Qt.Key.Key_Return)


def lock(workplace: Workplace, qtbot: QtBot) -> None:
    workplace.lock()


def login(workplace: Workplace, qtbot: QtBot) -> None:
    """As at start: identifier and password are asked for, and one is missing."""
    workplace.lock()
    workplace.login.page.ask()
    QTest.keyClick(workplace.login.page.password, Qt.Key.Key_Return)


def gone(workplace: Workplace, qtbot: QtBot) -> None:
    """The desk ended."""
    visit(workplace, qtbot)
    workplace.bridge.on_gone()


COVERS = [login, lock, password, gone]
"""What is shown in place of everything else."""

PAGES: list[Go] = [
    *COVERS,
    idle,
    search,
    visit,
    note,
    card_menu,
    retract,
    request,
    new_request,
    new_person,
    kept,
    edit_person,
    work,
    sync,
    palette,
    shortcuts,
    settings,
    *DOCUMENT_PAGES,
    *PAPER_PAGES,
]
