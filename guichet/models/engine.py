"""Engines: SQLCipher with a raw key on workstations, SQLite or PostgreSQL on the server.

Parameters are hidden from error texts, for they are people's data.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from guichet.contract.refusals import BaseUnreadable, KeyWrong
from guichet.models.base import Side, tables_of

KEY_BYTES = 32


def workstation_engine(path: Path, key: bytes, *, read_only: bool = False, pool: bool = True) -> Engine:
    """Open a replica with its raw 256-bit key; nothing is created until the first statement.

    Writers take the write lock at once (``BEGIN IMMEDIATE``); a confirmed commit survives a power cut
    (``synchronous=FULL``). The key never appears in a URL or a message.

    Raises:
        KeyWrong: on the first connection, if the file does not open with this key.
    """
    if len(key) != KEY_BYTES:
        raise KeyWrong()

    def connect() -> Any:
        connection = sqlcipher3.connect(
            f"file:{path.as_posix()}?mode={'ro' if read_only else 'rwc'}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=30,
        )
        cursor = connection.cursor()
        cursor.execute("PRAGMA cipher_log_level=NONE")
        cursor.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        try:
            cursor.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher3.DatabaseError as problem:
            connection.close()
            # A wrong key makes noise of every page; anything else has nothing to do with the key.
            raise (KeyWrong() if "not a database" in str(problem) else BaseUnreadable()) from problem
        if not read_only:
            cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA cache_size=-65536")
        cursor.execute("PRAGMA temp_store=MEMORY")
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()
        return connection

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=QueuePool if pool else NullPool,
        hide_parameters=True,
    )
    _begin(engine, "BEGIN" if read_only else "BEGIN IMMEDIATE")
    return engine


def server_engine(url: str) -> Engine:
    """Open the central base: ``sqlite:///path`` (embedded) or ``postgresql://…``."""
    if url.startswith("sqlite"):
        engine = create_engine(url, connect_args={"timeout": 30, "check_same_thread": False}, hide_parameters=True)

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: Any) -> None:
            connection.isolation_level = None
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-65536", "temp_store=MEMORY"):
                connection.execute(f"PRAGMA {pragma}")

        _begin(engine, "BEGIN IMMEDIATE")
        return engine
    return create_engine(
        url.replace("postgresql://", "postgresql+psycopg://", 1),
        pool_size=10,
        max_overflow=10,
        pool_pre_ping=True,
        hide_parameters=True,
    )


def _begin(engine: Engine, statement: str) -> None:
    """Begin transactions ourselves: the driver's own way neither covers DDL nor takes the write lock at once."""

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("guichet_read", False)
        connection.exec_driver_sql("BEGIN" if reading else statement)


def reading(engine: Engine) -> Engine:
    """Give the same engine for reads only: on SQLite it does not wait for the writer."""
    return engine.execution_options(guichet_read=True)


def snapshot_reading(engine: Engine) -> Engine:
    """Give the same engine for one consistent reading over several statements."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return reading(engine)


_APPEND_ONLY = ("local_consultation", "consultation")


def create_schema(connection: Connection, side: Side, *, indexes: bool = True) -> None:
    """Create every table of a side in an empty base, with the triggers that keep journals append-only."""
    for table in tables_of(side):
        if indexes:
            table.create(connection, checkfirst=True)
        else:
            kept = set(table.indexes)
            table.indexes.clear()
            try:
                table.create(connection, checkfirst=True)
            finally:
                table.indexes.update(kept)
    for statement in append_only_statements(connection.dialect.name, side):
        connection.exec_driver_sql(statement)


def create_indexes(connection: Connection, side: Side) -> None:
    """Create the indexes that :func:`create_schema` was told to leave for later."""
    for table in tables_of(side):
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.create(connection, checkfirst=True)


def append_only_statements(dialect: str, side: Side) -> list[str]:
    """Give the SQL that refuses updates and deletes of the consultation journals."""
    names = {table.name for table in tables_of(side)}
    statements: list[str] = []
    for table in _APPEND_ONLY:
        if table not in names:
            continue
        if dialect == "postgresql":
            statements += [
                f"CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
                f"CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table} "
                f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
            ]
        else:
            statements += [
                f"CREATE TRIGGER IF NOT EXISTS {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                for verb in ("UPDATE", "DELETE")
            ]
    return statements
