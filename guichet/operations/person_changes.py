"""The history of a file, field by field: written by the handlers in the same transaction as the change itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import UUID, uuid5

from guichet.contract.people import ADDED, ChangedPart
from guichet.models.base import Replicated
from guichet.models.people import PersonChange
from guichet.models.rows import codecs
from guichet.operations.unit import Unit

_NOT_TOLD: Final = frozenset({"id", "person_id", "other_id", "kind", "created_at", "updated_at"})
"""Columns that no agent changes by hand."""


@contextmanager
def noted(unit: Unit, row: Replicated, *person_ids: UUID) -> Iterator[None]:
    """Write which fields of a row are other at the end of the block, into the history of these people's files."""
    codec = codecs()[str(row.__tablename__)]
    before = codec.of(row)
    yield
    for field, old, new in zip(codec.columns, before, codec.of(row), strict=True):
        if old != new and field not in _NOT_TOLD:
            for person_id in person_ids:
                _write(unit, row, person_id, field, _text(old), _text(new))


def note_added(unit: Unit, row: Replicated, after: str, *person_ids: UUID) -> None:
    """Write that a row is new into the history of these people's files."""
    for person_id in person_ids:
        _write(unit, row, person_id, ADDED, "", after)


def note_said(unit: Unit, row: Replicated, field: str, before: str, after: str, *person_ids: UUID) -> None:
    """Write what happened to a row, in words of its own, into the history of these people's files."""
    for person_id in person_ids:
        _write(unit, row, person_id, field, before, after)


def _write(unit: Unit, row: Replicated, person_id: UUID, field: str, before: str, after: str) -> None:
    part = ChangedPart(str(row.__tablename__))
    # Drawn from what it says, so that workstation and server write the same row; said twice at once it is one.
    said = (person_id.hex, field, before, after, unit.agent_id.hex, unit.now.isoformat(timespec="milliseconds"))
    change_id = uuid5(row.id, "\n".join(said))
    if unit.find(PersonChange, change_id) is None:
        unit.add(
            PersonChange(
                id=change_id,
                person_id=person_id,
                part=part,
                row_id=row.id,
                field=field,
                before=before,
                after=after,
                agent_id=unit.agent_id,
                at=unit.now,
            )
        )


def _text(stored: str | int | float | None) -> str:
    return "" if stored in (None, 0) else str(stored)
