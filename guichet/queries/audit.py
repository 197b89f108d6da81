"""The journals as an auditor reads them: consultations of this workstation, changes of files, steps of requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select

from guichet.contract.audit import AuditKind, AuditLine, AuditPage, ReadAudit
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import OPEN_SECTORS, Permission
from guichet.models.base import stands
from guichet.models.people import PersonChange
from guichet.models.requests import Interaction, Request, RequestEvent
from guichet.models.workstation import LocalConsultation
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, agents, folded, named, people

_MOST = 20_000
"""Lines of one journal that are read at most, whatever the days."""
_OPEN = frozenset(sector_partition(sector) for sector in OPEN_SECTORS)


@answers(ReadAudit)
def read_audit(query: ReadAudit, reader: Reader) -> AuditPage:
    """Give what agents looked at and did on these days, newest first."""
    reader.demand(Permission.READ_JOURNAL)
    found = [
        *_consulted(query, reader),
        *_changed(query, reader),
        *_taken_back(query, reader),
        *_handled(query, reader),
    ]
    wanted = folded(query.text).split()
    found = [line for line in found if all(word in folded(line.subject) for word in wanted)]
    found.sort(key=lambda line: line.at, reverse=True)
    kept = tuple(islice(found, query.limit))
    return AuditPage(lines=kept, more=len(kept) < len(found))


def _consulted(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    table = LocalConsultation
    if query.kind not in (None, AuditKind.CONSULTED):
        return
    columns = select(table.at, table.agent_id, table.person_id, table.reason)
    rows = _rows(columns, query, reader, table.at, table.agent_id)
    names, called = people(reader, {row.person_id for row in rows}), agents(reader, {row.agent_id for row in rows})
    for row in rows:
        yield _line(row, AuditKind.CONSULTED, called, named(names, row.person_id), row.reason)


def _changed(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    table = PersonChange
    if query.kind not in (None, AuditKind.CHANGED):
        return
    columns = select(table.at, table.agent_id, table.person_id, table.field)
    rows = _rows(columns, query, reader, table.at, table.agent_id)
    names, called = people(reader, {row.person_id for row in rows}), agents(reader, {row.agent_id for row in rows})
    for row in rows:
        yield _line(row, AuditKind.CHANGED, called, named(names, row.person_id), row.field)


def _taken_back(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    """Give the exchanges that were taken back; of a sector walled off, nothing says whose file it was."""
    table = Interaction
    if query.kind not in (None, AuditKind.CHANGED):
        return
    at, by = table.retracted_at.label("at"), table.retracted_by.label("agent_id")
    statement = select(at, by, table.person_id, table.partition).where(~stands(table))
    rows = _rows(statement, query, reader, table.retracted_at, table.retracted_by)
    names, called = people(reader, {row.person_id for row in rows}), agents(reader, {row.agent_id for row in rows})
    for row in rows:
        subject = named(names, row.person_id) if row.partition in _OPEN else ""
        yield _line(row, AuditKind.CHANGED, called, subject, table.__tablename__)


def _handled(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    table = RequestEvent
    if query.kind not in (None, AuditKind.HANDLED):
        return
    columns = select(table.at, table.agent_id, table.kind, Request.reference)
    joined = columns.join(Request, Request.id == table.request_id)
    rows = _rows(joined, query, reader, table.at, table.agent_id)
    called = agents(reader, {row.agent_id for row in rows})
    for row in rows:
        yield AuditLine(
            at=row.at,
            kind=AuditKind.HANDLED,
            agent_display=named(called, row.agent_id),
            subject=row.reference,
            detail="",
            event=row.kind,
        )


def _line(row: AnyRow, kind: AuditKind, called: dict[UUID, str], subject: str, detail: str) -> AuditLine:
    return AuditLine(at=row.at, kind=kind, agent_display=named(called, row.agent_id), subject=subject, detail=detail)


def _rows(statement: Any, query: ReadAudit, reader: Reader, at: Any, by: Any) -> list[AnyRow]:
    """Read the lines of the days asked for, by the town's clock; ``at`` and ``by`` are their columns."""
    start = reader.midnight(query.since)
    end = reader.midnight(query.until + timedelta(days=1))
    statement = statement.where(at >= start, at < end)
    if query.agent_id is not None:
        statement = statement.where(by == query.agent_id)
    return list(reader.connection.execute(statement.order_by(at.desc()).limit(_MOST)))
