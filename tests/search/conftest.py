from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from guichet.search.engine import SearchIndex
from guichet.search.index import rebuild
from tests.search.town import Filed, open_town, settle

PEOPLE = 2_000
SEED = 41


@pytest.fixture(scope="session")
def _settled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, list[Filed]]]:
    engine = open_town(Path(tmp_path_factory.mktemp("town")) / "replica.db")
    with engine.begin() as connection:
        filed = settle(connection, PEOPLE, seed=SEED)
        rebuild(connection)
    yield engine, filed
    engine.dispose()


@pytest.fixture(scope="session")
def filed(_settled: tuple[Engine, list[Filed]]) -> list[Filed]:
    """Everyone of a town of 2,000, for tests that only look."""
    return _settled[1]


@pytest.fixture
def town(_settled: tuple[Engine, list[Filed]]) -> Iterator[Connection]:
    """A connection to that town; what a test writes is rolled back."""
    with _settled[0].connect() as connection:
        yield connection
        connection.rollback()


@pytest.fixture
def index() -> SearchIndex:
    return SearchIndex()


@pytest.fixture
def replica(tmp_path: Path) -> Iterator[Engine]:
    """An empty encrypted replica."""
    engine = open_town(tmp_path / "replica.db")
    yield engine
    engine.dispose()
