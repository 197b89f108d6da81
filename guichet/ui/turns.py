"""Long work on the window's thread, a piece at a time: between two pieces the window paints and takes keys."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TURN = 0.008
"""Seconds after which a turn of the event loop is left to the window; a piece is never cut."""


class Turns(QObject):
    """Goes through the pieces of one job, some in each turn of the event loop, and tells when they are all done."""

    done = Signal()

    def __init__(self, pieces: Iterator[None], parent: QObject) -> None:
        super().__init__(parent)
        self._pieces = pieces
        self.is_done = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Begin with the next turn of the loop."""
        self._timer.start(0)

    @Slot()
    def _go_on(self) -> None:
        until = time.perf_counter() + _TURN
        for _ in self._pieces:
            if time.perf_counter() >= until:
                self._timer.start(0)
                return
        self.is_done = True
        self.done.emit()
