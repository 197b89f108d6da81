"""Python's collection of cycles, kept on the window's thread.

The collector runs on whichever thread happens to allocate. On the connection's thread it would destroy widgets there,
which Qt does not survive: so it is switched off, and the window's thread collects by itself.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 500


class WindowCollector(QObject):
    """Collects on the thread that made it, as often as the interpreter would, until closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def close(self) -> None:
        """Give the collection back to the interpreter."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the generations whose time has come, the youngest alone most of the time."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > self._thresholds[generation]:
                gc.collect(generation)
                return
