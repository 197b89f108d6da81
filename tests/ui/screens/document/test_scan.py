"""Pages scanned onto a row: SANE's virtual device, and what goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.base import Query
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
    TakeFile,
    TakenFile,
)
from guichet.contract.requests import DocumentState
from guichet.ui import remembered
from guichet.ui.desk_bridge import DeskBridge, Failed
from guichet.ui.screens.document.attach_panel import AttachPanel
from guichet.ui.screens.document.scan_model import ScanChoice, ScanModel
from guichet.ui.screens.document.words import scan_trouble
from guichet.ui.screens.settings.scanning import ScanningSection
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from tests.scanning.devices import needs_sane, virtual_device
from tests.ui.screens.conftest import press
from tests.ui.screens.document.bench import PROOFS, DocumentsCard, make_picture
from tests.ui.screens.scene import Hand

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
    remembered.remember("scan_source", ScanSource.GLASS)
    press(Qt.Key.Key_F4)
    panel = panel_of(card)
    qtbot.waitUntil(lambda: panel.pages.rows.rowCount() == 1, timeout=30_000)
    qtbot.waitUntil(lambda: not card.part.panels.scanning.running, timeout=30_000)
    press(Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: panel.pages.rows.rowCount() == 2, timeout=30_000)
    qtbot.waitUntil(lambda: not card.part.panels.scanning.running, timeout=30_000)
    qtbot.waitUntil(panel.pages.thumbnails.hasFocus)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.HELD, timeout=20_000)


# --- a desk that says what a test wants ------------------------------------------------------------------------------


class Script(DeskBridge):
    """Answers questions about scanners as a test says."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ScannerList(scanners=(FED, FLAT), available=True)
        self.started: list[StartScan] = []
        self.looked: list[bool] = []
        self.stopped = 0
        self._job = UUID(int=1)
        self._told: Callable[[Any], None] | None = None

    def ask(self, query: Query[Any], *, owner: QObject, done: Callable[[Any], None], failed: Failed) -> None:
        match query:
            case ShowScanners():
                self.looked.append(query.fresh)
                done(self.found)
            case StartScan():
                self.started.append(query)
                done(ScanProgress(job=self._job))
            case FollowScan():
                self._told = done
            case StopScan():
                self.stopped += 1
                done(ScanProgress(job=self._job))

    def tell(self, *pages: TakenFile, ended: bool = False, trouble: ScanTrouble | None = None) -> None:
        """Answer who follows the scan."""
        assert self._told is not None
        self._told(ScanProgress(job=self._job, pages=pages, ended=ended, trouble=trouble))


@pytest.fixture
def script(qapp: QApplication) -> Script:
    return Script()


@pytest.fixture
def scripted(card: DocumentsCard, script: Script) -> DocumentsCard:
    card.part.panels.scanning._bridge = script
    return card


def some_page(hand: Hand) -> TakenFile:
    taken = hand.ask(TakeFile(content=make_picture()))
    assert isinstance(taken, TakenFile)
    return taken


def test_pages_are_told_as_they_come_and_the_row_counts_them(
    scripted: DocumentsCard, script: Script, hand: Hand, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_F4)
    panel = panel_of(scripted)
    assert script.started[0].document_id == scripted.line(PROOFS).document_id
    assert panel.bar.stop.isVisible()
    assert not panel.bar.scan.isVisible()
    script.tell(some_page(hand))
    script.tell(some_page(hand))
    assert panel.bar.progress.text() == "Numérisation en cours\u00a0: 2 pages"
    press(Qt.Key.Key_Escape)
    script.tell(some_page(hand))
    assert scripted.part.checklist.rows[1].detail == "3 pages à enregistrer"
    script.tell(ended=True)
    assert not scripted.part.panels.scanning.running
    draft = scripted.part.panels.draft_of(scripted.line(PROOFS).document_id)
    qtbot.waitUntil(lambda: draft.is_idle, timeout=10_000)


@pytest.mark.parametrize("trouble", list(ScanTrouble))
def test_a_scan_that_stops_says_why_and_keeps_its_pages(
    scripted: DocumentsCard, script: Script, hand: Hand, qtbot: QtBot, trouble: ScanTrouble
) -> None:
    press(Qt.Key.Key_F4)
    script.tell(some_page(hand))
    script.tell(ended=True, trouble=trouble)
    panel = panel_of(scripted)
    assert panel.trouble.message.text() == scan_trouble(trouble, 1)
    assert panel.pages.rows.rowCount() == 1
    assert panel.bar.scan.isVisible()
    draft = scripted.part.panels.draft_of(scripted.line(PROOFS).document_id)
    qtbot.waitUntil(lambda: draft.is_idle, timeout=10_000)


def test_a_scan_is_stopped(scripted: DocumentsCard, script: Script) -> None:
    press(Qt.Key.Key_F4)
    panel_of(scripted).bar.stop.click()
    assert script.stopped == 1
    script.tell(ended=True, trouble=ScanTrouble.STOPPED)
    assert panel_of(scripted).trouble.message.text() == "Numérisation arrêtée."


def test_without_a_scanner_the_way_out_is_a_file(scripted: DocumentsCard, script: Script) -> None:
    script.found = ScannerList(scanners=(), available=True)
    press(Qt.Key.Key_F4)
    bar = panel_of(scripted).bar
    assert bar.none.isVisible()
    assert bar.none.message.text().endswith("ou joignez un fichier.")
    assert not bar.settings.isVisible()
    assert script.started == []
    script.found = ScannerList(scanners=(FLAT,), available=True)
    press(Qt.Key.Key_F4)
    assert script.looked[-1], "the devices are asked again"
    assert [each.scanner for each in script.started] == ["flat"]


def test_a_system_without_scanners_says_so(scripted: DocumentsCard, script: Script) -> None:
    script.found = ScannerList(scanners=(), available=False)
    press(Qt.Key.Key_F4)
    assert panel_of(scripted).bar.none.message.text() == "Ce poste ne peut pas numériser. Joignez un fichier."


def test_how_pages_are_scanned_is_remembered_at_this_workstation(script: Script, tmp_path: Path) -> None:
    remembered.keep_in(tmp_path / "window.ini")
    model = ScanModel(script, script)
    model.look()
    assert model.usual() == ScanChoice("fed", ScanSource.FEEDER, ScanColour.COLOUR, 200)
    wanted = ScanChoice("fed", ScanSource.FEEDER_BOTH_SIDES, ScanColour.GREY, 300)
    model.choose(wanted)
    remembered.keep_in(tmp_path / "window.ini")
    assert model.usual() == wanted
    script.found = ScannerList(scanners=(FLAT,), available=True)
    model.look()
    assert model.usual() == ScanChoice("flat", ScanSource.GLASS, ScanColour.GREY, 300), "what this one can do of it"


def test_the_settings_show_what_each_scanner_can_do(scripted: DocumentsCard, script: Script) -> None:
    press(Qt.Key.Key_F4)
    bar = panel_of(scripted).bar
    script.tell(ended=True)
    assert bar.settings.button.text() == "Fujitsu fi · chargeur · couleur · 200\u00a0ppp"
    bar.settings.set_open(True)
    bar.choices.scanner.set_value("flat")
    bar.choices.scanner.activated.emit(1)
    assert [bar.choices.source.itemText(place) for place in range(bar.choices.source.count())] == ["Vitre"]
    assert bar.settings.button.text() == "Canon LiDE · vitre · couleur · 200\u00a0ppp"


def test_the_settings_page_chooses_how_f4_scans(
    theme: Theme, actions: Actions, script: Script, qtbot: QtBot, tmp_path: Path
) -> None:
    remembered.keep_in(tmp_path / "window.ini")
    section = ScanningSection(theme, actions, ScanModel(script, script))
    qtbot.addWidget(section)
    actions["scanners.look"].trigger()
    assert section.state.text() == "Scanner prêt. F4 numérise avec ces réglages."
    section.choices.scanner.set_value("flat")
    section.choices.scanner.activated.emit(1)
    elsewhere = ScanModel(script, script)
    elsewhere.look()
    assert elsewhere.usual() == ScanChoice("flat", ScanSource.GLASS, ScanColour.COLOUR, 200)
    script.found = ScannerList(scanners=(), available=False)
    actions["scanners.look"].trigger()
    assert section.state.text() == "Ce poste ne peut pas numériser. Joignez un fichier."
    assert section.choices.isHidden()
