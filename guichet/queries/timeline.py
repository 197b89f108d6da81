"""A citizen's history: what was said and what became of their requests, newest first."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from guichet.contract.interactions import Direction, Retraction, ShowTimeline, Timeline, TimelineEntry
from guichet.contract.requests import EventKind
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.domain.taking_back import may_take_back
from guichet.models.base import stands
from guichet.models.requests import Interaction, Request, RequestEvent
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import label_of, procedures
from guichet.queries.lookups import AnyRow, agents, named, waiting
from guichet.queries.request_lines import concerns

EVENT_CHANNEL = Channel.NOTE
"""Under which an event of a request is counted: nobody outside spoke."""


class _Key(NamedTuple):
    """What a line is sorted, kept and counted by."""

    at: datetime
    row_id: UUID
    channel: Channel
    counts: bool = True


@answers(ShowTimeline)
def show_timeline(query: ShowTimeline, reader: Reader) -> Timeline:
    """Give one page of the history, with the counts of the whole of it.

    Exchanges and events of sectors that are closed to the agent are neither shown nor counted. Documents ticked are
    left to the request's own history, and an opening that was written as an exchange is not said twice. Exchanges that
    were taken back are shown without what was said, and not counted.
    """
    reader.demand(Permission.FIND_PERSON)
    keys = [*_interaction_keys(query.person_id, reader), *_event_keys(query.person_id, reader)]
    shown = [key for key in keys if not query.channels or key.channel in query.channels]
    shown.sort(key=operator.attrgetter("at", "row_id"), reverse=True)
    page = [key.row_id for key in shown[query.offset : query.offset + query.limit]]
    found = _entries(reader, page) if page else {}
    counted = [key for key in keys if key.counts]
    return Timeline(
        entries=tuple(found[row_id] for row_id in page),
        lines=len(shown),
        counts=dict(Counter(key.channel for key in counted)),
        total=len(counted),
        first_year=reader.day_of(min(key.at for key in counted)).year if counted else None,
    )


def _interaction_keys(person_id: UUID, reader: Reader) -> list[_Key]:
    found = select(Interaction.happened_at, Interaction.id, Interaction.channel, Interaction.retracted_at).where(
        Interaction.person_id == person_id, Interaction.partition.in_(reader.partitions)
    )
    return [_Key(at, row_id, channel, back is None) for at, row_id, channel, back in reader.connection.execute(found)]


def _event_keys(person_id: UUID, reader: Reader) -> list[_Key]:
    found = (
        select(RequestEvent.at, RequestEvent.id)
        .join(Request, Request.id == RequestEvent.request_id)
        .where(
            concerns(person_id),
            Request.partition.in_(reader.partitions),
            RequestEvent.kind != EventKind.DOCUMENT,
            ~_said_as_interaction(person_id),
        )
    )
    return [_Key(at, row_id, EVENT_CHANNEL) for at, row_id in reader.connection.execute(found)]


def _said_as_interaction(person_id: UUID) -> ColumnElement[bool]:
    return and_(
        RequestEvent.kind == EventKind.OPENED,
        exists()
        .where(
            Interaction.request_id == RequestEvent.request_id,
            Interaction.person_id == person_id,
            Interaction.happened_at == RequestEvent.at,
            stands(Interaction),
        )
        .correlate(RequestEvent),
    )


def _entries(reader: Reader, page: Sequence[UUID]) -> dict[UUID, TimelineEntry]:
    """Read the rows of one page, whichever of the two tables each is in."""
    said = reader.connection.execute(
        select(
            Interaction.id,
            Interaction.happened_at,
            Interaction.channel,
            Interaction.direction,
            Interaction.subject,
            Interaction.body,
            Interaction.service,
            Interaction.agent_id,
            Interaction.request_id,
            Interaction.retracted_at,
            Interaction.retracted_by,
            Interaction.retracted_why,
            Request.reference,
        )
        .outerjoin(Request, Request.id == Interaction.request_id)
        .where(Interaction.id.in_(page))
    ).all()
    done = reader.connection.execute(
        select(
            RequestEvent.id,
            RequestEvent.at,
            RequestEvent.kind,
            RequestEvent.detail,
            RequestEvent.note,
            RequestEvent.agent_id,
            RequestEvent.request_id,
            Request.reference,
            Request.service,
            Request.procedure,
            Request.procedure_version,
        )
        .join(Request, Request.id == RequestEvent.request_id)
        .where(RequestEvent.id.in_(page))
    ).all()
    retracted_by = (row.retracted_by for row in said)
    called = agents(reader, (*(row.agent_id for row in (*said, *done)), *retracted_by))
    return {**_said(reader, said, called), **_done(reader, done, called)}


def _said(reader: Reader, rows: Sequence[AnyRow], called: dict[UUID, str]) -> dict[UUID, TimelineEntry]:
    held = waiting(reader, Interaction.__tablename__, (row.id for row in rows))
    may_note = reader.actor.may(Permission.RECORD_INTERACTION)
    return {
        row.id: TimelineEntry(
            entry_id=row.id,
            happened_at=row.happened_at,
            channel=row.channel,
            direction=row.direction,
            subject=row.subject,
            body=row.body,
            service=row.service,
            agent_display=named(called, row.agent_id),
            request_id=row.request_id,
            reference=row.reference or "",
            waiting=row.id in held,
            retracted=_retraction(row, called),
            may_retract=may_note
            and row.retracted_at is None
            and may_take_back(reader.actor, row.agent_id, row.service),
        )
        for row in rows
    }


def _retraction(row: AnyRow, called: dict[UUID, str]) -> Retraction | None:
    if row.retracted_at is None:
        return None
    return Retraction(at=row.retracted_at, agent_display=named(called, row.retracted_by), reason=row.retracted_why)


def _done(reader: Reader, rows: Sequence[AnyRow], called: dict[UUID, str]) -> dict[UUID, TimelineEntry]:
    held = waiting(reader, RequestEvent.__tablename__, (row.id for row in rows))
    known = procedures(reader, {(row.procedure, row.procedure_version) for row in rows})
    return {
        row.id: TimelineEntry(
            entry_id=row.id,
            happened_at=row.at,
            channel=EVENT_CHANNEL,
            direction=Direction.INTERNAL,
            subject=label_of(known, row.procedure, row.procedure_version),
            body=row.note,
            service=row.service,
            agent_display=named(called, row.agent_id),
            request_id=row.request_id,
            reference=row.reference,
            waiting=row.id in held,
            event=row.kind,
            detail=row.detail,
        )
        for row in rows
    }
