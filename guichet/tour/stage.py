"""The application on the tour's stage: its window on a screen without glass, and everything that it must not say."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.window import open_window
from guichet.tour.heartbeat import Heartbeat
from guichet.ui.workplace import Workplace

Size = tuple[int, int]

_LOUD: Final = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def choose_screen(folder: Path, size: Size) -> None:
    """Have the next window of this process open on a screen of this size that nobody looks at; call before any Qt."""
    screen = {"name": "tour", "x": 0, "y": 0, "width": size[0], "height": size[1], "dpr": 1.0}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


class Stage:
    """The application of a folder, open, with nobody logged in; what goes wrong behind the scene is in ``troubles``."""

    def __init__(self, folder: DataFolder, size: Size) -> None:
        self.troubles: list[str] = []
        self._hear()
        self.application = open_window(folder)
        QApplication.setCursorFlashTime(0)  # pictures that can be compared
        self.heart = Heartbeat(self.application)
        self.workplace.window.resize(*size)
        tray = self.workplace.tray
        tray.jammed.connect(lambda number: self.troubles.append(f"papier {number} non écrit"))

    @property
    def workplace(self) -> Workplace:
        """The window at work: another one after each change of agent."""
        return self.application.workplace

    def close(self) -> None:
        """Close the window."""
        self.workplace.close()
        qInstallMessageHandler(None)
        sys.excepthook, sys.unraisablehook = sys.__excepthook__, sys.__unraisablehook__
        logging.getLogger().removeHandler(self._ear)

    def _hear(self) -> None:
        """Keep the warnings of Qt, the errors that a log gets and the exceptions that nobody awaited."""

        def on_message(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
            if kind in _LOUD:
                self.troubles.append(f"Qt : {text}")

        def on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            self.troubles.append(f"{kind.__name__} : {error}")
            sys.__excepthook__(kind, error, trace)

        def on_unraisable(lost: Any) -> None:
            self.troubles.append(f"{lost.exc_type.__name__} : {lost.exc_value}")
            sys.__unraisablehook__(lost)

        qInstallMessageHandler(on_message)
        sys.excepthook, sys.unraisablehook = on_exception, on_unraisable
        self._ear = _Ear(self.troubles.append)


class _Ear(logging.Handler):
    """Hears what the program logs as a warning or worse."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell
        logging.getLogger().addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        self._tell(f"journal : {record.name} {record.getMessage()}")
