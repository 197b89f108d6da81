"""Whom or what an administrator's operations are about, for the page of what waits to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select

from guichet.contract.accounts import AddAgent, PublishProcedure, RevokeRole
from guichet.contract.base import Operation
from guichet.contract.catalogue import ConfirmLegalValues
from guichet.contract.naming import agent_display
from guichet.models.catalogue import decoded
from guichet.models.organisation import ProcedureVersion, RoleGrant
from guichet.queries.ask import Reader
from guichet.queries.lookups import agents


def administered(reader: Reader, operations: Mapping[UUID, Operation | None]) -> dict[UUID, str]:
    """Give the agent or the procedure that each operation is about, by name; other operations are absent."""
    procedures = {
        op_id: operation.procedure
        for op_id, operation in operations.items()
        if isinstance(operation, ConfirmLegalValues | PublishProcedure)
    }
    labels = _labels(reader, set(procedures.values()))
    found = {op_id: labels.get(code, code) for op_id, code in procedures.items()}
    accounts: dict[UUID, UUID] = {}
    grants = _holders(reader, {each.grant_id for each in operations.values() if isinstance(each, RevokeRole)})
    for op_id, operation in operations.items():
        match operation:
            case AddAgent():
                found[op_id] = agent_display(operation.given_name, operation.surname)
            case RevokeRole() if operation.grant_id in grants:
                accounts[op_id] = grants[operation.grant_id]
            case _ if operation is not None and operation.operation_name().startswith("agent."):
                agent_id = getattr(operation, "agent_id", None)
                accounts |= {} if agent_id is None else {op_id: agent_id}
    called = agents(reader, accounts.values())
    return found | {op_id: called[agent_id] for op_id, agent_id in accounts.items() if agent_id in called}


def _labels(reader: Reader, codes: set[str]) -> dict[str, str]:
    if not codes:
        return {}
    newest = select(ProcedureVersion.procedure, ProcedureVersion.definition)
    rows = reader.connection.execute(
        newest.where(ProcedureVersion.procedure.in_(codes)).order_by(ProcedureVersion.number)
    )
    return {code: decoded(definition).label for code, definition in rows}


def _holders(reader: Reader, grants: set[UUID]) -> dict[UUID, UUID]:
    if not grants:
        return {}
    rows = reader.connection.execute(select(RoleGrant.id, RoleGrant.agent_id).where(RoleGrant.id.in_(grants)))
    return {row.id: row.agent_id for row in rows}
