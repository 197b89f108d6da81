"""Operations that the server makes itself: set-up, accounts, the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from guichet.contract.base import Operation, new_id
from guichet.operations.apply import apply
from guichet.operations.unit import Actor, RowChange, Unit, savepoint_session
from guichet.server.base import CentralBase, setting_of
from guichet.server.bulk import ROOT_AGENT, ROOT_WORKSTATION, store_root_operation
from guichet.server.feed import publish


def do_as_root(base: CentralBase, operations: Iterable[Operation]) -> None:
    """Do operations in one transaction with every right; all or none.

    Raises:
        Refusal: a rule says no to one of them; nothing is changed.
    """
    with base.engine.begin() as connection:
        run_as_root(base, connection, operations)


def run_as_root(base: CentralBase, connection: Connection, operations: Iterable[Operation]) -> None:
    """Do operations inside a transaction of the caller's, which must be ending: it publishes last."""
    done: list[tuple[UUID, list[RowChange]]] = []
    town = base.town(connection)
    for operation in operations:
        with savepoint_session(connection) as session:
            setting = setting_of(town, base.now(), ROOT_WORKSTATION)
            unit = Unit(session, Actor(agent_id=ROOT_AGENT, root=True), setting, lock=base.is_postgresql)
            changes = apply(operation, unit)
            session.commit()
        op_id = new_id()
        store_root_operation(base, connection, op_id, operation)
        done.append((op_id, changes))
    publish(connection, done)
