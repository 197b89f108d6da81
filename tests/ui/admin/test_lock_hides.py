"""Locked from a page of administration: nothing of it shows, and its keeper comes back where they were."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.admin.conftest import LogIn
from tests.ui.admin.pages import ADMINISTRATION, Go
from tests.ui.locking import WAYS, everything_shown, lock_and_come_back
from tests.ui.workplace import settle

PERSONAL = ("benali", "vasseur", "lise", "kacem", "moreau", "crèche", "silence", "cour", "31/02")
"""What these pages show of people, of the agents' accounts and of what their keeper was typing."""


@pytest.mark.parametrize("go", ADMINISTRATION, ids=lambda go: go.__name__)
def test_locked_from_any_page_nothing_of_it_shows_and_the_keeper_comes_back_where_they_were(
    log_in: LogIn, keeper: str, qtbot: QtBot, go: Go
) -> None:
    workplace = log_in(keeper)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    assert any(word in everything_shown() for word in PERSONAL)
    for lock in WAYS:
        lock_and_come_back(workplace, qtbot, lock, PERSONAL)
