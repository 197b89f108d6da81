"""The steps that lead a request to its end, by the shortest way that its workflow has."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from guichet.contract.requests import CloseReason
from guichet.domain.procedures import Effect, Outcome, Procedure, Transition

_ENDS: Final = {
    CloseReason.DONE: (Outcome.ACCEPTED, Outcome.DONE),
    CloseReason.REFUSED: (Outcome.REFUSED,),
    CloseReason.WITHDRAWN: (Outcome.WITHDRAWN,),
    CloseReason.DUPLICATE: (Outcome.DUPLICATE,),
    CloseReason.TRANSFERRED: (Outcome.FORWARDED,),
}


def first_step(procedure: Procedure, state: str, reason: CloseReason) -> Transition | None:
    """Give the first step of the shortest way from a state to such an end, or None when no way leads there."""
    ends = {each.id for each in procedure.workflow.states if each.outcome in _ENDS[reason]}
    waiting: deque[tuple[str, Transition | None]] = deque([(state, None)])
    reached = {state}
    while waiting:
        place, first = waiting.popleft()
        for transition in _usual(procedure.transitions_from(place), reason):
            start = first or transition
            if transition.target in ends:
                return start
            if transition.target not in reached:
                reached.add(transition.target)
                waiting.append((transition.target, start))
    return None


def _usual(transitions: Sequence[Transition], reason: CloseReason) -> Iterator[Transition]:
    """Leave out what asks for documents and, on the way to a good end, what needs an excuse."""
    for transition in transitions:
        excused = transition.needs_note and reason is CloseReason.DONE
        if transition.effect is not Effect.SUSPEND and not excused:
            yield transition
