"""Agents, their roles, and the town that they work for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import FieldEdit, Operation, Query
from guichet.domain.permissions import Permission, Role, Sector


class SetUpOrganisation(Operation, frozen=True, kw_only=True, tag="organisation.set_up"):
    """Create the organisation, once; the server alone does it, at ``guichet init``."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    organisation_id: UUID
    name: str
    department: str
    """Department code for holidays: ``93``, ``67``, ``2A``, ``971``."""
    street: str = ""
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    time_zone: str = "Europe/Paris"
    demo: bool = False


class SetOfflineDays(Operation, frozen=True, kw_only=True, tag="organisation.set_offline_days"):
    """Say for how many days a workstation takes log-ins without having met its server; the server alone does it."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    setting_id: UUID
    days: Annotated[int, msgspec.Meta(ge=1, le=365)]


class AddSite(Operation, frozen=True, kw_only=True, tag="organisation.add_site"):
    """Add a place where citizens are received, and the sectors that its workstations hold."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    site_id: UUID
    code: str
    name: str
    sectors: tuple[Sector, ...]


class AddService(Operation, frozen=True, kw_only=True, tag="organisation.add_service"):
    """Add a service (unit) that requests are given to."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    service_id: UUID
    code: str
    name: str
    sector: Sector = Sector.GENERAL
    email: str = ""
    phone: str = ""


class AddCounter(Operation, frozen=True, kw_only=True, tag="organisation.add_counter"):
    """Add a counter of a site."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    counter_id: UUID
    site_id: UUID
    name: str


class AddAgent(Operation, frozen=True, kw_only=True, tag="agent.add"):
    """Open an agent's account; the password arrives hashed (argon2id), never in clear."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID
    login: str
    given_name: str
    surname: str
    quality: str = ""
    """Function, as letters must say it (CRPA L111-2)."""
    secret_id: UUID
    password_hash: str
    must_change: bool = True
    grants: tuple[tuple[UUID, Role, str], ...] = ()
    """(grant id, role, service code or empty for all)."""

    def created(self) -> tuple[UUID, ...]:
        return (self.agent_id,)


class ResetPassword(Operation, frozen=True, kw_only=True, tag="agent.reset_password"):
    """Give an agent a new password hash."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID
    password_hash: str
    must_change: bool = True


class ChangeOwnPassword(Operation, frozen=True, kw_only=True, tag="agent.change_own_password"):
    """Give oneself a new password; the desk checked the old one and hashed the new one."""

    needs: ClassVar[Permission] = Permission.OWN_ACCOUNT

    password_hash: str


class DisableAgent(Operation, frozen=True, kw_only=True, tag="agent.disable"):
    """Close an account: its holder can no longer log in or sign operations."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID
    disabled_on: date
    """The first day, in the town, when it is closed."""


class EnableAgent(Operation, frozen=True, kw_only=True, tag="agent.enable"):
    """Open a closed account again, or call its coming closing off; its roles are those it had."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID


class CorrectAgent(Operation, frozen=True, kw_only=True, tag="agent.correct"):
    """Correct an agent's name or function (``given_name``, ``surname``, ``quality``)."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID
    edits: tuple[FieldEdit, ...]


class UnlockAgent(Operation, frozen=True, kw_only=True, tag="agent.unlock"):
    """Forget the wrong passwords of an account, on every workstation once it hears of it."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    agent_id: UUID
    setting_id: UUID


class GrantRole(Operation, frozen=True, kw_only=True, tag="agent.grant"):
    """Give an agent a role, in one service or in all."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    grant_id: UUID
    agent_id: UUID
    role: Role
    service: str = ""


class RevokeRole(Operation, frozen=True, kw_only=True, tag="agent.revoke"):
    """Take a role back."""

    needs: ClassVar[Permission] = Permission.MANAGE_ACCOUNTS

    grant_id: UUID


class PublishProcedure(Operation, frozen=True, kw_only=True, tag="catalogue.publish"):
    """Publish a version of a procedure in the town's catalogue; open requests keep the version of their opening."""

    needs: ClassVar[Permission] = Permission.MANAGE_CATALOGUE

    version_id: UUID
    procedure: str
    number: int
    definition: str
    """The procedure's definition as JSON (see ``guichet.domain.procedures``)."""


class ImportPeople(Operation, frozen=True, kw_only=True, tag="people.import"):
    """A bulk load of people from a file, as one audited operation; the rows travel by snapshot or feed.

    It is written by the server alone, with what the file gave; ``fingerprint`` is the SHA-256 of the file.
    """

    needs: ClassVar[Permission] = Permission.IMPORT_PEOPLE

    fingerprint: str
    lines: int
    created_people: int
    updated_people: int
    refused_lines: int


class AgentFacts(msgspec.Struct, frozen=True, kw_only=True):
    """An agent in a list."""

    agent_id: UUID
    login: str
    display: str
    quality: str
    disabled: bool
    roles: tuple[tuple[Role, str], ...]


class AgentList(msgspec.Struct, frozen=True):
    """The agents of the organisation, by name."""

    agents: tuple[AgentFacts, ...]


class ListAgents(Query[AgentList], frozen=True, kw_only=True, tag="accounts.agents"):
    """Give the agents a request may be assigned to."""

    answer: ClassVar[type] = AgentList

    disabled_too: bool = False


class GrantFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A role that an agent holds; ``service`` is empty where it counts everywhere."""

    grant_id: UUID
    role: Role
    service: str
    service_name: str
    granted_at: datetime


class AccountFacts(msgspec.Struct, frozen=True, kw_only=True):
    """An account as an administrator sees it."""

    agent_id: UUID
    login: str
    given_name: str
    surname: str
    quality: str
    disabled_on: date | None
    """The first day when it is closed; it may be to come."""
    must_change: bool
    """The password was given by an administrator, and its holder has not chosen their own."""
    password_at: datetime
    """When the password was last changed."""
    locked_until: datetime | None
    """Wrong passwords at this workstation make it wait until then."""
    grants: tuple[GrantFacts, ...]
    only_administrator: bool = False
    """Nobody else could administer: it keeps that role and stays open."""
    waiting: bool = False
    """Something of it is not sent yet."""


class AccountList(msgspec.Struct, frozen=True):
    """Every account of the organisation, by name."""

    accounts: tuple[AccountFacts, ...]


class ListAccounts(Query[AccountList], frozen=True, kw_only=True, tag="accounts.list"):
    """Give every account, closed ones too; needs ``MANAGE_ACCOUNTS``."""

    answer: ClassVar[type] = AccountList


class ServiceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A service in a list."""

    code: str
    name: str


class ServiceList(msgspec.Struct, frozen=True):
    """The services of the organisation, by name."""

    services: tuple[ServiceFacts, ...]


class ListServices(Query[ServiceList], frozen=True, kw_only=True, tag="accounts.services"):
    """Give the services a request may be given to."""

    answer: ClassVar[type] = ServiceList
