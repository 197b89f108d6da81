"""Who comes in, who is kept out, and what a lock hides."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.workplace import Workplace
from tests.helpers.town import PASSWORD
from tests.ui.counter.steps import open_by_typing
from tests.ui.workplace import wait_usable

_CTRL = Qt.KeyboardModifier.ControlModifier


def visible_words(root: QWidget) -> str:
    labels = [label.text() for label in root.findChildren(QLabel) if label.isVisible()]
    return " ".join([*labels, root.window().windowTitle()])


def test_an_agent_comes_in_with_a_password(make_workplace: Callable[..., Workplace], qtbot: QtBot) -> None:
    workplace = make_workplace(demo=False)
    page = workplace.login.page
    qtbot.waitUntil(lambda: page.town.text() == "Ville de Saint-Aubin")
    assert page.identifier.hasFocus()
    QTest.keyClicks(page.identifier, "claire.moreau")
    QTest.keyClick(page.identifier, Qt.Key.Key_Return)
    QTest.keyClicks(page.password, "wrong")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "ne correspond pas" in visible_words(page))
    assert workplace.area is None
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    wait_usable(qtbot, workplace)
    assert workplace.window.top_bar.search.hasFocus()


def test_what_is_typed_before_the_desk_is_there_is_not_lost(
    make_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    workplace = make_workplace(demo=False)
    client = workplace.client  # type: ignore[attr-defined]
    workplace.bridge._detach()
    page = workplace.login.page
    QTest.keyClicks(page.identifier, "claire.moreau")
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert workplace.area is None
    workplace.bridge.attach(client)
    wait_usable(qtbot, workplace)


def test_a_lock_hides_everything_and_gives_it_all_back(make_workplace: Callable[..., Workplace], qtbot: QtBot) -> None:
    workplace = make_workplace(demo=False)
    page = workplace.login.page
    QTest.keyClicks(page.identifier, "claire.moreau")
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    wait_usable(qtbot, workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    assert workplace.area is not None
    workplace.window.top_bar.search.setFocus()
    QTest.keyClicks(workplace.window.top_bar.search, "leroy")
    QTest.keyClick(workplace.window, Qt.Key.Key_L, _CTRL)
    assert workplace.is_locked
    assert "BENALI" not in visible_words(workplace.window)
    assert not workplace.area.search.dropdown.isVisible()
    QTest.keyClick(workplace.window, Qt.Key.Key_N, _CTRL)
    QTest.keyClick(workplace.window, Qt.Key.Key_F3)
    assert workplace.is_locked
    assert page.password.hasFocus()
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked)
    assert workplace.window.top_bar.search.hasFocus()
    assert workplace.window.top_bar.search.text() == "leroy"
    assert "BENALI Samira" in workplace.window.windowTitle()
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _CTRL)
    assert len(workplace.area.visits.visits) == 1


def test_the_session_locks_by_itself_after_a_warning(make_workplace: Callable[..., Workplace], qtbot: QtBot) -> None:
    workplace = make_workplace(idle_ms=700, warning_ms=500)
    wait_usable(qtbot, workplace)
    qtbot.waitUntil(lambda: "se verrouille" in workplace.window.toast.message.text())
    handle = workplace.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Shift)
    assert not workplace.window.toast.isVisible()
    assert not workplace.is_locked
    qtbot.waitUntil(lambda: workplace.is_locked, timeout=3000)
    assert "verrouillée" in visible_words(workplace.window)
    focus = QApplication.focusWidget()
    assert focus is workplace.login.page.main, "a demonstration asks for no password"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not workplace.is_locked)


def test_another_agent_finds_nothing_of_the_one_before(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    with qtbot.waitSignal(workplace.agent_change_asked):
        workplace.actions["session.change"].trigger()
    assert workplace.login_model.session is None


def test_a_desk_that_ends_is_said_with_what_is_safe(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    client = workplace.client  # type: ignore[attr-defined]
    workplace.bridge.on_gone()
    qtbot.waitUntil(workplace.window.is_covered)
    assert "est gardé" in visible_words(workplace.window)
    assert "BENALI" not in visible_words(workplace.window)
    with qtbot.waitSignal(workplace.relaunch_asked):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Space)
    workplace.bridge.attach(client)
    wait_usable(qtbot, workplace)
    assert workplace.area is not None
    assert "BENALI Samira" in workplace.area.counter.card.name.text()
