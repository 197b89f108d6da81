"""The town's catalogue as an administrator keeps it: legal values to confirm, one by one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

import msgspec

from guichet.contract.base import Operation, Query
from guichet.domain.permissions import Permission
from guichet.domain.procedures import LegalValue, LegalValues


class ConfirmLegalValues(Operation, frozen=True, kw_only=True, tag="catalogue.confirm_values"):
    """Confirm legal values of a procedure, as they are or corrected; or take a confirmation back.

    The values that differ between ``base`` and ``new`` are the ones meant; the others may have changed meanwhile. It
    publishes the next version of the procedure: who did it and when are that version's.
    """

    needs: ClassVar[Permission] = Permission.MANAGE_CATALOGUE

    version_id: UUID
    procedure: str
    base: LegalValues
    """What the administrator saw."""
    new: LegalValues


class LegalState(StrEnum):
    """Where a legal value stands."""

    TO_CONFIRM = "to_confirm"
    SOURCED = "sourced"
    """Given with its source by the catalogue that the town started with."""
    CONFIRMED = "confirmed"
    """By an agent of the town."""


class LegalLine(msgspec.Struct, frozen=True, kw_only=True):
    """One legal value of the newest version of a procedure."""

    procedure: str
    version: int
    label: str
    service: str
    service_name: str
    value: LegalValue
    legal: LegalValues
    """All the legal values of that version: what a confirmation is based on."""
    state: LegalState
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    sources: tuple[str, ...] = ()
    """What the catalogue was drawn up from."""
    notes: str = ""
    waiting: bool = False
    """The version is this workstation's own, and not sent yet."""


class LegalLines(msgspec.Struct, frozen=True):
    """Every legal value of the catalogue, by procedure."""

    lines: tuple[LegalLine, ...]


class ListLegalValues(Query[LegalLines], frozen=True, kw_only=True, tag="catalogue.legal_values"):
    """Give every legal value with its source and its state; needs ``MANAGE_CATALOGUE``."""

    answer: ClassVar[type] = LegalLines
