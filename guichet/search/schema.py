"""The index's own tables in the replica's file: plain SQL, on workstations only, made again from the rows at any time.

They are no models: nothing in them travels, and a newer program drops and rebuilds them instead of migrating.

Names and addresses share one full-text table, since the role letter of a word already parts them: «this surname in this
street» is then one MATCH, where two tables would each be scanned and their rows joined.
"""

from __future__ import annotations

import secrets
from typing import Final

from sqlalchemy import Connection

SCHEMA_VERSION: Final = 1
"""Raised whenever a projection, a key or a table changes, so that older indexes are rebuilt."""

TABLE_PREFIX: Final = "search_"
"""Every table of the index starts so; checks of the models' schema leave them out."""

_TABLES: Final = ("search_state", "search_candidate", "search_words", "search_lexicon", "search_key")

_CREATE: Final = (
    "CREATE TABLE search_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_candidate (id INTEGER PRIMARY KEY, person_id TEXT NOT NULL, kind TEXT NOT NULL,"
    " birth INTEGER NOT NULL, doc TEXT NOT NULL, keys TEXT NOT NULL, place TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE search_words USING fts5(doc, content='', contentless_delete=1, detail=none,"
    " tokenize='ascii', prefix='3 4 5 6')",
    "CREATE TABLE search_lexicon (token TEXT PRIMARY KEY, surnames INTEGER NOT NULL, firsts INTEGER NOT NULL,"
    " others INTEGER NOT NULL, addresses INTEGER NOT NULL, sound TEXT NOT NULL, stamp INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE search_key (key TEXT NOT NULL, candidate INTEGER NOT NULL, PRIMARY KEY (key, candidate))"
    " WITHOUT ROWID",
)
_CREATE_INDEXES: Final = (
    "CREATE UNIQUE INDEX search_candidate_person ON search_candidate (person_id)",
    "CREATE INDEX search_candidate_birth ON search_candidate (birth)",
    "CREATE INDEX search_lexicon_sound ON search_lexicon (sound)",
    "CREATE INDEX search_lexicon_stamp ON search_lexicon (stamp)",
)


def create(connection: Connection) -> None:
    """Create the empty tables, without the indexes that a bulk load is faster without."""
    for statement in _CREATE:
        connection.exec_driver_sql(statement)


def create_indexes(connection: Connection) -> None:
    """Create the indexes and write the state: version, a generation that no other index has, stamp and people at 0."""
    for statement in _CREATE_INDEXES:
        connection.exec_driver_sql(statement)
    state = {"version": SCHEMA_VERSION, "generation": secrets.randbits(62), "stamp": 0, "people": 0}
    connection.exec_driver_sql("INSERT INTO search_state (name, value) VALUES (?, ?)", list(state.items()))


def drop(connection: Connection) -> None:
    """Drop every table of the index that is there."""
    for table in _TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")


def state(connection: Connection) -> dict[str, int]:
    """Give the state of the index: version, generation, stamp, people; empty when there is no index."""
    here = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").first()
    if here is None:
        return {}
    return {str(name): int(value) for name, value in connection.exec_driver_sql("SELECT name, value FROM search_state")}


def set_state(connection: Connection, name: str, value: int) -> None:
    """Write one value of the state."""
    connection.exec_driver_sql("UPDATE search_state SET value = ? WHERE name = ?", (value, name))
