"""The town: organisation, sites, services, counters, workstations, agents, roles and the catalogue of procedures."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from guichet.domain.partitions import COMMON
from guichet.domain.permissions import Role, Sector
from guichet.models.base import Replicated
from guichet.models.types import Choice, Day, Doc, Flag, Id, Instant


class Organisation(Replicated):
    """The town or grouping of towns; one row."""

    __tablename__ = "organisation"
    fixed_partition = COMMON

    name: Mapped[str] = mapped_column(String(200))
    department: Mapped[str] = mapped_column(String(3))
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")
    time_zone: Mapped[str] = mapped_column(String(60), default="Europe/Paris")
    demo: Mapped[bool] = mapped_column(Flag, default=False)


class Site(Replicated):
    """A place where citizens are received; ``sectors`` says which partitions its workstations hold."""

    __tablename__ = "site"
    fixed_partition = COMMON

    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    sectors: Mapped[list[str]] = mapped_column(Doc)


class Service(Replicated):
    """A unit that handles requests."""

    __tablename__ = "service"
    fixed_partition = COMMON

    code: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    sector: Mapped[Sector] = mapped_column(Choice(Sector), default=Sector.GENERAL)
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(30), default="")


class Counter(Replicated):
    """A counter of a site."""

    __tablename__ = "counter"
    fixed_partition = COMMON

    site_id: Mapped[UUID] = mapped_column(Id)
    name: Mapped[str] = mapped_column(String(100))


class Workstation(Replicated):
    """An enrolled device. ``number`` is never given twice; references embed it."""

    __tablename__ = "workstation"
    fixed_partition = COMMON

    number: Mapped[int] = mapped_column(Integer, unique=True)
    name: Mapped[str] = mapped_column(String(100))
    site_id: Mapped[UUID] = mapped_column(Id)
    counter_id: Mapped[UUID | None] = mapped_column(Id)
    enrolled_at: Mapped[datetime] = mapped_column(Instant)
    revoked_at: Mapped[datetime | None] = mapped_column(Instant)


class Agent(Replicated):
    """A person who works with Guichet."""

    __tablename__ = "agent"
    fixed_partition = COMMON

    login: Mapped[str] = mapped_column(String(60), unique=True)
    given_name: Mapped[str] = mapped_column(String(100))
    surname: Mapped[str] = mapped_column(String(100))
    quality: Mapped[str] = mapped_column(String(200), default="")
    disabled_on: Mapped[date | None] = mapped_column(Day)


class AgentSecret(Replicated):
    """An agent's password, salted and hashed (argon2id): it travels so that log-in works with no network."""

    __tablename__ = "agent_secret"
    fixed_partition = COMMON

    agent_id: Mapped[UUID] = mapped_column(Id, unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    must_change: Mapped[bool] = mapped_column(Flag, default=True)
    changed_at: Mapped[datetime] = mapped_column(Instant)


class RoleGrant(Replicated):
    """A role given to an agent, in one service (code) or in all (empty), from an instant to another."""

    __tablename__ = "role_grant"
    fixed_partition = COMMON
    __table_args__ = (Index(None, "agent_id"),)

    agent_id: Mapped[UUID] = mapped_column(Id)
    role: Mapped[Role] = mapped_column(Choice(Role))
    service: Mapped[str] = mapped_column(String(60), default="")
    granted_at: Mapped[datetime] = mapped_column(Instant)
    ended_at: Mapped[datetime | None] = mapped_column(Instant)


class ProcedureVersion(Replicated):
    """One version of a procedure of the town's catalogue; the newest is offered, older ones serve open requests."""

    __tablename__ = "procedure_version"
    fixed_partition = COMMON
    __table_args__ = (UniqueConstraint("procedure", "number"),)

    procedure: Mapped[str] = mapped_column(String(80))
    number: Mapped[int] = mapped_column(Integer)
    definition: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime] = mapped_column(Instant)
    published_by: Mapped[UUID | None] = mapped_column(Id)


class Setting(Replicated):
    """A setting of the whole organisation."""

    __tablename__ = "setting"
    fixed_partition = COMMON

    key: Mapped[str] = mapped_column(String(80), unique=True)
    value: Mapped[Any] = mapped_column(Doc)
