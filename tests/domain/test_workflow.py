from __future__ import annotations

from datetime import date, timedelta

import pytest

from guichet.domain.catalogue import find_faults
from guichet.domain.clocks import Fact, FactKind
from guichet.domain.errors import DocumentsMissing, NoteMissing, NotPermitted, UnknownState, UnknownTransition
from guichet.domain.permissions import PERMISSIONS, Permission, Role
from guichet.domain.procedures import Field, FieldKind
from guichet.domain.workflow import (
    DocumentGap,
    GapReason,
    HeldDocument,
    completed_on,
    document_gaps,
    is_closed,
    step,
)
from tests.domain.procedures import a_procedure

PROCEDURE = a_procedure(fields=(Field("shared", "Résidence alternée", FieldKind.YES_NO),))
TODAY = date(2026, 11, 24)
AGENT = PERMISSIONS[Role.COUNTER]
OFFICER = PERMISSIONS[Role.OFFICER]
ID, HOME, PHOTO = HeldDocument("ID"), HeldDocument("HOME", TODAY - timedelta(days=90)), HeldDocument("PHOTO")


def test_the_procedure_of_these_tests_is_sound() -> None:
    assert find_faults(PROCEDURE) == ()


def test_a_step_knows_where_it_comes_from_and_goes() -> None:
    found = step(PROCEDURE, "received", "complete")
    assert (found.source.id, found.target.id) == ("received", "complete")
    assert not is_closed(PROCEDURE, found.target.id)
    assert is_closed(PROCEDURE, "closed")


def test_a_step_that_does_not_start_here_is_refused() -> None:
    with pytest.raises(UnknownTransition) as refusal:
        step(PROCEDURE, "complete", "ask")
    assert (refusal.value.state, refusal.value.transition) == ("complete", "ask")
    with pytest.raises(UnknownState):
        step(PROCEDURE, "nowhere", "ask")


def test_a_step_with_everything_it_needs_is_taken() -> None:
    step(PROCEDURE, "received", "complete").check(permissions=AGENT, held=(ID, HOME), on=TODAY, values={})
    step(PROCEDURE, "complete", "close").check(
        permissions=OFFICER, held=(PHOTO,), on=TODAY, values={}, note="vu avec le service"
    )


def test_a_step_of_another_role_is_refused_first() -> None:
    with pytest.raises(NotPermitted) as refusal:
        step(PROCEDURE, "complete", "close").check(permissions=AGENT, on=TODAY, values={})
    assert refusal.value.permission is Permission.DECIDE_REQUEST


def test_only_essential_documents_hold_a_file_back() -> None:
    with pytest.raises(DocumentsMissing) as refusal:
        step(PROCEDURE, "received", "complete").check(permissions=AGENT, held=(HOME,), on=TODAY, values={})
    assert refusal.value.gaps == (DocumentGap("ID", GapReason.ABSENT, blocking=True),)


def test_a_named_document_holds_its_step_back() -> None:
    with pytest.raises(DocumentsMissing) as refusal:
        step(PROCEDURE, "complete", "close").check(permissions=OFFICER, on=TODAY, values={}, note="vu")
    assert refusal.value.gaps == (DocumentGap("PHOTO", GapReason.ABSENT, blocking=False),)


def test_a_step_that_needs_a_word_is_refused_without() -> None:
    with pytest.raises(NoteMissing):
        step(PROCEDURE, "complete", "close").check(permissions=OFFICER, held=(PHOTO,), on=TODAY, values={}, note=" \n")


def test_a_document_too_old_does_not_count() -> None:
    old = HeldDocument("HOME", TODAY - timedelta(days=91))
    assert document_gaps(PROCEDURE, (ID, old, PHOTO), TODAY, {}) == (
        DocumentGap("HOME", GapReason.TOO_OLD, blocking=True),
    )
    assert document_gaps(PROCEDURE, (ID, old, HOME, PHOTO), TODAY, {}) == ()
    assert document_gaps(PROCEDURE, (ID, HeldDocument("HOME"), PHOTO), TODAY, {}) == ()


def test_another_document_does_for_it() -> None:
    assert document_gaps(PROCEDURE, (HeldDocument("PASSPORT"), HOME, PHOTO), TODAY, {}) == ()


def test_a_document_is_asked_of_those_it_concerns() -> None:
    held = (ID, HOME, PHOTO)
    assert document_gaps(PROCEDURE, held, TODAY, {"shared": False}) == ()
    gaps = document_gaps(PROCEDURE, held, TODAY, {"shared": True})
    assert [gap.code for gap in gaps] == ["JUDGMENT"]


def test_a_file_is_complete_the_day_its_last_essential_document_came() -> None:
    received = date(2026, 11, 2)
    came = [
        HeldDocument("ID", came_on=date(2026, 11, 9)),
        HeldDocument("PASSPORT", came_on=date(2026, 11, 5)),
        HeldDocument("HOME"),
        HeldDocument("PHOTO", came_on=date(2026, 11, 20)),
    ]
    assert completed_on(PROCEDURE, came, received, {}) == date(2026, 11, 5)
    assert completed_on(PROCEDURE, came[2:], received, {}) == received
    assert completed_on(PROCEDURE, (), received, {}) == received


@pytest.mark.parametrize(
    ("state", "transition", "fact"),
    [
        ("received", "complete", Fact(FactKind.COMPLETE, TODAY)),
        ("received", "ask", Fact(FactKind.MISSING_NOTIFIED, TODAY, until=date(2026, 12, 24))),
        ("incomplete", "receive", Fact(FactKind.PIECES_RECEIVED, TODAY)),
        ("complete", "close", Fact(FactKind.DECIDED, TODAY)),
    ],
)
def test_a_step_tells_the_clock_what_happened(state: str, transition: str, fact: Fact) -> None:
    assert step(PROCEDURE, state, transition).fact(TODAY, date(2026, 12, 24)) == fact


def test_a_step_without_effect_tells_the_clock_nothing() -> None:
    transitions = PROCEDURE.workflow.transitions
    quiet = a_procedure(
        workflow=type(PROCEDURE.workflow)(
            "received",
            "received",
            PROCEDURE.workflow.states,
            (*transitions, type(transitions[0])("look", "Relire le dossier", ("received",), "complete")),
        )
    )
    assert step(quiet, "received", "look").fact(TODAY) is None
