from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, update

from guichet.contract.refusals import (
    BlobIncomplete,
    FieldRefused,
    KeyUnavailable,
    KeyWrong,
    NotFound,
    SectorClosed,
)
from guichet.models.server import Blob
from guichet.models.workstation import LocalBlob
from guichet.server.base import read_setting
from guichet.server.blobs import (
    ORGANISATION_KEY,
    WRAPPING_KEY_FILE,
    BlobStore,
    Claim,
    OffsetMoved,
    ensure_blob_keys,
    ensure_wrapping_key,
)
from guichet.sync.blob_http import PendingFile
from guichet.sync.blobs import MAX_FILE, check_file
from guichet.sync.sealed import CHUNK, FRAME, SealBroken, frames, new_key, read_sealed, sealed_size
from tests.sync.blob_bench import (
    MARK,
    PDF,
    PLANNING,
    SOCIAL,
    RunningServer,
    Seat,
    hold,
    make_base,
    paper,
    running,
    stored,
)

# --- frames ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 100, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17])
def test_a_sealed_file_is_read_from_anywhere(tmp_path: Path, size: int) -> None:
    content, key, path = paper(size), new_key(), tmp_path / "f"
    path.write_bytes(b"".join(frames(key, content)))
    assert path.stat().st_size == sealed_size(size)
    for start, stop in [(0, size), (size - 1, size), (size // 2, size), (size // 3, size // 2 + 1)]:
        assert b"".join(read_sealed(path, key, size, start, stop)) == content[start:stop]


def test_a_sealed_file_that_was_changed_does_not_open(tmp_path: Path) -> None:
    size = 3 * CHUNK
    content, key, path = paper(size), new_key(), tmp_path / "f"
    sealed = b"".join(frames(key, content))
    first, second, third = sealed[:FRAME], sealed[FRAME : 2 * FRAME], sealed[2 * FRAME :]
    flipped = bytearray(sealed)
    flipped[FRAME + 500] ^= 1
    forged = [
        (bytes(flipped), size),
        (sealed[:-1], size),
        (sealed + b"\0", size),
        (first + second, 2 * CHUNK),  # the last frame dropped, and the size said to match
        (second + first + third, size),
        (first + third + second, size),
        (sealed + third, size + CHUNK),
    ]
    for number, (on_disk, claimed) in enumerate(forged):
        path.write_bytes(on_disk)
        assert not opens(path, key, claimed), number
    path.write_bytes(sealed)
    assert opens(path, key, size)
    assert not opens(path, new_key(), size)


def opens(path: Path, key: bytes, size: int) -> bool:
    try:
        return len(b"".join(read_sealed(path, key, size))) == size
    except SealBroken:
        return False


# --- at the workstation ----------------------------------------------------------------------------------------------


def test_a_kept_file_is_read_back_and_shows_nothing_on_the_disk(seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(200_000)
    kept = desk.files.keep(content, PDF)
    assert desk.files.read(kept.blob_id) == content
    assert (kept.size, len(kept.blob_id)) == (200_000, 64)
    files = [path for path in desk.folder.rglob("*") if path.is_file()]
    assert desk.folder / "blobs" / kept.blob_id in files
    assert not any(MARK in path.read_bytes() or content[5000:5040] in path.read_bytes() for path in files)
    assert (desk.folder / "blobs" / kept.blob_id).stat().st_mode & 0o077 == 0


def test_the_same_content_is_kept_once_and_another_town_gives_it_another_id(seat: Callable[..., Seat]) -> None:
    desk = seat()
    first, again = desk.files.keep(b"same", PDF), desk.files.keep(b"same", PDF)
    assert first == again
    assert [path.name for path in (desk.folder / "blobs").iterdir()] == [first.blob_id]
    elsewhere = type(desk.files)(desk.folder / "other", lambda: desk.engine, b"another town's key")
    assert elsewhere.keep(b"same", PDF).blob_id != first.blob_id


def test_a_kept_file_that_was_damaged_is_noticed_and_keeping_it_again_mends_it(seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(100_000)
    blob_id = desk.files.keep(content, PDF).blob_id
    path = desk.folder / "blobs" / blob_id
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(SealBroken):
        desk.files.read(blob_id)
    desk.files.keep(content, PDF)
    assert desk.files.read(blob_id) == content


def test_what_is_empty_too_large_or_of_no_type_is_refused(seat: Callable[..., Seat]) -> None:
    desk = seat()
    check_file(MAX_FILE, PDF)
    for size, media_type, problem in [(0, PDF, "empty"), (MAX_FILE + 1, PDF, "too_large"), (1, "a\r\nb", "malformed")]:
        with pytest.raises(FieldRefused) as refused:
            check_file(size, media_type)
        assert refused.value.problem == problem
    with pytest.raises(FieldRefused):
        desk.files.keep(b"", PDF)
    assert not (desk.folder / "blobs").exists()


def test_a_file_that_no_document_holds_waits(seat: Callable[..., Seat]) -> None:
    desk = seat()
    blob_id = desk.files.keep(b"scanned, not filed yet", PDF).blob_id
    assert desk.upload_pending().waiting == (blob_id,)
    hold(desk.engine, blob_id, SOCIAL)
    assert desk.upload_pending().sent == (blob_id,)
    assert desk.files.pending() == []


# --- on the way up ---------------------------------------------------------------------------------------------------


def test_a_file_goes_up_and_the_server_keeps_it_encrypted(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(5 * CHUNK + 321)
    file = desk.keep(content, SOCIAL)
    assert desk.standing(file) == (404, 0, 0)
    assert desk.upload_pending().sent == (file.blob_id,)
    assert desk.standing(file) == (200, len(content), len(content))
    assert desk.http.get(f"/v1/blobs/{file.blob_id}").content == content
    assert stored(server, file.blob_id).stat().st_size == sealed_size(len(content))
    raw = b"".join(path.read_bytes() for path in server.base.folder.rglob("*") if path.is_file())
    assert MARK not in raw
    assert content[3000:3040] not in raw
    with desk.engine.connect() as connection:
        assert connection.execute(select(LocalBlob.key)).scalar_one() not in raw


@pytest.mark.parametrize(
    "cuts",
    [
        [0, 1, 2],
        [CHUNK - 1, CHUNK, CHUNK + 1],
        [4 * CHUNK, 4 * CHUNK + 5],
        [100, CHUNK + 100, 2 * CHUNK - 1, 5 * CHUNK, 7 * CHUNK + 999],
        [8 * CHUNK + 776],
    ],
)
def test_an_upload_goes_on_at_the_byte_where_the_line_was_cut(
    seat: Callable[..., Seat], server: RunningServer, cuts: list[int]
) -> None:
    desk, content = seat(), paper(8 * CHUNK + 777)
    file = desk.keep(content, SOCIAL)
    offset = 0
    for cut in cuts:
        server.cut_upload(desk.token, file, content, offset, cut)
        assert desk.standing(file) == (200, cut, len(content))
        raw = stored(server, file.blob_id).read_bytes() if cut else b""
        assert len(raw) == (sealed_size(cut) if cut else 0)
        assert content[:40] not in raw
        assert desk.http.get(f"/v1/blobs/{file.blob_id}").status_code == 409
        offset = cut
    sent: list[int] = []
    desk.http.event_hooks["request"].append(lambda request: sent.append(int(request.headers.get("content-length", 0))))
    desk.upload(file)
    assert sum(sent) == len(content) - offset
    assert desk.http.get(f"/v1/blobs/{file.blob_id}").content == content


def test_a_wrong_offset_is_told_the_right_one_and_sending_again_is_harmless(seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(2 * CHUNK)
    file = desk.keep(content, SOCIAL)
    headers = {"upload-length": str(len(content)), "x-guichet-partition": SOCIAL, "content-type": PDF}

    def patch(offset: int, body: bytes) -> httpx.Response:
        return desk.http.patch(
            f"/v1/blobs/{file.blob_id}", content=body, headers={**headers, "upload-offset": str(offset)}
        )

    first = patch(0, content[:1000])
    assert (first.status_code, first.headers["upload-offset"]) == (204, "1000")
    for offset, body in [(0, content[:1000]), (2000, content[2000:]), (999, content[999:])]:
        moved = patch(offset, body)
        assert (moved.status_code, moved.headers["upload-offset"]) == (409, "1000")
    assert patch(1000, content[1000:] + b"more than was announced").status_code == 400
    assert patch(1000, content[1000:]).status_code == 204
    whole = patch(len(content), b"")
    assert (whole.status_code, whole.headers["upload-offset"]) == (204, str(len(content)))
    again = patch(0, content)
    assert (again.status_code, again.headers["upload-offset"]) == (409, str(len(content)))
    assert desk.http.get(f"/v1/blobs/{file.blob_id}").content == content


def test_a_restarted_server_goes_on_and_a_torn_frame_is_asked_again(tmp_path: Path) -> None:
    base, content = make_base(tmp_path / "server"), paper(3 * CHUNK)
    with running(base) as server:
        desk = Seat(tmp_path / "workstation", server, 1, (SOCIAL,))
        file = desk.keep(content, SOCIAL)
        server.cut_upload(desk.token, file, content, 0, CHUNK + 5000)
        torn = stored(server, file.blob_id)
    with running(base) as server:
        client = server.client(desk.token)
        desk.http.close()
        desk.http = client
        assert desk.standing(file) == (200, CHUNK + 5000, len(content))
        torn.write_bytes(torn.read_bytes()[:-7])  # the power went while the end was written again
        assert desk.standing(file) == (200, CHUNK, len(content))
        desk.upload(file)
        assert client.get(f"/v1/blobs/{file.blob_id}").content == content
        desk.close()
    base.engine.dispose()


def test_a_partial_file_that_was_lost_is_begun_again(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(3 * CHUNK)
    file = desk.keep(content, SOCIAL)
    server.cut_upload(desk.token, file, content, 0, 2 * CHUNK)
    stored(server, file.blob_id).unlink()
    assert desk.standing(file) == (200, 0, len(content))
    desk.upload(file)
    assert desk.http.get(f"/v1/blobs/{file.blob_id}").content == content


def test_another_content_under_the_id_is_dropped(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(CHUNK + 10)
    file = desk.keep(content, SOCIAL)
    headers = {"upload-offset": "0", "upload-length": str(len(content)), "x-guichet-partition": SOCIAL}
    lie = desk.http.patch(
        f"/v1/blobs/{file.blob_id}", content=content[:-1] + b"!", headers={**headers, "content-type": PDF}
    )
    assert lie.status_code == 422
    assert lie.json()["error"] == {"error": "FieldRefused", "detail": {"field": "content", "problem": "mismatch"}}
    assert not stored(server, file.blob_id).exists()
    assert desk.standing(file) == (404, 0, 0)
    desk.upload(file)
    assert desk.standing(file) == (200, len(content), len(content))


def test_bytes_that_come_late_are_told_where_the_file_stands(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(2 * CHUNK)
    file, device, store = desk.keep(content, SOCIAL), server.base.device(desk.token), BlobStore(server.base)
    assert device is not None
    claim = Claim(blob_id=file.blob_id, partition=SOCIAL, size=file.size, media_type=PDF)
    assert store.take_in(device, claim).received == 0
    assert store.append(file.blob_id, 0, content[:CHUNK]).received == CHUNK
    for late in (0, CHUNK - 1, CHUNK + 1):
        with pytest.raises(OffsetMoved) as moved:
            store.append(file.blob_id, late, content[late:])
        assert moved.value.standing.received == CHUNK
    assert store.append(file.blob_id, CHUNK, content[CHUNK:]).received == file.size


def test_a_file_begun_with_another_size_is_begun_again(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(3 * CHUNK)
    file = desk.keep(content, SOCIAL)
    server.cut_upload(desk.token, file, content + b"?", 0, 2 * CHUNK)
    assert desk.standing(file) == (200, 2 * CHUNK, len(content) + 1)
    desk.upload(file)
    assert desk.standing(file) == (200, len(content), len(content))
    assert desk.http.get(f"/v1/blobs/{file.blob_id}").content == content


@pytest.mark.logs("was not sent: BlobIncomplete")
def test_two_workstations_that_send_the_same_file_at_once_both_end(seat: Callable[..., Seat]) -> None:
    content = paper(40 * CHUNK + 3)
    pairs = [(desk, desk.keep(content, SOCIAL)) for desk in (seat(), seat())]
    with ThreadPoolExecutor(2) as pool:
        carried = list(pool.map(lambda pair: upload_to_the_end(*pair), pairs))
    assert carried == [True, True]
    assert pairs[0][0].http.get(f"/v1/blobs/{pairs[0][1].blob_id}").content == content


def upload_to_the_end(desk: Seat, file: PendingFile) -> bool:
    """Try again as synchronisation does; another upload of the same file may cut this one."""
    return any(file.blob_id in desk.upload_pending().sent for _ in range(50))


@pytest.mark.logs("was not sent: (SealBroken|SectorClosed)")
def test_one_file_that_fails_stops_no_other(seat: Callable[..., Seat]) -> None:
    desk = seat()
    damaged, closed, good = (
        desk.keep(paper(CHUNK * 2, seed), place) for seed, place in enumerate([SOCIAL, PLANNING, SOCIAL])
    )
    path = desk.folder / "blobs" / damaged.blob_id
    path.write_bytes(path.read_bytes()[:-1])
    carried = desk.upload_pending()
    assert carried.sent == (good.blob_id,)
    assert set(carried.waiting) == {damaged.blob_id, closed.blob_id}
    assert [file.blob_id for file in desk.files.pending()] == list(carried.waiting)


@pytest.mark.logs("was not sent: ServerUnreachable")
def test_without_a_server_every_file_waits(seat: Callable[..., Seat]) -> None:
    desk = seat()
    files = [desk.keep(paper(100, seed), SOCIAL) for seed in range(3)]
    tried: list[str] = []
    desk.http.close()
    desk.http = httpx.Client(base_url="http://127.0.0.1:9", trust_env=False)
    desk.http.event_hooks["request"].append(lambda request: tried.append(request.url.path))
    assert desk.upload_pending().waiting == tuple(file.blob_id for file in files)
    assert len(tried) == 1


def test_limits_hold_at_the_server_too(seat: Callable[..., Seat]) -> None:
    desk = seat()
    blob_id = "ab" * 32
    good = {"upload-offset": "0", "upload-length": "5", "x-guichet-partition": SOCIAL, "content-type": PDF}
    for change, status in [
        ({"upload-length": str(MAX_FILE + 1)}, 422),
        ({"upload-length": "0"}, 422),
        ({"content-type": "nothing"}, 422),
        ({"upload-length": "-5"}, 400),
        ({"upload-offset": "x"}, 400),
        ({"authorization": "Bearer nobody"}, 401),
    ]:
        assert (
            desk.http.patch(f"/v1/blobs/{blob_id}", content=b"12345", headers={**good, **change}).status_code == status
        )
    for wrong in ("ab", "AB" * 32, "..%2f" + "a" * 60):
        assert desk.http.get(f"/v1/blobs/{wrong}").status_code in (400, 404)
    assert desk.http.head(f"/v1/blobs/{blob_id}").status_code == 404


# --- who may read ----------------------------------------------------------------------------------------------------


def test_a_file_is_given_only_to_who_holds_its_partition(seat: Callable[..., Seat]) -> None:
    social, planning = seat(SOCIAL), seat(PLANNING)
    file = social.keep(paper(5000), SOCIAL)
    social.upload(file)
    assert planning.standing(file) == (404, 0, 0)
    assert planning.http.get(f"/v1/blobs/{file.blob_id}").status_code == 404
    with pytest.raises(NotFound):
        planning.files.fetch(planning.http, file.blob_id)
    with pytest.raises(SectorClosed):
        planning.upload(planning.keep(paper(6000), SOCIAL))
    nobody = httpx.get(f"{social.http.base_url}/v1/blobs/{file.blob_id}", trust_env=False)
    assert nobody.status_code == 401


@pytest.mark.logs("was not sent: NotFound")
def test_one_scan_held_in_two_sectors_is_seen_by_both(server: RunningServer, seat: Callable[..., Seat]) -> None:
    social, planning, content = seat(SOCIAL), seat(PLANNING), paper(5000)
    social.upload(social.keep(content, SOCIAL))
    file = planning.keep(content, PLANNING)
    assert planning.upload_pending().waiting == (file.blob_id,)  # its document has not been pushed yet
    hold(server.base.engine, file.blob_id, PLANNING)
    assert planning.upload_pending().sent == (file.blob_id,)
    assert planning.http.get(f"/v1/blobs/{file.blob_id}").content == content


def test_a_range_is_given_from_the_middle(seat: Callable[..., Seat]) -> None:
    desk, content = seat(), paper(3 * CHUNK + 50)
    file, size = desk.keep(content, SOCIAL), len(content)
    desk.upload(file)

    def get(asked: str) -> httpx.Response:
        return desk.http.get(f"/v1/blobs/{file.blob_id}", headers={"range": asked})

    for asked, start, stop in [
        ("bytes=0-0", 0, 1),
        (f"bytes={CHUNK - 1}-{CHUNK}", CHUNK - 1, CHUNK + 1),
        (f"bytes={2 * CHUNK}-", 2 * CHUNK, size),
        ("bytes=-60", size - 60, size),
        ("bytes=10-999999999", 10, size),
    ]:
        answer = get(asked)
        assert (answer.status_code, answer.content) == (206, content[start:stop])
        assert answer.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
    assert get(f"bytes={size}-").status_code == 416
    assert get("bytes=-0").status_code == 416
    for ignored in ("bytes=5-4", "bytes=0-1,4-5", "lines=1-2", "bytes=-"):
        assert (get(ignored).status_code, get(ignored).content) == (200, content)


def test_another_workstation_fetches_a_file_and_a_partial_one_is_refused(
    server: RunningServer, seat: Callable[..., Seat]
) -> None:
    desk, other, content = seat(), seat(), paper(4 * CHUNK)
    file = desk.keep(content, SOCIAL)
    server.cut_upload(desk.token, file, content, 0, CHUNK)
    assert other.http.get(f"/v1/blobs/{file.blob_id}").status_code == 409
    with pytest.raises(BlobIncomplete):
        other.files.fetch(other.http, file.blob_id)
    desk.upload(file)
    assert other.files.fetch(other.http, file.blob_id) == content
    assert not (other.folder / "blobs").exists()


@pytest.mark.logs("SealBroken|Exception in ASGI application")
def test_a_stored_file_that_was_changed_is_never_given(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk, other, content = seat(), seat(), paper(4 * CHUNK)
    file = desk.keep(content, SOCIAL)
    desk.upload(file)
    path = stored(server, file.blob_id)
    sealed = path.read_bytes()
    path.write_bytes(sealed[:-1])
    assert other.http.get(f"/v1/blobs/{file.blob_id}").status_code == 500
    flipped = bytearray(sealed)
    flipped[3 * FRAME + 100] ^= 1
    path.write_bytes(flipped)
    with pytest.raises(httpx.TransportError):  # cut short: told as its end, or as a reset when bytes were in flight
        other.http.get(f"/v1/blobs/{file.blob_id}")
    path.write_bytes(sealed)
    assert other.files.fetch(other.http, file.blob_id) == content


# --- keys ------------------------------------------------------------------------------------------------------------


def test_the_wrapping_key_lies_beside_the_base_and_its_loss_is_noticed(tmp_path: Path) -> None:
    base = make_base(tmp_path / "server")
    path = base.folder / WRAPPING_KEY_FILE
    with base.engine.begin() as connection:
        organisation = read_setting(connection, ORGANISATION_KEY)
        ensure_blob_keys(connection)
        assert read_setting(connection, ORGANISATION_KEY) == organisation
        key = ensure_wrapping_key(connection, base.folder)
        assert ensure_wrapping_key(connection, base.folder) == key
    assert path.stat().st_mode & 0o777 == 0o600
    assert key not in (base.folder / "server.db").read_bytes() + (base.folder / "server.db-wal").read_bytes()
    with base.engine.begin() as connection:
        path.write_bytes(new_key())
        with pytest.raises(KeyWrong):
            ensure_wrapping_key(connection, base.folder)
        path.unlink()
        with pytest.raises(KeyUnavailable):
            ensure_wrapping_key(connection, base.folder)
        assert not path.exists()
    base.engine.dispose()


def test_the_key_of_a_file_opens_no_other(server: RunningServer, seat: Callable[..., Seat]) -> None:
    desk = seat()
    one, two = desk.keep(paper(1000, 1), SOCIAL), desk.keep(paper(1000, 2), SOCIAL)
    desk.upload(one)
    desk.upload(two)
    stored(server, two.blob_id).write_bytes(stored(server, one.blob_id).read_bytes())
    with server.base.engine.begin() as connection:
        key = connection.execute(select(Blob.key).where(Blob.blob_id == one.blob_id)).scalar_one()
        connection.execute(update(Blob).where(Blob.blob_id == two.blob_id).values(key=key))
    device = server.base.device(desk.token)
    assert device is not None
    with pytest.raises(SealBroken):
        BlobStore(server.base).open(device, two.blob_id)
