"""Procedures as they were published: read once, kept decoded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, select, tuple_

from guichet.domain.catalogue import decode_procedure
from guichet.domain.legal_values import as_confirmed_since
from guichet.domain.procedures import Procedure
from guichet.models.organisation import ProcedureVersion

VersionKey = tuple[str, int]
"""A procedure's code and the number of its version."""


@lru_cache(maxsize=512)
def decoded(definition: str) -> Procedure:
    """Read a stored definition; equal texts give the same object, whichever base they come from."""
    return decode_procedure(definition.encode())


def as_it_counts(connection: Connection, code: str, number: int) -> Procedure | None:
    """Give the version that a request was opened with, its silence as it was confirmed since; None without it here."""
    rows = connection.scalars(
        select(ProcedureVersion.definition)
        .where(ProcedureVersion.procedure == code, ProcedureVersion.number >= number)
        .order_by(ProcedureVersion.number)
    )
    versions = [decoded(definition) for definition in rows]
    if not versions or versions[0].version != number:
        return None
    return as_confirmed_since(versions[0], versions[1:])


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
