"""What this workstation did and what became of it: waiting, in conflict, refused, parked."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import FieldEdit, Query
from guichet.contract.refusals import ErrorText, Outcome


class OtherVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote the other value of a field in conflict, and when."""

    field: str
    agent_display: str
    at: datetime


class JournalLine(msgspec.Struct, frozen=True, kw_only=True):
    """One operation of this workstation's journal."""

    op_id: UUID
    n: int
    name: str
    agent_display: str
    made_at: datetime
    outcome: Outcome
    reason: ErrorText | None
    depends_on: UUID | None
    subject: str
    """Whom or what it is about: a person's display or a request's reference."""
    person_id: UUID | None
    request_id: UUID | None
    receipts: tuple[str, ...]
    """Numbers of receipts already printed for it: the citizen may have to be told."""
    edits: tuple[FieldEdit, ...] = ()
    """What a correction wanted to change, so that an agent can settle it without losing a field."""
    others: tuple[OtherVersion, ...] = ()
    """For a conflict on fields: who wrote the other values, as far as this workstation knows yet."""


class JournalPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page behind the sync pill."""

    waiting: tuple[JournalLine, ...]
    conflicts: tuple[JournalLine, ...]
    refused: tuple[JournalLine, ...]
    """Rejected, failed and quarantined ones, with what is parked behind each."""
    parked: tuple[JournalLine, ...]
    sent: tuple[JournalLine, ...] = ()
    """The last entries of whoever asks that the server took, the newest first."""


class ShowJournal(Query[JournalPage], frozen=True, kw_only=True, tag="journal.show"):
    """Give what waits, what is in conflict and what was refused."""

    answer: ClassVar[type] = JournalPage
