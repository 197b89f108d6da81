"""Copies that the town holds: shown, withdrawn, used again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.base import Query, new_id
from guichet.contract.desk import SyncState, SyncStatus
from guichet.contract.documents import HeldOfRequest, PagePicture
from guichet.contract.refusals import FileOutOfReach
from guichet.contract.requests import DocumentState
from guichet.ui.desk_bridge import DeskBridge, Failed
from guichet.ui.screens.document.held_panel import HeldPanel
from guichet.ui.screens.document.reuse_panel import ReusePanel
from guichet.ui.screens.document.source import DeskPages
from guichet.ui.widgets.pages.source import DrawnPage
from tests.helpers.watchdog import least_stall
from tests.ui.paper import page_png
from tests.ui.screens.conftest import focused, press, type_text
from tests.ui.screens.document.bench import COMPLAINT, PROOFS, DocumentsCard, hold, make_pdf, make_picture, open_request
from tests.ui.screens.scene import Hand

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kept(card: DocumentsCard, hand: Hand, person_id: UUID, qtbot: QtBot) -> DocumentsCard:
    """The row has a copy of three pages."""
    hold(hand, card.line(PROOFS), person_id, make_pdf(3), card.sheet.received_on, consent=True)
    qtbot.waitUntil(lambda: card.line(PROOFS).copies == 1)
    return card


def held_panel(card: DocumentsCard, qtbot: QtBot) -> HeldPanel:
    press(Qt.Key.Key_Return)
    panel = card.part.panels.held
    assert panel is not None
    qtbot.waitUntil(lambda: panel._facts is not None, timeout=10_000)
    return panel


def test_a_copy_is_opened_read_searched_and_left_by_keyboard(kept: DocumentsCard, qtbot: QtBot) -> None:
    panel = held_panel(kept, qtbot)
    assert panel.title.text() == "Pièces à l’appui"
    assert panel.subtitle.text() == f"{kept.sheet.reference} · Mme BENALI Samira"
    assert panel.dates.text().startswith("Fournie le ")
    assert panel.dates.text().endswith("3 pages · réutilisation acceptée")
    assert panel.unsent.isVisible()
    assert focused() is panel.viewer.view
    qtbot.waitUntil(lambda: panel.viewer.view.pictures.of(0) is not None, timeout=10_000)
    press(Qt.Key.Key_PageDown, CTRL)
    assert panel.viewer.number.text() == "2"
    press(Qt.Key.Key_F, CTRL)
    type_text("ligne 12 de la page 3")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.viewer.search.count.text() == "1 sur 1", timeout=10_000)
    assert panel.viewer.view.page == 2
    press(Qt.Key.Key_Escape)
    assert panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert focused() is kept.part.checklist


def test_a_copy_is_withdrawn_with_a_reason_and_only_then(kept: DocumentsCard, qtbot: QtBot) -> None:
    panel = held_panel(kept, qtbot)
    panel.withdraw.click()
    assert "effacé du poste et du serveur" in panel.warning.message.text()
    assert focused() is panel.reason
    press(Qt.Key.Key_Return)
    assert panel.reason_field.error == "Écrivez pourquoi, en quelques mots."
    press(Qt.Key.Key_Escape)
    assert panel.isVisible()
    assert focused() is panel.withdraw
    press(Qt.Key.Key_Space)
    type_text("celle d'une autre personne")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept.line(PROOFS).state is DocumentState.MISSING)
    qtbot.waitUntil(lambda: kept.said == ["Pièce retirée. Son fichier est effacé."])
    assert not panel.isVisible()
    assert kept.sheet.events[0].note == "celle d'une autre personne"


def test_several_copies_are_shown_one_at_a_time(kept: DocumentsCard, hand: Hand, person_id: UUID, qtbot: QtBot) -> None:
    hold(hand, kept.line(PROOFS), person_id, make_picture(), kept.sheet.received_on)
    qtbot.waitUntil(lambda: kept.line(PROOFS).copies == 2)
    assert kept.part.checklist.rows[1].detail.startswith("2 copies gardées")
    panel = held_panel(kept, qtbot)
    assert panel.copies.isVisible()
    assert panel.copies.count() == 2
    first = panel._facts
    panel.copies.setCurrentIndex(1)
    panel.copies.activated.emit(1)
    qtbot.waitUntil(lambda: panel._facts is not None and panel._facts is not first)


def test_a_role_that_keeps_no_copy_looks_and_withdraws_nothing(kept: DocumentsCard, qtbot: QtBot) -> None:
    session = msgspec.structs.replace(kept.tools.session, permissions=frozenset())
    kept.part.tools = dataclasses.replace(kept.tools, session=session)
    panel = held_panel(kept, qtbot)
    assert not panel.withdraw.isVisible()
    panel.ask_reason()
    assert not panel.reason.isVisible()


def test_forty_pages_are_read_without_a_stall(card: DocumentsCard, hand: Hand, person_id: UUID, qtbot: QtBot) -> None:
    hold(hand, card.line(PROOFS), person_id, make_pdf(40), card.sheet.received_on)
    qtbot.waitUntil(lambda: card.line(PROOFS).copies == 1)
    qtbot.waitUntil(lambda: card.is_ready, timeout=10_000)

    def read() -> None:
        panel = held_panel(card, qtbot)
        for _ in range(39):
            press(Qt.Key.Key_PageDown, CTRL)
            qtbot.wait(40)
        qtbot.waitUntil(lambda: panel.viewer.view.pictures.of(39) is not None, timeout=10_000)
        press(Qt.Key.Key_Escape)

    assert least_stall(read) < 50


# --- used again ------------------------------------------------------------------------------------------------------


@pytest.fixture
def again(kept: DocumentsCard, hand: Hand, person_id: UUID, qtbot: QtBot) -> DocumentsCard:
    """Another complaint of the same person."""
    other = open_request(hand, COMPLAINT, person_id)
    kept.model.show(other)
    qtbot.waitUntil(lambda: kept.model.sheet is not None and kept.sheet.request_id == other)
    kept.select(PROOFS)
    qtbot.waitUntil(lambda: kept.tools.actions["document.reuse"].isEnabled(), timeout=10_000)
    return kept


def reuse_panel(card: DocumentsCard) -> ReusePanel:
    press(Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    panel = card.part.panels.reuse
    assert panel is not None
    return panel


def test_a_copy_given_before_is_proposed_and_used_again_with_consent(
    again: DocumentsCard, hand: Hand, qtbot: QtBot
) -> None:
    assert again.part.checklist.rows[1].detail.startswith("Déjà fournie le ")
    panel = reuse_panel(again)
    assert focused() is panel.view
    assert "demande D-" in str(panel.rows.data(panel.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    qtbot.waitUntil(lambda: panel.preview.view.pictures.of(0) is not None, timeout=10_000)
    panel.use.setFocus()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: again.line(PROOFS).state is DocumentState.HELD)
    qtbot.waitUntil(lambda: bool(again.undos))
    assert again.undos[0][0] == "Pièce réutilisée avec l’accord de l’usager\u00a0: Pièces à l’appui."
    assert not panel.isVisible()
    again.undos[0][1]()
    qtbot.waitUntil(lambda: again.line(PROOFS).state is DocumentState.MISSING)
    assert hand.ask(HeldOfRequest(document_id=again.line(PROOFS).document_id)).lines == ()


def test_a_copy_that_is_too_old_says_why_and_cannot_be_used(again: DocumentsCard) -> None:
    line = again.line(PROOFS)
    (copy,) = again.part.model.reusable[line.document_id]
    old = msgspec.structs.replace(copy, too_old=True, age_days=400)
    again.part.panels.open_reuse(again.sheet, msgspec.structs.replace(line, max_age_days=90), [old])
    panel = again.part.panels.reuse
    assert panel is not None
    assert not panel.use.isEnabled()
    assert panel.rows.texts(old)[1] == "Trop ancienne\u00a0: la démarche demande moins de 3 mois."
    panel._use()
    assert again.line(PROOFS).state is DocumentState.MISSING


# --- a file that is at the server ------------------------------------------------------------------------------------


class CutBridge(DeskBridge):
    """Has no network until the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.cut = True

    def ask(self, query: Query[Any], *, owner: QObject, done: Callable[[Any], None], failed: Failed) -> None:
        if self.cut:
            failed(FileOutOfReach())
        else:
            done(PagePicture(width=300, height=424, png=page_png(0, 300, 0)))


def test_a_file_at_the_server_says_so_and_comes_when_the_network_does(qapp: QApplication) -> None:
    bridge = CutBridge()
    source = DeskPages(bridge, "x", bridge)
    said: list[str] = []
    drawn: list[DrawnPage] = []
    back: list[bool] = []
    source.undrawn.connect(lambda _page, why: said.append(why))
    source.drawn.connect(drawn.append)
    source.available.connect(lambda: back.append(True))
    source.ask_page(0, 300, 0)
    assert said == ["Ce document est gardé au serveur, qui ne répond pas. Il s’affichera dès que le réseau reviendra."]
    bridge.status_changed.emit(SyncStatus(state=SyncState.OFFLINE))
    assert back == []
    bridge.cut = False
    bridge.status_changed.emit(SyncStatus(state=SyncState.UP_TO_DATE))
    assert back == [True]
    source.ask_page(0, 300, 0)
    assert [page.page for page in drawn] == [0]


def test_a_copy_that_is_not_here_any_more_is_said(kept: DocumentsCard, qtbot: QtBot) -> None:
    line = msgspec.structs.replace(kept.line(PROOFS), document_id=new_id())
    kept.part.panels.open_held(line, may_drop=True)
    panel = kept.part.panels.held
    assert panel is not None
    qtbot.waitUntil(panel.failed.isVisible, timeout=10_000)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not panel.isVisible()
