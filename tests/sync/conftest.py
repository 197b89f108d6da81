"""A running server, and workstations on demand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sync.blob_bench import SOCIAL, RunningServer, Seat, make_base, running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    base = make_base(tmp_path / "server")
    with running(base) as found:
        yield found
    base.engine.dispose()


@pytest.fixture
def seat(tmp_path: Path, server: RunningServer) -> Iterator[Callable[..., Seat]]:
    """Give what enrols a workstation that holds these partitions (the social sector's unless said)."""
    made: list[Seat] = []

    def make(*partitions: str) -> Seat:
        number = len(made) + 1
        made.append(Seat(tmp_path / f"workstation{number}", server, number, partitions or (SOCIAL,)))
        return made[-1]

    yield make
    for one in made:
        one.close()
