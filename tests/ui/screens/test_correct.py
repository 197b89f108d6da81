"""Answers of a filed request corrected: only what changed, against what was seen, and never lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.base import FieldEdit, new_id
from guichet.contract.requests import AnswerChange, CloseReason, CloseRequest, CorrectRequest, EventKind, ReopenRequest
from guichet.ui.forms.procedure_form import ProcedureForm
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button
from tests.helpers.town import Workplace
from tests.ui.screens.conftest import ShowPane, make_whole, press
from tests.ui.screens.scene import Desk, Hand

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def open_form(pane: RequestPane, qtbot: QtBot) -> ProcedureForm:
    press(Qt.Key.Key_I, ALT)
    qtbot.waitUntil(lambda: pane.correct._form is not None, timeout=10_000)
    form = pane.correct._form
    assert form is not None
    return form


def correct_by_hand(hand: Hand, request_id: UUID, field: str, new: str) -> None:
    base = hand.sheet(request_id).fields[field]
    hand.do(CorrectRequest(event_id=new_id(), request_id=request_id, edits=(FieldEdit(field, base, new),)))


def test_only_what_changed_is_written_and_both_values_can_be_read(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    offered: list[tuple[str, Callable[[], object]]] = []
    pane.undo_offered.connect(lambda sentence, undo: offered.append((sentence, undo)))
    form = open_form(pane, qtbot)
    assert pane._pages.currentWidget() is pane.correct
    assert form.answer("level").value() == "ps"
    form.answer("level").set_value("gs")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(offered))
    assert pane._pages.currentWidget() is pane._page
    sheet = hand.sheet(request_id)
    assert sheet.fields["level"] == "gs"
    event = sheet.events[0]
    assert (event.kind, event.changes) == (EventKind.CORRECTED, (AnswerChange("level", "ps", "gs"),))
    told = "Réponses corrigées\u00a0: Classe demandée «\u00a0Grande section\u00a0», avant «\u00a0Petite section\u00a0»"
    qtbot.waitUntil(lambda: any(words.startswith(told) for _, words in pane.view.events.shown))
    assert offered[0][0] == "Réponse corrigée."
    offered[0][1]()
    qtbot.waitUntil(lambda: hand.sheet(request_id).fields["level"] == "ps")


def test_an_answer_that_cannot_be_taken_is_said_under_its_field(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    form = open_form(pane, qtbot)
    form.answer("entry_date").set_value(None)
    press(Qt.Key.Key_Return, CTRL)
    assert form.answer("entry_date").form_field.error == "Indiquez la date."
    assert pane.correct._errors.text() == "1 champ à corriger avant d’enregistrer"
    assert len(hand.sheet(request_id).events) == 1


def test_a_day_that_has_passed_since_the_filing_is_no_mistake(
    theme: Theme,
    actions: Actions,
    desk: Desk,
    room: PrintRoom,
    show_pane: ShowPane,
    hand: Hand,
    request_id: UUID,
    qtbot: QtBot,
) -> None:
    pane = RequestPane(theme, desk.bridge, actions, desk.session, room=room, today=lambda: date(2099, 1, 5))
    make_whole(pane)
    show_pane(pane)
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None and actions["request.correct"].isEnabled())
    form = open_form(pane, qtbot)
    form.answer("level").set_value("ms")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hand.sheet(request_id).fields["level"] == "ms")


def test_a_colleagues_value_of_another_answer_comes_in_and_of_the_same_is_told(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    form = open_form(pane, qtbot)
    form.answer("level").set_value("gs")
    correct_by_hand(hand, request_id, "level", "ms")
    correct_by_hand(hand, request_id, "child_given_names", "Adam Louis")
    told = form.answer("level").form_field
    qtbot.waitUntil(lambda: "Moyenne section" in told.shown_help)
    assert told.shown_help.endswith("Enregistrer garde votre valeur.")
    assert form.answer("level").value() == "gs"
    qtbot.waitUntil(lambda: form.answer("child_given_names").value() == "Adam Louis")


def test_the_desk_refuses_what_was_overtaken_and_the_next_save_keeps_it_knowingly(
    pane: RequestPane, desk: Desk, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    form = open_form(pane, qtbot)
    form.answer("level").set_value("gs")
    pane.model._request_id = None  # the change is not heard of in time
    correct_by_hand(hand, request_id, "level", "ms")
    pane.correct.save()
    qtbot.waitUntil(lambda: "Moyenne section" in form.answer("level").form_field.shown_help)
    assert hand.sheet(request_id).fields["level"] == "ms"
    pane.correct.save()
    qtbot.waitUntil(lambda: hand.sheet(request_id).fields["level"] == "gs")


def test_what_is_typed_is_kept_by_escape_and_comes_back(
    pane: RequestPane, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    form = open_form(pane, qtbot)
    form.answer("level").set_value("gs")
    press(Qt.Key.Key_Escape)
    assert pane._pages.currentWidget() is pane._page
    assert hand.sheet(request_id).fields["level"] == "ps"
    assert open_form(pane, qtbot).answer("level").value() == "gs"


def close_by_hand(hand: Hand, request_id: UUID) -> None:
    sheet = hand.sheet(request_id)
    hand.do(
        CloseRequest(
            event_id=new_id(),
            request_id=request_id,
            expected_state=sheet.state,
            reason=CloseReason.DUPLICATE,
            effective_on=sheet.received_on,
            note="Deux fois la même",
        )
    )


def reopen_by_hand(workplace: Workplace, request_id: UUID) -> None:
    supervisor = Hand(workplace, "ali.kacem")
    today = supervisor.sheet(request_id).received_on
    supervisor.do(ReopenRequest(event_id=new_id(), request_id=request_id, effective_on=today))
    supervisor.close()


def test_a_request_closed_under_the_form_says_so_and_what_is_typed_stays(
    pane: RequestPane, actions: Actions, hand: Hand, workplace: Workplace, request_id: UUID, qtbot: QtBot
) -> None:
    form = open_form(pane, qtbot)
    form.answer("level").set_value("gs")
    close_by_hand(hand, request_id)
    told = pane.correct._closed
    qtbot.waitUntil(told.isVisible)
    assert pane._pages.currentWidget() is pane.correct
    assert form.answer("level").value() == "gs"
    assert told.message.text().startswith("Claire Moreau a clos cette demande ")
    assert not actions["correct.save"].isEnabled()
    assert pane.correct._main.isHidden()
    press(Qt.Key.Key_Return, CTRL)
    assert hand.sheet(request_id).fields["level"] == "ps"
    (back,) = told.findChildren(Button)
    assert back.text() == "Revenir à la demande"
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert pane._pages.currentWidget() is pane._page
    assert not actions["request.correct"].isEnabled()
    reopen_by_hand(workplace, request_id)
    qtbot.waitUntil(actions["request.correct"].isEnabled)
    again = open_form(pane, qtbot)
    assert again.answer("level").value() == "gs"
    assert pane.correct._closed.isHidden()


def test_a_request_opened_again_under_the_form_is_corrected_on(
    pane: RequestPane, actions: Actions, hand: Hand, workplace: Workplace, request_id: UUID, qtbot: QtBot
) -> None:
    open_form(pane, qtbot).answer("level").set_value("gs")
    close_by_hand(hand, request_id)
    qtbot.waitUntil(pane.correct._closed.isVisible)
    reopen_by_hand(workplace, request_id)
    qtbot.waitUntil(pane.correct._closed.isHidden)
    qtbot.waitUntil(actions["correct.save"].isEnabled)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: hand.sheet(request_id).fields["level"] == "gs")
