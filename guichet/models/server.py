"""Tables of the server alone: the feed, stored outcomes, sums, enrolment, devices, blobs, the consultation journal."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from guichet.contract.refusals import Outcome
from guichet.models.base import ServerOnly
from guichet.models.types import Choice, Doc, Flag, Id, Instant


class FeedHead(ServerOnly):
    """The head of a partition's feed; locked and updated last, which makes the feed commit-ordered on every engine."""

    __tablename__ = "feed_head"

    partition: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, default=0)
    chain: Mapped[str] = mapped_column(String(32), default="")
    floor: Mapped[int] = mapped_column(BigInteger, default=0)
    """Cursors below it are answered «snapshot»: a bulk load or a compaction dropped what they would need."""


class FeedEntry(ServerOnly):
    """One row changed by one operation."""

    __tablename__ = "feed"

    partition: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[str] = mapped_column(String(32))
    op_id: Mapped[UUID] = mapped_column(Id)
    deleted: Mapped[bool] = mapped_column(Flag, default=False)
    chain: Mapped[str] = mapped_column(String(32))


class StoredOperation(ServerOnly):
    """An operation as received, and the outcome that every retry is answered with."""

    __tablename__ = "operation"
    __table_args__ = (UniqueConstraint("workstation", "n"), Index(None, "outcome"))

    op_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    workstation: Mapped[int] = mapped_column(Integer)
    n: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column(Integer)
    args: Mapped[str] = mapped_column(Text)
    agent_id: Mapped[UUID] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Instant)
    signature: Mapped[str] = mapped_column(String(100), default="")
    outcome: Mapped[Outcome] = mapped_column(Choice(Outcome))
    reason: Mapped[Any] = mapped_column(Doc, nullable=True)
    received_at: Mapped[datetime] = mapped_column(Instant)


class TableSum(ServerOnly):
    """Rows and sum modulo 2^63 of row hashes, kept in the transaction that changes the rows."""

    __tablename__ = "table_sum"

    partition: Mapped[str] = mapped_column(String(40), primary_key=True)
    table_name: Mapped[str] = mapped_column(String(60), primary_key=True)
    rows: Mapped[int] = mapped_column(BigInteger, default=0)
    sum: Mapped[int] = mapped_column(BigInteger, default=0)


class Device(ServerOnly):
    """What the server knows of an enrolled workstation beyond its public row: keys and partitions."""

    __tablename__ = "device"

    workstation: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    public_key: Mapped[str] = mapped_column(String(64))
    partitions: Mapped[list[str]] = mapped_column(Doc)
    revoked: Mapped[bool] = mapped_column(Flag, default=False)
    last_seen_at: Mapped[datetime | None] = mapped_column(Instant)


class EnrolmentCode(ServerOnly):
    """A one-time code, hashed; it names the site (and counter) of the workstation to come."""

    __tablename__ = "enrolment_code"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    site_id: Mapped[UUID] = mapped_column(Id)
    counter_id: Mapped[UUID | None] = mapped_column(Id)
    expires_at: Mapped[datetime] = mapped_column(Instant)
    used_at: Mapped[datetime | None] = mapped_column(Instant)


class ServerSetting(ServerOnly):
    """A value of the server: next workstation number, the organisation's blob key."""

    __tablename__ = "server_setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(Doc)


class Consultation(ServerOnly):
    """Who opened whose file, from every workstation: append-only and chained (CNIL 2021 on journals)."""

    __tablename__ = "consultation"
    __table_args__ = (Index(None, "person_id"), Index(None, "at"))

    line: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True
    )
    id: Mapped[UUID] = mapped_column(Id, unique=True)
    workstation: Mapped[int] = mapped_column(Integer)
    agent_id: Mapped[UUID] = mapped_column(Id)
    person_id: Mapped[UUID] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Instant)
    received_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(String(60))
    chain: Mapped[str] = mapped_column(String(32))


class Blob(ServerOnly):
    """A file: how much of it has arrived; stored encrypted under ``key`` (itself wrapped by the server's key)."""

    __tablename__ = "blob"

    blob_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    partition: Mapped[str] = mapped_column(String(40))
    size: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    media_type: Mapped[str] = mapped_column(String(80))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    complete: Mapped[bool] = mapped_column(Flag, default=False)
    created_at: Mapped[datetime] = mapped_column(Instant)
    """When it was begun; or, while no document holds it, when a workstation last asked about it."""
