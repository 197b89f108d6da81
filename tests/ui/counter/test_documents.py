"""Documents at the real counter: reached by keyboard, offered where they can be, found again after a lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.documents import ScanSource
from guichet.contract.requests import DocumentState
from guichet.ui import remembered
from guichet.ui.shell.shortcut_sheet import ShortcutSheet
from guichet.ui.workplace import Workplace
from tests.scanning.devices import needs_sane, virtual_device
from tests.ui.counter.document_pages import ASKED, draft, held, open_complaint
from tests.ui.counter.steps import area_of
from tests.ui.workplace import wait_usable

CTRL = Qt.KeyboardModifier.ControlModifier


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def walk_to(name: str, key: Qt.Key) -> QWidget:
    """Press a key until the focus is on what has a name."""
    for _ in range(40):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(name):
            return focus
        press(key)
    raise AssertionError(f"{name} is not reached")


@needs_sane
def test_a_document_is_scanned_kept_and_seen_by_keyboard_alone(
    workplace: Workplace, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    virtual_device(tmp_path / "sane", monkeypatch)
    remembered.remember("scan_source", ScanSource.GLASS)
    open_complaint(workplace, qtbot, ASKED)
    part = area_of(workplace).counter.request.documents
    card = area_of(workplace).counter.card.view
    card.setFocus(Qt.FocusReason.TabFocusReason)
    walk_to("Pièces justificatives", Qt.Key.Key_Tab)
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_F4)
    panel = part.panels.attach
    assert panel is not None
    qtbot.waitUntil(lambda: panel._model is not None and panel._model.is_read)
    before = panel.pages.rows.rowCount()
    qtbot.waitUntil(lambda: panel.pages.rows.rowCount() > before or part.panels.scanning.running, timeout=30_000)
    qtbot.waitUntil(lambda: not part.panels.scanning.running, timeout=30_000)
    assert panel.pages.rows.rowCount() >= 1
    press(Qt.Key.Key_Return, CTRL)
    model = part.tools.model
    qtbot.waitUntil(
        lambda: model.sheet is not None and model.sheet.documents[1].state is DocumentState.HELD, timeout=30_000
    )
    assert workplace.window.toast.isVisible()
    assert QApplication.focusWidget() is part.checklist
    press(Qt.Key.Key_Return)
    viewer = part.panels.held
    assert viewer is not None
    qtbot.waitUntil(lambda: viewer.viewer.view.pictures.of(0) is not None, timeout=10_000)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(
        lambda: model.sheet is not None and model.sheet.documents[1].state is DocumentState.MISSING, timeout=10_000
    )


def test_the_palette_and_the_sheet_of_keys_know_the_gestures_on_documents(workplace: Workplace, qtbot: QtBot) -> None:
    part = open_complaint(workplace, qtbot, ASKED)
    assert workplace.actions["document.scan"].isEnabled()
    press(Qt.Key.Key_K, CTRL)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "numer")
    titles = [palette.rows.title(palette.rows.index(row, 0)) for row in range(palette.rows.rowCount())]
    assert "Numériser la pièce" in titles
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is part.checklist
    press(Qt.Key.Key_F1)
    (sheet,) = workplace.window.findChildren(ShortcutSheet)
    told = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"F4", "Numériser la pièce", "Voir la pièce"} <= told
    press(Qt.Key.Key_Escape)


def test_the_palette_over_a_panel_gives_the_focus_back_to_the_row(workplace: Workplace, qtbot: QtBot) -> None:
    draft(workplace, qtbot)
    part = area_of(workplace).counter.request.documents
    press(Qt.Key.Key_K, CTRL)
    assert part.panels.current() is None
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is part.checklist
    assert part.checklist.rows[1].draft >= 2


def test_another_gesture_closes_the_panel_and_what_was_gathered_stays(workplace: Workplace, qtbot: QtBot) -> None:
    draft(workplace, qtbot)
    part = area_of(workplace).counter.request.documents
    press(Qt.Key.Key_F2)
    assert part.panels.current() is None
    assert not workplace.window.overlay.is_open()
    assert area_of(workplace).counter.work.currentWidget() is area_of(workplace).counter.new_request
    assert part.model.drafts[part.panels.draft_of(next(iter(part.model.drafts))).document_id] >= 2


def test_a_lock_hides_the_copy_and_the_same_agent_finds_it_back(workplace: Workplace, qtbot: QtBot) -> None:
    held(workplace, qtbot)
    panel = area_of(workplace).counter.request.documents.panels.held
    assert panel is not None
    panel.viewer.close_search()
    panel.viewer.view.go_to(1)
    press(Qt.Key.Key_L, CTRL)
    assert workplace.is_locked
    assert not panel.isVisible()
    workplace.login_model.submit("", "")
    qtbot.waitUntil(lambda: not workplace.window.is_covered(), timeout=10_000)
    assert panel.isVisible()
    assert panel.viewer.view.page == 1
    assert QApplication.focusWidget() is panel.viewer.view


def test_the_status_bar_tells_the_scanner(workplace: Workplace, qtbot: QtBot) -> None:
    wait_usable(qtbot, workplace)
    devices = workplace.window.status._devices
    qtbot.waitUntil(lambda: "scanner" in devices, timeout=20_000)
    assert devices["scanner"]._words.text() in ("Scanner prêt", "Aucun scanner")
