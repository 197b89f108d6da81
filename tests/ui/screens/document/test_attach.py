"""A copy made of files, by keyboard, over the real desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.documents import HeldOfRequest, ShowDocument
from guichet.contract.requests import DocumentState
from guichet.ui.screens.document.attach_panel import AttachPanel
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.overlay import OverlayHost
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from tests.helpers.watchdog import least_stall
from tests.ui.screens.conftest import ShowPane, focused, press, type_text
from tests.ui.screens.document.bench import PROOFS, DocumentsCard, make_pdf
from tests.ui.screens.scene import Desk, Hand

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def panel(card: DocumentsCard) -> AttachPanel:
    assert card.part._open_attach()
    assert card.part.panels.attach is not None
    return card.part.panels.attach


def wait_pages(panel: AttachPanel, qtbot: QtBot, count: int) -> None:
    qtbot.waitUntil(lambda: panel.pages.rows.rowCount() == count, timeout=10_000)


def wait_arranged(panel: AttachPanel, qtbot: QtBot) -> None:
    model = panel._model
    assert model is not None
    qtbot.waitUntil(lambda: model.is_idle, timeout=10_000)


def mime_of(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(target: QWidget, mime: QMimeData, place: QPointF) -> bool:
    """Drag something onto a widget and drop it there; tell whether it was taken."""
    button, plain, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    for event in (
        QDragEnterEvent(place.toPoint(), copy, mime, button, plain),
        QDragMoveEvent(place.toPoint(), copy, mime, button, plain),
        QDropEvent(place, copy, mime, button, plain),
    ):
        event.ignore()
        QApplication.sendEvent(target, event)
        taken = event.isAccepted()
    return taken


def test_files_become_one_copy_by_keyboard_alone(
    card: DocumentsCard, panel: AttachPanel, files: dict[str, Path], hand: Hand, qtbot: QtBot
) -> None:
    panel.take_paths([str(files["facture.pdf"]), str(files["photo.png"])])
    wait_pages(panel, qtbot, 4)
    assert panel.pages.count.text() == "4 pages"
    panel.pages.thumbnails.setFocus()
    panel.pages.thumbnails.choose(3)
    press(Qt.Key.Key_Left, ALT)
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_R)
    press(Qt.Key.Key_R, SHIFT)
    assert panel.pages.thumbnails.place == 2
    assert "Page 3 sur 4, tournée de 90°" in str(
        panel.pages.rows.data(panel.pages.rows.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    )
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Delete)
    wait_pages(panel, qtbot, 3)
    assert panel.pages.removed.text() == "Page 1 retirée."
    press(Qt.Key.Key_Z, CTRL)
    wait_pages(panel, qtbot, 4)
    press(Qt.Key.Key_Delete)
    wait_pages(panel, qtbot, 3)
    panel.consent.setFocus()
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.HELD, timeout=10_000)
    qtbot.waitUntil(lambda: len(card.undos) == 1)
    assert card.undos[0][0] == "Copie enregistrée sur ce poste\u00a0: Pièces à l’appui."
    assert focused() is card.part.checklist
    (copy,) = hand.ask(HeldOfRequest(document_id=card.line(PROOFS).document_id)).lines
    assert copy.pages == 3
    facts = hand.ask(ShowDocument(held_id=copy.held_id))
    assert facts.consent
    widths = [round(size.width) > round(size.height) for size in facts.pages]
    assert widths == [False, False, False], "the picture stands upright once it is turned, and it is the second page"


def test_a_kept_copy_is_taken_back_with_its_toast(
    card: DocumentsCard, panel: AttachPanel, files: dict[str, Path], qtbot: QtBot
) -> None:
    panel.take_paths([str(files["photo.png"])])
    wait_pages(panel, qtbot, 1)
    panel.keep()
    qtbot.waitUntil(lambda: bool(card.undos), timeout=10_000)
    qtbot.waitUntil(lambda: card.line(PROOFS).copies == 1)
    card.undos[0][1]()
    qtbot.waitUntil(lambda: card.line(PROOFS).state is DocumentState.MISSING)
    qtbot.waitUntil(lambda: card.said == ["Copie annulée. Ses pages sont de nouveau à enregistrer."])
    card.part.panels.open_attach(card.sheet, card.line(PROOFS))
    wait_pages(panel, qtbot, 1)
    panel.keep()
    qtbot.waitUntil(lambda: card.line(PROOFS).copies == 1)
    draft = card.part.panels.draft_of(card.line(PROOFS).document_id)
    qtbot.waitUntil(lambda: not draft.pages)  # the same pages make a copy again


def test_what_is_gathered_survives_the_panel_and_the_window(
    theme: Theme,
    desk: Desk,
    card: DocumentsCard,
    panel: AttachPanel,
    files: dict[str, Path],
    show_pane: ShowPane,
    request_id: UUID,
    qtbot: QtBot,
) -> None:
    panel.take_paths([str(files["facture.pdf"])])
    wait_pages(panel, qtbot, 3)
    panel.pages.thumbnails.setFocus()
    panel.pages.thumbnails.choose(2)
    press(Qt.Key.Key_Left, ALT)
    wait_arranged(panel, qtbot)
    press(Qt.Key.Key_Escape)
    assert card.part.panels.current() is None
    assert focused() is card.part.checklist
    assert card.part.checklist.rows[1].detail == "3 pages à enregistrer"
    gathered = panel._model.pages if panel._model is not None else ()
    again = DocumentsCard(theme, desk, Actions(theme))
    again.setWindowTitle("another window")
    again.model.show(request_id)
    qtbot.waitUntil(lambda: bool(again.part.model.drafts), timeout=10_000)
    qtbot.waitUntil(lambda: again.part.checklist.rows[1].detail == "3 pages à enregistrer")
    draft = again.part.panels.draft_of(again.line(PROOFS).document_id)
    qtbot.waitUntil(lambda: draft.is_read)
    assert draft.pages == gathered
    again.deleteLater()


def test_the_lock_hides_the_panel_and_gives_it_back_as_it_was(
    card: DocumentsCard, panel: AttachPanel, files: dict[str, Path], qtbot: QtBot
) -> None:
    window = card.window()
    assert isinstance(window, MainWindow)
    panel.take_paths([str(files["facture.pdf"])])
    wait_pages(panel, qtbot, 3)
    panel.pages.thumbnails.setFocus()
    panel.pages.thumbnails.choose(1)
    cover = QWidget()
    window.cover(cover)
    assert not panel.isVisible()
    window.uncover()
    assert panel.isVisible()
    assert focused() is panel.pages.thumbnails
    assert panel.pages.thumbnails.place == 1


def test_leaving_the_request_closes_the_panel(card: DocumentsCard, panel: AttachPanel) -> None:
    card.hide()
    assert not panel.isVisible()
    host = OverlayHost.over(card)
    assert host is not None
    assert not host.is_open()


def test_without_a_page_nothing_is_kept_and_the_sentence_says_so(panel: AttachPanel) -> None:
    press(Qt.Key.Key_Return, CTRL)
    assert panel.trouble.message.text() == "Ajoutez au moins une page."
    assert focused() is panel.bar.scan


def test_a_file_that_cannot_be_taken_is_named_and_the_others_are(
    panel: AttachPanel, files: dict[str, Path], tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "lettre.txt"
    bad.write_text("bonjour")
    panel.take_paths([str(bad), str(files["photo.png"])])
    wait_pages(panel, qtbot, 1)
    qtbot.waitUntil(lambda: panel.trouble.message.text().startswith("lettre.txt\u00a0: Ce fichier"))


def test_a_picture_is_pasted(panel: AttachPanel, qtbot: QtBot) -> None:
    picture = QImage(600, 400, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.yellow)
    QApplication.clipboard().setImage(picture)
    press(Qt.Key.Key_V, CTRL)
    wait_pages(panel, qtbot, 1)
    QApplication.clipboard().clear()


def test_files_dropped_on_a_row_open_its_panel_with_their_pages(
    card: DocumentsCard, files: dict[str, Path], qtbot: QtBot
) -> None:
    checklist = card.part.checklist
    card.part.checklist.select("DECISION")
    row = checklist.visualRect(checklist.model().index(1, 0))
    assert drop(checklist.viewport(), mime_of(files["facture.pdf"]), QPointF(row.center()))
    panel = card.part.panels.attach
    assert panel is not None
    wait_pages(panel, qtbot, 3)
    assert panel.title.text() == "Pièces à l’appui"


def test_files_dropped_beside_the_rows_go_to_the_one_that_takes_them(
    card: DocumentsCard, files: dict[str, Path], qtbot: QtBot
) -> None:
    inside = QPointF(card.width() / 2, card.height() - 30)
    assert drop(card, mime_of(files["photo.png"]), inside)
    panel = card.part.panels.attach
    assert panel is not None
    wait_pages(panel, qtbot, 1)
    assert panel.title.text() == "Pièces à l’appui"
    card.part.panels.close()
    text = QMimeData()
    text.setText("bonjour")
    assert not drop(card, text, inside)


def test_files_pasted_on_a_row_open_its_panel(card: DocumentsCard, files: dict[str, Path], qtbot: QtBot) -> None:
    QApplication.clipboard().setMimeData(mime_of(files["photo.png"]))
    press(Qt.Key.Key_V, CTRL)
    panel = card.part.panels.attach
    assert panel is not None
    wait_pages(panel, qtbot, 1)
    QApplication.clipboard().clear()


def test_a_page_is_dragged_to_another_place(panel: AttachPanel, files: dict[str, Path], qtbot: QtBot) -> None:
    panel.take_paths([str(files["facture.pdf"])])
    wait_pages(panel, qtbot, 3)
    thumbnails = panel.pages.thumbnails
    qtbot.waitUntil(lambda: thumbnails.visualRect(panel.pages.rows.index(2, 0)).isValid())
    mime = panel.pages.rows.mimeData([panel.pages.rows.index(0, 0)])
    last = thumbnails.visualRect(panel.pages.rows.index(2, 0))
    drop(thumbnails.viewport(), mime, QPointF(last.right() - 2, last.center().y()))
    assert panel._model is not None
    assert [page.page for page in panel._model.pages] == [1, 2, 0]
    assert thumbnails.place == 2


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of the dialog: the offscreen platform cannot tell them
def test_a_file_is_chosen_in_the_dialog(
    card: DocumentsCard, files: dict[str, Path], actions: Actions, qtbot: QtBot
) -> None:
    actions["document.attach"].trigger()
    panel = card.part.panels.attach
    assert panel is not None
    dialog = next(each for each in panel.findChildren(QFileDialog) if each.isVisible())
    dialog.selectFile(str(files["photo.png"]))
    dialog.filesSelected.emit([str(files["photo.png"])])
    dialog.close()
    wait_pages(panel, qtbot, 1)


def test_a_document_that_must_be_recent_is_dated(card: DocumentsCard, files: dict[str, Path], qtbot: QtBot) -> None:
    line = msgspec.structs.replace(card.line(PROOFS), max_age_days=90)
    panel = card.part.panels.open_attach(card.sheet, line)
    panel.take_paths([str(files["photo.png"])])
    wait_pages(panel, qtbot, 1)
    press(Qt.Key.Key_Return, CTRL)
    assert panel.issued_field.error == "Indiquez la date écrite sur le document."
    assert focused() is panel.issued
    type_text("01012020")
    press(Qt.Key.Key_Return, CTRL)
    assert panel.issued_field.error.startswith("Cette pièce est trop ancienne. Il en faut une datée d’après le ")


def test_another_agents_role_makes_no_copy(
    theme: Theme, desk: Desk, show_pane: ShowPane, actions: Actions, request_id: UUID, qtbot: QtBot
) -> None:
    desk.session = msgspec.structs.replace(desk.session, permissions=frozenset())
    card = DocumentsCard(theme, desk, actions)
    show_pane(card)
    card.model.show(request_id)
    qtbot.waitUntil(lambda: card.model.sheet is not None)
    card.select(PROOFS)
    assert not actions["document.scan"].isEnabled()
    assert not card.part.scan_button.isVisible()
    assert not card.part._open_attach()


def test_forty_pages_come_and_are_gone_through_without_a_stall(
    panel: AttachPanel, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(make_pdf(40))

    def gather() -> None:
        assert panel._model is not None
        panel._model.give_up()
        panel.take_paths([str(path)])
        wait_pages(panel, qtbot, 40)
        panel.pages.thumbnails.setFocus()
        for _ in range(39):
            press(Qt.Key.Key_Right)
            qtbot.wait(30)
        qtbot.waitUntil(lambda: panel.preview.view.pictures.of(39) is not None, timeout=10_000)

    assert least_stall(gather) < 50


def test_tab_goes_round_inside_the_panel(panel: AttachPanel, files: dict[str, Path], qtbot: QtBot) -> None:
    panel.take_paths([str(files["photo.png"])])
    wait_pages(panel, qtbot, 1)
    seen: list[Any] = []
    for _ in range(40):
        here = focused()
        if here in seen:
            break
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert panel.keep_button in seen
    assert panel.pages.thumbnails in seen
    assert all(panel.isAncestorOf(widget) for widget in seen)
