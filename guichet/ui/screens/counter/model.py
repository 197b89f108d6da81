"""The visits of a counter: several open side by side, one in hand, the others paused."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.clock import utc_now


class Work(Enum):
    """What the right pane of a visit shows."""

    NOTHING = auto()
    REQUEST = auto()
    NEW_REQUEST = auto()
    NEW_PERSON = auto()
    EDIT_PERSON = auto()


@dataclass
class VisitState:
    """One visit.

    Attributes:
        person_id: the citizen; None until one is chosen or created, or for an anonymous request.
        text: what was typed in the search before « Créer l’usager ».
        journalled: whether the opening of the file was told to the desk.
    """

    key: str
    person_id: UUID | None
    title: str
    work: Work = Work.NOTHING
    request_id: UUID | None = None
    text: str = ""
    journalled: bool = False
    paused_at: datetime | None = None
    started: bool = False
    """Whether the form of the work pane was begun, so that coming back does not empty it."""


@dataclass(frozen=True)
class EndedVisit:
    """A visit that ended in this session."""

    person_id: UUID
    title: str
    ended_at: datetime


class CounterModel(QObject):
    """Which visits are open, which one is in hand, and what its right pane shows."""

    visits_changed = Signal()
    current_changed = Signal()
    work_changed = Signal()
    ended_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = itertools.count(1)
        self.visits: list[VisitState] = []
        self.current: VisitState | None = None
        self.ended: list[EndedVisit] = []

    def open_person(self, person_id: UUID, request_id: UUID | None = None) -> None:
        """Take a citizen's visit in hand, opening it if there is none; with a request, show it."""
        found = next((visit for visit in self.visits if visit.person_id == person_id), None)
        visit = found or self._add(VisitState(str(next(self._keys)), person_id, "…"))
        if request_id is not None:
            visit.work, visit.request_id, visit.started = Work.REQUEST, request_id, False
        self._take(visit)

    def open_request(self, request_id: UUID, title: str) -> None:
        """Show a request that nobody is named in."""
        found = next((v for v in self.visits if v.person_id is None and v.request_id == request_id), None)
        key = str(next(self._keys))
        self._take(found or self._add(VisitState(key, None, title, Work.REQUEST, request_id)))

    def begin_person(self, text: str, title: str) -> None:
        """Open a visit for somebody who is not on file yet."""
        self._take(self._add(VisitState(str(next(self._keys)), None, title, Work.NEW_PERSON, text=text)))

    def begin_request(self, title: str, text: str = "") -> None:
        """Begin a new request for the citizen of the visit in hand, or for nobody in a visit of its own."""
        visit = self.current
        if visit is None:
            visit = self._add(VisitState(str(next(self._keys)), None, title, Work.NEW_REQUEST, text=text))
            self._take(visit)
            return
        if visit.work is not Work.NEW_REQUEST:
            visit.work, visit.started = Work.NEW_REQUEST, False
        visit.text = text
        self.work_changed.emit()

    def edit_person(self) -> None:
        """Put the details of the citizen of the visit in hand right."""
        visit = self.current
        if visit is None or visit.person_id is None or visit.work is Work.EDIT_PERSON:
            return
        visit.work, visit.started = Work.EDIT_PERSON, False
        self.work_changed.emit()

    def show_request(self, request_id: UUID | None) -> None:
        """Show a request in the visit in hand; None empties the right pane."""
        if self.current is None:
            return
        self.current.work = Work.NOTHING if request_id is None else Work.REQUEST
        self.current.request_id, self.current.started = request_id, False
        self.work_changed.emit()

    def filed(self, key: str, request_id: UUID) -> None:
        """Have the visit that a new request was typed in show it; the visit in hand stays the one in hand."""
        visit = self._find(key)
        if visit is None:
            return
        visit.work, visit.request_id, visit.started = Work.REQUEST, request_id, False
        if visit is self.current:
            self.work_changed.emit()

    def edited(self, person_id: UUID) -> None:
        """Have a citizen's visit show again what was there before their details were put right."""
        visit = next((visit for visit in self.visits if visit.person_id == person_id), None)
        if visit is None or visit.work is not Work.EDIT_PERSON:
            return
        visit.work, visit.started = Work.NOTHING if visit.request_id is None else Work.REQUEST, False
        if visit is self.current:
            self.work_changed.emit()

    def meet(self, person_id: UUID) -> None:
        """The visit in hand is this person's, who was found to be on file already."""
        visit = self.current
        twin = next((v for v in self.visits if v.person_id == person_id and v is not visit), None)
        if visit is None or visit.person_id is not None or twin is not None:
            if visit is not None and visit.person_id is None:
                self.visits.remove(visit)
                self.current = None
            self.open_person(person_id)
            return
        self._become(visit, person_id)

    def registered(self, key: str, person_id: UUID) -> None:
        """The visit that a new person was typed in is theirs; the visit in hand stays the one in hand."""
        visit = self._find(key)
        if visit is not None:
            self._become(visit, person_id)

    def choose(self, key: str) -> None:
        """Take an open visit in hand; the one before is paused."""
        self._take(next(visit for visit in self.visits if visit.key == key))

    def pause(self) -> None:
        """Put the visit in hand aside, to receive somebody else."""
        if self.current is not None:
            self.current.paused_at = utc_now()
            self.current = None
            self.visits_changed.emit()
            self.current_changed.emit()

    def next(self) -> None:
        """Take the next open visit in hand, around."""
        if not self.visits:
            return
        place = self.visits.index(self.current) + 1 if self.current in self.visits else 0
        self._take(self.visits[place % len(self.visits)])

    def end(self, key: str) -> None:
        """End a visit; its citizen is among the last ones of the session."""
        visit = next(visit for visit in self.visits if visit.key == key)
        self.visits.remove(visit)
        if visit.person_id is not None:
            others = [past for past in self.ended if past.person_id != visit.person_id]
            self.ended = [EndedVisit(visit.person_id, visit.title, utc_now()), *others][:30]
            self.ended_changed.emit()
        if visit is self.current:
            self.current = None
            self.visits_changed.emit()
            self.current_changed.emit()
        else:
            self.visits_changed.emit()

    def name(self, person_id: UUID, title: str) -> None:
        """Give a citizen's visit its title, once the file is read."""
        for visit in self.visits:
            if visit.person_id == person_id and visit.title != title:
                visit.title = title
                self.visits_changed.emit()

    @property
    def is_typing(self) -> bool:
        """Whether a visit holds a form that is being filled."""
        return any(visit.work in (Work.NEW_REQUEST, Work.NEW_PERSON, Work.EDIT_PERSON) for visit in self.visits)

    def take_over(self, other: CounterModel) -> None:
        """Go on with the visits of another counter of the same session."""
        self.visits, self.ended = list(other.visits), list(other.ended)
        self._keys = other._keys  # a new visit takes no key of one that goes on
        self.current = other.current
        for visit in self.visits:
            visit.started = False
        self.visits_changed.emit()
        self.ended_changed.emit()
        self.current_changed.emit()

    def _find(self, key: str) -> VisitState | None:
        return next((visit for visit in self.visits if visit.key == key), None)

    def _become(self, visit: VisitState, person_id: UUID) -> None:
        visit.person_id, visit.work, visit.started = person_id, Work.NOTHING, False
        self.visits_changed.emit()
        if visit is self.current:
            self.current_changed.emit()

    def _add(self, visit: VisitState) -> VisitState:
        self.visits.append(visit)
        return visit

    def _take(self, visit: VisitState) -> None:
        if self.current is visit:
            self.visits_changed.emit()
            self.work_changed.emit()
            return
        if self.current is not None:
            self.current.paused_at = utc_now()
        visit.paused_at = None
        self.current = visit
        self.visits_changed.emit()
        self.current_changed.emit()
