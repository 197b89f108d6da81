"""What follows every migration, with the newest models: base rows get the columns that rows got, sums are made again.

A row's hash covers its columns, so a column more changes the sum of every row of its table, on both sides alike.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, bindparam, delete, insert, inspect, select, update

from guichet.models.base import Side
from guichet.models.rows import Row, RowCodec, Sums, codecs, recompute
from guichet.models.server import TableSum
from guichet.models.workstation import BaseRow, LocalSum


def settle(connection: Connection, side: Side) -> None:
    """Put right what depends on the columns of replicated rows, in the migration's own transaction."""
    if side is Side.SERVER:
        _store(connection, TableSum, recompute(connection))
    else:
        _widen_base_rows(connection)
        _store(connection, LocalSum, _received(connection))


def _widen_base_rows(connection: Connection) -> None:
    """Give base rows the values that the migration gave to the rows themselves: the new columns' defaults."""
    wide = update(BaseRow).where(BaseRow.table_name == bindparam("at_table"), BaseRow.row_id == bindparam("at_row"))
    defaults: dict[str, Row] = {}
    wider: list[dict[str, object]] = []
    for codec, row_id, row in _base_rows(connection):
        if row is None or len(row) >= len(codec.columns):
            continue
        if codec.name not in defaults:
            defaults[codec.name] = _defaults(connection, codec)
        wider.append({"at_table": codec.name, "at_row": row_id, "row": [*row, *defaults[codec.name][len(row) :]]})
    if wider:
        connection.execute(wide.values(row=bindparam("row")), wider)


def _defaults(connection: Connection, codec: RowCodec) -> Row:
    """Give what the base itself puts into each column of a table that is not told."""
    found = {
        column["name"]: f"CAST({column['default'] or 'NULL'} AS {column['type']})"
        for column in inspect(connection).get_columns(codec.name)
    }
    return tuple(connection.exec_driver_sql(f"SELECT {found[name]}").scalar() for name in codec.columns)


def _received(connection: Connection) -> dict[tuple[str, str], tuple[int, int]]:
    """Sum the rows as the server sent them: where pending work changed one, its base row counts."""
    sums = Sums()
    sums.totals = recompute(connection)
    for codec, row_id, row in _base_rows(connection):
        sums.replace(codec, codec.read(connection, [row_id]).get(row_id), row)
    return sums.totals


def _base_rows(connection: Connection) -> Iterator[tuple[RowCodec, str, Row | None]]:
    stored = select(BaseRow.table_name, BaseRow.row_id, BaseRow.row)
    for table, row_id, row in connection.execute(stored).all():
        yield codecs()[table], row_id, None if row is None else tuple(row)


def _store(
    connection: Connection,
    model: type[TableSum] | type[LocalSum],
    totals: dict[tuple[str, str], tuple[int, int]],
) -> None:
    connection.execute(delete(model))
    lines = [
        {"partition": partition, "table_name": table, "rows": rows, "sum": value}
        for (partition, table), (rows, value) in totals.items()
    ]
    if lines:
        connection.execute(insert(model), lines)
