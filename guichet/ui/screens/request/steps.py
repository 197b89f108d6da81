"""Which steps an agent is offered: the main one, the others, those that wait for documents."""

from __future__ import annotations

from dataclasses import dataclass

from guichet.contract.requests import CloseReason, ReceiptKind, RequestSheet, TransitionChoice
from guichet.domain.forms import holds
from guichet.domain.procedures import Effect, Outcome, Procedure

_ASIDE = frozenset({Outcome.WITHDRAWN, Outcome.DUPLICATE, Outcome.FORWARDED, Outcome.REFUSED})
_REASONS = {
    Outcome.ACCEPTED: CloseReason.DONE,
    Outcome.DONE: CloseReason.DONE,
    Outcome.REFUSED: CloseReason.REFUSED,
    Outcome.WITHDRAWN: CloseReason.WITHDRAWN,
    Outcome.DUPLICATE: CloseReason.DUPLICATE,
    Outcome.FORWARDED: CloseReason.TRANSFERRED,
}


@dataclass(frozen=True)
class Offer:
    """The steps offered; what another role must do is not among them."""

    main: TransitionChoice | None
    others: tuple[TransitionChoice, ...]
    """Allowed, along the way."""
    blocked: tuple[TransitionChoice, ...]
    """Waiting for documents."""
    exits: tuple[TransitionChoice, ...]
    """Allowed, out of the way: withdrawn, forwarded, a duplicate, refused."""
    elsewhere: bool
    """Whether the way goes on, but by another agent's hand."""


def offer_of(sheet: RequestSheet) -> Offer:
    """Sort the steps that may be taken from where the request stands."""
    along = [each for each in sheet.transitions if not _is_aside(sheet.procedure, each)]
    allowed = [each for each in along if each.allowed]
    unusual = _unusual(sheet)
    main = min(allowed, key=lambda each: _reluctance(each, unusual), default=None)
    return Offer(
        main=main,
        others=tuple(each for each in allowed if each is not main),
        blocked=tuple(each for each in along if not each.allowed and each.documents_missing),
        exits=tuple(each for each in sheet.transitions if each.allowed and _is_aside(sheet.procedure, each)),
        elsewhere=main is None and any(not each.allowed and not each.documents_missing for each in along),
    )


def reasons_without_step(sheet: RequestSheet) -> tuple[CloseReason, ...]:
    """Give the reasons to end a request that no step of its workflow stands for, from where it is."""
    ends = {sheet.procedure.state(each.target).outcome for each in sheet.transitions}
    covered = {_REASONS[outcome] for outcome in ends if outcome is not None}
    return tuple(reason for reason in CloseReason if reason not in covered)


def missing_labels(procedure: Procedure, choice: TransitionChoice) -> list[str]:
    """Give the labels of the documents that a step waits for."""
    rules = [(code, procedure.document(code)) for code in choice.documents_missing]
    return [rule.label if rule else code for code, rule in rules]


def paper_lacking(sheet: RequestSheet, choice: TransitionChoice) -> ReceiptKind | None:
    """Give the paper that a step says was given, when none that counts was issued yet."""
    paper = sheet.procedure.paper_of(choice.transition)
    if paper is None:
        return None
    kind = ReceiptKind(paper)
    return None if any(each.kind is kind and not each.voided for each in sheet.receipts) else kind


def _unusual(sheet: RequestSheet) -> set[str]:
    """Give the steps that do not go with what was answered: handing over what is to be posted."""
    steps = sheet.procedure.transitions_from(sheet.state)
    return {step.id for step in steps if not holds(step.usual_when, sheet.fields)}


def _reluctance(choice: TransitionChoice, unusual: set[str]) -> int:
    """Going on as was answered comes before going on otherwise, asking for documents, and what has to be explained.

    Of equals the first one wins.
    """
    if choice.needs_note:
        return 3
    if choice.effect is Effect.SUSPEND:
        return 2
    return int(choice.transition in unusual)


def _is_aside(procedure: Procedure, choice: TransitionChoice) -> bool:
    return procedure.state(choice.target).outcome in _ASIDE
