"""The scanner in the status bar: ready, or none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.shell.main_window import MainWindow

_LOOK_EVERY_MS = 120_000


class ScannerFrame(QObject):
    """Asks the desk now and then which scanners it knows; the devices themselves are not woken for that."""

    def __init__(self, window: MainWindow, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self.model = ScanModel(bridge, self)
        self.model.listed.connect(self._show)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.model.look)

    def open(self) -> None:
        """Begin to tell."""
        self.model.look()
        self._timer.start()

    @Slot()
    def _show(self) -> None:
        text = self.tr("Scanner prêt") if self.model.scanners else self.tr("Aucun scanner")
        self._window.status.show_device("scanner", "scan-line", text)
