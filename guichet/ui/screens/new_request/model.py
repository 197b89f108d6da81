"""What the new-request pane knows and asks for: kinds of requests, the form, and the gesture that files one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.accounts import ListServices, ServiceList
from guichet.contract.base import Done, FieldValue, new_id
from guichet.contract.desk import SyncState
from guichet.contract.refusals import GuichetError, NotFound
from guichet.contract.requests import (
    CloseReason,
    CloseRequest,
    FindProcedures,
    IssueReceipt,
    OpenRequest,
    ProcedureLine,
    ProcedureList,
    RequestForm,
    ShowRequestForm,
    VoidReceipt,
)
from guichet.domain.channels import Channel
from guichet.domain.procedures import Procedure
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.forms.drafts import Drafts
from guichet.ui.print_job import IssuedPaper
from guichet.ui.screens.new_request.draft import RequestDraft


class NewRequestModel(QObject):
    """Knows no widget; every answer comes later, and one that is no longer wanted is dropped."""

    found = Signal(str, object)
    """The text sought, and the ProcedureLines."""
    form_ready = Signal(object)  # RequestForm
    refused = Signal(object)  # GuichetError
    not_filed = Signal(object)  # GuichetError
    filed = Signal(object, str)
    """Id of the request that is now on file, and its reference."""
    receipt_issued = Signal(object)  # IssuedPaper
    receipt_failed = Signal(object)  # GuichetError: the request is on file, its receipt is not numbered
    taken_back = Signal(str)
    """The name of the procedure of a request that was withdrawn."""
    not_taken_back = Signal(object)  # GuichetError
    busy_changed = Signal(bool)

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._services: dict[str, str] = {}
        self._sought = FindProcedures()
        self._wanted: tuple[str, UUID | None, UUID | None] = ("", None, None)
        self.drafts: Drafts[RequestDraft] = Drafts()
        self._request_id = new_id()
        self._receipt_id = new_id()
        self._receipts: dict[UUID, UUID] = {}
        self._person_id: UUID | None = None
        self._busy = False
        self._today = date.min

    @property
    def busy(self) -> bool:
        return self._busy

    def service_name(self, code: str) -> str:
        """Give a service's name, or its code while the names are not there."""
        return self._services.get(code, code)

    def learn_services(self) -> None:
        """Ask the names of the services, once."""
        if not self._services:
            self._bridge.ask(ListServices(), owner=self, done=self._on_services, failed=self._pass_over)

    def find(self, text: str, *, anonymous: bool = False) -> None:
        """Seek the kinds of requests that a few letters mean; ``anonymous``: those that are filed without a citizen."""
        query = self._sought = FindProcedures(text=text, anonymous=anonymous)
        self._bridge.ask(query, owner=self, done=lambda found: self._on_found(query, found), failed=self.refused.emit)

    def prepare(self, procedure: str, requester_id: UUID | None, subject_id: UUID | None) -> None:
        """Ask for the form of a procedure, filled with what the file says of requester and subject."""
        wanted = (procedure, requester_id, subject_id)
        self._wanted = wanted
        self._bridge.ask(
            ShowRequestForm(procedure=procedure, requester_id=requester_id, beneficiary_id=subject_id),
            owner=self,
            done=lambda form: self._on_form(wanted, form),
            failed=self.refused.emit,
        )

    def forget_form(self) -> None:
        """Drop the form that was asked for."""
        self._wanted = ("", None, None)

    def file(
        self,
        procedure: Procedure,
        *,
        requester_id: UUID | None,
        beneficiary_id: UUID | None,
        fields: dict[str, FieldValue],
        seen: frozenset[str],
        received_on: date,
        channel: Channel,
        note: str,
        today: date,
    ) -> None:
        """File the request on this workstation, then number its receipt."""
        if self._busy:
            return
        self._set_busy(True)
        self._request_id, self._receipt_id, self._today = new_id(), new_id(), today
        self._person_id = requester_id
        operation = OpenRequest(
            request_id=self._request_id,
            procedure=procedure.id,
            procedure_version=procedure.version,
            requester_id=requester_id,
            beneficiary_id=beneficiary_id,
            channel=channel,
            received_on=received_on,
            fields=fields,
            documents={rule.code: new_id() for rule in procedure.documents},
            seen=tuple(rule.code for rule in procedure.documents if rule.code in seen),
            note=note.strip(),
            event_id=new_id(),
            interaction_id=None if requester_id is None else new_id(),
        )
        self._bridge.do(operation, owner=self, done=self._on_filed, failed=self._on_not_filed)

    def take_back(self, request_id: UUID, procedure: Procedure, today: date, note: str) -> None:
        """Withdraw a request that was filed by mistake, as long as nobody went on with it."""
        operation = CloseRequest(
            event_id=new_id(),
            request_id=request_id,
            expected_state=procedure.workflow.initial,
            reason=CloseReason.WITHDRAWN,
            effective_on=today,
            note=note,
        )

        def closed(_: Done) -> None:
            self._void_receipt(request_id, procedure.label, today, note)

        self._bridge.do(operation, owner=self, done=closed, failed=self.not_taken_back.emit)

    def _void_receipt(self, request_id: UUID, label: str, today: date, reason: str) -> None:
        """Say that the paper of a request that was taken back no longer counts, if one was numbered."""
        receipt_id = self._receipts[request_id]
        operation = VoidReceipt(event_id=new_id(), receipt_id=receipt_id, voided_on=today, reason=reason)

        def done(_: Done) -> None:
            self.taken_back.emit(label)

        def failed(error: GuichetError) -> None:
            if isinstance(error, NotFound):
                self.taken_back.emit(label)  # its numbering was refused: there is no paper
            else:
                self.not_taken_back.emit(error)

        self._bridge.do(operation, owner=self, done=done, failed=failed)

    # --- drafts ------------------------------------------------------------------------------------------------------

    @property
    def has_drafts(self) -> bool:
        """Whether anything is typed and put aside, for whomever."""
        return bool(self.drafts)

    def keep_draft(self, visit: str, person_id: UUID | None, draft: RequestDraft) -> None:
        """Keep what was typed for a person, or for nobody, in a visit."""
        self.drafts.keep(visit, about(person_id), draft)

    def draft(self, visit: str, person_id: UUID | None, held: Collection[str] = ()) -> RequestDraft | None:
        """Give what was typed for a person in this visit, or in one that is not open (``held``), and not filed."""
        return self.drafts.find(visit, about(person_id), held)

    def drop_draft(self, visit: str, person_id: UUID | None) -> None:
        """Forget what was typed for a person in a visit."""
        self.drafts.drop(visit, about(person_id))

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_services(self, found: ServiceList) -> None:
        self._services = {service.code: service.name for service in found.services}

    def _pass_over(self, _error: GuichetError) -> None:
        """Names of services are a comfort: their codes are shown meanwhile."""

    def _on_found(self, query: FindProcedures, found: ProcedureList) -> None:
        if query == self._sought:
            lines: tuple[ProcedureLine, ...] = found.lines
            self.found.emit(query.text, lines)

    def _on_form(self, wanted: tuple[str, UUID | None, UUID | None], form: RequestForm) -> None:
        if wanted == self._wanted:
            self.form_ready.emit(form)

    def _on_filed(self, done: Done) -> None:
        self._receipts[self._request_id] = self._receipt_id
        self.filed.emit(self._request_id, done.reference)
        offline = self._bridge.status.state in (SyncState.OFFLINE, SyncState.BLOCKED)
        operation = IssueReceipt(
            event_id=new_id(),
            receipt_id=self._receipt_id,
            request_id=self._request_id,
            issued_on=self._today,
            offline=offline,
        )
        self._bridge.do(operation, owner=self, done=self._on_issued, failed=self._on_receipt_failed)

    def _on_issued(self, done: Done) -> None:
        self._set_busy(False)
        receipt_id, request_id = self._receipt_id, self._request_id
        self.receipt_issued.emit(IssuedPaper(receipt_id, request_id, done.reference, person_id=self._person_id))

    def _on_receipt_failed(self, error: GuichetError) -> None:
        self._set_busy(False)
        self.receipt_failed.emit(error)

    def _on_not_filed(self, error: GuichetError) -> None:
        self._set_busy(False)
        self.not_filed.emit(error)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)


def about(person_id: UUID | None) -> str:
    """Say for whom a request is typed, as drafts do."""
    return "" if person_id is None else person_id.hex
