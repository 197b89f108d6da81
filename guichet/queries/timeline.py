"""A citizen's history: what was said and what became of their requests, newest first."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select

from guichet.contract.interactions import Direction, ShowTimeline, Timeline, TimelineEntry
from guichet.contract.requests import EventKind
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.models.requests import Interaction, Request, RequestEvent
from guichet.queries.ask import Reader, answers
from guichet.queries.catalogue import label_of, procedures
from guichet.queries.lookups import AnyRow, agents, named, waiting
from guichet.queries.request_lines import concerns

EVENT_CHANNEL = Channel.NOTE
"""Under which an event of a request is counted: nobody outside spoke."""

_Key = tuple[datetime, UUID, Channel]


@answers(ShowTimeline)
def show_timeline(query: ShowTimeline, reader: Reader) -> Timeline:
    """Give one page of the history, with the counts of the whole of it.

    Exchanges and events of sectors that are closed to the agent are neither shown nor counted. Documents ticked are
    left to the request's own history, and an opening that was written as an exchange is not said twice.
    """
    reader.demand(Permission.FIND_PERSON)
    keys = [*_interaction_keys(query.person_id, reader), *_event_keys(query.person_id, reader)]
    shown = [key for key in keys if not query.channels or key[2] in query.channels]
    shown.sort(key=operator.itemgetter(0, 1), reverse=True)
    page = [row_id for _, row_id, _ in shown[query.offset : query.offset + query.limit]]
    found = _entries(reader, page) if page else {}
    return Timeline(
        entries=tuple(found[row_id] for row_id in page),
        counts=dict(Counter(channel for _, _, channel in keys)),
        total=len(keys),
        first_year=reader.day_of(min(keys)[0]).year if keys else None,
    )


def _interaction_keys(person_id: UUID, reader: Reader) -> list[_Key]:
    found = select(Interaction.happened_at, Interaction.id, Interaction.channel).where(
        Interaction.person_id == person_id, Interaction.partition.in_(reader.partitions)
    )
    return [(at, row_id, channel) for at, row_id, channel in reader.connection.execute(found)]


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
    return [(at, row_id, EVENT_CHANNEL) for at, row_id in reader.connection.execute(found)]


def _said_as_interaction(person_id: UUID) -> ColumnElement[bool]:
    return and_(
        RequestEvent.kind == EventKind.OPENED,
        exists()
        .where(
            Interaction.request_id == RequestEvent.request_id,
            Interaction.person_id == person_id,
            Interaction.happened_at == RequestEvent.at,
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
    called = agents(reader, (row.agent_id for row in (*said, *done)))
    return {**_said(reader, said, called), **_done(reader, done, called)}


def _said(reader: Reader, rows: Sequence[AnyRow], called: dict[UUID, str]) -> dict[UUID, TimelineEntry]:
    held = waiting(reader, Interaction.__tablename__, (row.id for row in rows))
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
        )
        for row in rows
    }


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
