"""The legal values of the catalogue, each with its source, its state, and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from uuid import UUID

import msgspec
from sqlalchemy import select

from guichet.contract.catalogue import LegalLine, LegalLines, LegalState, ListLegalValues
from guichet.domain.catalogue_update import since_when
from guichet.domain.legal_values import Rule, rule_of
from guichet.domain.permissions import Permission
from guichet.domain.procedures import LegalValue, Procedure
from guichet.models.catalogue import decoded
from guichet.models.organisation import ProcedureVersion, Service
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, agents, folded, named, waiting


class _Publication(msgspec.Struct, frozen=True):
    """A version, and who made it."""

    procedure: Procedure
    row: AnyRow


@answers(ListLegalValues)
def list_legal_values(query: ListLegalValues, reader: Reader) -> LegalLines:
    """Give the legal values of the newest version of every procedure, by its name; delays first."""
    reader.demand(Permission.MANAGE_CATALOGUE)
    table = ProcedureVersion
    rows = reader.connection.execute(
        select(table.id, table.procedure, table.definition, table.published_at, table.published_by).order_by(
            table.procedure, table.number
        )
    ).all()
    services = {row.code: row.name for row in reader.connection.execute(select(Service.code, Service.name))}
    called = agents(reader, {row.published_by for row in rows})
    unsent = waiting(reader, ProcedureVersion.__tablename__, (row.id for row in rows))
    found: list[LegalLine] = []
    for _, versions in groupby(rows, key=lambda row: str(row.procedure)):
        history = [_Publication(decoded(row.definition), row) for row in versions]
        found += _lines(history, services, called, unsent)
    found.sort(key=lambda line: (folded(line.label), line.procedure))
    return LegalLines(tuple(found))


def _lines(
    history: Sequence[_Publication], services: dict[str, str], called: dict[UUID, str], unsent: frozenset[UUID]
) -> Iterator[LegalLine]:
    newest = history[-1].procedure
    for value in LegalValue:
        rule = rule_of(newest.legal, value)
        if rule is None:
            continue
        by = since_when(history, partial(_rule, value)).row
        state = LegalState.TO_CONFIRM
        if rule.confirmed:
            state = LegalState.SOURCED if by.published_by is None else LegalState.CONFIRMED
        yield LegalLine(
            procedure=newest.id,
            version=newest.version,
            label=newest.label,
            service=newest.service,
            service_name=services.get(newest.service, newest.service),
            value=value,
            legal=newest.legal,
            state=state,
            confirmed_at=by.published_at if state is LegalState.CONFIRMED else None,
            confirmed_by=named(called, by.published_by) if state is LegalState.CONFIRMED else "",
            sources=newest.sources,
            notes=newest.notes,
            waiting=by.id in unsent,
        )


def _rule(value: LegalValue, version: _Publication) -> Rule | None:
    return rule_of(version.procedure.legal, value)
