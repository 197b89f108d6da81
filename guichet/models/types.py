"""Column types. Every engine stores the same primitives, so a row is written the same way on all three.

SQLite, SQLCipher and PostgreSQL hold text, integers and nothing else: ids are 32 hexadecimal digits, days ISO 8601
text, instants milliseconds since 1970 UTC, documents canonical JSON. A row read raw is therefore already its canonical
form, and row sums agree across engines by construction (``docs/decisions/0003-primitive-storage.md``).
"""

from __future__ import annotations

import enum
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, ColumnElement, Dialect, SmallInteger, String, Text, literal
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Id(TypeDecorator[UUID]):
    """A UUID as 32 lower-case hexadecimal digits."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect | None) -> str | None:
        return None if value is None else value.hex

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> UUID | None:
        return None if value is None else UUID(hex=value)


class Day(TypeDecorator[date]):
    """A calendar day as ``YYYY-MM-DD``."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect | None) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """A UTC instant as whole milliseconds since 1970; finer parts are dropped."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect | None) -> int | None:
        return None if value is None else (value - _EPOCH) // timedelta(milliseconds=1)

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> datetime | None:
        return None if value is None else _EPOCH + timedelta(milliseconds=value)


class Flag(TypeDecorator[bool]):
    """A yes or no as 1 or 0."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect | None) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect | None) -> bool | None:
        return None if value is None else bool(value)


def is_set(column: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[bool]:
    """Give the condition that a flag is set; ``column.is_(True)`` would ask PostgreSQL for a boolean."""
    return column == literal(True, Flag())


def is_clear(column: ColumnElement[bool] | InstrumentedAttribute[bool]) -> ColumnElement[bool]:
    """Give the condition that a flag is not set."""
    return column == literal(False, Flag())


class Doc(TypeDecorator[Any]):
    """A small JSON document as canonical text (sorted keys)."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect | None) -> str | None:
        return None if value is None else msgspec.json.encode(value, order="sorted").decode()

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Any:
        return None if value is None else msgspec.json.decode(value)


Word = TypeVar("Word", bound=enum.StrEnum)


class Choice(TypeDecorator[Word], Generic[Word]):
    """A member of a ``StrEnum`` as its value."""

    impl = String(40)
    cache_ok = True

    def __init__(self, kind: type[Word]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Word | None, dialect: Dialect | None) -> str | None:
        return None if value is None else str(self.kind(value))

    def process_result_value(self, value: str | None, dialect: Dialect | None) -> Word | None:
        return None if value is None else self.kind(value)

    def __repr__(self) -> str:
        return f"Choice({self.kind.__name__})"
