"""``import`` then ``search`` on an empty folder, by real processes; and the protocol that other programs speak."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import keyring
import keyring.backends.fail
import msgspec
import pytest

from guichet.bootstrap.folders import DataFolder
from guichet.server.run import running_server
from tests.commands.conftest import Guichet

PEOPLE = """external_id;civility;birth_name;usual_name;given_names;birth_date;mobile;street;postcode;city
A1;Mme;Cherifi;Benali;Samira;14/03/1986;06 12 34 56 78;12 rue des Lilas;93200;Saint-Denis
A2;M.;Leroy;;Paul;03/02/1971;;3 allée Verte;93200;Saint-Denis
A3;M.;Lefèvre;;Théo;01/05/1990;;;;
"""


@pytest.fixture
def people(tmp_path: Path, guichet: Guichet) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    assert guichet("import", "people", str(path)).code == 0


def answers(text: str) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in text.splitlines()]


@pytest.mark.usefixtures("people")
def test_search_follows_import_without_a_keyring_and_leaves_no_server(
    guichet: Guichet, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GUICHET_KEY_FILE")
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.backends.fail.Keyring())  # type: ignore[no-untyped-call]  # published without types
    try:
        ran = guichet("search", "samira", "benali")
        assert ran.code == 0
        assert ran.out.startswith("Mme BENALI Samira · né(e) le 14/03/1986 · 12 rue des Lilas")
        key = folder.workstation / "replica.key"
        assert ran.err.startswith("ATTENTION")
        assert str(key) in ran.err
        assert key.stat().st_mode & 0o077 == 0
        assert running_server(folder.server) is None
        monkeypatch.delenv("GUICHET_KEY_FILE")
        again = guichet("search", "06 12 34 56 78")
        assert "BENALI" in again.out
        assert again.err.startswith("ATTENTION")
    finally:
        keyring.set_keyring(before)


@pytest.mark.usefixtures("people")
def test_each_line_of_input_is_answered_by_one_line_of_json(guichet: Guichet) -> None:
    hostile = [
        "benali",
        "",
        '" OR 1=1 --',
        "NEAR(a b) * ^ ( ) : {",
        "\x00\x01\x7f",
        "é" * 5_000,
        "14/03/1986",
        "D-2026-0001-00001-K",
        "%_%",
        "'; DROP TABLE person; --",
    ]
    stdin = "\n".join(hostile).encode() + b"\n\xff\xfe broken utf-8\r\nleroy"
    ran = guichet("search", "--limit", "2", stdin=stdin)
    assert ran.code == 0
    found = answers(ran.out)
    assert [answer["query"] for answer in found[: len(hostile)]] == hostile
    assert len(found) == len(hostile) + 2
    for answer in found:
        assert answer.keys() == {"query", "results", "ms"}
        assert answer["ms"] >= 0
        assert len(answer["results"]) <= 2
        for result in answer["results"]:
            assert result.keys() == {"person_id", "external_id", "display", "reasons"}
    assert [result["external_id"] for result in found[0]["results"]] == ["A1"]
    assert found[0]["results"][0]["display"] == "Mme BENALI Samira"
    assert found[0]["results"][0]["reasons"][0]["kind"] == "name"
    assert found[6]["results"][0]["external_id"] == "A1"
    assert [result["external_id"] for result in found[-1]["results"]] == ["A2"]


@pytest.mark.usefixtures("people")
def test_what_is_imported_later_is_found_by_the_next_search(guichet: Guichet, tmp_path: Path) -> None:
    assert answers(guichet("search", "--json", "nguyen").out)[0]["results"] == []
    later = tmp_path / "later.csv"
    later.write_text("external_id;birth_name;given_names\nB1;Nguyen;Linh\nA2;Leroux;Paul\n", encoding="utf-8")
    guichet("import", "people", str(later))
    assert answers(guichet("search", "--json", "nguyen").out)[0]["results"][0]["external_id"] == "B1"
    assert answers(guichet("search", "--json", "leroux").out)[0]["results"][0]["external_id"] == "A2"


@pytest.mark.usefixtures("people")
def test_answers_come_line_by_line(folder: DataFolder) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "guichet", "--data", str(folder.root), "search"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ.copy(),
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdin, process.stdout:
        for query, expected in (("benali", "A1"), ("lefevre theo", "A3")):
            process.stdin.write(query.encode() + b"\n")
            process.stdin.flush()
            answer = msgspec.json.decode(process.stdout.readline())
            assert answer["results"][0]["external_id"] == expected
        process.stdin.close()
        assert process.wait(20) == 0


@pytest.mark.usefixtures("people")
def test_without_its_server_the_replica_answers_as_it_is(
    guichet: Guichet, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guichet("search", "benali").code == 0
    (folder.server / "central.db").rename(folder.root / "elsewhere.db")
    ran = guichet("search", "benali")
    assert ran.code == 0
    assert "BENALI" in ran.out
    assert "Le serveur ne répond pas" in ran.err


def test_an_empty_folder_stays_empty(guichet: Guichet, folder: DataFolder) -> None:
    ran = guichet("search", "benali")
    assert ran.code == 1
    assert "guichet import people" in ran.err
    assert not folder.root.exists()


@pytest.mark.usefixtures("people")
def test_a_running_server_is_used_and_left_running(guichet: Guichet, folder: DataFolder) -> None:
    from guichet.commands.local_server import local_server

    server = local_server(folder)
    assert guichet("search", "benali").code == 0
    running = running_server(folder.server)
    assert running is not None
    assert running.url == server.url
    assert guichet("server", "stop").out == "Le serveur est arrêté.\n"
    assert guichet("server", "stop").code == 1
    assert local_server(folder).url == server.url


@pytest.mark.usefixtures("people")
def test_a_server_that_had_to_move_is_found_again(guichet: Guichet, folder: DataFolder) -> None:
    import socket

    assert guichet("search", "benali").code == 0
    port = int((folder.server / "port").read_text())
    with socket.create_server(("127.0.0.1", port)):
        ran = guichet("search", "benali")
    assert ran.code == 0
    assert "ne répond pas" not in ran.err
    assert int((folder.server / "port").read_text()) != port
