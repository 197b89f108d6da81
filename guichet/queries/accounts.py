"""Agents and services: whom a request may be given to."""

from __future__ import annotations

from sqlalchemy import select

from guichet.contract.accounts import (
    AgentFacts,
    AgentList,
    ListAgents,
    ListServices,
    ServiceFacts,
    ServiceList,
)
from guichet.contract.naming import agent_display
from guichet.domain.permissions import Role
from guichet.models.organisation import Agent, RoleGrant, Service
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import folded


@answers(ListAgents)
def list_agents(query: ListAgents, reader: Reader) -> AgentList:
    """Give the agents by name, with the roles that they hold now."""
    agents = select(Agent.id, Agent.login, Agent.given_name, Agent.surname, Agent.quality, Agent.disabled_on)
    if not query.disabled_too:
        agents = agents.where(Agent.disabled_on.is_(None))
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
            disabled=row.disabled_on is not None,
            roles=tuple(roles.get(row.id, ())),
        )
        for row in sorted(
            reader.connection.execute(agents),
            key=lambda row: (folded(row.surname), folded(row.given_name), row.id),
        )
    ]
    return AgentList(tuple(found))


@answers(ListServices)
def list_services(query: ListServices, reader: Reader) -> ServiceList:
    """Give the services by name."""
    rows = reader.connection.execute(select(Service.code, Service.name))
    found = (ServiceFacts(code=row.code, name=row.name) for row in rows)
    return ServiceList(tuple(sorted(found, key=lambda service: (folded(service.name), service.code))))
