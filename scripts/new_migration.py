"""Write revisions from the models: Alembic compares, this puts replicated tables into the module that both sides share.

Started by ``scripts/new-migration``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.operations.ops import UpgradeOps
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from guichet.models import versions
from guichet.models.base import Side, replicated_models
from guichet.models.engine import append_only_statements
from guichet.models.migrations.run import FOLDERS, HERE, migrate, settings
from guichet.models.migrations.target import primitive_metadata

SHARED = HERE / "shared"
LETTERS = {Side.SERVER: "s", Side.WORKSTATION: "w"}
CONSTANTS = {Side.SERVER: "SERVER_SCHEMA", Side.WORKSTATION: "WORKSTATION_SCHEMA"}


@dataclass
class Difference:
    """What a side's models have more than its last revision: in replicated tables, and in the side's own."""

    shared: UpgradeOps
    own: UpgradeOps


def compare(side: Side, *, from_nothing: bool) -> Difference:
    """Compare a side's models with its last revision, or with an empty base."""
    engine = create_engine("sqlite://")
    metadata = primitive_metadata(side)
    with engine.begin() as connection:
        if not from_nothing:
            migrate(connection, side)
        options = {"target_metadata": metadata, "compare_type": True, "compare_server_default": True}
        found = produce_migrations(MigrationContext.configure(connection, opts=options), metadata).upgrade_ops
    engine.dispose()
    assert found is not None
    replicated = replicated_models()
    shared = [step for step in found.ops if getattr(step, "table_name", None) in replicated]
    return Difference(UpgradeOps(shared), UpgradeOps([step for step in found.ops if step not in shared]))


def body(steps: UpgradeOps, *, batch: bool) -> list[str]:
    """Render operations as the lines of a function."""
    if steps.is_empty():
        return []
    lines = str(render_python_code(steps, render_as_batch=batch)).splitlines()
    return [line for line in lines if not line.strip().startswith("# ###")]


def triggers(side: Side) -> list[str]:
    """Render the triggers of the append-only journals, as text for each engine that the side runs on."""

    def run(dialect: str, indent: str) -> list[str]:
        lines: list[str] = []
        for statement in append_only_statements(dialect, side):
            pieces = textwrap.wrap(statement, 90, drop_whitespace=False, break_long_words=False)
            lines += [f"{indent}op.execute(", *(f"{indent}    {piece!r}" for piece in pieces), f"{indent})"]
        return lines

    if side is Side.WORKSTATION:
        return run("sqlite", "    ")
    postgresql = '    if op.get_context().dialect.name == "postgresql":'
    return [postgresql, *run("postgresql", "        "), "    else:", *run("sqlite", "        ")]


def write(path: Path, docstring: str, head: list[str], steps: list[str]) -> None:
    """Write one module, formatted."""
    code = "\n".join(steps)
    known = (("sa.", "import sqlalchemy as sa"), ("op.", "from alembic import op"))
    imports = [line for word, line in known if word in code]
    text = "\n".join([f'"""{docstring}"""', "", *imports, *head, "", "def upgrade() -> None:", *steps, ""])
    path.write_text(text, encoding="utf-8")
    for command in (["format", "--quiet"], ["check", "--quiet", "--fix"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, str(path)], check=True)
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def write_revision(side: Side, down: str | None, message: str, shared: str, steps: list[str]) -> None:
    """Write a side's revision after ``down``, and make it the one that the program is built for."""
    number = 1 if down is None else int(down[1:]) + 1
    name = f"{LETTERS[side]}{number:04}"
    slug = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    head = [f"from guichet.models.migrations.shared import {shared}"] if shared else []
    head += ["", f'revision: str = "{name}"', f"down_revision: str | None = {down!r}"]
    calls = [f"    {shared}.upgrade()"] if shared else []
    write(FOLDERS[side] / f"{name}_{slug}.py", f"{message.capitalize()}.", head, calls + steps)
    constants = Path(versions.__file__)
    text = constants.read_text(encoding="utf-8")
    constants.write_text(re.sub(rf'^{CONSTANTS[side]} = ".*"$', f'{CONSTANTS[side]} = "{name}"', text, flags=re.M))


def head_of(side: Side) -> str | None:
    """Give the newest revision of a side."""
    return ScriptDirectory.from_config(settings(side)).get_current_head()


def write_next(message: str) -> int:
    """Write the next revisions; 1 when the models ask for none."""
    found = {side: compare(side, from_nothing=False) for side in LETTERS}
    common = body(found[Side.SERVER].shared, batch=True)
    if common != body(found[Side.WORKSTATION].shared, batch=True):
        print("The two sides differ on replicated tables: bring both lineages to their head first.", file=sys.stderr)
        return 1
    shared = f"r{len(list(SHARED.glob('r*.py'))) + 1:04}" if common else ""
    changed = [side for side in LETTERS if common or not found[side].own.is_empty()]
    if common:
        write(SHARED / f"{shared}.py", f"{message.capitalize()}: replicated tables.", [], common)
    for side in changed:
        write_revision(side, head_of(side), message, shared, body(found[side].own, batch=True))
    if not changed:
        print("The models are what the last revisions make.", file=sys.stderr)
    return 0 if changed else 1


def write_baseline() -> int:
    """Write the first revisions anew, and nothing after them."""
    for folder in (SHARED, *FOLDERS.values()):
        for path in folder.glob("[rsw][0-9]*.py"):
            path.unlink()
    found = {side: compare(side, from_nothing=True) for side in LETTERS}
    common = body(found[Side.SERVER].shared, batch=False)
    write(SHARED / "r0001.py", "The replicated tables at the baseline.", [], common)
    for side, difference in found.items():
        write_revision(side, None, "Baseline", "r0001", body(difference.own, batch=False) + triggers(side))
    return 0


if __name__ == "__main__":
    sys.exit(write_baseline() if sys.argv[1] == "--baseline" else write_next(sys.argv[1]))
