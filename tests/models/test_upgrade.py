"""A base made by an older program becomes this program's, with all that was in it; a newer one's is left alone."""

from __future__ import annotations

import logging
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from guichet.contract.refusals import KeyWrong, NotEnrolled, SchemaTooNew
from guichet.models.base import Side
from guichet.models.engine import server_engine, workstation_engine
from guichet.models.server import TableSum
from guichet.models.upgrade import (
    KEPT_BACKUPS,
    SERVER,
    WORKSTATION,
    Lineage,
    revision,
    upgrade_server,
    upgrade_workstation,
)
from guichet.models.workstation import LocalSum
from tests.models.kinds import KEY, Kind, NewBase
from tests.models.old_bases import (
    ADD_LATE_COLUMN,
    LATE_VALUE,
    SIGNED_ARGS,
    base_rows,
    drop_late_column,
    insert_base_row,
    insert_pending,
    insert_person,
    make_base,
    next_lineage,
    person_row,
    stored_sums,
)
from tests.models.schema import listing

ADD_PRONOUN = (
    'with op.batch_alter_table("person") as batch:',
    '    batch.add_column(sa.Column("pronoun", sa.String(20), nullable=False, server_default="-"))',
)
BREAK_HALFWAY = (*ADD_PRONOUN, 'op.execute("INSERT INTO person (id) VALUES (NULL)")')
CHANGED, CREATED, UNTOUCHED = 1, 2, 3


def everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Read every row of every table of the models, in order."""
    tables = [name for name, parts in listing(connection).items() if isinstance(parts, dict)]
    read = {name: connection.exec_driver_sql(f'SELECT * FROM "{name}"').all() for name in tables}
    return {name: sorted((tuple(row) for row in rows), key=repr) for name, rows in read.items()}


def upgrade(engine: Engine, kind: Kind, folder: Path, lineage: Lineage | None = None) -> None:
    """Upgrade the first base that a test opened in its folder."""
    if kind is Kind.SQLCIPHER:
        upgrade_workstation(folder / "sqlcipher-0.db", KEY, lineage or WORKSTATION)
    else:
        upgrade_server(engine, folder, lineage or SERVER)


def open_replica(path: Path) -> Engine:
    return workstation_engine(path, KEY, pool=False)


def work_offline(engine: Engine, *, columns: int | None = None) -> None:
    """Leave pending work in a replica: one person changed, another created, a third as the server sent it."""
    with engine.begin() as connection:
        insert_person(connection, person_row(CHANGED, "Corrigée")[:columns])
        insert_base_row(connection, CHANGED, person_row(CHANGED, "Martin")[:columns])
        insert_person(connection, person_row(CREATED, "Nouvelle")[:columns])
        insert_base_row(connection, CREATED, None)
        insert_person(connection, person_row(UNTOUCHED, "Le Goff")[:columns])
        insert_pending(connection, 1)
        insert_pending(connection, 2)


@pytest.fixture
def replica(tmp_path: Path) -> Path:
    """An up-to-date replica with pending work."""
    path = tmp_path / "workstation" / "replica.db"
    path.parent.mkdir()
    engine = open_replica(path)
    make_base(engine, Side.WORKSTATION)
    work_offline(engine)
    engine.dispose()
    return path


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    engine = open_replica(path)
    with engine.connect() as connection:
        found = everything(connection)
    engine.dispose()
    return found


def test_pending_work_survives_an_upgrade_to_the_last_byte(replica: Path, tmp_path: Path) -> None:
    before = contents(replica)
    following = next_lineage(WORKSTATION, tmp_path / "more", ADD_PRONOUN)
    upgrade_workstation(replica, KEY, following)
    after = contents(replica)
    assert after.pop("alembic_version") == [(following.head,)]
    assert after.pop("person") == [(*row, "-") for row in before["person"]]
    assert [row[4] for row in after["operation_journal"]] == [SIGNED_ARGS, SIGNED_ARGS]
    sums = after.pop("local_sum")
    assert [(row[:3]) for row in sums] == [("people", "person", 2)]
    assert after == {name: rows for name, rows in before.items() if name in after}


def test_an_upgraded_replica_sums_to_what_the_upgraded_server_sums_to(tmp_path: Path, new_base: NewBase) -> None:
    """Base rows get the new column too: without it, neither the sums nor the next pull would be right."""
    path = tmp_path / "replica.db"
    replica = open_replica(path)
    make_base(replica, Side.WORKSTATION)
    drop_late_column(replica)
    work_offline(replica, columns=-1)
    central = new_base(Kind.SQLITE)
    make_base(central, Side.SERVER)
    drop_late_column(central)
    with central.begin() as connection:
        insert_person(connection, person_row(CHANGED, "Martin")[:-1])
        insert_person(connection, person_row(UNTOUCHED, "Le Goff")[:-1])

    upgrade_workstation(path, KEY, next_lineage(WORKSTATION, tmp_path / "w", ADD_LATE_COLUMN))
    upgrade_server(central, tmp_path, next_lineage(SERVER, tmp_path / "s", ADD_LATE_COLUMN))

    with replica.connect() as here, central.connect() as there:
        assert base_rows(here) == {CHANGED: (*person_row(CHANGED, "Martin")[:-1], LATE_VALUE), CREATED: None}
        sums = stored_sums(here, LocalSum)
        assert sums == stored_sums(there, TableSum)
        assert sums["people", "person"][0] == 2
    replica.dispose()


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.logs("the backup is the administrator's pg_dump")
def test_a_revision_that_fails_leaves_the_base_as_it_was(kind: Kind, new_base: NewBase, tmp_path: Path) -> None:
    engine = new_base(kind)
    make_base(engine, kind.side)
    with engine.begin() as connection:
        insert_person(connection, person_row(UNTOUCHED, "Le Goff"))
        schema, rows = listing(connection), everything(connection)
    lineage = WORKSTATION if kind is Kind.SQLCIPHER else SERVER
    breaking = next_lineage(lineage, tmp_path / "more", BREAK_HALFWAY)
    with pytest.raises(IntegrityError):
        upgrade(engine, kind, tmp_path, breaking)
    with engine.connect() as connection:
        assert listing(connection) == schema
        assert everything(connection) == rows


def test_the_backup_of_a_replica_is_as_encrypted_and_as_whole_as_the_replica(replica: Path, tmp_path: Path) -> None:
    before = contents(replica)
    upgrade_workstation(replica, KEY, next_lineage(WORKSTATION, tmp_path / "more", ADD_PRONOUN))
    (backup,) = (replica.parent / "backups").iterdir()
    assert backup.name.startswith("replica-")
    assert backup.name.endswith(f"-{WORKSTATION.head}.db")
    stored = backup.read_bytes()
    assert not stored.startswith(b"SQLite format 3")
    assert not any(name.encode() in stored for name in ("Le Goff", "Corrigée", "operation_journal"))
    with pytest.raises(KeyWrong):
        workstation_engine(backup, bytes(32)).connect()
    assert contents(backup) == before


def test_the_backup_of_the_embedded_server_holds_what_others_are_still_reading(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/central.db"
    engine, reader = server_engine(url), server_engine(url)
    make_base(engine, Side.SERVER)
    with reader.execution_options(guichet_read=True).connect() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM person").scalar() == 0  # keeps its snapshot
        with engine.begin() as connection:
            insert_person(connection, person_row(UNTOUCHED, "Le Goff"))  # in the write-ahead log, not in the file
        assert b"Le Goff" not in (tmp_path / "central.db").read_bytes()
        upgrade_server(engine, tmp_path, next_lineage(SERVER, tmp_path / "more", ADD_PRONOUN))
        assert reading.exec_driver_sql("SELECT count(*) FROM person").scalar() == 0
    engine.dispose()
    reader.dispose()
    (backup,) = (tmp_path / "backups").iterdir()
    copy = server_engine(f"sqlite:///{backup}")
    with copy.connect() as connection:
        assert connection.exec_driver_sql("SELECT birth_name FROM person").scalars().all() == ["Le Goff"]
        assert revision(connection) == SERVER.head
    copy.dispose()


def test_only_the_newest_backups_are_kept(tmp_path: Path, new_base: NewBase) -> None:
    engine = new_base(Kind.SQLITE)
    make_base(engine, Side.SERVER)
    breaking = next_lineage(SERVER, tmp_path / "more", BREAK_HALFWAY)
    seen: list[Path] = []
    for _ in range(KEPT_BACKUPS + 2):
        with pytest.raises(IntegrityError):
            upgrade_server(engine, tmp_path, breaking)
        seen += sorted(set((tmp_path / "backups").iterdir()) - set(seen))
    assert sorted((tmp_path / "backups").iterdir()) == seen[-KEPT_BACKUPS:]
    assert len(seen) == KEPT_BACKUPS + 2


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("stand", ["{letter}{next}", "{letter}9999", "x0001", "{letter}0000a", ""])
def test_a_base_of_a_newer_program_is_refused_and_left_alone(
    kind: Kind, stand: str, new_base: NewBase, tmp_path: Path
) -> None:
    engine = new_base(kind)
    make_base(engine, kind.side)
    letter = "w" if kind is Kind.SQLCIPHER else "s"
    head = WORKSTATION.head if kind is Kind.SQLCIPHER else SERVER.head
    following = f"{int(head[1:]) + 1:04}"
    named = stand.format(letter=letter, next=following)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{named}'")
        before = everything(connection)
    with pytest.raises(SchemaTooNew):
        upgrade(engine, kind, tmp_path)
    with engine.connect() as connection:
        assert everything(connection) == before
    assert not (tmp_path / "backups").exists()


def test_a_replica_never_opened_is_where_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "replica.db"
    engine = open_replica(path)
    make_base(engine, Side.WORKSTATION, stamped=False)
    following = next_lineage(WORKSTATION, tmp_path / "more", ADD_PRONOUN)
    upgrade_workstation(path, KEY, following)
    with engine.connect() as connection:
        assert revision(connection) == following.head
        assert listing(connection)["person"]["columns"][-1][0] == "pronoun"
    engine.dispose()


def test_an_empty_file_is_no_replica(tmp_path: Path) -> None:
    with pytest.raises(NotEnrolled):
        upgrade_workstation(tmp_path / "replica.db", KEY)


def test_an_up_to_date_base_is_opened_while_another_program_writes(tmp_path: Path) -> None:
    """A command beside a running import must not wait for it."""
    url = f"sqlite:///{tmp_path}/central.db"
    writer, other = server_engine(url), server_engine(url)
    upgrade_server(writer, tmp_path)
    with writer.begin() as connection:
        insert_person(connection, person_row(UNTOUCHED, "Le Goff"))
        upgrade_server(other, tmp_path)
    writer.dispose()
    other.dispose()


@pytest.mark.parametrize("kind", [Kind.SQLITE, Kind.POSTGRESQL])
def test_servers_that_start_together_make_the_base_once(kind: Kind, tmp_path: Path, new_base: NewBase) -> None:
    engine = new_base(kind)
    failures: list[BaseException] = []
    together = threading.Barrier(4)

    def start() -> None:
        together.wait()
        try:
            upgrade_server(engine, tmp_path)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with engine.connect() as connection:
        assert everything(connection)["alembic_version"] == [(SERVER.head,)]


@pytest.mark.logs("the backup is the administrator's pg_dump")
def test_of_a_postgresql_base_the_administrator_has_the_backup(
    tmp_path: Path, new_base: NewBase, caplog: pytest.LogCaptureFixture
) -> None:
    engine = new_base(Kind.POSTGRESQL)
    make_base(engine, Side.SERVER)
    following = next_lineage(SERVER, tmp_path / "more", ADD_PRONOUN)
    with caplog.at_level(logging.WARNING, "guichet"):
        upgrade_server(engine, tmp_path, following)
    assert any("pg_dump" in message for message in caplog.messages)
    assert not (tmp_path / "backups").exists()
    with engine.connect() as connection:
        assert revision(connection) == following.head
