"""What the request pane knows and asks for: one request, and the gestures on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import ChangeSet, Operation, new_id
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    CommentRequest,
    ReopenRequest,
    RequestSheet,
    ResumeRequest,
    ShowRequest,
    SuspendRequest,
    TakeStepBack,
    TransitionChoice,
)
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.watched import InOrder


@dataclass(frozen=True)
class Gesture:
    """A gesture on a request, and what takes it back.

    Attributes:
        told: what is said once it is done.
        step_id: the step that it took, or the closing; None for what is taken back otherwise, or not at all.
    """

    request_id: UUID
    told: str
    step_id: UUID | None = None


class RequestModel(QObject):
    """Knows no widget. ``done`` says which gesture succeeded; another request may be shown by now.

    It is busy from a gesture until the request was read again: meanwhile the sheet offers what was just done.
    """

    shown = Signal(object)  # RequestSheet
    missing = Signal(object)  # GuichetError: the request cannot be shown
    refused = Signal(object)  # GuichetError: a gesture failed; the request is read again
    refused_elsewhere = Signal(object)  # GuichetError: a gesture on a request that is not shown any more failed
    done = Signal(object)  # Gesture
    busy_changed = Signal(bool)

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._request_id: UUID | None = None
        self.sheet: RequestSheet | None = None
        self._busy = False
        self._asked = 0
        self._readings = InOrder()
        self._settled_by = 0
        """Number of the first reading that follows the last gesture; what was asked before may answer too late."""
        bridge.changed.connect(self._refresh_if_mine)

    @property
    def request_id(self) -> UUID | None:
        """The request that is shown, or about to be."""
        return self._request_id

    @property
    def busy(self) -> bool:
        return self._busy

    def show(self, request_id: UUID) -> None:
        """Open a request."""
        self._request_id = request_id
        self.sheet = None
        self._ask(refresh=False)

    def forget(self) -> None:
        """Show no request any more."""
        self._request_id = None
        self.sheet = None
        self._set_busy(False)

    def refresh(self) -> None:
        """Read the request again."""
        if self._request_id is not None:
            self._ask(refresh=self.sheet is not None)

    # --- gestures ----------------------------------------------------------------------------------------------------

    def comment(self, note: str, sentence: str) -> None:
        """Add an internal note."""
        if (sheet := self.sheet) is not None:
            operation = CommentRequest(event_id=new_id(), request_id=sheet.request_id, note=note)
            self._do(operation, Gesture(sheet.request_id, sentence))

    def advance(self, choice: TransitionChoice, note: str, today: date, sentence: str) -> None:
        """Take a step, from the state that the agent sees."""
        if (sheet := self.sheet) is not None:
            operation = AdvanceRequest(
                event_id=new_id(),
                request_id=sheet.request_id,
                transition=choice.transition,
                expected_state=sheet.state,
                effective_on=today,
                note=note,
            )
            self._do(operation, Gesture(sheet.request_id, sentence, step_id=operation.event_id))

    def suspend(self, missing: tuple[str, ...], deadline_on: date, note: str, today: date, sentence: str) -> None:
        """Ask the citizen for documents until a day."""
        if (sheet := self.sheet) is not None:
            operation = SuspendRequest(
                event_id=new_id(),
                request_id=sheet.request_id,
                expected_state=sheet.state,
                notified_on=today,
                deadline_on=deadline_on,
                missing=missing,
                note=note,
            )
            self._do(operation, Gesture(sheet.request_id, sentence, step_id=operation.event_id))

    def resume(self, received_on: date, note: str, sentence: str) -> None:
        """Say that the documents came."""
        if (sheet := self.sheet) is not None:
            operation = ResumeRequest(
                event_id=new_id(),
                request_id=sheet.request_id,
                expected_state=sheet.state,
                received_on=received_on,
                note=note,
            )
            self._do(operation, Gesture(sheet.request_id, sentence, step_id=operation.event_id))

    def close(self, reason: CloseReason, note: str, today: date, sentence: str) -> None:
        """End the request for a reason."""
        if (sheet := self.sheet) is not None:
            operation = CloseRequest(
                event_id=new_id(),
                request_id=sheet.request_id,
                expected_state=sheet.state,
                reason=reason,
                effective_on=today,
                note=note,
            )
            self._do(operation, Gesture(sheet.request_id, sentence, step_id=operation.event_id))

    def take_step_back(self, request_id: UUID, step_id: UUID, sentence: str) -> None:
        """Take a step back, of this request or of one that was shown before."""
        operation = TakeStepBack(event_id=new_id(), request_id=request_id, step_id=step_id)
        self._do(operation, Gesture(request_id, sentence))

    def reopen(self, request_id: UUID, today: date, sentence: str) -> None:
        """Open a request again."""
        operation = ReopenRequest(event_id=new_id(), request_id=request_id, effective_on=today)
        self._do(operation, Gesture(request_id, sentence))

    # --- answers -----------------------------------------------------------------------------------------------------

    def _ask(self, *, refresh: bool) -> None:
        request_id = self._request_id
        assert request_id is not None
        number = self._asked = self._readings.ask()
        self._bridge.ask(
            ShowRequest(request_id=request_id, refresh=refresh),
            owner=self,
            done=lambda sheet: self._on_sheet(sheet, number),
            failed=lambda error: self._on_missing(request_id, error, number),
        )

    def _on_sheet(self, sheet: RequestSheet, number: int) -> None:
        if sheet.request_id == self._request_id and self._readings.is_news(number):
            self.sheet = sheet
            self.shown.emit(sheet)
            self._settle(number)

    def _on_missing(self, request_id: UUID, error: GuichetError, number: int) -> None:
        if request_id == self._request_id:
            self._settle(number)
            (self.missing if self.sheet is None else self.refused).emit(error)

    def _refresh_if_mine(self, changes: ChangeSet) -> None:
        if self._request_id is not None and changes.names(self._request_id):
            self.refresh()

    def _do(self, operation: Operation, gesture: Gesture) -> None:
        if self._busy and not self._settled_by:
            return  # one operation at a time; taking a step back need not wait for the reading that follows it
        self._settled_by = 0
        self._set_busy(True)
        self._bridge.do(
            operation,
            owner=self,
            done=lambda _done: self._on_done(gesture),
            failed=lambda error: self._on_not_done(gesture, error),
        )

    def _on_done(self, gesture: Gesture) -> None:
        self._settled_by = self._asked + 1
        self.done.emit(gesture)
        if self.sheet is None:
            self._set_busy(False)
        else:
            self.refresh()

    def _settle(self, number: int) -> None:
        """Take gestures again, once what was read is as the last one left it."""
        if self._settled_by and number >= self._settled_by:
            self._settled_by = 0
            self._set_busy(False)

    def _on_not_done(self, gesture: Gesture, error: GuichetError) -> None:
        if gesture.request_id == self._request_id:
            self._on_refused(error)
        else:
            self._set_busy(False)
            self.refused_elsewhere.emit(error)

    def _on_refused(self, error: GuichetError) -> None:
        self._set_busy(False)
        self.refused.emit(error)
        self.refresh()

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
