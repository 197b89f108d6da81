"""Python's collection of cycles, kept on the window's thread.

The collector runs on whichever thread happens to allocate. On the connection's thread it would destroy widgets there,
which Qt does not survive: so it is switched off, and the window's thread collects by itself.
"""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_EVERY_MS = 500
_CALM = 0.005
"""Seconds by which a tick may come late on a thread that does nothing else."""
_MOST_PUT_OFF = 20


class WindowCollector(QObject):
    """Collects on the thread that made it, as often as the interpreter would, until closed.

    The older generations hold whole windows that were closed, some 30 ms to take away: they wait, ten seconds at most,
    for a moment in which the thread is not busy, so that the two do not add up.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()
        self._ticked = time.monotonic()
        self._put_off = 0

    def close(self) -> None:
        """Give the collection back to the interpreter."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the generations whose time has come, the youngest alone most of the time."""
        late = time.monotonic() - self._ticked - _EVERY_MS / 1000 > _CALM
        counts = gc.get_count()
        due = next((each for each in (2, 1, 0) if counts[each] > self._thresholds[each]), None)
        if due and late and self._put_off < _MOST_PUT_OFF:
            self._put_off += 1
            due = 0
        elif due:
            self._put_off = 0
        if due is not None:
            gc.collect(due)
        self._ticked = time.monotonic()
