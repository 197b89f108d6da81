"""What was said, on every channel. Interactions are append-only."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Operation, Query
from guichet.contract.requests import EventKind
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission, Sector


class Direction(enum.StrEnum):
    """Who spoke."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"
    INTERNAL = "internal"


class RecordInteraction(Operation, frozen=True, kw_only=True, tag="interaction.record"):
    """Write down an exchange with a citizen, or a note about them.

    Raises:
        FreeTextRefused: the text holds a social security number.
        SectorClosed: the agent has no access to that sector.
    """

    needs: ClassVar[Permission] = Permission.RECORD_INTERACTION

    interaction_id: UUID
    person_id: UUID | None
    request_id: UUID | None = None
    sector: Sector = Sector.GENERAL
    channel: Channel
    direction: Direction
    subject: str
    body: str = ""
    happened_at: datetime

    def created(self) -> tuple[UUID, ...]:
        return (self.interaction_id,)


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a citizen's history: an exchange, or an event of a request (then ``event`` says which).

    An event's ``subject`` is the request's label, its ``detail`` the step taken or the reason given, its ``body`` the
    note.
    """

    entry_id: UUID
    happened_at: datetime
    channel: Channel
    direction: Direction
    subject: str
    body: str
    service: str
    agent_display: str
    request_id: UUID | None
    reference: str
    waiting: bool
    """True while the operation that wrote it has not reached the server."""
    event: EventKind | None = None
    detail: str = ""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen's history, newest first, with the count of each channel over the whole."""

    entries: tuple[TimelineEntry, ...]
    counts: dict[Channel, int]
    total: int
    first_year: int | None


class ShowTimeline(Query[Timeline], frozen=True, kw_only=True, tag="interactions.timeline"):
    """Give a page of a citizen's history."""

    answer: ClassVar[type] = Timeline

    person_id: UUID
    channels: tuple[Channel, ...] = ()
    offset: int = 0
    limit: int = 100
