"""Which gesture can be taken back now: each offer belongs to what it is about, and waits while that is not in hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from guichet.ui.screens.counter.model import CounterModel, VisitState


@dataclass(frozen=True)
class Undo:
    """How to take a gesture back, and what it was about: its answer may come once something else is in hand.

    Attributes:
        visit: key of the visit that it was made in, where its page knows it.
    """

    take_back: Callable[[], object]
    request_id: UUID | None = None
    person_id: UUID | None = None
    visit: str = ""

    def __call__(self) -> None:
        """Take the gesture back."""
        self.take_back()


@dataclass(frozen=True)
class Hand:
    """What the agent has before them: the open module, the visit and the request in sight there."""

    module: str
    visit: str = ""
    """Key of the visit; empty outside the counter."""
    request_id: UUID | None = None


@dataclass(frozen=True)
class Offer:
    """A gesture that can be taken back while what it is about is in hand: a request, else a visit, else a module."""

    about: Hand
    undo: Callable[[], object]

    def is_in(self, hand: Hand) -> bool:
        """Tell whether what the gesture is about is in hand."""
        if self.about.request_id is not None:
            return self.about.request_id == hand.request_id
        if self.about.visit:
            return self.about.visit == hand.visit
        return self.about.module == hand.module


class Undoing:
    """The last gesture of each thing that the agent works on, while it can be taken back.

    A later gesture about the same thing takes its place, also one that cannot be taken back; the end of a visit ends
    what it offered.
    """

    def __init__(self, visits: CounterModel) -> None:
        self._visits = visits
        self._offers: list[Offer] = []

    def offer(self, undo: Callable[[], object], hand: Hand) -> bool:
        """Take the place of what was offered before; tell whether what it is about is in hand."""
        about = self._about(undo, hand)
        if about is None:
            return False
        offer = Offer(about, undo)
        in_hand = offer.is_in(hand)
        if in_hand:
            self.forget(hand)
        self._offers = [*(other for other in self._offers if other.about != about), offer]
        return in_hand

    def now(self, hand: Hand) -> Offer | None:
        """Give what can be taken back of what is in hand."""
        open_visits = {visit.key for visit in self._visits.visits}
        self._offers = [each for each in self._offers if not each.about.visit or each.about.visit in open_visits]
        return next((offer for offer in reversed(self._offers) if offer.is_in(hand)), None)

    def forget(self, hand: Hand) -> None:
        """A later gesture was made about what is in hand."""
        self._offers = [offer for offer in self._offers if not offer.is_in(hand)]

    def _about(self, undo: Callable[[], object], hand: Hand) -> Hand | None:
        """Say what a gesture was about; None when its visit ended meanwhile."""
        if not isinstance(undo, Undo):
            return hand
        visit = self._visit_of(undo)
        if visit is None and (undo.visit or undo.request_id is None):
            return None
        return Hand(hand.module, "" if visit is None else visit.key, undo.request_id)

    def _visit_of(self, undo: Undo) -> VisitState | None:
        def is_its(visit: VisitState) -> bool:
            if undo.visit:
                return visit.key == undo.visit
            if undo.person_id is not None:
                return visit.person_id == undo.person_id
            return visit.request_id == undo.request_id

        return next((visit for visit in self._visits.visits if is_its(visit)), None)
