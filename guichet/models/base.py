"""The declarative root, which side a table lives on, and which partition a row belongs to."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import ColumnElement, MetaData, String, Table, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from guichet.models.types import Id, Instant

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "pk": "pk_%(table_name)s",
}


class Side(enum.StrEnum):
    """Where a table exists."""

    BOTH = "both"
    """Replicated: the server's truth, mirrored on workstations."""
    SERVER = "server"
    WORKSTATION = "workstation"


class Base(DeclarativeBase):
    """Root of every model; subclasses that are not replicated say their ``side``."""

    metadata = MetaData(naming_convention=NAMING)
    side: ClassVar[Side] = Side.BOTH


class Replicated(Base):
    """A row that travels: an id, and a partition that says who may hold it.

    There are no foreign keys between replicated tables: rows of several partitions arrive in any order, and a
    workstation may hold one without the other. Operations check what they refer to.
    """

    __abstract__ = True
    fixed_partition: ClassVar[str | None] = None
    """The partition of every row, or None when the row's own column says it."""

    id: Mapped[UUID] = mapped_column(Id, primary_key=True, sort_order=-2)


class Sectored(Replicated):
    """A replicated row whose ``partition`` column says its sector."""

    __abstract__ = True

    partition: Mapped[str] = mapped_column(String(40), sort_order=-1)


class Retractable:
    """What may be taken back: the row stays, and says who took it back, when and why (:func:`stands` tells)."""

    retracted_at: Mapped[datetime | None] = mapped_column(Instant, sort_order=1)
    retracted_by: Mapped[UUID | None] = mapped_column(Id, sort_order=1)
    retracted_why: Mapped[str] = mapped_column(String(300), default="", server_default=text("''"), sort_order=1)


def stands(model: type[Retractable]) -> ColumnElement[bool]:
    """Give the condition that a row was not taken back."""
    return model.retracted_at.is_(None)


class ServerOnly(Base):
    """A table of the server alone."""

    __abstract__ = True
    side = Side.SERVER


class WorkstationOnly(Base):
    """A table of one workstation alone."""

    __abstract__ = True
    side = Side.WORKSTATION


def tables_of(side: Side) -> list[Table]:
    """Give the tables that exist on a side: its own and the replicated ones."""
    import guichet.models.all  # noqa: F401  # the registry is complete only once every module is read

    found: list[Table] = []
    for mapper in Base.registry.mappers:
        kind = mapper.class_
        if kind.side in (Side.BOTH, side):
            assert isinstance(mapper.local_table, Table)
            found.append(mapper.local_table)
    return sorted(found, key=lambda table: table.name)


def replicated_models() -> dict[str, type[Replicated]]:
    """Give every replicated model by table name."""
    import guichet.models.all  # noqa: F401

    return {
        mapper.class_.__tablename__: mapper.class_
        for mapper in Base.registry.mappers
        if issubclass(mapper.class_, Replicated)
    }
