"""What is done with a row without making a copy: its menu, a check noted, a row added."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.people import IdentityProof
from guichet.contract.requests import DocumentState
from guichet.ui.screens.document.check_panel import CheckPanel
from guichet.ui.screens.document.gestures import Gesture
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.choice_menu import ChoiceMenu
from guichet.ui.widgets.date_field import format_date
from tests.ui.screens.conftest import ShowPane, focused, press, type_text
from tests.ui.screens.document.bench import PROOFS, DocumentsCard
from tests.ui.screens.scene import Desk, Hand

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def school(
    theme: Theme, desk: Desk, actions: Actions, show_pane: ShowPane, hand: Hand, person_id: UUID, qtbot: QtBot
) -> DocumentsCard:
    """A school registration: its proofs are seen and not kept."""
    request_id = hand.school_request(person_id, None)
    card = DocumentsCard(theme, desk, actions)
    show_pane(card)
    card.model.show(request_id)
    qtbot.waitUntil(lambda: card.model.sheet is not None)
    card.select("FILIATION")
    return card


def shown_menus(card: DocumentsCard) -> list[ChoiceMenu]:
    return [each for each in card.window().findChildren(ChoiceMenu) if each.isVisible()]


def open_menu(card: DocumentsCard) -> ChoiceMenu:
    index = card.part.checklist.currentIndex()
    card.part.checklist.menu_asked.emit(index)
    (menu,) = shown_menus(card)
    return menu


def check_panel(card: DocumentsCard) -> CheckPanel:
    panel = card.part.panels.check
    assert panel is not None
    assert panel.isVisible()
    return panel


def test_the_menu_of_a_row_says_where_it_stands_and_is_undone(card: DocumentsCard, qtbot: QtBot) -> None:
    menu = open_menu(card)
    keys = [item.key for item in menu.rows.items]
    assert Gesture.SCAN in keys
    assert Gesture.VIEW not in keys
    for _ in range(keys.index(Gesture.NOT_NEEDED)):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.NOT_NEEDED)
    qtbot.waitUntil(lambda: bool(card.undos))
    assert card.undos[0][0] == "Noté\u00a0: Pièces à l’appui."
    card.undos[0][1]()
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.MISSING)
    assert len(card.undos) == 1, "what is taken back is not offered to be taken back"


def test_enter_on_a_row_without_a_copy_opens_its_menu_as_do_the_menu_key_and_the_dots(
    card: DocumentsCard, qtbot: QtBot
) -> None:
    press(Qt.Key.Key_Return)
    assert shown_menus(card)
    press(Qt.Key.Key_Escape)
    assert focused() is card.part.checklist
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), card.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(card.part.checklist.viewport(), asked)  # the Menu key, and Maj+F10
    assert shown_menus(card)
    press(Qt.Key.Key_Escape)
    rect = card.part.checklist.visualRect(card.part.checklist.currentIndex())
    viewport = card.part.checklist.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(rect.right() - 8, rect.center().y()))
    qtbot.waitUntil(lambda: bool(shown_menus(card)))


def test_what_was_checked_on_a_proof_of_identity_is_noted_and_said(school: DocumentsCard, qtbot: QtBot) -> None:
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    panel = check_panel(school)
    assert "ne se garde pas" in panel.why.message.text()
    assert focused() is panel.proof
    panel.proof.set_value(IdentityProof.PASSPORT)
    until = school.sheet.received_on + timedelta(days=900)
    panel.expires.setText(format_date(until))
    panel.photo.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: school.line("FILIATION").state is DocumentState.SEEN)
    line = school.line("FILIATION")
    assert line.proof is IdentityProof.PASSPORT
    assert line.expires_on == until
    detail = school.part.checklist.rows[0].detail
    assert detail.startswith("Passeport · ")
    assert "Claire Moreau" in detail
    assert f"valable jusqu’au {until:%d/%m/%Y}" in detail
    assert detail.endswith("photo vérifiée · original vu, non conservé")
    assert not panel.isVisible()
    assert focused() is school.part.checklist
    qtbot.waitUntil(lambda: bool(school.undos))
    school.undos[0][1]()
    qtbot.waitUntil(lambda: school.line("FILIATION").state is DocumentState.MISSING)


def test_a_date_that_cannot_be_and_a_number_that_must_not_be_are_said(school: DocumentsCard) -> None:
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    panel = check_panel(school)
    panel.expires.setFocus()
    type_text("31022027")
    press(Qt.Key.Key_Return, CTRL)
    assert panel.expires_field.error
    assert focused() is panel.expires
    panel.expires.setText("")
    panel.remark.setFocus()
    type_text("1 86 03 59 350 112 95")
    press(Qt.Key.Key_Return, CTRL)
    assert panel.remark_field.error == "Un numéro de sécurité sociale ne se note pas ici. Retirez-le."
    assert panel.isVisible()


def test_a_file_dropped_where_no_copy_is_kept_is_explained(
    school: DocumentsCard, files: dict[str, Path], qtbot: QtBot
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files["photo.png"]))])
    school.part.checklist.given.emit("FILIATION", mime)
    panel = check_panel(school)
    assert panel.why.message.text().startswith("Aucune copie n’est gardée")
    assert school.part.panels.attach is None


def test_the_key_of_the_scanner_says_why_no_copy_is_kept(school: DocumentsCard) -> None:
    press(Qt.Key.Key_F4)
    panel = check_panel(school)
    assert panel.why.message.text().startswith("Aucune copie n’est gardée")
    assert school.part.panels.attach is None


def test_a_document_that_is_not_identity_asks_no_proof(school: DocumentsCard) -> None:
    school.select("VACCIN")
    press(Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    panel = check_panel(school)
    assert not panel.proof.isVisible()
    assert not panel.photo.isVisible()
    assert focused() is panel.remark
    assert school.line("VACCIN").seen_not_kept


def test_a_document_that_was_not_asked_for_joins_the_list(school: DocumentsCard, qtbot: QtBot) -> None:
    before = len(school.part.checklist.rows)
    school.tools.actions["document.add"].trigger()
    type_text("Attestation de la nourrice")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(school.part.checklist.rows) == before + 1)
    qtbot.waitUntil(lambda: school.part.adding.isHidden())
    row = school.part.checklist.current()
    assert row is not None
    assert row.title == "Attestation de la nourrice"
    assert focused() is school.part.checklist
    qtbot.waitUntil(lambda: school.tools.actions["document.scan"].isEnabled())
