"""What several questions look up for a whole set of ids at once: names of people and agents, what still waits."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Row, select

from guichet.contract.naming import agent_display, person_display
from guichet.models.organisation import Agent
from guichet.models.people import Person
from guichet.models.workstation import BaseRow
from guichet.queries.ask import Reader

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of whatever columns."""

PERSON_NAMES = (
    Person.id,
    Person.kind,
    Person.civility,
    Person.birth_name,
    Person.usual_name,
    Person.given_names,
    Person.organisation_name,
)


def people(reader: Reader, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Give how people are called, by id; those who are not here are absent."""
    wanted = {person_id for person_id in ids if person_id is not None}
    if not wanted:
        return {}
    return {
        row.id: display_of(row) for row in reader.connection.execute(select(*PERSON_NAMES).where(Person.id.in_(wanted)))
    }


def display_of(row: AnyRow) -> str:
    """Name the person of a row that has the columns of :data:`PERSON_NAMES`."""
    return person_display(
        row.kind,
        civility=row.civility,
        birth_name=row.birth_name,
        usual_name=row.usual_name,
        given_names=row.given_names,
        organisation_name=row.organisation_name,
    )


def agents(reader: Reader, ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Give how agents are called, by id."""
    wanted = {agent_id for agent_id in ids if agent_id is not None}
    if not wanted:
        return {}
    found = select(Agent.id, Agent.given_name, Agent.surname).where(Agent.id.in_(wanted))
    return {row.id: agent_display(row.given_name, row.surname) for row in reader.connection.execute(found)}


def waiting(reader: Reader, table: str, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Give the rows of a table that hold what the server has not answered yet."""
    wanted = [row_id.hex for row_id in ids]
    if not wanted:
        return frozenset()
    held = select(BaseRow.row_id).where(BaseRow.table_name == table, BaseRow.row_id.in_(wanted))
    return frozenset(UUID(hex=row_id) for row_id in reader.connection.scalars(held))


def any_waiting(reader: Reader, tables: Iterable[str], ids: Iterable[UUID]) -> bool:
    """Say whether one of these rows, in whichever of these tables, holds what the server has not answered yet."""
    wanted = [row_id.hex for row_id in ids]
    held = select(BaseRow.row_id).where(BaseRow.table_name.in_(list(tables)), BaseRow.row_id.in_(wanted)).limit(1)
    return reader.connection.execute(held).first() is not None


def folded(text: str) -> str:
    """Give a text without accents and case: how lists are sorted and typed words compared."""
    plain = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()


def named(displays: dict[UUID, str], row_id: UUID | None) -> str:
    """Give a display, or nothing when there is nobody or they are not here."""
    return "" if row_id is None else displays.get(row_id, "")
