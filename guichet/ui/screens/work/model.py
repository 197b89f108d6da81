"""Requests to work on, by scope, late ones first."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from guichet.contract.requests import ShowWork, WorkList, WorkScope
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.watched import Watched

_TABLES = ("request", "request_event", "person")


class WorkModel(Watched):
    """One list of work, of some requests at most."""

    shown = Signal(object)  # WorkList

    def __init__(self, bridge: DeskBridge, scope: WorkScope, limit: int, parent: QObject | None = None) -> None:
        super().__init__(bridge, _TABLES, parent)
        self._limit = limit
        self.scope = scope

    def choose(self, scope: WorkScope) -> None:
        """Show another scope."""
        self.scope = scope
        self.ask()

    def ask(self) -> None:
        """Ask the list again."""
        self._ask(ShowWork(scope=self.scope, limit=self._limit), self._take)

    def _take(self, work: WorkList) -> None:
        self.shown.emit(work)
