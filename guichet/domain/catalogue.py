"""Procedures as files: reading one, writing one, and finding what is wrong with one.

A town edits its catalogue; what this module accepts, every screen and rule can rely on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Final

import msgspec

from guichet.domain.clocks import SilenceKind
from guichet.domain.errors import FaultyProcedure, UnreadableProcedure
from guichet.domain.procedures import (
    Condition,
    Demand,
    Effect,
    Field,
    FieldKind,
    LegalValues,
    Procedure,
    Stage,
    StateKind,
    TownService,
)

LONGEST_LABEL: Final = 45
_IDENTIFIER: Final = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_YES_NO: Final = frozenset({"yes", "no"})


class FaultKind(StrEnum):
    """What can be wrong with a definition."""

    BAD_IDENTIFIER = "bad_identifier"
    DUPLICATE = "duplicate"
    LABEL_TOO_LONG = "label_too_long"
    NO_LABEL = "no_label"
    NO_CHOICE = "no_choice"
    BAD_LIMITS = "bad_limits"
    UNKNOWN_FIELD = "unknown_field"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_DOCUMENT = "unknown_document"
    UNKNOWN_STATE = "unknown_state"
    UNREACHABLE_STATE = "unreachable_state"
    DEAD_END = "dead_end"
    EXIT_FROM_CLOSED = "exit_from_closed"
    NO_CLOSED_STATE = "no_closed_state"
    OUTCOME_MISMATCH = "outcome_mismatch"
    EFFECT_MISMATCH = "effect_mismatch"
    UNLAWFUL_DEMAND = "unlawful_demand"
    BLOCKING_NOT_REQUIRED = "blocking_not_required"
    SILENCE_WITHOUT_MONTHS = "silence_without_months"
    CONFIRMED_WITHOUT_ARTICLE = "confirmed_without_article"
    CONFIRMED_UNKNOWN = "confirmed_unknown"


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a definition, and the identifier it is about."""

    kind: FaultKind
    where: str


def decode_procedure(content: bytes) -> Procedure:
    """Read a procedure from its JSON; keys of a later version are left aside.

    Raises:
        UnreadableProcedure: the bytes are no procedure.
        FaultyProcedure: they are one that contradicts itself.
    """
    try:
        procedure = msgspec.json.decode(content, type=Procedure)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableProcedure(str(error)) from error
    faults = find_faults(procedure)
    if faults:
        raise FaultyProcedure(procedure.id, faults)
    return procedure


def encode_procedure(procedure: Procedure) -> bytes:
    """Write a procedure as the catalogue's files are written: indented JSON, defaults left out."""
    return msgspec.json.format(msgspec.json.encode(procedure), indent=2) + b"\n"


def decode_services(content: bytes) -> tuple[TownService, ...]:
    """Read the list of services that goes with the shipped catalogue.

    Raises:
        UnreadableProcedure: the bytes are no such list.
    """
    try:
        return msgspec.json.decode(content, type=tuple[TownService, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadableProcedure(str(error)) from error


def find_faults(procedure: Procedure) -> tuple[Fault, ...]:
    """Everything wrong with a definition; empty when it may be used."""
    return tuple(fault for check in _CHECKS for fault in check(procedure))


def _check_identifiers(procedure: Procedure) -> Iterator[Fault]:
    groups: tuple[Iterable[str], ...] = (
        [procedure.id],
        [field.name for field in procedure.fields],
        [state.id for state in procedure.workflow.states],
        [transition.id for transition in procedure.workflow.transitions],
        *([choice.value for choice in field.choices] for field in procedure.fields),
    )
    for group in groups:
        counted = Counter(group)
        yield from (Fault(FaultKind.BAD_IDENTIFIER, name) for name in counted if not _IDENTIFIER.fullmatch(name))
        yield from (Fault(FaultKind.DUPLICATE, name) for name, times in counted.items() if times > 1)
    codes = Counter(document.code for document in procedure.documents)
    yield from (Fault(FaultKind.DUPLICATE, code) for code, times in codes.items() if times > 1)


def _check_labels(procedure: Procedure) -> Iterator[Fault]:
    labels = {procedure.id: procedure.label}
    labels |= {state.id: state.label for state in procedure.workflow.states}
    labels |= {transition.id: transition.label for transition in procedure.workflow.transitions}
    labels |= {field.name: field.label for field in procedure.fields}
    yield from (Fault(FaultKind.LABEL_TOO_LONG, name) for name, label in labels.items() if len(label) > LONGEST_LABEL)
    yield from (Fault(FaultKind.NO_LABEL, name) for name, label in labels.items() if not label.strip())


def _check_fields(procedure: Procedure) -> Iterator[Fault]:
    by_name = {field.name: field for field in procedure.fields}
    for field in procedure.fields:
        if bool(field.choices) != (field.kind in (FieldKind.CHOICE, FieldKind.CHOICES)):
            yield Fault(FaultKind.NO_CHOICE, field.name)
        if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
            yield Fault(FaultKind.BAD_LIMITS, field.name)
        if field.after and (field.after not in by_name or by_name[field.after].kind is not FieldKind.DATE):
            yield Fault(FaultKind.UNKNOWN_FIELD, field.after)
        yield from _check_condition(field.shown_when, by_name)
    for document in procedure.documents:
        yield from _check_condition(document.needed_when, by_name)
    for transition in procedure.workflow.transitions:
        yield from _check_condition(transition.usual_when, by_name)


def _check_condition(condition: Condition | None, by_name: dict[str, Field]) -> Iterator[Fault]:
    if condition is None:
        return
    field = by_name.get(condition.field)
    if field is None:
        yield Fault(FaultKind.UNKNOWN_FIELD, condition.field)
        return
    options = _YES_NO if field.kind is FieldKind.YES_NO else {choice.value for choice in field.choices}
    yield from (Fault(FaultKind.UNKNOWN_CHOICE, value) for value in condition.is_one_of if value not in options)


def _check_documents(procedure: Procedure) -> Iterator[Fault]:
    codes = {document.code for document in procedure.documents}
    for document in procedure.documents:
        if document.demand is Demand.UNLAWFUL and document.required:
            yield Fault(FaultKind.UNLAWFUL_DEMAND, document.code)
        if document.blocking and not document.required:
            yield Fault(FaultKind.BLOCKING_NOT_REQUIRED, document.code)
    for transition in procedure.workflow.transitions:
        yield from (Fault(FaultKind.UNKNOWN_DOCUMENT, code) for code in transition.documents if code not in codes)


def _check_states(procedure: Procedure) -> Iterator[Fault]:
    workflow = procedure.workflow
    known = {state.id for state in workflow.states}
    named = [workflow.initial, workflow.reopened]
    for transition in workflow.transitions:
        named += [*transition.sources, transition.target]
    yield from (Fault(FaultKind.UNKNOWN_STATE, state) for state in dict.fromkeys(named) if state not in known)
    reached = _reached(procedure)
    for state in workflow.states:
        closed = state.kind is StateKind.CLOSED
        exits = procedure.transitions_from(state.id)
        if state.id not in reached:
            yield Fault(FaultKind.UNREACHABLE_STATE, state.id)
        if closed != (state.outcome is not None) or closed != (state.stage is Stage.CLOSED):
            yield Fault(FaultKind.OUTCOME_MISMATCH, state.id)
        if closed and exits:
            yield Fault(FaultKind.EXIT_FROM_CLOSED, state.id)
        if not closed and not exits:
            yield Fault(FaultKind.DEAD_END, state.id)
    if not any(state.kind is StateKind.CLOSED for state in workflow.states):
        yield Fault(FaultKind.NO_CLOSED_STATE, procedure.id)


def _reached(procedure: Procedure) -> set[str]:
    reached, waiting = set[str](), [procedure.workflow.initial]
    while waiting:
        state = waiting.pop()
        if state not in reached:
            reached.add(state)
            waiting += [transition.target for transition in procedure.transitions_from(state)]
    return reached


def _check_effects(procedure: Procedure) -> Iterator[Fault]:
    kinds = {state.id: state.kind for state in procedure.workflow.states}
    for transition in procedure.workflow.transitions:
        target = kinds.get(transition.target)
        closes = target is StateKind.CLOSED and transition.effect is not Effect.CLOSE
        suspends = transition.effect is Effect.SUSPEND and target is not StateKind.WAITING
        if closes or suspends or (transition.effect is Effect.CLOSE and target is not StateKind.CLOSED):
            yield Fault(FaultKind.EFFECT_MISMATCH, transition.id)


def _check_legal(procedure: Procedure) -> Iterator[Fault]:
    legal: LegalValues = procedure.legal
    silence = legal.silence
    if silence.kind in (SilenceKind.ACCEPTANCE, SilenceKind.REJECTION) and not silence.months:
        yield Fault(FaultKind.SILENCE_WITHOUT_MONTHS, "silence")
    if silence.kind is SilenceKind.UNKNOWN and silence.confirmed:
        yield Fault(FaultKind.CONFIRMED_UNKNOWN, "silence")
    if silence.confirmed and not silence.article:
        yield Fault(FaultKind.CONFIRMED_WITHOUT_ARTICLE, "silence")
    if legal.receipt.confirmed and not legal.receipt.article:
        yield Fault(FaultKind.CONFIRMED_WITHOUT_ARTICLE, "receipt")
    if legal.announced is not None and legal.announced.confirmed and not legal.announced.article:
        yield Fault(FaultKind.CONFIRMED_WITHOUT_ARTICLE, "announced")


_CHECKS: Final[tuple[Callable[[Procedure], Iterator[Fault]], ...]] = (
    _check_identifiers,
    _check_labels,
    _check_fields,
    _check_documents,
    _check_states,
    _check_effects,
    _check_legal,
)
