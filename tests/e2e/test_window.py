"""The real window: how soon it is there. What it does while a pull comes in is in ``test_opening``."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from tests.helpers.crowd import load_people
from tests.helpers.town import ROOT, Workplace, small_town

PAINT_SECONDS = 0.8
USABLE_SECONDS = 2.0

OPEN = """
import sys
from pathlib import Path
from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.window import run_window
run_window(DataFolder(Path(sys.argv[1])), demo=True)
"""
"""The demonstration's window: usable means that the session is open and the search takes typing."""


def seconds_after(log: Path, words: str, started: float) -> float | None:
    """Give how long after an instant the window wrote a line with these words."""
    if log.exists():
        for line in log.read_text().splitlines():
            if words in line:
                stamp = re.match(r"[\d-]+ [\d:]+,\d+", line)
                assert stamp is not None
                written = datetime.strptime(stamp[0], "%Y-%m-%d %H:%M:%S,%f").astimezone()
                return written.timestamp() - started
    return None


def start_window(workplace: Workplace) -> tuple[float, float]:
    """Start the window as a person does and give the seconds to its first picture and to its first use."""
    log = workplace.folder.logs / "window.log"
    log.unlink(missing_ok=True)
    key = str(workplace.folder.root / "key")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "GUICHET_KEY_FILE": key}
    started = time.time()
    process = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(workplace.folder.root)],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        painted = usable = None
        while painted is None or usable is None:
            assert process.poll() is None, "the window ended"
            assert time.time() - started < 20
            time.sleep(0.02)
            painted = seconds_after(log, "first paint after", started)
            usable = seconds_after(log, "usable after", started)
        return painted, usable
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.slow
def test_the_window_is_painted_and_usable_in_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with small_town(tmp_path, demo=True) as town:
        load_people(town, 5_000)
        workplace = town.enrol("a", process=True)
        workplace.close()
        times = [start_window(workplace) for _ in range(4)]
        workplace.open()
    painted, usable = min(time[0] for time in times[1:]), min(time[1] for time in times[1:])
    with capsys.disabled():
        print(f"\nwindow with 5,000 people, warm, from source: painted {painted:.2f} s, usable {usable:.2f} s")
    assert painted < PAINT_SECONDS
    assert usable < USABLE_SECONDS
