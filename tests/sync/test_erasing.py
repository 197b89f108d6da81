"""Files that go: taken back, superseded, forgotten; and those that stay although somebody might think otherwise."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from guichet.contract.base import new_id
from guichet.contract.documents import ArrangeDraft, DraftPage
from guichet.contract.refusals import BlobIncomplete, NotFound, Outcome
from guichet.contract.registry import encode
from guichet.contract.requests import HoldDocument
from guichet.models.requests import HeldDocument
from guichet.models.server import Blob, StoredOperation
from guichet.models.workstation import BaseRow, JournalEntry, LocalBlob
from guichet.server.blobs import BlobStore
from guichet.server.upkeep import upkeep
from guichet.sync import journal
from guichet.sync.drafts import keep_draft, read_draft
from guichet.sync.envelope import Envelope
from tests.sync.blob_bench import PDF, PLANNING, SOCIAL, RunningServer, Seat, hold, paper, stored

DAY = date(2026, 3, 2)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def take_back(engine: Engine, *blob_ids: str) -> None:
    with engine.begin() as connection:
        connection.execute(update(HeldDocument).where(HeldDocument.blob_id.in_(blob_ids)).values(dropped_on=DAY))


def here(seat: Seat) -> set[str]:
    with seat.engine.connect() as connection:
        known = set(connection.scalars(select(LocalBlob.blob_id)))
    folder = seat.folder / "blobs"
    assert {path.name for path in folder.iterdir()} == known
    return known


def arrange(seat: Seat, *blob_ids: str, at: datetime | None = None) -> ArrangeDraft:
    arranged = ArrangeDraft(document_id=new_id(), pages=tuple(DraftPage(blob_id=each) for each in blob_ids))
    seat.files.write(lambda connection, now: keep_draft(connection, arranged, at or now))
    return arranged


def age(seat: Seat, *blob_ids: str) -> None:
    with seat.engine.begin() as connection:
        connection.execute(update(LocalBlob).where(LocalBlob.blob_id.in_(blob_ids)).values(kept_at=LONG_AGO))
    for blob_id in blob_ids:
        os.utime(seat.folder / "blobs" / blob_id, (LONG_AGO.timestamp(),) * 2)


# --- at the workstation ----------------------------------------------------------------------------------------------


def test_what_was_taken_back_goes_unless_another_document_has_it(seat: Callable[..., Seat]) -> None:
    desk = seat()
    gone, shared = desk.keep(paper(100), SOCIAL).blob_id, desk.keep(paper(200), SOCIAL).blob_id
    take_back(desk.engine, gone, shared)
    hold(desk.engine, shared, SOCIAL)
    desk.files.erase_dropped()
    assert here(desk) == {shared}
    with pytest.raises(BlobIncomplete):
        desk.files.read(gone)


def test_what_the_server_has_not_agreed_to_stays(seat: Callable[..., Seat]) -> None:
    desk = seat()
    blob_id = desk.keep(paper(100), SOCIAL).blob_id
    take_back(desk.engine, blob_id)
    with desk.engine.begin() as connection:
        held_id = connection.execute(select(HeldDocument.id)).scalar_one()
        connection.execute(insert(BaseRow).values(table_name="held_document", row_id=held_id.hex, row=None))
    desk.files.erase_dropped()
    assert here(desk) == {blob_id}
    assert [file.partition for file in desk.files.pending()] == [None], "and is not sent"
    with desk.engine.begin() as connection:
        connection.execute(delete(BaseRow))
    desk.files.erase_dropped()
    assert here(desk) == set()


def test_a_page_that_is_being_arranged_again_stays(seat: Callable[..., Seat]) -> None:
    desk = seat()
    blob_id = desk.keep(paper(100), SOCIAL).blob_id
    take_back(desk.engine, blob_id)
    arrange(desk, blob_id)
    desk.files.erase_dropped()
    assert here(desk) == {blob_id}


def test_a_draft_goes_with_its_pages_once_a_copy_is_held(seat: Callable[..., Seat]) -> None:
    desk = seat()
    first, second, shared, held = (desk.files.keep(paper(size), PDF).blob_id for size in (100, 200, 300, 400))
    arranged = arrange(desk, first, second, shared)
    arrange(desk, shared)
    hold(desk.engine, held, SOCIAL)
    desk.files.drop_draft(arranged.document_id, held)
    assert here(desk) == {shared, held}
    with desk.engine.connect() as connection:
        assert read_draft(connection, arranged.document_id).pages == ()


def test_a_draft_of_one_file_that_is_held_as_it_is_keeps_it(seat: Callable[..., Seat]) -> None:
    desk = seat()
    blob_id = desk.keep(paper(100), SOCIAL).blob_id
    arranged = arrange(desk, blob_id)
    desk.files.drop_draft(arranged.document_id, blob_id)
    assert here(desk) == {blob_id}


def test_what_nobody_came_back_for_goes_after_thirty_days(seat: Callable[..., Seat]) -> None:
    desk = seat()
    names = ("orphan", "young", "drafted", "in an old draft", "held", "refused")
    files = {name: desk.files.keep(paper(100 * number), PDF).blob_id for number, name in enumerate(names, 1)}
    hold(desk.engine, files["held"], SOCIAL)
    arrange(desk, files["drafted"])
    arrange(desk, files["in an old draft"], at=LONG_AGO)
    with desk.engine.begin() as connection:
        connection.execute(insert(JournalEntry).values(**refused(files["refused"])))
    stray = desk.folder / "blobs" / ("0" * 64)
    stray.write_bytes(b"what a crash left")
    os.utime(stray, (LONG_AGO.timestamp(),) * 2)
    age(desk, *(blob_id for name, blob_id in files.items() if name != "young"))
    desk.files.tidy()
    assert here(desk) == {files[name] for name in ("young", "drafted", "held", "refused")}


def refused(blob_id: str) -> dict[str, Any]:
    operation = HoldDocument(
        event_id=new_id(),
        held_id=new_id(),
        document_id=new_id(),
        person_id=None,
        blob_id=blob_id,
        media_type=PDF,
        size=100,
        held_on=DAY,
    )
    return {
        "n": 1,
        "op_id": new_id(),
        "name": operation.operation_name(),
        "version": 1,
        "args": encode(operation).decode(),
        "agent_id": new_id(),
        "made_at": LONG_AGO,
        "signature": "",
        "outcome": Outcome.REJECTED,
    }


def test_a_young_file_without_its_row_is_left_to_who_is_writing_it(seat: Callable[..., Seat]) -> None:
    desk = seat()
    desk.files.keep(paper(100), PDF)
    writing = desk.folder / "blobs" / ".a.part"
    writing.write_bytes(b"x")
    desk.files.tidy()
    assert writing.exists()


def test_a_file_kept_again_after_the_server_erased_it_is_sent_again(
    server: RunningServer, seat: Callable[..., Seat]
) -> None:
    desk = seat()
    file = desk.keep(paper(100), SOCIAL)
    hold(server.base.engine, file.blob_id, SOCIAL)
    assert desk.upload_pending().sent == (file.blob_id,)
    for engine in (server.base.engine, desk.engine):
        take_back(engine, file.blob_id)
    BlobStore(server.base).erase_dropped()
    again = desk.keep(paper(100), SOCIAL)
    hold(server.base.engine, again.blob_id, SOCIAL)
    assert again.blob_id == file.blob_id
    assert desk.upload_pending().sent == (file.blob_id,)
    assert stored(server, file.blob_id).is_file()


# --- at the server ---------------------------------------------------------------------------------------------------


def test_the_server_erases_what_every_document_gave_up(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat(SOCIAL, PLANNING)
    gone, shared = desk.keep(paper(100), SOCIAL), desk.keep(paper(200), SOCIAL)
    held = {}
    for file in (gone, shared):
        held[file.blob_id] = hold(server.base.engine, file.blob_id, SOCIAL)
        desk.upload(file)
    take_back(server.base.engine, gone.blob_id, shared.blob_id)
    hold(server.base.engine, shared.blob_id, PLANNING)
    store = BlobStore(server.base)
    assert store.erase_dropped([new_id()]) == 0
    assert store.erase_dropped(held.values()) == 1
    assert store.erase_dropped() == 0
    assert not stored(server, gone.blob_id).exists()
    assert stored(server, shared.blob_id).is_file()
    with server.base.engine.connect() as connection:
        assert list(connection.scalars(select(Blob.blob_id))) == [shared.blob_id]
    with pytest.raises(NotFound):
        desk.upload(gone)


def test_a_file_that_no_document_holds_yet_is_not_erased(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat()
    file = desk.keep(paper(100), SOCIAL)
    desk.upload(file)
    assert BlobStore(server.base).erase_dropped() == 0
    assert stored(server, file.blob_id).is_file()


def test_a_file_is_not_given_through_a_document_that_was_taken_back(
    server: RunningServer, seat: Callable[..., Seat]
) -> None:
    social, planning = seat(SOCIAL), seat(PLANNING)
    file = social.keep(paper(100), SOCIAL)
    social.upload(file)
    hold(server.base.engine, file.blob_id, SOCIAL)
    other = hold(server.base.engine, file.blob_id, PLANNING)
    assert planning.http.get(f"/v1/blobs/{file.blob_id}").status_code == 200
    with server.base.engine.begin() as connection:
        connection.execute(update(HeldDocument).where(HeldDocument.id == other).values(dropped_on=DAY))
    assert planning.http.get(f"/v1/blobs/{file.blob_id}").status_code == 404
    assert social.http.get(f"/v1/blobs/{file.blob_id}").status_code == 200


# --- at the server, what nobody awaits any more ----------------------------------------------------------------------


def grow_old(server: RunningServer, *blob_ids: str, days: int = 61) -> None:
    with server.base.engine.begin() as connection:
        begun = server.base.now() - timedelta(days=days)
        connection.execute(update(Blob).where(Blob.blob_id.in_(blob_ids)).values(created_at=begun))


def at_server(server: RunningServer) -> set[str]:
    with server.base.engine.connect() as connection:
        known = set(connection.scalars(select(Blob.blob_id)))
    assert {path.name for path in (server.base.folder / "blobs").glob("*/*")} == known
    return known


def test_a_file_whose_document_never_came_goes_after_sixty_days(
    server: RunningServer, seat: Callable[..., Seat]
) -> None:
    desk = seat()
    names = ("forgotten", "young", "held", "taken back", "doubted")
    files = {name: desk.keep(paper(100 * number), SOCIAL) for number, name in enumerate(names, 1)}
    for file in files.values():
        desk.upload(file)
    ids = {name: file.blob_id for name, file in files.items()}
    hold(server.base.engine, ids["held"], SOCIAL)
    hold(server.base.engine, ids["taken back"], SOCIAL)
    take_back(server.base.engine, ids["taken back"])
    with server.base.engine.begin() as connection:
        connection.execute(insert(StoredOperation).values(**quarantined(ids["doubted"])))
    grow_old(server, *ids.values())
    grow_old(server, ids["young"], days=59)
    store = BlobStore(server.base)
    assert store.erase_forgotten() == 1
    assert at_server(server) == set(ids.values()) - {ids["forgotten"]}
    assert store.erase_forgotten() == 0


def quarantined(blob_id: str) -> dict[str, Any]:
    told = refused(blob_id) | {"outcome": Outcome.QUARANTINED, "workstation": 1, "received_at": LONG_AGO}
    return told | {"reason": {"error": "AgentDoubted", "detail": {}}}


def test_half_a_file_that_nobody_goes_on_with_goes_too(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(300_000)
    file = desk.keep(content, SOCIAL)
    server.cut_upload(desk.token, file, content, 0, 200_000)
    grow_old(server, file.blob_id)
    assert BlobStore(server.base).erase_forgotten() == 1
    assert at_server(server) == set()
    desk.upload(file)
    assert desk.standing(file) == (200, len(content), len(content)), "it is sent from its beginning"


def test_who_asks_where_a_file_stands_has_sixty_days_again(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat()
    file = desk.keep(paper(100), SOCIAL)
    desk.upload(file)
    grow_old(server, file.blob_id)
    desk.upload(file)
    store = BlobStore(server.base)
    assert store.erase_forgotten() == 0
    grow_old(server, file.blob_id)
    assert store.erase_forgotten() == 1


def test_an_operation_that_comes_late_has_its_file_sent_again(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat()
    file = desk.keep(paper(100), SOCIAL)
    assert desk.upload_pending().sent == (file.blob_id,)
    grow_old(server, file.blob_id)
    assert BlobStore(server.base).erase_forgotten() == 1
    told = {name: value for name, value in refused(file.blob_id).items() if name != "outcome"}
    with desk.engine.begin() as connection:
        journal.append(connection, Envelope(**told, workstation=1))
    assert desk.upload_pending().sent == (file.blob_id,)
    assert stored(server, file.blob_id).is_file()


def test_the_server_looks_at_its_start_and_every_day(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat()
    first, second = desk.keep(paper(100), SOCIAL), desk.keep(paper(200), SOCIAL)
    for file in (first, second):
        desk.upload(file)
    grow_old(server, first.blob_id)
    with upkeep(BlobStore(server.base), every=0.01):
        assert at_server(server) == {second.blob_id}
        grow_old(server, second.blob_id)
        ending = time.monotonic() + 10
        while stored(server, second.blob_id).exists() and time.monotonic() < ending:
            time.sleep(0.01)
    assert at_server(server) == set()


@pytest.mark.logs("upkeep: incident")
def test_a_base_that_fails_stops_neither_the_server_nor_the_next_look(server: RunningServer) -> None:
    store = BlobStore(server.base)
    with server.base.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE blob RENAME TO elsewhere")
    with upkeep(store):
        pass
