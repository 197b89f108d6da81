"""Fixtures of the store's tests: empty bases of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from guichet.models.engine import server_engine
from tests.helpers.postgres import PostgresCluster
from tests.models.kinds import Kind, NewBase, open_file


@pytest.fixture
def new_base(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[NewBase]:
    """Opens empty bases; PostgreSQL is started by the first test that asks for one of its kind."""
    engines: list[Engine] = []
    urls: list[str] = []

    def cluster() -> PostgresCluster:
        found: PostgresCluster = request.getfixturevalue("postgres_cluster")
        return found

    def new(kind: Kind) -> Engine:
        if kind is Kind.POSTGRESQL:
            urls.append(cluster().fresh(made=False))
            engine = server_engine(urls[-1])
        else:
            engine = open_file(kind, tmp_path / f"{kind}-{len(engines)}.db")
        engines.append(engine)
        return engine

    yield new
    for engine in engines:
        engine.dispose()
    for url in urls:
        cluster().drop(url)
