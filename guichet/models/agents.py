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
    return {code: sector for code, sector in connection.execute(select(Service.code, Service.sector))}


def rights_of(connection: Connection, agent_id: UUID, at: datetime) -> Rights | None:
    """Give an agent's rights at an instant, or None when there is no such agent."""
    disabled_on = connection.execute(select(Agent.id, Agent.disabled_on).where(Agent.id == agent_id)).first()
    if disabled_on is None:
        return None
    rows = connection.execute(
        select(RoleGrant.role, RoleGrant.service, RoleGrant.granted_at, RoleGrant.ended_at).where(
            RoleGrant.agent_id == agent_id
        )
    )
    grants = tuple(
        Grant(role, service or None)
        for role, service, granted_at, ended_at in rows
        if granted_at <= at and (ended_at is None or at < ended_at)
    )
    active = disabled_on[1] is None or at.date() < disabled_on[1]
    return Rights(grants, visible_sectors(grants, sector_of_service(connection)), active)
