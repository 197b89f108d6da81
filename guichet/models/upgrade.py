"""Bring a base to this program's schema: made whole when empty, migrated (after a backup) when behind.

A migration is one transaction, on every engine: a power cut in the middle leaves the older base. Alembic is read only
when there is something to migrate, for its import is felt at start-up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, inspect, text

from guichet.contract.refusals import NotEnrolled, SchemaTooNew
from guichet.models.base import Side
from guichet.models.engine import create_schema, reading, server_engine, workstation_engine
from guichet.models.versions import SERVER_SCHEMA, WORKSTATION_SCHEMA

KEPT_BACKUPS = 5
_UPGRADE_LOCK = 0x6775696368657401  # the advisory lock of PostgreSQL under which one program at a time migrates
_DIGITS = 4

log = logging.getLogger(__name__)


class Lineage(msgspec.Struct, frozen=True):
    """One side's line of revisions up to ``head``, the one that this program is built for.

    Revisions are a letter and four digits, so that their order is known without reading them; ``more`` are folders of
    revisions beside the program's own.
    """

    side: Side
    head: str
    more: tuple[Path, ...] = ()

    def is_behind(self, stand: str) -> bool:
        """Say whether a base at this revision is to be migrated.

        Raises:
            SchemaTooNew: this program does not know the revision.
        """
        if stand == self.head:
            return False
        if len(stand) != 1 + _DIGITS or stand[0] != self.head[0] or not stand[1:].isdecimal() or stand > self.head:
            raise SchemaTooNew()
        return True


SERVER = Lineage(Side.SERVER, SERVER_SCHEMA)
WORKSTATION = Lineage(Side.WORKSTATION, WORKSTATION_SCHEMA)


def upgrade_server(engine: Engine, folder: Path, lineage: Lineage = SERVER) -> None:
    """Make or migrate the central base, one program at a time.

    An embedded base is copied to ``folder/backups`` first; of a PostgreSQL base the administrator's own ``pg_dump`` is
    the backup (operating guide), and the log says so.

    Raises:
        SchemaTooNew: a newer program made it.
    """
    with reading(engine).connect() as connection:
        stand = revision(connection)
    if stand is not None and not lineage.is_behind(stand):
        return
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_UPGRADE_LOCK})")
        stand = revision(connection)
        if stand is None:
            create_schema(connection, lineage.side)
            stamp(connection, lineage.head)
        elif lineage.is_behind(stand):
            if engine.dialect.name == "postgresql":
                log.warning("migrating from %s to %s: the backup is the administrator's pg_dump", stand, lineage.head)
            else:
                database = Path(str(engine.url.database))
                back_up(engine, lambda path: server_engine(f"sqlite:///{path}"), folder / "backups", database, stand)
            _migrate(connection, lineage)


def upgrade_workstation(database: Path, key: bytes, lineage: Lineage = WORKSTATION) -> None:
    """Migrate a replica with its pending work; it is copied to ``backups/`` beside it first, encrypted by the same key.

    Raises:
        SchemaTooNew: a newer program made it.
        NotEnrolled: the file holds no replica.
        KeyWrong: it does not open with this key.
    """
    engine = workstation_engine(database, key, pool=False)
    try:
        with reading(engine).connect() as connection:
            stand = revision(connection)
        if stand is not None and not lineage.is_behind(stand):
            return
        with engine.begin() as connection:
            stand = revision(connection)
            if stand is None:
                stand = _said_when_made(connection)
                stamp(connection, stand)
            if lineage.is_behind(stand):
                folder = database.parent / "backups"
                back_up(engine, lambda path: workstation_engine(path, key, pool=False), folder, database, stand)
                _migrate(connection, lineage)
    finally:
        engine.dispose()


def revision(connection: Connection) -> str | None:
    """Give the revision that a base is at; None when it never had one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def stamp(connection: Connection, version: str) -> None:
    """Write down the revision of a base just made, in Alembic's own table."""
    connection.execute(
        text(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    )
    connection.execute(text("INSERT INTO alembic_version (version_num) VALUES (:version)"), {"version": version})


def back_up(engine: Engine, open_engine: Callable[[Path], Engine], folder: Path, database: Path, stand: str) -> Path:
    """Copy a SQLite base by SQLite's own backup, which others may go on reading; the newest five copies are kept.

    ``open_engine`` opens the copy, so it is as encrypted as the base. The copy has its name only once it is whole.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    whole = folder / f"{database.stem}-{moment}-{stand}.db"
    part = whole.with_suffix(".part")
    target = open_engine(part)
    source, copy = engine.raw_connection(), target.raw_connection()
    try:
        _driver(source).backup(_driver(copy))
    finally:
        source.close()
        copy.close()
        target.dispose()
    part.replace(whole)
    older = sorted(path for path in folder.glob(f"{database.stem}-*.db") if path != whole)
    for path in older[: max(0, len(older) + 1 - KEPT_BACKUPS)]:
        path.unlink()
    return whole


def _driver(connection: Any) -> Any:
    return connection.driver_connection


def _said_when_made(connection: Connection) -> str:
    """Give the revision that a replica never opened yet was made at."""
    if inspect(connection).has_table("local_setting"):
        said = connection.execute(text("SELECT value FROM local_setting WHERE key = 'schema'")).scalar()
        if said is not None:
            return str(msgspec.json.decode(said, type=str))
    raise NotEnrolled()


def _migrate(connection: Connection, lineage: Lineage) -> None:
    from guichet.models.migrations.run import migrate
    from guichet.models.migrations.settle import settle

    migrate(connection, lineage.side, lineage.more)
    settle(connection, lineage.side)
