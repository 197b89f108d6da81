"""A fresh replica built beside the old one by another process: the first synchronisation, and pulls too large for one.

Run as ``python -m guichet.sync.bulk`` with an :class:`Order` as JSON on its standard input; it prints one JSON
:class:`Progress` a line. Parts go from the network into the encrypted file without touching the disk in clear; an
interrupted build goes on with the parts that it lacks.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Connection, insert, select, text

from guichet.contract.refusals import GuichetError, NotFound, ReplicaDiffers, to_text
from guichet.models.base import Side
from guichet.models.engine import create_indexes, create_schema, workstation_engine
from guichet.models.rows import Sums, codecs
from guichet.models.versions import WORKSTATION_SCHEMA
from guichet.models.workstation import LocalSum, SyncCursor
from guichet.search.index import rebuild
from guichet.sync.local import Identity, read_identity, read_setting, write_identity, write_setting
from guichet.sync.messages import PullRows, SnapshotManifest
from guichet.sync.replica import add_local_sums
from guichet.sync.transport import Server, reorder


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the building process is told, on its standard input (the key is never on a command line)."""

    old: str
    new: str
    key: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Where the build is; the last line has ``done`` or ``error``."""

    stage: str
    rows: int = 0
    total: int = 0
    done: bool = False
    seconds: float = 0.0
    error: Any = None


def build(order: Order, tell: Callable[[Progress], None]) -> None:
    """Build the fresh replica.

    Raises:
        Outage: the server cannot be reached; what was fetched is kept for the next try.
        ReplicaDiffers: the rows do not sum to what the server announced; the file is dropped.
    """
    started, key = time.monotonic(), bytes.fromhex(order.key)
    old = workstation_engine(Path(order.old), key, read_only=True, pool=False)
    with old.connect() as connection:
        identity = read_identity(connection)
    old.dispose()
    server = Server(identity.url, identity.certificate, identity.token)
    new = workstation_engine(Path(order.new), key, pool=False)
    try:
        manifest = _manifest(new.connect, server, identity)
        total = sum(part.rows for part in manifest.parts)
        if not _has_all_rows(new.connect):
            _fetch(new, server, manifest, lambda rows: tell(Progress(stage="rows", rows=rows, total=total)))
        with new.begin() as connection:
            tell(Progress(stage="indexes", rows=total, total=total))
            create_indexes(connection, Side.WORKSTATION)
            tell(Progress(stage="search", rows=total, total=total))
            rebuild(connection)
            write_setting(connection, "manifest", None)
            write_setting(connection, "built", True)
    except (NotFound, ReplicaDiffers):
        new.dispose()
        Path(order.new).unlink(missing_ok=True)
        raise
    finally:
        server.close()
        new.dispose()
    tell(Progress(stage="done", rows=total, total=total, done=True, seconds=time.monotonic() - started))


def _manifest(connect: Callable[[], Connection], server: Server, identity: Identity) -> SnapshotManifest:
    """Give the manifest that an interrupted build began with, or a new one with an empty base around it."""
    with connect() as connection, connection.begin():
        begun = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'local_setting'")).scalar()
        stored = read_setting(connection, "manifest") if begun else None
        if stored is not None:
            return msgspec.convert(stored, SnapshotManifest)
    manifest = server.manifest()
    with connect() as connection, connection.begin():
        create_schema(connection, Side.WORKSTATION, indexes=False)
        connection.execute(text("CREATE TABLE IF NOT EXISTS staged_part (name TEXT PRIMARY KEY)"))
        write_identity(connection, msgspec.structs.replace(identity, partitions=tuple(manifest.cursors)))
        write_setting(connection, "schema", WORKSTATION_SCHEMA)
        write_setting(connection, "manifest", msgspec.to_builtins(manifest))
    return manifest


def _has_all_rows(connect: Callable[[], Connection]) -> bool:
    with connect() as connection, connection.begin():
        return not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'staged_part'")).first()


def _fetch(engine: Any, server: Server, manifest: SnapshotManifest, tell: Callable[[int], None]) -> None:
    with engine.connect() as connection, connection.begin():
        staged = set(connection.scalars(text("SELECT name FROM staged_part")))
    rows = 0
    for part in manifest.parts:
        if part.name not in staged:
            _take_part(engine, server.part(part.name, part.sha256), part.name, part.table, manifest)
        rows += part.rows
        tell(rows)
    with engine.begin() as connection:
        here = _sums(connection)
        differing = [
            f"{partition}/{table}"
            for partition, tables in manifest.sums.items()
            for table, announced in tables.items()
            if table in codecs() and here.get((partition, table)) != tuple(announced)
        ]
        if differing and manifest.columns == {name: codec.columns for name, codec in codecs().items()}:
            raise ReplicaDiffers(tuple(differing))
        for partition, place in manifest.cursors.items():
            connection.execute(insert(SyncCursor).values(partition=partition, seq=place.seq, chain=place.chain))
        connection.execute(text("DROP TABLE staged_part"))


def _take_part(engine: Any, data: bytes, name: str, table: str, manifest: SnapshotManifest) -> None:
    plain = zstandard.ZstdDecompressor().decompressobj().decompress(data)
    decoder = msgspec.json.Decoder(list[Any])
    line = PullRows(table=table, rows=[decoder.decode(row) for row in plain.splitlines()])
    sums = Sums()
    with engine.begin() as connection:
        codec = codecs().get(table)
        if codec is not None:
            rows = [tuple(row) for row in reorder(line, manifest.columns).rows]
            codec.insert_raw(connection, rows)
            for row in rows:
                sums.replace(codec, None, row)
            add_local_sums(connection, sums)
        connection.execute(text("INSERT INTO staged_part (name) VALUES (:name)"), {"name": name})


def _sums(connection: Connection) -> dict[tuple[str, str], tuple[int, int]]:
    rows = connection.execute(select(LocalSum.partition, LocalSum.table_name, LocalSum.rows, LocalSum.sum))
    return {(row.partition, row.table_name): (row.rows, row.sum) for row in rows}


def main() -> int:
    """Build as ordered on the standard input; 0 when done, 1 when the world said no."""
    order = msgspec.json.decode(sys.stdin.buffer.readline(), type=Order)

    def tell(progress: Progress) -> None:
        sys.stdout.buffer.write(msgspec.json.encode(progress) + b"\n")
        sys.stdout.buffer.flush()

    try:
        build(order, tell)
    except GuichetError as error:
        tell(Progress(stage="failed", error=msgspec.to_builtins(to_text(error))))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
