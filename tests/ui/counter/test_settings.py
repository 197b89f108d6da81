"""Text size, colours and font: chosen by each agent, kept in the data folder, taken at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.preferences import SYSTEM, Look, Preferences
from guichet.ui.theme import Breakpoint, Theme, ThemeName
from guichet.ui.workplaces import Workplaces
from tests.helpers.family import SAMIRA
from tests.helpers.town import COUNTER_AGENT
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.workplace import KeptPapers, wait_usable


@pytest.fixture
def workplaces(theme: Theme, station: Station, qtbot: QtBot, tmp_path: Path) -> Iterator[Workplaces]:
    """The demo agent's window, made anew when its look asks for it."""
    bridge = DeskBridge()
    preferences = Preferences(tmp_path / "window.ini")
    workplaces = Workplaces(theme, bridge, KeptPapers(bridge), preferences, demo=True)
    client = station.come_in(on_changed=bridge.on_changed, on_status=bridge.on_status, on_gone=bridge.on_gone)
    bridge.attach(client)
    workplaces.current.show(1366, 768)
    wait_usable(qtbot, workplaces.current)
    yield workplaces
    workplaces.close()
    client.close()
    workplaces.deleteLater()
    bridge.deleteLater()
    theme.change(name=ThemeName.LIGHT, scale=1.0, system_font=False)
    qtbot.wait(1)


def open_settings(workplaces: Workplaces) -> None:
    QTest.mouseClick(workplaces.current.window.rail.button("settings"), Qt.MouseButton.LeftButton)
    assert area_of(workplaces.current).settings.isVisible()


def test_a_larger_text_makes_the_pages_anew_and_keeps_the_visits(
    workplaces: Workplaces, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    before = workplaces.current
    open_by_typing(before, qtbot, "benali samira")
    open_by_typing(before, qtbot, "leroy paul")
    open_settings(workplaces)
    page = area_of(before).settings
    focus, size = QApplication.focusWidget(), before.window.size()
    assert focus is page.looks.sizes[1.0]
    QTest.keyClick(focus, Qt.Key.Key_Right)
    QTest.keyClick(page.looks.sizes[1.25], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: workplaces.current is not before)
    now = workplaces.current
    wait_usable(qtbot, now)
    assert theme.scale == 1.25
    assert now.window.size() == size
    area = area_of(now)
    assert area.settings.isVisible(), "the agent sees what the choice does"
    assert area.settings.looks.sizes[1.25].isChecked()
    assert [visit.title for visit in area.visits.visits] == ["Mme BENALI Samira", "M. LEROY Paul"]
    QTest.keyClick(now.window, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: area.counter.citizen.sheet is not None)
    assert "LEROY" in area.counter.card.name.text()
    kept = (tmp_path / "window.ini").read_text()
    assert f"[{COUNTER_AGENT.hex}]" in kept
    assert "text=125" in kept
    assert Preferences(tmp_path / "window.ini").look(COUNTER_AGENT.hex) == Look(SYSTEM, 1.25)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
def test_twice_the_size_shows_one_pane_at_a_time(workplaces: Workplaces, qtbot: QtBot) -> None:
    before = workplaces.current
    open_settings(workplaces)
    area_of(before).settings.looks.sizes[2.0].click()
    qtbot.waitUntil(lambda: workplaces.current is not before)
    now = workplaces.current
    wait_usable(qtbot, now)
    assert now.window.breakpoint is Breakpoint.NARROW
    assert now.window.size().width() == 1366
    area_of(now).visits.open_person(SAMIRA)
    area_of(now).show_counter()
    assert area_of(now).counter.switch.isVisible()


def test_colours_change_in_place(workplaces: Workplaces, theme: Theme) -> None:
    workplace = workplaces.current
    open_settings(workplaces)
    area_of(workplace).settings.looks.themes[ThemeName.DARK.value].click()
    assert workplaces.current is workplace
    assert theme.name is ThemeName.DARK
    area_of(workplace).settings.looks.themes[SYSTEM].click()
    assert theme.name is not ThemeName.DARK


def test_what_is_being_typed_is_not_lost_for_a_size(workplaces: Workplaces, qtbot: QtBot) -> None:
    workplace = workplaces.current
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    open_settings(workplaces)
    page = area_of(workplace).settings
    assert page.looks.waits.isVisible()
    assert not page.looks.sizes[1.5].isEnabled()
    assert page.looks.themes[ThemeName.HIGH_CONTRAST.value].isEnabled()
    QTest.keyClick(workplace.window, Qt.Key.Key_G, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(workplace.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    open_settings(workplaces)
    assert page.looks.sizes[1.5].isEnabled()


def test_another_agent_has_their_own_look(tmp_path: Path, theme: Theme) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.keep("a" * 32, Look(ThemeName.DARK.value, 1.5, system_font=True))
    again = Preferences(tmp_path / "window.ini")
    assert again.look("a" * 32) == Look(ThemeName.DARK.value, 1.5, system_font=True)
    assert again.look("b" * 32) == Look()
    assert again.last() == again.look("a" * 32), "the log-in page keeps the size of whoever was here last"


def test_a_damaged_file_gives_the_usual_look(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[last]\ntheme=purple\ntext=9000\nsystem_font=perhaps\n")
    assert Preferences(tmp_path / "window.ini").last() == Look()


def test_the_system_font_takes_the_place_of_the_packaged_one(theme: Theme) -> None:
    Look(ThemeName.LIGHT.value, 1.0, system_font=True).dress(theme)
    assert theme.system_font
    theme.change(system_font=False)
    assert not theme.system_font
