from pathlib import Path

import pytest

from tests.helpers.store import Store, seed, workstation_store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return seed(workstation_store(tmp_path))
