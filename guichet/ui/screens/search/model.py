"""Asks while one types: a short pause, then one question; answers to what is no longer typed are dropped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from guichet.contract.people import Search, SearchResults
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge

PAUSE_MS = 40
"""How long typing has to rest before the desk is asked."""
_CLEAR_BITS: Final = 3.0
"""By how much the first result must lead the second: eight times as likely."""
_SEEN_MS: Final = 250
"""How long a list must have been there for whoever presses a key to have read its first row."""


def stands_out(results: SearchResults) -> bool:
    """Tell whether the first result is surely meant: it is alone, its very reference was typed, or it leads by far.

    Homonyms, a couple's telephone and two people of one birth date do not lead each other; nor does a surname lead the
    same word as a given name.
    """
    if sum(is_called(hit.reference, results.query) for hit in results.requests) == 1:
        return True
    people = results.people
    if not people:
        return len(results.requests) == 1
    return len(people) == 1 or people[0].score - people[1].score >= _CLEAR_BITS


def is_called(reference: str, typed: str) -> bool:
    """Tell whether the very reference of a request was typed, with or without its dashes."""
    return _bare(reference) == _bare(typed)


def _bare(reference: str) -> str:
    return "".join(char for char in reference.upper() if char.isalnum())


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
        self._age = QElapsedTimer()
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

    @property
    def is_sure(self) -> bool:
        """Whether the first of the results is surely meant."""
        return self._results is not None and stands_out(self._results)

    @property
    def may_be_read(self) -> bool:
        """Whether the results have been there long enough to be read."""
        return self._age.isValid() and self._age.hasExpired(_SEEN_MS)

    @Slot()
    def _ask(self) -> None:
        text = self._text

        def done(results: SearchResults) -> None:
            if text == self._text:
                self._results = results
                self._age.start()
                self.found.emit(results)

        def failed(error: GuichetError) -> None:
            if text == self._text:
                self.refused.emit(error)

        self._bridge.ask(Search(text=text), owner=self, done=done, failed=failed)
