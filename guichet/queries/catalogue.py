"""The catalogue of procedures as this agent may use it here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import cast
from uuid import UUID

import msgspec
from sqlalchemy import select

from guichet.contract.requests import FindProcedures, ProcedureLine, ProcedureList
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.clocks import Fact
from guichet.domain.deadlines import compute
from guichet.domain.errors import InconsistentFacts, UnknownState
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Procedure
from guichet.domain.references import ReferenceKind
from guichet.models.catalogue import VersionKey, decoded, published
from guichet.models.organisation import ProcedureVersion
from guichet.models.requests import Request
from guichet.models.workstation import BaseRow
from guichet.queries.ask import Reader, answers
from guichet.queries.lookups import AnyRow, folded

USES_COUNTED = 500
TOWN_USES_COUNTED = 2_000
"""How many of this workstation's last requests say what is frequent here."""

Known = dict[VersionKey, Procedure]

_WORD = re.compile(r"[^\W_]+")


@answers(FindProcedures)
def find_procedures(query: FindProcedures, reader: Reader) -> ProcedureList:
    """Give the procedures that hold every word typed, accents and case aside, each word perhaps unfinished.

    Those whose label starts with the words come first, then those that this workstation opens
    most, then those that the town does.
    """
    reader.demand(Permission.OPEN_REQUEST)
    wanted = _words(query.text)
    uses, town = _uses(reader), _town_uses(reader)
    ranked = []
    for procedure in offered(reader):
        if query.anonymous and not procedure.anonymous_allowed:
            continue
        place = _match(wanted, procedure)
        if place is not None:
            ranked.append((place, -uses[procedure.id], -town[procedure.id], folded(procedure.label), procedure))
    ranked.sort(key=lambda line: line[:4])
    return ProcedureList(tuple(_line(procedure, uses) for *_, procedure in ranked[: query.limit]))


def offered(reader: Reader) -> list[Procedure]:
    """Give the version in force of every procedure that this agent may open here."""
    return [procedure for procedure in _in_force(reader).values() if may_open(reader, procedure)]


def in_force(reader: Reader, code: str) -> Procedure | None:
    """Give the version in force of one procedure."""
    return _in_force(reader, code).get(code)


def implied_on(reader: Reader, row: AnyRow, procedure: Procedure) -> date | None:
    """Give the day when silence decides on a request (a row of ``request``), by the silence that counts for it now.

    The row holds it since its last step; a silence confirmed since moves it.
    """
    own = published(reader.connection, {(row.procedure, row.procedure_version)})[row.procedure, row.procedure_version]
    if row.closed or own.legal.clock_rule == procedure.legal.clock_rule:
        return cast("date | None", row.legal_on)
    facts = msgspec.convert(row.clock_facts, list[Fact])
    try:
        return compute(procedure.legal.clock_rule, facts, WorkingCalendar(reader.department)).silence.due_on
    except InconsistentFacts:
        return None


def may_open(reader: Reader, procedure: Procedure) -> bool:
    """Say whether this agent may open such a request at this workstation."""
    return sector_partition(procedure.sector) in reader.partitions and reader.actor.may(
        Permission.OPEN_REQUEST, procedure.service
    )


def procedures(reader: Reader, keys: Iterable[VersionKey]) -> Known:
    """Give the versions that requests were opened with."""
    return published(reader.connection, keys)


def label_of(known: Known, code: str, number: int) -> str:
    """Give a procedure's label, or its code when the catalogue here does not have it."""
    procedure = known.get((code, number))
    return code if procedure is None else procedure.label


def state_label(procedure: Procedure | None, state: str) -> str:
    """Give a state's label, or its identifier when the catalogue here does not have it."""
    if procedure is None:
        return state
    try:
        return procedure.state(state).label
    except UnknownState:
        return state


def _in_force(reader: Reader, code: str | None = None) -> dict[str, Procedure]:
    """Give what new requests are opened with: never a version that the server has not taken, for it may refuse it."""
    predicted = select(BaseRow.row_id).where(BaseRow.table_name == ProcedureVersion.__tablename__)
    unsent = [UUID(hex=row_id) for row_id in reader.connection.scalars(predicted)]
    statement = (
        select(ProcedureVersion.procedure, ProcedureVersion.definition)
        .where(ProcedureVersion.id.not_in(unsent))
        .order_by(ProcedureVersion.procedure, ProcedureVersion.number)
    )
    if code is not None:
        statement = statement.where(ProcedureVersion.procedure == code)
    found: dict[str, Procedure] = {}
    for name, definition in reader.connection.execute(statement):
        procedure = decoded(definition)
        if procedure.effective_on <= reader.today or name not in found:
            found[name] = procedure
    return found


def _uses(reader: Reader) -> Counter[str]:
    """Count the procedures of the last requests of this workstation; its number is in their references."""
    last: list[str] = []
    for year in (reader.today.year, reader.today.year - 1):
        prefix = f"{ReferenceKind.REQUEST}-{year:04}-{reader.workstation:04}-"
        last += reader.connection.scalars(
            select(Request.procedure)
            .where(Request.reference >= prefix, Request.reference < prefix + "~")
            .order_by(Request.reference.desc())
            .limit(USES_COUNTED - len(last))
        )
        if len(last) >= USES_COUNTED:
            break
    return Counter(last)


def _town_uses(reader: Reader) -> Counter[str]:
    """Count the procedures of the requests opened last, whoever opened them (ids are in order of time)."""
    newest = select(Request.procedure).order_by(Request.id.desc()).limit(TOWN_USES_COUNTED)
    return Counter(reader.connection.scalars(newest))


def _match(wanted: list[str], procedure: Procedure) -> int | None:
    """Rank a match: 0 the label starts with it, 1 the label has it, 2 other words have it; None when none does."""
    label = _words(procedure.label)
    if wanted and _starts(label, wanted):
        return 0
    if _holds(label, wanted):
        return 1
    others = _words(" ".join((procedure.long_label, procedure.category, *procedure.search_words)))
    return 2 if _holds(label + others, wanted) else None


def _starts(words: list[str], wanted: list[str]) -> bool:
    *whole, last = wanted
    return words[: len(whole)] == whole and len(words) > len(whole) and words[len(whole)].startswith(last)


def _holds(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(text))


def _line(procedure: Procedure, uses: Counter[str]) -> ProcedureLine:
    return ProcedureLine(
        procedure=procedure.id,
        version=procedure.version,
        label=procedure.label,
        category=procedure.category,
        service=procedure.service,
        announced=procedure.legal.announced,
        documents=sum(rule.required for rule in procedure.documents),
        uses=uses[procedure.id],
    )
