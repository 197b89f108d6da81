"""The server, enrolment and the recovery key, by real processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert

from guichet.bootstrap.central import ensure_server, server_url, stop_server
from guichet.bootstrap.desks import ensure_desk, running_desk
from guichet.bootstrap.enrolment import enrol_workstation
from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.keys import KeyPlace
from guichet.cli import main
from guichet.commands.address_change import known_identity
from guichet.commands.central import opened
from guichet.commands.fresh_replica import replica_key
from guichet.commands.local_server import local_server
from guichet.contract.base import new_id
from guichet.contract.refusals import Outcome
from guichet.models.server import StoredOperation
from guichet.server.bulk import ROOT_AGENT
from tests.commands.conftest import EXAMPLE, Guichet


def test_a_server_needs_a_town(guichet: Guichet, folder: DataFolder) -> None:
    for command in (("server",), ("server", "enrolment-code"), ("server", "quarantine")):
        ran = guichet(*command)
        assert ran.code == 1
        assert "guichet init" in ran.err
    assert not folder.root.exists()


@pytest.mark.parametrize("address", ["8443", "127.0.0.1:", ":", "127.0.0.1:99999", "127.0.0.1:http"])
def test_an_address_has_a_host_and_a_port(guichet: Guichet, town: DataFolder, address: str) -> None:
    ran = guichet("server", "--listen", address)
    assert ran.code == 1
    assert "127.0.0.1:8443" in ran.err


def test_a_port_that_is_taken_is_told(town: DataFolder) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as other:
        address = f"127.0.0.1:{other.getsockname()[1]}"
        ran = subprocess.run(
            [sys.executable, "-m", "guichet", "--data", str(town.root), "server", "--listen", address],
            capture_output=True,
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert address in ran.stderr
    assert "autre programme" in ran.stderr


def test_a_base_that_does_not_answer_is_told_without_its_password(guichet: Guichet, folder: DataFolder) -> None:
    ran = guichet("agent", "list", "--database", "postgresql://town:hidden@127.0.0.1:9/none")
    assert ran.code == 1
    assert "La base centrale ne répond pas" in ran.err
    assert "hidden" not in ran.err


def test_the_server_serves_and_ends_at_a_signal(town: DataFolder) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "guichet", "--data", str(town.root), "server", "--listen", "127.0.0.1:0"],
        stderr=subprocess.PIPE,
        env=os.environ.copy(),
    )
    deadline = time.monotonic() + 20
    while server_url(town) is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server_url(town) is not None
    process.send_signal(signal.SIGTERM)
    _out, err = process.communicate(timeout=20)
    assert process.returncode in (0, -signal.SIGTERM)
    assert "--listen 0.0.0.0:8443" in err.decode()
    assert server_url(town) is None


def test_one_server_to_a_folder(guichet: Guichet, town: DataFolder) -> None:
    url = local_server(town).url
    ran = guichet("server")
    assert ran.code == 1
    assert url in ran.err


def test_a_code_stands_alone_on_the_output(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet("server", "enrolment-code", "--site", "solidarites")
    assert ran.code == 0
    assert len(ran.out.strip().split("-")) == 8
    assert f"guichet enrol https://SERVEUR:8443 {ran.out.strip()}" in ran.err
    wrong = guichet("server", "enrolment-code", "--site", "ski")
    assert wrong.code == 1
    assert "mairie, solidarites" in wrong.err


def test_a_code_needs_its_site_where_there_are_several(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet("server", "enrolment-code")
    assert (ran.code, ran.out) == (1, "")
    assert "--site mairie ou --site solidarites" in ran.err


def test_a_code_takes_the_only_site(guichet: Guichet, folder: DataFolder, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("birth_name\nMartin\n", encoding="utf-8")
    assert guichet("import", "people", str(people)).code == 0
    assert guichet("server", "enrolment-code").code == 0


@pytest.mark.parametrize("address", ["http://x:1", "serveur:8443", "https://", "https://x:port", "https://x/y", ""])
def test_a_server_address_is_told_when_it_is_none(guichet: Guichet, folder: DataFolder, address: str) -> None:
    for arguments in ((address, "AAAA"), ("--move", address)):
        ran = guichet("enrol", *arguments)
        assert ran.code == 1
        assert "https://serveur:8443" in ran.err
    assert not folder.root.exists()


def test_a_workstation_follows_its_server_to_another_address(
    guichet: Guichet, town: DataFolder, tmp_path: Path
) -> None:
    code = guichet("server", "enrolment-code", "--site", "mairie").out.strip()
    poste = DataFolder(tmp_path / "poste")
    enrol_workstation(poste, local_server(town).url, code)
    key = replica_key(poste)
    desk = ensure_desk(poste)
    assert guichet("server", "stop").code == 0
    url = ensure_server(town)

    assert main(["enrol", "--move", "https://127.0.0.1:9", "--data", str(poste.root)]) == 1
    other = DataFolder(tmp_path / "other")
    other.make()
    assert main(["init", "--from", str(EXAMPLE), "--data", str(other.root)]) == 0
    try:
        assert main(["enrol", "--move", ensure_server(other), "--data", str(poste.root)]) == 1
    finally:
        stop_server(other)
    assert known_identity(poste, key).url != url
    assert running_desk(poste) == desk

    assert main(["enrol", "--move", url + "/", "--data", str(poste.root)]) == 0
    assert known_identity(poste, key).url == url
    assert running_desk(poste) != desk
    assert main(["search", "nobody", "--data", str(poste.root)]) == 0
    told = guichet("enrol", "--move", url)
    assert (told.code, "pas de poste" in told.err) == (1, True)


def test_quarantine_is_listed_without_what_it_is_about(guichet: Guichet, town: DataFolder) -> None:
    assert guichet("server", "quarantine").out == "Aucune opération en quarantaine.\n"
    with opened(town) as base, base.engine.begin() as connection:
        connection.execute(
            insert(StoredOperation).values(
                op_id=new_id(),
                workstation=3,
                n=12,
                name="person.register",
                version=1,
                args='{"birth_name":"Secret"}',
                agent_id=ROOT_AGENT,
                made_at=datetime.now(UTC),
                outcome=Outcome.QUARANTINED,
                reason={"error": "AgentDoubted", "detail": {}},
                received_at=datetime.now(UTC),
            )
        )
    out = guichet("server", "quarantine").out
    assert "person.register" in out
    assert "AgentDoubted" in out
    assert "Secret" not in out


def test_a_workstation_is_enrolled_and_gets_its_key_back_from_paper(
    guichet: Guichet, town: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = local_server(town).url
    code = guichet("server", "enrolment-code", "--site", "mairie").out.strip()
    ran = guichet("enrol", url + "/", code)
    assert ran.code == 0
    assert "ATTENTION" in ran.err
    recovery = next(line.strip() for line in ran.out.splitlines() if line.startswith("    ") and "-" in line)
    assert "coffre" in ran.out
    again = guichet("enrol", url, code)
    assert (again.code, "déjà un poste" in again.err) == (1, True)

    (tmp_path / "key").unlink()
    assert "clé" in guichet("search", "x").err
    wrong = "A" + recovery[1:] if recovery[0] != "A" else "B" + recovery[1:]
    refused = guichet("recover", stdin=wrong.encode() + b"\n")
    assert (refused.code, "n’ouvre pas la base" in refused.err) == (1, True)
    assert not (tmp_path / "key").exists()
    typed = recovery.lower().replace("-", " ")
    assert guichet("recover", stdin=typed.encode() + b"\n").code == 0
    found = guichet("search", "nobody")
    assert (found.code, found.out) == (0, "Personne ne correspond.\n")


def test_the_recovery_key_is_seen_while_it_is_typed(
    guichet: Guichet, town: DataFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = guichet("server", "enrolment-code", "--site", "mairie").out.strip()
    out = guichet("enrol", local_server(town).url, code).out
    recovery = next(line.strip() for line in out.splitlines() if line.startswith("    ") and "-" in line)
    (tmp_path / "key").unlink()
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return recovery

    monkeypatch.setattr("builtins.input", answer)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert main(["recover", "--data", str(town.root)]) == 0
    assert asked == ["Clé de secours, telle qu’imprimée\u00a0: "]
    assert KeyPlace(town.workstation).read() is not None


def test_a_wrong_code_is_refused(guichet: Guichet, town: DataFolder) -> None:
    url = local_server(town).url
    assert "code d’enrôlement" in guichet("enrol", url, "AAAA-BBBB").err
    good = guichet("server", "enrolment-code", "--site", "mairie").out.strip()
    last = "A" if good[-1] != "A" else "B"
    assert guichet("enrol", url, good[:-1] + last).code == 1
    assert not town.database.exists()
    assert "ne répond pas" in guichet("enrol", "https://127.0.0.1:9", good).err


def test_a_window_needs_a_workstation_and_a_screen(
    guichet: Guichet, town: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "enrolment-code" in guichet("workstation").err
    url = local_server(town).url
    assert guichet("enrol", url, guichet("server", "enrolment-code", "--site", "mairie").out.strip()).code == 0
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = guichet("workstation")
    assert ran.code == 1
    assert "xvfb-run" in ran.err
    assert "guichet search" in ran.err
