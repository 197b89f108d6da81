"""A person's details put right at the counter, and who changed what."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.base import FieldEdit, new_id
from guichet.contract.people import (
    ContactDraft,
    ContactKind,
    CorrectPerson,
    NaturalDraft,
    OpenPerson,
    OrganisationDraft,
    PersonSheet,
    RegisterPerson,
    RelationKind,
)
from guichet.contract.refusals import FieldRefused
from guichet.ui.screens.citizen.edit_page import EditPane
from guichet.ui.screens.counter.model import Work
from guichet.ui.workplace import Workplace
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing

_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def register(station: Station, surname: str, given: str = "Alix", *, phone: str = "") -> UUID:
    person_id = new_id()
    contacts: tuple[ContactDraft, ...] = ()
    if phone:
        contacts = (ContactDraft(contact_id=new_id(), kind=ContactKind.MOBILE, value=phone),)
    station.log_in()
    draft = NaturalDraft(birth_name=surname, given_names=given)
    station.client.do(RegisterPerson(person_id=person_id, identity=draft, contacts=contacts)).result(20)
    return person_id


def sheet_of(station: Station, person_id: UUID) -> PersonSheet:
    return station.client.ask(OpenPerson(person_id=person_id, reason="refresh")).result(20)


def open_edit(workplace: Workplace, qtbot: QtBot, typed: str) -> EditPane:
    """Find somebody and press Alt+M."""
    open_by_typing(workplace, qtbot, typed)
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    pane = area_of(workplace).counter.edit
    qtbot.waitUntil(pane.isVisible)
    qtbot.waitUntil(lambda: pane.form.field("birth_name").editor.text() != "")  # type: ignore[attr-defined]
    return pane


def editor(pane: EditPane, name: str) -> QWidget:
    return pane.form.field(name).editor


def retype(field: QWidget, text: str) -> None:
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(field, Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(field, text)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def choose(text: str) -> None:
    """Take a line of the open menu by keyboard."""
    menu = focus()
    names = [str(menu.model().index(row, 0).data()) for row in range(menu.model().rowCount())]  # type: ignore[attr-defined]
    for _ in range(names.index(text)):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def history(pane: EditPane) -> list[str]:
    return [line.spoken for line in pane.history.view.rows.lines]


def test_only_what_changed_is_written_and_told(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = register(station, "Vasseur")
    pane = open_edit(workplace, qtbot, "vasseur alix")
    assert focus() is editor(pane, "civility")
    retype(editor(pane, "birth_place"), "Lens")
    retype(editor(pane, "birth_date"), "140386")
    retype(editor(pane, "note"), "Parle doucement")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not pane.isVisible())
    assert "enregistrées" in workplace.window.toast.message.text()
    sheet = sheet_of(station, person_id)
    assert (sheet.birth_place, str(sheet.birth_date), sheet.note) == ("Lens", "1986-03-14", "Parle doucement")
    card = area_of(workplace).counter.card
    qtbot.waitUntil(lambda: "Parle doucement" in card.note.message.text())
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    qtbot.waitUntil(lambda: len(history(pane)) == 3)
    told = " ".join(history(pane)).replace("\u00a0", " ")
    assert "Lieu de naissance : (vide) → Lens" in told
    assert "Date de naissance : (vide) → 14 mars 1986" in told
    assert "Claire Moreau" in told
    assert "Nom" not in told, "what was left alone is not in the history"


def test_a_wrong_value_is_shown_at_its_field_and_nothing_is_written(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    person_id = register(station, "Wagner")
    pane = open_edit(workplace, qtbot, "wagner alix")
    retype(editor(pane, "birth_name"), "W4gner")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert "chiffre" in pane.form.field("birth_name").error
    retype(editor(pane, "birth_date"), "31/02/1990")
    retype(editor(pane, "note"), "Son numero 2 86 03 93 066 012 56")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    assert pane.isVisible()
    assert pane.form.error_count() == 3
    assert "3 champs" in pane._errors.text()
    assert focus() is editor(pane, "birth_name")
    assert sheet_of(station, person_id).birth_name == "Wagner"


def test_what_the_desk_refuses_stays_said_until_the_field_is_edited(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    register(station, "Tropvieux")
    pane = open_edit(workplace, qtbot, "tropvieux alix")
    born, note = pane.form.field("birth_date"), pane.form.field("note")
    retype(editor(pane, "birth_date"), "01/01/1850")
    note.editor.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: bool(born.error))
    for _ in range(2):
        note.editor.setFocus(Qt.FocusReason.TabFocusReason)
        born.editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert "125 ans" in born.error
    assert "1 champ" in pane._errors.text()
    retype(editor(pane, "birth_date"), "01/01/1950")
    note.editor.setFocus(Qt.FocusReason.TabFocusReason)
    assert born.error == ""
    retype(editor(pane, "birth_place"), "x" * 201)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    assert "200 caractères" in pane.form.field("birth_place").error


def test_what_the_desk_refuses_of_a_contact_stays_said_until_it_is_edited(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    register(station, "Adressant")
    part = open_edit(workplace, qtbot, "adressant alix").contacts
    part.begin_new()
    editor, street = part.editor, part.editor._fields["street"]
    editor.kind.set_value(ContactKind.ADDRESS)
    editor.street.setFocus(Qt.FocusReason.TabFocusReason)
    editor.postcode.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(editor.postcode, Qt.Key.Key_Return)
    assert "rue ou la commune" in street.error, "moving to the fault does not take it away"
    QTest.keyClicks(editor.street, "3 rue du Port")
    editor.city.setFocus(Qt.FocusReason.TabFocusReason)
    assert street.error == ""
    editor.refuse(FieldRefused("street", "unknown"))
    for field in (editor.street, editor.city):
        field.setFocus(Qt.FocusReason.TabFocusReason)
    assert street.error
    QTest.keyClicks(editor.street, " bis")
    editor.city.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(editor.city, "x" * 101)
    editor.postcode.setFocus(Qt.FocusReason.TabFocusReason)
    assert street.error == ""
    assert "100 caractères" in editor._fields["city"].error


def test_escape_keeps_what_is_typed(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = register(station, "Xavier")
    pane = open_edit(workplace, qtbot, "xavier alix")
    retype(editor(pane, "birth_place"), "Pau")
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not pane.isVisible())
    assert sheet_of(station, person_id).birth_place == ""
    open_by_typing(workplace, qtbot, "leroy paul")
    pane = open_edit(workplace, qtbot, "xavier alix")
    assert editor(pane, "birth_place").text() == "Pau"  # type: ignore[attr-defined]


def test_what_a_colleague_writes_meanwhile_is_told_and_not_overwritten_unseen(
    workplace: Workplace, qtbot: QtBot, station: Station, colleague: Station
) -> None:
    person_id = register(station, "Ygouf")
    station.sync()
    colleague.log_in("ali.kacem")
    colleague.sync()
    pane = open_edit(workplace, qtbot, "ygouf alix")
    retype(editor(pane, "birth_place"), "Lyon")
    edits = (FieldEdit("birth_place", "", "Oran"), FieldEdit("usual_name", "", "Blin"))
    colleague.client.do(CorrectPerson(person_id=person_id, edits=edits)).result(20)
    colleague.sync()
    station.sync()
    qtbot.waitUntil(lambda: editor(pane, "usual_name").text() == "Blin")  # type: ignore[attr-defined]
    assert "« Oran »" in editor(pane, "birth_place").accessibleDescription().replace("\u00a0", " ")
    assert editor(pane, "birth_place").text() == "Lyon"  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: any("Ali Kacem" in line for line in history(pane)))
    QTest.keyClick(editor(pane, "birth_place"), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not pane.isVisible())
    sheet = sheet_of(station, person_id)
    assert (sheet.birth_place, sheet.usual_name) == ("Lyon", "Blin")


def test_contacts_are_added_corrected_preferred_and_ended_by_keyboard(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    person_id = register(station, "Zidane", phone="06 39 98 10 10")
    pane = open_edit(workplace, qtbot, "zidane alix")
    part = pane.contacts
    part.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part.add_button, Qt.Key.Key_Space)
    assert part.editor.kind.hasFocus()
    part.editor.kind.set_value(ContactKind.EMAIL)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert part.editor.value.hasFocus()
    QTest.keyClicks(focus(), "alix")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert "@" in part.editor._fields["value"].error
    QTest.keyClicks(focus(), "@exemple.fr")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 2)
    assert not part.editor.isVisible()
    part.view.setFocus()
    part.view.setCurrentIndex(part.view.rows.index(0, 0))
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    choose("Corriger")
    retype(part.editor.value, "0639981011")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "11" in part.view.rows.lines[0].title)
    part.view.setCurrentIndex(part.view.rows.index(0, 0))
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    choose("Préférer cette coordonnée")
    qtbot.waitUntil(lambda: part.view.rows.lines[0].pill == "préféré")
    part.view.setCurrentIndex(part.view.rows.index(1, 0))
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    choose("N’est plus valable")
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    good = [each for each in sheet_of(station, person_id).contacts if each.ended_on is None]
    assert [(each.value, each.preferred) for each in good] == [("+33639981011", True)]
    QTest.keyClick(workplace.window, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 2)
    assert pane.isVisible()
    qtbot.waitUntil(lambda: len(history(pane)) >= 5)


def test_a_phone_being_typed_stays_with_its_person(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    first, second = register(station, "Jaffre"), register(station, "Kerbrat")
    part = open_edit(workplace, qtbot, "jaffre alix").contacts
    part.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part.add_button, Qt.Key.Key_Space)
    retype(part.editor.value, "0639981021")
    open_edit(workplace, qtbot, "kerbrat alix")
    assert not part.editor.isVisible()
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    part.begin_new()
    assert part.editor.value.text() == ""
    retype(part.editor.value, "0639981022")
    open_edit(workplace, qtbot, "jaffre alix")
    qtbot.waitUntil(part.editor.isVisible)
    assert part.editor.value.text() == "06\u00a039\u00a098\u00a010\u00a021"
    QTest.keyClick(part.editor.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    assert [each.value for each in sheet_of(station, first).contacts] == ["+33639981021"]
    assert sheet_of(station, second).contacts == ()
    open_edit(workplace, qtbot, "kerbrat alix")
    qtbot.waitUntil(part.editor.isVisible)
    assert "22" in part.editor.value.text()


def test_a_correction_being_typed_comes_back_as_a_correction(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    person_id = register(station, "Lozach", phone="06 39 98 10 23")
    part = open_edit(workplace, qtbot, "lozach alix").contacts
    part.view.setFocus()
    part.view.setCurrentIndex(part.view.rows.index(0, 0))
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    choose("Corriger")
    retype(part.editor.value, "0639981024")
    open_edit(workplace, qtbot, "leroy paul")
    assert not part.editor.isVisible()
    open_edit(workplace, qtbot, "lozach alix")
    qtbot.waitUntil(part.editor.isVisible)
    QTest.keyClick(part.editor.value, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "24" in part.view.rows.lines[0].title)
    assert [each.value for each in sheet_of(station, person_id).contacts] == ["+33639981024"]


def test_an_answer_that_comes_late_leaves_the_next_person_s_editor_open(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    first, second = register(station, "Madec"), register(station, "Nedelec")
    open_edit(workplace, qtbot, "nedelec alix")
    pane = open_edit(workplace, qtbot, "madec alix")
    part, visits = pane.contacts, area_of(workplace).visits
    part.begin_new()
    retype(part.editor.value, "0639981025")
    with qtbot.waitSignal(part.say) as said:
        QTest.keyClick(part.editor.value, Qt.Key.Key_Return)
        visits.choose(next(visit.key for visit in visits.visits if visit.person_id == second))
        part.begin_new()
        part.editor.value.setText("0639981026")
    assert said.args == ["Coordonnée ajoutée."]
    assert part.editor.isVisible()
    assert "26" in part.editor.value.text()
    assert [each.value for each in sheet_of(station, first).contacts] == ["+33639981025"]
    assert sheet_of(station, second).contacts == ()
    pane = open_edit(workplace, qtbot, "madec alix")
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    assert not part.editor.isVisible(), "what is on file is typed no more"


def test_a_relation_being_typed_stays_with_its_person(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    first, second = register(station, "Omnes"), register(station, "Podeur")
    child = register(station, "Quemener", "Lou")
    part = open_edit(workplace, qtbot, "omnes alix").relations
    part.begin_new()
    QTest.keyClicks(part.editor.name, "quemener")
    qtbot.waitUntil(lambda: part.editor.found.rows.rowCount() > 0)
    QTest.keyClick(part.editor.name, Qt.Key.Key_Return)
    open_edit(workplace, qtbot, "podeur alix")
    assert not part.editor.isVisible()
    part.begin_new()
    assert (part.editor.name.text(), part.editor.chosen) == ("", None)
    open_edit(workplace, qtbot, "omnes alix")
    qtbot.waitUntil(part.editor.isVisible)
    assert "QUEMENER" in part.editor.name.text()
    QTest.keyClick(part.editor.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    assert [each.other_id for each in sheet_of(station, first).relations] == [child]
    assert sheet_of(station, second).relations == ()


def test_saving_the_file_keeps_the_phone_that_is_being_typed(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    person_id = register(station, "Riou")
    pane = open_edit(workplace, qtbot, "riou alix")
    part = pane.contacts
    retype(editor(pane, "birth_place"), "Brest")
    part.begin_new()
    retype(part.editor.value, "06 39")
    QTest.keyClick(part.editor.value, Qt.Key.Key_Return, _CTRL)
    assert part.editor._fields["value"].error
    assert pane.isVisible()
    assert sheet_of(station, person_id).birth_place == ""
    retype(part.editor.value, "0639981027")
    QTest.keyClick(part.editor.value, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not pane.isVisible())
    sheet = sheet_of(station, person_id)
    assert ([each.value for each in sheet.contacts], sheet.birth_place) == (["+33639981027"], "Brest")


def test_a_file_saved_while_another_comes_does_not_close_the_other(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    first, second = register(station, "Urvoas"), register(station, "Vigouroux")
    open_edit(workplace, qtbot, "vigouroux alix")
    pane, visits = open_edit(workplace, qtbot, "urvoas alix"), area_of(workplace).visits
    retype(editor(pane, "birth_place"), "Quimper")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    visits.choose(next(visit.key for visit in visits.visits if visit.person_id == second))
    qtbot.waitUntil(lambda: pane._save_action.isEnabled() and editor(pane, "birth_name").text() == "Vigouroux")  # type: ignore[attr-defined]
    retype(editor(pane, "birth_place"), "Vannes")
    assert pane.isVisible()
    assert sheet_of(station, first).birth_place == "Quimper"
    assert sheet_of(station, second).birth_place == ""
    visits.choose(next(visit.key for visit in visits.visits if visit.person_id == first))
    assert not pane.isVisible(), "it was saved: there is nothing to go on with"
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    qtbot.waitUntil(lambda: editor(pane, "birth_place").text() == "Quimper")  # type: ignore[attr-defined]


def test_saving_the_file_says_what_an_editor_kept(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = register(station, "Salaun")
    child = register(station, "Tanguy", "Lou")
    pane = open_edit(workplace, qtbot, "salaun alix")
    pane.contacts.begin_new()
    part = pane.relations
    part.begin_new()
    QTest.keyClicks(part.editor.name, "tanguy")
    qtbot.waitUntil(lambda: part.editor.found.rows.rowCount() > 0)
    QTest.keyClick(part.editor.name, Qt.Key.Key_Return, _CTRL)
    assert "choisissez" in part.editor._name_field.error
    assert not pane.contacts.is_open, "an editor with nothing in it is closed"
    QTest.keyClick(part.editor.name, Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not pane.isVisible())
    assert workplace.window.toast.message.text() == "Lien ajouté."
    assert [each.other_id for each in sheet_of(station, person_id).relations] == [child]


def test_an_address_is_added_with_its_postcode_checked(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = register(station, "Abadie")
    pane = open_edit(workplace, qtbot, "abadie alix")
    part = pane.contacts
    part.begin_new()
    part.editor.kind.set_value(ContactKind.ADDRESS)
    QTest.keyClicks(part.editor.street, "3 rue du Port")
    QTest.keyClicks(part.editor.postcode, "9300")
    QTest.keyClick(part.editor.postcode, Qt.Key.Key_Return)
    assert part.editor._fields["postcode"].error
    assert sheet_of(station, person_id).contacts == ()
    QTest.keyClicks(part.editor.postcode, "0")
    QTest.keyClicks(part.editor.city, "Bobigny")
    QTest.keyClick(part.editor.city, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    assert part.view.rows.lines[0].title == "3 rue du Port, 93000 Bobigny"
    part.begin_new()
    QTest.keyClick(part.editor.value, Qt.Key.Key_Escape)
    assert not part.editor.isVisible()
    assert pane.isVisible(), "Échap closes the editor first"


def test_a_relation_is_added_with_somebody_sought_and_ended(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    person_id = register(station, "Bailly")
    child = register(station, "Cadiou", "Lou")
    pane = open_edit(workplace, qtbot, "bailly alix")
    part = pane.relations
    part.add_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part.add_button, Qt.Key.Key_Space)
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    assert part.editor.name.hasFocus()
    QTest.keyClick(part.editor.save, Qt.Key.Key_Space)
    assert "choisissez" in part.editor._name_field.error
    QTest.keyClicks(part.editor.name, "cadiou")
    qtbot.waitUntil(lambda: part.editor.found.rows.rowCount() > 0)
    QTest.keyClick(part.editor.name, Qt.Key.Key_Down)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert focus() is part.editor.save
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: part.view.rows.rowCount() == 1)
    relation = sheet_of(station, person_id).relations[0]
    assert (relation.kind, relation.outward, relation.other_id) == (RelationKind.PARENT, True, child)
    assert part.view.rows.lines[0].spoken == "CADIOU Lou, Enfant"
    part.view.setCurrentIndex(part.view.rows.index(0, 0))
    part.view.setFocus()
    QTest.keyClick(part.view, Qt.Key.Key_Return)
    choose("Mettre fin à ce lien")
    qtbot.waitUntil(lambda: any("fin" in line for line in history(pane)))


def test_a_relation_with_oneself_is_refused_at_its_field(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    register(station, "Daumas")
    pane = open_edit(workplace, qtbot, "daumas alix")
    part = pane.relations
    part.begin_new()
    QTest.keyClicks(part.editor.name, "daumas")
    qtbot.waitUntil(lambda: part.editor.found.rows.rowCount() > 0)
    QTest.keyClick(part.editor.name, Qt.Key.Key_Return)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "autre personne" in part.editor._name_field.error)


def test_an_organisation_has_its_own_fields(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    station.log_in()
    club_id = new_id()
    draft = OrganisationDraft(name="Amicale du Moulin")
    station.client.do(RegisterPerson(person_id=club_id, identity=draft)).result(20)
    open_by_typing(workplace, qtbot, "amicale du moulin")
    QTest.keyClick(workplace.window, Qt.Key.Key_M, _ALT)
    pane = area_of(workplace).counter.edit
    qtbot.waitUntil(lambda: editor(pane, "organisation_name").isVisible())
    assert not editor(pane, "birth_name").isVisible()
    retype(editor(pane, "registration"), "123")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    assert "SIREN" in pane.form.field("registration").error
    retype(editor(pane, "registration"), "W931234567")
    QTest.keyClick(focus(), Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: not pane.isVisible())
    assert sheet_of(station, club_id).registration == "W931234567"


def test_the_menu_of_the_card_offers_it(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    register(station, "Ernoult")
    open_by_typing(workplace, qtbot, "ernoult alix")
    card = area_of(workplace).counter.card
    assert card.edit.isVisible()
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    choose("Modifier l’usager")
    current = area_of(workplace).visits.current
    assert current is not None
    assert current.work is Work.EDIT_PERSON


def test_its_keys_work_from_the_panes_beside_it(workplace: Workplace, qtbot: QtBot) -> None:
    pane = open_edit(workplace, qtbot, "leroy paul")
    history = area_of(workplace).counter.timeline.view
    history.setFocus()
    QTest.keyClick(history, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: "Aucun changement" in workplace.window.toast.message.text())
    assert not pane.isVisible()
