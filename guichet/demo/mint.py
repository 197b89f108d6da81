"""Ids and rows of a made-up town, drawn from a seed: the same seed and day give the same town, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any
from uuid import UUID

import msgspec

from guichet.models.rows import Row, codecs


class Mint:
    """Draws identifiers of the same form as the real ones: UUIDv7 of the instant given."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def id(self, at: datetime) -> UUID:
        """Give a fresh identifier made at an instant."""
        moment = int(at.timestamp() * 1000) & (1 << 48) - 1
        drawn = self._chance.getrandbits(74)
        return UUID(int=moment << 80 | 7 << 76 | drawn >> 62 << 64 | 2 << 62 | drawn & (1 << 62) - 1)


class Rows:
    """Rows of every table, as stored primitives."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {}

    def add(self, table: str, **values: Any) -> None:
        """Add a row; columns that are not named take the model's default."""
        row = {**_blank(table), **{name: primitive(value) for name, value in values.items()}}
        assert len(row) == len(_blank(table)), sorted(row.keys() - _blank(table).keys())
        self.tables.setdefault(table, []).append(tuple(row.values()))


@cache
def _blank(table: str) -> Mapping[str, Any]:
    codec = codecs()[table]
    return dict(zip(codec.columns, codec.of(codec.model()), strict=True))


def primitive(value: Any) -> str | int | float | None:
    """Give the stored form of a value, as ``guichet.models.types`` has it."""
    match value:
        case Enum():
            return str(value.value)
        case bool():
            return int(value)
        case None | str() | int() | float():
            return value
        case UUID():
            return value.hex
        case datetime():
            return int(value.timestamp() * 1000)
        case date():
            return value.isoformat()
        case _:
            return msgspec.json.encode(value, order="sorted").decode()
