"""Put a fresh replica in the place of the old one: local work moves over, pending operations are replayed on it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from guichet.models.base import Side, tables_of
from guichet.models.engine import workstation_engine
from guichet.models.rows import codecs
from guichet.sync import journal
from guichet.sync.local import read_identity, read_setting
from guichet.sync.predict import index_people, replay

_REBUILT = {"base_row", "sync_cursor", "local_sum"}
_KEPT_SETTINGS = ("identity", "schema", "built")


def is_built(fresh: Path, key: bytes) -> bool:
    """Say whether a fresh replica was built to its end."""
    if not fresh.exists():
        return False
    engine = workstation_engine(fresh, key, read_only=True, pool=False)
    try:
        with engine.connect() as connection:
            return bool(read_setting(connection, "built"))
    finally:
        engine.dispose()


def swap(database: Path, fresh: Path, key: bytes, old_engine: Engine) -> None:
    """Move local work into the fresh replica and put it in place; the caller holds the database lane.

    A crash before the rename leaves the old replica as it was; the copy is one transaction, and starts over.
    """
    engine = workstation_engine(fresh, key, pool=False)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"ATTACH DATABASE '{_quoted(database)}' AS old KEY \"x'{key.hex()}'\"")
            connection.rollback()
            with connection.begin():
                _copy_local(connection)
                identity = read_identity(connection)
                for envelope in journal.pending(connection, identity.workstation):
                    changes, refusal = replay(connection, identity, envelope)
                    journal.set_refusal(connection, envelope.op_id, refusal)
                    index_people(connection, changes)
                journal.mark_published(connection, journal.AGES_HENCE)
            connection.exec_driver_sql("DETACH DATABASE old")
            connection.rollback()
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    old_engine.dispose()
    for suffix in ("-wal", "-shm"):
        Path(f"{database}{suffix}").unlink(missing_ok=True)
    fresh.replace(database)
    for suffix in ("-wal", "-shm"):
        Path(f"{fresh}{suffix}").unlink(missing_ok=True)


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


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
