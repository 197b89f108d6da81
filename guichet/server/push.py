"""Operations come up: each is authorised again, executed by the same function, and its outcome stored."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from sqlalchemy import Connection, exists, insert, select
from sqlalchemy.exc import OperationalError
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random

from guichet.contract.base import Operation, operation_name
from guichet.contract.documents import DropDocument
from guichet.contract.refusals import (
    AgentDoubted,
    Bug,
    DependsOnRefused,
    ErrorText,
    GuichetError,
    HistoryForked,
    NotAllowed,
    Outcome,
    Refusal,
    WorkstationCloned,
    to_text,
)
from guichet.contract.registry import decode_operation
from guichet.domain.permissions import Grant
from guichet.models.agents import AgentRecord, Rights
from guichet.models.base import replicated_models
from guichet.models.incidents import report
from guichet.models.server import Consultation, StoredOperation
from guichet.operations.apply import apply
from guichet.operations.unit import Actor, RowChange, Unit, savepoint_session
from guichet.server.base import CentralBase, KnownDevice, Town, setting_of
from guichet.server.feed import known_here, publish
from guichet.sync.envelope import Envelope, mentioned, verify
from guichet.sync.messages import ConsultationLine, OperationAnswer, PushAnswer, PushRequest

log = logging.getLogger(__name__)

_CLOCK_TOLERANCE = timedelta(minutes=10)
"""How far a workstation's clock may be behind the moment when a right was given."""
_RIGHTS = frozenset({"agent", "role_grant", "service"})
_REFUSED = (Outcome.CONFLICT, Outcome.REJECTED, Outcome.ERROR, Outcome.QUARANTINED)


class _Executed(msgspec.Struct, frozen=True):
    outcome: Outcome
    reason: ErrorText | None
    changes: Sequence[RowChange] = ()


class Pushing:
    """Takes what workstations push."""

    def __init__(self, base: CentralBase) -> None:
        self._base = base

    @retry(
        retry=retry_if_exception_type(OperationalError),  # two pushes locked rows crosswise, or SQLite stayed busy
        stop=stop_after_attempt(5),
        wait=wait_random(0.01, 0.2),
        reraise=True,
    )
    def push(self, device: KnownDevice, request: PushRequest) -> PushAnswer:
        """Execute operations in order, one savepoint each, all in one transaction; a retry gets the stored outcomes.

        Raises:
            HistoryForked: the workstation knows a history that this base does not have.
            WorkstationCloned: one of its numbers was used for another operation.
        """
        now = self._base.now()
        with self._base.engine.begin() as connection:
            if not known_here(connection, request.known):
                raise HistoryForked()
            town = self._base.town(connection)
            batch = _Batch(connection, device, town, now, request.operations, lock=self._base.is_postgresql)
            answers = tuple(batch.take(envelope) for envelope in request.operations)
            batch.store()
            stored = _store_consultations(connection, device.workstation, request.consultations, now)
            publish(connection, batch.done)
        return PushAnswer(answers=answers, consultations=stored, server_time=now)


class _Batch:
    """One push inside its transaction."""

    def __init__(
        self,
        connection: Connection,
        device: KnownDevice,
        town: Town,
        now: datetime,
        envelopes: Sequence[Envelope],
        *,
        lock: bool,
    ) -> None:
        self._connection = connection
        self._device = device
        self._town = town
        self._now = now
        self._lock = lock
        self._refused_now: dict[UUID, UUID] = {}
        """What operations of this batch should have created: id → the refused operation that this goes back to."""
        self._refused_before: dict[UUID, UUID] | None = None
        self._agents: dict[UUID, AgentRecord] = {}
        self._answered: dict[UUID, OperationAnswer] = {}
        self._numbers: set[int] = set()
        self._new: list[dict[str, object]] = []
        self.done: list[tuple[UUID, Sequence[RowChange]]] = []
        self._read_stored(envelopes)

    def take(self, envelope: Envelope) -> OperationAnswer:
        """Answer one operation: from the store when it was seen before, else by executing it."""
        stored = self._stored(envelope)
        if stored is not None:
            return stored
        try:
            operation: Operation | None = envelope.operation()
        except Refusal as refusal:
            return self._keep(envelope, None, _Executed(refusal.outcome, to_text(refusal)))
        assert operation is not None
        parent = self._refused_parent(operation)
        if parent is not None:
            self._refused_now |= dict.fromkeys(operation.created(), parent)
            return OperationAnswer(envelope.op_id, Outcome.PARKED, to_text(DependsOnRefused(parent)))
        return self._keep(envelope, operation, self._execute(envelope, operation))

    def _stored(self, envelope: Envelope) -> OperationAnswer | None:
        answer = self._answered.get(envelope.op_id)
        if answer is None and envelope.n in self._numbers:
            raise WorkstationCloned()
        return answer

    def _read_stored(self, envelopes: Sequence[Envelope]) -> None:
        """Read, once for the batch, what was answered before and which numbers are taken."""
        columns = (StoredOperation.op_id, StoredOperation.outcome, StoredOperation.reason)
        ids = [envelope.op_id for envelope in envelopes]
        for row in self._connection.execute(select(*columns).where(StoredOperation.op_id.in_(ids))):
            reason = None if row.reason is None else msgspec.convert(row.reason, ErrorText)
            self._answered[row.op_id] = OperationAnswer(row.op_id, row.outcome, reason)
        numbers = [envelope.n for envelope in envelopes]
        taken = select(StoredOperation.n).where(
            StoredOperation.workstation == self._device.workstation, StoredOperation.n.in_(numbers)
        )
        self._numbers |= set(self._connection.scalars(taken))

    def store(self) -> None:
        """Store the operations that were new, with their outcomes."""
        if self._new:
            self._connection.execute(insert(StoredOperation), self._new)

    def _execute(self, envelope: Envelope, operation: Operation) -> _Executed:
        session = savepoint_session(self._connection)
        try:
            actor = self._authorise(envelope, operation)
            setting = setting_of(self._town, envelope.made_at, envelope.workstation)
            held = frozenset(self._device.partitions)
            changes = apply(operation, Unit(session, actor, setting, held=held, lock=self._lock))
            session.commit()
            return _Executed(Outcome.OK, None, changes)
        except Refusal as refusal:
            session.rollback()
            return _Executed(refusal.outcome, to_text(refusal))
        except OperationalError:
            raise
        except Exception as bug:
            session.rollback()
            return _Executed(Outcome.ERROR, to_text(Bug(report(log, f"operation {operation_name(operation)}", bug))))
        finally:
            session.close()

    def _authorise(self, envelope: Envelope, operation: Operation) -> Actor:
        """Check the signature, and the agent's rights as they were and as they are.

        Raises:
            SignatureRefused, AgentDoubted: a supervisor decides.
            NotAllowed: the agent never had this right.
        """
        if envelope.workstation != self._device.workstation:
            raise AgentDoubted(operation.needs)
        verify(envelope, self._device.public_key)
        record = self._agents.get(envelope.agent_id) or AgentRecord(self._connection, envelope.agent_id)
        self._agents[envelope.agent_id] = record
        moments = (envelope.made_at, envelope.made_at + _CLOCK_TOLERANCE)
        today = record.rights(self._now)
        could, can = any(_may(record.rights(at), operation) for at in moments), _may(today, operation)
        if could != can:
            raise AgentDoubted(operation.needs)
        if today is None or not can:
            raise NotAllowed(operation.needs)
        return Actor(agent_id=envelope.agent_id, grants=today.grants, sectors=today.sectors)

    def _keep(self, envelope: Envelope, operation: Operation | None, executed: _Executed) -> OperationAnswer:
        self._new.append(
            {
                "op_id": envelope.op_id,
                "workstation": self._device.workstation,
                "n": envelope.n,
                "name": envelope.name,
                "version": envelope.version,
                "args": envelope.args,
                "agent_id": envelope.agent_id,
                "made_at": envelope.made_at,
                "signature": envelope.signature,
                "outcome": executed.outcome,
                "reason": None if executed.reason is None else msgspec.to_builtins(executed.reason),
                "received_at": self._now,
            }
        )
        self._numbers.add(envelope.n)
        if executed.outcome is Outcome.OK:
            self.done.append((envelope.op_id, executed.changes))
            if any(change.table in _RIGHTS for change in executed.changes):
                self._agents.clear()
            for created in () if operation is None else operation.created():
                self._refused_now.pop(created, None)
        elif operation is not None:
            self._refused_now |= dict.fromkeys(operation.created(), envelope.op_id)
        answer = OperationAnswer(envelope.op_id, executed.outcome, executed.reason)
        self._answered[envelope.op_id] = answer
        return answer

    def _refused_parent(self, operation: Operation) -> UUID | None:
        """Give the refused operation that should have created what this one names."""
        own = set(operation.created())
        for name in mentioned(operation):
            parent = None if name in own else self._refused_creation(name)
            if parent is not None:
                return parent
        return None

    def _refused_creation(self, name: UUID) -> UUID | None:
        """Give the refused operation of this workstation that should have created something nobody created since."""
        if name in self._refused_now:
            return self._refused_now[name]
        if self._refused_before is None:
            self._refused_before = dict(self._read_refused_creations())
        found = self._refused_before.get(name)
        return None if found is None or self._exists(name) else found

    def _read_refused_creations(self) -> Iterator[tuple[UUID, UUID]]:
        statement = select(StoredOperation.op_id, StoredOperation.args).where(
            StoredOperation.outcome.in_(_REFUSED), StoredOperation.workstation == self._device.workstation
        )
        for row in self._connection.execute(statement.order_by(StoredOperation.n)):
            try:
                operation = decode_operation(row.args)
            except GuichetError:
                continue
            yield from ((created, row.op_id) for created in operation.created())

    def _exists(self, row_id: UUID) -> bool:
        return any(
            self._connection.execute(select(exists().where(model.id == row_id))).scalar()
            for model in replicated_models().values()
        )


def dropped_documents(envelopes: Sequence[Envelope]) -> frozenset[UUID]:
    """Give the held documents that operations say were taken back."""
    return frozenset(operation.held_id for operation in map(_dropped, envelopes) if operation is not None)


def _dropped(envelope: Envelope) -> DropDocument | None:
    if envelope.name != DropDocument.operation_name():
        return None
    try:
        operation = envelope.operation()
    except Refusal:
        return None
    return operation if isinstance(operation, DropDocument) else None


def _may(rights: Rights | None, operation: Operation) -> bool:
    if rights is None or not rights.active:
        return False
    actor = Actor(agent_id=UUID(int=0), grants=tuple(Grant(g.role, g.service) for g in rights.grants))
    return actor.may(operation.needs)


def _store_consultations(
    connection: Connection, workstation: int, lines: Sequence[ConsultationLine], now: datetime
) -> int:
    """Append journal lines that are not here yet, each chained to the one before it."""
    if not lines:
        return 0
    ids = [line.id for line in lines]
    known = set(connection.scalars(select(Consultation.id).where(Consultation.id.in_(ids))))
    newest = select(Consultation.chain).order_by(Consultation.line.desc()).limit(1)
    chain = connection.execute(newest).scalar() or ""
    for line in lines:
        if line.id in known:
            continue
        said = (line.id.hex, workstation, line.agent_id.hex, line.person_id.hex, line.at.isoformat(), line.reason)
        text = "\n".join(map(str, (chain, *said, line.query)))
        chain = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
        connection.execute(
            insert(Consultation).values(
                id=line.id,
                workstation=workstation,
                agent_id=line.agent_id,
                person_id=line.person_id,
                at=line.at,
                received_at=now,
                reason=_plain(line.reason),
                query=_plain(line.query),
                chain=chain,
            )
        )
    return len(lines)


def _plain(word: str) -> str:
    """Give a word of a journal line as every engine can hold it; the faces write letters and underscores only."""
    return "".join(character for character in word if character.isprintable())[:40]
