"""Who has a request: taken over, given to others, taken back, and what is said when a colleague was faster."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.requests import AssignRequest
from guichet.domain.permissions import Permission
from guichet.ui.screens.request.handling import AssignPanel
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.widgets.actions import Actions
from tests.helpers.town import COUNTER_AGENT, SUPERVISOR
from tests.ui.screens.conftest import press, type_text
from tests.ui.screens.scene import Desk, Hand

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SERVICE = "education"


@pytest.fixture
def pane(pane: RequestPane, actions: Actions, qtbot: QtBot) -> RequestPane:
    qtbot.waitUntil(lambda: actions["request.assign"].isEnabled())
    return pane


def undos(pane: RequestPane) -> list[tuple[str, Callable[[], object]]]:
    offered: list[tuple[str, Callable[[], object]]] = []
    pane.undo_offered.connect(lambda sentence, undo: offered.append((sentence, undo)))
    return offered


def open_panel(pane: RequestPane, qtbot: QtBot) -> AssignPanel:
    press(Qt.Key.Key_F, ALT)
    qtbot.waitUntil(lambda: isinstance(pane.steps.footer.asking, AssignPanel))
    panel = pane.steps.footer.asking
    assert isinstance(panel, AssignPanel)
    return panel


def others(panel: AssignPanel, than: str) -> list[str]:
    codes = [panel.service.itemData(place) for place in range(panel.service.count())]
    return [code for code in codes if code != than]


def test_a_request_of_nobody_is_taken_over_and_given_back(
    pane: RequestPane, actions: Actions, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    assert pane.handling.who.text().endswith(" · sans agent")
    offered = undos(pane)
    press(Qt.Key.Key_P, ALT)
    qtbot.waitUntil(lambda: pane.handling.who.text().endswith(" · Claire Moreau"))
    assert hand.sheet(request_id).agent_id == COUNTER_AGENT
    assert not actions["request.take"].isEnabled()
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0][0] == "Vous avez la demande en charge."
    offered[0][1]()
    qtbot.waitUntil(lambda: pane.handling.who.text().endswith(" · sans agent"))
    assert hand.sheet(request_id).agent_id is None


def test_a_request_is_given_to_an_agent_of_another_service_with_a_word(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    offered = undos(pane)
    panel = open_panel(pane, qtbot)
    other = others(panel, hand.sheet(request_id).service)[0]
    panel.service.set_value(other)
    panel.agent.set_value(SUPERVISOR)
    panel._note.editor.setFocus()
    type_text("A revoir")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hand.sheet(request_id).service == other)
    sheet = hand.sheet(request_id)
    assert sheet.agent_id == SUPERVISOR
    assert sheet.events[0].note == "A revoir"
    qtbot.waitUntil(lambda: pane.handling.who.text() == f"{sheet.service_name} · Ali Kacem")
    assert pane.steps.footer.asking is None
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0][0] == f"Demande transmise\u00a0: {sheet.service_name} · Ali Kacem."


def test_no_service_is_chosen_for_the_agent_and_one_is_asked_for(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    panel = open_panel(pane, qtbot)
    assert panel.service.value() is None
    assert not panel.agent.isEnabled()
    press(Qt.Key.Key_Return, CTRL)
    assert panel._service_field.error == "Choisissez le service."
    assert panel.service.hasFocus()
    assert len(hand.sheet(request_id).events) == 1
    other = others(panel, "")[0]
    panel.service.set_value(other)
    assert panel._service_field.error == ""
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hand.sheet(request_id).service == other)


def test_giving_it_to_who_has_it_already_is_said_in_the_field(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    panel = open_panel(pane, qtbot)
    panel.service.set_value(hand.sheet(request_id).service)
    press(Qt.Key.Key_Return, CTRL)
    assert panel._agent_field.error.startswith("La demande est déjà là.")
    assert len(hand.sheet(request_id).events) == 1
    press(Qt.Key.Key_Escape)
    assert pane.steps.footer.asking is None


def test_a_colleague_who_was_faster_is_told_and_nothing_is_overwritten(
    pane: RequestPane, hand: Hand, request_id: UUID, desk: Desk, qtbot: QtBot
) -> None:
    seen = pane.model.sheet
    assert seen is not None
    hand.do(
        AssignRequest(
            event_id=new_id(),
            request_id=request_id,
            service=seen.service,
            agent_id=SUPERVISOR,
            expected_agent_id=None,
        )
    )
    pane.handling._sheet = seen  # as it was on the screen when the key was pressed
    pane.handling.take()
    qtbot.waitUntil(pane._trouble.isVisible)
    assert "Un collègue vient de transmettre cette demande" in pane._trouble.message.text()
    qtbot.waitUntil(lambda: pane.handling.who.text().endswith(" · Ali Kacem"))
    assert hand.sheet(request_id).agent_id == SUPERVISOR


def test_the_undo_gives_back_only_what_is_still_where_it_was_sent(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered = undos(pane)
    panel = open_panel(pane, qtbot)
    before = hand.sheet(request_id).service
    other = others(panel, before)[0]
    panel.service.set_value(other)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(offered))
    sent: list[AssignRequest] = []
    monkeypatch.setattr(pane.handling.model._bridge, "do", lambda operation, **_: sent.append(operation))
    offered[0][1]()
    assert [(each.service, each.expected_service) for each in sent] == [(before, other)]


def test_what_the_agent_may_not_do_in_its_service_is_not_offered(
    pane: RequestPane, actions: Actions, qtbot: QtBot
) -> None:
    sheet = pane.model.sheet
    assert sheet is not None
    assert Permission.ASSIGN_REQUEST in sheet.permitted
    pane.model.sheet = msgspec.structs.replace(sheet, permitted=(Permission.FIND_PERSON,))
    pane.model.shown.emit(pane.model.sheet)
    for name in ("request.assign", "request.take", "request.correct", "paper.void", "paper.deposit", "request.print"):
        assert not actions[name].isEnabled(), name
    assert pane.handling.take_button.isHidden()
    assert pane.papers.give_button.isHidden()
    offered = {action.objectName() for action in pane.steps.footer.menu.actions()}
    assert not offered & {"request.assign", "request.take", "request.correct", "paper.deposit"}
