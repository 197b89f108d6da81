"""What a page shows of the desk, asked while somebody looks at it, and again when what it rests on changes."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.base import ChangeSet, Query
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge

Answer = TypeVar("Answer")


class InOrder:
    """Numbers questions that are put again and again. The desk reads several at a time: answers may overtake."""

    def __init__(self) -> None:
        self._asked = 0
        self._answered = 0

    def ask(self) -> int:
        """Give the number of one more question."""
        self._asked += 1
        return self._asked

    def is_news(self, number: int) -> bool:
        """Take the answer to a question; tell whether it says more than the one that was taken last."""
        if number <= self._answered:
            return False
        self._answered = number
        return True


class Watched(QObject):
    """One question, put again when its tables change; the answer that a later question overtook is dropped.

    Out of sight it waits with its questions: it asks once when it is looked at again.
    """

    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, tables: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tables = tables
        self._asked = 0
        self._watched = False
        self._stale = True
        bridge.changed.connect(self._refresh_if_mine)

    def watch(self, watched: bool) -> None:
        """Say whether the answer is in sight."""
        self._watched = watched
        if watched and self._stale:
            self.ask()

    @abstractmethod
    def ask(self) -> None:
        """Ask again, by :meth:`_ask`."""

    def _ask(self, query: Query[Answer], take: Callable[[Answer], None]) -> None:
        self._asked += 1
        number, self._stale = self._asked, False

        def done(answer: Answer) -> None:
            if number == self._asked:
                take(answer)

        def failed(error: GuichetError) -> None:
            if number == self._asked:
                self.refused.emit(error)

        self._bridge.ask(query, owner=self, done=done, failed=failed)

    @Slot(object)
    def _refresh_if_mine(self, changes: ChangeSet) -> None:
        if changes.touches(*self._tables):
            self._stale = True
            if self._watched:
                self.ask()
