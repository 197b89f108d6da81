"""An exchange or an identity check noted by mistake: undone at once, or taken back later with its reason."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.clock import utc_now
from guichet.contract.interactions import Direction, RecordInteraction, ShowTimeline, TimelineEntry
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.domain.channels import Channel
from guichet.ui.screens.timeline.page import TimelinePane
from guichet.ui.widgets.rows import RowList
from guichet.ui.workplace import Workplace
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing, wait_for_sheet
from tests.ui.counter.test_gestures import titles
from tests.ui.workplace import settle

_CTRL = Qt.KeyboardModifier.ControlModifier
_NONE = Qt.KeyboardModifier.NoModifier
TEXT = "Passera jeudi avec son frere"


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _NONE) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def person(station: Station, name: str) -> UUID:
    """Put somebody on file whom no other test knows."""
    station.log_in()
    person_id = new_id()
    draft = NaturalDraft(birth_name=name, given_names="Lou")
    station.client.do(RegisterPerson(person_id=person_id, identity=draft)).result(20)
    return person_id


def noted(station: Station, person_id: UUID, subject: str, body: str = "") -> None:
    said = RecordInteraction(
        interaction_id=new_id(),
        person_id=person_id,
        channel=Channel.PHONE,
        direction=Direction.INCOMING,
        subject=subject,
        body=body,
        happened_at=utc_now(),
    )
    station.client.do(said).result(20)


def lines(station: Station, person_id: UUID) -> list[tuple[str, str]]:
    """Give the subject of each exchange, and why it was taken back."""
    station.log_in()
    read = station.client.ask(ShowTimeline(person_id=person_id)).result(20)
    return [(entry.subject, entry.retracted.reason if entry.retracted else "") for entry in read.entries]


def note(workplace: Workplace, qtbot: QtBot, text: str) -> TimelinePane:
    """Note a call by keyboard."""
    timeline = area_of(workplace).counter.timeline
    press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    QTest.keyClicks(timeline.composer.text, text)
    press(Qt.Key.Key_Return, _CTRL)
    settle(workplace, qtbot)
    return timeline


def first_entry(timeline: TimelinePane) -> TimelineEntry:
    entry = timeline.rows.entry(timeline.rows.index(1, 0))
    assert entry is not None
    return entry


def test_a_note_undone_at_once_is_a_text_again(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = person(station, "Defaire")
    open_by_typing(workplace, qtbot, "defaire lou")
    timeline = note(workplace, qtbot, TEXT)
    toast = workplace.window.toast
    assert toast.undo.isVisible()
    assert "Échange noté" in toast.message.text()
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    composer = timeline.composer
    assert composer.text.hasFocus()
    assert (composer.text.toPlainText(), composer.kind.currentText()) == (TEXT, "Appel reçu")
    assert not composer.resume.isVisible(), "it is here already"
    assert timeline.is_typing
    assert "Échange retiré" in toast.message.text()
    assert not toast.undo.isVisible()
    assert timeline.header.note.text() == "0 échange"
    told = str(timeline.rows.index(1, 0).data())
    assert told.startswith("Échange retiré par C. Moreau le ")
    assert told.endswith("\u00a0: noté par erreur")
    assert lines(station, person_id) == [("", "noté par erreur")]
    QTest.keyClicks(composer.text, " et le livret")
    press(Qt.Key.Key_Return, _CTRL)
    settle(workplace, qtbot)
    assert lines(station, person_id) == [(f"{TEXT} et le livret", ""), ("", "noté par erreur")]
    timeline.write()
    assert not composer.resume.isVisible(), "noted again, it is offered no more"


def test_what_was_undone_is_noted_for_whom_it_was_about(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    right, wrong = person(station, "Lebon"), person(station, "Lemauvais")
    open_by_typing(workplace, qtbot, "lebon lou")
    open_by_typing(workplace, qtbot, "lemauvais lou")
    timeline = note(workplace, qtbot, TEXT)
    press(Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    assert lines(station, wrong) == [(TEXT, "")], "what is in another visit is not taken back from here"
    press(Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    press(Qt.Key.Key_F12)
    settle(workplace, qtbot)
    press(Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    assert lines(station, wrong) == [("", "noté par erreur")]
    timeline.write()
    QTest.keyClicks(timeline.composer.text, "Appelle.")
    QTest.mouseClick(timeline.composer.resume, Qt.MouseButton.LeftButton)
    assert timeline.composer.text.toPlainText() == f"Appelle.\n{TEXT}"
    press(Qt.Key.Key_Return, _CTRL)
    settle(workplace, qtbot)
    assert lines(station, right) == [("Appelle.", "")]
    press(Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    assert not timeline.is_typing, "it waits in the wrong file no more"


def test_a_text_that_is_being_typed_makes_room_for_none(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person(station, "Occupe")
    open_by_typing(workplace, qtbot, "occupe lou")
    timeline = note(workplace, qtbot, TEXT)
    timeline.write()
    QTest.keyClicks(timeline.composer.text, "Autre chose")
    area_of(workplace).undo()
    settle(workplace, qtbot)
    assert timeline.composer.text.toPlainText() == "Autre chose"
    assert timeline.composer.resume.isVisible()


def test_a_line_is_taken_back_later_with_its_reason(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = person(station, "Tardif")
    noted(station, person_id, "rendez-vous", "Demande un rendez-vous le jeudi.")
    noted(station, person_id, "Rappelera demain")
    open_by_typing(workplace, qtbot, "tardif lou")
    timeline = area_of(workplace).counter.timeline
    panel = timeline.retracting
    timeline.view.setFocus()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Delete)
    assert panel.reason.hasFocus()
    assert panel.title.text() == "Retirer\u00a0: Appel reçu — rendez-vous"
    press(Qt.Key.Key_Return)
    assert "pourquoi" in panel.field.error
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert timeline.view.hasFocus()
    press(Qt.Key.Key_Delete)
    QTest.keyClicks(panel.reason, "dit par un voisin")
    press(Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert not panel.isVisible()
    assert timeline.view.hasFocus()
    assert lines(station, person_id) == [("Rappelera demain", ""), ("", "dit par un voisin")]
    entry = timeline.current_entry()
    assert entry is not None
    assert entry.retracted is not None
    assert "Retirer cet échange" not in titles(workplace, "retirer"), "once is enough"
    timeline.write()
    timeline.composer.resume.click()
    assert timeline.composer.text.toPlainText() == "rendez-vous\nDemande un rendez-vous le jeudi."


def test_a_filter_that_keeps_nothing_more_goes_away(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = person(station, "Filtre")
    noted(station, person_id, "Le seul appel")
    open_by_typing(workplace, qtbot, "filtre lou")
    timeline = note(workplace, qtbot, TEXT)
    area_of(workplace).counter.history.filter((Channel.PHONE,))
    settle(workplace, qtbot)
    for entry in area_of(workplace).counter.history.entries:
        area_of(workplace).counter.history.retract(entry, "noté deux fois")
    settle(workplace, qtbot)
    assert area_of(workplace).counter.history.channels == ()
    assert timeline.chips.all.isChecked()
    assert timeline.header.note.text() == "0 échange"
    assert [reason for _, reason in lines(station, person_id)] == ["noté deux fois"] * 2


def test_the_menu_of_a_line_and_the_palette_offer_it_where_it_can_be_done(
    workplace: Workplace, qtbot: QtBot, station: Station, colleague: Station
) -> None:
    person_id = person(station, "Partage")
    station.sync()
    colleague.sync()
    noted(colleague, person_id, "Noté par un collègue")
    colleague.sync()
    station.sync()
    noted(station, person_id, "Noté ici")
    open_by_typing(workplace, qtbot, "partage lou")
    timeline = area_of(workplace).counter.timeline
    assert first_entry(timeline).subject == "Noté ici"
    assert "Retirer cet échange" in titles(workplace, "retirer")
    timeline.view.menu_asked.emit(timeline.rows.index(1, 0))
    menu = QApplication.focusWidget()
    assert isinstance(menu, RowList)
    assert menu.model().rowCount() == 1
    press(Qt.Key.Key_Return)
    assert timeline.retracting.isVisible()
    press(Qt.Key.Key_Escape)
    timeline.view.setCurrentIndex(timeline.rows.index(2, 0))
    assert "Retirer cet échange" not in titles(workplace, "retirer")
    timeline.view.setFocus()
    press(Qt.Key.Key_Delete)
    assert not timeline.retracting.isVisible()


def test_a_refusal_is_told_where_the_reason_is_typed(
    workplace: Workplace, qtbot: QtBot, station: Station, colleague: Station
) -> None:
    person_id = person(station, "Dautrui")
    station.sync()
    colleague.sync()
    noted(colleague, person_id, "Noté par un collègue")
    colleague.sync()
    station.sync()
    open_by_typing(workplace, qtbot, "dautrui lou")
    panel = area_of(workplace).counter.timeline.retracting
    entry = first_entry(area_of(workplace).counter.timeline)
    panel.follow(msgspec.structs.replace(entry, may_retract=True))
    panel.ask_why()
    QTest.keyClicks(panel.reason, "erreur")
    press(Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert "Un collègue a noté ceci" in panel.field.error
    assert lines(station, person_id) == [("Noté par un collègue", "")]


@pytest.fixture
def checked(workplace: Workplace, qtbot: QtBot, station: Station) -> Workplace:
    """An identity card was seen for somebody new."""
    name = f"Verif{new_id().hex[-6:]}".translate(str.maketrans("0123456789", "ghijklmnop"))
    person(station, name)
    open_by_typing(workplace, qtbot, f"{name} lou")
    press(Qt.Key.Key_I, _CTRL)
    press(Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert area_of(workplace).counter.card.identity.isVisible()
    return workplace


def test_an_identity_check_is_undone_at_once(checked: Workplace, qtbot: QtBot) -> None:
    card = area_of(checked).counter.card
    assert checked.window.toast.undo.isVisible()
    press(Qt.Key.Key_F12)
    settle(checked, qtbot)
    assert not card.identity.isVisible()
    assert card.verify.isVisible()
    assert checked.window.toast.message.text() == "Vérification d’identité retirée."


def test_an_identity_check_is_taken_back_later_and_the_file_says_why(checked: Workplace, qtbot: QtBot) -> None:
    counter = area_of(checked).counter
    panel = counter.card.retracting
    area_of(checked).show_module("settings")
    assert not {"Retirer la vérification d’identité", "Retirer cet échange"} & set(titles(checked, "retirer"))
    area_of(checked).show_counter()
    checked.actions["identity.retract"].trigger()
    assert panel.reason.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert counter.card.more.hasFocus()
    checked.actions["identity.retract"].trigger()
    QTest.keyClicks(panel.reason, "passeport de son frere")
    press(Qt.Key.Key_Return)
    settle(checked, qtbot)
    assert not panel.isVisible()
    assert not counter.card.identity.isVisible()
    assert not checked.actions["identity.retract"].isEnabled()
    area_of(checked).edit_person()
    settle(checked, qtbot)
    (line,) = counter.edit.history.view.rows.lines
    assert line.title == "Vérification retirée\u00a0: passeport de son frere"
    assert line.detail.startswith("CNI, ")
