"""Locked from any page: nothing personal anywhere, and back to exactly where the agent was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from guichet.tour.screen import words_of
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.widgets.choice_menu import ChoiceMenu
from guichet.ui.workplace import Workplace
from tests.ui.counter import pages
from tests.ui.counter.pages import Go
from tests.ui.counter.steps import area_of

PERSONAL = ("benali", "samira", "inès", "leroy", "durand", "lilas", "06 12", "scolaire", "cantine", "d-2026")
"""What the pages of these tests show of citizens and of their requests."""

_CALM = 200
"""Milliseconds after which what was asked is answered and painted."""

COVERS = (pages.login, pages.lock, pages.password)
EVERY_PAGE = pytest.mark.parametrize(
    "go", [page for page in pages.PAGES if page not in COVERS], ids=lambda go: go.__name__
)


def typed_of(workplace: Workplace) -> dict[int, str]:
    """Give what stands in every field of the pages."""
    body = workplace.window.body
    found = {id(editor): editor.text() for editor in body.findChildren(QLineEdit)}
    found |= {id(editor): editor.toPlainText() for editor in body.findChildren(QPlainTextEdit)}
    return found


def everything_shown() -> str:
    """Give the words of every window of the program: texts, titles, tooltips, popups, what the task bar would say."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    texts = [words_of(top) for top in tops]
    for top in tops:
        inside = [part for part in (top, *top.findChildren(QWidget)) if part.isVisible()]
        texts += [top.windowTitle(), top.windowIconText()]
        texts += [f"{part.toolTip()} {part.statusTip()} {part.whatsThis()}" for part in inside]
    return "\n".join(texts).lower()


@EVERY_PAGE
def test_locked_from_any_page_nothing_personal_shows_and_the_agent_comes_back_where_they_were(
    workplace: Workplace, qtbot: QtBot, go: Go
) -> None:
    go(workplace, qtbot)
    qtbot.wait(_CALM)
    visit = area_of(workplace).visits.current
    if visit is not None and visit.person_id is not None:
        assert any(word in everything_shown() for word in PERSONAL)
    menus = workplace.window.findChildren(ChoiceMenu)
    panel = workplace.window.overlay.panel
    works = isinstance(panel, OverlayPanel) and panel.comes_back
    searching = workplace.window.top_bar.search.hasFocus()
    shown, focus, title, typed = (
        workplace.window.body.currentWidget(),
        QApplication.focusWidget(),
        workplace.window.windowTitle(),
        typed_of(workplace),
    )
    area_of(workplace).say("Mme BENALI Samira est enregistrée.")
    QTest.keyClick(QApplication.focusWidget() or workplace.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    if not workplace.is_locked:  # a menu takes the keys of the window; five minutes end all the same
        workplace.lock()
    qtbot.wait(_CALM)
    found = everything_shown()
    assert [word for word in PERSONAL if word in found] == []
    assert not workplace.window.toast.isVisible()
    assert workplace.window.windowTitle() == "Guichet — session fermée"
    QTest.keyClick(workplace.login.page.main, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)
    qtbot.wait(_CALM)
    assert workplace.window.body.currentWidget() is shown
    assert workplace.window.windowTitle() == title
    assert {key: text for key, text in typed_of(workplace).items() if key in typed} == typed
    assert workplace.window.overlay.panel is (panel if works else None)
    if works or not (menus or panel or searching):  # a menu is closed, and the page has the focus again
        assert QApplication.focusWidget() is focus
