"""How long the window's thread was away: a heartbeat on it, read as gaps."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

BEAT_MS: Final = 5
STALL_MS: Final = 50.0
_NANOSECONDS_TO_MS: Final = 1e-6


class Heartbeat(QObject):
    """Beats every 5 ms on the thread that made it and keeps the longest gap, in milliseconds.

    What the tour does itself (pictures, reading the screen) is excepted. So is the time in which the thread was ready
    and the machine ran something else, where the system tells it (Linux): a busy machine is no fault of the window.
    """

    beat = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest = 0.0
        self.stalls: list[float] = []
        """Gaps over 50 ms."""
        self._queued_file = _schedule_file()
        self._last = self._now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT_MS)

    def reset(self) -> None:
        """Forget what was measured."""
        self.beats, self.longest, self.stalls = 0, 0.0, []
        self._last = self._now()

    @contextmanager
    def excepted(self) -> Iterator[None]:
        """Do something that is the tour's own; what the window did before it still counts."""
        self._measure()
        try:
            yield
        finally:
            self._last = self._now()

    @Slot()
    def _on_beat(self) -> None:
        self._measure()
        self.beats += 1
        self.beat.emit()

    def _measure(self) -> None:
        now, before = self._now(), self._last
        self._last = now
        gap = (now[0] - before[0]) - (now[1] - before[1]) - BEAT_MS
        self.longest = max(self.longest, gap)
        if gap > STALL_MS:
            self.stalls.append(round(gap, 1))

    def _now(self) -> tuple[float, float]:
        """Give the clock and the time spent waiting for a processor, in milliseconds."""
        queued = 0.0
        if self._queued_file is not None:
            queued = int(self._queued_file.read_bytes().split()[1]) * _NANOSECONDS_TO_MS
        return time.perf_counter() * 1000, queued


def _schedule_file() -> Path | None:
    """Give the file in which Linux says how long this thread waited for a processor."""
    path = Path(f"/proc/self/task/{threading.get_native_id()}/schedstat")
    return path if path.is_file() else None
