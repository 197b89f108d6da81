"""What this workstation wrote and is not settled: waiting, in conflict, refused; and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.accounts import CorrectAgent
from guichet.contract.base import ChangeSet, FieldEdit, Operation, new_id
from guichet.contract.desk import SyncStatus
from guichet.contract.journal import JournalLine, JournalPage, ShowJournal
from guichet.contract.people import CorrectContactPoint, CorrectPerson
from guichet.contract.refusals import FieldsDiverged, from_text
from guichet.contract.requests import CorrectRequest
from guichet.ui.desk_bridge import DeskBridge


def divergence(line: JournalLine) -> FieldsDiverged | None:
    """Give the two versions of a conflict on fields; None when it is of another kind."""
    error = None if line.reason is None else from_text(line.reason)
    return error if isinstance(error, FieldsDiverged) else None


def is_comparable(line: JournalLine) -> bool:
    """Tell whether a conflict can be settled field by field: it came from a correction."""
    return divergence(line) is not None and bool(line.edits)


def settlement(line: JournalLine, kept: Mapping[str, bool]) -> Operation | None:
    """Give the operation that settles a conflict on fields; None gives the correction up.

    ``kept`` says of each differing field whether this workstation's value stays. Fields on which nobody differs go
    through either way. What is kept is based on the other agent's value, which the agent has now seen.
    """
    diverged = divergence(line)
    if diverged is None:
        return None
    theirs = {each.field: each.theirs for each in diverged.fields}
    edits = tuple(
        FieldEdit(edit.field, theirs.get(edit.field, edit.base), edit.new)
        for edit in line.edits
        if kept.get(edit.field, False) or edit.field not in theirs
    )
    if not edits:
        return None
    match line.name:
        case "person.correct":
            return CorrectPerson(person_id=diverged.row_id, edits=edits)
        case "person.correct_contact":
            return CorrectContactPoint(contact_id=diverged.row_id, edits=edits)
        case "request.correct":
            return CorrectRequest(event_id=new_id(), request_id=diverged.row_id, edits=edits)
        case "agent.correct":
            return CorrectAgent(agent_id=diverged.row_id, edits=edits)
        case _:
            return None


class SyncModel(QObject):
    """The page behind the sync pill."""

    shown = Signal(object)  # JournalPage
    status_changed = Signal(object)  # SyncStatus
    settled = Signal(str)  # "chosen" or "given_up"
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._asked = 0
        self._watched = False
        self._counts: tuple[int, int, int] | None = None
        self.page: JournalPage | None = None
        self.cut_since: datetime | None = None
        """When the network was first found missing in this session."""
        bridge.changed.connect(self._on_changed)
        bridge.status_changed.connect(self._on_status)

    @property
    def status(self) -> SyncStatus:
        """The state of synchronisation, as told last."""
        return self._bridge.status

    def watch(self, watched: bool) -> None:
        """Say whether the page is in sight: it then follows every change."""
        self._watched = watched
        if watched:
            self.ask()

    def ask(self) -> None:
        """Ask the journal again."""
        self._asked += 1
        number = self._asked

        def done(page: JournalPage) -> None:
            if number == self._asked:
                self.page = page
                self.shown.emit(page)

        self._bridge.ask(ShowJournal(), owner=self, done=done, failed=self.refused.emit)

    def sync_now(self) -> None:
        """Push and pull at once."""

        def done(status: SyncStatus) -> None:
            self._on_status(status)

        self._bridge.sync_now(owner=self, done=done, failed=self.refused.emit)

    def settle(self, line: JournalLine, kept: Mapping[str, bool]) -> None:
        """Settle a conflict: of each differing field, say whether this workstation's value stays."""
        self._resolve(line.op_id, settlement(line, kept), "chosen")

    def give_up(self, line: JournalLine) -> None:
        """Take a refused operation back, with what stands on it."""
        self._resolve(line.op_id, None, "given_up")

    def _resolve(self, op_id: UUID, operation: Operation | None, how: str) -> None:
        def done(_: ChangeSet) -> None:
            self.settled.emit(how)
            self.ask()

        self._bridge.resolve(op_id, operation, owner=self, done=done, failed=self.refused.emit)

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        """Who wrote the other value may come with a later pull."""
        if self.page is not None and self.page.conflicts and changes.touches("person_change", "request_event"):
            self.ask()

    @Slot(object)
    def _on_status(self, status: SyncStatus) -> None:
        self.cut_since = self.cut_since or status.offline_since
        self.status_changed.emit(status)
        counts = (status.waiting, status.conflicts, status.refused)
        if counts != self._counts:
            self._counts = counts
            if self._watched or status.conflicts:
                self.ask()
