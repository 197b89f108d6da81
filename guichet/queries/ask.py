"""The one place where a query meets its handler, and what the handler may read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from guichet.contract.base import Query
from guichet.contract.refusals import NotAllowed
from guichet.domain.actor import Actor
from guichet.domain.permissions import Permission
from guichet.search.engine import SearchIndex

Kind = TypeVar("Kind", bound=Query[Any])
Handler = Callable[[Any, "Reader"], Any]

_HANDLERS: dict[type[Query[Any]], Handler] = {}


class Reader:
    """What a query may look at: one read transaction of the replica, who asks, and today's date in the town.

    Rows are read through SQLAlchemy Core or the raw search tables; nothing is written. Rows of sectors that are not the
    agent's are left out by ``partitions``.
    """

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        *,
        now: datetime,
        time_zone: str,
        department: str,
        workstation: int,
        partitions: frozenset[str],
        services: frozenset[str] = frozenset(),
        search: SearchIndex | None = None,
    ) -> None:
        self.connection = connection
        self.actor = actor
        self.now = now
        self.department = department
        self.workstation = workstation
        self.partitions = partitions
        """Sector partitions that are both held here and open to the agent."""
        self.services = services
        """Codes of the services where the agent has a role (empty: all)."""
        self.search = search
        """The identification engine; None where the base has no index (nobody is found then)."""
        self._zone = ZoneInfo(time_zone)

    @property
    def agent_id(self) -> UUID:
        """The agent who asks."""
        return self.actor.agent_id

    @property
    def today(self) -> date:
        """Today in the town's time zone."""
        return self.day_of(self.now)

    def day_of(self, instant: datetime) -> date:
        """Give the day of an instant in the town's time zone."""
        return instant.astimezone(self._zone).date()

    def midnight(self, day: date) -> datetime:
        """Give the instant when a day begins in the town's time zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self._zone)

    def demand(self, permission: Permission, service: str | None = None) -> None:
        """Refuse an agent without this permission.

        Raises:
            NotAllowed: as said.
        """
        if not self.actor.may(permission, service):
            raise NotAllowed(permission)


def answers(kind: type[Kind]) -> Callable[[Callable[[Kind, Reader], Any]], Callable[[Kind, Reader], Any]]:
    """Register the function that answers one kind of query."""

    def register(handler: Callable[[Kind, Reader], Any]) -> Callable[[Kind, Reader], Any]:
        assert kind not in _HANDLERS, kind
        _HANDLERS[kind] = handler
        return handler

    return register


def answered() -> frozenset[type[Query[Any]]]:
    """Give every kind of query that has a handler."""
    _load()
    return frozenset(_HANDLERS)


def ask(query: Query[Any], reader: Reader) -> Any:
    """Answer a query.

    Raises:
        Refusal: the thing asked for is not here, or not for this agent.
    """
    _load()
    return _HANDLERS[type(query)](query, reader)


def _load() -> None:
    import guichet.queries.all  # noqa: F401  # every module registers its handlers when read
