"""A small made-up town, drawn once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guichet.commands.founding import shipped_procedures, shipped_services
from guichet.demo.build import Catalogue, MadeUp, draw_town
from guichet.models.rows import codecs

TODAY = date(2026, 11, 24)
PEOPLE = 400


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue(procedures=tuple(shipped_procedures()), services=shipped_services())


@pytest.fixture(scope="session")
def made_up(catalogue: Catalogue) -> MadeUp:
    return draw_town(catalogue, people=PEOPLE, seed=93, today=TODAY)


Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def tables(made_up: MadeUp) -> Tables:
    """Give the rows of the town as dicts, by table."""
    return {
        table: [dict(zip(codecs()[table].columns, row, strict=True)) for row in rows]
        for table, rows in made_up.rows.tables.items()
    }
