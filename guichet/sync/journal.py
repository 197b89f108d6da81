"""The operation journal of a workstation: what was done here, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, func, insert, select, update

from guichet.contract.base import new_id
from guichet.contract.refusals import DependsOnRefused, GuichetError, Outcome, Refusal, to_text
from guichet.contract.requests import HoldDocument
from guichet.models.workstation import JournalEntry, LocalBlob, LocalConsultation
from guichet.sync.blobs import files_held
from guichet.sync.envelope import Envelope, mentioned
from guichet.sync.local import read_setting, write_setting
from guichet.sync.messages import ConsultationLine, OperationAnswer

REFUSED = (Outcome.CONFLICT, Outcome.REJECTED, Outcome.ERROR, Outcome.QUARANTINED)

_ENVELOPE = (
    JournalEntry.op_id,
    JournalEntry.n,
    JournalEntry.agent_id,
    JournalEntry.made_at,
    JournalEntry.name,
    JournalEntry.version,
    JournalEntry.args,
    JournalEntry.signature,
)


class Counts(msgspec.Struct, frozen=True):
    """How many operations wait, are in conflict, or were refused."""

    waiting: int
    conflicts: int
    refused: int


def append(connection: Connection, envelope: Envelope) -> None:
    """Journal an operation as pending; the server is asked again whether it still has the file that one names."""
    connection.execute(
        insert(JournalEntry).values(
            n=envelope.n,
            op_id=envelope.op_id,
            name=envelope.name,
            version=envelope.version,
            args=envelope.args,
            agent_id=envelope.agent_id,
            made_at=envelope.made_at,
            signature=envelope.signature,
            outcome=Outcome.PENDING,
            published=False,
        )
    )
    if envelope.name == HoldDocument.operation_name():
        named = files_held([envelope.args])
        connection.execute(update(LocalBlob).where(LocalBlob.blob_id.in_(named)).values(sent=False))


def pending(connection: Connection, workstation: int, limit: int | None = None) -> list[Envelope]:
    """Give operations that the server has not answered, oldest first."""
    statement = select(*_ENVELOPE).where(JournalEntry.outcome == Outcome.PENDING).order_by(JournalEntry.n).limit(limit)
    return [_envelope(row, workstation) for row in connection.execute(statement)]


def of_outcome(connection: Connection, workstation: int, *outcomes: Outcome) -> list[Envelope]:
    """Give the operations with one of these outcomes, oldest first."""
    statement = select(*_ENVELOPE).where(JournalEntry.outcome.in_(outcomes)).order_by(JournalEntry.n)
    return [_envelope(row, workstation) for row in connection.execute(statement)]


def counts(connection: Connection) -> Counts:
    """Count what waits and what needs an agent."""
    rows = connection.execute(
        select(JournalEntry.outcome, func.count().label("number"))
        .where(JournalEntry.outcome.not_in([Outcome.OK, Outcome.RESOLVED]))
        .group_by(JournalEntry.outcome)
    )
    found = {row.outcome: row.number for row in rows}
    refused = sum(found.get(outcome, 0) for outcome in REFUSED if outcome is not Outcome.CONFLICT)
    return Counts(found.get(Outcome.PENDING, 0), found.get(Outcome.CONFLICT, 0), refused + found.get(Outcome.PARKED, 0))


def record(connection: Connection, answers: Sequence[OperationAnswer], at: datetime) -> None:
    """Write the server's outcomes down, and park what stands on a refused creation.

    The rows are left as predicted: the next pull says what the server made of them, and publishes both together.
    """
    for answer in answers:
        reason = None if answer.reason is None else msgspec.to_builtins(answer.reason)
        values: dict[str, Any] = {"outcome": answer.outcome, "reason": reason, "answered_at": at}
        if answer.outcome is Outcome.PARKED and answer.reason is not None:
            values["depends_on"] = UUID(str(answer.reason.detail["op_id"]))
        connection.execute(
            update(JournalEntry)
            .where(JournalEntry.op_id == answer.op_id, JournalEntry.outcome == Outcome.PENDING)
            .values(**values)
        )
    refused = {answer.op_id for answer in answers if answer.outcome in REFUSED}
    if refused:
        _park_dependants(connection, refused)


def set_refusal(connection: Connection, op_id: UUID, refusal: Refusal | None) -> None:
    """Note what this replica itself thinks of a pending operation on top of newer rows; the server will tell."""
    reason = None if refusal is None else msgspec.to_builtins(to_text(refusal))
    connection.execute(update(JournalEntry).where(JournalEntry.op_id == op_id).values(reason=reason))


def unpublished(connection: Connection) -> tuple[int, ...]:
    """Give the numbers of operations that the server answered and whose rows were not pulled since."""
    statement = select(JournalEntry.n).where(JournalEntry.published.is_(False), JournalEntry.answered_at.is_not(None))
    return tuple(connection.scalars(statement.order_by(JournalEntry.n)))


def mark_published(connection: Connection, numbers: Sequence[int]) -> None:
    """Note that the rows now say what the server made of these operations."""
    for start in range(0, len(numbers), 500):
        connection.execute(
            update(JournalEntry).where(JournalEntry.n.in_(numbers[start : start + 500])).values(published=True)
        )


def settle(connection: Connection, op_id: UUID, by: UUID | None) -> None:
    """Mark a refused operation as settled by another one (or given up)."""
    connection.execute(
        update(JournalEntry)
        .where(JournalEntry.op_id == op_id)
        .values(outcome=Outcome.RESOLVED, resolved_by=by, depends_on=None)
    )


def children(connection: Connection, workstation: int, parent: UUID) -> list[Envelope]:
    """Give what is parked behind a refused operation, oldest first."""
    statement = select(*_ENVELOPE).where(JournalEntry.outcome == Outcome.PARKED, JournalEntry.depends_on == parent)
    return [_envelope(row, workstation) for row in connection.execute(statement.order_by(JournalEntry.n))]


def entry(connection: Connection, workstation: int, op_id: UUID) -> tuple[Envelope, Outcome] | None:
    """Give an operation and its outcome."""
    row = connection.execute(select(*_ENVELOPE, JournalEntry.outcome).where(JournalEntry.op_id == op_id)).first()
    return None if row is None else (_envelope(row, workstation), row.outcome)


def _park_dependants(connection: Connection, refused: set[UUID]) -> None:
    """Park pending operations that name what a refused one should have created."""
    workstation = 0
    parents: dict[UUID, UUID] = {}
    for envelope in of_outcome(connection, workstation, *REFUSED):
        if envelope.op_id in refused:
            parents |= dict.fromkeys(_created(envelope), envelope.op_id)
    if not parents:
        return
    for envelope in pending(connection, workstation):
        try:
            operation = envelope.operation()
        except GuichetError:
            continue
        parent = next((parents[name] for name in mentioned(operation) if name in parents), None)
        if parent is not None:
            reason = msgspec.to_builtins(to_text(DependsOnRefused(parent)))
            connection.execute(
                update(JournalEntry)
                .where(JournalEntry.op_id == envelope.op_id)
                .values(outcome=Outcome.PARKED, depends_on=parent, reason=reason)
            )
            parents |= dict.fromkeys(operation.created(), parent)


def _created(envelope: Envelope) -> tuple[UUID, ...]:
    try:
        return envelope.operation().created()
    except GuichetError:
        return ()


def _envelope(row: Any, workstation: int) -> Envelope:
    return Envelope(
        op_id=row.op_id,
        n=row.n,
        workstation=workstation,
        agent_id=row.agent_id,
        made_at=row.made_at,
        name=row.name,
        version=row.version,
        args=row.args,
        signature=row.signature,
    )


def unsent_consultations(connection: Connection, limit: int = 500) -> tuple[int, tuple[ConsultationLine, ...]]:
    """Give consultation lines that the server lacks, and the number of the last one."""
    sent = int(read_setting(connection, "consultations_sent") or 0)
    rows = connection.execute(
        select(
            LocalConsultation.line,
            LocalConsultation.id,
            LocalConsultation.agent_id,
            LocalConsultation.person_id,
            LocalConsultation.at,
            LocalConsultation.reason,
            LocalConsultation.query,
        )
        .where(LocalConsultation.line > sent)
        .order_by(LocalConsultation.line)
        .limit(limit)
    ).all()
    lines = tuple(
        ConsultationLine(
            id=row.id, agent_id=row.agent_id, person_id=row.person_id, at=row.at, reason=row.reason, query=row.query
        )
        for row in rows
    )
    return (rows[-1].line if rows else sent), lines


def consult(connection: Connection, agent_id: UUID, person_id: UUID, at: datetime, reason: str, query: str) -> None:
    """Append a line to the consultation journal."""
    connection.execute(
        insert(LocalConsultation).values(
            id=new_id(), agent_id=agent_id, person_id=person_id, at=at, reason=reason[:40], query=query
        )
    )


def consultations_sent(connection: Connection, line: int) -> None:
    """Note how far the consultation journal has reached the server."""
    write_setting(connection, "consultations_sent", line)
