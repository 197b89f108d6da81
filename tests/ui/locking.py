"""A window that is locked and opened again: nothing personal anywhere, and the agent exactly where they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from guichet.tour.screen import words_of
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.widgets.choice_menu import ChoiceMenu
from guichet.ui.workplace import IDLE_MS, Workplace
from tests.helpers.town import PASSWORD
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle

Lock = Callable[[Workplace], None]


def by_key(workplace: Workplace) -> None:
    """Lock by Ctrl+L."""
    QTest.keyClick(QApplication.focusWidget() or workplace.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def by_itself(workplace: Workplace) -> None:
    """Let more than five minutes pass without a touch."""
    watch = workplace._watch
    assert watch is not None
    watch._touched -= IDLE_MS / 1000 + 1
    watch.touch()


WAYS: Final = (by_key, by_itself)


def lock_and_come_back(workplace: Workplace, qtbot: QtBot, lock: Lock, personal: Sequence[str]) -> None:
    """Lock the page that is shown, look for what is personal, come back and compare.

    Args:
        personal: what the pages show of people, in small letters.
    """
    how = lock.__name__
    menus = workplace.window.findChildren(ChoiceMenu)
    panel = workplace.window.overlay.panel
    works = isinstance(panel, OverlayPanel) and panel.comes_back
    searching = workplace.window.top_bar.search.hasFocus()
    focus, before = QApplication.focusWidget(), _place(workplace)
    typed = _typed(workplace)
    area_of(workplace).say("Mme BENALI Samira est enregistrée.")
    lock(workplace)
    assert workplace.is_locked, how
    settle(workplace, qtbot)
    found = everything_shown()
    assert [word for word in personal if word in found] == [], how
    assert not workplace.window.toast.isVisible(), how
    assert workplace.window.windowTitle() == "Guichet — session fermée", how
    come_back(workplace, qtbot)
    assert _place(workplace) == before, how
    assert {field: text for field, text in _typed(workplace).items() if field in typed} == typed, how
    assert workplace.window.overlay.panel is (panel if works else None), how
    if works or not (menus or panel or searching):  # a menu is closed, and the page has the focus again
        assert QApplication.focusWidget() is focus, f"{how}: the focus comes back from {focus}"


def come_back(workplace: Workplace, qtbot: QtBot) -> None:
    """Open the window again, by keyboard; a demonstration asks for no password."""
    page = workplace.login.page
    if workplace.login_model.needs_password:
        QTest.keyClicks(page.password, PASSWORD)
        QTest.keyClick(page.password, Qt.Key.Key_Return)
    else:
        QTest.keyClick(page.main, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked, timeout=10_000)
    settle(workplace, qtbot)


def everything_shown() -> str:
    """Give the words of every window of the program: texts, titles, tooltips, popups, what the task bar would say."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    texts = [words_of(top) for top in tops]
    for top in tops:
        inside = [part for part in (top, *top.findChildren(QWidget)) if part.isVisible()]
        texts += [top.windowTitle(), top.windowIconText()]
        texts += [f"{part.toolTip()} {part.statusTip()} {part.whatsThis()}" for part in inside]
    return "\n".join(texts).lower()


def _place(workplace: Workplace) -> tuple[QWidget | None, str]:
    return workplace.window.body.currentWidget(), workplace.window.windowTitle()


def _typed(workplace: Workplace) -> dict[QWidget, str]:
    """Give what stands in every field of the pages and of the panel over them."""
    window, found = workplace.window, dict[QWidget, str]()
    for part in (window.body, window.overlay):
        found |= {editor: editor.text() for editor in part.findChildren(QLineEdit)}
        found |= {editor: editor.toPlainText() for editor in part.findChildren(QPlainTextEdit)}
    return found
