"""Pages scanned onto a row: SANE's virtual device, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guichet.contract.documents import (
    FollowScan,
    ScanColour,
    ScannerFacts,
    ScannerList,
    ScanProgress,
    ScanSource,
    ScanTrouble,
    ShowScanners,
    StartScan,
    StopScan,
    TakenFile,
)
from guichet.contract.requests import DocumentState
from guichet.ui import remembered
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.document.attach_panel import AttachPanel
from guichet.ui.screens.document.scan_model import ScanModel
from tests.scanning.devices import needs_sane, virtual_device
from tests.ui.screens.conftest import press
from tests.ui.screens.document.bench import PROOFS, DocumentsCard

CTRL = Qt.KeyboardModifier.ControlModifier
FLAT = ScannerFacts(name="flat", label="Canon LiDE", sources=(ScanSource.GLASS,))
FED = ScannerFacts(
    name="fed",
    label="Fujitsu fi",
    sources=(ScanSource.FEEDER, ScanSource.FEEDER_BOTH_SIDES, ScanSource.GLASS),
    resolutions=(150, 200, 300),
)


def panel_of(card: DocumentsCard) -> AttachPanel:
    panel = card.part.panels.attach
    assert panel is not None
    return panel


@pytest.fixture
def virtual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    virtual_device(tmp_path / "sane", monkeypatch)


@needs_sane
def test_a_page_is_scanned_and_kept_by_keyboard_alone(virtual: None, card: DocumentsCard, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F4)
    panel = panel_of(card)
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 1, timeout=30_000)
    qtbot.waitUntil(lambda: not card.part.panels.scanning.running, timeout=30_000)
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 2, timeout=30_000)
    qtbot.waitUntil(lambda: not card.part.panels.scanning.running, timeout=30_000)
    qtbot.waitUntil(panel.thumbnails.hasFocus)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.HELD, timeout=20_000)


# --- a desk that says what a test wants ------------------------------------------------------------------------------


class Script(DeskBridge):
    """Answers questions about scanners as a test says; every other one goes to the real desk."""

    def __init__(self, real: DeskBridge) -> None:
        super().__init__()
        self._real = real
        self.found = ScannerList(scanners=(FED, FLAT), available=True)
        self.started: list[StartScan] = []
        self.stopped = 0
        self.followers: list[object] = []

    def ask(self, query, *, owner, done, failed):  # type: ignore[no-untyped-def]  # as the bridge's own
        match query:
            case ShowScanners():
                done(self.found)
            case StartScan():
                self.started.append(query)
                done(ScanProgress(job=owner_job(self)))
            case FollowScan():
                self.followers.append(done)
            case StopScan():
                self.stopped += 1
                done(ScanProgress(job=query.job))
            case _:
                self._real.ask(query, owner=owner, done=done, failed=failed)

    def tell(self, *pages: TakenFile, ended: bool = False, trouble: ScanTrouble | None = None) -> None:
        """Answer who follows the scan."""
        done = self.followers.pop()
        done(ScanProgress(job=owner_job(self), pages=pages, ended=ended, trouble=trouble))  # type: ignore[operator]


def owner_job(script: Script):  # type: ignore[no-untyped-def]  # a UUID
    from uuid import UUID

    return UUID(int=len(script.started))
