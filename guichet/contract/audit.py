"""What an auditor reads: who opened whose file, who changed what."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Query
from guichet.contract.requests import EventKind


class AuditKind(StrEnum):
    """Which journal a line comes from."""

    CONSULTED = "consulted"
    """A file was opened, at this workstation: those of the others are at the server."""
    CHANGED = "changed"
    """A field of a file was changed, or an identity check or an exchange taken back, anywhere in the town."""
    HANDLED = "handled"
    """Something was done to a request, in the sectors that this workstation holds."""


class AuditLine(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that an agent looked at or did; never what it says."""

    at: datetime
    kind: AuditKind
    agent_display: str
    subject: str
    """The person's name, or the request's reference: whose request it is stays in its file."""
    detail: str
    """The reason given, or the name of the field changed; ``interaction`` for an exchange that was taken back."""
    event: EventKind | None = None


class AuditPage(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of the journals, newest first; ``more`` says that there are others before them."""

    lines: tuple[AuditLine, ...]
    more: bool = False


class ReadAudit(Query[AuditPage], frozen=True, kw_only=True, tag="audit.read"):
    """Read the journals of some days; needs ``READ_JOURNAL``.

    ``text`` keeps the lines whose person or reference holds every word, accents and case aside.
    """

    answer: ClassVar[type] = AuditPage

    since: date
    until: date
    """The last day, itself read."""
    agent_id: UUID | None = None
    kind: AuditKind | None = None
    text: str = ""
    limit: int = 500
