"""One step of a request along its procedure: may it be taken, and what does it do to the clocks?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

from guichet.domain.clocks import Fact, FactKind
from guichet.domain.errors import DocumentsMissing, NoteMissing, NotPermitted, UnknownTransition
from guichet.domain.forms import FormValue, holds
from guichet.domain.permissions import Permission
from guichet.domain.procedures import DocumentRule, Effect, Procedure, State, StateKind, Transition


class HeldDocument(msgspec.Struct, frozen=True):
    """A document seen or held for a request: its own code, the days it was issued and came when they are known."""

    code: str
    issued_on: date | None = None
    came_on: date | None = None


class GapReason(StrEnum):
    """Why a document does not count."""

    ABSENT = "absent"
    TOO_OLD = "too_old"


class DocumentGap(msgspec.Struct, frozen=True):
    """A required document which is not on file, or too old."""

    code: str
    reason: GapReason
    blocking: bool


def document_gaps(
    procedure: Procedure, held: Collection[HeldDocument], on: date, values: Mapping[str, FormValue]
) -> tuple[DocumentGap, ...]:
    """The required documents that do not count on a day, in the order of the procedure.

    Args:
        procedure: whose documents are required.
        held: documents on file; one without a date of issue counts, for the agent who saw it vouches for it.
        on: the day on which ages are judged.
        values: the form, which tells the documents that this request needs.
    """
    gaps = (_gap(rule, held, on) for rule in procedure.documents if rule.required and holds(rule.needed_when, values))
    return tuple(gap for gap in gaps if gap is not None)


def completed_on(
    procedure: Procedure, held: Collection[HeldDocument], received_on: date, values: Mapping[str, FormValue]
) -> date:
    """The day when the last essential document came: the date of the fact that makes a file complete.

    It is the day of reception when every document came with the request. Of two documents that do for each other, the
    first to come counts.
    """
    days = [received_on]
    for rule in procedure.documents:
        if rule.blocking and holds(rule.needed_when, values):
            codes = {rule.code, *(other.code for other in rule.accepted)}
            came = [document.came_on or received_on for document in held if document.code in codes]
            days += [min(came)] if came else []
    return max(days)


def _gap(rule: DocumentRule, held: Iterable[HeldDocument], on: date) -> DocumentGap | None:
    codes = {rule.code, *(other.code for other in rule.accepted)}
    found = [document for document in held if document.code in codes]
    if any(_counts(rule, document, on) for document in found):
        return None
    return DocumentGap(rule.code, GapReason.TOO_OLD if found else GapReason.ABSENT, rule.blocking)


def _counts(rule: DocumentRule, document: HeldDocument, on: date) -> bool:
    if rule.max_age_days is None or document.issued_on is None:
        return True
    return on - document.issued_on <= timedelta(days=rule.max_age_days)


_FACTS: Final = {
    Effect.COMPLETE: FactKind.COMPLETE,
    Effect.SUSPEND: FactKind.MISSING_NOTIFIED,
    Effect.RESUME: FactKind.PIECES_RECEIVED,
    Effect.DECIDE: FactKind.DECIDED,
    Effect.CLOSE: FactKind.DECIDED,
}


class Step(msgspec.Struct, frozen=True):
    """A transition about to be taken."""

    procedure: Procedure
    transition: Transition
    source: State
    target: State

    def check(
        self,
        *,
        permissions: Collection[Permission],
        held: Collection[HeldDocument] = (),
        on: date,
        values: Mapping[str, FormValue],
        note: str = "",
    ) -> None:
        """Refuse the step unless everything it asks for is there.

        Args:
            permissions: what the agent may do in the request's service.
            held: documents on file.
            on: the day the step takes effect.
            values: the request's form.
            note: what the agent wrote about the step.

        Raises:
            NotPermitted: the agent may not take it.
            DocumentsMissing: a document that it needs is absent or too old.
            NoteMissing: it asks for a note and there is none.
        """
        if self.transition.permission not in permissions:
            raise NotPermitted(self.transition.permission)
        gaps = self._gaps(held, on, values)
        if gaps:
            raise DocumentsMissing(gaps)
        if self.transition.needs_note and not note.strip():
            raise NoteMissing(self.transition.id)

    def _gaps(
        self, held: Collection[HeldDocument], on: date, values: Mapping[str, FormValue]
    ) -> tuple[DocumentGap, ...]:
        essential = document_gaps(self.procedure, held, on, values) if self.transition.needs_essential else ()
        named = (_gap(rule, held, on) for rule in self.procedure.documents if rule.code in self.transition.documents)
        gaps = {gap.code: gap for gap in named if gap is not None}
        gaps.update({gap.code: gap for gap in essential if gap.blocking})
        return tuple(gaps.values())

    def fact(self, on: date, pieces_due_on: date | None = None) -> Fact | None:
        """What the step tells the legal clock, if anything.

        Args:
            on: the day it took effect: for documents received, the day they came.
            pieces_due_on: for a step that asks for documents, the day by which they must come.
        """
        kind = _FACTS.get(self.transition.effect)
        if kind is None:
            return None
        return Fact(kind, on, until=pieces_due_on if kind is FactKind.MISSING_NOTIFIED else None)


def step(procedure: Procedure, state_id: str, transition_id: str) -> Step:
    """The step that takes a request of this procedure from a state by a transition.

    Raises:
        UnknownState: the procedure has no such state.
        UnknownTransition: it has no such transition from this state.
    """
    source = procedure.state(state_id)
    for transition in procedure.transitions_from(state_id):
        if transition.id == transition_id:
            return Step(procedure, transition, source, procedure.state(transition.target))
    raise UnknownTransition(procedure.id, state_id, transition_id)


def is_closed(procedure: Procedure, state_id: str) -> bool:
    """Tell whether a request in this state is over."""
    return procedure.state(state_id).kind is StateKind.CLOSED
