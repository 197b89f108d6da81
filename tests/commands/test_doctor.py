"""The doctor tells what is wrong, changes nothing, and never fails."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import create_engine

from guichet.bootstrap.folders import DataFolder
from guichet.commands import checks
from guichet.commands.local_server import local_server
from guichet.contract.refusals import BaseUnreadable
from tests.commands.conftest import Guichet

NAMES = ["key", "display", "printer", "scanner", "server", "clock", "disk", "central", "replica", "sums"]


def diagnosis(guichet: Guichet) -> tuple[int, dict[str, dict[str, Any]]]:
    ran = guichet("doctor", "--json")
    return ran.code, {check["name"]: check for check in msgspec.json.decode(ran.out)}


@pytest.fixture(autouse=True)
def no_scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let SANE look at no network for scanners: it takes three seconds each time."""
    sane = tmp_path / "sane"
    sane.mkdir()
    (sane / "dll.conf").write_text("")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(sane))


@pytest.fixture
def workstation(guichet: Guichet, town: DataFolder) -> DataFolder:
    url = local_server(town).url
    assert guichet("enrol", url, guichet("server", "enrolment-code", "--site", "mairie").out.strip()).code == 0
    assert guichet("search", "nobody").code == 0
    return town


def test_an_empty_folder_is_not_ill(guichet: Guichet, folder: DataFolder) -> None:
    code, found = diagnosis(guichet)
    assert code == 0
    assert list(found) == NAMES
    assert all(check["standing"] != "wrong" for check in found.values())
    assert not folder.root.exists()


def test_a_workstation_at_work_is_well(guichet: Guichet, workstation: DataFolder) -> None:
    code, found = diagnosis(guichet)
    assert code == 0
    for name in ("server", "clock", "disk", "central", "replica", "sums"):
        assert found[name]["standing"] == "good", found[name]
    assert found["key"]["standing"] == "note"
    shown = guichet("doctor").out
    assert "✓ Sommes" in shown
    assert "! Clé" in shown


def test_a_server_that_stopped_is_told(guichet: Guichet, workstation: DataFolder) -> None:
    guichet("server", "stop")
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["server"]["standing"] == "wrong"
    assert "ne répond pas" in found["server"]["found"]
    assert found["clock"]["standing"] == "note"


def test_rows_that_changed_behind_our_back_are_told(guichet: Guichet, workstation: DataFolder) -> None:
    from guichet.commands.fresh_replica import replica_key
    from guichet.models.engine import workstation_engine

    engine = workstation_engine(workstation.database, replica_key(workstation), pool=False)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE site SET name = 'Ailleurs' WHERE code = 'mairie'")
    engine.dispose()
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["sums"]["standing"] == "wrong"
    assert "common/site" in found["sums"]["found"]


def test_a_damaged_replica_is_told(guichet: Guichet, workstation: DataFolder) -> None:
    for suffix in ("-wal", "-shm"):
        workstation.database.with_name(workstation.database.name + suffix).unlink(missing_ok=True)
    content = bytearray(workstation.database.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(64)
    workstation.database.write_bytes(content)
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["replica"]["standing"] == "wrong"


def test_a_lost_key_is_told_with_its_remedy(
    guichet: Guichet, workstation: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GUICHET_KEY_FILE", str(workstation.root / "other-key"))
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["key"]["standing"] == "wrong"
    assert "n’existe pas" in found["key"]["found"]
    assert "guichet recover" in found["key"]["advice"]
    assert "protège mieux" not in found["key"]["advice"]
    assert found["server"]["standing"] == "note"
    assert found["replica"]["standing"] == "note"


def test_a_wrong_key_is_told_where_the_key_is(guichet: Guichet, workstation: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("ab" * 32)
    code, found = diagnosis(guichet)
    assert code == 1
    assert [name for name, check in found.items() if check["standing"] == "wrong"] == ["key"]
    assert "n’ouvre pas la base" in found["key"]["found"]
    assert "guichet recover" in found["key"]["advice"]


def test_a_base_that_another_program_holds_is_not_told_as_a_wrong_key(
    guichet: Guichet, workstation: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guichet.models import engine

    def held(path: Path, key: bytes, **_: bool) -> Any:
        return create_engine("sqlite://", creator=refuse)

    def refuse() -> Any:
        raise BaseUnreadable()

    monkeypatch.setattr(engine, "workstation_engine", held)
    code, found = diagnosis(guichet)
    assert code == 1
    assert [name for name, check in found.items() if check["standing"] == "wrong"] == ["replica"]
    assert "occupée" in found["replica"]["found"]


def test_a_full_disk_is_told(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: _Usage(10**8))
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["disk"]["standing"] == "wrong"


class _Usage:
    def __init__(self, free: int) -> None:
        self.free = free


def test_a_clock_that_is_off_is_told(
    guichet: Guichet, workstation: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from guichet.contract import clock

    real = clock.utc_now
    monkeypatch.setattr(clock, "utc_now", lambda: real() + timedelta(minutes=7))
    code, found = diagnosis(guichet)
    assert code == 1
    assert found["clock"]["standing"] == "wrong"
    assert "+420" in found["clock"]["found"]


def test_a_check_that_breaks_does_not_stop_the_others(guichet: Guichet, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(checks, "_printer", broken)
    code, found = diagnosis(guichet)
    assert code == 1
    assert "ZeroDivisionError" in found["printer"]["found"]
    assert list(found) == NAMES


@pytest.mark.parametrize(
    ("output", "standing", "found"),
    [(None, "note", "pas installé"), ("", "note", "Aucun"), ("Bureau_1\nBureau_2\n", "good", "Bureau_1, Bureau_2")],
)
def test_printers_and_scanners_are_named(
    guichet: Guichet, monkeypatch: pytest.MonkeyPatch, output: str | None, standing: str, found: str
) -> None:
    monkeypatch.setattr(checks, "_tool", lambda *_: output)
    _code, all_found = diagnosis(guichet)
    for name in ("printer", "scanner"):
        assert all_found[name]["standing"] == standing
        assert found in all_found[name]["found"]


def test_a_running_desk_is_asked_for_its_sums_and_to_synchronise(guichet: Guichet, workstation: DataFolder) -> None:
    from guichet.bootstrap.desks import ensure_desk
    from guichet.desk.client import DeskClient

    desk = ensure_desk(workstation)
    client = DeskClient(desk.address, bytes.fromhex(desk.authkey))
    try:
        code, found = diagnosis(guichet)
        assert (code, found["sums"]["standing"]) == (0, "good"), found["sums"]
        searched = guichet("search", "nobody")
        assert (searched.code, searched.out) == (0, "Personne ne correspond.\n")
        assert "ne répond pas" not in searched.err
    finally:
        client.shut_down().result(20)
        client.close()
