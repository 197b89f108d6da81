"""What the edit of a file asks of the desk: corrections, contact points, relations, and the history of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.base import Done, FieldEdit, Operation, new_id
from guichet.contract.people import (
    AddContactPoint,
    AddRelation,
    ContactDraft,
    ContactKind,
    ContactPointFacts,
    CorrectContactPoint,
    CorrectPerson,
    EndContactPoint,
    EndRelation,
    FieldHistory,
    PersonChanges,
    PersonHit,
    RelationFacts,
    RelationKind,
)
from guichet.contract.refusals import GuichetError
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.citizen.edit_values import Values

Told = Callable[[], None]
Failed = Callable[[GuichetError], None]


@dataclass(frozen=True)
class TypedContact:
    """A contact point as its editor holds it; ``point`` is the one that is corrected, ``entry`` the id it has."""

    entry: UUID
    point: ContactPointFacts | None
    kind: ContactKind
    texts: Mapping[str, str]
    preferred: bool


@dataclass(frozen=True)
class TypedRelation:
    """A relation as its editor holds it: what kind, and who is sought or chosen."""

    entry: UUID
    kind: tuple[RelationKind, bool]
    name: str
    chosen: PersonHit | None


@dataclass(frozen=True)
class Draft:
    """What was typed of a file and not saved: what the agent saw, what they want, and what the editors hold."""

    base: Values
    typed: Values
    contact: TypedContact | None = None
    relation: TypedRelation | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self.typed and self.contact is None and self.relation is None


class EditModel(QObject):
    """Knows no widget. ``done`` and ``failed`` of a gesture are called when the desk has answered."""

    saved = Signal(object, object)
    """UUID of the person whose changes are on file, and these FieldEdits; another person may be in hand by now."""
    taken_back = Signal()
    not_taken_back = Signal(object)  # GuichetError
    not_saved = Signal(object, object)
    """UUID of the person whose changes are not on file, and the GuichetError."""
    refused = Signal(object)  # GuichetError
    busy_changed = Signal(bool)
    history_shown = Signal(object)  # PersonChanges

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._busy = False
        self._asked = 0
        self.drafts: dict[UUID, Draft] = {}
        self.person_id: UUID | None = None

    def save(self, edits: tuple[FieldEdit, ...]) -> None:
        """Write the fields that changed."""
        person_id = self.person_id
        if person_id is None or self._busy:
            return

        def done(_: Done) -> None:
            self._set_busy(False)
            self.drafts.pop(person_id, None)
            self.saved.emit(person_id, edits)

        def failed(error: GuichetError) -> None:
            self._set_busy(False)
            self.not_saved.emit(person_id, error)

        self._set_busy(True)
        operation = CorrectPerson(person_id=person_id, edits=edits)
        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def take_back(self, person_id: UUID, edits: tuple[FieldEdit, ...]) -> None:
        """Put the details of a file back as they were."""
        back = tuple(edit.back() for edit in edits)
        operation = CorrectPerson(person_id=person_id, edits=back)
        self._do(operation, self.taken_back.emit, self.not_taken_back.emit)

    def add_contact(self, draft: ContactDraft, done: Told, failed: Failed) -> None:
        """Add a way to reach the person."""
        if self.person_id is not None:
            self._do(AddContactPoint(person_id=self.person_id, contact=draft), done, failed)

    def correct_contact(
        self,
        contact_id: UUID,
        edits: tuple[FieldEdit, ...],
        done: Told,
        failed: Failed,
    ) -> None:
        """Change a way to reach the person."""
        self._do(CorrectContactPoint(contact_id=contact_id, edits=edits), done, failed)

    def end_contact(self, point: ContactPointFacts, done: Told) -> None:
        """Say that a contact point is no longer good, from today."""
        self._do(EndContactPoint(contact_id=point.contact_id, ended_on=clock.today()), done, self.refused.emit)

    def add_again(self, person_id: UUID, point: ContactPointFacts) -> None:
        """Take the end of a contact point back: the same one, anew."""
        draft = ContactDraft(
            contact_id=new_id(),
            kind=point.kind,
            value=point.value,
            street=point.street,
            postcode=point.postcode,
            city=point.city,
            preferred=point.preferred,
        )
        self._do(AddContactPoint(person_id=person_id, contact=draft), _nothing, self.refused.emit)

    def add_relation(
        self,
        relation_id: UUID,
        kind: RelationKind,
        other_id: UUID,
        *,
        outward: bool,
        done: Told,
        failed: Failed,
    ) -> None:
        """Say what the person is to another, or the other to the person."""
        if self.person_id is None:
            return
        person_id, other = (self.person_id, other_id) if outward else (other_id, self.person_id)
        self._do(AddRelation(relation_id=relation_id, person_id=person_id, other_id=other, kind=kind), done, failed)

    def end_relation(self, relation: RelationFacts, done: Told) -> None:
        """End a relation, from today."""
        self._do(EndRelation(relation_id=relation.relation_id, ended_on=clock.today()), done, self.refused.emit)

    def relate_again(self, person_id: UUID, relation: RelationFacts) -> None:
        """Take the end of a relation back: the same one, anew."""
        ends = (person_id, relation.other_id) if relation.outward else (relation.other_id, person_id)
        operation = AddRelation(
            relation_id=new_id(),
            person_id=ends[0],
            other_id=ends[1],
            kind=relation.kind,
            ends_on=relation.ends_on,
            scope=relation.scope,
        )
        self._do(operation, _nothing, self.refused.emit)

    def ask_history(self) -> None:
        """Ask what was changed on the file."""
        if self.person_id is None:
            return
        self._asked += 1
        number = self._asked

        def done(changes: PersonChanges) -> None:
            if number == self._asked:
                self.history_shown.emit(changes)

        self._bridge.ask(FieldHistory(person_id=self.person_id), owner=self, done=done, failed=self.refused.emit)

    @property
    def has_drafts(self) -> bool:
        """Whether anything is typed and put aside, for whomever."""
        return bool(self.drafts)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what was typed of this file; nothing typed is forgotten."""
        if self.person_id is None:
            return
        self.drafts.pop(self.person_id, None)
        if not draft.is_empty:
            self.drafts[self.person_id] = draft

    def take_draft(self) -> Draft | None:
        """Give what was typed of this file and not saved."""
        return None if self.person_id is None else self.drafts.pop(self.person_id, None)

    def drop_entry(self, entry: UUID) -> None:
        """Forget the contact point or the relation that is on file now, whoever it was typed for."""
        for person_id, draft in list(self.drafts.items()):
            if draft.contact is not None and draft.contact.entry == entry:
                draft = replace(draft, contact=None)
            elif draft.relation is not None and draft.relation.entry == entry:
                draft = replace(draft, relation=None)
            else:
                continue
            if draft.is_empty:
                del self.drafts[person_id]
            else:
                self.drafts[person_id] = draft

    def _do(self, operation: Operation, done: Told, failed: Failed) -> None:
        self._bridge.do(operation, owner=self, done=lambda _: done(), failed=failed)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.busy_changed.emit(busy)


def _nothing() -> None:
    """The refreshed file shows what was done."""
