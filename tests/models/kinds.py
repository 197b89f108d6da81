"""The kinds of base that the store runs on: the embedded server's SQLite, a workstation's SQLCipher, PostgreSQL."""

from __future__ import annotations

import enum
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from guichet.models.base import Side
from guichet.models.engine import server_engine, workstation_engine

KEY = bytes(range(32))


class Kind(enum.StrEnum):
    SQLITE = "sqlite"
    SQLCIPHER = "sqlcipher"
    POSTGRESQL = "postgresql"

    @property
    def side(self) -> Side:
        return Side.WORKSTATION if self is Kind.SQLCIPHER else Side.SERVER


NewBase = Callable[[Kind], Engine]
"""Opens an empty base of a kind; a fixture closes it."""


def open_file(kind: Kind, path: Path) -> Engine:
    """Open a base that is a file."""
    if kind is Kind.SQLCIPHER:
        return workstation_engine(path, KEY, pool=False)
    return server_engine(f"sqlite:///{path}")
