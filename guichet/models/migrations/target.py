"""The models' schema in primitive types: what revisions must lead to, as Alembic compares it."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.types import TypeDecorator

from guichet.models.base import NAMING, Side, tables_of


def primitive_metadata(side: Side) -> MetaData:
    """Give a side's tables with plain types in the place of ours: what is stored, which is what a revision writes."""
    metadata = MetaData(naming_convention=NAMING)
    for table in tables_of(side):
        for column in table.to_metadata(metadata).columns:
            if isinstance(column.type, TypeDecorator):
                column.type = column.type.impl_instance
            column.default = None
    return metadata
