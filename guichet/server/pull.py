"""Rows go down: what changed since a cursor, from one consistent reading, ended by a checkpoint."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection, func, select

from guichet.contract.refusals import HistoryForked, SnapshotRequired
from guichet.models.rows import codecs
from guichet.models.server import FeedEntry
from guichet.models.versions import SERVER_SCHEMA
from guichet.server.base import CentralBase, KnownDevice
from guichet.server.feed import floors, heads, known_here, stored_sums
from guichet.sync.messages import (
    PULL_LIMIT,
    Position,
    Positions,
    PullCheckpoint,
    PullHeader,
    PullLine,
    PullRequest,
    PullRows,
)

_BATCH = 500


class Pulling:
    """Answers pulls."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base

    def pull(self, device: KnownDevice, request: PullRequest) -> list[PullLine]:
        """Give every row that changed since the workstation's cursors, as it is now, and the checkpoint after it.

        Raises:
            HistoryForked: the workstation knows a history that this base does not have.
            SnapshotRequired: too far behind, below the floor, or new to a partition that is not small.
        """
        with self._base.snapshot.connect() as connection, connection.begin():
            known = {name: place for name, place in request.cursors.items() if name in device.partitions}
            if not known_here(connection, known):
                raise HistoryForked()
            stand = heads(connection, device.partitions)
            cursors = {name: known.get(name, Position(0, "")) for name in stand}
            self._check_reach(connection, cursors, stand)
            lines = list(_changed_rows(connection, cursors, stand))
            moved = any(stand[name].seq != cursors[name].seq for name in stand) or set(known) != set(stand)
            sums = stored_sums(connection, stand) if moved else {}
        total = sum(len(line.rows) + len(line.gone) for line in lines)
        header = PullHeader(
            schema=SERVER_SCHEMA,
            columns={line.table: codecs()[line.table].columns for line in lines},
            rows=total,
            server_time=self._base.now(),
        )
        return [header, *lines, PullCheckpoint(cursors=stand, sums=sums)]

    def _check_reach(self, connection: Connection, cursors: Positions, stand: Positions) -> None:
        floor = floors(connection, stand)
        behind = 0
        for name, place in cursors.items():
            if place.seq < floor.get(name, 0):
                raise SnapshotRequired()
            if place.seq < stand[name].seq:
                behind += connection.execute(
                    select(func.count()).where(FeedEntry.partition == name, FeedEntry.seq > place.seq)
                ).scalar_one()
        if behind > PULL_LIMIT:
            raise SnapshotRequired()


def _changed_rows(connection: Connection, cursors: Positions, stand: Positions) -> Iterator[PullRows]:
    """Group changed rows by table: first what left, then what is."""
    touched: dict[str, dict[str, None]] = {}
    for name, place in sorted(cursors.items()):
        if place.seq >= stand[name].seq:
            continue
        statement = select(FeedEntry.table_name, FeedEntry.row_id).where(
            FeedEntry.partition == name, FeedEntry.seq > place.seq, FeedEntry.seq <= stand[name].seq
        )
        for table, row_id in connection.execute(statement.order_by(FeedEntry.seq)):
            touched.setdefault(table, {})[row_id] = None
    for table, ids in sorted(touched.items()):
        codec = codecs()[table]
        found = codec.read(connection, ids)
        held = {row_id: row for row_id, row in found.items() if codec.partition(row) in stand}
        gone = [row_id for row_id in ids if row_id not in held]
        rows = [list(held[row_id]) for row_id in ids if row_id in held]
        if gone:
            yield PullRows(table=table, gone=gone)
        for start in range(0, len(rows), _BATCH):
            yield PullRows(table=table, rows=rows[start : start + _BATCH])


def encode_lines(lines: list[PullLine]) -> bytes:
    """Write a pull as NDJSON."""
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
