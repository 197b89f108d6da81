from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.desk import SyncState
from guichet.contract.requests import DocumentState, EventKind, FindProcedures, RequestForm, ShowRequestForm
from guichet.domain.channels import Channel
from guichet.tour.heartbeat import Heartbeat
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.new_request.body import RequestBody
from guichet.ui.screens.new_request.page import NewRequestPane
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.widgets.inputs import Choice, TextArea, TextField
from tests.helpers.cups import Listener
from tests.helpers.town import Town, Workplace
from tests.ui.printing import next_job
from tests.ui.screens.conftest import ShowPane, focused, press, type_text
from tests.ui.screens.scene import Desk, Hand

CTRL = Qt.KeyboardModifier.ControlModifier
SCHOOL = "Inscription scolaire"


@pytest.fixture
def pane(theme: Theme, actions: Actions, desk: Desk, room: PrintRoom, show_pane: ShowPane) -> NewRequestPane:
    pane = NewRequestPane(theme, desk.bridge, actions, desk.session, room=room)
    show_pane(pane)
    return pane


def body_of(pane: NewRequestPane) -> RequestBody:
    assert pane._body is not None
    return pane._body


def is_ready(pane: NewRequestPane, label: str) -> Callable[[], bool]:
    return lambda: pane._body is not None and pane.kind.text() == label


def choose(pane: NewRequestPane, qtbot: QtBot, letters: str, label: str) -> RequestBody:
    """Type letters in the first field and take what they name."""
    type_text(letters)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(is_ready(pane, label))
    return body_of(pane)


def name(widget: object) -> str:
    return str(getattr(widget, "accessibleName")())  # noqa: B009 (any widget has one)


def later(pane: NewRequestPane, days: int = 40) -> str:
    return f"{body_of(pane).today + timedelta(days=days):%d%m%Y}"


def test_a_school_registration_is_filed_and_its_receipt_printed_by_keyboard_alone(
    pane: NewRequestPane, hand: Hand, room: PrintRoom, listener: Listener, qtbot: QtBot
) -> None:
    mother = hand.samira()
    child = hand.child(mother, "Adam", date(2023, 2, 9))
    pane.start(mother)
    body = choose(pane, qtbot, "inscription sco", SCHOOL)
    qtbot.waitUntil(lambda: body_of(pane).form.has_known() and name(focused()) == "Classe demandée")
    body = body_of(pane)
    assert ("Prénoms de l’enfant", "Adam") in body.form.known_facts()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    type_text(later(pane))
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    assert focused() is body.checklist
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    opened: list[UUID] = []
    said: list[str] = []
    pane.filed.connect(lambda _visit, request_id: opened.append(request_id))
    pane.undo_offered.connect(lambda sentence, _undo: said.append(sentence))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(opened))
    sheet = hand.sheet(opened[0])
    assert said == [f"Demande enregistrée sur ce poste. Récépissé {sheet.receipts[0].number}."]
    assert (sheet.requester_id, sheet.beneficiary_id, sheet.channel) == (mother, child, Channel.COUNTER)
    assert sheet.fields["child_given_names"] == "Adam"
    assert sheet.fields["phone"] == "+33639985678"
    assert sheet.fields["level"] == "tps"
    seen = [line.code for line in sheet.documents if line.state is DocumentState.SEEN]
    assert seen == ["FILIATION", "DOM"]
    assert next_job(listener, qtbot).startswith(b"\x1b@")
    qtbot.waitUntil(lambda: not room.is_printing(sheet.receipts[0].receipt_id))
    assert listener.jobs == []


def test_letters_and_return_typed_faster_than_the_answers_take_the_first_of_what_is_typed(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot
) -> None:
    pane.start(hand.samira())
    qtbot.waitUntil(lambda: pane.kind.is_open)
    type_text("cantine")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(is_ready(pane, "Cantine et périscolaire"))
    assert "pièces" in pane._kind_field.shown_help


def test_only_what_is_missing_stops_the_tab_key(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    mother = hand.samira()
    hand.child(mother, "Adam", date(2023, 2, 9))
    pane.start(mother)
    choose(pane, qtbot, "inscription sco", SCHOOL)
    qtbot.waitUntil(lambda: body_of(pane).form.has_known())
    names = [name(stop) for stop in tab_stops(body_of(pane))]
    assert names[:4] == ["Classe demandée", "Entrée à l’école", "Autorité parentale", "Pièces justificatives"]
    assert "Prénoms de l’enfant" not in names


def test_an_error_stands_under_its_field_and_the_focus_goes_to_the_first(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot
) -> None:
    pane.start(hand.samira())
    body = choose(pane, qtbot, "inscription sco", SCHOOL)
    press(Qt.Key.Key_Return, CTRL)
    assert pane._errors.text() == "6 champs à corriger avant de créer la demande"
    assert name(focused()) == "Nom de l’enfant"
    entry = body.form.answer("entry_date")
    entry.editor.setFocus()
    type_text("04012025")
    assert entry.form_field.error == "Indiquez la date."  # not a word while typing
    press(Qt.Key.Key_Tab)
    assert entry.form_field.error.startswith("Cette date est passée. Indiquez une date après le ")
    assert entry.editor.accessibleDescription() == entry.form_field.error
    assert pane._errors.text() == "6 champs à corriger avant de créer la demande"


def test_a_field_that_an_answer_calls_for_appears_with_it(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start(hand.samira())
    body = choose(pane, qtbot, "inscription sco", SCHOOL)
    second = body.form.answer("second_guardian").form_field
    assert second.isHidden()
    judgment = "Décision sur l’autorité parentale"
    body.form.answer("parental_authority").set_value("both")
    assert not second.isHidden()
    assert judgment not in [row.title for row in body.checklist.rows]
    body.form.answer("parental_authority").set_value("one")
    assert second.isHidden()
    assert judgment in [row.title for row in body.checklist.rows]


def test_a_near_request_is_shown_and_taken_up(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    mother = hand.samira()
    child = hand.child(mother, "Adam", date(2023, 2, 9))
    before = hand.school_request(mother, child)
    pane.start(mother)
    choose(pane, qtbot, "inscription sco", SCHOOL)
    qtbot.waitUntil(pane._near_notice.isVisible)
    reference = hand.sheet(before).reference
    assert pane._near_notice.message.text().startswith(
        f"Une demande proche existe\u00a0: {reference}, déposée au guichet"
    )
    with qtbot.waitSignal(pane.existing_chosen) as chosen:
        press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == [before]


def test_what_is_typed_is_kept_person_by_person(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    first, second = hand.samira(), hand.samira()
    pane.start(first)
    choose(pane, qtbot, "inscription sco", SCHOOL)
    assert name(focused()) == "Nom de l’enfant"  # nobody else is known to be concerned
    type_text("Benali")
    body_of(pane)._note.setPlainText("revient demain")
    press(Qt.Key.Key_Escape)
    pane.start(second)
    assert pane._body is None
    assert pane.kind.text() == ""
    pane.start(first)
    qtbot.waitUntil(is_ready(pane, SCHOOL))
    assert body_of(pane).form.answer("child_birth_name").value() == "Benali"
    assert body_of(pane).note_text == "revient demain"
    assert pane._kept.isVisible()
    pane.start_again()
    assert pane.model.draft("", first) is None


def test_an_anonymous_report_is_filed_where_the_procedure_takes_one(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot
) -> None:
    pane.start(None)
    body = choose(pane, qtbot, "trottoir", "Signaler\u00a0: voirie")
    body.form.answer("problem").set_value(body.procedure.fields[0].choices[0].value)
    body.form.answer("place").set_value("Carrefour des Lilas")
    body.form.answer("description").set_value("Trou de 20 cm.")
    opened: list[UUID] = []
    pane.filed.connect(lambda _visit, request_id: opened.append(request_id))
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(opened))
    assert hand.sheet(opened[0]).requester_id is None


def test_without_a_citizen_only_what_is_filed_so_is_listed(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start(None)
    qtbot.waitUntil(lambda: pane.kind.is_open)
    assert pane._nobody.isVisible()
    listed = pane.kind._lines.lines
    assert listed
    assert all(line.procedure.startswith("signalement-") for line in listed)
    type_text("inscription sco")
    qtbot.waitUntil(lambda: pane._kind_field.shown_help.startswith("Aucun signalement de ce nom."))
    assert not pane.kind.is_open
    pane.kind.clear()
    type_text("trottoir")
    qtbot.waitUntil(lambda: pane.kind.is_open)
    assert pane._kind_field.shown_help == ""
    pane.start(hand.samira(), "inscription sco")
    qtbot.waitUntil(lambda: any(line.label == SCHOOL for line in pane.kind._lines.lines))


def test_a_procedure_that_wants_a_requester_says_so(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start(None)
    (line, *_) = hand.ask(FindProcedures(text="inscription sco")).lines
    pane.kind.chosen.emit(line)
    qtbot.waitUntil(lambda: bool(pane._kind_field.error))
    assert pane._kind_field.error == "Cette démarche se fait pour un usager. Cherchez-le d’abord."


def test_a_note_with_a_social_security_number_is_refused_where_it_stands(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot
) -> None:
    pane.start(hand.samira())
    body = choose(pane, qtbot, "inscription sco", SCHOOL)
    body._note.setFocus()
    type_text("vu sa carte 2 86 03 59 350 123 84")
    press(Qt.Key.Key_Backtab)
    assert "sécurité sociale" in body.note.error


def test_without_network_the_same_gestures_file_the_request(
    pane: NewRequestPane, hand: Hand, desk: Desk, town: Town, workplace: Workplace, listener: Listener, qtbot: QtBot
) -> None:
    mother = hand.samira()
    town.go_down()
    try:
        workplace.sync()
        qtbot.waitUntil(lambda: desk.bridge.status.state is SyncState.OFFLINE)
        pane.start(mother)
        body = choose(pane, qtbot, "reclam", "Réclamation, recours gracieux")
        body.form.restore({"subject": "welcome", "facts": "Attente longue.", "expected": "Une réponse."})
        body.form.answer("reply_by").set_value("phone")
        chosen = body.form.answer("subject").editor
        assert isinstance(chosen, Choice)
        chosen.setCurrentIndex(1)
        opened: list[UUID] = []
        pane.filed.connect(lambda _visit, request_id: opened.append(request_id))
        press(Qt.Key.Key_Return, CTRL)
        qtbot.waitUntil(lambda: bool(opened))
        assert hand.sheet(opened[0]).waiting
        assert next_job(listener, qtbot)
    finally:
        town.go_up()


def test_a_refusal_of_the_desk_keeps_what_was_typed(pane: NewRequestPane, qtbot: QtBot) -> None:
    pane.start(new_id())  # nobody on file
    type_text("inscription sco")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(pane._trouble.isVisible)
    assert "n’est pas sur ce poste" in pane._trouble.message.text()
    assert pane.kind.text() == SCHOOL


def test_every_stop_of_the_form_has_a_name(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start(hand.samira())
    body = choose(pane, qtbot, "inscription sco", SCHOOL)
    body.form.optional.set_open(True)
    for stop in tab_stops(pane):
        assert name(stop) or getattr(stop, "text", str)(), stop
        assert isinstance(stop, TextArea | TextField | Choice) or stop.height() >= 24 or stop is body.checklist


def test_who_is_concerned_is_asked_first_when_several_may_be(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    mother = hand.samira()
    hand.child(mother, "Adam", date(2023, 2, 9))
    second = hand.child(mother, "Lina", date(2020, 5, 3))
    pane.start(mother)
    type_text("inscription sco")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() is pane._subjects)
    words = [pane._subjects.itemText(place) for place in range(pane._subjects.count())]
    assert words == ["BENALI Adam", "BENALI Lina", "Un autre enfant"]
    assert pane._body is None
    press(Qt.Key.Key_Return, CTRL)
    assert pane._subject_field.error == "Choisissez la personne concernée."
    assert pane._errors.text() == "1 champ à corriger avant de créer la demande"
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(is_ready(pane, SCHOOL))
    assert ("Prénoms de l’enfant", "Adam") in body_of(pane).form.known_facts()
    assert focused() is pane._subjects  # the next one is a key away
    assert pane._errors.text() == ""
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: ("Prénoms de l’enfant", "Lina") in body_of(pane).form.known_facts())
    press(Qt.Key.Key_Tab)
    assert name(focused()) == "Classe demandée"
    assert pane._subject() == second


def test_an_only_ward_of_another_age_is_not_taken_for_the_child(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    daughter = hand.samira()
    hand.child(daughter, "Zohra", date(1950, 1, 2))  # on file as in her charge
    pane.start(daughter)
    type_text("inscription sco")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focused() is pane._subjects)
    assert pane._body is None
    assert pane._subject() is None


def test_an_act_is_first_proposed_for_the_citizen_who_asks(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    mother = hand.samira()
    hand.child(mother, "Adam", date(2023, 2, 9))
    pane.start(mother)
    body = choose(pane, qtbot, "acte de naiss", "Acte de naissance")
    assert pane._subjects.currentText() == "L’usager lui-même"
    assert ("Prénoms", "Samira") in body.form.known_facts()


def test_a_request_filed_by_mistake_is_taken_back(pane: NewRequestPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start(hand.samira())
    body = choose(pane, qtbot, "reclam", "Réclamation, recours gracieux")
    body.form.restore({"subject": "welcome", "facts": "Attente longue.", "expected": "Une réponse."})
    body.form.answer("reply_by").set_value("phone")
    chosen = body.form.answer("subject").editor
    assert isinstance(chosen, Choice)
    chosen.setCurrentIndex(1)
    opened: list[UUID] = []
    undos: list[Callable[[], None]] = []
    said: list[str] = []
    refused: list[object] = []
    pane.filed.connect(lambda _visit, request_id: opened.append(request_id))
    pane.undo_offered.connect(lambda _sentence, undo: undos.append(undo))
    pane.say.connect(said.append)
    pane.refused.connect(refused.append)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(undos))
    assert not hand.sheet(opened[0]).closed
    undos[0]()
    qtbot.waitUntil(lambda: bool(said))
    sheet = hand.sheet(opened[0])
    assert sheet.closed
    assert [event.kind for event in sheet.events[:2]] == [EventKind.RECEIPT_VOIDED, EventKind.CLOSED]
    assert all(event.note == "Créée par erreur" for event in sheet.events[:2])
    assert [receipt.voided for receipt in sheet.receipts] == [True], "no paper stands for a request that is no more"
    undos[0]()  # it is over already: said, not hidden
    qtbot.waitUntil(lambda: bool(refused))


def test_keys_of_the_form_work_from_all_of_the_frame_while_it_is_in_sight(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot
) -> None:
    elsewhere = TextField(pane._theme)
    frame = pane.parentWidget()
    assert frame is not None
    layout = frame.layout()
    assert layout is not None
    layout.addWidget(elsewhere)
    pane.start(hand.samira())
    choose(pane, qtbot, "inscription sco", SCHOOL)
    elsewhere.setFocus()
    press(Qt.Key.Key_Return, CTRL)
    assert pane._errors.text() == "6 champs à corriger avant de créer la demande"
    elsewhere.setFocus()
    with qtbot.waitSignal(pane.cancelled):
        press(Qt.Key.Key_Escape)
    pane.hide()
    elsewhere.setFocus()
    with qtbot.assertNotEmitted(pane.cancelled):
        press(Qt.Key.Key_Escape)


LARGEST = ("mariage", "permis-construire-mi", "centre-loisirs", "declaration-deces", "inscription-scolaire")
AWAKE_MS = 25
"""The longest that one turn of the loop may take while a form opens."""
TRIES = 8
"""Other programs share the machine: what counts is that the window's own work fits, which one good run shows."""


@pytest.mark.parametrize("code", LARGEST)
def test_the_window_stays_awake_while_a_large_form_opens(
    pane: NewRequestPane, hand: Hand, qtbot: QtBot, code: str
) -> None:
    person = hand.samira()
    stalls: list[float] = []
    while len(stalls) < TRIES and min(stalls, default=AWAKE_MS + 1) > AWAKE_MS:
        pane.start(person)
        pane.start_again()
        heart = Heartbeat()
        form: RequestForm = hand.ask(ShowRequestForm(procedure=code, requester_id=person, beneficiary_id=None))
        pane._form = form
        qtbot.wait(30)
        heart.reset()
        pane._make_body(form)
        qtbot.waitUntil(lambda: pane._body is not None and pane._body.isVisible())
        qtbot.wait(40)
        stalls.append(heart.longest)
        heart.deleteLater()
    assert min(stalls) <= AWAKE_MS, stalls
