"""The file of the citizen who is here: asked once with its reason, refreshed when it changes."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.base import ChangeSet, Done, new_id
from guichet.contract.people import (
    ClosedRequests,
    IdentityProof,
    OpenPerson,
    PersonSheet,
    RequestLines,
    RetractIdentityCheck,
    VerifyIdentity,
)
from guichet.contract.refusals import GuichetError
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.watched import InOrder

_TABLES = (
    "person",
    "contact_point",
    "relation",
    "household",
    "household_member",
    "identity_check",
    "request",
    "request_document",
    "interaction",
)


class CitizenModel(QObject):
    """What the citizen card knows and may ask for."""

    shown = Signal(object)  # PersonSheet
    cleared = Signal()
    closed_found = Signal(object)
    """RequestLine each: the closed requests of the person who is here."""
    refused = Signal(object)  # GuichetError
    identity_checked = Signal(object, object)
    """UUID of the check, and of the citizen."""
    check_retracted = Signal(object)
    """UUID of the check that was taken back."""
    retraction_refused = Signal(object, object)
    """UUID of the check that stays; GuichetError that says why."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._readings = InOrder()
        self.person_id: UUID | None = None
        self.sheet: PersonSheet | None = None
        bridge.changed.connect(self._refresh_if_mine)

    def open(self, person_id: UUID | None, reason: str) -> None:
        """Open a person's file for a reason, which is journalled; None empties the card."""
        self.person_id = person_id
        self.sheet = None
        self.cleared.emit()
        if person_id is not None:
            self._ask(reason)

    @Slot()
    def ask_closed(self) -> None:
        """Ask for the closed requests."""
        person_id = self.person_id

        def done(found: RequestLines) -> None:
            if person_id == self.person_id:
                self.closed_found.emit(found.lines)

        if person_id is not None:
            self._bridge.ask(ClosedRequests(person_id=person_id), owner=self, done=done, failed=self.refused.emit)

    @Slot(object)
    def verify_identity(self, proof: IdentityProof) -> None:
        """Record that a proof of identity was seen today."""
        if self.person_id is None:
            return
        today = clock.today()
        operation = VerifyIdentity(check_id=new_id(), person_id=self.person_id, proof=proof, checked_on=today)

        def done(_: Done) -> None:
            self.identity_checked.emit(operation.check_id, operation.person_id)

        self._bridge.do(operation, owner=self, done=done, failed=self.refused.emit)

    def take_back_check(self, check_id: UUID) -> None:
        """Undo a check that was noted a moment ago."""
        self._retract(check_id, self.tr("notée par erreur"), self.refused.emit)

    @Slot(object, str)
    def retract_check(self, check_id: UUID, reason: str) -> None:
        """Take an identity check back, for a reason that the history of the file will say."""

        def failed(error: GuichetError) -> None:
            self.retraction_refused.emit(check_id, error)

        self._retract(check_id, reason, failed)

    def _retract(self, check_id: UUID, reason: str, failed: Callable[[GuichetError], None]) -> None:
        def done(_: Done) -> None:
            self.check_retracted.emit(check_id)

        operation = RetractIdentityCheck(check_id=check_id, reason=reason)
        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def _ask(self, reason: str) -> None:
        person_id, number = self.person_id, self._readings.ask()
        assert person_id is not None

        def done(sheet: PersonSheet) -> None:
            if sheet.person_id == self.person_id and self._readings.is_news(number):
                self.sheet = sheet
                self.shown.emit(sheet)

        def failed(error: GuichetError) -> None:
            if person_id == self.person_id:
                self.refused.emit(error)

        self._bridge.ask(OpenPerson(person_id=person_id, reason=reason), owner=self, done=done, failed=failed)

    @Slot(object)
    def _refresh_if_mine(self, changes: ChangeSet) -> None:
        if self.person_id is not None and changes.touches(*_TABLES):
            self._ask("refresh")
