from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.requests import (
    AdvanceRequest,
    CloseReason,
    CloseRequest,
    CommentRequest,
    DocumentState,
    EventKind,
    RequestSheet,
    TickDocument,
)
from guichet.ui.preferences import Preferences
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.focus import tab_stops
from tests.helpers.cups import Listener
from tests.helpers.town import Workplace
from tests.ui.printing import next_job
from tests.ui.screens.conftest import ShowPane, focused, make_whole, press, type_text
from tests.ui.screens.scene import Desk, Hand

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(empty_pane: RequestPane) -> RequestPane:
    return empty_pane


def no_printer(desk: Desk, theme: Theme) -> PrintRoom:
    return PrintRoom(desk.bridge, Preferences.of(theme), desk)


@pytest.fixture
def open_pane(pane: RequestPane, request_id: UUID, qtbot: QtBot) -> RequestPane:
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    pane.documents.checklist.setFocus(Qt.FocusReason.TabFocusReason)
    return pane


def shows(pane: RequestPane, fact: Callable[[RequestSheet], bool]) -> Callable[[], bool]:
    return lambda: pane.model.sheet is not None and fact(pane.model.sheet)


def tick_all(pane: RequestPane, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(shows(pane, lambda sheet: sheet.documents[0].state is DocumentState.SEEN))


def told(pane: RequestPane) -> list[str]:
    said: list[str] = []
    pane.say.connect(said.append)
    pane.undo_offered.connect(lambda sentence, _undo: said.append(sentence))
    return said


def test_a_request_says_where_it_stands(open_pane: RequestPane) -> None:
    view = open_pane.view
    assert view.title.text() == "Inscription scolaire"
    assert view.subtitle.text().endswith(" · BENALI Adam")
    assert view.state.text() == "Pré-inscription"
    assert view.steps.text() == "Étape 1 sur 5\u00a0: Reçue"
    assert view.deadline.text().startswith("Réponse avant le ")
    assert not view.legal.text(), "an agent of the counter can do nothing about a value that is to be confirmed"
    assert ("Classe demandée", "Petite section") in view.answers.shown
    assert any(words.startswith("Demande déposée") for _, words in view.events.shown)


def test_a_step_that_lacks_documents_is_offered_disabled_and_says_which(open_pane: RequestPane, qtbot: QtBot) -> None:
    footer = open_pane.steps.footer
    button = footer._offered[0]
    assert not button.isEnabled()
    assert "Document d’identité" in button.toolTip()
    assert "Document d’identité" in footer.hint.text()
    assert footer.main.text() == "Demander les pièces"
    tick_all(open_pane, qtbot)
    assert footer.main.text() == "Déclarer le dossier complet"
    assert footer.hint.isHidden()


def test_space_ticks_a_document_goes_to_the_next_and_space_again_unticks_it(
    open_pane: RequestPane, qtbot: QtBot
) -> None:
    checklist = open_pane.documents.checklist
    tick_all(open_pane, qtbot)
    assert checklist.currentIndex().row() == 1
    assert checklist.rows[0].detail.endswith("Claire Moreau · original vu, non conservé")
    assert open_pane.documents.title._label.text() == "Pièces justificatives · 1 sur 2"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.documents[0].state is DocumentState.MISSING))


def test_the_main_step_is_taken_with_the_note_as_its_word(open_pane: RequestPane, qtbot: QtBot) -> None:
    said = told(open_pane)
    tick_all(open_pane, qtbot)
    press(Qt.Key.Key_M, CTRL)
    assert focused() is open_pane.note.area
    type_text("vu avec la mere")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.state == "complete"))
    qtbot.waitUntil(lambda: said[-1:] == ["Enregistré sur ce poste. La demande est «\u00a0Dossier complet\u00a0»."])
    assert open_pane.note.area.toPlainText() == ""
    assert any("vu avec la mere" in words for _, words in open_pane.view.events.shown)


def test_a_note_alone_is_kept_with_its_key(open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot) -> None:
    press(Qt.Key.Key_M, CTRL)
    type_text("rappeler mardi")
    press(Qt.Key.Key_M, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.events[0].kind is EventKind.COMMENTED))
    qtbot.waitUntil(lambda: open_pane.note.area.toPlainText() == "")
    assert hand.sheet(request_id).events[0].note == "rappeler mardi"


def test_asking_for_documents_asks_which_and_until_when(
    open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return, CTRL)
    panel = open_pane.steps.footer.panel
    assert panel.isVisible()
    assert panel._boxes is not None
    assert panel._boxes.value() == ("FILIATION", "JUGEMENT_GARDE")
    assert panel._day is not None
    day = panel._day.editor
    assert isinstance(day, DateField)
    day.setText("01/01/2020")
    press(Qt.Key.Key_Return, CTRL)
    assert panel._day.error.startswith("Indiquez une date après le ")
    assert focused() is day
    until = hand.sheet(request_id).received_on + timedelta(days=20)
    day.set_value(until)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.suspended_until == until))
    qtbot.waitUntil(panel.isHidden)
    view = open_pane.view
    assert view.deadline.text().startswith("Délai arrêté depuis le ")
    assert view.suspension.isVisible()
    assert open_pane.documents.checklist.rows[0].detail.startswith("À fournir avant le ")
    assert view.state.text() == "Pièces à fournir"


def test_tab_goes_once_round_the_window_while_documents_are_asked_for(open_pane: RequestPane) -> None:
    press(Qt.Key.Key_Return, CTRL)
    panel = open_pane.steps.footer.panel
    stops, first = tab_stops(open_pane.window()), focused()
    walked = [first]
    for _ in stops:
        press(Qt.Key.Key_Tab)
        walked.append(focused())
    assert walked[-1] is first
    assert len(set(walked)) == len(stops)
    asked = [place for place, stop in enumerate(walked[:-1]) if panel.isAncestorOf(stop)]
    assert len(asked) > 3, "the documents, the day, the note"
    assert asked == list(range(len(asked))), "what is asked comes in one piece"
    assert walked[len(asked)] is open_pane.steps.footer.main


def test_documents_that_came_make_the_clock_run_again(open_pane: RequestPane, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.suspended_since is not None))
    qtbot.waitUntil(open_pane.steps.footer.panel.isHidden)
    open_pane.documents.checklist.setFocus()
    tick_all(open_pane, qtbot)
    assert open_pane.steps.footer.main.text() == "Enregistrer les pièces reçues"
    press(Qt.Key.Key_Return, CTRL)
    assert open_pane.steps.footer.panel.isVisible()
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.suspended_since is None and sheet.state == "complete"))


def test_a_step_is_left_untaken_with_escape(open_pane: RequestPane) -> None:
    press(Qt.Key.Key_Return, CTRL)
    assert open_pane.steps.footer.panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert open_pane.steps.footer.panel.isHidden()
    assert open_pane.steps.footer.main.text() == "Demander les pièces"


def test_a_step_that_wants_a_word_asks_why(open_pane: RequestPane, qtbot: QtBot) -> None:
    said = told(open_pane)
    withdraw = next(choice for _, choice in open_pane.steps.footer.others.lent if choice.transition == "withdraw")
    open_pane.steps.footer.others.taken.emit(withdraw)
    press(Qt.Key.Key_Return, CTRL)
    assert open_pane.steps.footer.panel._note is not None
    assert open_pane.steps.footer.panel._note.error == "Écrivez pourquoi, en quelques mots."
    type_text("demenage en mai")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.closed))
    qtbot.waitUntil(lambda: bool(said))
    assert open_pane.view.state.text() == "Abandonnée"
    assert open_pane.view.steps.isHidden()  # they would say that every stage was gone through
    assert not open_pane.steps.footer.main.isVisible()
    assert open_pane.view.deadline.isHidden()


def offers(pane: RequestPane) -> list[tuple[str, Callable[[], None]]]:
    offered: list[tuple[str, Callable[[], None]]] = []
    pane.undo_offered.connect(lambda sentence, undo: offered.append((sentence, undo)))
    return offered


def test_a_step_taken_by_mistake_is_taken_back(
    open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return, CTRL)
    offered, said = offers(open_pane), told(open_pane)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.suspended_since is not None))
    qtbot.waitUntil(lambda: bool(offered))
    offered[-1][1]()
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.suspended_since is None and sheet.state == "received"))
    qtbot.waitUntil(lambda: said[-1] == "Étape annulée. La demande est comme avant.")
    assert hand.sheet(request_id).due_on is not None
    told_of = [words for _, words in open_pane.view.events.shown]
    assert any(f"de nouveau «\u00a0{open_pane.view.state.text()}\u00a0»" in words for words in told_of)


def test_a_closing_is_taken_back_by_who_made_it(
    theme: Theme, actions: Actions, workplace: Workplace, request_id: UUID, show_pane: ShowPane, qtbot: QtBot
) -> None:
    desk = Desk(workplace, "ali.kacem")
    pane = RequestPane(theme, desk.bridge, actions, desk.session, room=no_printer(desk, theme))
    make_whole(pane)
    show_pane(pane)
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    offered = offers(pane)
    pane.steps.close_request()
    press(Qt.Key.Key_Return, CTRL)
    reason = pane.steps.footer.panel._reason
    assert reason is not None
    assert pane.steps.footer.panel._reason_field is not None
    assert pane.steps.footer.panel._reason_field.error == "Choisissez la raison."
    reason.set_value(CloseReason.DONE)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered[0][0] == "Demande close."
    qtbot.waitUntil(shows(pane, lambda sheet: sheet.closed))
    assert pane.view.state.text() == "Close\u00a0: Pré-inscription", "no step says that the certificate was handed over"
    offered[0][1]()
    qtbot.waitUntil(shows(pane, lambda sheet: not sheet.closed))
    desk.close()


def test_what_a_role_may_not_do_is_not_offered(
    theme: Theme, actions: Actions, desk: Desk, request_id: UUID, hand: Hand, show_pane: ShowPane, qtbot: QtBot
) -> None:
    pane = RequestPane(theme, desk.bridge, actions, desk.session, room=no_printer(desk, theme))
    make_whole(pane)
    show_pane(pane)
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    tick_all_by_hand(hand, request_id)
    for transition, state in (("declare_complete", "received"), ("assign_school", "complete")):
        hand.do(
            AdvanceRequest(
                event_id=new_id(),
                request_id=request_id,
                transition=transition,
                expected_state=state,
                effective_on=hand.sheet(request_id).received_on,
            )
        )
    qtbot.waitUntil(shows(pane, lambda sheet: sheet.state == "assigned"))
    labels = [choice.label for _, choice in pane.steps.footer.others.lent] + [pane.steps.footer.main.text()]
    assert "Établir le certificat d’inscription" not in labels  # deciding is another role's
    assert not actions["request.reopen"].isEnabled()


def tick_all_by_hand(hand: Hand, request_id: UUID) -> None:
    sheet = hand.sheet(request_id)
    for line in sheet.documents:
        hand.do(
            TickDocument(
                event_id=new_id(),
                document_id=line.document_id,
                expected=line.state,
                state=DocumentState.SEEN,
                seen_on=sheet.received_on,
            )
        )


def test_a_step_taken_elsewhere_meanwhile_is_said_and_what_was_typed_survives(
    open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    open_pane.note.area.setPlainText("a relire")
    sheet = open_pane.model.sheet
    assert sheet is not None
    open_pane.model._request_id = None  # the news from the desk is late
    hand.do(
        CloseRequest(
            event_id=new_id(),
            request_id=request_id,
            expected_state=sheet.state,
            reason=CloseReason.DONE,
            effective_on=sheet.received_on,
        )
    )
    hand.do(CommentRequest(event_id=new_id(), request_id=request_id, note="fait hier"))
    qtbot.wait(50)
    open_pane.model._request_id = request_id
    press(Qt.Key.Key_Return, CTRL)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(open_pane._trouble.isVisible)
    assert sheet.reference in open_pane._trouble.message.text()
    qtbot.waitUntil(shows(open_pane, lambda now: now.closed))
    assert open_pane.note.area.toPlainText() == "a relire"


def test_another_agents_tick_shows_by_itself_and_the_note_stays(
    open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    open_pane.note.area.setPlainText("en cours")
    tick_all_by_hand(hand, request_id)
    qtbot.waitUntil(shows(open_pane, lambda sheet: all(line.state is DocumentState.SEEN for line in sheet.documents)))
    assert open_pane.note.area.toPlainText() == "en cours"


def test_the_receipt_is_printed_first_then_again_as_a_copy(
    open_pane: RequestPane, room: PrintRoom, listener: Listener, qtbot: QtBot
) -> None:
    came: list[tuple[str, bool]] = []
    room.printed.connect(lambda job, _printer: came.append((job.paper.number, job.reprint)))
    press(Qt.Key.Key_P, CTRL)
    first = next_job(listener, qtbot)
    qtbot.waitUntil(lambda: len(came) == 1)
    qtbot.waitUntil(shows(open_pane, lambda sheet: len(sheet.receipts) == 1))
    press(Qt.Key.Key_P, CTRL)
    copy = next_job(listener, qtbot)
    qtbot.waitUntil(lambda: len(came) == 2)
    assert open_pane.model.sheet is not None
    (receipt,) = open_pane.model.sheet.receipts
    assert came == [(receipt.number, False), (receipt.number, True)]
    assert len(copy) > len(first)  # it says that it is one


def test_a_note_is_kept_with_its_request_while_another_is_open(
    open_pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    open_pane.note.area.setPlainText("pour Adam")
    other = hand.school_request(hand.samira(), None)
    open_pane.show_request(other)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.request_id == other))
    assert open_pane.note.area.toPlainText() == ""
    open_pane.show_request(request_id)
    qtbot.waitUntil(shows(open_pane, lambda sheet: sheet.request_id == request_id))
    assert open_pane.note.area.toPlainText() == "pour Adam"


def test_keys_rest_while_the_pane_is_hidden(open_pane: RequestPane, actions: Actions) -> None:
    assert actions["request.print"].isEnabled()
    open_pane.hide()
    assert not actions["request.print"].isEnabled()
    open_pane.show()
    assert actions["request.print"].isEnabled()


def test_a_request_that_is_not_here_is_said(pane: RequestPane, qtbot: QtBot) -> None:
    pane.show_request(new_id())
    qtbot.waitUntil(lambda: "n’est pas sur ce poste" in pane._empty.sentence.text())
    pane.clear()
    assert pane._empty.sentence.text().startswith("Aucune demande ouverte.")


def test_a_request_that_opens_where_the_focus_is_puts_it_on_what_is_to_do(
    pane: RequestPane, request_id: UUID, hand: Hand, qtbot: QtBot
) -> None:
    pane.setFocus()
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    assert focused() is pane.documents.checklist
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(shows(pane, lambda sheet: sheet.documents[0].state is DocumentState.SEEN))
    tick_all_by_hand(hand, request_id)
    qtbot.waitUntil(shows(pane, lambda sheet: all(line.state is DocumentState.SEEN for line in sheet.documents)))
    pane.show_request(request_id)
    qtbot.waitUntil(lambda: pane.model.sheet is not None)
    assert focused() is pane.steps.footer.main
    assert pane.steps.footer.main.text() == "Déclarer le dossier complet"
