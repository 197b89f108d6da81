"""What the engines promise: a stolen replica says nothing, a confirmed commit is there, journals only grow."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.exc import DBAPIError

from guichet.contract.refusals import KeyWrong
from guichet.models.base import Side
from guichet.models.engine import create_schema, reading, server_engine, workstation_engine
from guichet.models.server import Consultation
from guichet.models.workstation import BaseRow, LocalConsultation, SyncCursor
from tests.models.kinds import KEY, Kind, NewBase, open_file
from tests.models.old_bases import insert_person, person_row
from tests.models.writer import ROWS_A_GESTURE

NAME = "Quénéhervé-Ångström"
WITNESSES = [NAME.encode(), NAME.encode("utf-16-le"), b"hervengstr", b"operation_journal", b"CREATE TABLE"]


def fill(engine: Engine, side: Side) -> None:
    with engine.begin() as connection:
        create_schema(connection, side)
        for number in range(1, 400):
            insert_person(connection, person_row(number, NAME))


def bytes_beside(path: Path) -> dict[str, bytes]:
    """Read the base and whatever lies beside it, as a thief would."""
    return {found.name: found.read_bytes() for found in path.parent.iterdir() if found.is_file()}


# --- a stolen replica -----------------------------------------------------------------------------------------------


def test_no_file_of_a_replica_says_a_name(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    engine = workstation_engine(path, KEY)
    fill(engine, Side.WORKSTATION)
    with engine.begin() as writing:
        insert_person(writing, person_row(1000, NAME))
        stolen_at_work = bytes_beside(path)
    assert {"replica.db", "replica.db-wal", "replica.db-shm"} <= stolen_at_work.keys()
    assert len(stolen_at_work["replica.db-wal"]) > 100_000
    engine.dispose()
    stolen_at_night = bytes_beside(path)
    assert len(stolen_at_night["replica.db"]) > 100_000
    for name, content in [*stolen_at_work.items(), *stolen_at_night.items()]:
        assert not any(witness in content for witness in WITNESSES), name
        assert not content.startswith(b"SQLite format 3"), name


def test_the_same_search_finds_the_name_in_an_unencrypted_base(tmp_path: Path) -> None:
    path = tmp_path / "central.db"
    engine = server_engine(f"sqlite:///{path}")
    fill(engine, Side.SERVER)
    assert any(NAME.encode() in content for content in bytes_beside(path).values())
    engine.dispose()
    assert NAME.encode() in bytes_beside(path)["central.db"]


@pytest.mark.parametrize("key", [bytes(32), KEY[:-1] + b"\x00", KEY[:-1], KEY + b"\x00", b""], ids=len)
def test_a_replica_opens_with_its_key_only(key: bytes, tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    engine = workstation_engine(path, KEY)
    fill(engine, Side.WORKSTATION)
    engine.dispose()
    before = bytes_beside(path)
    with pytest.raises(KeyWrong) as refused:
        workstation_engine(path, key).connect()
    assert KEY.hex()[:16] not in repr(refused.value)
    assert bytes_beside(path) == before
    with pytest.raises(sqlite3.DatabaseError), sqlite3.connect(path) as plain:
        plain.execute("SELECT count(*) FROM sqlite_master")


def test_the_key_is_in_no_description_of_the_engine(tmp_path: Path) -> None:
    engine = workstation_engine(tmp_path / "replica.db", KEY)
    assert KEY.hex() not in f"{engine!r} {engine.url} {engine.pool.status()}"
    engine.dispose()


# --- a confirmed commit ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [Kind.SQLITE, Kind.SQLCIPHER])
def test_a_commit_waits_for_the_disk(kind: Kind, new_base: NewBase) -> None:
    engine = new_base(kind)
    full = 2
    for opened in (engine, reading(engine)):
        with opened.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == full
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


@pytest.mark.parametrize("kind", [Kind.SQLITE, Kind.SQLCIPHER])
def test_a_transaction_covers_tables_too(kind: Kind, new_base: NewBase) -> None:
    engine = new_base(kind)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE passing (n INTEGER)")
        connection.rollback()
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


@pytest.mark.parametrize("kind", [Kind.SQLITE, Kind.SQLCIPHER])
def test_a_writer_has_the_lock_from_its_beginning_and_readers_go_on(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "base.db"
    engine, other = open_file(kind, path), open_file(kind, path)
    fill(engine, kind.side)
    with other.connect() as impatient:
        impatient.exec_driver_sql("PRAGMA busy_timeout=0")
        impatient.rollback()
        with engine.begin():
            with pytest.raises(DBAPIError, match="locked"):
                impatient.exec_driver_sql("SELECT 1")
            with reading(other).connect() as reader:
                assert reader.exec_driver_sql("SELECT count(*) FROM person").scalar() == 399
    engine.dispose()
    other.dispose()


def kill_when_it_says(path: Path, word: str, *arguments: str) -> int:
    """Run the writer, kill it (-9) when it says the word; give the last gesture that it confirmed."""
    command = [sys.executable, "-m", "tests.models.writer", str(path), *arguments]
    confirmed = [0]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            confirmed += [int(line.split()[1])] if line.startswith("done") else []
            if line.startswith(word):
                writer.send_signal(signal.SIGKILL)
        assert writer.wait() == -signal.SIGKILL
    return confirmed[-1]


def whole_gestures(path: Path) -> int:
    """Give how many gestures are in the file; each is there whole, and the file is sound."""
    engine = open_file(Kind.SQLCIPHER, path)
    with engine.begin() as connection:
        assert connection.exec_driver_sql("PRAGMA cipher_integrity_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        kept = connection.scalars(select(SyncCursor.seq)).all()
        rows = Counter(connection.scalars(select(BaseRow.table_name)))
    engine.dispose()
    assert sorted(kept) == list(range(1, len(kept) + 1))
    assert rows == {str(gesture): ROWS_A_GESTURE for gesture in kept}
    return len(kept)


def test_a_kill_in_the_middle_of_a_gesture_leaves_the_confirmed_ones_and_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    engine = open_file(Kind.SQLCIPHER, path)
    with engine.begin() as connection:
        create_schema(connection, Side.WORKSTATION)
    engine.dispose()
    assert kill_when_it_says(path, "inside", "8") == 7
    assert whole_gestures(path) == 7


def test_kills_at_any_moment_lose_nothing_confirmed(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    engine = open_file(Kind.SQLCIPHER, path)
    with engine.begin() as connection:
        create_schema(connection, Side.WORKSTATION)
    engine.dispose()
    confirmed = 0
    for last in (3, 17, 42):
        wanted = confirmed + last
        confirmed = kill_when_it_says(path, f"done {wanted}")
        assert confirmed >= wanted
        found = whole_gestures(path)
        assert found >= confirmed
        confirmed = found


# --- journals only grow ---------------------------------------------------------------------------------------------


def journal_of(connection: Connection, side: Side) -> type[Consultation] | type[LocalConsultation]:
    """Write one line into the side's consultation journal."""
    model = Consultation if side is Side.SERVER else LocalConsultation
    columns = [column for column in model.__table__.columns if column.name != "line"]
    plain = {column.name: 1 if "INT" in str(column.type) else "a" * 32 for column in columns}
    names, places = ", ".join(plain), ", ".join(f"'{value}'" for value in plain.values())
    connection.exec_driver_sql(f"INSERT INTO {model.__tablename__} ({names}) VALUES ({places})")
    return model


@pytest.mark.parametrize("kind", Kind)
def test_the_journal_of_consultations_is_append_only(kind: Kind, new_base: NewBase) -> None:
    engine = new_base(kind)
    with engine.begin() as connection:
        create_schema(connection, kind.side)
        model = journal_of(connection, kind.side)
    for statement in (
        update(model).values(reason="rien"),
        update(model).where(model.line == 1).values(query="rien"),
        delete(model),
        delete(model).where(model.line == 1),
    ):
        with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
            connection.execute(statement)
    with engine.connect() as connection:
        assert connection.execute(select(func.count(), func.min(model.reason)).select_from(model)).one() == (
            1,
            "a" * 32,
        )


@pytest.mark.parametrize("kind", Kind)
def test_other_tables_may_change(kind: Kind, new_base: NewBase) -> None:
    engine = new_base(kind)
    with engine.begin() as connection:
        create_schema(connection, kind.side)
        insert_person(connection, person_row(1, NAME))
        assert connection.exec_driver_sql("UPDATE person SET note = 'x'").rowcount == 1
        assert connection.exec_driver_sql("DELETE FROM person").rowcount == 1
