"""What the frame and the page behind the pill say: offline, in conflict, refused, settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel
from pytestqt.qtbot import QtBot

from guichet.contract.base import FieldEdit, Operation
from guichet.contract.desk import SyncState, SyncStatus
from guichet.contract.people import CorrectContactPoint, CorrectPerson, OpenPerson, PersonSheet
from guichet.contract.refusals import FieldsDiverged, ServerUntrusted, to_text
from guichet.ui.screens.sync.boxes import KEEP
from guichet.ui.screens.sync.presenter import banner_of, look_of
from guichet.ui.shell.sync_pill import SyncLook
from guichet.ui.workplace import Workplace
from tests.helpers.family import KARIM, SAMIRA
from tests.helpers.town import Town
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing

MOBILE = UUID(int=990)


@pytest.fixture
def cut(town: Town, station: Station) -> Iterator[Town]:
    """The network is away for the time of the test."""
    town.go_down()
    yield town
    town.go_down()  # the test may have mended it
    town.go_up()
    station.log_in()
    station.sync()


def sheet_of(station: Station, person_id: UUID) -> PersonSheet:
    return station.client.ask(OpenPerson(person_id=person_id, reason="refresh")).result(20)


def change_birth_place(station: Station, person_id: UUID, value: str) -> Operation:
    base = sheet_of(station, person_id).birth_place
    return CorrectPerson(person_id=person_id, edits=(FieldEdit("birth_place", base, value),))


def words_of(workplace: Workplace) -> str:
    labels = area_of(workplace).sync.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible()).replace("\u00a0", " ")


def test_offline_is_said_and_work_goes_on(workplace: Workplace, qtbot: QtBot, cut: Town, station: Station) -> None:
    window = workplace.window
    open_by_typing(workplace, qtbot, "fontaine sam")
    timeline = area_of(workplace).counter.timeline
    timeline.write()
    QTest.keyClicks(timeline.composer.text, "Sans le reseau")
    QTest.keyClick(timeline.composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "Hors ligne · 1 à envoyer" in window.top_bar.sync.text(), timeout=20_000)
    qtbot.waitUntil(lambda: timeline.rows.rowCount() == 2)
    assert "Réseau coupé depuis" in window.banner.message.text()
    assert "À envoyer" in str(timeline.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.mouseClick(window.banner.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.banner.action.isVisible())
    page = area_of(workplace).sync
    qtbot.waitUntil(lambda: page.waiting.rowCount() == 1)
    assert str(page.waiting.index(0, 0).data()) == "Échange noté, FONTAINE Sam, Claire Moreau"
    assert page.figures.waiting.value.text() == "1"
    assert page.reading.subject.text() == "FONTAINE Sam"
    area_of(workplace).visits.pause()
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    visit = area_of(workplace).visits.current
    assert visit is not None
    assert "FONTAINE" in visit.title, "what waits opens where it is about"
    area_of(workplace).show_sync()
    cut.go_up()
    page.now_button.click()
    qtbot.waitUntil(lambda: window.top_bar.sync.look is SyncLook.UP_TO_DATE, timeout=20_000)
    qtbot.waitUntil(lambda: page.waiting.rowCount() == 0)
    assert not window.banner.isVisible()


def spoken(view: QAbstractItemView, row: int = 0) -> str:
    text = str(view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    return text.replace("\u00a0", " ")


def make_conflict(town: Town, station: Station, colleague: Station, mine: str, theirs: str) -> None:
    station.log_in()
    colleague.log_in("ali.kacem")
    for each in (station, colleague, station):
        each.sync()
    colleague.sync()
    town.go_down()
    base = sheet_of(station, KARIM)
    edits = (FieldEdit("birth_place", base.birth_place, mine), FieldEdit("note", base.note, f"note de {mine}"))
    station.client.do(CorrectPerson(person_id=KARIM, edits=edits)).result(20)
    colleague.client.do(change_birth_place(colleague, KARIM, theirs)).result(20)
    town.go_up()
    colleague.sync()
    station.sync()


@pytest.mark.parametrize("keep_mine", [True, False])
def test_a_conflict_is_compared_and_settled(
    workplace: Workplace, qtbot: QtBot, town: Town, station: Station, colleague: Station, keep_mine: bool
) -> None:
    mine, theirs = f"Lyon {keep_mine}", f"Brest {keep_mine}"
    make_conflict(town, station, colleague, mine, theirs)
    window, page = workplace.window, area_of(workplace).sync
    qtbot.waitUntil(lambda: window.top_bar.sync.look is SyncLook.CONFLICT, timeout=20_000)
    qtbot.waitUntil(lambda: "le lieu de naissance diffère" in window.banner.message.text())
    qtbot.waitUntil(lambda: "Ali Kacem a modifié M. BENALI Karim" in window.banner.message.text())
    assert re.search(r"Karim à \d+\sh\s\d\d (pendant la coupure|entre-temps)\s: ", window.banner.message.text())
    QTest.mouseClick(window.banner.action, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.banner.action.isVisible())
    qtbot.waitUntil(lambda: len(page.boxes) == 1)
    box = page.boxes[0]
    assert box.comparison is not None
    view = box.comparison.view
    qtbot.waitUntil(lambda: "Ali Kacem" in spoken(view))
    assert f": {mine}, choisie" in spoken(view)
    assert f": {theirs}, non choisie" in spoken(view)
    words = words_of(workplace)
    assert "M. BENALI Karim" in words
    assert "Saisie par Claire Moreau" in words
    assert QApplication.focusWidget() is view
    if not keep_mine:
        QTest.keyClick(view, Qt.Key.Key_Space)
        assert f": {theirs}, choisie" in spoken(view)
    if keep_mine:
        QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.keyClick(view, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is box.ways[KEEP]
        QTest.keyClick(box.ways[KEEP], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.boxes, timeout=10_000)
    station.sync()
    colleague.sync()
    for each in (station, colleague):
        settled = sheet_of(each, KARIM)
        assert settled.birth_place == (mine if keep_mine else theirs)
        assert settled.note == f"note de {mine}", "a field on which nobody differs goes through either way"
    qtbot.waitUntil(lambda: not window.banner.isVisible())


def test_each_field_is_chosen_for_itself(
    workplace: Workplace, qtbot: QtBot, town: Town, station: Station, colleague: Station
) -> None:
    for each in (station, colleague, station, colleague):
        each.sync()
    town.go_down()
    base = sheet_of(station, KARIM)
    station.log_in()
    colleague.log_in("ali.kacem")
    for client, place, note in ((station.client, "Nice", "note mienne"), (colleague.client, "Metz", "note autre")):
        edits = (FieldEdit("birth_place", base.birth_place, place), FieldEdit("note", base.note, note))
        client.do(CorrectPerson(person_id=KARIM, edits=edits)).result(20)
    town.go_up()
    colleague.sync()
    station.sync()
    window, page = workplace.window, area_of(workplace).sync
    qtbot.waitUntil(lambda: "et la note diffèrent" in window.banner.message.text(), timeout=20_000)
    area_of(workplace).show_sync()
    qtbot.waitUntil(lambda: len(page.boxes) == 1)
    comparison = page.boxes[0].comparison
    assert comparison is not None
    view = comparison.view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert comparison.kept() == {"birth_place": True, "note": False}
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert comparison.kept()["note"]
    cell = view.visualRect(view.model().index(1, 0))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell.center() + QPoint(cell.width() // 4, 0))
    assert comparison.kept() == {"birth_place": True, "note": False}
    page.boxes[0].ways[KEEP].click()
    qtbot.waitUntil(lambda: not page.boxes, timeout=10_000)
    station.sync()
    colleague.sync()
    for each in (station, colleague):
        settled = sheet_of(each, KARIM)
        assert (settled.birth_place, settled.note) == ("Nice", "note autre")


def test_a_refused_entry_says_why_and_can_be_given_up(
    workplace: Workplace, qtbot: QtBot, town: Town, station: Station, colleague: Station
) -> None:
    station.log_in()
    colleague.log_in("ali.kacem")
    town.go_down()
    value = next(contact.value for contact in sheet_of(station, SAMIRA).contacts if contact.contact_id == MOBILE)
    edit = FieldEdit("value", value, "06 39 98 77 01")
    station.client.do(CorrectContactPoint(contact_id=MOBILE, edits=(edit,))).result(20)
    other = FieldEdit("value", value, "06 39 98 77 02")
    colleague.client.do(CorrectContactPoint(contact_id=MOBILE, edits=(other,))).result(20)
    town.go_up()
    colleague.sync()
    station.sync()
    area_of(workplace).show_sync()
    page = area_of(workplace).sync
    qtbot.waitUntil(lambda: len(page.boxes) == 1, timeout=20_000)
    comparison = page.boxes[0].comparison
    assert comparison is not None
    assert "06 39 98 77 01" in spoken(comparison.view)
    area_of(workplace).sync_model.give_up(page.boxes[0].line)
    qtbot.waitUntil(lambda: not page.boxes)
    assert "Tout est envoyé" in words_of(workplace)
    station.sync()


@pytest.mark.parametrize(
    ("status", "look"),
    [
        (SyncStatus(state=SyncState.UP_TO_DATE), SyncLook.UP_TO_DATE),
        (SyncStatus(state=SyncState.WAITING), SyncLook.UP_TO_DATE),
        (SyncStatus(state=SyncState.WAITING, waiting=2), SyncLook.WAITING),
        (SyncStatus(state=SyncState.SYNCING, waiting=2, sent=1, to_send=2), SyncLook.SENDING),
        (SyncStatus(state=SyncState.SYNCING, received=10, to_receive=100), SyncLook.RECEIVING),
        (SyncStatus(state=SyncState.OFFLINE, waiting=7), SyncLook.OFFLINE),
        (SyncStatus(state=SyncState.OFFLINE, conflicts=1), SyncLook.CONFLICT),
        (SyncStatus(state=SyncState.UP_TO_DATE, refused=1), SyncLook.REFUSED),
        (SyncStatus(state=SyncState.BLOCKED), SyncLook.BLOCKED),
    ],
)
def test_the_pill_says_first_what_asks_for_a_hand(status: SyncStatus, look: SyncLook) -> None:
    assert look_of(status)[0] is look


def test_a_stopped_exchange_says_what_is_safe() -> None:
    status = SyncStatus(state=SyncState.BLOCKED, problem=to_text(ServerUntrusted()))
    text = banner_of(status, None)
    assert text is not None
    assert "Vos saisies restent ici" in text.message
    assert banner_of(SyncStatus(state=SyncState.UP_TO_DATE), None) is None


def test_a_choice_stays_when_something_else_changes(
    workplace: Workplace, qtbot: QtBot, town: Town, station: Station, colleague: Station
) -> None:
    make_conflict(town, station, colleague, "Lyon gardé", "Brest gardé")
    area_of(workplace).show_sync()
    page = area_of(workplace).sync
    qtbot.waitUntil(lambda: len(page.boxes) == 1, timeout=20_000)
    comparison = page.boxes[0].comparison
    assert comparison is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is comparison.view)
    QTest.keyClick(comparison.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(area_of(workplace).sync_model.shown, timeout=20_000):
        colleague.client.do(change_birth_place(colleague, SAMIRA, "Rouen")).result(20)
        colleague.sync()
        station.sync()
    chosen = page.boxes[0].comparison
    assert chosen is not None
    assert chosen.kept() == {"birth_place": False}
    assert QApplication.focusWidget() is chosen.view
    page.boxes[0].ways[KEEP].setFocus()
    journal, line = area_of(workplace).sync_model.page, page.boxes[0].line
    assert journal is not None
    page.show_page(replace(journal, conflicts=(replace(line, others=()),)))
    made_anew = page.boxes[0]
    assert made_anew.comparison is not None
    assert made_anew.comparison is not chosen
    assert made_anew.comparison.kept() == {"birth_place": False}
    assert QApplication.focusWidget() is made_anew.ways[KEEP]
    other = FieldsDiverged(table="person", row_id=KARIM, fields=(replace(chosen.rows.fields[0], theirs="Nantes"),))
    page.show_page(replace(journal, conflicts=(replace(line, reason=to_text(other)),)))
    assert page.boxes[0].comparison is not None
    assert page.boxes[0].comparison.kept() == {"birth_place": True}, "nobody chose Nantes"
    assert "Choisissez de nouveau" in words_of(workplace)
    page.show_page(journal)
    QTest.keyClick(page.boxes[0].first_way_out(), Qt.Key.Key_Space)
    page.boxes[0].ways[KEEP].click()
    qtbot.waitUntil(lambda: not page.boxes, timeout=10_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.now_button)
    assert sheet_of(station, KARIM).birth_place == "Brest gardé"
    station.sync()
