"""A panel over the window: what it covers is not in sight, and it scrolls where the window has not its height."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.tour.screen import name_of, words_of
from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from tests.ui.counter.document_pages import draft
from tests.ui.counter.pages import palette, visit
from tests.ui.workplace import settle, wait_usable


def test_the_tour_reads_nothing_under_an_open_panel(workplace: Workplace, qtbot: QtBot) -> None:
    visit(workplace, qtbot)
    assert "Historique" in words_of(workplace.window)
    palette(workplace, qtbot)
    words = words_of(workplace.window)
    assert "Chercher une commande, un usager ou une demande" in words
    assert "Historique" not in words
    QTest.keyClick(workplace.window.overlay, Qt.Key.Key_Escape)
    assert "Historique" in words_of(workplace.window)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
def test_at_twice_the_size_tab_brings_what_it_comes_to_into_sight(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    theme.change(scale=2.0)
    workplace = make_workplace(1366, 728)
    wait_usable(qtbot, workplace)
    draft(workplace, qtbot)
    settle(workplace, qtbot)
    overlay = workplace.window.overlay
    panel = overlay.panel
    assert panel is not None
    assert panel.height() > overlay.height(), "the panel is higher than the window"
    names = set()
    for _ in range(30):
        here = QApplication.focusWidget()
        assert here is not None
        assert not here.visibleRegion().isEmpty(), here.accessibleName()
        names.add(name_of(here))
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert any(name.startswith("Enregistrer la pièce") for name in names), names
