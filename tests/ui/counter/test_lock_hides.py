"""Locked from any page: nothing personal anywhere, and back to exactly where the agent was."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import COVERS, PAGES, Go
from tests.ui.counter.steps import area_of
from tests.ui.locking import WAYS, everything_shown, lock_and_come_back
from tests.ui.workplace import settle

PERSONAL = ("benali", "samira", "inès", "leroy", "durand", "lilas", "06 12", "scolaire", "cantine", "d-2026")
"""What the pages of these tests show of citizens and of their requests."""


@pytest.mark.parametrize("go", [page for page in PAGES if page not in COVERS], ids=lambda go: go.__name__)
def test_locked_from_any_page_nothing_personal_shows_and_the_agent_comes_back_where_they_were(
    workplace: Workplace, qtbot: QtBot, go: Go
) -> None:
    go(workplace, qtbot)
    settle(workplace, qtbot)
    visit = area_of(workplace).visits.current
    if visit is not None and visit.person_id is not None:
        assert any(word in everything_shown() for word in PERSONAL)
    for lock in WAYS:
        lock_and_come_back(workplace, qtbot, lock, PERSONAL)
