"""A clock that a test moves, and programs that go by it: hours pass in the time of a keystroke.

``python -m tests.helpers.moved_clock FILE MODULE ARGUMENT…`` runs a module of ours as ``python -m`` would, by the clock
of a file. Nothing of the program is replaced: who starts it tells it whose clock it goes by.
"""

from __future__ import annotations

import os
import runpy
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from guichet.contract.clock import use_clock

_MOST_DIGITS: Final = 32


class MovedClock:
    """This machine's clock, ahead by as many seconds as ``path`` says; every program that reads the file agrees."""

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_text("0".ljust(_MOST_DIGITS))
        self._file = os.open(path, os.O_RDONLY)

    def now(self) -> datetime:
        """Give the present of the town."""
        return datetime.now(UTC) + timedelta(seconds=self.ahead())

    def ahead(self) -> float:
        """Give by how many seconds it is ahead."""
        return float(os.pread(self._file, _MOST_DIGITS, 0))

    def move(self, seconds: float) -> None:
        """Let some time pass."""
        ahead = f"{self.ahead() + seconds:.3f}".ljust(_MOST_DIGITS)
        with self.path.open("r+") as file:  # in one write, in place: readers keep it open
            file.write(ahead)

    def close(self) -> None:
        """Read it no more."""
        os.close(self._file)


def live_by(clock: MovedClock) -> None:
    """Have this program go by the clock, and find the time that passed when it looks whether it slept."""
    use_clock(clock.now)
    real = time.clock_gettime

    def clock_gettime(which: int) -> float:
        return real(which) + (clock.ahead() if which == getattr(time, "CLOCK_BOOTTIME", None) else 0.0)

    time.clock_gettime = clock_gettime


if __name__ == "__main__":
    live_by(MovedClock(Path(sys.argv[1])))
    module, sys.argv = sys.argv[2], sys.argv[2:]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
