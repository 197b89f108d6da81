"""A data folder, a key file, and the program run in this process as a terminal would run it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from guichet.bootstrap.central import stop_server
from guichet.bootstrap.folders import DataFolder
from guichet.cli import main

EXAMPLE = Path(__file__).parents[2] / "docs" / "guichet-init.toml"
PASSWORD = "Lune-Verte-71"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the servers that these tests start outlive the objects that started them; their folder stops them."""
    outlives = pytest.mark.filterwarnings("ignore:subprocess .* is still running:ResourceWarning")
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(outlives)


class Ran(msgspec.Struct, frozen=True):
    """What a command answered."""

    code: int
    out: str
    err: str


Guichet = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DataFolder]:
    """Give an empty data folder whose key lies in a file; a server that a test leaves running is stopped."""
    for name in ("GUICHET_DATA", "GUICHET_DATABASE", "GUICHET_ADMIN_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GUICHET_KEY_FILE", str(tmp_path / "key"))
    place = DataFolder(tmp_path / "data")
    yield place
    stop_server(place)


@pytest.fixture
def guichet(folder: DataFolder, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Guichet:
    """Run one command on the folder; ``stdin`` is what it reads, None nobody's terminal."""

    def run(*arguments: str, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            code = main([*arguments, "--data", str(folder.root)])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode(), err.decode())

    return run


@pytest.fixture
def town(guichet: Guichet, folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    """Give a folder where ``guichet init`` has made the town of the example."""
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    assert guichet("init", "--from", str(EXAMPLE)).code == 0
    return folder
