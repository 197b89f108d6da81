"""Bases as an older program left them, and a revision that only the tests know, which comes after the program's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select, text

from guichet.models.base import Side
from guichet.models.engine import create_schema
from guichet.models.rows import Row, codecs
from guichet.models.server import TableSum
from guichet.models.upgrade import SERVER, WORKSTATION, Lineage, stamp
from guichet.models.workstation import BaseRow, JournalEntry, LocalSetting, LocalSum

LATE_COLUMN = "updated_at"
"""The last column of ``person``: some tests suppose an older program that did not have it."""
LATE_VALUE = 1_700_000_000_000
ADD_LATE_COLUMN = (
    'with op.batch_alter_table("person") as batch:',
    f'    column = sa.Column("{LATE_COLUMN}", sa.BigInteger(), nullable=False, server_default="{LATE_VALUE}")',
    "    batch.add_column(column)",
)
SIGNED_ARGS = '{"surname":"L’Haÿ-les-Roses","note":"« é \\u00e9 »","b":1.0,  "a": [1 , 2]}'
"""Arguments as they were signed: their spaces, their escapes and their order are part of it."""

SumsOf = dict[tuple[str, str], tuple[int, int]]


def next_lineage(lineage: Lineage, folder: Path, steps: Sequence[str]) -> Lineage:
    """Add a revision after a lineage's head, in a folder of its own."""
    folder.mkdir(exist_ok=True)
    name = f"{lineage.head[0]}{int(lineage.head[1:]) + 1:04}"
    lines = [
        '"""A revision of the tests."""',
        "import sqlalchemy as sa",
        "from alembic import op",
        f'revision = "{name}"',
        f'down_revision = "{lineage.head}"',
        "def upgrade():",
        *(f"    {step}" for step in steps),
    ]
    (folder / f"{name}_of_the_tests.py").write_text("\n".join(lines))
    return Lineage(lineage.side, name, (folder,))


def make_base(engine: Engine, side: Side, *, stamped: bool = True) -> None:
    """Make a base as this program makes them."""
    lineage = SERVER if side is Side.SERVER else WORKSTATION
    with engine.begin() as connection:
        create_schema(connection, side)
        if side is Side.WORKSTATION:
            connection.execute(insert(LocalSetting).values(key="schema", value=lineage.head))
        if stamped:
            stamp(connection, lineage.head)


def drop_late_column(engine: Engine) -> None:
    """Make ``person`` what it is supposed to have been before."""
    assert codecs()["person"].columns[-1] == LATE_COLUMN
    with engine.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE person DROP COLUMN {LATE_COLUMN}")


def person_row(number: int, birth_name: str) -> Row:
    """Give the stored primitives of a person."""
    values: dict[str, str | int | None] = dict.fromkeys(codecs()["person"].columns, "")
    values |= {"id": f"{number:032x}", "kind": "natural", "birth_name": birth_name, "birth_date": "1984-02-29"}
    values |= {"organisation_kind": None, "created_at": 1, LATE_COLUMN: 2}
    return tuple(values.values())


def insert_person(connection: Connection, row: Row) -> None:
    """Write a person, with as many columns as the row has."""
    _insert(connection, "person", dict(zip(codecs()["person"].columns, row, strict=False)))


def insert_pending(connection: Connection, n: int) -> None:
    """Write a pending operation down."""
    values: dict[str, object] = dict.fromkeys(column.name for column in JournalEntry.__table__.columns)
    values |= {"n": n, "op_id": f"{n:032x}", "name": "person.register", "version": 1, "args": SIGNED_ARGS}
    values |= {"agent_id": "a" * 32, "made_at": 2, "signature": "s" * 86, "outcome": "pending", "published": 0}
    _insert(connection, "operation_journal", values)


def insert_base_row(connection: Connection, number: int, row: Row | None) -> None:
    """Keep the server's version of a person that pending work changed (None: the server has none)."""
    kept = None if row is None else list(row)
    connection.execute(insert(BaseRow).values(table_name="person", row_id=f"{number:032x}", row=kept))


def base_rows(connection: Connection) -> dict[int, Row | None]:
    """Read the base rows of people, by number."""
    rows = connection.execute(select(BaseRow.row_id, BaseRow.row).where(BaseRow.table_name == "person"))
    return {int(row_id, 16): None if row is None else tuple(row) for row_id, row in rows}


def stored_sums(connection: Connection, model: type[TableSum] | type[LocalSum]) -> SumsOf:
    """Give the sums written in a base."""
    rows = connection.execute(select(model.partition, model.table_name, model.rows, model.sum))
    return {(partition, table): (count, value) for partition, table, count, value in rows}


def _insert(connection: Connection, table: str, values: Mapping[str, object]) -> None:
    places = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})"), values)
