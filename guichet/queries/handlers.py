"""Where a request may go: the services that may take it, and who works on requests in each."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select

from guichet.contract.naming import agent_display
from guichet.contract.refusals import NotFound, SectorClosed
from guichet.contract.requests import HandlerFacts, Handlers, HandlingService, ShowHandlers
from guichet.domain.partitions import sector_of
from guichet.domain.permissions import Grant, Permission, Sector, may
from guichet.models.organisation import Agent, RoleGrant, Service
from guichet.models.requests import Request
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, folded


@answers(ShowHandlers)
def show_handlers(query: ShowHandlers, reader: Reader) -> Handlers:
    """Give services and agents by name; whoever may move a request along in a service may be given one there.

    Raises:
        NotFound, SectorClosed, NotAllowed: as the query says.
    """
    reader.demand(Permission.ASSIGN_REQUEST)
    request = reader.connection.execute(
        select(Request.partition, Request.service).where(Request.id == query.request_id)
    ).first()
    if request is None:
        raise NotFound(Request.__tablename__, query.request_id)
    if request.partition not in reader.partitions:
        raise SectorClosed(request.partition)
    reader.demand(Permission.ASSIGN_REQUEST, request.service)
    sector = sector_of(request.partition)
    agents = _agents(reader)
    return Handlers(
        services=tuple(
            HandlingService(
                code=service.code,
                name=service.name,
                agents=tuple(_handlers(agents, service.code)),
                may_assign=reader.actor.may(Permission.ASSIGN_REQUEST, service.code),
            )
            for service in _services(reader)
            if sector in (Sector.GENERAL, service.sector)
        )
    )


def _services(reader: Reader) -> list[AnyRow]:
    rows = reader.connection.execute(select(Service.code, Service.name, Service.sector))
    return sorted(rows, key=lambda row: (folded(row.name), row.code))


def _agents(reader: Reader) -> list[tuple[AnyRow, tuple[Grant, ...]]]:
    """Give the agents whose account is open, by name, each with the roles held now."""
    held = select(RoleGrant.agent_id, RoleGrant.role, RoleGrant.service).where(RoleGrant.ended_at.is_(None))
    grants: dict[UUID, list[Grant]] = {}
    for agent_id, role, service in reader.connection.execute(held):
        grants.setdefault(agent_id, []).append(Grant(role, service or None))
    rows = reader.connection.execute(
        select(Agent.id, Agent.given_name, Agent.surname, Agent.quality).where(Agent.disabled_on.is_(None))
    )
    by_name = sorted(rows, key=lambda row: (folded(row.surname), folded(row.given_name), row.id))
    return [(row, tuple(grants.get(row.id, ()))) for row in by_name]


def _handlers(agents: Iterable[tuple[AnyRow, tuple[Grant, ...]]], service: str) -> Iterable[HandlerFacts]:
    for row, grants in agents:
        if may(grants, Permission.ADVANCE_REQUEST, service):
            display = agent_display(row.given_name, row.surname)
            yield HandlerFacts(agent_id=row.id, display=display, quality=row.quality)
