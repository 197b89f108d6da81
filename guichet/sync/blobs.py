"""Files at a workstation: kept encrypted beside the replica, and sent when the server can be had, from where it stands.

The file travels apart from the operation that holds it: the operation names it by ``blob_id`` and may go first.
"""

from __future__ import annotations

import functools
import logging
import re
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol

import httpx
import msgspec
from sqlalchemy import Engine, func, select, update
from sqlalchemy.dialects.sqlite import insert

from guichet.contract.clock import utc_now
from guichet.contract.desk import KeptFile
from guichet.contract.refusals import (
    BlobIncomplete,
    FieldRefused,
    GuichetError,
)
from guichet.models.engine import reading
from guichet.models.requests import HeldDocument
from guichet.models.workstation import LocalBlob
from guichet.sync.blob_http import PendingFile, download, is_out_of_reach, send, standing
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


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the files that waited: ids of those sent, and of those that still wait."""

    sent: tuple[str, ...]
    waiting: tuple[str, ...]


class LocalFiles:
    """The files of one workstation: ``<folder>/<blob_id>``, each sealed under a key of its own kept in the replica.

    ``engine`` gives the replica's engine of the moment, for a fresh replica may take its place; what writes
    (:meth:`keep`, :meth:`mark_sent`) belongs to the database lane.
    """

    def __init__(
        self,
        folder: Path,
        engine: Callable[[], Engine],
        organisation_key: bytes,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._folder = folder
        self._engine = engine
        self._organisation_key = organisation_key
        self._now = now
        self._keeping = threading.Lock()

    def keep(self, content: bytes, media_type: str) -> KeptFile:
        """Keep a file; on return it survives a power cut. The same content again is the same file.

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
            row = insert(LocalBlob).values(
                blob_id=blob_id, size=len(content), media_type=media_type, key=key, sent=False, kept_at=self._now()
            )
            with self._engine().begin() as connection:
                connection.execute(row.on_conflict_do_nothing(index_elements=["blob_id"]))
        return KeptFile(blob_id, len(content))

    def read(self, blob_id: str) -> bytes:
        """Give the content of a file kept here.

        Raises:
            BlobIncomplete: it is not here.
            SealBroken: what is on the disk was changed.
        """
        return b"".join(self.chunks(blob_id))

    def chunks(self, blob_id: str, start: int = 0) -> Iterator[bytes]:
        """Give the content of a file kept here from ``start`` on, piece by piece; raises as :meth:`read`."""
        with reading(self._engine()).connect() as connection:
            statement = select(LocalBlob.key, LocalBlob.size).where(LocalBlob.blob_id == blob_id)
            row = connection.execute(statement).first()
        if row is None:
            raise BlobIncomplete(blob_id)
        yield from read_sealed(self._path(blob_id), row.key, row.size, start)

    def pending(self) -> list[PendingFile]:
        """Give the files that the server does not have, oldest first."""
        statement = (
            select(LocalBlob.blob_id, LocalBlob.size, LocalBlob.media_type, func.min(HeldDocument.partition))
            .outerjoin(HeldDocument, HeldDocument.blob_id == LocalBlob.blob_id)
            .where(LocalBlob.sent.is_(False))
            .group_by(LocalBlob.blob_id)
            .order_by(LocalBlob.kept_at, LocalBlob.blob_id)
        )
        with reading(self._engine()).connect() as connection:
            return [
                PendingFile(blob_id=blob_id, size=size, media_type=media_type, partition=partition)
                for blob_id, size, media_type, partition in connection.execute(statement)
            ]

    def mark_sent(self, blob_id: str) -> None:
        """Note that the server has the whole file."""
        with self._engine().begin() as connection:
            connection.execute(update(LocalBlob).where(LocalBlob.blob_id == blob_id).values(sent=True))

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
        with reading(self._engine()).connect() as connection:
            return connection.execute(select(LocalBlob.key).where(LocalBlob.blob_id == blob_id)).scalar()

    def _is_whole(self, blob_id: str, key: bytes, size: int) -> bool:
        try:
            return sum(map(len, read_sealed(self._path(blob_id), key, size))) == size
        except SealBroken:
            return False

    def _path(self, blob_id: str) -> Path:
        return self._folder / blob_id


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


def upload_pending(files: LocalFiles, server: Connected, write: Callable[[Callable[[], None]], None]) -> Carried:
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
            log.warning("a file of %d bytes was not sent: %s", file.size, type(problem).__name__)
            if is_out_of_reach(problem):
                break
        else:
            write(functools.partial(files.mark_sent, file.blob_id))
            sent.append(file.blob_id)
    return Carried(sent=tuple(sent), waiting=tuple(file.blob_id for file in waiting if file.blob_id not in sent))
