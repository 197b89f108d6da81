"""An instance of every replicated model, with the values that engines are most likely to disagree on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Integer, SmallInteger, String, Table, Text, UniqueConstraint

from guichet.models.base import Replicated, replicated_models
from guichet.models.types import Choice, Day, Doc, Flag, Id, Instant

TEXTS = (
    "",
    "L’Haÿ-les-Roses — Nguyễn, Œdipe, Ünsal, d'Été",
    "décomposé : e\u0301, ligature ﬁ, insécable\u00a0et\u202ffine",
    "👩‍👩‍👧 🇫🇷 \U0010ffff",
    "'; DROP TABLE person; -- \" \\ \\n %s :name {} \t\n\r\u2028",
    "مرحبا \u200f בדיקה",
    " deux espaces autour ",
    "0012",
    "1e5",
    "NULL",
)
DAYS = (date.min, date.max, date(1582, 10, 10), date(1900, 2, 28), date(2024, 2, 29))
INSTANTS = (
    datetime.min.replace(tzinfo=UTC),
    datetime.max.replace(tzinfo=UTC),
    datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 3, 29, 3, 30, tzinfo=timezone(timedelta(hours=2))),
    datetime(1, 1, 1, 0, 0, 0, 1000, tzinfo=UTC),
)
DOCUMENTS: tuple[Any, ...] = (
    {},
    [],
    "",
    False,
    {"é": [0.1, -0.0, 1e22, 5e-324, 1.7976931348623157e308, 1 / 3], "entier": [2**53 + 1, -(2**63), 2**64 - 1]},
    {"z": None, "a": {"👩‍👩‍👧": '\u2028"\\/\x7f'}, "A": True, "10": 1, "9": 2},
)
INTEGERS = (0, 2**31 - 1, -(2**31), 1)


def awkward_instances() -> list[Replicated]:
    """Make several instances of every replicated model; every value of every kind is used, and None where it may be."""
    return [
        model(**{column.key: _value(column, table, turn) for column in table.columns})
        for model, table in _models()
        for turn in range(len(TEXTS) + 1)
    ]


def _models() -> Iterator[tuple[type[Replicated], Table]]:
    for _, model in sorted(replicated_models().items()):
        assert isinstance(model.__table__, Table)
        yield model, model.__table__


def _value(column: Column[Any], table: Table, turn: int) -> Any:
    """Give a column's value: another one each turn, None at the last if it may be, and never twice if it is unique."""
    if column.nullable and turn == len(TEXTS):
        return None
    offset = list(table.columns).index(column)
    once = _is_unique(column, table)
    match column.type:
        case Id():
            return UUID(int=turn) if column.primary_key or once else UUID(int=2**128 - 1 - turn - offset)
        case Day():
            return _pick(DAYS, turn + offset)
        case Instant():
            return _pick(INSTANTS, turn + offset)
        case Flag():
            return bool((turn + offset) % 2)
        case Doc():
            return _pick(DOCUMENTS, turn + offset)
        case Choice(kind=kind):
            return _pick(tuple(kind.__members__.values()), turn + offset)
        case String() | Text():
            text = _pick(TEXTS, turn + offset)
            return (f"{turn}{text}" if once else text)[: column.type.length]
        case Integer() | SmallInteger():
            return turn if once else _pick(INTEGERS, turn + offset)
    raise AssertionError(f"no awkward value for {column.type!r}")


def _pick(values: tuple[Any, ...], turn: int) -> Any:
    return next(itertools.islice(itertools.cycle(values), turn % len(values), None))


def _is_unique(column: Column[Any], table: Table) -> bool:
    unique = {name.key for mark in table.constraints if isinstance(mark, UniqueConstraint) for name in mark.columns}
    return column.key in unique
