"""One request of the made-up town before and after it is lived: what is drawn of it, and what became of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from guichet.contract.requests import CloseReason, DocumentState
from guichet.demo.answers import Values
from guichet.demo.citizens import Citizen
from guichet.demo.texts import Story
from guichet.domain.channels import Channel
from guichet.domain.forms import holds
from guichet.domain.procedures import DocumentRule, Procedure

ZONE: Final = ZoneInfo("Europe/Paris")


class Wait(msgspec.Struct, frozen=True, kw_only=True):
    """Documents were asked for on a day, until another; ``came_on`` None: they have not come."""

    asked_on: date
    until: date
    came_on: date | None


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One request to live.

    Args:
        end: why it ended and on which day; None when it is open.
        steps: for an open one, how many steps were taken.
        taken_on: days of the steps, as many as may be needed; the last is taken again if there are more.
        seen: share of the needed documents that were shown at once.
        standing: where documents stand at the opening, by code, instead of what ``seen`` would draw.
        closing: what is written at the end, "" for one of the story's sentences.
        agent: login of who is in charge, "" for nobody or whoever handles the service's requests.
    """

    procedure: Procedure
    story: Story
    requester: Citizen | None
    beneficiary: Citizen | None
    channel: Channel
    opened_at: datetime
    said: str
    values: Values
    end: tuple[CloseReason, date] | None = None
    steps: int = 0
    taken_on: tuple[date, ...] = ()
    wait: Wait | None = None
    seen: float = 0.8
    standing: dict[str, DocumentState] | None = None
    closing: str = ""
    agent: str = ""
    receipt: bool = False

    @property
    def received_on(self) -> date:
        """The day of reception."""
        return self.opened_at.astimezone(ZONE).date()

    @property
    def needed(self) -> list[DocumentRule]:
        """The documents that this request cannot do without."""
        rules = self.procedure.documents
        return [rule for rule in rules if rule.required and holds(rule.needed_when, self.values)]


class Lived(msgspec.Struct, frozen=True, kw_only=True):
    """What exchanges about a request need to know of it."""

    id: UUID
    reference: str
    partition: str
    service: str
    label: str
    requester: Citizen | None
    opened_at: datetime
    last_at: datetime
    waiting: Wait | None
    pieces: str
    closed: bool
    decided: bool
