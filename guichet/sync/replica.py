"""A workstation's replica: gestures go in as predictions, the server's rows come in and pending work is put on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from guichet.contract.base import ChangeSet, Done, Operation, new_id, operation_name
from guichet.contract.clock import utc_now
from guichet.contract.refusals import NothingToResolve, Outcome
from guichet.contract.registry import encode
from guichet.contract.requests import IssueReceipt, OpenRequest
from guichet.domain.references import ReferenceKind, mint
from guichet.models.engine import reading
from guichet.models.rows import SUM_MODULUS, Row, Sums, codecs, recompute
from guichet.models.workstation import BaseRow, LocalSum, SyncCursor
from guichet.operations.unit import RowChange, row_ids
from guichet.search.index import tidy
from guichet.sync import journal
from guichet.sync.envelope import DeviceKey, Envelope
from guichet.sync.local import Identity, next_count, note_contact, read_identity
from guichet.sync.messages import ConsultationLine, OperationAnswer, Position, Positions, PullRows, SumTable
from guichet.sync.predict import index_people, predict, replay


class Pulled(msgspec.Struct, frozen=True, kw_only=True):
    """A whole pull, staged: rows per table in this program's column order, and the checkpoint that ends it."""

    lines: tuple[PullRows, ...]
    cursors: Positions
    sums: SumTable
    asked_at: datetime
    answered: tuple[int, ...] = ()
    """Operations that the server had answered before this pull was asked for: its rows say what became of them."""


class Published(msgspec.Struct, frozen=True):
    """What a pull changed here, and the ``partition/table`` pairs whose sums are not the server's."""

    changes: ChangeSet
    differing: tuple[str, ...]


class Replica:
    """The encrypted replica of one workstation. Writers must come one at a time (the desk's database lane)."""

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = utc_now) -> None:
        self.engine = engine
        self.reading = reading(engine)
        self._clock = clock
        with self.reading.connect() as connection:
            self.identity: Identity = read_identity(connection)
        self._key = DeviceKey.from_text(self.identity.device_key)

    def now(self) -> datetime:
        """Give this workstation's clock."""
        return self._clock()

    # --- gestures ----------------------------------------------------------------------------------------------------

    def do(self, operation: Operation, agent_id: UUID) -> Done:
        """Apply, sign and journal an operation in one transaction; when this returns, a power cut loses nothing of it.

        Raises:
            Refusal: a rule says no; nothing is kept of it.
        """
        made_at = self._clock()
        with self.engine.begin() as connection:
            operation, reference = self._mint(connection, operation, made_at)
            envelope = self._sign(connection, operation, agent_id, made_at)
            changes = predict(connection, self.identity, operation, agent_id, made_at)
            journal.append(connection, envelope)
            index_people(connection, changes)
        return Done(envelope.op_id, envelope.n, made_at, ChangeSet(row_ids(changes)), reference)

    def resolve(self, op_id: UUID, operation: Operation | None, agent_id: UUID) -> ChangeSet:
        """Settle a refused operation by another one, or give it up; what was parked behind it follows.

        Raises:
            NothingToResolve: it is not refused.
            Refusal: a rule refuses the new operation; nothing changes.
        """
        made_at = self._clock()
        with self.engine.begin() as connection:
            found = journal.entry(connection, self.identity.workstation, op_id)
            if found is None or found[1] not in (*journal.REFUSED, Outcome.PARKED):
                raise NothingToResolve(op_id)
            parked = journal.children(connection, self.identity.workstation, op_id)
            changes: list[RowChange] = []
            if operation is None:
                for envelope in parked:
                    journal.settle(connection, envelope.op_id, None)
                journal.settle(connection, op_id, None)
            else:
                operation, _ = self._mint(connection, operation, made_at)
                envelope = self._sign(connection, operation, agent_id, made_at)
                changes += predict(connection, self.identity, operation, agent_id, made_at)
                journal.append(connection, envelope)
                journal.settle(connection, op_id, envelope.op_id)
                changes += self._replay(connection, [self._renew(connection, child) for child in parked])
            index_people(connection, changes)
        return ChangeSet(row_ids(changes))

    # --- the way up --------------------------------------------------------------------------------------------------

    def pending(self, limit: int) -> list[Envelope]:
        """Give operations to push, oldest first."""
        with self.reading.connect() as connection, connection.begin():
            return journal.pending(connection, self.identity.workstation, limit)

    def answered(self) -> tuple[int, ...]:
        """Give the operations that the server answered and whose rows were not pulled since."""
        with self.reading.connect() as connection, connection.begin():
            return journal.unpublished(connection)

    def waiting(self) -> int:
        """Count the operations that the server has not answered."""
        return self.counts().waiting

    def counts(self) -> journal.Counts:
        """Count what waits and what needs an agent."""
        with self.reading.connect() as connection, connection.begin():
            return journal.counts(connection)

    def unsent_consultations(self) -> tuple[int, tuple[ConsultationLine, ...]]:
        """Give consultation lines that the server lacks, and the number of the last one."""
        with self.reading.connect() as connection, connection.begin():
            return journal.unsent_consultations(connection)

    def record(self, answers: Sequence[OperationAnswer], consultation_line: int) -> None:
        """Write the server's outcomes down, and how far the consultation journal reached it."""
        with self.engine.begin() as connection:
            journal.record(connection, answers, self._clock())
            journal.consultations_sent(connection, consultation_line)

    def put_aside(self, answer: OperationAnswer) -> None:
        """Write down an operation that cannot be sent."""
        with self.engine.begin() as connection:
            journal.record(connection, [answer], self._clock())

    def consult(self, agent_id: UUID, people: Sequence[UUID], reason: str, query: str) -> None:
        """Journal that an agent opened people's files."""
        with self.engine.begin() as connection:
            for person_id in people:
                journal.consult(connection, agent_id, person_id, self._clock(), reason, query)

    # --- the way down ------------------------------------------------------------------------------------------------

    def cursors(self) -> Positions:
        """Give how far each partition was pulled."""
        with self.reading.connect() as connection, connection.begin():
            rows = connection.execute(select(SyncCursor.partition, SyncCursor.seq, SyncCursor.chain))
            return {row.partition: Position(row.seq, row.chain) for row in rows}

    def publish(self, pulled: Pulled) -> Published:
        """Take a pull in, in one transaction: base rows back, the server's rows on them, pending work on top."""
        with self.engine.begin() as connection:
            moved = bool(pulled.lines) or bool(pulled.answered)
            changed: list[RowChange] = []
            if moved:
                changed += restore_base(connection)
                changed += self._take(connection, pulled.lines)
            differing = _differing(connection, pulled.sums)
            journal.mark_published(connection, pulled.answered)
            note_contact(connection, pulled.asked_at)
            if moved:
                waiting = journal.pending(connection, self.identity.workstation)
                changed += self._replay(connection, waiting)
                index_people(connection, changed)
            if not differing:  # else the next pull asks for the same again, and finds the difference again
                _store_cursors(connection, pulled.cursors)
        return Published(ChangeSet(row_ids(changed)), differing)

    def _take(self, connection: Connection, lines: Iterable[PullRows]) -> list[RowChange]:
        sums, changed = Sums(), []
        for line in sorted(lines, key=lambda line: not line.gone):
            codec = codecs()[line.table]
            rows: dict[str, Row] = {str(row[0]): tuple(row) for row in line.rows}
            before = codec.read(connection, [*rows, *line.gone])
            for row_id in (*rows, *line.gone):
                sums.replace(codec, before.get(row_id), rows.get(row_id))
                if before.get(row_id) != rows.get(row_id):
                    changed.append(RowChange(codec.name, row_id, before.get(row_id), rows.get(row_id)))
            codec.delete(connection, line.gone)
            codec.write(connection, list(rows.values()))
        add_local_sums(connection, sums)
        return changed

    def _replay(self, connection: Connection, envelopes: Iterable[Envelope]) -> list[RowChange]:
        changed: list[RowChange] = []
        for envelope in envelopes:
            changes, refusal = replay(connection, self.identity, envelope)
            journal.set_refusal(connection, envelope.op_id, refusal)
            changed += changes
        return changed

    def tidy(self) -> None:
        """Merge the search index a little, while nobody types."""
        with self.engine.begin() as connection:
            tidy(connection)

    # --- proof -------------------------------------------------------------------------------------------------------

    def recompute(self) -> tuple[dict[tuple[str, str], tuple[int, int]], tuple[str, ...]]:
        """Sum the server's rows as they lie in this file; with the pairs that differ from what was received.

        Predictions are left out: a row that pending work changed counts as its base row.
        """
        with self.reading.connect() as connection, connection.begin():
            totals = recompute(connection)
            sums = Sums()
            sums.totals = totals
            for table, row_id, base in _base_rows(connection):
                codec = codecs()[table]
                sums.replace(codec, codec.read(connection, [row_id]).get(row_id), base)
            found = {key: value for key, value in sums.totals.items() if value[0]}
            received = {
                (row.partition, row.table_name): (row.rows, row.sum)
                for row in connection.execute(
                    select(LocalSum.partition, LocalSum.table_name, LocalSum.rows, LocalSum.sum)
                )
                if row.rows
            }
        keys = sorted(found.keys() | received.keys())
        return found, tuple(f"{key[0]}/{key[1]}" for key in keys if found.get(key) != received.get(key))

    # --- helpers -----------------------------------------------------------------------------------------------------

    def _renew(self, connection: Connection, parked: Envelope) -> Envelope:
        """Journal a parked operation anew, after the one that replaced its parent: the server takes them by number."""
        fresh = msgspec.structs.replace(parked, op_id=new_id(), n=next_count(connection, "operation"))
        envelope = self._key.sign(msgspec.structs.replace(fresh, workstation=self.identity.workstation))
        journal.append(connection, envelope)
        journal.settle(connection, parked.op_id, envelope.op_id)
        return envelope

    def _sign(self, connection: Connection, operation: Operation, agent_id: UUID, made_at: datetime) -> Envelope:
        return self._key.sign(
            Envelope(
                op_id=new_id(),
                n=next_count(connection, "operation"),
                workstation=self.identity.workstation,
                agent_id=agent_id,
                made_at=made_at,
                name=operation_name(operation),
                version=operation.version,
                args=encode(operation).decode(),
            )
        )

    def _mint(self, connection: Connection, operation: Operation, made_at: datetime) -> tuple[Operation, str]:
        """Give the operation its reference or number, if it wants one and has none."""
        match operation:
            case OpenRequest(reference=""):
                reference = self._reference(connection, ReferenceKind.REQUEST, made_at)
                return msgspec.structs.replace(operation, reference=reference), reference
            case IssueReceipt(number=""):
                number = self._reference(connection, ReferenceKind.RECEIPT, made_at)
                return msgspec.structs.replace(operation, number=number), number
            case _:
                return operation, ""

    def _reference(self, connection: Connection, kind: ReferenceKind, made_at: datetime) -> str:
        sequence = next_count(connection, f"{kind.value}.{made_at.year}")
        return mint(kind, made_at.year, self.identity.workstation, sequence)


def restore_base(connection: Connection) -> list[RowChange]:
    """Put the server's version back wherever predictions stand, and forget the predictions."""
    changed: list[RowChange] = []
    by_table: dict[str, dict[str, Row | None]] = {}
    for table, row_id, row in _base_rows(connection):
        by_table.setdefault(table, {})[row_id] = row
    for table, rows in by_table.items():
        codec = codecs()[table]
        now = codec.read(connection, rows)
        codec.write(connection, [row for row in rows.values() if row is not None])
        codec.delete(connection, [row_id for row_id, row in rows.items() if row is None])
        changed += [RowChange(table, row_id, now.get(row_id), row) for row_id, row in rows.items()]
    if changed:
        connection.execute(delete(BaseRow))
    return changed


def add_local_sums(connection: Connection, sums: Sums) -> None:
    """Add deltas to the sums of what was received."""
    for (partition, table), (rows, value) in sums.totals.items():
        where = (LocalSum.partition == partition, LocalSum.table_name == table)
        found = connection.execute(select(LocalSum.rows, LocalSum.sum).where(*where)).first()
        rows, value = (rows, value) if found is None else (found.rows + rows, (found.sum + value) % SUM_MODULUS)
        statement = upsert(LocalSum).values(partition=partition, table_name=table, rows=rows, sum=value)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["partition", "table_name"],
                set_={"rows": statement.excluded.rows, "sum": statement.excluded.sum},
            )
        )


def _differing(connection: Connection, server: SumTable) -> tuple[str, ...]:
    if not server:
        return ()
    here: dict[tuple[str, str], tuple[int, int]] = {}
    for row in connection.execute(select(LocalSum.partition, LocalSum.table_name, LocalSum.rows, LocalSum.sum)):
        if row.rows and row.partition in server:
            here[(row.partition, row.table_name)] = (row.rows, row.sum)
    there = {(partition, table): tuple(sums) for partition, tables in server.items() for table, sums in tables.items()}
    keys = sorted(here.keys() | there.keys())
    return tuple(f"{key[0]}/{key[1]}" for key in keys if here.get(key) != there.get(key))


def _base_rows(connection: Connection) -> list[tuple[str, str, Row | None]]:
    rows = connection.execute(select(BaseRow.table_name, BaseRow.row_id, BaseRow.row))
    return [(row.table_name, row.row_id, None if row.row is None else tuple(row.row)) for row in rows]


def _store_cursors(connection: Connection, cursors: dict[str, Any]) -> None:
    for partition, place in cursors.items():
        statement = upsert(SyncCursor).values(partition=partition, seq=place.seq, chain=place.chain)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["partition"],
                set_={"seq": statement.excluded.seq, "chain": statement.excluded.chain},
            )
        )
