"""Both lineages of revisions lead to exactly the schema that the models make, on every engine."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from guichet.models.base import Side
from guichet.models.engine import create_schema
from guichet.models.migrations.run import HERE, migrate, settings
from guichet.models.migrations.target import primitive_metadata
from guichet.models.upgrade import SERVER, WORKSTATION, Lineage, revision, stamp
from tests.models.kinds import Kind, NewBase
from tests.models.schema import listing

LINEAGES = {Side.SERVER: SERVER, Side.WORKSTATION: WORKSTATION}


def made_whole(engine: Engine, lineage: Lineage) -> None:
    with engine.begin() as connection:
        create_schema(connection, lineage.side)
        stamp(connection, lineage.head)


def migrated_from_nothing(engine: Engine, lineage: Lineage) -> None:
    with engine.begin() as connection:
        migrate(connection, lineage.side)


def differences(connection: Connection, side: Side) -> object:
    options = {"compare_type": True, "compare_server_default": True}
    return compare_metadata(MigrationContext.configure(connection, opts=options), primitive_metadata(side))


@pytest.mark.parametrize("kind", Kind)
def test_migrating_an_empty_base_makes_what_the_models_say(kind: Kind, new_base: NewBase) -> None:
    lineage = LINEAGES[kind.side]
    whole, migrated = new_base(kind), new_base(kind)
    made_whole(whole, lineage)
    migrated_from_nothing(migrated, lineage)
    with whole.connect() as ours, migrated.connect() as theirs:
        expected = listing(ours)
        assert listing(theirs) == expected
        assert {"person", "request", "alembic_version"} <= expected.keys()
        assert expected["triggers"]
        assert revision(theirs) == lineage.head
        assert differences(theirs, lineage.side) == []


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE person ADD COLUMN extra VARCHAR(20)",
        "DROP INDEX ix_person_birth_date",
        "CREATE UNIQUE INDEX unwanted ON person (note)",
        "DROP TABLE household_member",
    ],
)
def test_the_comparisons_see_a_difference(kind: Kind, change: str, new_base: NewBase) -> None:
    engine = new_base(kind)
    made_whole(engine, LINEAGES[kind.side])
    with engine.begin() as connection:
        before = listing(connection)
        connection.exec_driver_sql(change)
        assert listing(connection) != before
        assert differences(connection, kind.side) != []


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (Kind.SQLITE, "DROP TRIGGER consultation_no_delete"),
        (Kind.SQLCIPHER, "DROP TRIGGER local_consultation_no_update"),
        (Kind.POSTGRESQL, "DROP TRIGGER consultation_append_only ON consultation"),
    ],
)
def test_the_listing_sees_a_lost_trigger(kind: Kind, change: str, new_base: NewBase) -> None:
    engine = new_base(kind)
    made_whole(engine, LINEAGES[kind.side])
    with engine.begin() as connection:
        before = listing(connection)
        connection.exec_driver_sql(change)
        assert listing(connection) != before


@pytest.mark.parametrize("lineage", LINEAGES.values(), ids=str)
def test_the_program_is_built_for_the_last_revision_of_one_line(lineage: Lineage) -> None:
    script = ScriptDirectory.from_config(settings(lineage.side))
    assert script.get_heads() == [lineage.head]
    assert len(script.get_bases()) == 1


def test_revisions_stay_what_they_were_because_they_import_no_model() -> None:
    allowed = ("alembic", "sqlalchemy", "guichet.models.migrations.shared")
    read = 0
    for path in HERE.glob("*/[rsw][0-9]*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Import(names=names):
                    imported = [name.name for name in names]
                case ast.ImportFrom(module=module):
                    imported = [module or ""]
                case _:
                    continue
            assert set(imported) <= set(allowed), path.name
            read += 1
    assert read >= 6


def test_a_base_that_is_new_or_up_to_date_does_not_read_alembic(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from guichet.models.engine import server_engine
from guichet.models.upgrade import upgrade_server
folder = Path(sys.argv[1])
for _ in range(2):
    engine = server_engine(f"sqlite:///{folder}/central.db")
    upgrade_server(engine, folder)
    engine.dispose()
print(sorted(name for name in sys.modules if name.split(".")[0] in ("alembic", "mako")))
"""
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
