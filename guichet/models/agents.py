"""Reading an agent's rights from the rows, as they were at an instant."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from guichet.domain.permissions import Grant, Sector, visible_sectors
from guichet.models.organisation import Agent, RoleGrant, Service


class Rights(msgspec.Struct, frozen=True):
    """Grants and the sectors that they open; ``active`` is False for a disabled account."""

    grants: tuple[Grant, ...]
    sectors: frozenset[Sector]
    active: bool


def sector_of_service(connection: Connection) -> dict[str, Sector]:
    """Give the sector of every service, by code."""
    return {row.code: row.sector for row in connection.execute(select(Service.code, Service.sector))}


class AgentRecord:
    """One agent's account and grants, read once: rights at whatever instant follow without the base."""

    def __init__(self, connection: Connection, agent_id: UUID) -> None:
        account = connection.execute(select(Agent.id, Agent.disabled_on).where(Agent.id == agent_id)).first()
        self.exists = account is not None
        self._disabled_on = None if account is None else account.disabled_on
        self._grants = connection.execute(
            select(RoleGrant.role, RoleGrant.service, RoleGrant.granted_at, RoleGrant.ended_at).where(
                RoleGrant.agent_id == agent_id
            )
        ).all()
        self._sectors = sector_of_service(connection)

    def rights(self, at: datetime) -> Rights | None:
        """Give the rights at an instant, or None when there is no such agent."""
        if not self.exists:
            return None
        grants = tuple(
            Grant(row.role, row.service or None)
            for row in self._grants
            if row.granted_at <= at and (row.ended_at is None or at < row.ended_at)
        )
        active = self._disabled_on is None or at.date() < self._disabled_on
        return Rights(grants, visible_sectors(grants, self._sectors), active)


def rights_of(connection: Connection, agent_id: UUID, at: datetime) -> Rights | None:
    """Give an agent's rights at an instant, or None when there is no such agent."""
    return AgentRecord(connection, agent_id).rights(at)
