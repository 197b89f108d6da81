"""Bulk loads: many rows as one audited operation, with sums; the feed's floor rises when they are too many for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from uuid import UUID

from sqlalchemy import Connection, func, insert, select

from guichet.contract.base import Operation, new_id, operation_name
from guichet.contract.refusals import Outcome
from guichet.contract.registry import encode
from guichet.models.rows import Row, RowCodec, Sums, codecs
from guichet.models.server import StoredOperation
from guichet.operations.unit import RowChange
from guichet.server.base import CentralBase
from guichet.server.feed import add_sums, lock_head, publish, raise_floor
from guichet.sync.messages import PULL_LIMIT

ROOT_WORKSTATION = 0
ROOT_AGENT = UUID(int=0)


class BulkLoad:
    """One bulk load inside one transaction: rows go in table by table, then :meth:`finish` audits and publishes.

    Small loads (as many rows as a pull may carry) go through the feed; larger ones raise the partitions' floors.
    """

    def __init__(self, base: CentralBase, connection: Connection) -> None:
        self._base = base
        self._connection = connection
        self._sums = Sums()
        self._partitions: set[str] = set()
        self._few: list[RowChange] | None = []

    def insert(self, table: str, rows: Iterable[Row], chunk: int = 5_000) -> int:
        """Insert new rows; gives how many."""
        codec, count = codecs()[table], 0
        for part in _chunks(rows, chunk):
            self._put(codec, part)
            self._note(codec, ((None, row) for row in part))
            count += len(part)
        return count

    def _put(self, codec: RowCodec, part: list[Row]) -> None:
        if self._base.is_postgresql:
            codec.insert(self._connection, part)
        else:
            codec.insert_raw(self._connection, part)

    def replace(self, table: str, pairs: Sequence[tuple[Row, Row]]) -> None:
        """Replace rows: (as stored now, as they shall be)."""
        codec = codecs()[table]
        codec.write(self._connection, [after for _, after in pairs])
        self._note(codec, pairs)

    def delete(self, table: str, rows: Sequence[Row]) -> None:
        """Delete rows, given as stored now."""
        codec = codecs()[table]
        codec.delete(self._connection, [str(row[0]) for row in rows])
        self._note(codec, ((row, None) for row in rows))

    def finish(self, operation: Operation) -> UUID:
        """Store the operation that tells of this load, and publish what it changed; gives its id."""
        op_id = new_id()
        store_root_operation(self._base, self._connection, op_id, operation)
        if self._few is not None:
            publish(self._connection, [(op_id, self._few)])
            return op_id
        for partition in sorted(self._partitions):
            lock_head(self._connection, partition)
        add_sums(self._connection, self._sums)
        for partition in sorted(self._partitions):
            raise_floor(self._connection, partition, op_id)
        return op_id

    def _note(self, codec: RowCodec, changes: Iterable[tuple[Row | None, Row | None]]) -> None:
        for before, after in changes:
            present = after if after is not None else before
            assert present is not None
            self._partitions.add(codec.partition(present))
            self._sums.replace(codec, before, after)
            if self._few is not None:
                self._few.append(RowChange(codec.name, str(present[0]), before, after))
                if len(self._few) > PULL_LIMIT:
                    self._few = None


def store_root_operation(base: CentralBase, connection: Connection, op_id: UUID, operation: Operation) -> None:
    """Store an operation that the server itself made, with the next number of its own."""
    newest = select(func.max(StoredOperation.n)).where(StoredOperation.workstation == ROOT_WORKSTATION)
    connection.execute(
        insert(StoredOperation).values(
            op_id=op_id,
            workstation=ROOT_WORKSTATION,
            n=(connection.execute(newest).scalar() or 0) + 1,
            name=operation_name(operation),
            version=operation.version,
            args=encode(operation).decode(),
            agent_id=ROOT_AGENT,
            made_at=base.now(),
            signature="",
            outcome=Outcome.OK,
            reason=None,
            received_at=base.now(),
        )
    )


def row_of(codec: RowCodec, **values: object) -> Row:
    """Build a row from column values that are already stored primitives; missing ones take the model's defaults."""
    return codec.of(codec.model(**values))


def _chunks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    iterator = iter(rows)
    while part := list(islice(iterator, size)):
        yield part
