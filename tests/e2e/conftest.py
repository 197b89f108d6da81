"""What proofs between real processes start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.town import Town, small_town


@pytest.fixture
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """A small town on SQLite, or on the engine that a test names by an indirect parameter."""
    engine = getattr(request, "param", "sqlite")  # what both engines do alike is shown once
    url = request.getfixturevalue("postgres_url") if engine == "postgresql" else ""
    with small_town(tmp_path, url) as made:
        yield made
