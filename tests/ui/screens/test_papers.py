"""Papers of a request: printed once, printed again as copies, declared void, explained when they cannot be given."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.requests import EventKind, ReceiptKind
from guichet.ui.preferences import Preferences, Printing
from guichet.ui.print_job import PrintJob
from guichet.ui.print_room import Health, PrintRoom
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.screens.request.paper_panels import LackPanel, VoidPanel
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.choice_menu import ChoiceMenu
from tests.helpers.cups import Listener, dead_port
from tests.ui.printing import address, next_job
from tests.ui.screens.conftest import press, type_text
from tests.ui.screens.scene import Hand

CTRL = Qt.KeyboardModifier.ControlModifier


def jobs_of(room: PrintRoom) -> list[tuple[str, bool]]:
    """Keep what came out of a printer: number, and whether as a copy."""
    came: list[tuple[str, bool]] = []
    room.printed.connect(lambda job, _printer: came.append((job.paper.number, job.reprint)))
    return came


def previews_of(room: PrintRoom) -> list[tuple[PrintJob, bool]]:
    asked: list[tuple[PrintJob, bool]] = []
    room.preview_asked.connect(lambda job, no_printer: asked.append((job, no_printer)))
    return asked


def print_first(pane: RequestPane, room: PrintRoom, listener: Listener, qtbot: QtBot) -> str:
    came = jobs_of(room)
    pane.papers.print_receipt()
    next_job(listener, qtbot)
    qtbot.waitUntil(lambda: bool(came) and pane.papers.list.current() is not None)
    return came[0][0]


def row_words(pane: RequestPane, row: int = 0) -> str:
    rows = pane.papers.list.rows
    return str(rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_was_given_is_listed_and_opens_with_return(
    pane: RequestPane, room: PrintRoom, listener: Listener, qtbot: QtBot
) -> None:
    assert pane.papers.none.isVisibleTo(pane)
    number = print_first(pane, room, listener, qtbot)
    assert row_words(pane).startswith(f"Récépissé de dépôt, {number} · ")
    assert pane.papers.none.isHidden()
    asked = previews_of(room)
    pane.papers.list.setFocus()
    press(Qt.Key.Key_Return)
    ((job, no_printer),) = asked
    assert (job.paper.number, job.reprint, no_printer) == (number, True, False)


def test_a_paper_is_printed_again_as_a_copy(
    pane: RequestPane, room: PrintRoom, listener: Listener, actions: Actions, qtbot: QtBot
) -> None:
    number = print_first(pane, room, listener, qtbot)
    came = jobs_of(room)
    actions["paper.reprint"].trigger()
    next_job(listener, qtbot)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(number, True)]
    assert listener.jobs == []


def test_a_paper_is_voided_for_a_reason_and_no_longer_counts(
    pane: RequestPane, room: PrintRoom, listener: Listener, actions: Actions, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    number = print_first(pane, room, listener, qtbot)
    actions["paper.void"].trigger()
    panel = pane.steps.footer.asking
    assert isinstance(panel, VoidPanel)
    assert pane.steps.footer.main.text() == "Annuler le papier"
    assert pane.steps.footer.cancel.text() == "Garder le papier"
    press(Qt.Key.Key_Return, CTRL)
    assert panel._reason.error == "Écrivez pourquoi, en quelques mots."
    type_text("Erreur de nom")
    press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Annulé" in row_words(pane))
    assert pane.steps.footer.asking is None
    (receipt,) = hand.sheet(request_id).receipts
    assert (receipt.voided, receipt.void_reason, receipt.number) == (True, "Erreur de nom", number)
    assert not actions["paper.void"].isEnabled()
    assert any(words.startswith(f"Récépissé {number} annulé") for _, words in pane.view.events.shown)
    came = jobs_of(room)
    press(Qt.Key.Key_P, CTRL)  # the void one counts no more: another is numbered
    next_job(listener, qtbot)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0][0] != number
    assert came[0][1] is False


def test_voiding_is_left_with_escape_and_the_paper_stays(
    pane: RequestPane, room: PrintRoom, listener: Listener, actions: Actions, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    print_first(pane, room, listener, qtbot)
    pane.papers.list.setFocus()
    actions["paper.void"].trigger()
    press(Qt.Key.Key_Escape)
    assert pane.steps.footer.asking is None
    assert QApplication.focusWidget() is pane.papers.list
    assert not hand.sheet(request_id).receipts[0].voided


def test_an_acknowledgment_that_cannot_be_given_says_what_it_lacks_and_what_to_do(
    pane: RequestPane, room: PrintRoom, listener: Listener, actions: Actions, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    actions["paper.acknowledge"].trigger()
    qtbot.waitUntil(lambda: isinstance(pane.steps.footer.asking, LackPanel))
    panel = pane.steps.footer.asking
    assert isinstance(panel, LackPanel)
    assert panel.lines == [
        "Il manque l’effet du silence de la mairie. "
        "Un administrateur confirme d’abord cette valeur légale, avec son article."
    ]
    assert hand.sheet(request_id).receipts == ()
    press(Qt.Key.Key_Return, CTRL)  # gives a deposit receipt meanwhile
    next_job(listener, qtbot)
    qtbot.waitUntil(lambda: len(hand.sheet(request_id).receipts) == 1)
    assert hand.sheet(request_id).receipts[0].kind is ReceiptKind.DEPOSIT
    assert pane.steps.footer.asking is None


def test_the_list_of_missing_documents_is_a_sheet_for_the_papers_printer(
    pane: RequestPane, room: PrintRoom, actions: Actions, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    asked = previews_of(room)  # receipts go to the roll; there is no printer for sheets
    actions["paper.list"].trigger()
    qtbot.waitUntil(lambda: bool(asked))
    job, no_printer = asked[0]
    assert (job.paper.kind, job.size, no_printer) == (ReceiptKind.MISSING_DOCUMENTS, "a4", True)
    qtbot.waitUntil(lambda: row_words(pane).startswith("Liste des pièces à fournir"))
    assert hand.sheet(request_id).events[0].kind is EventKind.RECEIPT


def test_a_printer_that_is_off_is_said_and_trying_again_prints_one_sheet(
    pane: RequestPane, room: PrintRoom, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    port = dead_port()
    room.choose(Printing(roll=f"escpos://127.0.0.1:{port}", receipts="roll80"))
    came = jobs_of(room)
    press(Qt.Key.Key_P, CTRL)
    trouble = pane.papers.trouble
    qtbot.waitUntil(trouble.isVisible, timeout=10_000)
    assert trouble.message.text() == "L’imprimante de tickets ne répond pas. La demande est enregistrée."
    assert len(hand.sheet(request_id).receipts) == 1
    qtbot.waitUntil(lambda: room.health() is Health.SILENT)
    printer = Listener(port=port)
    try:
        trouble.retry.click()
        trouble.retry.click()  # impatience prints nothing twice
        assert next_job(printer, qtbot).startswith(b"\x1b@")
        qtbot.waitUntil(lambda: bool(came) and trouble.isHidden())
        (number,) = (each.number for each in hand.sheet(request_id).receipts)
        assert came == [(number, False)]  # it never came out: this is the original
        assert printer.jobs == []
        qtbot.waitUntil(lambda: room.health() is Health.READY)
    finally:
        printer.close()


def test_the_key_tries_a_failed_receipt_again_rather_than_copy_it(
    pane: RequestPane, room: PrintRoom, listener: Listener, hand: Hand, request_id: UUID, qtbot: QtBot
) -> None:
    room.choose(Printing(roll=f"escpos://127.0.0.1:{dead_port()}", receipts="roll80"))
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(pane.papers.trouble.isVisible, timeout=10_000)
    room.choose(Printing(roll=address(listener), receipts="roll80"))
    came = jobs_of(room)
    press(Qt.Key.Key_P, CTRL)
    next_job(listener, qtbot)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(hand.sheet(request_id).receipts[0].number, False)]
    assert pane.papers.trouble.isHidden()


def test_another_printer_takes_what_the_first_did_not(
    pane: RequestPane, room: PrintRoom, listener: Listener, qtbot: QtBot
) -> None:
    room.choose(Printing(roll=f"escpos://127.0.0.1:{dead_port()}", receipts="roll80"))
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(pane.papers.trouble.isVisible, timeout=10_000)
    room.choose(Printing(roll=address(listener), receipts="a4"))
    qtbot.waitUntil(lambda: any(each.name == address(listener) for each in room.printers), timeout=10_000)
    pane.papers.trouble.other.click()
    (menu,) = (each for each in pane.window().findChildren(ChoiceMenu) if each.isVisible())
    assert menu.rows.items[0].text == "Imprimante de tickets"
    came = jobs_of(room)
    press(Qt.Key.Key_Return)
    assert next_job(listener, qtbot)
    qtbot.waitUntil(lambda: bool(came) and pane.papers.trouble.isHidden())
    assert listener.jobs == []


def test_without_a_printer_the_paper_is_shown(pane: RequestPane, room: PrintRoom, qtbot: QtBot) -> None:
    room.choose(Printing())
    asked = previews_of(room)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][1]
    assert pane.papers.trouble.isHidden()
    room.look()
    qtbot.waitUntil(lambda: room.health() is Health.NONE)


def test_a_paper_that_is_to_be_seen_first_is_not_printed_before(
    pane: RequestPane, room: PrintRoom, listener: Listener, qtbot: QtBot
) -> None:
    room.choose(Printing(roll=address(listener), receipts="roll80", preview=True))
    asked = previews_of(room)
    press(Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(asked))
    job, no_printer = asked[0]
    assert (job.size, no_printer, listener.jobs) == ("roll80", False, [])
    room.send(job)
    assert next_job(listener, qtbot)


def test_printers_of_a_workstation_are_kept_for_the_next_start(
    theme: Theme, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("settings") / "window.ini"
    chosen = Printing(papers="Accueil", roll="escpos://caisse:9100", receipts="roll80", preview=True)
    Preferences(path).keep_printing(chosen)
    assert Preferences(path).printing == chosen
    assert Preferences().printing == Printing()
