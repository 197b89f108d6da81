"""``guichet demo``: from nothing to a workstation that every screen can be asked on, and again at once."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from guichet.bootstrap.central import ensure_server
from guichet.bootstrap.desks import ensure_desk, running_desk
from guichet.bootstrap.folders import DataFolder
from guichet.commands.address_change import known_identity
from guichet.commands.fresh_replica import replica_key
from guichet.commands.local_server import has_moved
from guichet.contract.base import Query
from guichet.contract.clock import utc_now
from guichet.contract.interactions import ShowTimeline
from guichet.contract.people import OpenPerson, RelationKind, Search
from guichet.contract.requests import ReceiptKind, ShowRequest, ShowWork, WorkScope
from guichet.desk.accounts import DEMO_LOGIN, log_in
from guichet.desk.paper import read_content
from guichet.domain.actor import Actor
from guichet.domain.partitions import sector_of
from guichet.models.agents import rights_of
from guichet.models.engine import workstation_engine
from guichet.models.organisation import Agent, Counter, Workstation
from guichet.models.people import Person
from guichet.models.requests import Receipt, Request
from guichet.printing.receipt import Paper, render_receipt
from guichet.queries.ask import Reader, ask
from guichet.search.engine import SearchIndex
from guichet.server.run import running_server
from guichet.sync.local import read_identity
from tests.commands.conftest import Guichet


@pytest.fixture
def demo(guichet: Guichet, folder: DataFolder) -> DataFolder:
    ran = guichet("demo", "--people", "150", "--no-window")
    assert ran.code == 0, ran.err
    return folder


class Screens:
    """What the demo agent would be shown on the replica of a folder."""

    def __init__(self, folder: DataFolder) -> None:
        self._engine = workstation_engine(folder.database, replica_key(folder), read_only=True, pool=False)
        self.connection = self._engine.connect()
        identity = read_identity(self.connection)
        agent_id = self.connection.execute(select(Agent.id).where(Agent.login == DEMO_LOGIN)).scalar_one()
        now = utc_now()
        rights = rights_of(self.connection, agent_id, now)
        assert rights is not None
        held = frozenset(name for name in identity.partitions if sector_of(name) in rights.sectors)
        self.partitions = held
        self.workstation = identity.workstation
        self._reader = Reader(
            self.connection,
            Actor(agent_id=agent_id, grants=rights.grants, sectors=rights.sectors),
            now=now,
            time_zone="Europe/Paris",
            department="93",
            workstation=identity.workstation,
            partitions=held,
            search=SearchIndex(),
        )

    def ask(self, query: Query[Any]) -> Any:
        return ask(query, self._reader)

    def close(self) -> None:
        self.connection.close()
        self._engine.dispose()


def test_every_screen_can_be_asked(demo: DataFolder) -> None:
    screens = Screens(demo)
    try:
        shown = screens.ask(Search(text="samira benali")).people[0]
        assert (shown.display, shown.external_id, shown.birth_date.isoformat()) == (
            "Mme BENALI Samira",
            "47-2218",
            "1986-03-14",
        )
        assert screens.ask(Search(text="06 12 34 56 78")).people[0].person_id == shown.person_id
        sheet = screens.ask(OpenPerson(person_id=shown.person_id, reason="visit"))
        assert sheet.identity is not None
        assert sorted(one.other_display for one in sheet.relations if one.kind is RelationKind.PARENT) == [
            "BENALI Adam",
            "BENALI Inès",
        ]
        assert sorted(line.label for line in sheet.open_requests) == [
            "Cantine et périscolaire",
            "Inscription scolaire",
            "Réclamation, recours gracieux",
        ]
        assert sheet.closed_requests == 11
        assert screens.ask(ShowTimeline(person_id=shown.person_id)).first_year <= datetime.now().year - 4  # noqa: DTZ005
        partitions = {"request": 0}
        for row in screens.connection.execute(select(Request.id, Request.partition)).all():
            assert row.partition in screens.partitions
            assert screens.ask(ShowRequest(request_id=row.id, refresh=True)).request_id == row.id
            partitions["request"] += 1
        assert partitions["request"] > 120
        for person_id in screens.connection.scalars(select(Person.id)).all():
            screens.ask(OpenPerson(person_id=person_id, reason="refresh"))
            screens.ask(ShowTimeline(person_id=person_id))
        for scope in WorkScope:
            screens.ask(ShowWork(scope=scope))
        papers = screens.connection.execute(select(Receipt.content, Receipt.kind)).all()
        assert {row.kind for row in papers} == {ReceiptKind.DEPOSIT, ReceiptKind.ACKNOWLEDGMENT}
        receipts = [row for row in papers if row.kind is ReceiptKind.DEPOSIT]
        assert sum(read_content(row.content).citizen is not None for row in receipts) > len(receipts) // 2
        assert render_receipt(read_content(receipts[0].content), Paper.A4).startswith(b"%PDF")
        place = screens.connection.execute(
            select(Counter.name)
            .join(Workstation, Workstation.counter_id == Counter.id)
            .where(Workstation.number == screens.workstation)
        )
        assert place.scalar() == "Guichet 3"
        for login in ("claire.moreau", "sophie.garnier", "admin.demo"):
            assert log_in(screens.connection, login, "Demo-Guichet-93", utc_now()).login == login
    finally:
        screens.close()


def test_a_second_run_finds_everything_there(guichet: Guichet, demo: DataFolder) -> None:
    before = (demo.server / "central.db").stat().st_mtime
    server = running_server(demo.server)
    ran = guichet("demo", "--no-window")
    assert ran.code == 0
    assert "Création" not in ran.err
    assert "claire.moreau" in ran.out
    assert running_server(demo.server) == server
    assert (demo.server / "central.db").stat().st_mtime == before


def test_a_server_that_was_stopped_is_started_again(guichet: Guichet, demo: DataFolder) -> None:
    server = running_server(demo.server)
    assert guichet("server", "stop").code == 0
    assert guichet("demo", "--no-window").code == 0
    again = running_server(demo.server)
    assert server is not None
    assert again is not None
    assert again.url == server.url


def test_two_first_runs_at_once_both_end_well(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GUICHET_KEY_FILE")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    command = [sys.executable, "-m", "guichet", "--data", str(folder.root), "demo", "--people", "60", "--no-window"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [run.communicate(timeout=180) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    assert sum("Création d’une commune" in err for _out, err in told) == 1
    assert all("claire.moreau" in out for out, _err in told)


def test_a_server_that_was_started_elsewhere_is_found_again(guichet: Guichet, demo: DataFolder) -> None:
    desk = ensure_desk(demo)
    assert guichet("server", "stop").code == 0
    url = ensure_server(demo)
    assert known_identity(demo, replica_key(demo)).url != url
    assert has_moved(demo)
    assert guichet("demo", "--no-window").code == 0
    assert known_identity(demo, replica_key(demo)).url == url
    assert not has_moved(demo)
    again = running_desk(demo)
    assert again is None or again.pid != desk.pid


def test_without_a_screen_it_says_what_to_run_instead(
    guichet: Guichet, demo: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = guichet("demo")
    assert ran.code == 0
    assert f"xvfb-run guichet --data {demo.root} workstation" in ran.err
    assert f"guichet --data {demo.root} search" in ran.err


def test_a_real_town_is_left_alone(guichet: Guichet, town: DataFolder) -> None:
    ran = guichet("demo", "--people", "60", "--no-window")
    assert ran.code == 1
    assert "vraie commune" in ran.err
    assert not town.database.exists()


def test_the_demo_stays_apart_from_real_data(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from argparse import Namespace

    from guichet.commands import demo as command

    made: list[Path] = []

    def prepare(place: DataFolder, *_: object) -> None:
        made.append(place.root)
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "prepare", prepare)
    for data, expected in ((None, folder.root / "demo"), (str(folder.root), folder.root)):
        arguments = Namespace(people=60, seed=1, no_window=True, **({} if data is None else {"data": data}))
        with pytest.raises(KeyboardInterrupt):
            command.run(arguments, folder)
        assert made[-1] == expected
