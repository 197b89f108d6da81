"""Tables of one workstation alone: its journal, the server's version of rows it changed, cursors, settings."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from guichet.contract.refusals import Outcome
from guichet.models.base import WorkstationOnly
from guichet.models.types import Choice, Doc, Flag, Id, Instant


class JournalEntry(WorkstationOnly):
    """An operation of this workstation, as signed, and what became of it."""

    __tablename__ = "operation_journal"
    __table_args__ = (Index(None, "outcome"),)

    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    op_id: Mapped[UUID] = mapped_column(Id, unique=True)
    name: Mapped[str] = mapped_column(String(80))
    version: Mapped[int] = mapped_column(Integer)
    args: Mapped[str] = mapped_column(Text)
    agent_id: Mapped[UUID] = mapped_column(Id)
    made_at: Mapped[datetime] = mapped_column(Instant)
    signature: Mapped[str] = mapped_column(String(100))
    outcome: Mapped[Outcome] = mapped_column(Choice(Outcome), default=Outcome.PENDING)
    reason: Mapped[Any] = mapped_column(Doc, nullable=True)
    depends_on: Mapped[UUID | None] = mapped_column(Id)
    """The refused operation that this one is parked behind."""
    answered_at: Mapped[datetime | None] = mapped_column(Instant)
    published: Mapped[bool] = mapped_column(Flag, default=False)
    """True once a pull made after the answer was published: the rows now say what the server says."""
    resolved_by: Mapped[UUID | None] = mapped_column(Id)


class BaseRow(WorkstationOnly):
    """The server's version of a row that pending operations changed (``row`` None: the server has none)."""

    __tablename__ = "base_row"

    table_name: Mapped[str] = mapped_column(String(60), primary_key=True)
    row_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    row: Mapped[Any] = mapped_column(Doc, nullable=True)


class SyncCursor(WorkstationOnly):
    """How far each partition was pulled, and the chain there."""

    __tablename__ = "sync_cursor"

    partition: Mapped[str] = mapped_column(String(40), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger)
    chain: Mapped[str] = mapped_column(String(32))


class LocalSum(WorkstationOnly):
    """Sums of the server's rows as this replica received them (predictions not counted)."""

    __tablename__ = "local_sum"

    partition: Mapped[str] = mapped_column(String(40), primary_key=True)
    table_name: Mapped[str] = mapped_column(String(60), primary_key=True)
    rows: Mapped[int] = mapped_column(BigInteger)
    sum: Mapped[int] = mapped_column(BigInteger)


class LocalSetting(WorkstationOnly):
    """A value of this workstation: its number, device key, server address, pinned certificate, counters."""

    __tablename__ = "local_setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(Doc)


class LocalConsultation(WorkstationOnly):
    """Who opened whose file here, when and why: append-only (a trigger refuses changes), sent in order of ``line``."""

    __tablename__ = "local_consultation"
    __table_args__ = (Index(None, "person_id"), {"sqlite_autoincrement": True})

    line: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[UUID] = mapped_column(Id, unique=True)
    agent_id: Mapped[UUID] = mapped_column(Id)
    person_id: Mapped[UUID] = mapped_column(Id)
    at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(String(60))


class LocalBlob(WorkstationOnly):
    """A file kept at this workstation (encrypted beside the database) and how much of it the server has."""

    __tablename__ = "local_blob"

    blob_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(80))
    key: Mapped[bytes] = mapped_column(LargeBinary)
    sent: Mapped[bool] = mapped_column(Flag, default=False)
    kept_at: Mapped[datetime] = mapped_column(Instant)


class DocumentDraft(WorkstationOnly):
    """The pages gathered so far for a row of a check-list, in the form of ``guichet.contract.documents.Draft``."""

    __tablename__ = "document_draft"

    document_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    pages: Mapped[Any] = mapped_column(Doc)
    changed_at: Mapped[datetime] = mapped_column(Instant)


class TypedDraft(WorkstationOnly):
    """A form that an agent began and has not saved, as the window wrote it; ``about`` says of whom or of what."""

    __tablename__ = "typed_draft"
    __table_args__ = (Index(None, "agent_id"),)

    draft_id: Mapped[UUID] = mapped_column(Id, primary_key=True)
    agent_id: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[str] = mapped_column(String(40))
    about: Mapped[str] = mapped_column(String(200))
    payload: Mapped[str] = mapped_column(Text)
    began_at: Mapped[datetime] = mapped_column(Instant)
    changed_at: Mapped[datetime] = mapped_column(Instant)
