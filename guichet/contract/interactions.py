"""What was said, on every channel: only ever added, and taken back in the open where it was noted by mistake."""

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


class RetractInteraction(Operation, frozen=True, kw_only=True, tag="interaction.retract"):
    """Take back an exchange that was noted by mistake: in the wrong file, twice, or not as it was said.

    Its line stays in the history and says who took it back, when and why; its text leaves the file (GDPR, articles 5
    and 16) and stays in the journals of operations. Whoever noted it may do this, on any day: what is wrong in a file
    is often seen when the citizen comes again. So may a supervisor, for those who left. What is taken back already
    stays so, with the first reason.

    Raises:
        NotFound: there is no such exchange here.
        SectorClosed: the agent has no access to its sector.
        WrittenByAnother: somebody else noted it, and the agent is no supervisor there.
        FieldRefused: no reason is given, or one that is too long.
        FreeTextRefused: the reason holds a social security number.
    """

    needs: ClassVar[Permission] = Permission.RECORD_INTERACTION

    interaction_id: UUID
    reason: str


class Retraction(msgspec.Struct, frozen=True, kw_only=True):
    """Who took something back, when, and why."""

    at: datetime
    agent_display: str
    reason: str


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a citizen's history: an exchange, or an event of a request (then ``event`` says which).

    An event's ``subject`` is the request's label, its ``detail`` the step taken or the reason given, its ``body`` the
    note. An exchange that was taken back has neither subject nor body, but ``retracted``.
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
    retracted: Retraction | None = None
    may_retract: bool = False
    """Whether the agent who asks may take this exchange back."""


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen's history, newest first, with the count of each channel over the whole.

    Exchanges that were taken back are among the entries, and counted in ``lines`` alone.
    """

    entries: tuple[TimelineEntry, ...]
    lines: int
    """Lines of the channels asked for, on every page."""
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
