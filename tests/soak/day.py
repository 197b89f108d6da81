"""The day of a window, as a process of its own: ``python -m tests.soak.day ORDER`` (a JSON file).

It plays the gestures, asks the world around it for what an agent does not do (time, network, printer, the colleague),
and leaves a JSON file that says what was confirmed and measured.
"""

from __future__ import annotations

import ctypes
import gc
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Final

import msgspec

from tests.helpers.moved_clock import MovedClock, live_by

AGENTS: Final = ("claire.moreau", "louise.petit")
_WIDTH, _HEIGHT = 1366, 768


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What to play, and where."""

    folder: str
    clock: str
    address: str
    authkey: str
    report: str
    gestures: int
    hours: float
    seed: int
    people: list[tuple[str, str]]


class Report(msgspec.Struct, kw_only=True):
    """What happened; memory in KiB, times in milliseconds."""

    gestures: int = 0
    done: dict[str, int] = {}
    confirmed: list[str] = []
    written: list[str] = []
    window_after_an_hour: int = 0
    desk_after_an_hour: int = 0
    window_at_the_end: int = 0
    desk_at_the_end: int = 0
    objects_after_an_hour: int = 0
    objects_at_the_end: int = 0
    stalls: dict[str, list[float]] = {}
    troubles: list[str] = []
    failure: str = ""
    seconds: float = 0.0
    conflicts: int = 0


def main(order: Order) -> Report:
    """Play the day; a gesture that does not show what it should ends it."""
    from guichet.bootstrap.folders import DataFolder
    from guichet.tour.stage import Stage, choose_screen
    from tests.soak.counter import Counter, Outside
    from tests.soak.script import Script

    live_by(MovedClock(Path(order.clock)))
    choose_screen(Path(order.folder), (_WIDTH, _HEIGHT))
    stage = Stage(DataFolder(Path(order.folder)), (_WIDTH, _HEIGHT))
    counter = Counter(stage, Outside(order.address, bytes.fromhex(order.authkey)), order.seed)
    counter.people = order.people
    report, started = Report(), time.perf_counter()
    script = Script(counter, report, gestures=order.gestures, hours=order.hours)
    try:
        script.play()
    except Exception:  # told to whoever started the day, with the gesture in hand
        report.failure = f"{script.doing}: {traceback.format_exc()}"
        stage.workplace.window.grab().save(str(Path(order.report).with_suffix(".png")))
    report.confirmed, report.written = counter.confirmed, counter.written
    report.troubles = counter.problems()
    report.seconds = time.perf_counter() - started
    stage.close()
    return report


def memory() -> tuple[int, int]:
    """Give the memory of this process once what is not used any more is given back, in KiB, and how many objects."""
    for _ in range(3):
        gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]), len(gc.get_objects())


if __name__ == "__main__":
    given = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=Order)
    Path(given.report).write_bytes(msgspec.json.encode(main(given)))
    sys.stdout.flush()
    os._exit(0)
