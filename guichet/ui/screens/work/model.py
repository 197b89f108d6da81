"""Requests to work on, by scope, late ones first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.base import ChangeSet
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import ShowWork, WorkList, WorkScope
from guichet.ui.desk_bridge import DeskBridge

_TABLES = ("request", "request_event", "person")


class WorkModel(QObject):
    """One list of work; asked again when requests change, while somebody looks at it."""

    shown = Signal(object)  # WorkList
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, scope: WorkScope, limit: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._limit = limit
        self._asked = 0
        self._watched = False
        self._stale = True
        self.scope = scope
        bridge.changed.connect(self._refresh_if_mine)

    def watch(self, watched: bool) -> None:
        """Say whether the list is in sight; a list out of sight waits with its questions."""
        self._watched = watched
        if watched and self._stale:
            self.ask()

    def choose(self, scope: WorkScope) -> None:
        """Show another scope."""
        self.scope = scope
        self.ask()

    def ask(self) -> None:
        """Ask the list again."""
        self._asked += 1
        number, self._stale = self._asked, False

        def done(work: WorkList) -> None:
            if number == self._asked:
                self.shown.emit(work)

        def failed(error: GuichetError) -> None:
            if number == self._asked:
                self.refused.emit(error)

        self._bridge.ask(ShowWork(scope=self.scope, limit=self._limit), owner=self, done=done, failed=failed)

    @Slot(object)
    def _refresh_if_mine(self, changes: ChangeSet) -> None:
        if changes.touches(*_TABLES):
            self._stale = True
            if self._watched:
                self.ask()
