"""Put a fresh replica in the place of the old one: local work moves over, pending operations are replayed on it."""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection, Engine, text

from guichet.contract.refusals import BaseUnreadable
from guichet.models.base import Side, tables_of
from guichet.models.engine import workstation_engine
from guichet.models.rows import codecs
from guichet.models.versions import WORKSTATION_SCHEMA
from guichet.sync import journal
from guichet.sync.local import read_identity, read_setting, write_setting
from guichet.sync.predict import index_people, replay

_REBUILT = {"base_row", "sync_cursor", "local_sum"}
_KEPT_SETTINGS = ("identity", "schema", "built", "swapping")
"""What the fresh replica says of itself; every other setting comes from the old one."""


def is_built(fresh: Path, key: bytes) -> bool:
    """Say whether a fresh replica was built to its end; one whose swap a crash cut short, or an older
    program's, is dropped.
    """
    if not fresh.exists():
        return False
    engine = workstation_engine(fresh, key, read_only=True, pool=False)
    try:
        with engine.connect() as connection:
            begun = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'local_setting'")).first()
            built = bool(begun and read_setting(connection, "built"))
            cut_short = bool(begun and read_setting(connection, "swapping"))
            outdated = bool(begun and read_setting(connection, "schema") != WORKSTATION_SCHEMA)
    finally:
        engine.dispose()
    if cut_short or outdated:
        _drop(fresh)
        return False
    return built


def swap(database: Path, fresh: Path, key: bytes, old_engine: Engine) -> None:
    """Move local work into the fresh replica and put it in place; the caller holds the database lane, alone.

    A crash before the rename leaves the old replica as it was.
    """
    engine = workstation_engine(fresh, key, pool=False)
    try:
        with engine.connect() as connection:
            # Neither attaching nor a checkpoint goes inside a transaction, which SQLAlchemy would begin.
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(f"ATTACH DATABASE ? AS old KEY \"x'{key.hex()}'\"", (str(database),))
            with connection.begin():
                write_setting(connection, "swapping", True)
            with connection.begin():
                _copy_local(connection)
                _replay(connection)
            driver.execute("DETACH DATABASE old")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    _settle(old_engine)
    for path in _companions(database):
        path.unlink(missing_ok=True)
    fresh.replace(database)
    _fsync_folder(database.parent)
    for path in _companions(fresh):
        path.unlink(missing_ok=True)
    _forget_swap(database, key)


def _replay(connection: Connection) -> None:
    identity = read_identity(connection)
    for envelope in journal.pending(connection, identity.workstation):
        changes, refusal = replay(connection, identity, envelope)
        journal.set_refusal(connection, envelope.op_id, refusal)
        index_people(connection, changes)
    journal.mark_published(connection, journal.unpublished(connection))


def _fsync_folder(folder: Path) -> None:
    """Make a rename survive a power cut, where the system has a way to."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget_swap(database: Path, key: bytes) -> None:
    engine = workstation_engine(database, key, pool=False)
    with engine.begin() as connection:
        for name in ("built", "swapping"):
            write_setting(connection, name, None)
    engine.dispose()


def _settle(engine: Engine) -> None:
    """Write a base's log into its file, so that the file is whole without it."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    engine.dispose()
    if busy:  # another program reads the file: its log is not wholly in it
        raise BaseUnreadable()


def _companions(database: Path) -> tuple[Path, ...]:
    return tuple(Path(f"{database}{suffix}") for suffix in ("-wal", "-shm"))


def _drop(database: Path) -> None:
    for path in (database, *_companions(database)):
        path.unlink(missing_ok=True)


def _copy_local(connection: Connection) -> None:
    for table in tables_of(Side.WORKSTATION):
        if table.name in codecs() or table.name in _REBUILT:
            continue
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        if table.name == "local_setting":
            kept = ", ".join(f"'{key}'" for key in _KEPT_SETTINGS)
            connection.exec_driver_sql(f"DELETE FROM main.local_setting WHERE key NOT IN ({kept})")  # noqa: S608  # ours
            where = f" WHERE key NOT IN ({kept})"
        else:
            where = ""
        connection.exec_driver_sql(
            f'INSERT OR IGNORE INTO main."{table.name}" ({names}) '  # noqa: S608  # names of our own tables
            f'SELECT {names} FROM old."{table.name}"{where}'
        )
