"""Snapshots: one consistent reading of a partition, cut in parts that a new workstation fetches and may resume."""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
import zstandard

from guichet.models.rows import Row, RowCodec, codecs
from guichet.models.versions import SERVER_SCHEMA
from guichet.server.base import CentralBase
from guichet.server.feed import heads, stored_sums
from guichet.sync.messages import PART_ROWS, Position, SnapshotManifest, SnapshotPart, SumTable

_MANIFEST = "manifest.json"
_KEPT_PER_PARTITION = 2


class _PartitionManifest(msgspec.Struct, frozen=True, kw_only=True):
    partition: str
    position: Position
    sums: dict[str, tuple[int, int]]
    parts: tuple[SnapshotPart, ...]


class Snapshots:
    """Makes snapshots on demand in a private folder and serves their parts; old ones are dropped."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base
        self._folder = base.folder / "snapshots"
        self._lock = threading.Lock()

    def manifest(self, partitions: tuple[str, ...]) -> SnapshotManifest:
        """Give the manifest of the partitions, making what is lacking (seconds for a hundred thousand people)."""
        with self._lock:
            found = [self._partition(partition) for partition in partitions]
        sums: SumTable = {one.partition: one.sums for one in found if one.sums}
        return SnapshotManifest(
            schema=SERVER_SCHEMA,
            columns={name: codec.columns for name, codec in codecs().items()},
            cursors={one.partition: one.position for one in found},
            sums=sums,
            parts=tuple(part for one in found for part in one.parts),
        )

    def part(self, name: str, partitions: tuple[str, ...]) -> Path | None:
        """Give the file of a part, if it belongs to one of the partitions and is still here."""
        folder, _, file = name.partition("~")
        partition = folder.rpartition("@")[0]
        path = self._folder / folder / file
        inside = path.resolve().parent.parent == self._folder.resolve()
        return path if partition in partitions and inside and path.is_file() else None

    def _partition(self, partition: str) -> _PartitionManifest:
        with self._base.snapshot.connect() as connection, connection.begin():
            position = heads(connection, [partition])[partition]
            folder = self._folder / f"{partition}@{position.seq}-{position.chain or '0'}"
            manifest = folder / _MANIFEST
            if manifest.is_file():
                return msgspec.json.decode(manifest.read_bytes(), type=_PartitionManifest)
            work = self._folder / f".{folder.name}"
            shutil.rmtree(work, ignore_errors=True)
            work.mkdir(parents=True, mode=0o700)
            parts: list[SnapshotPart] = []
            for codec in codecs().values():
                if codec.model.fixed_partition in (None, partition):
                    rows = codec.scan(connection, partition)
                    parts += _write_parts(work, folder.name, codec, rows)
            sums = stored_sums(connection, [partition]).get(partition, {})
        made = _PartitionManifest(partition=partition, position=position, sums=sums, parts=tuple(parts))
        (work / _MANIFEST).write_bytes(msgspec.json.encode(made))
        work.replace(folder)
        self._drop_old(partition, folder)
        return made

    def _drop_old(self, partition: str, newest: Path) -> None:
        kept = sorted(self._folder.glob(f"{partition}@*"), key=lambda path: path.stat().st_mtime, reverse=True)
        for folder in kept[_KEPT_PER_PARTITION:]:
            if folder != newest:
                shutil.rmtree(folder, ignore_errors=True)


def _write_parts(work: Path, prefix: str, codec: RowCodec, rows: Iterator[Row]) -> Iterator[SnapshotPart]:
    compressor = zstandard.ZstdCompressor(level=3)
    number = 0
    while chunk := list(islice(rows, PART_ROWS)):
        number += 1
        file = f"{codec.name}-{number:05}.zst"
        data = compressor.compress(b"".join(msgspec.json.encode(row) + b"\n" for row in chunk))
        (work / file).write_bytes(data)
        yield SnapshotPart(
            name=f"{prefix}~{file}",
            table=codec.name,
            rows=len(chunk),
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
        )
