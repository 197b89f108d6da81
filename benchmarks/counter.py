"""Measures the counter as an agent waits for it, at the real window, beside what the machine could do at best.

    python benchmarks/counter.py [--people N] [--citizens N] [--more N] [--repeat N] [--only PART …]

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
from collections.abc import Collection
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import sqlcipher3

from guichet.contract.base import new_id
from guichet.contract.desk import SyncState
from guichet.contract.interactions import Direction, RecordInteraction, ShowTimeline
from guichet.contract.people import OpenPerson
from guichet.contract.requests import ShowWork, WorkScope
from guichet.demo.texts import PASSWORD
from guichet.desk.client import DeskClient
from guichet.domain.channels import Channel
from guichet.tour.heartbeat import Heartbeat
from guichet.tour.stage import Stage, choose_screen
from guichet.ui.screens.timeline.model import PAGE
from tests.helpers.crowd import load_people
from tests.helpers.timed import INTERACTIONS, Painted, file_regulars, middle, milliseconds_until, open_citizen, timed
from tests.helpers.town import Town, Workplace
from tests.soak import gestures
from tests.soak.counter import Counter
from tests.soak.day import AGENTS, memory

PARTS = ("opening", "gesture", "scrolling", "work", "memory", "pull")
PROMISED_MS = 100.0
STALL_MS = 50.0
PULLED = 10_000
FRAME_MS = 1000 / 60
WORK = 5_000
SIZE = (1366, 768)
_CALM_BEATS = 100
_LEAST_SERVED = 3
_PULLED = (SyncState.UP_TO_DATE, SyncState.WAITING)
"""The last note may wait to be sent."""

Person = tuple[UUID, str, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--citizens", type=int, default=100, help="opened one after the other, for the memory")
    parser.add_argument("--more", type=int, default=0, help="people on file of whom nothing but the name is known")
    parser.add_argument("--repeat", type=int, default=30)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="measure these parts alone")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        started = time.perf_counter()
        town = Town(Path(place) / "town", people=options.people)
        try:
            people = file_regulars(town, options.citizens)
            if options.more:
                load_people(town, options.more, "Dormant")
            workplace = town.enrol("a", site="mairie", process=True, direct=True)
            everybody = options.people + options.more
            print(f"{everybody:,} people, made and synchronised in {time.perf_counter() - started:.0f} s")
            os.environ["GUICHET_KEY_FILE"] = str(workplace.folder.root / "key")
            kept = measure(town, workplace, people, options.repeat, options.only)
        finally:
            town.close()
    return 0 if kept else 1


def measure(town: Town, workplace: Workplace, people: list[Person], repeat: int, parts: Collection[str]) -> bool:
    """Measure these parts; says whether what is promised of them was kept."""
    choose_screen(workplace.folder.root, SIZE)
    stage = Stage(workplace.folder, SIZE)
    counter = Counter(stage, outside=None, seed=1)
    counter.log_in(AGENTS[0])
    client = workplace.come_in()
    client.log_in(AGENTS[0], PASSWORD).result(30)
    raw = open_raw(workplace)
    kept = True
    if "opening" in parts:
        kept = print_opening(counter, client, raw, people, repeat)
    if "gesture" in parts:
        print_gesture(client, workplace.folder.root, people[0][0], repeat)
    if "scrolling" in parts:
        print_scrolling(counter, people[0], repeat)
    if "work" in parts:
        print_work(counter, client, raw, repeat)
    if "memory" in parts:
        print_memory(counter, people)
    if "pull" in parts:
        kept = print_pull(counter, stage.heart, client, town, people) and kept
    client.close()
    raw.close()
    stage.close()
    return kept


def print_opening(counter: Counter, client: DeskClient, raw: Any, people: list[Person], repeat: int) -> bool:
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
    kept = middle(times) < PROMISED_MS
    print(
        f"open a citizen of {INTERACTIONS} exchanges, Enter to painted: {spread(times)}, the first of a session "
        f"{first:.0f}; the desk's share {middle(desk):.1f} ms; rows read and window painted {middle(floor):.1f} ms; "
        f"ratio {middle(times) / middle(floor):.1f}; promised {PROMISED_MS:.0f} ms, "
        f"kept: {_said(kept)}"
    )
    return kept


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


def print_pull(counter: Counter, heart: Heartbeat, client: DeskClient, town: Town, people: list[Person]) -> bool:
    """Have the agent go on, somebody's file open, while a colleague's import comes in; says whether it was not felt."""
    open_citizen(counter, people[0])
    counter.rest(_CALM_BEATS)
    load_people(town, PULLED, "Venu")
    heart.reset()
    pulled, served = client.sync_now(), 0
    started = time.perf_counter()
    while not pulled.done() or served < _LEAST_SERVED:
        serve(counter, people[served % len(people)], f"Pendant la réception {served}")
        served += 1
    took = time.perf_counter() - started
    counter.rest(_CALM_BEATS)
    state, problems = pulled.result().state, counter.problems()
    kept = heart.longest < STALL_MS and state in _PULLED and not problems
    gestures.end_visit(counter)
    print(
        f"{PULLED:,} rows pulled ({state}) in {took:.1f} s while {served} citizens were opened and written about: the "
        f"window was away {heart.longest:.0f} ms at most; promised {STALL_MS:.0f} ms, kept: {_said(kept)}; "
        f"troubles: {problems}"
    )
    return kept


def serve(counter: Counter, person: Person, text: str) -> None:
    """Open somebody's file and write a note into it, the one that was open being left."""
    gestures.end_visit(counter)
    open_citizen(counter, person)
    counter.press("Ctrl+M")
    counter.type(text)
    counter.press("Ctrl+Return")
    counter.sees(text)


def open_raw(workplace: Workplace) -> Any:
    connection = sqlcipher3.connect(f"file:{workplace.folder.database}?mode=ro", uri=True, check_same_thread=False)
    connection.execute(f"PRAGMA key=\"x'{workplace.key.hex()}'\"")
    return connection


def read_rows(raw: Any, person_id: UUID) -> None:
    raw.execute("SELECT * FROM person WHERE id = ?", (person_id.hex,)).fetchall()
    raw.execute("SELECT * FROM interaction WHERE person_id = ?", (person_id.hex,)).fetchall()


def _said(kept: bool) -> str:
    return "yes" if kept else "NO"


def spread(times: list[float]) -> str:
    return f"p50 {middle(times):.1f}, p95 {middle(times, 0.95):.1f}, max {max(times):.0f} ms"


if __name__ == "__main__":
    sys.exit(main())
