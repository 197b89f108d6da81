"""What the new-person pane knows and asks for: who looks the same, and the gesture that puts somebody on file."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, QTimer, Signal

from guichet.contract.base import Done, new_id
from guichet.contract.people import PersonHit, ReasonKind, RegisterPerson, SearchResults, SimilarPeople
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.forms.drafts import Drafts
from guichet.ui.screens.new_person.fields import PersonInput

_QUIET_MS = 300
_SHOWN = 3
SAME_NAME = frozenset({ReasonKind.NAME, ReasonKind.NAME_PREFIX})
"""Reasons that are the name itself, at least begun."""
_OWN = frozenset({ReasonKind.BIRTH_DATE, ReasonKind.PHONE, ReasonKind.EMAIL})


def is_near_certain(hit: PersonHit) -> bool:
    """Tell whether the same name comes with the same birth date, telephone or e-mail."""
    kinds = {reason.kind for reason in hit.reasons}
    return bool(kinds & SAME_NAME) and bool(kinds & _OWN)


class NewPersonModel(QObject):
    """Knows no widget; looks for who may be on file once the typing pauses."""

    alike = Signal(object)
    """PersonHits, the likeliest first; empty when nobody looks the same."""
    registered = Signal(object)  # UUID
    refused = Signal(object)  # GuichetError
    busy_changed = Signal(bool)

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._person_id = new_id()
        self._typed = PersonInput()
        self._busy = False
        self.drafts: Drafts[PersonInput] = Drafts()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_QUIET_MS)
        self._pause.timeout.connect(self._look)

    def consider(self, typed: PersonInput) -> None:
        """Look for who may be the same, when the typing pauses."""
        self._typed = typed
        if typed.is_told_enough:
            self._pause.start()
        else:
            self._pause.stop()
            self.alike.emit(())

    def forget(self) -> None:
        """Look for nobody any more."""
        self._pause.stop()
        self._typed = PersonInput()

    def register(self, typed: PersonInput) -> None:
        """Put the person on file at this workstation."""
        if self._busy:
            return
        self._set_busy(True)
        self._person_id = new_id()
        operation = RegisterPerson(person_id=self._person_id, identity=typed.identity, contacts=typed.contacts)
        self._bridge.do(operation, owner=self, done=self._on_done, failed=self._on_refused)

    @property
    def has_drafts(self) -> bool:
        """Whether anything is typed and put aside, for whomever."""
        return bool(self.drafts)

    def keep_draft(self, visit: str, sought: str, typed: PersonInput) -> None:
        """Keep what was typed in a visit, after a search for ``sought``."""
        self.drafts.keep(visit, sought, typed)

    def draft(self, visit: str, sought: str, held: Collection[str] = ()) -> PersonInput | None:
        """Give what was typed in this visit and not put on file, else in one that ended after the same search.

        ``held`` are the visits that are open. After no search at all nothing says that the same person is meant: what
        an ended visit left waits to be asked for (:meth:`resume`).
        """
        return self.drafts.find(visit, sought, held) if sought else self.drafts.own(visit, sought)

    def has_left(self, held: Collection[str]) -> bool:
        """Tell whether something was typed in a visit that ended, and not put on file."""
        return self.drafts.has_left(held)

    def resume(self, visit: str, sought: str, held: Collection[str]) -> PersonInput | None:
        """Give the last that was typed in a visit that ended, for this visit to go on with."""
        return self.drafts.take_left(visit, sought, held)

    def drop_draft(self, visit: str, sought: str) -> None:
        """Forget what was typed in a visit."""
        self.drafts.drop(visit, sought)

    def _look(self) -> None:
        typed = self._typed
        self._bridge.ask(
            SimilarPeople(identity=typed.identity, contacts=typed.contacts),
            owner=self,
            done=lambda results: self._on_alike(typed, results),
            failed=self._on_nobody,
        )

    def _on_alike(self, typed: PersonInput, results: SearchResults) -> None:
        if typed == self._typed:
            self.alike.emit(results.people[:_SHOWN])

    def _on_nobody(self, _error: GuichetError) -> None:
        """A likeness is a help: without it the person can still be put on file."""
        self.alike.emit(())

    def _on_done(self, _done: Done) -> None:
        self._set_busy(False)
        self.registered.emit(self._person_id)

    def _on_refused(self, error: GuichetError) -> None:
        self._set_busy(False)
        self.refused.emit(error)

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)
