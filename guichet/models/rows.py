"""Rows as they travel: read raw, written in bulk, encoded and hashed alike on every engine.

A row is the tuple of its columns' stored primitives, in the model's column order. ``docs/sync.md`` says what its hash
is for; nothing here knows about operations.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, MetaData, String, Table, bindparam, delete, select
from sqlalchemy.sql.schema import CallableColumnDefault, DefaultGenerator, ScalarElementColumnDefault
from sqlalchemy.types import TypeDecorator

from guichet.models.base import Replicated, replicated_models
from guichet.models.dialects import upsert_into

Row = tuple[str | int | float | None, ...]
"""The stored primitives of one row, in column order; the first is the id."""

SUM_MODULUS = 1 << 63
_CHUNK = 500

_encoder = msgspec.json.Encoder()


class RowCodec:
    """How one replicated table's rows are read, written and hashed."""

    def __init__(self, model: type[Replicated]) -> None:
        table = model.__table__
        assert isinstance(table, Table)
        self.model = model
        self.name = str(model.__tablename__)
        self.columns: tuple[str, ...] = tuple(str(column.key) for column in table.columns)
        self._typed = tuple(table.columns)
        self.plain = Table(
            table.name,
            MetaData(),
            *(Column(column.name, _stored_type(column), primary_key=column.primary_key) for column in table.columns),
        )
        self._id = self.plain.c.id
        self.defaults: Row = tuple(_stored_default(column) for column in table.columns)
        """What a column holds when a peer does not know it yet."""
        self._partition_at = None if model.fixed_partition else self.columns.index("partition")
        self._prefix = self.name.encode() + b"\x00"

    def partition(self, row: Row) -> str:
        """Give the partition of a row."""
        if self._partition_at is None:
            assert self.model.fixed_partition is not None
            return self.model.fixed_partition
        return str(row[self._partition_at])

    def of(self, instance: Replicated) -> Row:
        """Give the stored primitives of an instance as they would be written now."""
        values: list[Any] = []
        for column in self._typed:
            value = getattr(instance, column.key)
            if value is None and column.default is not None:
                value = _default(column.default)
            values.append(_primitive(column, value))
        return tuple(values)

    def primitive(self, name: str, value: Any) -> str | int | float | None:
        """Give the stored primitive of a column's value."""
        stored: str | int | float | None = _primitive(self._typed[self.columns.index(name)], value)
        return stored

    def changed(self, row: Row, **values: Any) -> Row:
        """Give a row with other values in the columns named."""
        stored = {name: self.primitive(name, value) for name, value in values.items()}
        return tuple(stored.get(name, value) for name, value in zip(self.columns, row, strict=True))

    def hash(self, row: Row) -> int:
        """Hash a row's canonical encoding (table name, then JSON of its primitives) to 63 bits."""
        digest = hashlib.blake2b(self._prefix + _encoder.encode(row), digest_size=8).digest()
        return int.from_bytes(digest, "big") % SUM_MODULUS

    def read(self, connection: Connection, ids: Iterable[str]) -> dict[str, Row]:
        """Read rows by id; ids without a row are absent."""
        found: dict[str, Row] = {}
        wanted = list(ids)
        statement = select(self.plain).where(self._id.in_(bindparam("ids", expanding=True)))
        for start in range(0, len(wanted), _CHUNK):
            for row in connection.execute(statement, {"ids": wanted[start : start + _CHUNK]}):
                found[str(row[0])] = tuple(row)
        return found

    def scan(self, connection: Connection, partition: str | None = None) -> Iterator[Row]:
        """Read every row (of one partition, if the table holds several), by id."""
        statement = select(self.plain).order_by(self._id)
        if partition is not None and self._partition_at is not None:
            statement = statement.where(self.plain.c.partition == partition)
        for row in connection.execute(statement.execution_options(yield_per=2000)):
            yield tuple(row)

    def write(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Insert rows, replacing those whose id is there."""
        if not rows:
            return
        insert = upsert_into(connection, self.plain)
        changes = {name: insert.excluded[name] for name in self.columns if name != "id"}
        statement = insert.on_conflict_do_update(index_elements=["id"], set_=changes)
        connection.execute(statement, [dict(zip(self.columns, row, strict=True)) for row in rows])

    def insert(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Insert new rows in bulk."""
        if rows:
            connection.execute(self.plain.insert(), [dict(zip(self.columns, row, strict=True)) for row in rows])

    def insert_raw(self, connection: Connection, rows: Sequence[Row]) -> None:
        """Insert new rows through the SQLite driver itself: a third faster, for hundreds of thousands of rows."""
        if rows:
            places = ",".join("?" * len(self.columns))
            names = ",".join(f'"{name}"' for name in self.columns)
            cursor = connection.connection.cursor()
            statement = f'INSERT INTO "{self.name}" ({names}) VALUES ({places})'  # noqa: S608  # our own names
            cursor.executemany(statement, rows)
            cursor.close()

    def delete(self, connection: Connection, ids: Iterable[str]) -> None:
        """Delete rows by id; absent ones are no error."""
        wanted = [{"gone": row_id} for row_id in ids]
        if wanted:
            connection.execute(delete(self.plain).where(self._id == bindparam("gone")), wanted)


def _default(default: DefaultGenerator) -> Any:
    """Give what SQLAlchemy would write where nothing was said."""
    if isinstance(default, ScalarElementColumnDefault):
        return default.arg
    return default.arg(None) if isinstance(default, CallableColumnDefault) else None  # type: ignore[arg-type]  # unread


def _primitive(column: Column[Any], value: Any) -> Any:
    if isinstance(column.type, TypeDecorator):
        return column.type.process_bind_param(value, None)  # type: ignore[arg-type]  # ours ignore the dialect
    return value


def _stored_default(column: Column[Any]) -> Any:
    default = column.default
    return _primitive(column, default.arg) if isinstance(default, ScalarElementColumnDefault) else None


def _stored_type(column: Column[Any]) -> Any:
    if isinstance(column.type, TypeDecorator):
        return column.type.impl_instance
    return column.type if not isinstance(column.type, String) else String()


@functools.cache
def codecs() -> dict[str, RowCodec]:
    """Give the codec of every replicated table, by table name."""
    return {name: RowCodec(model) for name, model in sorted(replicated_models().items())}


class Sums:
    """Row counts and sums by (partition, table), as deltas or as totals."""

    def __init__(self) -> None:
        self.totals: dict[tuple[str, str], tuple[int, int]] = {}

    def add(self, partition: str, table: str, rows: int, value: int) -> None:
        """Count ``rows`` more rows whose hashes sum to ``value`` (negative to take away)."""
        before_rows, before = self.totals.get((partition, table), (0, 0))
        self.totals[(partition, table)] = (before_rows + rows, (before + value) % SUM_MODULUS)

    def replace(self, codec: RowCodec, before: Row | None, after: Row | None) -> None:
        """Count a row's change from ``before`` to ``after``; None is absence."""
        if before is not None:
            self.add(codec.partition(before), codec.name, -1, -codec.hash(before))
        if after is not None:
            self.add(codec.partition(after), codec.name, 1, codec.hash(after))


def recompute(
    connection: Connection, partitions: Iterable[str] | None = None
) -> dict[tuple[str, str], tuple[int, int]]:
    """Sum every replicated row anew; ``partitions`` limits it (None: all that is here)."""
    sums = Sums()
    wanted = None if partitions is None else set(partitions)
    for codec in codecs().values():
        for row in codec.scan(connection):
            partition = codec.partition(row)
            if wanted is None or partition in wanted:
                sums.add(partition, codec.name, 1, codec.hash(row))
    return sums.totals
