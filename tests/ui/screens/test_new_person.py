from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from guichet.contract.people import Civility, ContactKind, OpenPerson, PersonKind
from guichet.ui.screens.new_person.page import NewPersonPane
from guichet.ui.screens.new_person.typed import TypedPerson, read_typed
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.widgets.inputs import TextField
from tests.ui.screens.conftest import ShowPane, focused, press, type_text
from tests.ui.screens.scene import Desk, Hand

CTRL = Qt.KeyboardModifier.ControlModifier
TODAY = date(2026, 11, 24)


@pytest.fixture
def pane(theme: Theme, actions: Actions, desk: Desk, show_pane: ShowPane) -> NewPersonPane:
    pane = NewPersonPane(theme, desk.bridge, actions, desk.session)
    show_pane(pane)
    return pane


def text(pane: NewPersonPane, name: str) -> str:
    editor = pane.form.field(name).editor
    assert isinstance(editor, TextField)
    return editor.text()


def go_to(pane: NewPersonPane, name: str) -> None:
    pane.form.field(name).editor.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("BENALI Samira 140386", TypedPerson(surname="BENALI", given_names="Samira", birth_date=date(1986, 3, 14))),
        ("benali samira", TypedPerson(surname="Benali", given_names="Samira")),
        ("le goff anne-marie", TypedPerson(surname="Le Goff", given_names="Anne-Marie")),
        ("Samira BENALI 06 39 98 12 34", TypedPerson(surname="BENALI", given_names="Samira", phone="06 39 98 12 34")),
        ("mme durand 14/03/1986", TypedPerson(civility=Civility.MRS, surname="Durand", birth_date=date(1986, 3, 14))),
        ("0639981234", TypedPerson(phone="0639981234")),
        ("s.benali@exemple.fr", TypedPerson(email="s.benali@exemple.fr")),
        ("association les lilas", TypedPerson(kind=PersonKind.ORGANISATION, organisation="Association les lilas")),
        ("", TypedPerson()),
    ],
)
def test_what_was_sought_begins_the_file(typed: str, expected: TypedPerson) -> None:
    assert read_typed(typed, TODAY) == expected


def test_a_person_sought_in_vain_is_put_on_file_by_keyboard_alone(
    pane: NewPersonPane, hand: Hand, qtbot: QtBot
) -> None:
    pane.start("KERVELLA Anouk 020379")
    assert focused() is pane.form.field("phone").editor
    type_text("0639981235")
    press(Qt.Key.Key_Tab)
    assert text(pane, "phone").split("\u00a0") == ["06", "39", "98", "12", "35"]
    press(Qt.Key.Key_Tab)
    type_text("3 rue du Port")
    press(Qt.Key.Key_Tab)
    type_text("29200")
    press(Qt.Key.Key_Tab)
    type_text("Brest")
    registered: list[UUID] = []
    said: list[str] = []
    pane.registered.connect(lambda _visit, person_id: registered.append(person_id))
    pane.say.connect(said.append)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(registered))
    sheet = hand.ask(OpenPerson(person_id=registered[0], reason="refresh"))
    assert (sheet.birth_name, sheet.given_names, sheet.birth_date) == ("KERVELLA", "Anouk", date(1979, 3, 2))
    contacts = {contact.kind: contact for contact in sheet.contacts}
    assert contacts[ContactKind.MOBILE].value == "+33639981235"
    assert contacts[ContactKind.ADDRESS].city == "Brest"
    assert said == ["Usager créé sur ce poste."]


def test_each_error_stands_under_its_field_when_it_is_left_never_before(pane: NewPersonPane) -> None:
    pane.start("")
    assert pane.form.field("birth_name").error == ""
    type_text("Ben4li")
    assert pane.form.field("birth_name").error == ""
    press(Qt.Key.Key_Tab)
    assert pane.form.field("birth_name").error == "Un nom n’a pas de chiffre. Corrigez-le."
    go_to(pane, "birth_date")
    type_text("31022020")
    go_to(pane, "phone")
    type_text("06 12")
    go_to(pane, "email")
    type_text("samira.fr")
    go_to(pane, "postcode")
    type_text("932")
    press(Qt.Key.Key_Return, CTRL)
    assert pane._errors.text() == "6 champs à corriger avant de créer l’usager"
    assert focused() is pane.form.field("birth_name").editor
    assert pane.form.field("email").error == "Il manque l’arobase (@)."
    assert pane.form.field("birth_date").error.startswith("Cette date n’existe pas.")


def test_nobody_without_a_name(pane: NewPersonPane) -> None:
    pane.start("")
    press(Qt.Key.Key_Return, CTRL)
    assert pane.form.field("birth_name").error == "Indiquez le nom de naissance, ou le nom d’usage."


def test_who_is_nearly_certainly_on_file_is_shown_side_by_side_and_opened(
    pane: NewPersonPane, hand: Hand, qtbot: QtBot
) -> None:
    known = hand.samira()
    pane.start("BENALI Samira 140386")
    qtbot.waitUntil(pane.likeness.isVisible)
    assert pane.likeness.title.text() == "Cette personne est sans doute déjà connue."
    assert pane.likeness.open_button in tab_stops(pane)
    with qtbot.waitSignal(pane.existing_chosen) as chosen:
        press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == [known]
    assert pane.model.draft("", "BENALI Samira 140386") is None


def test_who_may_be_on_file_is_shown_quietly(pane: NewPersonPane, hand: Hand, qtbot: QtBot) -> None:
    hand.samira()
    pane.start("Benaly Samira 140386")
    qtbot.waitUntil(pane.likeness.isVisible)
    assert pane.likeness.title.text() in ("Existe peut-être déjà", "Cette personne est sans doute déjà connue.")
    go_to(pane, "birth_name")
    press(Qt.Key.Key_A, CTRL)
    type_text("Zylberstein")
    qtbot.waitUntil(pane.likeness.isHidden)


def test_an_organisation_is_put_on_file(pane: NewPersonPane, hand: Hand, qtbot: QtBot) -> None:
    pane.start("association les lilas")
    assert text(pane, "organisation") == "Association les lilas"
    assert focused() is pane.form.field("registration").editor
    type_text("12")
    registered: list[UUID] = []
    pane.registered.connect(lambda _visit, person_id: registered.append(person_id))
    press(Qt.Key.Key_Return, CTRL)
    assert pane.form.field("registration").error.startswith("Un SIREN a 9 chiffres")
    press(Qt.Key.Key_A, CTRL)
    type_text("W931234567")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: bool(registered))
    sheet = hand.ask(OpenPerson(person_id=registered[0], reason="refresh"))
    assert (sheet.kind, sheet.organisation_name) == (PersonKind.ORGANISATION, "Association les lilas")


def test_leaving_keeps_what_was_typed_after_each_search(pane: NewPersonPane) -> None:
    pane.start("MARTIN Paul")
    go_to(pane, "birth_place")
    type_text("Rennes")
    press(Qt.Key.Key_Escape)
    pane.start("DURAND Zoe")
    assert text(pane, "birth_place") == ""
    pane.start("MARTIN Paul")
    assert text(pane, "birth_place") == "Rennes"
    press(Qt.Key.Key_Escape)
    pane.start("")
    assert text(pane, "birth_name") == "", "who comes without a search may be anybody"
    pane.resume()
    assert text(pane, "birth_name") == "MARTIN"


def test_what_the_desk_refuses_stays_said_until_the_field_is_edited(pane: NewPersonPane, qtbot: QtBot) -> None:
    pane.start("")
    type_text("Refus")
    go_to(pane, "birth_date")
    type_text("01011850")
    go_to(pane, "city")
    type_text("Brest")
    press(Qt.Key.Key_Return, CTRL)
    born = pane.form.field("birth_date")
    qtbot.waitUntil(lambda: focused() is born.editor)
    assert "125 ans" in born.error
    assert pane._errors.text() == "1 champ à corriger avant de créer l’usager"
    go_to(pane, "city")
    go_to(pane, "phone")
    assert "125 ans" in born.error
    go_to(pane, "birth_date")
    type_text("01011950")
    go_to(pane, "phone")
    assert born.error == ""
    assert not pane._errors.isVisibleTo(pane)


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("birth_place", "x" * 201, "200 caractères au plus"),
        ("street", "x" * 251, "250 caractères au plus"),
        ("city", "Br\x07est", "ne peut pas être gardé"),
        ("given_names", ", ".join(["Anne"] * 50), "200 caractères au plus"),
        ("email", f"aaaa@{'.'.join(['b' * 60] * 4)}.fr", "250 caractères au plus"),
    ],
)
def test_a_text_that_no_column_holds_is_told_before_it_is_sent(
    pane: NewPersonPane, field: str, typed: str, said: str
) -> None:
    pane.start("Trop Long")
    editor = pane.form.field(field).editor
    assert isinstance(editor, TextField)
    editor.setText(typed)
    press(Qt.Key.Key_Return, CTRL)
    assert said in pane.form.field(field).error
    assert focused() is editor
    go_to(pane, "postcode")
    assert said in pane.form.field(field).error
