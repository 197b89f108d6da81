"""Execute operations on the replica as predictions: rows changed, the server's version of them put aside."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert as upsert

from guichet.contract.base import Operation
from guichet.contract.refusals import Bug, NotAllowed, Refusal
from guichet.models.agents import rights_of
from guichet.models.incidents import report
from guichet.models.organisation import Organisation
from guichet.models.rows import codecs
from guichet.models.workstation import BaseRow
from guichet.operations.apply import apply
from guichet.operations.unit import Actor, RowChange, Setting, Unit, savepoint_session
from guichet.search.index import update as update_search
from guichet.sync.envelope import Envelope
from guichet.sync.local import Identity

log = logging.getLogger(__name__)

_SEARCHED = ("person", "contact_point")


class Surroundings(msgspec.Struct, frozen=True):
    """The town's facts that operations need."""

    time_zone: str
    department: str


def surroundings(connection: Connection) -> Surroundings:
    """Read the town's facts from the replica."""
    row = connection.execute(select(Organisation.time_zone, Organisation.department)).first()
    return Surroundings("Europe/Paris", "") if row is None else Surroundings(*row)


def actor_of(connection: Connection, agent_id: UUID, at: datetime) -> Actor:
    """Give an agent with the rights that this replica knows.

    Raises:
        NotAllowed: the account is unknown here, or disabled.
    """
    rights = rights_of(connection, agent_id, at)
    if rights is None or not rights.active:
        from guichet.domain.permissions import Permission

        raise NotAllowed(Permission.FIND_PERSON)
    return Actor(agent_id=agent_id, grants=rights.grants, sectors=rights.sectors)


def predict(
    connection: Connection, identity: Identity, operation: Operation, agent_id: UUID, made_at: datetime
) -> list[RowChange]:
    """Apply an operation to the replica inside the caller's transaction, and put base rows aside.

    Raises:
        Refusal: a rule says no; nothing of it remains.
    """
    town = surroundings(connection)
    setting = Setting(
        now=made_at,
        workstation=identity.workstation,
        time_zone=town.time_zone,
        department=town.department,
    )
    session = savepoint_session(connection)
    try:
        actor = actor_of(connection, agent_id, made_at)
        changes = apply(operation, Unit(session, actor, setting, held=frozenset(identity.partitions)))
        session.commit()
    finally:
        session.close()
    keep_base(connection, changes)
    return changes


def replay(connection: Connection, identity: Identity, envelope: Envelope) -> tuple[list[RowChange], Refusal | None]:
    """Apply a journalled operation again on top of newer rows; a refusal is told, never raised."""
    try:
        return predict(connection, identity, envelope.operation(), envelope.agent_id, envelope.made_at), None
    except Refusal as refusal:
        return [], refusal
    except Exception as bug:
        return [], Bug(report(log, f"replay of {envelope.name}", bug))


def keep_base(connection: Connection, changes: Sequence[RowChange]) -> None:
    """Keep the server's version of rows that a prediction changed, unless an earlier one did."""
    rows = [
        {"table_name": change.table, "row_id": change.row_id, "row": change.before and list(change.before)}
        for change in changes
    ]
    if rows:
        connection.execute(upsert(BaseRow).on_conflict_do_nothing(), rows)


def index_people(connection: Connection, changes: Iterable[RowChange]) -> None:
    """Bring the search index up to date with changed people and contact points, in the same transaction."""
    people = set()
    for change in changes:
        if change.table not in _SEARCHED:
            continue
        if change.table == "person":
            people.add(change.row_id)
            continue
        at = codecs()["contact_point"].columns.index("person_id")
        people |= {str(row[at]) for row in (change.before, change.after) if row is not None}
    if people:
        update_search(connection, people)
