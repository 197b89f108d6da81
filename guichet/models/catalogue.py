"""Procedures as they were published: read once, kept decoded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, select, tuple_

from guichet.domain.catalogue import decode_procedure
from guichet.domain.procedures import Procedure
from guichet.models.organisation import ProcedureVersion

VersionKey = tuple[str, int]
"""A procedure's code and the number of its version."""


@lru_cache(maxsize=512)
def decoded(definition: str) -> Procedure:
    """Read a stored definition; equal texts give the same object, whichever base they come from."""
    return decode_procedure(definition.encode())


def published(connection: Connection, keys: Iterable[VersionKey]) -> dict[VersionKey, Procedure]:
    """Give the versions asked for; those that are not in the catalogue are absent."""
    wanted = set(keys)
    if not wanted:
        return {}
    rows = connection.execute(
        select(ProcedureVersion.procedure, ProcedureVersion.number, ProcedureVersion.definition).where(
            tuple_(ProcedureVersion.procedure, ProcedureVersion.number).in_(wanted)
        )
    )
    return {(code, number): decoded(definition) for code, number, definition in rows}
