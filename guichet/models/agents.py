"""Reading an agent's rights from the rows, as they were at an instant."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from guichet.domain.permissions import Grant, Sector, visible_sectors
from guichet.models.organisation import Agent, AgentSecret, Organisation, RoleGrant, Service, Setting

DEFAULT_ZONE: Final = "Europe/Paris"


OFFLINE_DAYS_KEY: Final = "offline_login_days"
"""Names the setting that says how long a workstation takes log-ins without having met its server, in days."""


class Rights(msgspec.Struct, frozen=True):
    """Grants and the sectors that they open; ``active`` is False from the day, in the town, of an account's closing."""

    grants: tuple[Grant, ...]
    sectors: frozenset[Sector]
    active: bool


def forgiven_key(agent_id: UUID) -> str:
    """Name the setting that says from when an account's wrong passwords count."""
    return f"login.forgiven.{agent_id.hex}"


def forgiven_at(connection: Connection, agent_id: UUID) -> datetime | None:
    """Give the instant before which wrong passwords count for nothing: an unlocking, or a new password."""
    told = connection.execute(select(Setting.value).where(Setting.key == forgiven_key(agent_id))).scalar()
    changed = connection.execute(select(AgentSecret.changed_at).where(AgentSecret.agent_id == agent_id)).scalar()
    known = [changed, None if told is None else datetime.fromisoformat(told)]
    return max((each for each in known if each is not None), default=None)


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
        zone = connection.execute(select(Organisation.time_zone)).scalar()
        self._zone = ZoneInfo(zone or DEFAULT_ZONE)

    def rights(self, at: datetime) -> Rights | None:
        """Give the rights at an instant, or None when there is no such agent."""
        if not self.exists:
            return None
        grants = tuple(
            Grant(row.role, row.service or None)
            for row in self._grants
            if row.granted_at <= at and (row.ended_at is None or at < row.ended_at)
        )
        active = self._disabled_on is None or at.astimezone(self._zone).date() < self._disabled_on
        return Rights(grants, visible_sectors(grants, self._sectors), active)


def rights_of(connection: Connection, agent_id: UUID, at: datetime) -> Rights | None:
    """Give an agent's rights at an instant, or None when there is no such agent."""
    return AgentRecord(connection, agent_id).rights(at)
