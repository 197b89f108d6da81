"""What is asked and done about the documents of the open request, beside its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import Done, Operation, new_id
from guichet.contract.documents import (
    AddDocument,
    Draft,
    DropDocument,
    HeldDocuments,
    HeldLine,
    ProposeDocuments,
    ReuseDocument,
    ShowDraft,
)
from guichet.contract.people import IdentityProof
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import DocumentLine, DocumentState, RequestSheet, TickDocument
from guichet.ui.desk_bridge import DeskBridge


@dataclass(frozen=True)
class Checked:
    """What an agent saw of an original that is not kept."""

    seen_on: date
    issued_on: date | None = None
    expires_on: date | None = None
    proof: IdentityProof | None = None
    note: str = ""


class DocumentsModel(QObject):
    """Knows which rows have pages waiting and copies to use again; a gesture is told by ``done`` or ``refused``."""

    changed = Signal()
    """Pages waiting or copies to use again are known, or no longer the same."""
    done = Signal(str, object)
    """What the page called the gesture, and the id of what it made or touched."""
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._request_id: UUID | None = None
        self._asked: dict[UUID, DocumentState] = {}
        self.drafts: dict[UUID, int] = {}
        self.reusable: dict[UUID, tuple[HeldLine, ...]] = {}

    def follow(self, sheet: RequestSheet, *, may_hold: bool) -> None:
        """Find out about the rows of a request that take a copy, each once for where it stands."""
        if sheet.request_id != self._request_id:
            self.forget()
            self._request_id = sheet.request_id
        if sheet.closed or not may_hold:
            return
        for line in sheet.documents:
            if not line.seen_not_kept and self._asked.get(line.document_id) is not line.state:
                self._asked[line.document_id] = line.state
                self._ask_draft(line.document_id)
                self._ask_copies(line)

    def forget(self) -> None:
        """Another request comes, or none."""
        self._request_id = None
        self._asked, self.drafts, self.reusable = {}, {}, {}

    def count_draft(self, document_id: UUID, pages: int) -> None:
        """Hear how many pages are gathered for a document."""
        if self.drafts.get(document_id, 0) != pages:
            self.drafts[document_id] = pages
            self.changed.emit()

    # --- gestures ----------------------------------------------------------------------------------------------------

    def tick(self, line: DocumentLine, state: DocumentState, today: date, called: str) -> None:
        """Say where a document stands."""
        operation = TickDocument(
            event_id=new_id(), document_id=line.document_id, expected=line.state, state=state, seen_on=today
        )
        self._do(operation, called, line.document_id)

    def note_check(self, line: DocumentLine, checked: Checked, called: str) -> None:
        """Say what was seen of an original."""
        operation = TickDocument(
            event_id=new_id(),
            document_id=line.document_id,
            expected=line.state,
            state=DocumentState.SEEN,
            seen_on=checked.seen_on,
            issued_on=checked.issued_on,
            note=checked.note,
            proof=checked.proof,
            expires_on=checked.expires_on,
        )
        self._do(operation, called, line.document_id)

    def reuse(self, document_id: UUID, source: HeldLine, today: date, called: str) -> None:
        """Use a copy again, with the citizen's consent."""
        held_id = new_id()
        operation = ReuseDocument(
            event_id=new_id(),
            held_id=held_id,
            source_id=source.held_id,
            document_id=document_id,
            held_on=today,
            consent=True,
        )
        self._do(operation, called, held_id)

    def drop(self, held_id: UUID, reason: str, today: date, called: str) -> None:
        """Take a copy back; its file is erased."""
        operation = DropDocument(event_id=new_id(), held_id=held_id, dropped_on=today, reason=reason)
        self._do(operation, called, held_id)

    def add_row(self, label: str, called: str) -> None:
        """Add a row to the check-list."""
        if self._request_id is not None:
            document_id = new_id()
            operation = AddDocument(
                event_id=new_id(), document_id=document_id, request_id=self._request_id, label=label
            )
            self._do(operation, called, document_id)

    def _do(self, operation: Operation, called: str, about: UUID) -> None:
        def done(_done: Done) -> None:
            self.done.emit(called, about)

        self._bridge.do(operation, owner=self, done=done, failed=self.refused.emit)

    # --- questions ---------------------------------------------------------------------------------------------------

    def _ask_draft(self, document_id: UUID) -> None:
        request_id = self._request_id

        def done(draft: Draft) -> None:
            if request_id == self._request_id:
                self.count_draft(document_id, len(draft.pages))

        self._bridge.ask(ShowDraft(document_id=document_id), owner=self, done=done, failed=self._on_unanswered)

    def _ask_copies(self, line: DocumentLine) -> None:
        request_id = self._request_id

        def done(found: HeldDocuments) -> None:
            if request_id == self._request_id and self.reusable.get(line.document_id, ()) != found.lines:
                self.reusable[line.document_id] = found.lines
                self.changed.emit()

        query = ProposeDocuments(document_id=line.document_id)
        self._bridge.ask(query, owner=self, done=done, failed=self._on_unanswered)

    def _on_unanswered(self, _error: GuichetError) -> None:
        """The row shows what its sheet says; a gesture on it will tell what is wrong."""
