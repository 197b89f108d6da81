"""Under the lock nothing of the session can be used, whatever comes meanwhile; afterwards it is all there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from guichet.ui.screens.counter.model import Work
from guichet.ui.workplace import Workplace
from tests.ui.counter.document_pages import ASKED, open_complaint
from tests.ui.counter.pages import note
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.counter.test_answers_elsewhere import fill_a_request, focus
from tests.ui.locking import come_back, everything_shown
from tests.ui.workplace import settle

_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, modifiers)


def test_an_answer_that_comes_under_the_lock_waits_with_all_that_it_offers(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    open_by_typing(workplace, qtbot, "benali samira")
    visit = area.visits.current
    assert visit is not None
    fill_a_request(workplace, qtbot)
    press(Qt.Key.Key_Return, _CTRL)
    press(Qt.Key.Key_L, _CTRL)
    assert workplace.is_locked
    qtbot.waitUntil(lambda: visit.work is Work.REQUEST, timeout=10_000)
    settle(workplace, qtbot)
    assert [action.objectName() for action in workplace.actions if action.isEnabled()] == []
    assert workplace.login.page.isAncestorOf(focus())
    assert not workplace.window.toast.isVisible()
    assert not workplace.window.overlay.isVisible()
    assert workplace.window.windowTitle() == "Guichet — session fermée"
    assert "benali" not in everything_shown()
    checks = area.counter.card
    for action in ("identity.check", "undo.last", "visit.end", "palette.open", "note.add"):
        workplace.actions[action].trigger()
    assert checks.isHidden() or not checks.isVisible()
    assert area.visits.current is visit
    come_back(workplace, qtbot)
    assert workplace.window.overlay.isVisible(), "the receipt"
    assert workplace.window.overlay.isAncestorOf(focus())
    assert "Demande enregistrée" in workplace.window.toast.message.text()
    assert workplace.window.toast.undo.isVisible()
    press(Qt.Key.Key_Escape)
    assert area.counter.request.isAncestorOf(focus())
    assert not area.counter.request.model.sheet.closed  # type: ignore[union-attr]  # it is shown
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: bool(area.counter.request.model.sheet and area.counter.request.model.sheet.closed))


def test_nothing_takes_the_focus_from_the_password(workplace: Workplace, qtbot: QtBot) -> None:
    note(workplace, qtbot)
    typed = area_of(workplace).counter.timeline.composer.text
    typed.setFocus()
    workplace.lock()
    page = workplace.login.page
    for pane in (area_of(workplace).counter.request, area_of(workplace).counter.timeline.view, typed):
        pane.setFocus()
        assert page.isAncestorOf(focus())
    come_back(workplace, qtbot)
    assert typed.hasFocus()


def test_from_the_palette_the_focus_comes_back_to_where_it_was_opened(workplace: Workplace, qtbot: QtBot) -> None:
    note(workplace, qtbot)
    typed = focus()
    press(Qt.Key.Key_K, _CTRL)
    assert typed is not focus()
    workplace.lock()
    come_back(workplace, qtbot)
    assert focus() is typed


def test_a_citizen_whose_file_comes_late_does_not_name_the_window(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    area = area_of(workplace)
    workplace.lock()
    visit = area.visits.current
    assert visit is not None
    assert visit.person_id is not None
    area.visits.name(visit.person_id, "Mme BENALI Samira Amina")
    area.show_counter()
    assert workplace.window.windowTitle() == "Guichet — session fermée"
    come_back(workplace, qtbot)
    assert "Samira Amina" in workplace.window.windowTitle()


@pytest.fixture
def dialog(workplace: Workplace, qtbot: QtBot) -> QFileDialog:
    """The dialog of a file to attach, open over the documents of a request."""
    open_complaint(workplace, qtbot, ASKED)
    press(Qt.Key.Key_J, _ALT)
    found = [top for top in QApplication.topLevelWidgets() if isinstance(top, QFileDialog) and top.isVisible()]
    assert len(found) == 1
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_file_dialog_does_not_outlive_the_lock(workplace: Workplace, qtbot: QtBot, dialog: QFileDialog) -> None:
    panel = area_of(workplace).counter.request.documents.panels.attach
    assert panel is not None
    with qtbot.waitSignal(dialog.rejected):
        workplace.lock()
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    assert tops == [workplace.window]
    qtbot.waitUntil(workplace.login.page.main.hasFocus)  # a demonstration asks for no password
    come_back(workplace, qtbot)
    assert workplace.window.overlay.panel is panel
    assert panel.isAncestorOf(focus())


def test_leaving_from_the_lock_says_what_would_be_lost(workplace: Workplace, qtbot: QtBot) -> None:
    note(workplace, qtbot)
    QTest.keyClicks(area_of(workplace).counter.timeline.composer.text, "A rappeler")
    workplace.lock()
    page = workplace.login.page
    with qtbot.assertNotEmitted(workplace.agent_change_asked):
        page.other.click()
    assert page.warning.isVisible()
    assert "n’est pas enregistrée" in page.warning.text()
    assert "rappeler" not in everything_shown()
    with qtbot.waitSignal(workplace.agent_change_asked):
        page.other.click()


def test_leaving_from_the_lock_with_nothing_typed_is_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    workplace.lock()
    with qtbot.waitSignal(workplace.agent_change_asked):
        workplace.login.page.other.click()
