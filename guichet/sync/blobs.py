"""Files at a workstation: kept encrypted beside the replica, and sent when the server can be had, from where it stands.

The file travels apart from the operation that holds it: the operation names it by ``blob_id`` and may go first.
"""

from __future__ import annotations

import functools
import logging
import re
import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from uuid import UUID

import httpx
import msgspec
from sqlalchemy import Connection, Engine, String, delete, exists, func, select, type_coerce, update
from sqlalchemy.dialects.sqlite import insert

from guichet.contract.clock import utc_now
from guichet.contract.desk import KeptFile
from guichet.contract.refusals import (
    BlobIncomplete,
    FieldRefused,
    GuichetError,
    NotFound,
    Outcome,
)
from guichet.contract.registry import decode_operation
from guichet.contract.requests import HoldDocument
from guichet.models.engine import reading
from guichet.models.requests import HeldDocument
from guichet.models.workstation import BaseRow, JournalEntry, LocalBlob
from guichet.sync.blob_http import PendingFile, download, is_out_of_reach, send, standing
from guichet.sync.drafts import drafted_files, drop_draft, drop_old_drafts
from guichet.sync.sealed import (
    SealBroken,
    content_id,
    frames,
    new_key,
    read_sealed,
    write_whole,
)

log = logging.getLogger(__name__)

MAX_FILE = 64 * 1024 * 1024
FORGOTTEN_AFTER = timedelta(days=30)
"""When a draft that nobody touched, or a file that nothing holds, is erased."""

_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,39}", re.ASCII)
_TRIES = 4
"""How often one call follows the server when it says that it stands elsewhere."""


def check_file(size: int, media_type: str) -> None:
    """Refuse what cannot be kept as a file.

    Raises:
        FieldRefused: ``content`` is ``empty`` or ``too_large`` (64 MiB); ``media_type`` is ``malformed``.
    """
    if not 0 < size <= MAX_FILE:
        raise FieldRefused("content", "too_large" if size else "empty")
    if not _MEDIA_TYPE.fullmatch(media_type):
        raise FieldRefused("media_type", "malformed")


Write = Callable[[Callable[[], None]], None]


def _at_once(job: Callable[[], None]) -> None:
    job()


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the files that waited: ids of those sent, and of those that still wait."""

    sent: tuple[str, ...]
    waiting: tuple[str, ...]


class LocalFiles:
    """The files of one workstation: ``<folder>/<blob_id>``, each sealed under a key of its own kept in the replica.

    ``engine`` gives the replica's engine of the moment, for a fresh replica may take its place; what writes rows
    (:meth:`write`, :meth:`mark_sent`, the erasing ones) belongs to the database lane. Reads hold ``shared``, so that
    none does under them; a caller that holds it already would wait for itself.
    """

    def __init__(
        self,
        folder: Path,
        engine: Callable[[], Engine],
        organisation_key: bytes,
        now: Callable[[], datetime] = utc_now,
        *,
        shared: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._organisation_key = organisation_key
        self._now = now
        self._shared = shared
        self._keeping = threading.Lock()

    def keep(self, content: bytes, media_type: str, write: Write = _at_once) -> KeptFile:
        """Keep a file; on return it survives a power cut. The same content again is the same file, and waits again.

        ``write`` runs a job where the replica is written; the file itself is written by the caller's thread, which is
        therefore not the database lane's when ``write`` waits for that lane.

        Raises:
            FieldRefused: empty, too large, or of no known type.
        """
        check_file(len(content), media_type)
        blob_id = content_id(self._organisation_key, content)
        with self._keeping:
            key = self._key(blob_id) or new_key()
            if not self._is_whole(blob_id, key, len(content)):
                self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_whole(self._path(blob_id), frames(key, content))
            write(functools.partial(self._note, blob_id, content, media_type, key))
        return KeptFile(blob_id, len(content))

    def _note(self, blob_id: str, content: bytes, media_type: str, key: bytes) -> None:
        now = self._now()
        row = insert(LocalBlob).values(
            blob_id=blob_id, size=len(content), media_type=media_type, key=key, sent=False, kept_at=now
        )
        # The server may have erased it meanwhile with the document that held it: it is asked again what it has.
        again = {"sent": False, "key": key, "kept_at": now}
        with self._engine().begin() as connection:
            connection.execute(row.on_conflict_do_update(index_elements=["blob_id"], set_=again))
        if not self._path(blob_id).is_file():  # erased since it was found whole
            write_whole(self._path(blob_id), frames(key, content))

    def write(self, job: Callable[[Connection, datetime], None]) -> None:
        """Run a job in a transaction of the replica, with the hour."""
        with self._engine().begin() as connection:
            job(connection, self._now())

    def read(self, blob_id: str) -> bytes:
        """Give the content of a file kept here.

        Raises:
            BlobIncomplete: it is not here.
            SealBroken: what is on the disk was changed.
        """
        return b"".join(self.chunks(blob_id))

    def chunks(self, blob_id: str, start: int = 0) -> Iterator[bytes]:
        """Give the content of a file kept here from ``start`` on, piece by piece; raises as :meth:`read`."""
        with self._read() as connection:
            statement = select(LocalBlob.key, LocalBlob.size).where(LocalBlob.blob_id == blob_id)
            row = connection.execute(statement).first()
        if row is None:
            raise BlobIncomplete(blob_id)
        yield from read_sealed(self._path(blob_id), row.key, row.size, start)

    def pending(self) -> list[PendingFile]:
        """Give the files that the server does not have, oldest first."""
        statement = (
            select(LocalBlob.blob_id, LocalBlob.size, LocalBlob.media_type, func.min(HeldDocument.partition))
            .outerjoin(HeldDocument, (HeldDocument.blob_id == LocalBlob.blob_id) & HeldDocument.dropped_on.is_(None))
            .where(LocalBlob.sent.is_(False))
            .group_by(LocalBlob.blob_id)
            .order_by(LocalBlob.kept_at, LocalBlob.blob_id)
        )
        with self._read() as connection:
            return [
                PendingFile(blob_id=blob_id, size=size, media_type=media_type, partition=partition)
                for blob_id, size, media_type, partition in connection.execute(statement)
            ]

    def mark_sent(self, blob_id: str) -> None:
        """Note that the server has the whole file."""
        with self._engine().begin() as connection:
            connection.execute(update(LocalBlob).where(LocalBlob.blob_id == blob_id).values(sent=True))

    def drop_draft(self, document_id: UUID, held: str) -> None:
        """Drop the pages gathered for a document of which a copy is now held, and erase those that are not the copy."""
        with self._engine().begin() as connection:
            spent = drop_draft(connection, document_id) - drafted_files(connection) - {held}
            named = select(HeldDocument.blob_id).where(HeldDocument.blob_id.in_(spent))
            gone = spent - set(connection.scalars(named))
            connection.execute(delete(LocalBlob).where(LocalBlob.blob_id.in_(gone)))
        self._unlink(gone)

    def erase_dropped(self) -> None:
        """Erase the files of documents that were taken back, once the server agreed, and that nothing else names."""
        held = (HeldDocument.blob_id == LocalBlob.blob_id,)
        statement = select(LocalBlob.blob_id).where(
            exists().where(*held, HeldDocument.dropped_on.is_not(None)),
            ~exists().where(*held, HeldDocument.dropped_on.is_(None)),
            ~exists().where(
                *held,
                BaseRow.table_name == HeldDocument.__tablename__,
                BaseRow.row_id == type_coerce(HeldDocument.id, String),
            ),
        )
        with self._engine().begin() as connection:
            gone = set(connection.scalars(statement)) - drafted_files(connection)
            connection.execute(delete(LocalBlob).where(LocalBlob.blob_id.in_(gone)))
        self._unlink(gone)

    def tidy(self) -> None:
        """Erase what nobody came back for in thirty days: drafts, files that no document and no operation names.

        Also files that a crash left without a row. A file that an unsettled operation names stays until it is settled.
        """
        before = self._now() - FORGOTTEN_AFTER
        with self._engine().begin() as connection:
            drop_old_drafts(connection, before)
            orphans = select(LocalBlob.blob_id).where(
                LocalBlob.kept_at < before, ~exists().where(HeldDocument.blob_id == LocalBlob.blob_id)
            )
            gone = set(connection.scalars(orphans)) - drafted_files(connection) - _unsettled_files(connection)
            connection.execute(delete(LocalBlob).where(LocalBlob.blob_id.in_(gone)))
            known = set(connection.scalars(select(LocalBlob.blob_id)))
        self._unlink(gone | (self._older_than(before) - known))
        self.erase_dropped()

    def _older_than(self, before: datetime) -> set[str]:
        """Give the names of the files here that were written before: a younger one may be about to get its row."""
        if not self._folder.is_dir():
            return set()
        return {path.name for path in self._folder.iterdir() if path.stat().st_mtime < before.timestamp()}

    def shown(self, blob_ids: Collection[str]) -> frozenset[str]:
        """Give those of these files that are kept here or that a document holds."""
        kept = select(LocalBlob.blob_id).where(LocalBlob.blob_id.in_(blob_ids))
        held = select(HeldDocument.blob_id).where(HeldDocument.blob_id.in_(blob_ids), HeldDocument.dropped_on.is_(None))
        with self._read() as connection:
            return frozenset(connection.scalars(kept)) | frozenset(connection.scalars(held))

    def _unlink(self, blob_ids: Iterable[str]) -> None:
        for blob_id in blob_ids:
            with suppress(OSError):  # another system does not erase what is being read: without its key, it is noise
                self._path(blob_id).unlink(missing_ok=True)

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with self._shared(), reading(self._engine()).connect() as connection:
            yield connection

    def fetch(self, client: httpx.Client, blob_id: str) -> bytes:
        """Give a file's content: this workstation's own copy, or the server's, taken up again where a cut left it.

        What the server gives is checked against the id and is not kept here.

        Raises:
            NotFound: the server has no such file for this workstation.
            BlobIncomplete: it has not wholly arrived there, or what came is not the file.
            Outage: cut without a byte, or unreachable.
        """
        try:
            return self.read(blob_id)
        except (BlobIncomplete, SealBroken):
            content = download(client, blob_id)
        if content_id(self._organisation_key, content) != blob_id:
            raise BlobIncomplete(blob_id)
        return content

    def _key(self, blob_id: str) -> bytes | None:
        with self._read() as connection:
            return connection.execute(select(LocalBlob.key).where(LocalBlob.blob_id == blob_id)).scalar()

    def _is_whole(self, blob_id: str, key: bytes, size: int) -> bool:
        try:
            return sum(map(len, read_sealed(self._path(blob_id), key, size))) == size
        except SealBroken:
            return False

    def _path(self, blob_id: str) -> Path:
        return self._folder / blob_id


def _unsettled_files(connection: Connection) -> set[str]:
    """Give the files of operations that the server has not taken: they may yet be done again."""
    statement = select(JournalEntry.args).where(
        JournalEntry.name == HoldDocument.operation_name(),
        JournalEntry.outcome != Outcome.OK,
        JournalEntry.resolved_by.is_(None),
    )
    return files_held(connection.scalars(statement))


def files_held(stored: Iterable[str]) -> set[str]:
    """Give the files that stored operations hold for a document; the others name none."""
    operations = map(decode_operation, stored)
    return {operation.blob_id for operation in operations if isinstance(operation, HoldDocument)}


# --- on the way to the server --------------------------------------------------------------------------------------


class Connected(Protocol):
    """A server as reached: a client with its address and this workstation's token."""

    http: httpx.Client


def upload(files: LocalFiles, client: httpx.Client, file: PendingFile) -> None:
    """Send what the server lacks of a file, from where it stands; on return it has it all.

    Raises:
        BlobIncomplete: no document holds it yet, or the server kept standing elsewhere.
        Refusal: the server does not take it.
        Outage: cut or unreachable; what arrived is kept there.
    """
    if file.partition is None:
        raise BlobIncomplete(file.blob_id)
    offset = standing(client, file)
    for _ in range(_TRIES):
        if offset < file.size:
            offset = send(client, file, offset, files.chunks(file.blob_id, offset))
        if offset == file.size:
            return
    raise BlobIncomplete(file.blob_id)


def upload_pending(files: LocalFiles, server: Connected, write: Write) -> Carried:
    """Send every file that waits; one that fails stops no other, unless the server cannot be reached at all.

    ``write`` runs a job where the replica is written.
    """
    waiting = files.pending()
    sent: list[str] = []
    for file in waiting:
        if file.partition is None:
            continue
        try:
            upload(files, server.http, file)
        except (GuichetError, SealBroken, OSError) as problem:
            # Not found: its document is not there yet, or not any more; the next exchange tries again.
            level = logging.INFO if isinstance(problem, NotFound) else logging.WARNING
            log.log(level, "a file of %d bytes was not sent: %s", file.size, type(problem).__name__)
            if is_out_of_reach(problem):
                break
        else:
            write(functools.partial(files.mark_sent, file.blob_id))
            sent.append(file.blob_id)
    return Carried(sent=tuple(sent), waiting=tuple(file.blob_id for file in waiting if file.blob_id not in sent))
