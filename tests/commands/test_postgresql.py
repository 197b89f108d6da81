"""The same commands on a central base in PostgreSQL, named by option or by environment."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from guichet.bootstrap.folders import DataFolder
from guichet.commands.central import opened
from guichet.models.organisation import Agent, ProcedureVersion
from guichet.models.people import ContactPoint, Person
from guichet.models.rows import recompute
from guichet.server.feed import stored_sums
from tests.commands.conftest import EXAMPLE, PASSWORD, Guichet


def test_a_town_lives_in_postgresql(
    guichet: Guichet, folder: DataFolder, postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUICHET_ADMIN_PASSWORD", PASSWORD)
    assert guichet("init", "--from", str(EXAMPLE), "--database", postgres_url).code == 0
    monkeypatch.setenv("GUICHET_DATABASE", postgres_url)
    assert guichet("init", "--from", str(EXAMPLE)).code == 1
    assert "dominique.martin" in guichet("agent", "list").out
    assert guichet("server", "enrolment-code", "--site", "mairie").code == 0
    path = tmp_path / "people.csv"
    lines = "".join(f"{number};Martin;Léa;06 12 34 {number // 100:02} {number % 100:02}\n" for number in range(3_000))
    path.write_text("external_id;birth_name;given_names;mobile\n" + lines, encoding="utf-8")
    assert "3\u202f000 personnes créées" in guichet("import", "people", str(path)).out
    path.write_text("external_id;birth_name;mobile\n7;Martin;06 39 98 00 01\n3000;Petit;\n", encoding="utf-8")
    assert "1 personne créée, 1 mise à jour" in guichet("import", "people", str(path)).out
    assert not (folder.server / "central.db").exists()
    with opened(folder, postgres_url) as base, base.engine.connect() as connection, connection.begin():
        assert connection.scalar(select(func.count(Person.id))) == 3_001
        assert connection.scalar(select(func.count(ContactPoint.id))) == 3_001
        assert connection.scalar(select(func.count(Agent.id))) == 1
        assert connection.scalar(select(func.count(ProcedureVersion.id))) == 53
        sums = recompute(connection)
        stored = stored_sums(connection, {partition for partition, _ in sums})
    flat = {(partition, table): tuple(pair) for partition, tables in stored.items() for table, pair in tables.items()}
    assert flat == sums
