"""Asks while one types: a short pause, then one question; answers to what is no longer typed are dropped."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.people import PersonHit, RequestHit, Search, SearchResults
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge

PAUSE_MS = 40
"""How long typing has to rest before the desk is asked."""


class SearchModel(QObject):
    """What the search box knows. ``found`` comes for the words typed last, never for older ones."""

    found = Signal(object)  # SearchResults
    emptied = Signal()
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._text = ""
        self._results: SearchResults | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    @property
    def text(self) -> str:
        """The words that are sought."""
        return self._text

    @property
    def is_fresh(self) -> bool:
        """Whether the results shown answer the words typed last."""
        return self._results is not None and self._results.query.strip() == self._text

    @Slot(str)
    def seek(self, text: str) -> None:
        """Look for these words once typing rests; nothing typed empties the results at once."""
        self._text = text.strip()
        if not self._text:
            self._pause.stop()
            self._results = None
            self.emptied.emit()
            return
        self._pause.start()

    def best(self) -> PersonHit | RequestHit | None:
        """Give the first of the results."""
        if self._results is None:
            return None
        hits: list[PersonHit | RequestHit] = [*self._results.people, *self._results.requests]
        return hits[0] if hits else None

    @Slot()
    def _ask(self) -> None:
        text = self._text

        def done(results: SearchResults) -> None:
            if text == self._text:
                self._results = results
                self.found.emit(results)

        def failed(error: GuichetError) -> None:
            if text == self._text:
                self.refused.emit(error)

        self._bridge.ask(Search(text=text), owner=self, done=done, failed=failed)
