"""Scans at a real desk: pages kept as they come, in the draft and on the disk, whatever ends the scan."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest

from guichet.contract.documents import (
    FollowScan,
    RenderPage,
    ScannerList,
    ScanProgress,
    ScanSource,
    ScanTrouble,
    ShowDraft,
    ShowScanners,
    StartScan,
    StopScan,
    TakenFile,
)
from guichet.contract.refusals import CopyForbidden, NotAllowed, NotFound, ScannerMissing
from guichet.scanning.sane import SaneScanners
from tests.e2e.test_documents import ROADWORKS, Seat
from tests.helpers.town import Town, small_town
from tests.scanning.devices import needs_sane, program, virtual_device

EPSON = "epson2:libusb:"
OPTIONS = "    --source Flatbed|ADF [Flatbed]\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with small_town(tmp_path) as made:
        yield made


@pytest.fixture
def seat(town: Town) -> Seat:
    return Seat(town.enrol("a"))


@pytest.fixture
def with_program(seat: Seat, tmp_path: Path) -> Callable[..., Seat]:
    def make(**how: object) -> Seat:
        assert seat.workplace.desk is not None
        seat.workplace.desk._scans._scanners = SaneScanners(
            program(tmp_path, "scan", **how, options=OPTIONS)  # type: ignore[arg-type]  # a test's shorthand
        )
        return seat

    return make


def followed(seat: Seat, started: ScanProgress) -> tuple[list[TakenFile], ScanTrouble | None]:
    pages: list[TakenFile] = []
    while True:
        told = seat.ask(FollowScan(job=started.job, after=len(pages)))
        pages += told.pages
        if told.ended:
            return pages, told.trouble


def left(seat: Seat) -> list[Path]:
    folder = seat.workplace.folder.workstation / "scans"
    return list(folder.iterdir()) if folder.is_dir() else []


@needs_sane
def test_the_virtual_scanner_fills_a_draft(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    virtual_device(tmp_path / "sane", monkeypatch)
    found = seat.ask(ShowScanners())
    assert isinstance(found, ScannerList)
    assert found.available
    document_id = draft_of(seat)
    query = StartScan(scanner=found.scanners[0].name, source=ScanSource.FEEDER, resolution=150, document_id=document_id)
    pages, trouble = followed(seat, seat.ask(query))
    assert (len(pages), trouble) == (10, None)
    assert {page.media_type for page in pages} == {"image/jpeg"}
    draft = seat.ask(ShowDraft(document_id=document_id)).pages
    assert [page.blob_id for page in draft] == [page.blob_id for page in pages]
    assert seat.ask(RenderPage(blob_id=pages[0].blob_id, width=100)).height in (141, 142)
    assert left(seat) == []


def draft_of(seat: Seat) -> UUID:
    return seat.line(seat.open(ROADWORKS, seat.register())).document_id


def test_a_jam_keeps_the_pages_before_it(with_program: Callable[..., Seat]) -> None:
    seat = with_program(pages=2, code=6)
    pages, trouble = followed(seat, seat.ask(StartScan(scanner=EPSON, source=ScanSource.FEEDER)))
    assert (len(pages), trouble) == (2, ScanTrouble.JAMMED)
    assert seat.kept() == {page.blob_id for page in pages}
    assert left(seat) == []


def test_an_agent_stops_a_scan(with_program: Callable[..., Seat]) -> None:
    seat = with_program(pages=1, code=0, then="time.sleep(60)")
    started = seat.ask(StartScan(scanner=EPSON))
    first = seat.ask(FollowScan(job=started.job))
    assert (len(first.pages), first.ended) == (1, False)
    stopped = seat.ask(StopScan(job=started.job))
    assert (stopped.pages, stopped.ended, stopped.trouble) == (first.pages, True, ScanTrouble.STOPPED)
    assert left(seat) == []


@pytest.mark.logs("a scan failed: incident \\w+ \\(FileUnreadable\\)")
def test_a_page_that_is_no_picture_ends_the_scan(with_program: Callable[..., Seat]) -> None:
    then = "part = pathlib.Path(pattern % 9); part.write_bytes(b'x'); print(part, flush=True)"
    seat = with_program(pages=1, code=0, then=then)
    pages, trouble = followed(seat, seat.ask(StartScan(scanner=EPSON)))
    assert (len(pages), trouble) == (1, ScanTrouble.FAILED)


def test_who_may_not_and_what_is_not_there(with_program: Callable[..., Seat]) -> None:
    seat = with_program(pages=1, code=0)
    with pytest.raises(ScannerMissing):
        seat.ask(StartScan(scanner="test:9"))
    with pytest.raises(NotFound):
        seat.ask(FollowScan(job=UUID(int=7)))
    started = seat.ask(StartScan(scanner=EPSON))
    followed(seat, started)
    request_id = seat.open("attestation-accueil", seat.register())
    looked_at = next(line for line in seat.sheet(request_id).documents if line.seen_not_kept)
    with pytest.raises(CopyForbidden):
        seat.ask(StartScan(scanner=EPSON, document_id=looked_at.document_id))
    seat.workplace.log_in("ali.kacem")
    with pytest.raises(NotFound):
        seat.ask(FollowScan(job=started.job))
    seat.workplace.log_in("eve.roy")
    with pytest.raises(NotAllowed):
        seat.ask(ShowScanners())


def test_without_scanimage_there_is_no_scanner(seat: Seat) -> None:
    assert seat.workplace.desk is not None
    seat.workplace.desk._scans._scanners = SaneScanners("scanimage-that-is-not-there")
    assert seat.ask(ShowScanners()) == ScannerList(scanners=(), available=False)


def test_what_a_power_cut_left_of_a_page_goes(town: Town, seat: Seat) -> None:
    seat.workplace.close()
    rest = seat.workplace.folder.workstation / "scans" / "x"
    rest.mkdir(parents=True)
    (rest / "p000001.tif").write_bytes(b"a page")
    seat.workplace.open()
    assert left(seat) == []


def test_a_power_cut_between_two_pages_leaves_those_that_came(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    program(folder, "scanimage", pages=3, code=0, then="time.sleep(5)", options=OPTIONS)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    seat = Seat(town.enrol("p", process=True))
    document_id = draft_of(seat)
    started = seat.ask(StartScan(scanner=EPSON, source=ScanSource.FEEDER, document_id=document_id))
    came: list[TakenFile] = []
    while len(came) < 3:
        came += seat.ask(FollowScan(job=started.job, after=len(came))).pages
    seat.workplace.kill()
    assert left(seat) != []
    seat.workplace.open()
    seat.workplace.log_in()
    assert left(seat) == []
    pages = seat.ask(ShowDraft(document_id=document_id)).pages
    assert [page.blob_id for page in pages] == [page.blob_id for page in came]
    for page in pages:
        assert seat.ask(RenderPage(blob_id=page.blob_id, width=40)).width == 40
