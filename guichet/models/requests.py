"""Requests and what belongs to them: events, documents, held copies, receipts; and interactions on every channel."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Integer, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from guichet.contract.interactions import Direction
from guichet.contract.people import IdentityProof
from guichet.contract.requests import CloseReason, DocumentState, EventKind, ReceiptKind
from guichet.domain.channels import Channel
from guichet.models.base import Retractable, Sectored
from guichet.models.types import Choice, Day, Doc, Flag, Id, Instant


class Request(Sectored):
    """A request (demande, signalement, réclamation); it keeps the procedure's version that it was opened with."""

    __tablename__ = "request"
    __table_args__ = (Index(None, "requester_id"), Index(None, "beneficiary_id"), Index(None, "closed", "due_on"))

    reference: Mapped[str] = mapped_column(String(40), unique=True)
    procedure: Mapped[str] = mapped_column(String(80))
    procedure_version: Mapped[int] = mapped_column(Integer)
    requester_id: Mapped[UUID | None] = mapped_column(Id)
    beneficiary_id: Mapped[UUID | None] = mapped_column(Id)
    channel: Mapped[Channel] = mapped_column(Choice(Channel))
    state: Mapped[str] = mapped_column(String(40))
    received_on: Mapped[date] = mapped_column(Day)
    complete_on: Mapped[date | None] = mapped_column(Day)
    due_on: Mapped[date | None] = mapped_column(Day)
    legal_on: Mapped[date | None] = mapped_column(Day)
    suspended_since: Mapped[date | None] = mapped_column(Day)
    suspended_until: Mapped[date | None] = mapped_column(Day)
    clock_facts: Mapped[Any] = mapped_column(Doc)
    """Dated facts that the legal clock is computed from, in the form of ``guichet.domain.deadlines``."""
    service: Mapped[str] = mapped_column(String(60), default="")
    agent_id: Mapped[UUID | None] = mapped_column(Id)
    fields: Mapped[Any] = mapped_column(Doc)
    closed: Mapped[bool] = mapped_column(Flag, default=False)
    closed_from: Mapped[str] = mapped_column(String(40), default="")
    close_reason: Mapped[CloseReason | None] = mapped_column(Choice(CloseReason))
    site_id: Mapped[UUID | None] = mapped_column(Id)
    opened_by: Mapped[UUID] = mapped_column(Id)
    opened_at: Mapped[datetime] = mapped_column(Instant)
    updated_at: Mapped[datetime] = mapped_column(Instant)


class RequestEvent(Sectored):
    """What happened to a request, append-only."""

    __tablename__ = "request_event"
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[UUID] = mapped_column(Id)
    kind: Mapped[EventKind] = mapped_column(Choice(EventKind))
    at: Mapped[datetime] = mapped_column(Instant)
    effective_on: Mapped[date | None] = mapped_column(Day)
    agent_id: Mapped[UUID] = mapped_column(Id)
    detail: Mapped[str] = mapped_column(String(300), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    changes: Mapped[Any] = mapped_column(Doc, default=list, server_default="[]")
    """Answers corrected: ``field``, ``old`` and ``new`` of each."""


class RequestDocument(Sectored):
    """A row of a request's check-list."""

    __tablename__ = "request_document"
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[UUID] = mapped_column(Id)
    code: Mapped[str] = mapped_column(String(60))
    position: Mapped[int] = mapped_column(Integer)
    state: Mapped[DocumentState] = mapped_column(Choice(DocumentState))
    seen_on: Mapped[date | None] = mapped_column(Day)
    issued_on: Mapped[date | None] = mapped_column(Day)
    agent_id: Mapped[UUID | None] = mapped_column(Id)
    note: Mapped[str] = mapped_column(Text, default="")
    proof: Mapped[IdentityProof | None] = mapped_column(Choice(IdentityProof))
    """What was shown, on a row that asks for a proof of identity; never its number."""
    expires_on: Mapped[date | None] = mapped_column(Day)
    label: Mapped[str] = mapped_column(String(200), default="", server_default=text("''"))
    """What an agent called a document that the procedure's check-list does not have; empty on its own rows."""


class HeldDocument(Sectored):
    """A copy that the town keeps, with the consent to use it again; the file is the blob."""

    __tablename__ = "held_document"
    __table_args__ = (Index(None, "request_id"), Index(None, "person_id"), Index(None, "blob_id"))

    request_id: Mapped[UUID] = mapped_column(Id)
    document_id: Mapped[UUID] = mapped_column(Id)
    person_id: Mapped[UUID | None] = mapped_column(Id)
    code: Mapped[str] = mapped_column(String(60))
    blob_id: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)
    pages: Mapped[int] = mapped_column(Integer, default=1)
    held_on: Mapped[date] = mapped_column(Day)
    issued_on: Mapped[date | None] = mapped_column(Day)
    consent: Mapped[bool] = mapped_column(Flag, default=False)
    agent_id: Mapped[UUID] = mapped_column(Id)
    dropped_on: Mapped[date | None] = mapped_column(Day)
    """When the copy was taken back; its file is then erased, and the row stays to say so."""
    source_id: Mapped[UUID | None] = mapped_column(Id)
    """The held document that this one uses again."""


class Receipt(Sectored):
    """A numbered paper given to a citizen; voided, never undone."""

    __tablename__ = "receipt"
    __table_args__ = (Index(None, "request_id"),)

    request_id: Mapped[UUID] = mapped_column(Id)
    number: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[ReceiptKind] = mapped_column(Choice(ReceiptKind))
    issued_on: Mapped[date] = mapped_column(Day)
    issued_at: Mapped[datetime] = mapped_column(Instant)
    offline: Mapped[bool] = mapped_column(Flag, default=False)
    voided: Mapped[bool] = mapped_column(Flag, default=False)
    agent_id: Mapped[UUID] = mapped_column(Id)
    content: Mapped[Any] = mapped_column(Doc)
    """What the paper says, frozen when it was issued, so that a reprint says the same."""


class Interaction(Retractable, Sectored):
    """An exchange on any channel, or a note; one that was taken back has no subject and no body any more."""

    __tablename__ = "interaction"
    __table_args__ = (Index(None, "person_id", "happened_at"), Index(None, "request_id"))

    person_id: Mapped[UUID | None] = mapped_column(Id)
    request_id: Mapped[UUID | None] = mapped_column(Id)
    channel: Mapped[Channel] = mapped_column(Choice(Channel))
    direction: Mapped[Direction] = mapped_column(Choice(Direction))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text, default="")
    happened_at: Mapped[datetime] = mapped_column(Instant)
    service: Mapped[str] = mapped_column(String(60), default="")
    agent_id: Mapped[UUID | None] = mapped_column(Id)
