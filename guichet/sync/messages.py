"""What workstation and server say over HTTP (``/v1``): JSON, and zstd NDJSON for rows."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from guichet.contract.refusals import ErrorText, Outcome
from guichet.sync.envelope import Envelope

PROTOCOL = 1
PULL_LIMIT = 5_000
"""Feed entries beyond which a pull is treated as a bootstrap."""
PUSH_BATCH = 200
PUSH_BYTES = 2 * 1024 * 1024
"""Arguments of one push together; a server takes eight times as much."""
PART_ROWS = 20_000


class Position(msgspec.Struct, frozen=True, array_like=True):
    """A place in a partition's feed, and the chain there: two histories that share both are the same so far."""

    seq: int
    chain: str


Positions = dict[str, Position]
SumTable = dict[str, dict[str, tuple[int, int]]]
"""partition → table → (rows, sum)."""


class EnrolRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A new workstation presents its one-time code."""

    code: str
    name: str
    public_key: str


class Enrolled(msgspec.Struct, frozen=True, kw_only=True):
    """What the new workstation needs to keep."""

    workstation: int
    workstation_id: UUID
    token: str
    partitions: tuple[str, ...]
    blob_key: str
    """The organisation's HMAC key for file ids, base64."""


class ServerHello(msgspec.Struct, frozen=True, kw_only=True):
    """Protocol range, schema, partitions and clock of the server."""

    protocol_min: int = PROTOCOL
    protocol_max: int = PROTOCOL
    schema: str
    partitions: tuple[str, ...]
    server_time: datetime
    pull_limit: int = PULL_LIMIT
    push_batch: int = PUSH_BATCH


class ConsultationLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a workstation's consultation journal on its way up."""

    id: UUID
    agent_id: UUID
    person_id: UUID
    at: datetime
    reason: str
    query: str


class PushRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Operations in the order of their numbers, and journal lines."""

    known: Positions
    operations: tuple[Envelope, ...] = ()
    consultations: tuple[ConsultationLine, ...] = ()


class OperationAnswer(msgspec.Struct, frozen=True):
    """What became of one operation."""

    op_id: UUID
    outcome: Outcome
    reason: ErrorText | None = None


class PushAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Outcomes in the order of the request."""

    answers: tuple[OperationAnswer, ...]
    consultations: int
    server_time: datetime


class PullRequest(msgspec.Struct, frozen=True, kw_only=True):
    """How far this replica is, partition by partition."""

    cursors: Positions


class PullHeader(msgspec.Struct, frozen=True, kw_only=True, tag="header"):
    """First line of a pull: the column order of every table that follows."""

    schema: str
    columns: dict[str, tuple[str, ...]]
    rows: int
    server_time: datetime


class PullRows(msgspec.Struct, frozen=True, kw_only=True, tag="rows"):
    """Rows of one table as the server has them, and ids that left the partitions of this workstation."""

    table: str
    rows: list[list[Any]] = []
    gone: list[str] = []


class PullCheckpoint(msgspec.Struct, frozen=True, kw_only=True, tag="checkpoint"):
    """Last line: nothing is published before it."""

    cursors: Positions
    sums: SumTable


PullLine = PullHeader | PullRows | PullCheckpoint


class SnapshotPart(msgspec.Struct, frozen=True, kw_only=True):
    """A resumable piece of a snapshot: zstd NDJSON of one table's rows."""

    name: str
    table: str
    rows: int
    size: int
    sha256: str


class SnapshotManifest(msgspec.Struct, frozen=True, kw_only=True):
    """One consistent reading per partition, cut in parts."""

    schema: str
    columns: dict[str, tuple[str, ...]]
    cursors: Positions
    sums: SumTable
    parts: tuple[SnapshotPart, ...]


class Trouble(msgspec.Struct, frozen=True):
    """The body of every answer that is not 2xx."""

    error: ErrorText
