"""Where printed papers go: written beside the window's thread, then opened by the system's own viewer."""

from __future__ import annotations

import contextlib
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

log = logging.getLogger(__name__)

_WITHOUT_DISPLAY = frozenset({"offscreen", "minimal", "vnc"})


class PaperTray(QObject):
    """Takes the PDF of a paper that was just made; a screen knows nothing of folders and viewers."""

    laid = Signal(str)
    """Number of a paper that is now in the tray."""
    jammed = Signal(str)
    """Number of a paper that could not be written."""

    def lay(self, number: str, pdf: bytes) -> None:
        """Take a paper; returns at once, and ``laid`` or ``jammed`` follows. The number names it, never a person."""
        raise NotImplementedError


class FolderTray(PaperTray):
    """Writes papers into a folder that only its owner reads, shows each where there is a screen, and keeps none."""

    _written = Signal(str, object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="paper")
        self._written.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._worker.submit(self._empty)

    def lay(self, number: str, pdf: bytes) -> None:
        self._worker.submit(self._write, number, pdf)

    def close(self) -> None:
        """Finish what is being written and empty the tray; call before the application ends."""
        self._worker.submit(self._empty)
        self._worker.shutdown()

    def _empty(self) -> None:
        """Delete the papers: they name people, and the replica can draw them again."""
        for path in (*self._folder.glob("*.pdf"), *self._folder.glob("*.part")):
            with contextlib.suppress(OSError):  # a viewer on Windows may hold it; the next start tries again
                path.unlink()

    def _write(self, number: str, pdf: bytes) -> None:
        path = self._folder / f"{number}.pdf"
        whole = path.with_suffix(".part")  # a viewer, or whoever waits for the paper, sees it whole or not at all
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(pdf)
            whole.replace(path)
        except OSError as problem:
            log.error("a paper could not be written (%s)", type(problem).__name__)
            self._written.emit(number, None)
        else:
            self._written.emit(number, path)

    @Slot(str, object)
    def _show(self, number: str, path: Path | None) -> None:
        if path is None:
            self.jammed.emit(number)
            return
        if QGuiApplication.platformName() not in _WITHOUT_DISPLAY:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        self.laid.emit(number)
