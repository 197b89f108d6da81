"""Each procedure of the shipped catalogue can be filled in and brought to its end, whatever is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import guichet
from guichet.contract.base import FieldValue
from guichet.domain.calendar import WorkingCalendar
from guichet.domain.catalogue import decode_procedure
from guichet.domain.clocks import ClockState, Fact, FactKind
from guichet.domain.deadlines import compute
from guichet.domain.forms import check_form, holds
from guichet.domain.permissions import PERMISSIONS, Permission, Role
from guichet.domain.procedures import Effect, Field, FieldKind, Procedure, StateKind
from tests.helpers.forms import plausible_values

CATALOGUE = Path(guichet.__file__).parent / "resources" / "catalogue"
PROCEDURES = [decode_procedure(path.read_bytes()) for path in sorted(CATALOGUE.glob("*.json"))]
DAYS = (date(2026, 2, 28), date(2026, 11, 24), date(2028, 2, 29))
VERB = re.compile(r"(S’)?\w+(er|ir|re)\b")
CALENDAR = WorkingCalendar("93")

every_procedure = pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)


def by_id(procedure_id: str) -> Procedure:
    return next(procedure for procedure in PROCEDURES if procedure.id == procedure_id)


def answers(field: Field) -> Iterator[FieldValue]:
    """Give every answer that may change what is asked after it."""
    if field.kind is FieldKind.YES_NO:
        yield from (True, False)
    for choice in field.choices:
        yield (choice.value,) if field.kind is FieldKind.CHOICES else choice.value


def led_to(procedure: Procedure, field: Field) -> dict[str, FieldValue]:
    """Give answers which make the form ask a field."""
    condition = field.shown_when
    if condition is None:
        return {}
    parent = next(other for other in procedure.fields if other.name == condition.field)
    wanted = condition.is_one_of[0]
    value: FieldValue = wanted
    if parent.kind is FieldKind.YES_NO:
        value = wanted == "yes"
    elif parent.kind is FieldKind.CHOICES:
        value = (wanted,)
    return {**led_to(procedure, parent), parent.name: value}


@every_procedure
@pytest.mark.parametrize("today", DAYS, ids=str)
def test_a_plausible_form_has_no_problem_whatever_is_chosen(procedure: Procedure, today: date) -> None:
    assert plausible_values(procedure, today)
    for field in procedure.fields:
        for answer in answers(field):
            values = plausible_values(procedure, today, {**led_to(procedure, field), field.name: answer})
            assert check_form(procedure, values, today) == []
            assert holds(field.shown_when, values)


@every_procedure
def test_each_default_is_an_answer_that_the_form_takes(procedure: Procedure) -> None:
    for field in procedure.fields:
        if field.default is not None:
            values = plausible_values(procedure, DAYS[0], {**led_to(procedure, field), field.name: field.default})
            assert check_form(procedure, values, DAYS[0]) == []


@every_procedure
def test_a_condition_looks_back(procedure: Procedure) -> None:
    asked: list[str] = []
    for field in procedure.fields:
        assert field.shown_when is None or field.shown_when.field in asked
        assert not field.after or field.after in asked
        asked.append(field.name)


@every_procedure
def test_from_any_state_the_request_can_end(procedure: Procedure) -> None:
    states = {state.id: state.kind for state in procedure.workflow.states}
    ending = {state for state, kind in states.items() if kind is StateKind.CLOSED}
    while True:
        more = {
            source
            for transition in procedure.workflow.transitions
            if transition.target in ending and transition.id not in {"withdraw", "forward", "mark_duplicate"}
            for source in transition.sources
        }
        if more <= ending:
            break
        ending |= more
    # By its own steps, not only because somebody gives up.
    assert ending == set(states)


@every_procedure
def test_a_wait_begins_and_ends_with_the_clock(procedure: Procedure) -> None:
    kinds = {state.id: state.kind for state in procedure.workflow.states}
    for transition in procedure.workflow.transitions:
        waits = kinds[transition.target] is StateKind.WAITING
        assert waits == (transition.effect is Effect.SUSPEND), transition.id
        for source in transition.sources:
            if kinds[source] is StateKind.WAITING:
                assert transition.effect in (Effect.RESUME, Effect.CLOSE), transition.id
            else:
                assert transition.effect is not Effect.RESUME, transition.id


@every_procedure
def test_a_step_is_named_by_a_verb_and_its_object(procedure: Procedure) -> None:
    labels = [transition.label for transition in procedure.workflow.transitions]
    assert len(set(labels)) == len(labels)
    for label in labels:
        assert VERB.match(label), label
        assert len(label.split()) >= 2, label
    assert not {"Traitée", "Faire au guichet", "Accorder la demande"} & {
        *labels,
        *(state.label for state in procedure.workflow.states),
    }


@every_procedure
def test_somebody_of_the_service_may_take_each_step(procedure: Procedure) -> None:
    officer, counter = PERMISSIONS[Role.OFFICER], PERMISSIONS[Role.COUNTER]
    for transition in procedure.workflow.transitions:
        assert transition.permission in officer
        # What a counter may not do is decide.
        assert transition.permission in counter or transition.permission is Permission.DECIDE_REQUEST


@every_procedure
def test_a_step_waits_only_for_documents_that_everybody_owes(procedure: Procedure) -> None:
    for transition in procedure.workflow.transitions:
        for code in transition.documents:
            rule = procedure.document(code)
            assert rule is not None
            assert rule.required
            assert rule.needed_when is None


@every_procedure
def test_a_closed_request_starts_again_where_something_can_be_done(procedure: Procedure) -> None:
    state = procedure.state(procedure.workflow.reopened)
    assert state.kind is StateKind.OPEN


def test_money_and_health_are_kept_out_of_lists() -> None:
    private = {"monthly_income", "monthly_charges", "debts", "need_detail", "health_plan", "menu", "special_care"}
    found = [field for procedure in PROCEDURES for field in procedure.fields if field.name in private]
    assert {field.name for field in found} == private
    assert all(field.sensitive for field in found)


@pytest.mark.parametrize("title", ["cni-majeur", "cni-mineur", "passeport-majeur", "passeport-mineur"])
def test_a_title_that_nobody_fetches_is_destroyed(title: str) -> None:
    procedure = by_id(title)
    ends = {transition.id: transition.target for transition in procedure.transitions_from("arrived")}
    assert ends["hand"] == "handed"
    assert ends["destroy"] == "destroyed"
    assert procedure.state("destroyed").kind is StateKind.CLOSED


@pytest.mark.parametrize(
    ("procedure_id", "due"),
    [
        ("declaration-prealable", date(2026, 4, 2)),
        ("certificat-urbanisme-a", date(2026, 4, 2)),
        ("permis-construire-mi", date(2026, 5, 2)),
        ("certificat-urbanisme-b", date(2026, 5, 2)),
    ],
)
def test_town_planning_gives_a_month_to_ask_and_three_to_answer(procedure_id: str, due: date) -> None:
    rule = by_id(procedure_id).legal.clock_rule
    received = Fact(FactKind.RECEIVED, date(2026, 3, 2))
    assert compute(rule, [received], CALENDAR).silence.due_on == due
    asked = Fact(FactKind.MISSING_NOTIFIED, date(2026, 3, 20), until=date(2026, 6, 20))
    late = Fact(FactKind.PIECES_RECEIVED, date(2026, 7, 1))
    assert compute(rule, [received, asked, late], CALENDAR).silence.state is ClockState.LAPSED
    too_late = Fact(FactKind.MISSING_NOTIFIED, date(2026, 4, 3), until=date(2026, 7, 3))
    assert compute(rule, [received, too_late], CALENDAR).silence.due_on == due


def test_a_report_may_be_anonymous_and_nothing_else() -> None:
    anonymous = {procedure.id for procedure in PROCEDURES if procedure.anonymous_allowed}
    assert anonymous == {procedure.id for procedure in PROCEDURES if procedure.id.startswith("signalement-")}


_LOOKED_AT = ("ID", "FILIATION", "LIVRET", "HANDICAP", "SANTE", "VACCIN", "PAI", "SANITAIRE", "GROSSESSE", "ACTE_")
"""Proofs of identity and of civil status, and what tells of health."""


@every_procedure
def test_identity_and_health_are_looked_at_and_not_kept(procedure: Procedure) -> None:
    """What the CNIL says of copies of identity documents; health is nobody's at the counter."""
    for rule in procedure.documents:
        if rule.code.startswith(_LOOKED_AT):
            assert rule.seen_not_kept, rule.code


def test_what_a_service_has_to_read_again_may_be_kept() -> None:
    """A legible copy is enough for a proof (CRPA R113-5), and its service decides with it in hand."""
    kept = {rule.code for procedure in PROCEDURES for rule in procedure.documents if not rule.seen_not_kept}
    assert {"DOM", "ASSUR", "CARTE_GRISE", "STATUTS", "PREUVE"} <= kept
