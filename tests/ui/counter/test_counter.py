"""Visits, the citizen's card, the idle page and what stands beside, as an agent lives them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.interactions import Direction, RecordInteraction
from guichet.contract.people import RequestHit, WhoSaw
from guichet.contract.requests import WorkList
from guichet.domain.channels import Channel
from guichet.ui.screens.counter.model import Work
from guichet.ui.shell.shortcut_sheet import ShortcutSheet
from guichet.ui.theme import Breakpoint
from guichet.ui.widgets.actions import Context
from guichet.ui.widgets.labels import ElidingLabel
from guichet.ui.workplace import Workplace
from tests.helpers.family import INES, PAUL, SAMIRA, SCHOOL
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, focus_is_in, open_by_typing, type_search, wait_for_sheet

_CTRL = Qt.KeyboardModifier.ControlModifier


def words_of(workplace: Workplace) -> str:
    card = area_of(workplace).counter.card
    return " ".join(label.text() for label in card.findChildren(QLabel) if label.isVisible()).replace("\u00a0", " ")


def test_the_card_says_who_is_here(workplace: Workplace, qtbot: QtBot) -> None:
    sheet = open_by_typing(workplace, qtbot, "benali samira")
    words = words_of(workplace)
    assert "Mme BENALI Samira" in words
    assert "Née le 14 mars 1986" in words
    assert "À savoir : lecture difficile" in words
    qtbot.waitUntil(lambda: "06 39 98 56 78 · préféré" in words_of(workplace))
    words = words_of(workplace)
    assert f"Demandes en cours ({len(sheet.open_requests)})" in words
    assert len(sheet.open_requests) >= 3
    assert "2 enfants : Inès (2021), Adam (2023)" in words
    assert "Conjoint : M. BENALI Karim" in words
    rows = area_of(workplace).counter.card.rows
    spoken = [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(rows.rowCount())]
    assert any("Adam — Inscription scolaire" in line for line in spoken)
    assert any("Retard" in line for line in spoken)
    assert workplace.window.windowTitle() == "Mme BENALI Samira — Guichet"


def test_opening_a_file_is_journalled_once_and_for_the_visit(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    station.log_in("ali.kacem")
    before = {line.at for line in station.client.ask(WhoSaw(person_id=PAUL)).result(20).lines}
    open_by_typing(workplace, qtbot, "leroy paul")
    open_by_typing(workplace, qtbot, "benali samira")
    QTest.keyClick(workplace.window, Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    lines = station.client.ask(WhoSaw(person_id=PAUL)).result(20).lines
    assert [line.reason for line in lines if line.at not in before] == ["visit"]


def test_identity_is_checked_in_two_keys(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benallal nora")
    QTest.keyClick(workplace.window, Qt.Key.Key_I, _CTRL)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Pièce présentée"
    QTest.keyClick(focus, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Identité vérifiée · CNI" in words_of(workplace))
    qtbot.waitUntil(lambda: "Identité vérifiée" in workplace.window.toast.message.text())


def test_visits_are_kept_side_by_side(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    area = area_of(workplace)
    area.visits.show_request(SCHOOL)
    open_by_typing(workplace, qtbot, "leroy paul")
    assert [visit.title for visit in area.visits.visits] == ["Mme BENALI Samira", "M. LEROY Paul"]
    assert area.visits.visits[0].paused_at is not None
    QTest.keyClick(workplace.window, Qt.Key.Key_Tab, _CTRL)
    wait_for_sheet(workplace, qtbot)
    current = area.visits.current
    assert current is not None
    assert (current.person_id, current.work, current.request_id) == (SAMIRA, Work.REQUEST, SCHOOL)
    assert area.counter.work.currentWidget() is area.counter.request
    open_by_typing(workplace, qtbot, "leroy paul")
    assert len(area.visits.visits) == 2, "an open visit is taken up again, not doubled"
    QTest.keyClick(workplace.window, Qt.Key.Key_T, _CTRL)
    assert area.visits.current is None
    assert area.counter.currentWidget() is area.counter.idle
    assert workplace.window.top_bar.search.hasFocus()


def test_an_ended_visit_is_among_the_last_ones(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area = area_of(workplace)
    QTest.keyClick(workplace.window, Qt.Key.Key_W, _CTRL)
    assert area.visits.visits == []
    assert not workplace.window.visits.isVisible()
    idle = area.counter.idle
    assert idle.isVisible()
    assert str(idle.past.index(0, 0).data()).startswith("M. LEROY Paul")
    idle.past_view.setCurrentIndex(idle.past.index(0, 0))
    QTest.keyClick(idle.past_view, Qt.Key.Key_Return)
    wait_for_sheet(workplace, qtbot)
    assert area.visits.current is not None


def test_a_child_opens_from_the_card(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    card = area_of(workplace).counter.card
    QTest.mouseClick(card.more, Qt.MouseButton.LeftButton)
    menu = QApplication.focusWidget()
    assert menu is not None
    names = [str(menu.model().index(row, 0).data()) for row in range(menu.model().rowCount())]  # type: ignore[attr-defined]
    place = next(row for row, name in enumerate(names) if "Inès" in name)
    for _ in range(place):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    current = area_of(workplace).visits.current
    assert current is not None
    assert current.person_id == INES


def test_what_a_colleague_changes_shows_by_itself(
    workplace: Workplace, qtbot: QtBot, station: Station, colleague: Station
) -> None:
    open_by_typing(workplace, qtbot, "masson ida")
    colleague.sync()
    note = RecordInteraction(
        interaction_id=new_id(),
        person_id=UUID(int=800 + 21),
        channel=Channel.EMAIL,
        direction=Direction.INCOMING,
        subject="question sur les horaires",
        happened_at=datetime.now(UTC),
    )
    colleague.client.do(note).result(20)
    colleague.sync()
    station.sync()
    rows = area_of(workplace).counter.timeline.rows
    qtbot.waitUntil(lambda: rows.rowCount() == 2)
    assert "question sur les horaires" in str(rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def rows_of(model: QAbstractItemModel) -> list[QModelIndex]:
    return [model.index(place, 0) for place in range(model.rowCount())]


def test_arrows_pass_over_the_heading_of_what_waits(workplace: Workplace, qtbot: QtBot) -> None:
    work = area_of(workplace).counter.idle.work
    late = RequestHit(
        request_id=SCHOOL,
        reference="D-2026-0001-00001-R",
        procedure="x",
        label="Essai",
        person_id=PAUL,
        person_display="M. LEROY Paul",
        state_label="Reçue",
        due_on=None,
        closed=False,
    )
    later = msgspec.structs.replace(late, reference="D-2026-0001-00002-A")
    work._show(WorkList(requests=(late, later), total=9, pressing=1))
    assert [str(index.data()) for index in rows_of(work.rows)] == [
        "Essai — M. LEROY Paul",
        "Plus tard (8)",
        "Essai — M. LEROY Paul",
    ]
    work.view.setFocus()
    work.view.setCurrentIndex(work.rows.index(0, 0))
    QTest.keyClick(work.view, Qt.Key.Key_Down)
    assert work.view.currentIndex().row() == 2
    chosen: list[RequestHit] = []
    work.chosen.disconnect()
    work.chosen.connect(chosen.append)
    QTest.keyClick(work.view, Qt.Key.Key_Return)
    QTest.mouseClick(
        work.view.viewport(), Qt.MouseButton.LeftButton, pos=work.view.visualRect(work.rows.index(1, 0)).center()
    )
    assert [hit.reference for hit in chosen] == [later.reference], "a heading opens nothing"
    work._show(WorkList(requests=(late, later), total=2, pressing=0))
    assert work.header.note.text() == "aucune demande"
    work._show(WorkList(requests=(late, later), total=2, pressing=2))
    assert (work.rows.rowCount(), work.header.note.text()) == (2, "2 demandes")
    work._show(WorkList(requests=(late, later), total=40, pressing=31))
    assert work.header.note.text() == "31 demandes, les 2 plus urgentes"


def test_work_waits_on_the_idle_page_and_in_the_list(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    idle = area.counter.idle
    qtbot.waitUntil(lambda: idle.work.rows.rowCount() >= 3)
    assert "Retard" in str(idle.work.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    spoken = [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in rows_of(idle.work.rows)]
    heading = next(place for place, line in enumerate(spoken) if line.startswith("Plus tard ("))
    assert all("Retard" in line or "Aujourd’hui" in line for line in spoken[:heading])
    assert not any("Retard" in line for line in spoken[heading:])
    assert idle.work.header.note.text().split()[0] == str(heading), "what is to be done today is counted, and no more"
    QTest.keyClick(workplace.window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: area.work.rows.rowCount() >= 3)
    assert area.work.view.hasFocus()
    QTest.keyClick(area.work.view, Qt.Key.Key_Return)
    wait_for_sheet(workplace, qtbot)
    current = area.visits.current
    assert current is not None
    assert current.work is Work.REQUEST
    assert area.counter.isVisible()
    qtbot.waitUntil(lambda: area.work.header.note.text() != "")


def test_new_requests_begin_here_or_for_nobody(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    current = area.visits.current
    assert current is not None
    assert (current.person_id, current.work) == (None, Work.NEW_REQUEST)
    assert area.counter.nobody.isVisible()
    QTest.keyClick(workplace.window, Qt.Key.Key_W, _CTRL)
    open_by_typing(workplace, qtbot, "leroy paul")
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    assert area.counter.work.currentWidget() is area.counter.new_request
    assert area.visits.current is not None
    assert area.visits.current.person_id == PAUL


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_panes_have_the_widths_of_the_design(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, width: int, height: int
) -> None:
    workplace = make_workplace(width, height)
    qtbot.waitUntil(lambda: workplace.area is not None)
    open_by_typing(workplace, qtbot, "benali samira")
    counter = area_of(workplace).counter
    wide = width == 1920
    assert (workplace.window.breakpoint is Breakpoint.WIDE) == wide
    assert counter.reading.isVisible() == wide
    expected = {counter.card: 350 if wide else 318, counter.work: 450 if wide else 408}
    for pane, wanted in expected.items():
        assert abs(pane.width() - wanted) <= 2
    assert not counter.card.name.is_cut()
    for label in counter.card.findChildren(ElidingLabel):
        assert not (label.isVisible() and label.is_cut()), label.text()


def test_search_stays_quick_while_typing(workplace: Workplace, qtbot: QtBot) -> None:
    type_search(workplace, "benali")
    qtbot.waitUntil(area_of(workplace).search.dropdown.isVisible, timeout=500)


def test_entree_on_a_request_of_the_card_goes_on_in_the_request(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    counter = area_of(workplace).counter
    counter.card.view.setFocus()
    counter.card.view.setCurrentIndex(counter.card.rows.index(0, 0))
    QTest.keyClick(counter.card.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focus_is_in(counter.request))
    counter.card.view.setFocus()
    QTest.keyClick(counter.card.view, Qt.Key.Key_Return)  # it is open already
    qtbot.waitUntil(lambda: focus_is_in(counter.request))


def test_a_toast_goes_with_the_page_that_it_told_of(workplace: Workplace, qtbot: QtBot) -> None:
    area, toast = area_of(workplace), workplace.window.toast
    area.say("Échange noté dans l’historique.")
    area.show_module("requests")
    assert not toast.isVisible()
    area.say("Demande transmise.")
    area.show_module("requests")
    assert toast.isVisible()
    area.new_person("durand")
    assert not toast.isVisible()


def test_a_toast_covers_no_button_of_the_request_beside_the_list(workplace: Workplace, qtbot: QtBot) -> None:
    area, toast = area_of(workplace), workplace.window.toast
    area.show_module("requests")
    qtbot.waitUntil(lambda: area.work.rows.rowCount() > 0)
    QTest.keyClick(area.work.view, Qt.Key.Key_Space)
    area.offer_undo("Demande transmise au service de l’état civil et des cimetières.", area.show_counter)
    pane = area.counter.request
    assert pane.isVisible()
    window = workplace.window
    assert toast.mapTo(window, toast.rect().topRight()).x() < pane.mapTo(window, pane.rect().topLeft()).x()


def test_the_sheet_of_shortcuts_tells_each_key_once_in_its_place(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_F1)
    sheet = workplace.window.overlay.findChild(ShortcutSheet)
    assert sheet is not None
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert texts.index("Partout") < texts.index("Demande ouverte") < texts.index("Nouvel usager")
    for context in Context:
        assert sheet._place(context)
    sheet.resize(sheet.width(), 240)
    QTest.keyClick(sheet.close_button, Qt.Key.Key_Down)
    assert sheet.keys.verticalScrollBar().value() > 0


def test_the_usual_kinds_begin_a_request_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area = area_of(workplace)
    pane = area.counter.nothing
    qtbot.waitUntil(lambda: pane.rows.rowCount() > 3)
    row = next(index for index in rows_of(pane.rows) if index.data() == "Inscription scolaire")
    pane.view.setFocus()
    pane.view.setCurrentIndex(row)
    QTest.keyClick(pane.view, Qt.Key.Key_Return)
    new = area.counter.new_request
    qtbot.waitUntil(lambda: new._form is not None)
    assert new.isVisible()
    assert new._form is not None
    assert new._form.procedure.label == new.kind.text() == "Inscription scolaire"
    assert not new.kind.is_open
    area.end_visit()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_who_may_be_meant_stands_beside_the_new_file(
    make_workplace: Callable[..., Workplace], qtbot: QtBot, width: int, height: int
) -> None:
    workplace = make_workplace(width, height)
    qtbot.waitUntil(lambda: workplace.area is not None)
    area = area_of(workplace)
    area.new_person("haddad samira")
    pane, beside = area.counter.new_person, area.counter.nobody
    assert beside.state.text().startswith("Les fiches qui ressemblent") or pane.likeness.isVisible()
    date_field = pane.form.field("birth_date").editor
    QTest.keyClicks(date_field, "14031986")
    qtbot.waitUntil(pane.likeness.isVisible)
    assert beside.isAncestorOf(pane.likeness)
    assert "nom de naissance HADDAD" in pane.likeness.why.text()
    assert area.counter.work.width() <= 720
    pane.likeness.open_button.setFocus()
    QTest.keyClick(pane.likeness.open_button, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: area.visits.current is not None and area.visits.current.person_id == SAMIRA)
    area.new_person("zzyzx quidam")
    assert not pane.likeness.isVisible()
    qtbot.waitUntil(lambda: "Aucune fiche" in beside.state.text())
