"""The step put forward goes with what was answered."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from guichet.contract.base import new_id
from guichet.contract.requests import RequestSheet, TransitionChoice
from guichet.domain.catalogue import decode_procedure
from guichet.domain.channels import Channel
from guichet.domain.procedures import Procedure, StateKind
from guichet.ui.screens.request.steps import offer_of

DAY = date(2026, 11, 24)
CATALOGUE = files("guichet") / "resources" / "catalogue"
PROCEDURES = [decode_procedure(path.read_bytes()) for path in CATALOGUE.iterdir()]
DELIVERED = [each for each in PROCEDURES if any(field.name == "delivery" for field in each.fields)]


def sheet(procedure: Procedure, state: str, delivery: str) -> RequestSheet:
    """Give a request that stands there, for somebody who may do everything, with every document."""
    choices = tuple(
        TransitionChoice(
            transition=step.id,
            label=step.label,
            target=step.target,
            allowed=True,
            needs_note=step.needs_note,
            effect=step.effect,
        )
        for step in procedure.transitions_from(state)
    )
    return RequestSheet(
        request_id=new_id(),
        reference="",
        procedure=procedure,
        label=procedure.label,
        requester_id=None,
        requester_display="",
        beneficiary_id=None,
        beneficiary_display="",
        channel=Channel.COUNTER,
        state=state,
        state_label="",
        steps=(),
        transitions=choices,
        received_on=DAY,
        due_on=None,
        legal_on=None,
        legal_effect=procedure.legal.silence.kind,
        legal_confirmed=True,
        suspended_since=None,
        suspended_until=None,
        service="",
        agent_id=None,
        agent_display="",
        fields={"delivery": delivery},
        documents=(),
        events=(),
        receipts=(),
        closed=False,
        waiting=False,
    )


def way(procedure: Procedure, delivery: str) -> list[str]:
    """Take the step put forward until the request is over."""
    state, taken = procedure.workflow.initial, list[str]()
    while procedure.state(state).kind is not StateKind.CLOSED:
        main = offer_of(sheet(procedure, state, delivery)).main
        assert main is not None
        taken.append(main.transition)
        assert len(taken) < 12, taken
        state = main.target
    return taken


@pytest.mark.parametrize("procedure", DELIVERED, ids=lambda each: each.id)
def test_what_is_to_be_posted_is_posted_and_what_is_fetched_is_handed_over(procedure: Procedure) -> None:
    assert way(procedure, "post")[-1] == "post"
    assert way(procedure, "counter")[-1] in ("hand", "deliver_now")


def test_an_act_to_be_posted_is_prepared_first_and_may_still_be_handed_over() -> None:
    act = next(each for each in PROCEDURES if each.id == "acte-naissance")
    assert way(act, "counter") == ["deliver_now"]
    assert way(act, "post") == ["prepare", "post"]
    offer = offer_of(sheet(act, "received", "post"))
    assert "deliver_now" in [choice.transition for choice in offer.others]


def test_every_procedure_with_a_choice_of_delivery_is_among_them() -> None:
    assert {each.id for each in DELIVERED} >= {"acte-naissance", "acte-mariage-deces", "stationnement-resident"}
