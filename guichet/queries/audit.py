"""The journals as an auditor reads them: consultations of this workstation, changes of files, steps of requests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import select

from guichet.contract.audit import AuditKind, AuditLine, AuditPage, ReadAudit
from guichet.domain.permissions import Permission
from guichet.models.people import PersonChange
from guichet.models.requests import Request, RequestEvent
from guichet.models.workstation import LocalConsultation
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, agents, folded, named, people

_MOST = 20_000
"""Lines of one journal that are read at most, whatever the days."""


@answers(ReadAudit)
def read_audit(query: ReadAudit, reader: Reader) -> AuditPage:
    """Give what agents looked at and did on these days, newest first."""
    reader.demand(Permission.READ_JOURNAL)
    found = [*_consulted(query, reader), *_changed(query, reader), *_handled(query, reader)]
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
    rows = _rows(columns, table, query, reader)
    names, called = people(reader, {row.person_id for row in rows}), agents(reader, {row.agent_id for row in rows})
    for row in rows:
        yield _line(row, AuditKind.CONSULTED, called, named(names, row.person_id), row.reason)


def _changed(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    table = PersonChange
    if query.kind not in (None, AuditKind.CHANGED):
        return
    rows = _rows(select(table.at, table.agent_id, table.person_id, table.field), table, query, reader)
    names, called = people(reader, {row.person_id for row in rows}), agents(reader, {row.agent_id for row in rows})
    for row in rows:
        yield _line(row, AuditKind.CHANGED, called, named(names, row.person_id), row.field)


def _handled(query: ReadAudit, reader: Reader) -> Iterator[AuditLine]:
    table = RequestEvent
    if query.kind not in (None, AuditKind.HANDLED):
        return
    columns = select(table.at, table.agent_id, table.kind, Request.reference)
    rows = _rows(columns.join(Request, Request.id == table.request_id), table, query, reader)
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


def _rows(statement: Any, table: Any, query: ReadAudit, reader: Reader) -> list[AnyRow]:
    """Read the lines of the days asked for, by the town's clock."""
    start = reader.midnight(query.since)
    end = reader.midnight(query.until + timedelta(days=1))
    statement = statement.where(table.at >= start, table.at < end)
    if query.agent_id is not None:
        statement = statement.where(table.agent_id == query.agent_id)
    return list(reader.connection.execute(statement.order_by(table.at.desc()).limit(_MOST)))
