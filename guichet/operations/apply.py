"""The one place where an operation meets its handler: on the workstation and on the server alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from guichet.contract.base import FieldEdit, Operation, operation_name
from guichet.contract.refusals import FieldDivergence, FieldRefused, FieldsDiverged, OperationUnknown
from guichet.models.base import Replicated
from guichet.models.rows import codecs
from guichet.operations.unit import RowChange, Unit

Kind = TypeVar("Kind", bound=Operation)
Handler = Callable[[Any, Unit], None]

_HANDLERS: dict[type[Operation], Handler] = {}


def applies(kind: type[Kind]) -> Callable[[Callable[[Kind, Unit], None]], Callable[[Kind, Unit], None]]:
    """Register the function that applies one kind of operation."""

    def register(handler: Callable[[Kind, Unit], None]) -> Callable[[Kind, Unit], None]:
        assert kind not in _HANDLERS, kind
        _HANDLERS[kind] = handler
        return handler

    return register


def handled() -> frozenset[type[Operation]]:
    """Give every kind of operation that has a handler."""
    _load()
    return frozenset(_HANDLERS)


def apply(operation: Operation, unit: Unit) -> list[RowChange]:
    """Check the agent's right, change the rows, and say which changed.

    Raises:
        Refusal: a rule says no; the caller rolls back to its savepoint.
    """
    _load()
    handler = _HANDLERS.get(type(operation))
    if handler is None:
        raise OperationUnknown(operation_name(operation), operation.version)
    unit.demand(operation.needs)
    handler(operation, unit)
    return unit.changes()


def edit_fields(row: Replicated, edits: tuple[FieldEdit, ...], clean: dict[str, Callable[[Any], Any]]) -> None:
    """Apply (base, new) edits to a row; ``clean`` names the fields that may change and turns text into their values.

    A field that already says what the agent wants is left alone; one that says neither is a divergence.

    Raises:
        FieldsDiverged: fields were changed meanwhile; nothing is applied.
        FieldRefused: a field may not change, or its value cannot be taken.
    """
    codec = codecs()[str(row.__tablename__)]
    stored = dict(zip(codec.columns, codec.of(row), strict=True))
    wanted: dict[str, Any] = {}
    diverged = []
    for edit in edits:
        if edit.field not in clean:
            raise FieldRefused(edit.field, "not_editable")
        wanted[edit.field] = clean[edit.field](edit.new)
        theirs = stored[edit.field]
        mine = codec.primitive(edit.field, wanted[edit.field])
        if not (_same(theirs, edit.base) or _same(theirs, mine)):
            diverged.append(FieldDivergence(edit.field, edit.base, edit.new, theirs))
    if diverged:
        raise FieldsDiverged(codec.name, row.id, tuple(diverged))
    for field, value in wanted.items():
        setattr(row, field, value)


def _same(one: Any, other: Any) -> bool:
    """Compare two travelled values; nothing and empty text say the same."""
    return one == other or (one in (None, "") and other in (None, ""))


def _load() -> None:
    import guichet.operations.all  # noqa: F401  # every module registers its handlers when read
