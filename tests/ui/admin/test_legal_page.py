"""Legal values confirmed by keyboard at one workstation, and what that opens at another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.catalogue import LegalLine, LegalLines, LegalState, ListLegalValues
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.refusals import LegalValueUnconfirmed
from guichet.contract.requests import IssueReceipt, OpenRequest, ReceiptKind, RequestSheet, ShowRequest, ShowRequestForm
from guichet.domain.clocks import SilenceKind
from guichet.domain.procedures import LegalValue
from guichet.ui import clock
from guichet.ui.formats import fold
from guichet.ui.screens.admin.legal_page import LegalPage
from guichet.ui.workplace import Workplace
from tests.helpers.forms import plausible_values
from tests.helpers.town import Town
from tests.helpers.town import Workplace as Station
from tests.ui.admin.conftest import LogIn
from tests.ui.counter.steps import area_of

_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(log_in: LogIn, qtbot: QtBot) -> LegalPage:
    """The page of the administrator, its list filled."""
    return opened(log_in("eve.roy"), qtbot)


def opened(workplace: Workplace, qtbot: QtBot) -> LegalPage:
    section = area_of(workplace).admin.section()
    assert isinstance(section, LegalPage)
    qtbot.waitUntil(lambda: bool(section.rows.rows))
    return section


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifier)


def go_to(page: LegalPage, qtbot: QtBot, procedure: str, value: LegalValue) -> LegalLine:
    """Choose a row by typing in the filter, then with the arrows."""
    wanted = next(line for line in page.model.lines if (line.procedure, line.value) == (procedure, value))
    page.search.setFocus()
    page.search.clear()
    QTest.keyClicks(page.search, typed_for(wanted.label))
    page.take_focus()
    press(Qt.Key.Key_Home)
    for _ in range(len(page.rows.rows)):
        if page.pane.line == wanted:
            return wanted
        press(Qt.Key.Key_Down)
    raise AssertionError((procedure, value))


def typed_for(text: str) -> str:
    """Give the words of a label as a keyboard of tests can type them."""
    return " ".join(word for word in fold(text).split() if word.isascii() and word.isalpha())


def state_of(station: Station, procedure: str, value: LegalValue) -> LegalState:
    found: LegalLines = station.client.ask(ListLegalValues()).result(20)
    return next(line.state for line in found.lines if (line.procedure, line.value) == (procedure, value))


def counted(page: LegalPage) -> int:
    return page.model.to_confirm


def test_it_begins_with_what_is_to_be_confirmed_and_counts_it(page: LegalPage) -> None:
    silences = [
        line
        for line in page.model.lines
        if line.value in (LegalValue.SILENCE, LegalValue.ANNOUNCED_DELAY) and line.state is LegalState.TO_CONFIRM
    ]
    assert len(silences) == 85
    assert page.to_confirm.isChecked()
    assert str(counted(page)) in page.to_confirm.accessibleName()
    assert page.view.hasFocus()
    assert len(page.rows.rows) == counted(page)
    assert all(line.state is LegalState.TO_CONFIRM for line in page.rows.rows)


def test_a_delay_is_confirmed_as_it_is_and_taken_back(page: LegalPage, qtbot: QtBot, station: Station) -> None:
    before = counted(page)
    go_to(page, qtbot, "encombrants", LegalValue.ANNOUNCED_DELAY)
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: counted(page) == before - 1)
    assert page.view.hasFocus(), "the next value is there to be confirmed"
    line = next(each for each in page.model.lines if each.procedure == "encombrants")
    assert (line.state, line.confirmed_by) == (LegalState.CONFIRMED, "Ève Roy")
    assert line.legal.announced is not None
    assert line.legal.announced.article == "Engagement de service"
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: counted(page) == before)


def test_a_value_without_effect_or_source_is_completed_first(page: LegalPage, qtbot: QtBot) -> None:
    before = counted(page)
    line = go_to(page, qtbot, "creche", LegalValue.SILENCE)
    assert page.rows.ticked(line) is None
    press(Qt.Key.Key_Return, _CTRL)
    form = page.pane.form.form
    assert form.error_count() == 2
    effect = QApplication.focusWidget()
    assert effect is form.fields[0].editor
    assert "Choisissez l’effet du silence" in form.fields[0].error
    press(Qt.Key.Key_R)  # « Rejet »
    press(Qt.Key.Key_Tab)
    months = QApplication.focusWidget()
    assert isinstance(months, QLineEdit)
    QTest.keyClicks(months, "30")
    press(Qt.Key.Key_Tab)
    source = QApplication.focusWidget()
    assert source is not None
    press(Qt.Key.Key_A, _CTRL)
    QTest.keyClicks(source, "CRPA L231-4, 3")
    press(Qt.Key.Key_Return, _CTRL)
    assert "de 1 à 24 mois" in form.fields[1].error
    months.setText("2")
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: counted(page) == before - 1)
    done = next(each for each in page.model.lines if (each.procedure, each.value) == ("creche", LegalValue.SILENCE))
    silence = done.legal.silence
    assert isinstance(silence.kind, SilenceKind)
    assert (silence.kind, silence.months, silence.article) == (SilenceKind.REJECTION, 2, "CRPA L231-4, 3")


def test_several_values_are_ticked_and_confirmed_at_once(page: LegalPage, qtbot: QtBot) -> None:
    before = counted(page)
    QTest.keyClicks(page.search, "signaler")
    page.take_focus()
    press(Qt.Key.Key_Home)
    for _ in range(4):
        press(Qt.Key.Key_Space)
    ticked = len(page.model.confirmable())
    assert 2 <= ticked <= 4
    assert f"{ticked} valeurs" in page.pane.main.text()
    press(Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: counted(page) == before - ticked, timeout=10_000)
    assert page.model.ticked == set()
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: counted(page) == before, timeout=10_000)


def test_a_confirmed_value_is_put_back_among_those_to_confirm(page: LegalPage, qtbot: QtBot) -> None:
    page.all.click()
    before = counted(page)
    go_to(page, qtbot, "odp", LegalValue.SILENCE)
    assert page.pane.withdraw_button.isVisible()
    press(Qt.Key.Key_Return, _CTRL)
    assert counted(page) == before, "nothing was changed: nothing is published"
    page.pane.withdraw_button.click()
    qtbot.waitUntil(lambda: counted(page) == before + 1)
    press(Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: counted(page) == before)


def test_filters_keep_a_service_a_kind_of_value_and_words(page: LegalPage) -> None:
    page.service.set_value("voirie")
    assert {line.service for line in page.rows.rows} == {"voirie"}
    page.value.set_value(LegalValue.SILENCE.value)
    assert {line.value for line in page.rows.rows} == {LegalValue.SILENCE}
    page.service.set_value("")
    page.search.setText("piscine")
    assert page.rows.rows == []
    assert page.table.empty.isVisible()
    assert page.pane.line is None


def test_what_was_typed_stays_when_somebody_publishes_something_else(page: LegalPage, qtbot: QtBot) -> None:
    go_to(page, qtbot, "suggestion", LegalValue.ANNOUNCED_DELAY)
    count = page.pane.form.form.named["count"].editor
    assert isinstance(count, QLineEdit)
    count.setText("21")
    page.model.ask()
    with qtbot.waitSignal(page.model.shown):
        pass
    assert count.text() == "21"


def file_request(at: Station, procedure: str) -> RequestSheet:
    """File a request at a counter."""
    person, request = new_id(), new_id()
    draft = NaturalDraft(birth_name="Durand", given_names="Rose", birth_date=date(1980, 2, 3))
    at.client.do(RegisterPerson(person_id=person, identity=draft)).result(20)
    form = at.client.ask(ShowRequestForm(procedure=procedure, requester_id=person)).result(20)
    rules = form.procedure.documents
    at.client.do(
        OpenRequest(
            request_id=request,
            procedure=procedure,
            procedure_version=form.procedure.version,
            requester_id=person,
            received_on=clock.today(),
            fields=plausible_values(form.procedure, clock.today()),
            documents={rule.code: new_id() for rule in rules},
            seen=tuple(rule.code for rule in rules if rule.required),
            event_id=new_id(),
            interaction_id=new_id(),
        )
    ).result(20)
    return sheet_of(at, request)


def sheet_of(at: Station, request: object) -> RequestSheet:
    sheet: RequestSheet = at.client.ask(ShowRequest(request_id=request)).result(20)  # type: ignore[arg-type]  # a UUID
    return sheet


def acknowledge(at: Station, sheet: RequestSheet) -> Callable[[], object]:
    """Give what issues the acknowledgment of a request."""
    operation = IssueReceipt(
        event_id=new_id(),
        receipt_id=new_id(),
        request_id=sheet.request_id,
        kind=ReceiptKind.ACKNOWLEDGMENT,
        issued_on=clock.today(),
    )
    return lambda: at.client.do(operation).result(20)


def test_a_silence_confirmed_here_unblocks_the_acknowledgment_there(
    page: LegalPage, qtbot: QtBot, town: Town, station: Station, counter: Station
) -> None:
    counter.log_in("claire.moreau")
    counter.sync()
    sheet = file_request(counter, "inscription-scolaire")
    assert not sheet.legal_confirmed
    with pytest.raises(LegalValueUnconfirmed):
        acknowledge(counter, sheet)()
    go_to(page, qtbot, "inscription-scolaire", LegalValue.SILENCE)
    press(Qt.Key.Key_Return, _CTRL)
    station.log_in("eve.roy")
    qtbot.waitUntil(
        lambda: state_of(station, "inscription-scolaire", LegalValue.SILENCE) is LegalState.CONFIRMED, timeout=10_000
    )
    station.sync()
    counter.sync()
    now = sheet_of(counter, sheet.request_id)
    assert now.legal_confirmed
    assert now.procedure.version == sheet.procedure.version, "the request keeps its version"
    acknowledge(counter, now)()
    assert counter.sync().refused == 0
    assert [each.kind for each in sheet_of(counter, sheet.request_id).receipts] == [ReceiptKind.ACKNOWLEDGMENT]


def test_a_confirmation_made_without_a_network_waits_and_is_told(
    page: LegalPage, qtbot: QtBot, town: Town, station: Station
) -> None:
    town.go_down()
    try:
        go_to(page, qtbot, "rdv-elu", LegalValue.ANNOUNCED_DELAY)
        press(Qt.Key.Key_Return, _CTRL)
        key = ("rdv-elu", LegalValue.ANNOUNCED_DELAY)
        qtbot.waitUntil(
            lambda: any(each.waiting and (each.procedure, each.value) == key for each in page.model.lines),
            timeout=10_000,
        )
    finally:
        town.go_up()
    station.log_in("eve.roy")
    assert station.sync().waiting == 0
    qtbot.waitUntil(lambda: not any(each.waiting for each in page.model.lines), timeout=10_000)
