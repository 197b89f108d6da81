"""Agents and services: whom a request may be given to; and the accounts, for who keeps them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import or_, select

from guichet.contract.accounts import (
    AccountFacts,
    AccountList,
    AgentFacts,
    AgentList,
    GrantFacts,
    ListAccounts,
    ListAgents,
    ListServices,
    ServiceFacts,
    ServiceList,
)
from guichet.contract.naming import agent_display
from guichet.domain.lockout import locked_until
from guichet.domain.permissions import Permission, Role
from guichet.models.agents import forgiven_key
from guichet.models.organisation import Agent, AgentSecret, RoleGrant, Service, Setting
from guichet.models.workstation import LocalSetting
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import folded, waiting

LOGIN_FAILURES = "login_failures"
"""The setting where this workstation counts wrong passwords: login → (how many, when last)."""


@answers(ListAgents)
def list_agents(query: ListAgents, reader: Reader) -> AgentList:
    """Give the agents by name, with the roles that they hold now."""
    agents = select(Agent.id, Agent.login, Agent.given_name, Agent.surname, Agent.quality, Agent.disabled_on)
    if not query.disabled_too:
        agents = agents.where(or_(Agent.disabled_on.is_(None), Agent.disabled_on > reader.today))
    held = select(RoleGrant.agent_id, RoleGrant.role, RoleGrant.service).where(RoleGrant.ended_at.is_(None))
    roles: dict[object, list[tuple[Role, str]]] = {}
    for agent_id, role, service in reader.connection.execute(held.order_by(RoleGrant.role, RoleGrant.service)):
        roles.setdefault(agent_id, []).append((role, service))
    found = [
        AgentFacts(
            agent_id=row.id,
            login=row.login,
            display=agent_display(row.given_name, row.surname),
            quality=row.quality,
            disabled=row.disabled_on is not None and row.disabled_on <= reader.today,
            roles=tuple(roles.get(row.id, ())),
        )
        for row in sorted(
            reader.connection.execute(agents),
            key=lambda row: (folded(row.surname), folded(row.given_name), row.id),
        )
    ]
    return AgentList(tuple(found))


@answers(ListAccounts)
def list_accounts(query: ListAccounts, reader: Reader) -> AccountList:
    """Give every account by name, those that are closed last."""
    reader.demand(Permission.MANAGE_ACCOUNTS)
    rows = reader.connection.execute(
        select(
            Agent.id,
            Agent.login,
            Agent.given_name,
            Agent.surname,
            Agent.quality,
            Agent.disabled_on,
            AgentSecret.id.label("secret_id"),
            AgentSecret.must_change,
            AgentSecret.changed_at,
        ).join_from(Agent, AgentSecret, AgentSecret.agent_id == Agent.id)
    ).all()
    grants = _grants(reader)
    locked = _locked(reader)
    administrators = [row.id for row in rows if row.disabled_on is None and _administers(grants.get(row.id, ()))]
    unsent = waiting(reader, Agent.__tablename__, (row.id for row in rows))
    unsent |= waiting(reader, AgentSecret.__tablename__, (row.secret_id for row in rows))
    unsent |= waiting(reader, RoleGrant.__tablename__, (each.grant_id for held in grants.values() for each in held))
    found = [
        AccountFacts(
            agent_id=row.id,
            login=row.login,
            given_name=row.given_name,
            surname=row.surname,
            quality=row.quality,
            disabled_on=row.disabled_on,
            must_change=row.must_change,
            password_at=row.changed_at,
            locked_until=locked.get(row.login),
            grants=tuple(grants.get(row.id, ())),
            only_administrator=administrators == [row.id],
            waiting=bool(unsent & {row.id, row.secret_id, *(each.grant_id for each in grants.get(row.id, ()))}),
        )
        for row in rows
    ]
    closed = {each.agent_id for each in found if each.disabled_on is not None and each.disabled_on <= reader.today}
    found.sort(key=lambda each: (each.agent_id in closed, folded(each.surname), folded(each.given_name), each.login))
    return AccountList(tuple(found))


def _grants(reader: Reader) -> dict[UUID, list[GrantFacts]]:
    services = {row.code: row.name for row in reader.connection.execute(select(Service.code, Service.name))}
    found: dict[UUID, list[GrantFacts]] = {}
    held = select(RoleGrant.id, RoleGrant.agent_id, RoleGrant.role, RoleGrant.service, RoleGrant.granted_at)
    for row in reader.connection.execute(held.where(RoleGrant.ended_at.is_(None)).order_by(RoleGrant.granted_at)):
        found.setdefault(row.agent_id, []).append(
            GrantFacts(
                grant_id=row.id,
                role=row.role,
                service=row.service,
                service_name=services.get(row.service, row.service),
                granted_at=row.granted_at,
            )
        )
    return found


def _administers(held: list[GrantFacts] | tuple[()]) -> bool:
    return any(each.role is Role.ADMINISTRATOR and not each.service for each in held)


def _locked(reader: Reader) -> dict[str, datetime]:
    """Give until when this workstation takes no password of a login."""
    kept = reader.connection.execute(select(LocalSetting.value).where(LocalSetting.key == LOGIN_FAILURES)).scalar()
    wrong = msgspec.convert(kept or {}, dict[str, tuple[int, datetime]])
    if not wrong:
        return {}
    rows = reader.connection.execute(
        select(Agent.id, Agent.login, AgentSecret.changed_at)
        .join_from(Agent, AgentSecret, AgentSecret.agent_id == Agent.id)
        .where(Agent.login.in_(wrong))
    ).all()
    keys = {forgiven_key(row.id): row.login for row in rows}
    told = reader.connection.execute(select(Setting.key, Setting.value).where(Setting.key.in_(keys)))
    forgiven = {keys[row.key]: datetime.fromisoformat(row.value) for row in told}
    found = {}
    for row in rows:
        count, last = wrong[row.login]
        until = locked_until(count, last)
        since = max(row.changed_at, forgiven.get(row.login, row.changed_at))
        if until is not None and last >= since and reader.now < until:
            found[row.login] = until
    return found


@answers(ListServices)
def list_services(query: ListServices, reader: Reader) -> ServiceList:
    """Give the services by name."""
    rows = reader.connection.execute(select(Service.code, Service.name))
    found = (ServiceFacts(code=row.code, name=row.name) for row in rows)
    return ServiceList(tuple(sorted(found, key=lambda service: (folded(service.name), service.code))))
