"""Notices that nobody touches the window, to warn and then to lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

_TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
}


class IdleWatch(QObject):
    """Warns ``warning_ms`` before the time is up (WCAG 2.2.1), then tells that it is.

    It watches the window of the system, not every widget: a few events a second at most pass here.
    """

    nearly = Signal()
    touched_again = Signal()
    elapsed = Signal()

    def __init__(self, watched: QObject, idle_ms: int, warning_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._warned = False
        self._warning = self._timer(max(idle_ms - warning_ms, 0))
        self._warning.timeout.connect(self._warn)
        self._end = self._timer(idle_ms)
        self._end.timeout.connect(self.elapsed)
        watched.installEventFilter(self)

    def start(self) -> None:
        """Count from now."""
        self._warned = False
        self._warning.start()
        self._end.start()

    def stop(self) -> None:
        """Count no more."""
        self._warning.stop()
        self._end.stop()

    def touch(self) -> None:
        """Somebody is here."""
        if self._end.isActive():
            warned = self._warned
            self.start()
            if warned:
                self.touched_again.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() in _TOUCHES:
            self.touch()
        return False

    def _warn(self) -> None:
        self._warned = True
        self.nearly.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
