"""Measures the counter as an agent waits for it, at the real window, beside what the machine could do at best.

    python benchmarks/counter.py [--people N] [--citizens N] [--repeat N] [--only-opening]

A made-up town with a year of activity, its server, a workstation: window and desk as in an office. Each time is printed
beside a floor taken in the same run: the same rows read, or one written to the disk, by the SQLCipher driver alone
under the same cipher; the same window painted whole. The floor checks nothing, signs nothing and crosses no process.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlcipher3

from guichet.contract.base import new_id
from guichet.contract.interactions import Direction, RecordInteraction, ShowTimeline
from guichet.contract.people import OpenPerson
from guichet.contract.requests import ShowWork, WorkScope
from guichet.demo.texts import PASSWORD
from guichet.desk.client import DeskClient
from guichet.domain.channels import Channel
from guichet.tour.stage import Stage, choose_screen
from guichet.ui.screens.timeline.model import PAGE
from tests.helpers.timed import INTERACTIONS, Painted, file_regulars, middle, milliseconds_until, open_citizen, timed
from tests.helpers.town import Town, Workplace
from tests.soak import gestures
from tests.soak.counter import Counter
from tests.soak.day import AGENTS, memory

PROMISED_MS = 100.0
FRAME_MS = 1000 / 60
WORK = 5_000
SIZE = (1366, 768)
_CALM_BEATS = 100

Person = tuple[UUID, str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--citizens", type=int, default=100, help="opened one after the other, for the memory")
    parser.add_argument("--repeat", type=int, default=30)
    parser.add_argument("--only-opening", action="store_true", help="measure the opening of a citizen alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        town = Town(Path(place) / "town", people=options.people)
        try:
            people = file_regulars(town, options.citizens)
            workplace = town.enrol("a", site="mairie", process=True)
            print(f"{options.people:,} people, made and synchronised in {time.perf_counter() - started:.0f} s")
            os.environ["GUICHET_KEY_FILE"] = str(workplace.folder.root / "key")
            measure(workplace, people, options.repeat, only_opening=options.only_opening)
        finally:
            town.close()


def measure(workplace: Workplace, people: list[Person], repeat: int, *, only_opening: bool) -> None:
    choose_screen(workplace.folder.root, SIZE)
    stage = Stage(workplace.folder, SIZE)
    counter = Counter(stage, outside=None, seed=1)
    counter.log_in(AGENTS[0])
    client = workplace.come_in()
    client.log_in(AGENTS[0], PASSWORD).result(30)
    raw = open_raw(workplace)
    print_opening(counter, client, raw, people, repeat)
    if not only_opening:
        print_gesture(client, workplace.folder.root, people[0][0], repeat)
        print_scrolling(counter, people[0], repeat)
        print_work(counter, client, raw, repeat)
        print_memory(counter, people)
    client.close()
    raw.close()
    stage.close()


def print_opening(counter: Counter, client: DeskClient, raw: Any, people: list[Person], repeat: int) -> None:
    first = open_citizen(counter, people[-1])
    times, desk, floor = [], [], []
    for number in range(repeat):
        person = people[number % (len(people) - 1)]
        times.append(open_citizen(counter, person))
        gestures.end_visit(counter)
        counter.rest(_CALM_BEATS)  # the idle page asks for its lists: not a part of this
        desk.append(timed(partial(ask_for, client, person[0])))
        floor.append(timed(partial(read_rows, raw, person[0])) + timed(counter.window.grab))
    gestures.end_visit(counter)
    kept = "yes" if middle(times, 0.95) < PROMISED_MS else "NO"
    print(
        f"open a citizen of {INTERACTIONS} exchanges, Enter to painted: {spread(times)}, the first of a session "
        f"{first:.0f}; the desk's share {middle(desk):.1f} ms; rows read and window painted {middle(floor):.1f} ms; "
        f"ratio {middle(times) / middle(floor):.1f}; promised {PROMISED_MS:.0f} ms, kept: {kept}"
    )


def ask_for(client: DeskClient, person_id: UUID) -> None:
    """Ask the desk what the window asks it."""
    both = (
        client.ask(OpenPerson(person_id=person_id, reason="refresh")),
        client.ask(ShowTimeline(person_id=person_id, limit=PAGE)),
    )
    for future in both:
        future.result(20)


def print_gesture(client: DeskClient, folder: Path, person_id: UUID, repeat: int) -> None:
    def record() -> None:
        exchange = RecordInteraction(
            interaction_id=new_id(),
            person_id=person_id,
            channel=Channel.NOTE,
            direction=Direction.INTERNAL,
            subject="Rappeler jeudi matin",
            happened_at=datetime.now(UTC),
        )
        client.do(exchange).result(20)

    plain = sqlcipher3.connect(str(folder / "floor.db"), isolation_level=None)
    plain.execute(f"PRAGMA key=\"x'{os.urandom(32).hex()}'\"")
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("PRAGMA synchronous=FULL")
    plain.execute("CREATE TABLE note (id TEXT PRIMARY KEY, text TEXT)")
    times = [timed(record) for _ in range(repeat)]
    row = "INSERT INTO note VALUES (?, ?)"
    floor = [timed(lambda: plain.execute(row, (new_id().hex, "Rappeler jeudi matin"))) for _ in range(repeat)]
    plain.close()
    print(
        f"a gesture, asked to durable: {spread(times)}; one raw row on the disk {middle(floor):.1f} ms; "
        f"ratio {middle(times) / middle(floor):.1f}"
    )


def print_scrolling(counter: Counter, person: Person, repeat: int) -> None:
    open_citizen(counter, person)
    view = counter.area.counter.timeline.view
    bar = view.verticalScrollBar()
    frames: list[float] = []
    while len(frames) < repeat * 10:
        before = bar.value()
        bar.setValue(before + view.viewport().height() // 4)
        frames.append(timed(view.viewport().repaint))
        counter.rest(1)
        if bar.value() == before:
            bar.setValue(0)
    gestures.end_visit(counter)
    print(
        f"a frame of a scrolled history: {spread(frames)}; one frame at 60 Hz {FRAME_MS:.1f} ms; "
        f"ratio {middle(frames, 0.95) / FRAME_MS:.2f}"
    )


def print_work(counter: Counter, client: DeskClient, raw: Any, repeat: int) -> None:
    query = ShowWork(scope=WorkScope.SERVICE, limit=WORK)
    found = client.ask(query).result(30)
    desk = [timed(lambda: client.ask(query).result(30)) for _ in range(max(3, repeat // 5))]
    floor = [timed(lambda: raw.execute(f"SELECT * FROM request LIMIT {WORK}").fetchall()) for _ in range(5)]
    shown = []
    for _ in range(max(3, repeat // 5)):
        view = counter.area.work.view
        painted = Painted(view.viewport())
        started = time.perf_counter()
        counter.hands.press_now("Alt+D")
        shown.append(milliseconds_until(view.isVisible, started, painted))
        painted.deleteLater()
        counter.press("Alt+G")
    print(
        f"the list of work, {len(found.requests):,} of {found.total:,} requests from the desk: {spread(desk)}; "
        f"rows read {middle(floor):.1f} ms; ratio {middle(desk) / middle(floor):.1f}; Alt+D to painted: {spread(shown)}"
    )


def print_memory(counter: Counter, people: list[Person]) -> None:
    before, _ = memory()
    for person in people:
        open_citizen(counter, person)
        gestures.end_visit(counter)
    after, _ = memory()
    grown = (after - before) / 1024
    print(f"{len(people)} citizens opened and left: {before / 1024:.0f} MiB, then {after / 1024:.0f}; {grown:+.1f} MiB")


def open_raw(workplace: Workplace) -> Any:
    connection = sqlcipher3.connect(f"file:{workplace.folder.database}?mode=ro", uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA key=\"x'{workplace.key.hex()}'\"")
    return connection


def read_rows(raw: Any, person_id: UUID) -> None:
    raw.execute("SELECT * FROM person WHERE id = ?", (person_id.hex,)).fetchall()
    raw.execute("SELECT * FROM interaction WHERE person_id = ?", (person_id.hex,)).fetchall()


def spread(times: list[float]) -> str:
    return f"p50 {middle(times):.1f}, p95 {middle(times, 0.95):.1f}, max {max(times):.0f} ms"


if __name__ == "__main__":
    main()
