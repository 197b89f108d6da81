"""A pull too large for one: another process builds the replica, gestures go on, pending work comes along."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from guichet.contract.base import new_id
from guichet.contract.desk import SyncState
from guichet.contract.people import NaturalDraft, RegisterPerson, Search
from guichet.models.rows import recompute
from tests.helpers.crowd import load_people
from tests.helpers.town import Town, Workplace, small_town

PEOPLE = 10_000


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with small_town(tmp_path, procedures=False) as made:
        yield made


@pytest.mark.slow
def test_gestures_go_on_while_ten_thousand_rows_come_in(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    a = town.enrol("a")
    a.log_in()
    town.go_down()
    before = new_id()
    a.client.do(RegisterPerson(person_id=before, identity=NaturalDraft(birth_name="Avant"))).result(10)
    load_people(town, PEOPLE)
    town.go_up()
    waits: list[float] = []
    over = threading.Event()

    def keep_working() -> None:
        while not over.is_set():
            started = time.perf_counter()
            a.client.do(RegisterPerson(person_id=new_id(), identity=NaturalDraft(birth_name="Pendant"))).result(10)
            waits.append(time.perf_counter() - started)
            time.sleep(0.02)

    worker = threading.Thread(target=keep_working)
    worker.start()
    started = time.perf_counter()
    status = a.sync()
    took = time.perf_counter() - started
    over.set()
    worker.join()
    assert status.state in (SyncState.UP_TO_DATE, SyncState.WAITING)
    assert a.sync().waiting == 0
    report = a.client.check_sums().result(30)
    assert report.differing == ()
    with town.base.reading.connect() as connection:
        truth = recompute(connection)
    assert report.sums["people/person"] == truth[("people", "person")]
    assert truth[("people", "person")][0] == PEOPLE + 1 + len(waits)
    assert a.client.ask(Search(text="masse00042")).result(10).people[0].display.startswith("MASSE00042")
    waits.sort()
    with capsys.disabled():
        print(
            f"\n10,000 rows in {took:.1f} s by a second process; {len(waits)} gestures meanwhile: "
            f"median {waits[len(waits) // 2] * 1000:.0f} ms, longest {waits[-1] * 1000:.0f} ms"
        )
    assert waits[-1] < 1.0


def test_a_build_that_was_cut_goes_on_with_the_parts_it_lacks(town: Town) -> None:
    a = town.enrol("a")
    load_people(town, 25_000)
    cutter = threading.Thread(target=_cut_when_some_parts_came, args=(town, a))
    cutter.start()
    status = a.sync()
    cutter.join()
    assert status.state is SyncState.OFFLINE
    assert a.folder.database.with_suffix(".fresh").exists()
    town.go_up()
    assert a.sync().state is SyncState.UP_TO_DATE
    assert a.client.check_sums().result(30).differing == ()
    assert a.client.check_sums().result(30).sums["people/person"][0] == 25_000


def _cut_when_some_parts_came(town: Town, workplace: Workplace) -> None:
    statuses = workplace.statuses
    while not any(0 < status.received < status.to_receive for status in statuses):
        time.sleep(0.001)
    town.go_down()
