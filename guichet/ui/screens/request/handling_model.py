"""What giving a request to somebody asks of the desk: where it may go, and the gesture."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import Done, new_id
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import AssignRequest, Handlers, RequestSheet, ShowHandlers
from guichet.ui.desk_bridge import DeskBridge


class HandlingModel(QObject):
    """Knows no widget; one gesture at a time."""

    found = Signal(object)  # Handlers of the request that was asked about
    given = Signal(object, str, object)
    """The request's sheet before, the service and the agent (UUID or None) that have it now."""
    refused = Signal(object)  # GuichetError
    busy_changed = Signal()

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked: UUID | None = None
        self.busy = False

    def seek(self, request_id: UUID) -> None:
        """Ask where a request may go."""
        self._asked = request_id

        def done(handlers: Handlers) -> None:
            if self._asked == request_id:
                self.found.emit(handlers)

        self._bridge.ask(ShowHandlers(request_id=request_id), owner=self, done=done, failed=self.refused.emit)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._asked = None

    def give(self, sheet: RequestSheet, service: str, agent_id: UUID | None, note: str = "") -> None:
        """Give a request to a service and, perhaps, to an agent."""
        if self.busy:
            return
        operation = AssignRequest(
            event_id=new_id(),
            request_id=sheet.request_id,
            service=service,
            agent_id=agent_id,
            expected_agent_id=sheet.agent_id,
            expected_service=sheet.service,
            note=note,
        )

        def done(_: Done) -> None:
            self._set_busy(False)
            self.given.emit(sheet, service, agent_id)

        def failed(error: GuichetError) -> None:
            self._set_busy(False)
            self.refused.emit(error)

        self._set_busy(True)
        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def take_back(self, sheet: RequestSheet, service: str, given_to: UUID | None) -> None:
        """Give a request back to whom it was, as it stood before, unless the service or agent passed it on."""
        operation = AssignRequest(
            event_id=new_id(),
            request_id=sheet.request_id,
            service=sheet.service,
            agent_id=sheet.agent_id,
            expected_agent_id=given_to,
            expected_service=service,
        )
        self._bridge.do(operation, owner=self, done=_shown_anew, failed=self.refused.emit)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()


def _shown_anew(_: Done) -> None:
    """The change that the desk announces shows who has the request."""
