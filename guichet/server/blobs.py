"""Files at the server: taken in by offset, encrypted as they come, given back only to who holds their partition.

``<server folder>/blobs/ab/<id>`` holds a file's frames (``guichet.sync.sealed``), ``Blob`` how many bytes of it are
durable. The file is written and flushed first, the row after it: what the row counts is always on the disk. Each file
has its own key, wrapped by a key that lies beside the certificate and never in the base, so neither a dump of the base
nor a copy of the folder ``blobs`` opens anything.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import IO, Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, delete, exists, insert, select, update

from guichet.contract.refusals import (
    BlobIncomplete,
    FieldRefused,
    KeyUnavailable,
    KeyWrong,
    NotFound,
    Outcome,
    SectorClosed,
)
from guichet.contract.requests import HoldDocument
from guichet.models.requests import HeldDocument
from guichet.models.server import Blob, StoredOperation
from guichet.server.base import CentralBase, KnownDevice, read_setting, write_setting
from guichet.sync.blobs import check_file, files_held
from guichet.sync.sealed import (
    CHUNK,
    FRAME,
    KEY_BYTES,
    ContentId,
    Place,
    Seal,
    SealBroken,
    keep_folder,
    keep_on_disk,
    new_key,
    private,
    read_sealed,
    sealed_size,
    unwrap_key,
    wrap_key,
    write_whole,
)

AWAITED_FOR = timedelta(days=60)
"""How long a file whose document never came is kept, from the day when a workstation last asked where it stands."""
_ASKED_AGAIN = timedelta(days=1)
ORGANISATION_KEY = "blob_key"
_WRAPPING_CHECK = "blob_wrapping_check"
WRAPPING_KEY_FILE = "blobs.key"
_LOCKS = 32

_Columns = Row[*tuple[Any, ...]]


class Standing(msgspec.Struct, frozen=True):
    """How far a file is: its size and the bytes that the server will not lose, both 0 when it is unknown."""

    size: int = 0
    received: int = 0


class OffsetMoved(Exception):
    """The upload does not go on where the file stands."""

    def __init__(self, standing: Standing) -> None:
        super().__init__()
        self.standing = standing


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What a workstation says of the file that it sends."""

    blob_id: str
    partition: str
    size: int
    media_type: str


class StoredBlob(msgspec.Struct, frozen=True, kw_only=True):
    """A whole file, ready to be read."""

    path: Path
    key: bytes
    size: int
    media_type: str

    def read(self, start: int, stop: int) -> Iterator[bytes]:
        """Give its bytes from ``start`` up to ``stop``.

        Raises:
            SealBroken: what is on the disk was changed.
        """
        return read_sealed(self.path, self.key, self.size, start, stop)


class _Keys(msgspec.Struct, frozen=True):
    organisation: bytes
    wrapping: bytes


def ensure_blob_keys(connection: Connection) -> None:
    """Make the organisation's key for file ids, once: 32 random bytes, base64, sent to workstations at enrolment."""
    if read_setting(connection, ORGANISATION_KEY) is None:
        write_setting(connection, ORGANISATION_KEY, base64.b64encode(new_key()).decode())


def ensure_wrapping_key(connection: Connection, folder: Path) -> bytes:
    """Give the key that wraps the files' keys, making it at the first call; it must be backed up with the folder.

    The base keeps a check value of it, so that a lost or foreign key file is noticed before it hides a file.

    Raises:
        KeyUnavailable: the key file is gone.
        KeyWrong: it is not the one that this base's files were sealed with.
    """
    path = folder / WRAPPING_KEY_FILE
    known = read_setting(connection, _WRAPPING_CHECK)
    if not path.is_file():
        if known is not None:
            raise KeyUnavailable(WRAPPING_KEY_FILE)
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(path, iter([new_key()]))
    key = path.read_bytes()
    check = hmac.new(key, b"guichet-wrapping-key", hashlib.sha256).hexdigest()
    if len(key) != KEY_BYTES or known not in (None, check):
        raise KeyWrong()
    if known is None:
        write_setting(connection, _WRAPPING_CHECK, check)
    return key


class BlobStore:
    """The server's files. One process writes them; each call may come from any thread."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base
        self._folder = base.folder / "blobs"
        self._locks = tuple(threading.Lock() for _ in range(_LOCKS))
        self._keys_lock = threading.Lock()
        self._known_keys: _Keys | None = None

    def standing(self, device: KnownDevice, blob_id: str) -> Standing:
        """Say how far a file is; a device that may not see it learns no more than of one that does not exist."""
        with self._lock(blob_id):
            with self._base.reading.connect() as connection:
                row = _visible(connection, device, blob_id)
            if row is None:
                return Standing()
            self._await(row)
            return self._durable(row)

    def take_in(self, device: KnownDevice, claim: Claim) -> Standing:
        """Begin a file, or find where it stands. One of another size that was never finished is begun again.

        Raises:
            SectorClosed: the device does not hold the partition.
            FieldRefused: empty, too large, or of no known type.
            NotFound: the file is another sector's and no document of this device's partitions holds it yet; or the
                documents that held it were all taken back.
        """
        if claim.partition not in device.partitions:
            raise SectorClosed(claim.partition)
        check_file(claim.size, claim.media_type)
        with self._lock(claim.blob_id):
            with self._base.reading.connect() as connection:
                row = _row(connection, claim.blob_id)
                seen = None if row is None else _visible(connection, device, claim.blob_id)
                dropped = _is_dropped(connection, claim.blob_id)
            if dropped or (row is not None and seen is None):
                raise NotFound(HeldDocument.__tablename__, UUID(hex=claim.blob_id[:32]))
            if row is not None and (row.complete or row.size == claim.size):
                self._await(row)
                return self._durable(row)
            self._begin(claim)
        return Standing(claim.size, 0)

    def append(self, blob_id: str, offset: int, data: bytes) -> Standing:
        """Add bytes at the end of what is there; they are durable on return. The last ones prove the whole content.

        Raises:
            OffsetMoved: the file stands elsewhere (another upload of it, or one that was cut).
            FieldRefused: the content is not the one of this id; everything received of it is dropped.
        """
        with self._lock(blob_id):
            with self._base.reading.connect() as connection:
                row = _row(connection, blob_id)
            standing = Standing() if row is None else self._durable(row)
            received = offset + len(data)
            if row is None or standing.received != offset or received > row.size:
                raise OffsetMoved(standing)
            if not data:
                return standing
            self._write(row, offset, data)
            complete = received == row.size
            if complete and not self._is_content(row):
                self._drop(blob_id)
                raise FieldRefused("content", "mismatch")
            with self._base.engine.begin() as connection:
                moved = update(Blob).where(Blob.blob_id == blob_id).values(received=received, complete=complete)
                connection.execute(moved)
        return Standing(row.size, received)

    def erase_dropped(self, held_ids: Collection[UUID] | None = None) -> int:
        """Erase the files of documents that were taken back and that no other document holds; gives how many.

        Args:
            held_ids: the documents to look at; None looks at all, for what a crash left behind.
        """
        known = exists().where(Blob.blob_id == HeldDocument.blob_id)
        dropped = select(HeldDocument.blob_id).where(HeldDocument.dropped_on.is_not(None), known).distinct()
        if held_ids is not None:
            dropped = dropped.where(HeldDocument.id.in_(held_ids))
        with self._base.reading.connect() as connection:
            blob_ids = sorted(connection.scalars(dropped))
        return sum(self._erase_if(blob_id, _is_dropped) for blob_id in blob_ids)

    def erase_forgotten(self) -> int:
        """Erase the files that no document ever held and that nobody asked about in sixty days; gives how many.

        A file may be here before its document, or wait for an operation that is being settled: who settles it asks
        first where the file stands (``guichet.sync.journal``), and a file that is gone is sent again. One that an
        operation in quarantine names stays, for the server itself may yet do that operation.
        """
        unheld = ~exists().where(HeldDocument.blob_id == Blob.blob_id)
        old = select(Blob.blob_id).where(Blob.created_at < self._base.now() - AWAITED_FOR, unheld)
        with self._base.reading.connect() as connection:
            blob_ids = set(connection.scalars(old))
            blob_ids -= _doubted(connection) if blob_ids else set()
        return sum(self._erase_if(blob_id, self._is_forgotten) for blob_id in sorted(blob_ids))

    def _is_forgotten(self, connection: Connection, blob_id: str) -> bool:
        row, held = _row(connection, blob_id), select(exists().where(HeldDocument.blob_id == blob_id))
        if row is None or connection.execute(held).scalar():
            return False
        return bool(row.created_at < self._base.now() - AWAITED_FOR)

    def _erase_if(self, blob_id: str, unheld: Callable[[Connection, str], bool]) -> bool:
        with self._lock(blob_id):
            with self._base.reading.connect() as connection:
                gone = unheld(connection, blob_id)
            if gone:  # the row goes first, and the file's key with it: what is left of the file opens no more
                with suppress(OSError):  # some systems do not erase what is being read
                    self._drop(blob_id)
        return gone

    def _await(self, row: _Columns) -> None:
        """Count from today again how long a file may wait for its document."""
        now = self._base.now()
        if row.created_at < now - _ASKED_AGAIN:
            with self._base.engine.begin() as connection:
                connection.execute(update(Blob).where(Blob.blob_id == row.blob_id).values(created_at=now))

    def open(self, device: KnownDevice, blob_id: str) -> StoredBlob:
        """Give a whole file to a device that may read it.

        Raises:
            NotFound: there is none, or not for this device.
            BlobIncomplete: it has not wholly arrived.
        """
        with self._base.reading.connect() as connection:
            row = _visible(connection, device, blob_id)
        if row is None:
            raise NotFound(Blob.__tablename__, UUID(hex=blob_id[:32]))
        if not row.complete:
            raise BlobIncomplete(blob_id)
        return StoredBlob(path=self._path(blob_id), key=self._key(row), size=row.size, media_type=row.media_type)

    def _begin(self, claim: Claim) -> None:
        wrapped = wrap_key(self._keys().wrapping, new_key(), claim.blob_id)
        values = {name: getattr(claim, name) for name in claim.__struct_fields__}
        with self._base.engine.begin() as connection:
            connection.execute(delete(Blob).where(Blob.blob_id == claim.blob_id))
            connection.execute(insert(Blob).values(**values, key=wrapped, created_at=self._base.now()))

    def _durable(self, row: _Columns) -> Standing:
        """Count what is on the disk: a waiting frame that a crash tore is not, nor anything of a file that is gone."""
        if row.complete:
            return Standing(row.size, row.received)
        path, rest = self._path(row.blob_id), row.received % CHUNK
        whole = row.received - rest
        if not path.is_file() or path.stat().st_size < sealed_size(whole):
            return Standing(row.size, 0)
        return Standing(row.size, whole if self._waiting(row, row.received) is None else row.received)

    def _waiting(self, row: _Columns, received: int) -> bytes | None:
        """Give the beginning of the chunk that an upload stopped in (empty when it stopped between two)."""
        index, rest = divmod(received, CHUNK)
        if not rest:
            return b""
        try:
            with self._path(row.blob_id).open("rb") as file:
                file.seek(index * FRAME)
                return Seal(self._key(row)).open(index, file.read(sealed_size(rest)), Place.WAITING)
        except (SealBroken, FileNotFoundError):
            return None

    def _write(self, row: _Columns, offset: int, data: bytes) -> None:
        begun = self._waiting(row, offset)
        assert begun is not None, "the offset was found durable under the same lock"
        plain, first, seal = memoryview(begun + data), offset // CHUNK, Seal(self._key(row))
        with self._opened(self._path(row.blob_id)) as file:
            file.seek(first * FRAME)
            for start in range(0, len(plain), CHUNK):
                chunk = bytes(plain[start : start + CHUNK])
                place = Place.MIDDLE if len(chunk) == CHUNK else Place.WAITING
                if first * CHUNK + start + len(chunk) == row.size:
                    place = Place.LAST
                file.write(seal.close(first + start // CHUNK, chunk, place))
            file.truncate()
            keep_on_disk(file)

    def _opened(self, path: Path) -> IO[bytes]:
        if not path.is_file():
            for folder in (self._folder, path.parent):
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                keep_folder(folder.parent)
            open(path, "xb", opener=private).close()
            keep_folder(path.parent)
        return path.open("r+b")

    def _is_content(self, row: _Columns) -> bool:
        """Read the whole file back from the disk and compare its id."""
        identity = ContentId(self._keys().organisation)
        try:
            for piece in read_sealed(self._path(row.blob_id), self._key(row), row.size):
                identity.feed(piece)
        except SealBroken:
            return False
        return identity.is_of(row.blob_id)

    def _drop(self, blob_id: str) -> None:
        with self._base.engine.begin() as connection:
            connection.execute(delete(Blob).where(Blob.blob_id == blob_id))
        self._path(blob_id).unlink(missing_ok=True)

    def _path(self, blob_id: str) -> Path:
        return self._folder / blob_id[:2] / blob_id

    def _lock(self, blob_id: str) -> threading.Lock:
        return self._locks[int(blob_id[:4], 16) % _LOCKS]

    def _key(self, row: _Columns) -> bytes:
        return unwrap_key(self._keys().wrapping, row.key, row.blob_id)

    def _keys(self) -> _Keys:
        with self._keys_lock:
            if self._known_keys is None:
                with self._base.engine.begin() as connection:
                    ensure_blob_keys(connection)
                    organisation = base64.b64decode(read_setting(connection, ORGANISATION_KEY))
                    self._known_keys = _Keys(organisation, ensure_wrapping_key(connection, self._base.folder))
            return self._known_keys


def _row(connection: Connection, blob_id: str) -> _Columns | None:
    return connection.execute(select(*Blob.__table__.columns).where(Blob.blob_id == blob_id)).first()


def _visible(connection: Connection, device: KnownDevice, blob_id: str) -> _Columns | None:
    """Give a file's row if the device holds its partition, or a document that the same file was filed under.

    One scan may be kept in two sectors; it is stored once, and each sees it through its own document.
    """
    row = _row(connection, blob_id)
    if row is None or row.partition in device.partitions:
        return row
    held = exists().where(
        HeldDocument.blob_id == blob_id,
        HeldDocument.partition.in_(device.partitions),
        HeldDocument.dropped_on.is_(None),
    )
    return row if connection.execute(select(held)).scalar() else None


def _is_dropped(connection: Connection, blob_id: str) -> bool:
    """Say whether documents held a file and all were taken back; one that none holds yet is still awaited."""
    found = select(HeldDocument.dropped_on).where(HeldDocument.blob_id == blob_id)
    days = connection.scalars(found).all()
    return bool(days) and all(day is not None for day in days)


def _doubted(connection: Connection) -> set[str]:
    """Give the files that operations in quarantine name."""
    statement = select(StoredOperation.args).where(
        StoredOperation.outcome == Outcome.QUARANTINED, StoredOperation.name == HoldDocument.operation_name()
    )
    return files_held(connection.scalars(statement))
