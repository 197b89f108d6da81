"""What eyes, keyboards and assistive tools need, on the pages of administration, by the checks of the other pages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from tests.ui.access import SMALLEST, faults_at_twice_the_size, faults_in_every_theme
from tests.ui.admin.conftest import LogIn
from tests.ui.admin.pages import ADMINISTRATION, Go
from tests.ui.counter.steps import area_of
from tests.ui.workplace import settle

EVERY_PAGE = pytest.mark.parametrize("go", ADMINISTRATION, ids=lambda go: go.__name__)


@EVERY_PAGE
def test_a_page_serves_eyes_keyboards_and_assistive_tools_in_every_theme(
    theme: Theme, log_in: LogIn, keeper: str, qtbot: QtBot, go: Go
) -> None:
    def open_page() -> Workplace:
        workplace = log_in(keeper)
        go(workplace, qtbot)
        return workplace

    faults = faults_in_every_theme(theme, qtbot, open_page, first=ADMINISTRATION.index(go))
    assert not faults, f"page {go.__name__}\n" + "\n".join(faults)


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
@EVERY_PAGE
def test_twice_the_size_fits_the_smallest_window(
    theme: Theme, log_in: LogIn, keeper: str, qtbot: QtBot, go: Go
) -> None:
    theme.change(scale=2.0)
    workplace = log_in(keeper, *SMALLEST)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    faults = list(faults_at_twice_the_size(workplace))
    assert not faults, f"page {go.__name__}\n" + "\n".join(faults)
    section = area_of(workplace).admin.section()
    shown = [part for part in (section._listed, section._pane) if part is not None and part.isVisible()]
    assert len(shown) == 1, "one part at a time"
