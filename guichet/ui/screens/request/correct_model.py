"""What correcting the answers of a request asks of the desk, and what was typed and not saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import Done, FieldEdit, FieldValue, new_id
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import CorrectRequest
from guichet.domain.procedures import Procedure
from guichet.ui.desk_bridge import DeskBridge

Values = dict[str, FieldValue]


@dataclass(frozen=True)
class CorrectDraft:
    """What was typed and not saved: the answers that the agent saw, and those that they want."""

    base: Values
    typed: Values


def same(one: FieldValue, other: FieldValue) -> bool:
    """Tell whether two answers say the same: nothing, empty text and no choice do, a list and a tuple may."""
    return _plain(one) == _plain(other)


def edits_between(
    procedure: Procedure, base: Mapping[str, FieldValue], typed: Mapping[str, FieldValue]
) -> tuple[FieldEdit, ...]:
    """Give the answers that are not as they were, in the form's order; one that is no longer asked becomes nothing."""
    pairs = ((field.name, base.get(field.name), typed.get(field.name)) for field in procedure.fields)
    return tuple(FieldEdit(name, old, new) for name, old, new in pairs if not same(old, new))


class CorrectModel(QObject):
    """Knows no widget; drafts stay with their request."""

    saved = Signal(object, object)
    """Id of the request, and the edits that were made."""
    refused = Signal(object)  # GuichetError
    not_taken_back = Signal(object)  # GuichetError
    busy_changed = Signal()

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.drafts: dict[UUID, CorrectDraft] = {}
        self.busy = False

    def save(self, request_id: UUID, edits: tuple[FieldEdit, ...]) -> None:
        """Correct answers, each against what the agent saw."""
        if self.busy:
            return

        def done(_: Done) -> None:
            self._set_busy(False)
            self.saved.emit(request_id, edits)

        def failed(error: GuichetError) -> None:
            self._set_busy(False)
            self.refused.emit(error)

        self._set_busy(True)
        operation = CorrectRequest(event_id=new_id(), request_id=request_id, edits=edits)
        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def take_back(self, request_id: UUID, edits: tuple[FieldEdit, ...]) -> None:
        """Put the answers back as they were."""
        back = tuple(edit.back() for edit in edits)
        operation = CorrectRequest(event_id=new_id(), request_id=request_id, edits=back)
        self._bridge.do(operation, owner=self, done=_shown_anew, failed=self.not_taken_back.emit)

    @property
    def has_drafts(self) -> bool:
        """Whether answers of a request are typed and not recorded."""
        return bool(self.drafts)

    def keep_draft(self, request_id: UUID, draft: CorrectDraft | None) -> None:
        """Keep what was typed of a request; None keeps nothing."""
        self.drafts.pop(request_id, None)
        if draft is not None:
            self.drafts[request_id] = draft

    def take_draft(self, request_id: UUID) -> CorrectDraft | None:
        """Give what was typed of a request and not saved."""
        return self.drafts.pop(request_id, None)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.busy_changed.emit()


def _plain(value: FieldValue) -> object:
    if isinstance(value, list | tuple):
        value = tuple(value)
    return None if value in ("", ()) else value


def _shown_anew(_: Done) -> None:
    """The change that the desk announces shows the answers."""
