"""The two roots of the contract, and what comes back from them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

import msgspec
from uuid_utils.compat import uuid7

from guichet.domain.permissions import Permission

FieldValue = str | int | float | bool | tuple[str, ...] | None
"""A value of an editable field as it travels: dates are ISO 8601 text, several choices a tuple."""


def new_id() -> UUID:
    """Give a fresh identifier (UUIDv7: ordered by creation on one machine, never a promise of order between two)."""
    return uuid7()


class FieldEdit(msgspec.Struct, frozen=True):
    """One field as the agent saw it (``base``) and as they want it (``new``)."""

    field: str
    base: FieldValue
    new: FieldValue

    def back(self) -> FieldEdit:
        """Give what takes this edit back."""
        return FieldEdit(self.field, self.new, self.base)


class Operation(msgspec.Struct, frozen=True, kw_only=True, tag_field="op"):
    """A change that someone wants: arguments only, immutable, replayable.

    Identifiers, dates and references are arguments: applying an operation reads no clock and draws nothing at random.
    Subclasses name themselves by ``tag`` and say the permission they need.
    """

    version: ClassVar[int] = 1
    needs: ClassVar[Permission]

    @classmethod
    def operation_name(cls) -> str:
        """Give the stable name that journals and the wire use, ``noun.verb`` (``name`` is an argument of some)."""
        return str(cls.__struct_config__.tag)

    def created(self) -> tuple[UUID, ...]:
        """Give the ids of the entities that exist only if this operation is accepted."""
        return ()


def operation_name(operation: Operation) -> str:
    """Give the stable name that journals and the wire use, ``noun.verb``."""
    return str(operation.__struct_config__.tag)


Answer = TypeVar("Answer")


class Query(msgspec.Struct, Generic[Answer], frozen=True, kw_only=True, tag_field="query"):
    """A question that a screen asks; ``answer`` is the frozen struct that comes back."""

    answer: ClassVar[type]

    def opens_person(self) -> UUID | None:
        """Give the person whose file this question opens, to be journalled as a consultation (None: nobody's)."""
        return None


class ChangeSet(msgspec.Struct, frozen=True):
    """Which rows changed, table by table; screens that show one of them ask their question again.

    ``everything`` is set when a whole replica was replaced: every screen asks again.
    """

    rows: dict[str, tuple[UUID, ...]] = {}
    everything: bool = False

    def touches(self, *tables: str) -> bool:
        """Say whether one of ``tables`` changed."""
        return self.everything or any(table in self.rows for table in tables)

    def names(self, row_id: UUID) -> bool:
        """Say whether this very row changed, in whichever table."""
        return self.everything or any(row_id in ids for ids in self.rows.values())


class Done(msgspec.Struct, frozen=True):
    """An operation is applied and journalled on this workstation: a power cut loses nothing of it."""

    op_id: UUID
    n: int
    made_at: datetime
    changes: ChangeSet
    reference: str = ""
