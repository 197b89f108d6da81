"""Which part of a form each field stands in: what is still needed, what the file already says, what is optional."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum, auto

from guichet.domain.procedures import Field, Procedure
from guichet.ui.forms.answers import Answer
from guichet.ui.theme import MEDIUM, Role, Theme

_FEW_OPTIONAL = 2
_HALF_WIDTH = 176


class Part(Enum):
    """A part of a form."""

    NEEDED = auto()
    KNOWN = auto()
    """The file says it: read, and opened only to be corrected."""
    OPTIONAL = auto()


def parts_of(procedure: Procedure, known: Collection[str]) -> dict[str, Part]:
    """Give the part of every field; ``known`` names those that the file fills well.

    A field that depends on an optional answer stands beside it; a handful of optional ones stays with the others.
    """
    found: dict[str, Part] = {}
    for field in procedure.fields:
        if field.name in known:
            found[field.name] = Part.KNOWN
        elif not field.required:
            found[field.name] = Part.OPTIONAL
        else:
            master = found.get(field.shown_when.field) if field.shown_when else None
            found[field.name] = Part.OPTIONAL if master is Part.OPTIONAL else Part.NEEDED
    if sum(part is Part.OPTIONAL for part in found.values()) <= _FEW_OPTIONAL:
        found = {name: Part.NEEDED if part is Part.OPTIONAL else part for name, part in found.items()}
    return found


def in_rows(theme: Theme, answers: Iterable[Answer]) -> Iterator[tuple[Answer, ...]]:
    """Give answers line by line: two short ones that are asked together share a line."""
    waiting: Answer | None = None
    for answer in answers:
        if waiting is not None and _go_together(theme, waiting, answer):
            yield waiting, answer
            waiting = None
            continue
        if waiting is not None:
            yield (waiting,)
        waiting = answer
    if waiting is not None:
        yield (waiting,)


def _go_together(theme: Theme, first: Answer, second: Answer) -> bool:
    if not (first.is_narrow and second.is_narrow):
        return False
    one, other = first.field, second.field
    asked_together = one.shown_when == other.shown_when and one.section == other.section
    return asked_together and _is_short(theme, one) and _is_short(theme, other)


def _is_short(theme: Theme, field: Field) -> bool:
    width = theme.text_width(field.label, Role.SM, MEDIUM)
    if not field.required:
        width += theme.dp(6) + theme.text_width("facultatif", Role.SM)
    return width <= theme.dp(_HALF_WIDTH) and len(field.help) <= 40
