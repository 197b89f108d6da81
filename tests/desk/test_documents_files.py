"""Opened files: in memory within bounds, from the disk, from the server, and gone when nobody holds them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import update

from guichet.contract.refusals import BlobIncomplete, FileOutOfReach
from guichet.desk.documents_files import Contents
from guichet.models.requests import HeldDocument
from tests.sync.blob_bench import PDF, SOCIAL, RunningServer, Seat, hold, make_base, paper, running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    base = make_base(tmp_path / "server")
    with running(base) as found:
        yield found
    base.engine.dispose()


@pytest.fixture
def seats(tmp_path: Path, server: RunningServer) -> Iterator[tuple[Seat, Seat]]:
    made = [Seat(tmp_path / f"workstation{number}", server, number, (SOCIAL,)) for number in (1, 2)]
    yield made[0], made[1]
    for one in made:
        one.close()


def contents(seat: Seat, *, room: int = 10_000) -> Contents:
    return Contents(seat.files, lambda: seat, room=room)  # type: ignore[arg-type, return-value]  # it has the client


def sent(seat: Seat, size: int) -> str:
    file = seat.keep(paper(size), SOCIAL)
    seat.upload(file)
    return file.blob_id


def test_what_was_opened_is_read_once_until_there_is_no_room(seats: tuple[Seat, Seat]) -> None:
    here, there = seats
    first, second, third = (sent(here, size) for size in (4000, 5000, 3000))
    opened = contents(there)
    for blob_id in (first, second, first, third):
        opened.read(blob_id)
    assert list(opened._opened) == [first, third], "the one that was not used for longest went"
    there.http.close()
    assert opened.read(first) == paper(4000)


def test_one_file_larger_than_the_room_is_still_given(seats: tuple[Seat, Seat]) -> None:
    here, there = seats
    blob_id = sent(here, 20_000)
    opened = contents(there)
    assert opened.read(blob_id) == opened.read(blob_id) == paper(20_000)


def test_a_file_that_nobody_holds_any_more_is_forgotten(seats: tuple[Seat, Seat]) -> None:
    here, there = seats
    dropped, held = sent(here, 100), sent(here, 200)
    for blob_id in (dropped, held):
        hold(there.engine, blob_id, SOCIAL)
    opened = contents(there)
    for blob_id in (dropped, held):
        opened.read(blob_id)
    with there.engine.begin() as connection:
        gone = update(HeldDocument).where(HeldDocument.blob_id == dropped)
        connection.execute(gone.values(dropped_on=date(2026, 3, 2)))
    opened.forget_dropped()
    assert list(opened._opened) == [held]


def test_a_page_being_gathered_is_never_looked_for_at_the_server(seats: tuple[Seat, Seat]) -> None:
    here, there = seats
    blob_id = sent(here, 100)
    with pytest.raises(BlobIncomplete):
        contents(there).read(blob_id, fetch=False)


def test_a_file_that_has_not_arrived_is_told_apart_from_a_server_that_has_not(
    server: RunningServer, seats: tuple[Seat, Seat]
) -> None:
    here, there = seats
    opened = contents(there)
    with pytest.raises(BlobIncomplete):
        opened.read(here.files.keep(paper(100), PDF).blob_id)
    there.http.close()
    there.http = server.client("nobody")
    with pytest.raises(FileOutOfReach):
        opened.read(sent(here, 200))


def test_a_server_that_does_not_answer_is_left_alone_for_a_while(seats: tuple[Seat, Seat]) -> None:
    here, there = seats
    blob_id = sent(here, 100)
    there.http.base_url = "http://127.0.0.1:9"
    opened = contents(there)
    with pytest.raises(FileOutOfReach):
        opened.read(blob_id)
    there.http.base_url = here.http.base_url
    with pytest.raises(FileOutOfReach):
        opened.read(blob_id)
    opened._away_until = 0.0
    assert opened.read(blob_id) == paper(100)


@pytest.mark.logs("a file kept here was damaged")
def test_a_damaged_copy_is_mended_by_the_servers(seats: tuple[Seat, Seat], caplog: pytest.LogCaptureFixture) -> None:
    here, _ = seats
    blob_id = sent(here, 100)
    path = here.folder / "blobs" / blob_id
    path.write_bytes(path.read_bytes()[:-1])
    assert contents(here).read(blob_id) == paper(100)
    said = [record.getMessage() for record in caplog.records if record.name.startswith("guichet")]
    assert any("damaged" in line for line in said)
    assert not any(blob_id in line for line in said)


def test_what_is_on_the_disk_alone_is_not_needed_from_the_server(seats: tuple[Seat, Seat]) -> None:
    here, _ = seats
    blob_id = here.files.keep(paper(100), PDF).blob_id
    here.http.close()
    assert contents(here).read(blob_id) == paper(100)
