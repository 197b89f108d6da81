"""What was typed of a request that is not filed yet, kept in memory while the agent looks elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from guichet.contract.base import FieldValue
from guichet.domain.channels import Channel


@dataclass(frozen=True)
class RequestDraft:
    """A request as far as it is typed; ``values`` are the answers that nobody but the agent gave."""

    procedure: str
    label: str
    subject: UUID | None = None
    values: Mapping[str, FieldValue] = field(default_factory=dict)
    seen: frozenset[str] = frozenset()
    received_on: date | None = None
    channel: Channel = Channel.COUNTER
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the agent chose a kind of request and nothing more."""
        return not (self.values or self.seen or self.note.strip())
