"""Agents' accounts and roles. Whatever happens, somebody can still administer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final
from uuid import UUID

from guichet.contract.accounts import (
    AddAgent,
    ChangeOwnPassword,
    CorrectAgent,
    DisableAgent,
    EnableAgent,
    GrantRole,
    ResetPassword,
    RevokeRole,
    UnlockAgent,
)
from guichet.contract.refusals import AlreadyExists, LastAdministrator, NotFound, ServiceUnknown
from guichet.domain.permissions import Role
from guichet.models.agents import forgiven_key
from guichet.models.organisation import Agent, AgentSecret, RoleGrant, Service, Setting
from guichet.operations.apply import applies, edit_fields
from guichet.operations.cleaning import clean_line, clean_login, needed
from guichet.operations.unit import Unit


@applies(AddAgent)
def add_agent(operation: AddAgent, unit: Unit) -> None:
    """Open an account with its roles.

    Raises:
        AlreadyExists: the login is taken, were it by an account that is closed.
        ServiceUnknown: a role is given in a service that does not exist.
    """
    login = clean_login("login", operation.login)
    if unit.select(Agent, Agent.login == login):
        raise AlreadyExists(Agent.__tablename__, login)
    unit.add(
        Agent(
            id=operation.agent_id,
            login=login,
            given_name=needed("given_name", operation.given_name),
            surname=needed("surname", operation.surname),
            quality=clean_line("quality", operation.quality),
        )
    )
    unit.add(
        AgentSecret(
            id=operation.secret_id,
            agent_id=operation.agent_id,
            password_hash=operation.password_hash,
            must_change=operation.must_change,
            changed_at=unit.now,
        )
    )
    for grant_id, role, service in operation.grants:
        _grant(unit, grant_id, operation.agent_id, role, service)


@applies(ResetPassword)
def reset_password(operation: ResetPassword, unit: Unit) -> None:
    """Replace an agent's password hash."""
    unit.get(Agent, operation.agent_id)
    secret = _secret_of(unit, operation.agent_id)
    secret.password_hash = operation.password_hash
    secret.must_change = operation.must_change
    secret.changed_at = unit.now


def _secret_of(unit: Unit, agent_id: UUID) -> AgentSecret:
    secrets = unit.select(AgentSecret, AgentSecret.agent_id == agent_id)
    if not secrets:
        raise NotFound(AgentSecret.__tablename__, agent_id)
    return secrets[0]


@applies(ChangeOwnPassword)
def change_own_password(operation: ChangeOwnPassword, unit: Unit) -> None:
    """Replace the acting agent's password hash."""
    secret = _secret_of(unit, unit.agent_id)
    secret.password_hash = operation.password_hash
    secret.must_change = False
    secret.changed_at = unit.now


@applies(DisableAgent)
def disable_agent(operation: DisableAgent, unit: Unit) -> None:
    """Close an account; one that is closed stays as it is.

    Raises:
        LastAdministrator: nobody else could administer.
    """
    agent = unit.get(Agent, operation.agent_id)
    if agent.disabled_on is None:
        agent.disabled_on = operation.disabled_on
        _keep_an_administrator(unit)


@applies(EnableAgent)
def enable_agent(operation: EnableAgent, unit: Unit) -> None:
    """Open a closed account again; one that is open stays as it is."""
    unit.get(Agent, operation.agent_id).disabled_on = None


@applies(CorrectAgent)
def correct_agent(operation: CorrectAgent, unit: Unit) -> None:
    """Correct an agent's name or function.

    Raises:
        FieldsDiverged: another administrator corrected the same field meanwhile.
        FieldRefused: a name is empty, a text is too long, or the field is none of these.
    """
    edit_fields(unit.get(Agent, operation.agent_id), operation.edits, _CORRECTABLE)


@applies(UnlockAgent)
def unlock_agent(operation: UnlockAgent, unit: Unit) -> None:
    """Say from when the wrong passwords of an account count again."""
    agent = unit.get(Agent, operation.agent_id)
    key = forgiven_key(agent.id)
    told = unit.select(Setting, Setting.key == key)
    if told:
        told[0].value = unit.now.isoformat()
    else:
        unit.add(Setting(id=operation.setting_id, key=key, value=unit.now.isoformat()))


@applies(GrantRole)
def grant_role(operation: GrantRole, unit: Unit) -> None:
    """Give an agent a role that they do not hold yet.

    Raises:
        AlreadyExists: the agent holds this role in this service.
    """
    unit.get(Agent, operation.agent_id)
    _grant(unit, operation.grant_id, operation.agent_id, operation.role, operation.service)


@applies(RevokeRole)
def revoke_role(operation: RevokeRole, unit: Unit) -> None:
    """End a role; one that ended stays as it is.

    Raises:
        LastAdministrator: nobody else could administer.
    """
    grant = unit.get(RoleGrant, operation.grant_id)
    if grant.ended_at is None:
        grant.ended_at = unit.now
        _keep_an_administrator(unit)


_CORRECTABLE: Final[dict[str, Callable[[Any], Any]]] = {
    "given_name": partial(needed, "given_name"),
    "surname": partial(needed, "surname"),
    "quality": partial(clean_line, "quality"),
}


def _grant(unit: Unit, grant_id: UUID, agent_id: UUID, role: Role, service: str) -> None:
    if service and not unit.look(Service, Service.code == service):
        raise ServiceUnknown(service)
    held = unit.select(
        RoleGrant,
        RoleGrant.agent_id == agent_id,
        RoleGrant.role == role,
        RoleGrant.service == service,
        RoleGrant.ended_at.is_(None),
    )
    if held:
        raise AlreadyExists(RoleGrant.__tablename__, role)
    unit.add(RoleGrant(id=grant_id, agent_id=agent_id, role=role, service=service, granted_at=unit.now))


def _keep_an_administrator(unit: Unit) -> None:
    grants = unit.select(
        RoleGrant, RoleGrant.role == Role.ADMINISTRATOR, RoleGrant.service == "", RoleGrant.ended_at.is_(None)
    )
    holders = [grant.agent_id for grant in grants]
    if not holders or not unit.select(Agent, Agent.id.in_(holders), Agent.disabled_on.is_(None)):
        raise LastAdministrator()
