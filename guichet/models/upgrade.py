"""Bring a base to this program's schema: made whole when empty, migrated (after a backup) when behind."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from guichet.contract.refusals import Outage
from guichet.models.base import Side
from guichet.models.engine import create_schema, workstation_engine
from guichet.models.versions import SERVER_SCHEMA, WORKSTATION_SCHEMA


class SchemaTooNew(Outage):
    """The base was made by a newer program; install that one."""


def upgrade_server(engine: Engine, folder: Path) -> None:
    """Make or migrate the central base; an embedded one is copied to ``backups/`` first."""
    with engine.begin() as connection:
        stand = revision(connection)
        if stand is None:
            create_schema(connection, Side.SERVER)
            stamp(connection, SERVER_SCHEMA)
            return
    if stand == SERVER_SCHEMA:
        return
    if engine.dialect.name == "sqlite":
        _back_up(Path(str(engine.url.database)), folder / "backups", stand)
    _migrate(engine, Side.SERVER)


def upgrade_workstation(database: Path, key: bytes) -> None:
    """Migrate a replica with its pending work; it is copied beside itself first (as encrypted as it is)."""
    engine = workstation_engine(database, key, pool=False)
    try:
        with engine.begin() as connection:
            stand = revision(connection)
            if stand is None:
                stamp(connection, WORKSTATION_SCHEMA)
                return
        if stand == WORKSTATION_SCHEMA:
            return
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        _back_up(database, database.parent / "backups", stand)
        _migrate(engine, Side.WORKSTATION)
    finally:
        engine.dispose()


def revision(connection: Connection) -> str | None:
    """Give the revision that a base is at; None when it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def stamp(connection: Connection, version: str) -> None:
    """Write down the revision of a base just made."""
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"), {"version": version})


def _migrate(engine: Engine, side: Side) -> None:
    from guichet.models.migrations.run import migrate

    migrate(engine, side)


def _back_up(database: Path, folder: Path, stand: str) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    shutil.copy2(database, folder / f"{database.stem}-{stand}-{moment}.db")
