"""Printers of the workstation in the window: chosen, seen in the status bar, printed on, and waited for by nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.refusals import PrinterSilent
from guichet.contract.requests import MakeReceipt, ReceiptKind, RequestSheet, ShowRequest
from guichet.printing.cups_spooler import CupsSpooler
from guichet.tour.heartbeat import STALL_MS, Heartbeat
from guichet.ui.preferences import Preferences, Printing
from guichet.ui.print_job import Failure, IssuedPaper, PrintJob
from guichet.ui.print_room import Health
from guichet.ui.screens.settings.printer_address import read_address
from guichet.ui.widgets.pages.layout import Fit
from guichet.ui.workplace import Workplace
from tests.helpers.cups import Listener, dead_port, private_cups
from tests.helpers.cups import listener as listener
from tests.helpers.family import SCHOOL
from tests.helpers.town import Workplace as Station
from tests.printing.reading import read
from tests.ui.counter.paper_pages import preview
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.printing import address, next_job, on_roll
from tests.ui.workplace import wait_usable

CTRL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., Workplace]


def device(workplace: Workplace) -> QAbstractButton:
    found = workplace.window.status.findChild(QAbstractButton, "printer")
    assert found is not None
    return found


def open_school(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    area_of(workplace).visits.show_request(SCHOOL)
    qtbot.waitUntil(lambda: workplace.actions["request.print"].isEnabled(), timeout=10_000)


def school(station: Station) -> RequestSheet:
    sheet: RequestSheet = station.client.ask(ShowRequest(request_id=SCHOOL, refresh=True)).result(20)
    return sheet


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def toast(workplace: Workplace) -> str:
    return workplace.window.toast.message.text()


def test_the_systems_printer_gets_the_bytes_of_the_paper(
    make_workplace: Make, station: Station, listener: Listener, qtbot: QtBot
) -> None:
    with private_cups({"accueil": f"socket://127.0.0.1:{listener.port}"}, default="accueil"):
        workplace = make_workplace()
        wait_usable(qtbot, workplace)
        qtbot.waitUntil(lambda: area_of(workplace).room.health() is Health.READY, timeout=10_000)
        assert device(workplace).accessibleName() == "Imprimante prête"
        open_school(workplace, qtbot)
        workplace.actions["paper.deposit"].trigger()
        job = next_job(listener, qtbot)
        paper = school(station).receipts[-1]
        assert job == station.client.ask(MakeReceipt(receipt_id=paper.receipt_id)).result(20).pdf
        told = f"Récépissé {paper.number} imprimé sur Imprimante accueil."
        qtbot.waitUntil(lambda: toast(workplace) == told, timeout=10_000)


def test_a_printer_that_hangs_stops_nobody_and_its_failure_follows_the_agent(
    make_workplace: Make, station: Station, listener: Listener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guichet.desk.paper.system_spooler", lambda: CupsSpooler(1.5))
    with private_cups({"muette": f"socket://127.0.0.1:{dead_port()}"}, default="muette"):
        workplace = make_workplace()
        wait_usable(qtbot, workplace)
        area = area_of(workplace)
        open_school(workplace, qtbot)
        qtbot.waitUntil(lambda: area.room.health() is Health.READY, timeout=10_000)
        qtbot.wait(200)
        heart = Heartbeat()
        workplace.actions["paper.deposit"].trigger()
        qtbot.waitUntil(lambda: bool(area.room._running), timeout=10_000)
        heart.reset()
        qtbot.wait(1000)
        assert area.room._running  # still on its way
        longest = heart.longest
        heart.deleteLater()
        assert longest <= STALL_MS
        open_by_typing(workplace, qtbot, "leroy paul")  # the next citizen is here already
        qtbot.waitUntil(workplace.window.banner.isVisible, timeout=10_000)
        text = "L’imprimante Imprimante muette ne répond pas. La demande est enregistrée."
        assert workplace.window.banner.message.text() == text
        area.room.choose(on_roll(listener))
        workplace.window.banner.action.click()
        trouble = area.counter.request.papers.trouble
        qtbot.waitUntil(trouble.isVisible, timeout=10_000)
        visit = area.visits.current
        assert visit is not None
        assert visit.request_id == SCHOOL
        QTest.keyClick(area.counter.request, Qt.Key.Key_P, CTRL)
    number = school(station).receipts[-1].number
    assert next_job(listener, qtbot).startswith(b"\x1b@")
    qtbot.waitUntil(lambda: number in toast(workplace), timeout=10_000)
    assert trouble.isHidden()
    assert listener.jobs == []
    assert not workplace.window.banner.isVisible()


def test_a_paper_that_did_not_come_out_is_told_by_the_next_window(
    make_workplace: Make, listener: Listener, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = make_workplace(printing=Printing(roll=f"escpos://127.0.0.1:{dead_port()}", receipts="roll80"))
    wait_usable(qtbot, before)
    open_school(before, qtbot)
    before.actions["paper.deposit"].trigger()
    trouble = area_of(before).counter.request.papers.trouble
    qtbot.waitUntil(trouble.isVisible, timeout=10_000)
    failed = area_of(before).room.failure_of(SCHOOL)
    assert failed is not None
    monkeypatch.setattr(Preferences, "of", lambda _theme: before.preferences)
    now = make_workplace()
    wait_usable(qtbot, now)
    number = failed.job.paper.number
    told = f"Un papier n’est pas sorti de l’imprimante\u00a0: Récépissé {number}."
    assert now.window.banner.message.text() == told
    now.window.banner.action.click()
    again = area_of(now).counter.request.papers.trouble
    qtbot.waitUntil(again.isVisible, timeout=10_000)
    assert not now.window.banner.isVisible()
    area_of(now).room.choose(on_roll(listener))
    qtbot.waitUntil(lambda: now.actions["request.print"].isEnabled())
    QTest.keyClick(area_of(now).counter.request, Qt.Key.Key_P, CTRL)
    assert next_job(listener, qtbot).startswith(b"\x1b@")
    qtbot.waitUntil(lambda: f"Récépissé {number} imprimé" in toast(now), timeout=20_000)
    assert before.preferences.unprinted == "[]"


@pytest.mark.parametrize("undoable", [False, True])
def test_a_failure_takes_back_the_word_that_the_same_paper_is_printed(
    workplace: Workplace, qtbot: QtBot, undoable: bool
) -> None:
    wait_usable(qtbot, workplace)
    room, said = area_of(workplace).room, workplace.window.toast
    job = PrintJob(IssuedPaper(UUID(int=1), UUID(int=2), "R-2026-PSD-000001"), "", "a4")
    other = replace(job, paper=replace(job.paper, receipt_id=UUID(int=3)))
    said.say("Demande enregistrée", undo=undoable)
    room.printed.emit(job, "Imprimante accueil")
    room.failed.emit(Failure(other, PrinterSilent("accueil")))
    assert "imprimé sur" in toast(workplace)
    assert said.isVisible()
    room.failed.emit(Failure(job, PrinterSilent("accueil")))
    assert said.isVisible() is undoable
    assert said.undo.isVisible() is undoable
    assert not undoable or toast(workplace) == "Demande enregistrée"


def test_the_preview_prints_with_its_key_and_escape_returns_to_where_one_was(
    make_workplace: Make, listener: Listener, qtbot: QtBot
) -> None:
    workplace = make_workplace(printing=on_roll(listener))
    wait_usable(qtbot, workplace)
    preview(workplace, qtbot)
    panel = area_of(workplace).papers.panel
    assert panel is not None
    press(Qt.Key.Key_Escape)
    assert not workplace.window.overlay.is_open()
    papers = area_of(workplace).counter.request.papers.list
    papers.setFocus()
    QTest.keyClick(papers, Qt.Key.Key_Return)
    assert workplace.window.overlay.is_open()
    assert panel.sizes["roll80"].isChecked()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is papers
    QTest.keyClick(papers, Qt.Key.Key_Return)
    press(Qt.Key.Key_P, CTRL)
    assert not workplace.window.overlay.is_open()
    assert next_job(listener, qtbot).startswith(b"\x1b@")
    qtbot.waitUntil(lambda: "imprimé sur" in toast(workplace), timeout=10_000)
    assert listener.jobs == []


def test_the_preview_shows_both_papers_and_opens_the_file(workplace: Workplace, qtbot: QtBot) -> None:
    preview(workplace, qtbot)
    panel = area_of(workplace).papers.panel
    assert panel is not None
    assert panel.none.isVisible()  # no printer on this workstation
    assert not panel.print_button.isEnabled()
    view = panel.viewer.view
    assert view.scale >= 0.8, "the sheet can be read"
    assert panel.height() > 0.9 * workplace.window.height(), "as high as the window leaves room for"
    assert view.page == 0
    assert view.verticalScrollBar().value() == 0, "from its top"
    tall = view.pictures.of(0)
    assert tall is not None
    panel.sizes["roll80"].click()
    qtbot.waitUntil(lambda: view.zoom is Fit.WIDTH, timeout=10_000)
    qtbot.waitUntil(lambda: view.pictures.of(0) not in (None, tall), timeout=10_000)
    laid: list[object] = []
    panel._tray.laid.connect(laid.append)
    press(Qt.Key.Key_O, CTRL)
    qtbot.waitUntil(lambda: bool(laid), timeout=10_000)
    assert panel.model.job is not None
    assert laid == [panel.model.job.paper.number]


def test_without_a_printer_the_bar_says_so_and_leads_to_the_settings(workplace: Workplace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: device(workplace).accessibleName() == "Aucune imprimante", timeout=10_000)
    device(workplace).click()
    page = area_of(workplace).settings
    assert page.isVisible()
    assert page.printing.state.text().startswith("Aucune imprimante sur ce poste.")


def test_a_receipt_printer_is_set_tried_and_kept(workplace: Workplace, listener: Listener, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.show_module("settings")
    section = area.settings.printing
    section.roll.setFocus()
    QTest.keyClicks(section.roll, "ftp://caisse")
    QTest.keyClick(section.roll, Qt.Key.Key_Return)
    assert section.roll_field.error.startswith("Écrivez une adresse comme")
    assert area.room.printing.roll == ""
    section.roll.clear()
    QTest.keyClicks(section.roll, f"127.0.0.1:{listener.port}")
    section.try_roll.click()
    assert section.roll.text() == address(listener)
    assert not section.try_roll.isEnabled()
    ticket = next_job(listener, qtbot)
    assert ticket.startswith(b"\x1b@")
    assert ticket.endswith(b"\x1dVB\x00")
    told = "Essai imprimé. Vérifiez que tout se lit, jusqu’au bord."
    qtbot.waitUntil(lambda: section.roll_field.shown_help == told, timeout=20_000)
    assert section.try_roll.isEnabled()
    section.receipts["roll80"].click()
    section.direct.click()
    assert workplace.preferences.printing == Printing(roll=address(listener), receipts="roll80", preview=True)
    qtbot.waitUntil(lambda: device(workplace).accessibleName() == "Imprimante prête", timeout=10_000)


def test_a_page_tries_the_systems_printer_by_the_way_of_papers(
    make_workplace: Make, listener: Listener, qtbot: QtBot
) -> None:
    with private_cups({"accueil": f"socket://127.0.0.1:{listener.port}"}, default="accueil"):
        workplace = make_workplace()
        wait_usable(qtbot, workplace)
        area = area_of(workplace)
        qtbot.waitUntil(lambda: area.room.health() is Health.READY, timeout=10_000)
        area.show_module("settings")
        workplace.actions["printers.try_papers"].trigger()
        page = read(next_job(listener, qtbot))
        assert "Essai d’impression" in page.text
        assert "Imprimante accueil" in page.text
        assert page.sizes[0][0] > 590, "a whole sheet of A4"
        help_of = area.settings.printing.papers_field
        qtbot.waitUntil(lambda: help_of.shown_help.startswith("Essai imprimé."), timeout=10_000)


def test_acknowledgments_and_lists_come_on_the_roll_where_that_is_chosen(
    workplace: Workplace, listener: Listener, qtbot: QtBot
) -> None:
    area = area_of(workplace)
    area.room.choose(Printing(roll=address(listener)))
    area.show_module("settings")
    section = area.settings.printing
    sheets = section.destinations.lines[ReceiptKind.ACKNOWLEDGMENT]
    assert sheets.where.text().endswith("A4")
    section.sheets["roll80"].click()
    assert area.room.printing == Printing(roll=address(listener), sheets="roll80")
    assert sheets.where.text() == "Imprimante de tickets · 80\u00a0mm"
    open_school(workplace, qtbot)
    workplace.actions["paper.list"].trigger()
    assert next_job(listener, qtbot).startswith(b"\x1b@")
    qtbot.waitUntil(lambda: "Liste des pièces" in toast(workplace), timeout=20_000)


def test_a_receipt_printer_that_is_switched_off_is_said(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.show_module("settings")
    section = area.settings.printing
    section.roll.setFocus()
    QTest.keyClicks(section.roll, f"escpos://127.0.0.1:{dead_port()}")
    QTest.keyClick(section.roll, Qt.Key.Key_Return)
    section.receipts["roll80"].click()
    section.try_roll.click()
    qtbot.waitUntil(lambda: section.roll_field.shown_help.startswith("Elle ne répond pas."), timeout=10_000)
    qtbot.waitUntil(lambda: device(workplace).accessibleName() == "L’imprimante ne répond pas", timeout=10_000)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", ""),
        ("192.168.1.50", "escpos://192.168.1.50:9100"),
        (" caisse:9101 ", "escpos://caisse:9101"),
        ("escpos://caisse", "escpos://caisse:9100"),
        ("[fe80::1]", "escpos://[fe80::1]:9100"),
        ("escpos://caisse:99999", None),
        ("http://caisse", None),
        ("la caisse", None),
        ("escpos://", None),
        ("escpos://caisse/papier", None),
    ],
)
def test_addresses_are_read_as_people_type_them(typed: str, read: str | None) -> None:
    assert read_address(typed) == read
