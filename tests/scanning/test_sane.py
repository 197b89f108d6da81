"""Scanners by SANE: its virtual device for what works, programs of our own for what goes wrong."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from guichet.contract.documents import ScanColour, ScanSource, ScanTrouble
from guichet.contract.refusals import ScannerMissing
from guichet.scanning import feed
from guichet.scanning.sane import SaneScanners
from guichet.scanning.scanner import ScanOrder, ScanStopped
from tests.imaging.samples import shown
from tests.scanning.devices import needs_sane, program, virtual_device

OPTIONS = """
All options specific to device `x':
  Scan mode:
    --resolution 100|200|400|600dpi [200]
        Sets the resolution of the scanned image.
    --mode Lineart|True Gray|24bit Color[Fast] [24bit Color[Fast]]
        Selects the scan mode.
    --source Flatbed|ADF|ADF Back|Transparency Unit [Flatbed]
        Selects the scan source.
    --adf-mode Simplex|Duplex [Simplex]
    --depth 8|16 [inactive]
  Geometry:
    -l 0..215.9mm [0]
        Top-left x position of scan area.
    -t 0..297.18mm [0]
    -x 0..215.9mm [215.9]
    -y 0..290mm [290]
"""


def scan(scanners: SaneScanners, order: ScanOrder, folder: Path) -> tuple[list[bytes], ScanTrouble | None]:
    pages: list[bytes] = []
    try:
        pages.extend(scanners.scan(order, folder, threading.Event()))
    except ScanStopped as stopped:
        return pages, stopped.trouble
    assert list(folder.iterdir()) == [], "a page leaves the folder as it is given"
    return pages, None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages 100%d"
    made.mkdir()
    return made


# --- the virtual device ----------------------------------------------------------------------------------------------


@pytest.fixture
def virtual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SaneScanners:
    virtual_device(tmp_path / "sane", monkeypatch)
    return SaneScanners()


@needs_sane
def test_a_scanner_says_what_it_can(virtual: SaneScanners) -> None:
    assert virtual.available()
    first, second = virtual.look()
    assert (first.name, second.name, first.label) == ("test:0", "test:1", "frontend-tester")
    assert first.sources == (ScanSource.GLASS, ScanSource.FEEDER)
    assert first.resolutions == (150, 200, 300)


@needs_sane
def test_the_glass_gives_one_page_of_a4(virtual: SaneScanners, folder: Path) -> None:
    order = ScanOrder(scanner="test:0", resolution=150, colour=ScanColour.COLOUR)
    (page,), trouble = scan(virtual, order, folder)
    assert trouble is None
    width, height = shown(page).size
    assert (round(width * 25.4 / 150), round(height * 25.4 / 150)) == (210, 297)


@needs_sane
def test_the_feeder_gives_a_page_at_a_time_until_it_is_empty(virtual: SaneScanners, folder: Path) -> None:
    order = ScanOrder(scanner="test:1", source=ScanSource.FEEDER, colour=ScanColour.GREY, resolution=150)
    pages, trouble = scan(virtual, order, folder)
    assert (len(pages), trouble) == (10, None)


@needs_sane
def test_an_unknown_scanner_is_missing(virtual: SaneScanners, folder: Path) -> None:
    with pytest.raises(ScannerMissing):
        scan(virtual, ScanOrder(scanner="brother:1"), folder)


# --- what goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pages", "code", "trouble"),
    [
        (2, 0, None),
        (2, 7, None),
        (2, 6, ScanTrouble.JAMMED),
        (0, 7, ScanTrouble.NO_PAPER),
        (0, 0, ScanTrouble.NO_PAPER),
        (0, 3, ScanTrouble.BUSY),
        (1, 8, ScanTrouble.COVER_OPEN),
        (1, 9, ScanTrouble.SILENT),
        (0, 1, ScanTrouble.SILENT),
        (1, 10, ScanTrouble.FAILED),
        (1, -9, ScanTrouble.FAILED),
    ],
)
def test_an_end_is_known_by_its_code_and_the_pages_before_it_are_good(
    tmp_path: Path, folder: Path, pages: int, code: int, trouble: ScanTrouble | None
) -> None:
    then = "import os; os.kill(os.getpid(), 9)" if code < 0 else ""
    scanners = SaneScanners(program(tmp_path, "scan", pages=pages, code=max(code, 0), then=then, options=OPTIONS))
    given, ended = scan(scanners, ScanOrder(scanner="airscan:Canon MF640", source=ScanSource.FEEDER), folder)
    assert (len(given), ended) == (pages, trouble)
    assert [shown(page).size[0] for page in given] == [61, 62][:pages]


def test_a_scan_is_stopped_and_the_program_ends(tmp_path: Path, folder: Path) -> None:
    scanners = SaneScanners(program(tmp_path, "scan", pages=1, code=0, then="time.sleep(60)", options=OPTIONS))
    stop, started = threading.Event(), time.monotonic()
    pages = scanners.scan(ScanOrder(scanner="airscan:Canon MF640"), folder, stop)
    next(pages)
    stop.set()
    with pytest.raises(ScanStopped) as stopped:
        next(pages)
    assert stopped.value.trouble is ScanTrouble.STOPPED
    assert time.monotonic() - started < 20


def test_a_scanner_that_says_nothing_is_given_up(tmp_path: Path, folder: Path) -> None:
    command = [program(tmp_path, "scan", pages=0, code=0, then="time.sleep(60)"), f"--batch={folder}/p%d.tif"]
    with pytest.raises(ScanStopped) as stopped:
        list(feed.pages_of(command, folder, threading.Event(), patience=0.3))
    assert stopped.value.trouble is ScanTrouble.SILENT


def test_a_system_without_scanimage_has_no_scanner() -> None:
    scanners = SaneScanners("scanimage-that-is-not-there")
    assert not scanners.available()
    assert scanners.look() == ()


# --- what scanners say -----------------------------------------------------------------------------------------------


def test_devices_keep_their_names_and_cameras_are_none(tmp_path: Path) -> None:
    canon, epson = SaneScanners(program(tmp_path, "scan", pages=0, code=0, options=OPTIONS)).look()
    assert (canon.name, canon.label) == ("airscan:Canon MF640", "Canon MF640")
    assert (epson.name, epson.label) == ("epson2:libusb:", "Epson GT")
    assert canon.sources == (ScanSource.GLASS, ScanSource.FEEDER, ScanSource.FEEDER_BOTH_SIDES)
    assert canon.resolutions == (100, 200), "the nearest to what people want"


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        (ScanOrder(scanner="airscan:Canon MF640"), ["--source=Flatbed", "--mode=24bit Color[Fast]", "--batch-count=1"]),
        (
            ScanOrder(
                scanner="airscan:Canon MF640",
                source=ScanSource.FEEDER_BOTH_SIDES,
                colour=ScanColour.GREY,
                resolution=300,
            ),
            ["--source=ADF", "--adf-mode=Duplex", "--mode=True Gray", "--resolution=200"],
        ),
    ],
)
def test_a_scanner_is_asked_in_its_own_words(tmp_path: Path, folder: Path, order: ScanOrder, wanted: list[str]) -> None:
    scanners = SaneScanners(program(tmp_path, "scan", pages=1, code=0, options=OPTIONS))
    scan(scanners, order, folder)
    said = (tmp_path / "said").read_text().split("\n")
    assert set(wanted) <= set(said)
    assert said[0] == "--device-name=airscan:e1:Canon MF640", "asked by the name of today"
    assert said[said.index("-x") + 1] == "210"
    assert said[said.index("-y") + 1] == "290", "no more than the glass has"
    assert ("--batch-count=1" in said) == (order.source is ScanSource.GLASS)
