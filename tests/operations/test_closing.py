"""Ends without a step of their own, over every shipped procedure: none says more than the reason does."""

from __future__ import annotations

import pytest

from guichet.contract.requests import CloseReason
from guichet.domain.catalogue import decode_procedure
from guichet.domain.procedures import Procedure, StateKind
from guichet.operations.request_steps import _closed_state
from tests.helpers.town import ROOT

PROCEDURES = [
    decode_procedure(path.read_bytes()) for path in sorted((ROOT / "guichet/resources/catalogue").glob("*.json"))
]

_BESIDE = {
    CloseReason.WITHDRAWN: "Abandonnée",
    CloseReason.DUPLICATE: "Doublon",
    CloseReason.TRANSFERRED: "Transmise ailleurs",
}


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda procedure: procedure.id)
def test_an_end_is_what_the_agent_said(procedure: Procedure) -> None:
    initial = procedure.workflow.initial
    for reason, label in _BESIDE.items():
        assert procedure.state(_closed_state(procedure, initial, reason)).label == label
    for state in procedure.workflow.states:
        for reason in (CloseReason.DONE, CloseReason.REFUSED):
            end = _closed_state(procedure, state.id, reason)
            steps = [each.target for each in procedure.transitions_from(state.id)]
            assert end == state.id or (end in steps and procedure.state(end).kind is StateKind.CLOSED)
