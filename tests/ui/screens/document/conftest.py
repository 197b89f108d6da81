"""A complaint of somebody on file, its documents shown in the frame."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from guichet.ui import remembered
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from tests.ui.screens.conftest import ShowPane
from tests.ui.screens.document.bench import COMPLAINT, PROOFS, DocumentsCard, open_request, write_files
from tests.ui.screens.scene import Desk, Hand


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    remembered.keep_in(None)


@pytest.fixture
def person_id(hand: Hand) -> UUID:
    return hand.samira()


@pytest.fixture
def request_id(hand: Hand, person_id: UUID) -> UUID:
    return open_request(hand, COMPLAINT, person_id)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_files(tmp_path)


@pytest.fixture
def card(
    theme: Theme, desk: Desk, actions: Actions, show_pane: ShowPane, request_id: UUID, qtbot: QtBot
) -> DocumentsCard:
    card = DocumentsCard(theme, desk, actions)
    show_pane(card)
    card.model.show(request_id)
    qtbot.waitUntil(lambda: card.model.sheet is not None)
    card.select(PROOFS)
    return card
