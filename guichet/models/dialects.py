"""The one statement that the engines write apart: an insert that says what a conflict does."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from guichet.models.base import Base


def upsert_into(connection: Connection, target: Table | type[Base]) -> Any:
    """Begin an insert into a table, for this connection's engine, that takes ``on_conflict_do_…``.

    The two dialects share the methods and no class, so the statement is not typed further.
    """
    kind = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    return kind(target)
