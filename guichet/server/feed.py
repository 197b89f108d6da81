"""The feed: what changed, partition by partition, in commit order; with the sums that prove replicas equal."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from guichet.models.dialects import upsert_into
from guichet.models.rows import SUM_MODULUS, Sums, codecs
from guichet.models.server import FeedEntry, FeedHead, TableSum
from guichet.operations.unit import RowChange
from guichet.sync.messages import Position, Positions, SumTable


class FeedLine(msgspec.Struct, frozen=True):
    """One row that one operation changed in one partition."""

    table: str
    row_id: str
    op_id: UUID
    deleted: bool


def link(chain: str, op_id: UUID, table: str, row_id: str) -> str:
    """Give the next link of a partition's chain."""
    text = f"{chain}\n{op_id.hex}\n{table}\n{row_id}"
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def publish(connection: Connection, done: Iterable[tuple[UUID, Sequence[RowChange]]]) -> None:
    """Write the feed, the sums and the heads of everything a transaction changed; call it last in the transaction.

    Heads are taken in name order and updated last: their row locks make each feed commit-ordered.
    """
    lines: dict[str, list[FeedLine]] = {}
    sums = Sums()
    for op_id, changes in done:
        for change in changes:
            codec = codecs()[change.table]
            sums.replace(codec, change.before, change.after)
            before = None if change.before is None else codec.partition(change.before)
            after = None if change.after is None else codec.partition(change.after)
            if after is not None:
                lines.setdefault(after, []).append(FeedLine(change.table, change.row_id, op_id, False))
            if before is not None and before != after:
                lines.setdefault(before, []).append(FeedLine(change.table, change.row_id, op_id, True))
    heads = {partition: lock_head(connection, partition) for partition in sorted(lines)}
    add_sums(connection, sums)
    for partition, head in heads.items():
        _append(connection, partition, head, lines[partition])


def lock_head(connection: Connection, partition: str) -> Position:
    """Lock a partition's head until the end of the transaction (created when new) and give where it stands."""
    statement = select(FeedHead.seq, FeedHead.chain).where(FeedHead.partition == partition).with_for_update()
    found = connection.execute(statement).first()
    if found is None:
        new = upsert_into(connection, FeedHead).values(partition=partition, seq=0, chain="", floor=0)
        connection.execute(new.on_conflict_do_nothing())
        found = connection.execute(statement).one()
    return Position(found.seq, found.chain)


def raise_floor(connection: Connection, partition: str, op_id: UUID) -> None:
    """Move a partition past a bulk change that has no feed lines: replicas below it take a snapshot."""
    head = lock_head(connection, partition)
    chain = link(head.chain, op_id, "*", "*")
    connection.execute(delete(FeedEntry).where(FeedEntry.partition == partition))
    connection.execute(
        update(FeedHead)
        .where(FeedHead.partition == partition)
        .values(seq=head.seq + 1, chain=chain, floor=head.seq + 1)
    )


def add_sums(connection: Connection, sums: Sums) -> None:
    """Add deltas to the stored sums; the heads of their partitions must be locked."""
    for (partition, table), (rows, value) in sorted(sums.totals.items()):
        where = (TableSum.partition == partition, TableSum.table_name == table)
        found = connection.execute(select(TableSum.rows, TableSum.sum).where(*where)).first()
        if found is None:
            connection.execute(
                insert(TableSum).values(partition=partition, table_name=table, rows=rows, sum=value % SUM_MODULUS)
            )
        else:
            connection.execute(
                update(TableSum).where(*where).values(rows=found.rows + rows, sum=(found.sum + value) % SUM_MODULUS)
            )


def heads(connection: Connection, partitions: Iterable[str]) -> Positions:
    """Give where the partitions stand; one that never changed stands at 0."""
    wanted = sorted(partitions)
    rows = connection.execute(
        select(FeedHead.partition, FeedHead.seq, FeedHead.chain).where(FeedHead.partition.in_(wanted))
    )
    found = {row.partition: Position(row.seq, row.chain) for row in rows}
    return {partition: found.get(partition, Position(0, "")) for partition in wanted}


def floors(connection: Connection, partitions: Iterable[str]) -> dict[str, int]:
    """Give the lowest cursor that can still be served, by partition."""
    wanted = select(FeedHead.partition, FeedHead.floor).where(FeedHead.partition.in_(list(partitions)))
    rows = connection.execute(wanted)
    return {row.partition: row.floor for row in rows}


def stored_sums(connection: Connection, partitions: Iterable[str]) -> SumTable:
    """Give the stored sums of the partitions; tables without rows are left out."""
    found: SumTable = {}
    statement = select(TableSum.partition, TableSum.table_name, TableSum.rows, TableSum.sum)
    for row in connection.execute(statement.where(TableSum.partition.in_(list(partitions)))):
        if row.rows:
            found.setdefault(row.partition, {})[row.table_name] = (row.rows, row.sum)
    return found


def known_here(connection: Connection, known: Positions) -> bool:
    """Say whether this history holds every position that a workstation knows (False: an old backup came back)."""
    stand = heads(connection, known)
    for partition, position in known.items():
        head = stand[partition]
        if position.seq > head.seq:
            return False
        if position.seq == head.seq:
            if position.chain != head.chain:
                return False
            continue
        entry = connection.execute(
            select(FeedEntry.chain).where(FeedEntry.partition == partition, FeedEntry.seq == position.seq)
        ).first()
        if entry is not None and entry.chain != position.chain:
            return False
    return True


def _append(connection: Connection, partition: str, head: Position, lines: list[FeedLine]) -> None:
    seq, chain = head.seq, head.chain
    rows = []
    for line in lines:
        seq += 1
        chain = link(chain, line.op_id, line.table, line.row_id)
        rows.append(
            {
                "partition": partition,
                "seq": seq,
                "table_name": line.table,
                "row_id": line.row_id,
                "op_id": line.op_id,
                "deleted": line.deleted,
                "chain": chain,
            }
        )
    connection.execute(insert(FeedEntry), rows)
    connection.execute(update(FeedHead).where(FeedHead.partition == partition).values(seq=seq, chain=chain))
