"""What eyes, keyboards and assistive tools need, on every page of the window (WCAG 2.2 AA, EN 301 549 chapter 11)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme, ThemeName
from guichet.ui.widgets.actions import check_shortcut
from guichet.ui.workplace import Workplace
from tests.ui.access import LEAST_SIDE, SMALLEST, faults_at_twice_the_size, faults_in_every_theme
from tests.ui.counter.pages import PAGES, Go, visit
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle, wait_usable


@pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)
def test_a_page_serves_eyes_keyboards_and_assistive_tools_in_every_theme(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot, go: Go
) -> None:
    def open_page() -> Workplace:
        workplace = make_workplace()
        wait_usable(qtbot, workplace)
        go(workplace, qtbot)
        return workplace

    faults = faults_in_every_theme(theme, qtbot, open_page, first=PAGES.index(go))
    assert not faults, f"page {go.__name__}\n" + "\n".join(faults)


class Trap(QPushButton):
    """Keeps the focus that Tab brings."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (Qt's own name)
        return forward


def test_each_check_says_what_is_wrong_and_where(
    theme: Theme, workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = area_of(workplace).counter.idle
    bad, pale, rows = Trap(page), QLabel("Illisible", page), QListView(page)
    bad.setFixedSize(LEAST_SIDE, LEAST_SIDE - 1)
    pale.setStyleSheet("color: #fafafa; background: #ffffff")
    rows.setModel(QStringListModel(["", "oui"], rows))
    for place, part in enumerate((bad, pale, rows)):
        part.move(8, 60 * place + 8)
        part.show()
    for colours in theme.tokens.colours.values():
        monkeypatch.setitem(colours, "focus", colours["surface"])
    faults = faults_in_every_theme(theme, qtbot, lambda: workplace, first=0)

    def is_told(name: ThemeName, *words: str) -> bool:
        return any(fault.startswith(f"{name}: ") and all(word in fault for word in words) for fault in faults)

    for name in ThemeName:
        assert is_told(name, "Trap", "has no name")
        assert is_told(name, "Trap", "24×23", "is smaller")
        assert is_told(name, "« Illisible » is hard to read: 1.0")
        assert is_told(name, "row 0 of QListView", "says nothing")
        assert is_told(name, "row 1 of QListView", "has no sentence")
    assert is_told(ThemeName.LIGHT, "the focus is hardly seen on Trap")
    assert is_told(ThemeName.DARK, "the focus is hardly seen on Trap")
    assert is_told(theme.name, "Tab does not come back to where it started")
    assert is_told(theme.name, "Tab does not reach QListView")


def test_every_action_has_words_and_a_key_that_no_other_has(workplace: Workplace) -> None:
    taken: dict[tuple[str, str], str] = {}
    for spec in workplace.actions.specs():
        assert workplace.actions[spec.id].text().strip()
        for key in spec.shortcut.split():
            check_shortcut(key)
            assert (spec.context, key) not in taken, f"{spec.id} and {taken.get((spec.context, key))}"
            taken[spec.context, key] = spec.id


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
@pytest.mark.parametrize(
    "go", [go for go in PAGES if go.__name__ not in ("search", "card_menu", "shortcuts")], ids=lambda go: go.__name__
)
def test_twice_the_size_fits_the_smallest_window(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot, go: Go
) -> None:
    theme.change(scale=2.0)
    workplace = make_workplace(*SMALLEST)
    wait_usable(qtbot, workplace)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    faults = list(faults_at_twice_the_size(workplace))
    assert not faults, f"page {go.__name__}\n" + "\n".join(faults)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_one_pane_at_a_time_at_twice_the_size(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    theme.change(scale=2.0)
    workplace = make_workplace(*SMALLEST)
    wait_usable(qtbot, workplace)
    visit(workplace, qtbot)
    counter = area_of(workplace).counter
    panes = {"citizen": counter.card, "history": counter.timeline, "work": counter.work}

    def shown() -> list[str]:
        return [name for name, pane in panes.items() if pane.isVisible()]

    assert shown() == ["citizen"]
    chips = list(counter.switch.chips.values())
    chips[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    QTest.keyClick(chips[1], Qt.Key.Key_Space)
    assert shown() == ["history"]
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    assert shown() == ["work"]
    assert chips[2].isChecked()
    QTest.keyClick(workplace.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert shown() == ["citizen"]
    menu = QApplication.focusWidget()
    assert menu is not None
    assert menu.accessibleName() == "Pièce présentée"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    area_of(workplace).write_exchange()
    assert shown() == ["history"]
    assert counter.timeline.composer.text.hasFocus()
