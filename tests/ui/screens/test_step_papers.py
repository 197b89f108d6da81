"""A step that says a paper was given: the paper is issued first, and without it the step is not taken."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.refusals import LegalValueUnconfirmed, ReceiptIncomplete
from guichet.contract.requests import IssueReceipt, ReceiptKind
from guichet.ui.preferences import Printing
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.screens.request.paper_panels import LackPanel
from tests.helpers.cups import Listener
from tests.ui.printing import address, next_job
from tests.ui.screens.conftest import press
from tests.ui.screens.scene import Hand

CTRL = Qt.KeyboardModifier.ControlModifier
STEP = "Envoyer l’accusé de réception"


@pytest.fixture
def request_id(hand: Hand) -> UUID:
    return hand.complaint(hand.samira())


@pytest.fixture
def pane(pane: RequestPane) -> RequestPane:
    assert pane.steps.footer.main.text() == STEP
    return pane


def state(pane: RequestPane) -> str:
    return pane.model.sheet.state if pane.model.sheet is not None else ""


def shown_lines(pane: RequestPane) -> list[str]:
    """Give what the panel at the foot says is lacking; nothing without it."""
    panel = pane.steps.footer.asking
    return panel.lines if isinstance(panel, LackPanel) else []


def acknowledge(hand: Hand, request_id: UUID, today: date) -> None:
    hand.do(
        IssueReceipt(
            event_id=new_id(),
            receipt_id=new_id(),
            request_id=request_id,
            kind=ReceiptKind.ACKNOWLEDGMENT,
            issued_on=today,
        )
    )


def test_the_acknowledgment_is_issued_and_printed_then_the_step_is_taken_once(
    pane: RequestPane, room: PrintRoom, listener: Listener, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    room.choose(Printing(papers=address(listener)))
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)  # the answer is pending: nothing more is taken
    qtbot.waitUntil(lambda: state(pane) == "acknowledged" and not pane.model.busy)
    press(Qt.Key.Key_Return, CTRL)  # meant for the step before
    assert next_job(listener, qtbot)
    sheet = hand.sheet(request_id)
    assert sheet.state == "acknowledged"
    (paper,) = sheet.receipts
    assert (paper.kind, paper.voided) == (ReceiptKind.ACKNOWLEDGMENT, False)
    qtbot.wait(QApplication.doubleClickInterval())
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: state(pane) == "processing")
    assert len(hand.sheet(request_id).receipts) == 1


def test_one_that_was_given_already_is_not_given_twice(
    pane: RequestPane, hand: Hand, request_id: UUID, listener: Listener, qtbot: QtBot
) -> None:
    assert pane.model.sheet is not None
    acknowledge(hand, request_id, pane.model.sheet.received_on)
    pane.model.refresh()
    qtbot.waitUntil(lambda: pane.model.sheet is not None and len(pane.model.sheet.receipts) == 1)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: state(pane) == "acknowledged")
    assert len(hand.sheet(request_id).receipts) == 1
    assert listener.jobs == []


@pytest.mark.parametrize(
    ("refusal", "lacking"),
    [
        (LegalValueUnconfirmed("reclamation"), "Il manque l’effet du silence de la mairie. "),
        (ReceiptIncomplete(("agent.quality",)), "Il manque "),
    ],
)
def test_without_the_acknowledgment_the_step_is_not_taken_and_what_lacks_is_said(
    pane: RequestPane,
    hand: Hand,
    request_id: UUID,
    refusal: LegalValueUnconfirmed | ReceiptIncomplete,
    lacking: str,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def refuse(*_: object) -> None:
        pane.papers.model.not_issued.emit(ReceiptKind.ACKNOWLEDGMENT, refusal)

    monkeypatch.setattr(pane.papers.model, "issue", refuse)
    press(Qt.Key.Key_Return, CTRL)
    assert shown_lines(pane)[0].startswith(lacking)
    press(Qt.Key.Key_Return, CTRL)  # meant for the step: no receipt is given instead
    assert shown_lines(pane)
    press(Qt.Key.Key_Escape)
    assert shown_lines(pane) == []
    assert pane.steps.footer.main.text() == STEP
    assert pane.steps.footer.main.isEnabled()
    sheet = hand.sheet(request_id)
    assert (sheet.state, sheet.receipts) == ("received", ())
