"""What the papers of a request ask of the desk: one more issued, one declared void."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import Done, new_id
from guichet.contract.desk import SyncState
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import IssueReceipt, ReceiptFacts, ReceiptKind, RequestSheet, VoidReceipt
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.print_job import IssuedPaper


class PapersModel(QObject):
    """Knows no widget; one gesture at a time."""

    issued = Signal(object)  # IssuedPaper
    not_issued = Signal(object, object)  # ReceiptKind, GuichetError
    voided = Signal(object)  # ReceiptFacts, as it was
    refused = Signal(object)  # GuichetError
    busy_changed = Signal()

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.busy = False

    def issue(self, sheet: RequestSheet, kind: ReceiptKind, today: date) -> None:
        """Number a paper and freeze what it says."""
        receipt_id = new_id()
        operation = IssueReceipt(
            event_id=new_id(),
            receipt_id=receipt_id,
            request_id=sheet.request_id,
            kind=kind,
            issued_on=today,
            offline=self._bridge.status.state in (SyncState.OFFLINE, SyncState.BLOCKED),
        )

        def done(found: Done) -> None:
            self._set_busy(False)
            paper = IssuedPaper(receipt_id, sheet.request_id, found.reference, kind, person_id=sheet.requester_id)
            self.issued.emit(paper)

        def failed(error: GuichetError) -> None:
            self._set_busy(False)
            self.not_issued.emit(kind, error)

        if not self.busy:
            self._set_busy(True)
            self._bridge.do(operation, owner=self, done=done, failed=failed)

    def void(self, paper: ReceiptFacts, reason: str, today: date) -> None:
        """Say that a paper no longer counts."""
        operation = VoidReceipt(event_id=new_id(), receipt_id=paper.receipt_id, voided_on=today, reason=reason)

        def done(_: Done) -> None:
            self._set_busy(False)
            self.voided.emit(paper)

        def failed(error: GuichetError) -> None:
            self._set_busy(False)
            self.refused.emit(error)

        if not self.busy:
            self._set_busy(True)
            self._bridge.do(operation, owner=self, done=done, failed=failed)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()
