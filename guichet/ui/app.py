"""The application: Qt, the theme and one workplace at a time. It paints first and imports the screens after."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from guichet.ui import remembered
from guichet.ui.collector import WindowCollector
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.language import speak
from guichet.ui.paper import FolderTray
from guichet.ui.preferences import Preferences
from guichet.ui.theme import Theme
from guichet.ui.workplace import Workplace
from guichet.ui.workplaces import Workplaces


class Application(QObject):
    """Made once a process, before any other window.

    Args:
        paper_folder: where receipts are put for the system's viewer.
        settings_file: where each agent's look is kept, and how this workstation prints and scans.
        demo: the demo agent comes in without a password.
    """

    painted = Signal()
    """The first picture of the window is on screen."""
    usable = Signal()
    """The log-in accepts typing; in a demonstration, the search of the open session."""
    relaunch_asked = Signal()
    """The desk ended and is to be started again."""

    def __init__(self, paper_folder: Path, settings_file: Path, demo: bool) -> None:
        self._qt = _make_qt()
        super().__init__()
        self._collector = WindowCollector(self)
        self._qt.aboutToQuit.connect(self._collector.close)
        preferences = Preferences(settings_file)
        remembered.keep_in(settings_file)
        look = preferences.last()
        speak(look.language)
        self.theme = Theme(look.colours(), look.scale, system_font=look.system_font)
        self.theme.apply(self._qt)
        self.bridge = DeskBridge(self)
        self._tray = FolderTray(paper_folder, self)
        self._qt.aboutToQuit.connect(self._tray.close)
        self._workplaces = Workplaces(self.theme, self.bridge, self._tray, preferences, demo=demo, parent=self)
        self._workplaces.usable.connect(self.usable)
        self._workplaces.relaunch_asked.connect(self.relaunch_asked)
        self._first_paint = _FirstPaint(self.workplace.window, self)
        self._first_paint.seen.connect(self._on_painted)

    def show(self) -> None:
        """Show the window, as large as the screen leaves room for."""
        room = self._qt.primaryScreen().availableSize()
        self.workplace.show(min(room.width(), 1366), min(room.height(), 768))
        if room.width() > 1366:
            self.workplace.window.showMaximized()

    def run(self) -> int:
        """Run until the window is closed; gives the exit code."""
        return self._qt.exec()

    @property
    def workplace(self) -> Workplace:
        """The window of now."""
        return self._workplaces.current

    @Slot()
    def _on_painted(self) -> None:
        self.painted.emit()
        QTimer.singleShot(0, self, _read_screens)


class _FirstPaint(QObject):
    """Tells once that a window was painted."""

    seen = Signal()

    def __init__(self, window: QObject, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self.seen.emit)
        return False


def _make_qt() -> QApplication:
    app = QApplication([])
    app.setApplicationName("guichet")
    app.setApplicationDisplayName("Guichet")
    app.setDesktopFileName("guichet")
    return app


def _read_screens() -> None:
    """Import the screens once the window is on screen, while the desk starts beside."""
    import guichet.ui.work_area  # noqa: F401

    gc.freeze()  # modules and classes stay for good: later collections have less to look through
