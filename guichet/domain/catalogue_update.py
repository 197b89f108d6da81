"""A procedure of the town brought up to the one that is shipped, without touching what the town made its own.

What is the town's is read in the history of its versions: a part (the form, the documents, the steps, each legal value)
belongs to the town when the version that made it what it is was published by one of its agents. So a value that was
confirmed stays, whatever the shipped catalogue says later, and no setting has to remember it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from guichet.domain.catalogue import find_faults
from guichet.domain.errors import FaultyProcedure
from guichet.domain.procedures import Procedure

Version = TypeVar("Version")


class Part(StrEnum):
    """A part of a procedure that belongs to the town or to the shipped catalogue, whole."""

    LABEL = "label"
    LONG_LABEL = "long_label"
    CATEGORY = "category"
    SERVICE = "service"
    SECTOR = "sector"
    CHANNELS = "channels"
    SEARCH_WORDS = "search_words"
    FIELDS = "fields"
    DOCUMENTS = "documents"
    WORKFLOW = "workflow"
    ANONYMOUS_ALLOWED = "anonymous_allowed"
    NOTES = "notes"
    SOURCES = "sources"
    SILENCE = "legal.silence"
    RECEIPT = "legal.receipt"
    FEE = "legal.fee"
    ANNOUNCED = "legal.announced"


class Publication(msgspec.Struct, frozen=True):
    """One version in the town's catalogue, and whether one of its agents published it."""

    procedure: Procedure
    by_town: bool


class Renewal(msgspec.Struct, frozen=True):
    """A procedure of the town beside the shipped one.

    Args:
        procedure: its next version; None where the shipped one brings nothing.
        changed: the parts that come from the shipped catalogue.
        kept: the parts that it says anew and that stay the town's.
    """

    procedure: Procedure | None
    changed: tuple[Part, ...]
    kept: tuple[Part, ...]


def renewed(history: Sequence[Publication], shipped: Procedure, today: date) -> Renewal:
    """Give the version that follows those of a town, where the shipped one brings something.

    ``history`` is the town's versions in their order, one at least. The new one counts from today, or from the day that
    the shipped one says when that is to come.

    Raises:
        FaultyProcedure: what is the town's and what is shipped do not go together.
    """
    newest = history[-1].procedure
    changed = [part for part in Part if _of(shipped, part) != _of(newest, part) and not _is_towns(history, part)]
    kept = tuple(part for part in Part if _is_towns(history, part) and _is_news(history, shipped, part))
    if not changed:
        return Renewal(None, (), kept)
    parts = {part: _of(shipped if part in changed else newest, part) for part in Part}
    legal = {part.partition(".")[2]: parts.pop(part) for part in Part if part.startswith("legal.")}
    procedure = msgspec.structs.replace(
        newest,
        version=newest.version + 1,
        effective_on=max(newest.effective_on, shipped.effective_on, today),
        legal=msgspec.structs.replace(newest.legal, **legal),
        **{str(part): value for part, value in parts.items()},
    )
    if faults := find_faults(procedure):
        raise FaultyProcedure(procedure.id, faults)
    return Renewal(procedure, tuple(changed), kept)


def since_when(history: Sequence[Version], said: Callable[[Version], object]) -> Version:
    """Give the version since which all of them have said the same as the last one."""
    found = history[-1]
    for each in reversed(history):
        if said(each) != said(found):
            break
        found = each
    return found


def _is_towns(history: Sequence[Publication], part: Part) -> bool:
    """Say whether an agent of the town published the version since which a part is what it is."""
    return since_when(history, lambda each: _of(each.procedure, part)).by_town


def _is_news(history: Sequence[Publication], shipped: Procedure, part: Part) -> bool:
    """Say whether the town's catalogue never had a part as it is shipped now."""
    return all(_of(each.procedure, part) != _of(shipped, part) for each in history)


def _of(procedure: Procedure, part: Part) -> Any:
    value: Any = procedure
    for name in part.split("."):
        value = getattr(value, name)
    return value
