"""Notices that nobody touches the window, to warn and then to lock."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}

_LOOK_MS = 2000
"""How long a computer that wakes up may show the page before the time that it slept is counted."""


def awake_or_asleep() -> float:
    """Give seconds that also pass while the computer sleeps: Qt's timers and, on Linux, ``monotonic`` stand still."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot is None else time.clock_gettime(boot)


class IdleWatch(QObject):
    """Warns ``warning_ms`` before the time is up (WCAG 2.2.1), then tells that it is; sleep counts as nobody there.

    It watches the window of the system, not every widget: a few events a second at most pass here.
    """

    nearly = Signal()
    touched_again = Signal()
    elapsed = Signal()

    def __init__(
        self,
        watched: QObject,
        idle_ms: int,
        warning_ms: int,
        parent: QObject | None = None,
        *,
        now: Callable[[], float] = awake_or_asleep,
    ) -> None:
        super().__init__(parent)
        self._idle_ms = idle_ms
        self._warn_ms = max(idle_ms - warning_ms, 0)
        self._now = now
        self._touched = now()
        self._counts = False
        self._warned = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        watched.installEventFilter(self)

    def start(self) -> None:
        """Count from now."""
        self._counts, self._warned = True, False
        self._touched = self._now()
        self._look()

    def stop(self) -> None:
        """Count no more."""
        self._counts = False
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is here; too late when the time was already up."""
        if not self._counts:
            return
        if self._idle() >= self._idle_ms:
            self._look()
            return
        self._touched = self._now()
        if self._warned:
            self._warned = False
            self.touched_again.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _idle(self) -> float:
        return (self._now() - self._touched) * 1000

    def _look(self) -> None:
        idle = self._idle()
        if idle >= self._idle_ms:
            self.stop()
            self.elapsed.emit()
            return
        if idle >= self._warn_ms and not self._warned:
            self._warned = True
            self.nearly.emit()
        until = (self._idle_ms if self._warned else self._warn_ms) - idle
        self._timer.start(max(1, min(_LOOK_MS, round(until))))
