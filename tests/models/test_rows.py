"""A row is written, read raw and hashed alike on SQLite, SQLCipher and PostgreSQL: sums can be compared across them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from guichet.models.base import Replicated
from guichet.models.engine import create_schema
from guichet.models.rows import Row, Sums, codecs, recompute
from tests.models.awkward import DAYS, DOCUMENTS, TEXTS, awkward_instances
from tests.models.kinds import Kind, NewBase

MILLISECOND = timedelta(milliseconds=1)


@pytest.fixture
def filled(new_base: NewBase) -> dict[Kind, Engine]:
    """The same instances, written through the ORM into a base of every kind."""
    engines = {kind: new_base(kind) for kind in Kind}
    for kind, engine in engines.items():
        with engine.begin() as connection:
            create_schema(connection, kind.side)
            with Session(connection) as session:
                session.add_all(awkward_instances())
                session.flush()
    return engines


def rows_of(engine: Engine) -> dict[str, list[Row]]:
    with engine.connect() as connection:
        return {name: list(codec.scan(connection)) for name, codec in codecs().items()}


def test_rows_read_raw_are_the_same_on_every_engine(filled: dict[Kind, Engine]) -> None:
    read = {kind: rows_of(engine) for kind, engine in filled.items()}
    assert read[Kind.SQLCIPHER] == read[Kind.SQLITE]
    assert read[Kind.POSTGRESQL] == read[Kind.SQLITE]
    kinds_of_value = {type(value) for rows in read[Kind.POSTGRESQL].values() for row in rows for value in row}
    assert kinds_of_value == {str, int, type(None)}
    assert [type(value) for row in read[Kind.POSTGRESQL]["person"] for value in row] == [
        type(value) for row in read[Kind.SQLITE]["person"] for value in row
    ]


def test_an_instance_knows_its_row_before_it_is_written(filled: dict[Kind, Engine]) -> None:
    expected: dict[str, list[Row]] = {name: [] for name in codecs()}
    for instance in awkward_instances():
        expected[instance.__tablename__].append(codecs()[instance.__tablename__].of(instance))
    for engine in filled.values():
        assert rows_of(engine) == {name: sorted(rows, key=lambda row: str(row[0])) for name, rows in expected.items()}


def test_hashes_and_sums_are_the_same_on_every_engine(filled: dict[Kind, Engine]) -> None:
    sums: list[dict[tuple[str, str], tuple[int, int]]] = []
    hashes: list[list[int]] = []
    for engine in filled.values():
        with engine.connect() as connection:
            sums.append(recompute(connection))
        read = rows_of(engine)
        hashes.append([codecs()[name].hash(row) for name, rows in read.items() for row in rows])
    assert sums[0] == sums[1] == sums[2]
    assert hashes[0] == hashes[1] == hashes[2]
    assert len(set(hashes[0])) == len(awkward_instances())
    assert sum(count for count, _ in sums[0].values()) == len(awkward_instances())
    assert all(0 <= value < 2**63 for _, value in sums[0].values())


def test_sums_kept_by_differences_are_the_sums_made_again(filled: dict[Kind, Engine]) -> None:
    kept = Sums()
    for instance in awkward_instances():
        codec = codecs()[instance.__tablename__]
        kept.replace(codec, None, codec.of(instance))
    with filled[Kind.POSTGRESQL].connect() as connection:
        assert recompute(connection) == kept.totals


@pytest.mark.parametrize("kind", Kind)
def test_what_was_written_is_read_back(kind: Kind, filled: dict[Kind, Engine]) -> None:
    with Session(filled[kind]) as session:
        stored = {(kept.__tablename__, kept.id): kept for kept in _all(session)}
    for instance in awkward_instances():
        kept = stored[instance.__tablename__, instance.id]
        for column in instance.__table__.columns:
            assert getattr(kept, column.key) == _as_kept(getattr(instance, column.key)), (instance, column.key)


@pytest.mark.parametrize("kind", Kind)
def test_rows_travel_between_engines_without_a_change(
    kind: Kind, filled: dict[Kind, Engine], new_base: NewBase
) -> None:
    """A pull writes rows raw: from PostgreSQL into each engine, twice, then away again."""
    source = rows_of(filled[Kind.POSTGRESQL])
    target = new_base(kind)
    with target.begin() as connection:
        create_schema(connection, kind.side)
        for name, codec in codecs().items():
            codec.insert(connection, source[name][::2])
            codec.write(connection, source[name])
    assert rows_of(target) == source
    with target.begin() as connection:
        for name, codec in codecs().items():
            ids = [str(row[0]) for row in source[name]]
            assert codec.read(connection, [*ids, "absent"]) == dict(zip(ids, source[name], strict=True))
            codec.delete(connection, [*ids, "absent"])
        assert recompute(connection) == {}


def test_a_recount_leaves_the_connection_fit_for_writing(filled: dict[Kind, Engine]) -> None:
    for engine in filled.values():
        with engine.begin() as connection:
            recompute(connection)
            assert connection.exec_driver_sql("DELETE FROM person").rowcount == len(TEXTS) + 1


def test_the_instances_are_as_awkward_as_they_say(filled: dict[Kind, Engine]) -> None:
    stored = {value for rows in rows_of(filled[Kind.SQLITE]).values() for row in rows for value in row}
    assert set(TEXTS) <= stored
    assert {day.isoformat() for day in DAYS} <= stored
    assert {None, 2**31 - 1, -(2**31), -62135596800000} <= stored
    assert len([value for value in stored if str(value).startswith(("{", "["))]) >= len(DOCUMENTS) - 2


def _all(session: Session) -> list[Replicated]:
    return [kept for codec in codecs().values() for kept in session.scalars(select(codec.model))]


def _as_kept(value: Any) -> Any:
    if isinstance(value, datetime):
        return (
            datetime(1970, 1, 1, tzinfo=UTC) + (value - datetime(1970, 1, 1, tzinfo=UTC)) // MILLISECOND * MILLISECOND
        )
    return value
