"""``scripts/new-migration`` writes revisions that lead to the models, tried on a copy whose models have moved on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from guichet.models.versions import SERVER_SCHEMA, WORKSTATION_SCHEMA

HEADS = [f"{head[0]}{int(head[1:]) + 1:04}" for head in (SERVER_SCHEMA, WORKSTATION_SCHEMA)]
ROOT = Path(__file__).parents[2]
COMPARE = """
from sqlalchemy import create_engine
from guichet.models import versions
from guichet.models.base import Side
from guichet.models.engine import create_schema
from guichet.models.migrations.run import migrate
from guichet.models.upgrade import stamp
from tests.models.schema import listing
for side, head in ((Side.SERVER, versions.SERVER_SCHEMA), (Side.WORKSTATION, versions.WORKSTATION_SCHEMA)):
    whole, migrated = create_engine("sqlite://"), create_engine("sqlite://")
    with whole.begin() as ours, migrated.begin() as theirs:
        create_schema(ours, side)
        stamp(ours, head)
        migrate(theirs, side)
        assert listing(ours) == listing(theirs), side
        print(head, *(name for name, *_ in listing(theirs)["person"]["columns"][-1:]))
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program, below its windows."""
    for room in ("domain", "contract", "models"):
        shutil.copytree(
            ROOT / "guichet" / room, tmp_path / "guichet" / room, ignore=shutil.ignore_patterns("__pycache__")
        )
    (tmp_path / "scripts").mkdir()
    for name in ("guichet/__init__.py", "pyproject.toml", "scripts/new_migration.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def run(copy: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": f"{copy}{os.pathsep}{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True)


def add_line(module: Path, after: str, line: str) -> None:
    text = module.read_text()
    assert text.count(after) == 1
    module.write_text(text.replace(after, after + line))


def move_models(copy: Path) -> None:
    """Give people a pronoun on both sides, and kept files a date on workstations."""
    add_line(
        copy / "guichet/models/people.py",
        "    updated_at: Mapped[datetime] = mapped_column(Instant)\n",
        '    pronoun: Mapped[str] = mapped_column(String(20), default="", server_default="")\n',
    )
    add_line(
        copy / "guichet/models/workstation.py",
        "    kept_at: Mapped[datetime] = mapped_column(Instant)\n",
        "    read_at: Mapped[datetime | None] = mapped_column(Instant)\n",
    )


def revisions(copy: Path) -> set[Path]:
    return set(copy.glob("guichet/models/migrations/*/[rsw][0-9]*.py"))


def test_models_that_moved_get_the_next_revisions(copy: Path) -> None:
    move_models(copy)
    before = revisions(copy)
    done = run(copy, "scripts/new_migration.py", "Pronouns, and when a file was read")
    assert done.returncode == 0, done.stderr
    written = {path.parent.name: path.read_text() for path in revisions(copy) - before}
    assert written.keys() == {"shared", "server", "workstation"}
    assert '"pronoun"' in written["shared"]
    assert '"read_at"' in written["workstation"]
    assert '"pronoun"' not in written["server"] + written["workstation"]
    compared = run(copy, "-c", COMPARE)
    assert compared.returncode == 0, compared.stderr
    assert compared.stdout.split() == [HEADS[0], "pronoun", HEADS[1], "pronoun"]


def test_models_that_did_not_move_get_none(copy: Path) -> None:
    before = revisions(copy)
    done = run(copy, "scripts/new_migration.py", "Nothing")
    assert done.returncode == 1
    assert revisions(copy) == before


def test_before_the_first_release_the_baseline_follows_the_models(copy: Path) -> None:
    move_models(copy)
    done = run(copy, "scripts/new_migration.py", "--baseline")
    assert done.returncode == 0, done.stderr
    assert len(revisions(copy)) == 3
    compared = run(copy, "-c", COMPARE)
    assert compared.returncode == 0, compared.stderr
    assert compared.stdout.split() == ["s0001", "pronoun", "w0001", "pronoun"]
