"""The history of a citizen: what is written into it, its filters, the pane that shows one line whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.interactions import Direction, RecordInteraction, ShowTimeline
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.domain.channels import Channel
from guichet.ui.screens.timeline.chips import ChannelChips
from guichet.ui.screens.timeline.model import PAGE
from guichet.ui.screens.timeline.page import TimelinePane
from guichet.ui.theme import Theme
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.widgets.rows import RowList
from guichet.ui.words import channel_name
from guichet.ui.workplace import Workplace
from tests.helpers.family import PAUL, SAMIRA, SCHOOL
from tests.helpers.town import Workplace as Station
from tests.ui.counter.steps import area_of, open_by_typing, wait_for_sheet
from tests.ui.workplace import settle

_CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_note_is_written_by_keyboard_and_read_at_the_top(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "roussel tom")
    timeline = area_of(workplace).counter.timeline
    timeline.setFocus()
    QTest.keyClick(timeline, Qt.Key.Key_M, _CTRL)
    text = timeline.composer.text
    assert text.hasFocus()
    QTest.keyClick(text, Qt.Key.Key_Return, _CTRL)
    assert "Écrivez" in timeline.composer.error.text()
    QTest.keyClicks(text, "Rappeler jeudi matin")
    QTest.keyClick(text, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: timeline.rows.rowCount() == 2)
    entry = timeline.current_entry()
    assert entry is not None
    assert entry.subject == "Rappeler jeudi matin"
    qtbot.waitUntil(lambda: not timeline.composer.isVisible())
    assert timeline.view.hasFocus()


def test_a_first_exchange_is_noted_at_once_where_there_is_none(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    station.log_in()
    identity = NaturalDraft(birth_name="Sansecrit", given_names="Lou")
    station.client.do(RegisterPerson(person_id=new_id(), identity=identity)).result(20)
    open_by_typing(workplace, qtbot, "sansecrit lou")
    timeline = area_of(workplace).counter.timeline
    qtbot.waitUntil(timeline.note.hasFocus)
    QTest.keyClick(timeline.note, Qt.Key.Key_M, _CTRL)
    assert timeline.composer.text.hasFocus()
    QTest.keyClick(timeline.composer.text, Qt.Key.Key_Escape)
    workplace.window.focus_search()
    area_of(workplace).show_counter()
    assert timeline.note.hasFocus()


def test_a_note_with_a_social_security_number_is_refused_and_kept(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "perrin axel")
    timeline = area_of(workplace).counter.timeline
    timeline.write()
    QTest.keyClicks(timeline.composer.text, "Son numero 2 86 03 93 066 012 56")
    QTest.keyClick(timeline.composer.text, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: "sécurité sociale" in timeline.composer.error.text())
    assert "Son numero" in timeline.composer.text.toPlainText()
    QTest.keyClick(timeline.composer.text, Qt.Key.Key_Escape)
    assert not timeline.composer.isVisible()
    timeline.write()
    assert "Son numero" in timeline.composer.text.toPlainText(), "a text given up is kept"


def test_filters_keep_one_channel(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    timeline = area_of(workplace).counter.timeline
    chip = timeline.chips.chips[Channel.PHONE]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: timeline.rows.rowCount() == 2)
    assert "Appel reçu — horaires de la cantine" in str(timeline.rows.index(1, 0).data())
    assert chip.isChecked()
    QTest.mouseClick(timeline.chips.all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: timeline.rows.rowCount() > 8)


def shown_channels(chips: ChannelChips) -> list[Channel]:
    """Give the channels whose filters are in sight, line by line from left to right."""
    shown = [(chip.y(), chip.x(), channel) for channel, chip in chips.chips.items() if chip.isVisible()]
    return [channel for _, _, channel in sorted(shown)]


def test_the_channels_used_most_come_first_and_all_that_fit_are_shown(theme: Theme, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    chips = ChannelChips(theme)
    chips.setParent(host)
    host.show()
    chips.show()
    chips.resize(800, 28)
    counts = {Channel.SMS: 7, Channel.NOTE: 30, Channel.POST: 1, Channel.WEB: 7}
    chips.show_counts(counts, ())
    order = [Channel.WEB, Channel.SMS, Channel.POST, Channel.NOTE]
    assert shown_channels(chips) == order
    assert not chips.others.isVisible()
    one_line = chips.height()
    assert tab_stops(chips)[1:] == [chips.chips[channel] for channel in shown_channels(chips)], "Tab goes as the eye"
    for width in range(600, 190, -20):
        chips.resize(width, chips.height())
        shown = shown_channels(chips)
        assert shown == [channel for channel in order if channel in shown]
        hidden = [channel for channel in counts if channel not in shown]
        assert chips.others.isVisible() is bool(hidden)
        assert chips.height() == one_line, "the history keeps its lines"
        for channel in hidden:
            assert f"{channel_name(channel)} {counts[channel]}" in chips.others.toolTip()
        for chip in (chips.all, *(chips.chips[channel] for channel in shown), chips.others):
            assert chip.isHidden() or chips.rect().contains(chip.geometry()), "none is cut at the edge"
    assert hidden


def test_channels_that_do_not_fit_are_behind_a_menu(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    timeline = area_of(workplace).counter.timeline
    chips = timeline.chips
    assert shown_channels(chips)
    chips.setFixedWidth(300)
    qtbot.waitUntil(lambda: chips.width() == 300 and chips.others.isVisible())
    before = shown_channels(chips)
    QTest.mouseClick(chips.others, Qt.MouseButton.LeftButton)
    menu = QApplication.focusWidget()
    assert isinstance(menu, RowList)
    told = str(menu.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: timeline.rows.rowCount() < 6)
    chosen = next(channel for channel in shown_channels(chips) if channel not in before)
    assert chips.chips[chosen].isChecked(), "the filter that holds is in sight"
    assert channel_name(chosen) in told


def test_a_long_history_comes_page_by_page(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    person_id = new_id()
    station.log_in()
    station.client.do(
        RegisterPerson(person_id=person_id, identity=NaturalDraft(birth_name="Tremblay", given_names="Odile"))
    ).result(20)
    for number in range(PAGE + 30):
        station.client.do(
            RecordInteraction(
                interaction_id=new_id(),
                person_id=person_id,
                channel=Channel.PHONE,
                direction=Direction.INCOMING,
                subject=f"appel {number}",
                happened_at=datetime.now(UTC),
            )
        ).result(20)
    open_by_typing(workplace, qtbot, "tremblay odile")
    counter = area_of(workplace).counter
    assert len(counter.history.entries) == PAGE
    assert "90 échanges" in counter.timeline.header.note.text()
    counter.timeline.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(counter.history.entries) == PAGE + 30)
    assert not counter.history.has_more


def _first_line(timeline: TimelinePane) -> str:
    return str(timeline.rows.index(1, 0).data()) if timeline.rows.rowCount() > 1 else ""


def test_an_exchange_that_the_filter_would_hide_takes_it_away(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area = area_of(workplace)
    timeline = area.counter.timeline
    area.write_exchange(Channel.PHONE, Direction.OUTGOING)
    assert timeline.composer.kind.currentText() == "Appel passé"
    QTest.keyClicks(timeline.composer.text, "Rappele pour le rendez-vous")
    QTest.keyClick(timeline.composer.kind, Qt.Key.Key_Return, _CTRL)  # from the kind as well
    qtbot.waitUntil(lambda: _first_line(timeline) == "Appel passé")
    assert "Rappele pour le rendez-vous" in timeline.rows.data(
        timeline.rows.index(1, 0), Qt.ItemDataRole.AccessibleTextRole
    )
    area.counter.history.filter((Channel.PHONE,))
    long = "Souhaite la liste des documents a fournir pour la rentree prochaine, avec les dates " * 4
    long = long.strip()
    QTest.keyClick(workplace.window, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    assert timeline.composer.kind.currentText() == "Courriel reçu"
    QTest.keyClicks(timeline.composer.text, long)
    QTest.keyClick(timeline.composer.text, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: "Courriel reçu" in _first_line(timeline))
    assert "Tout l’historique est affiché" in workplace.window.toast.message.text()
    entry = timeline.rows.entry(timeline.rows.index(1, 0))
    assert entry is not None
    assert len(entry.subject) <= 61
    assert f"{entry.subject.rstrip('…')} {entry.body.lstrip('…')}" == long, "said once, in two parts"


def test_the_reading_pane_tells_what_else_happened_to_the_request(
    make_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    workplace = make_workplace(1920, 1080)
    qtbot.waitUntil(lambda: workplace.area is not None)
    open_by_typing(workplace, qtbot, "benali samira")
    counter = area_of(workplace).counter
    entry = counter.history.entries[0]
    twin = msgspec.structs.replace(entry, entry_id=new_id(), subject="Suite", request_id=SCHOOL)
    entry = msgspec.structs.replace(entry, request_id=SCHOOL)
    other = msgspec.structs.replace(entry, entry_id=new_id(), request_id=new_id())
    counter.history.entries = [entry, twin, other]
    counter.timeline.rows.show_entries(counter.history.entries)
    counter.reading.show_entry(entry)
    assert counter.reading.follow.isVisible()
    assert counter.reading.others.rowCount() == 1
    QTest.mouseClick(
        counter.reading.others_view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=counter.reading.others_view.visualRect(counter.reading.others.index(0, 0)).center(),
    )
    chosen = counter.timeline.current_entry()
    assert chosen is not None
    assert chosen.entry_id == twin.entry_id
    counter.reading.show_entry(msgspec.structs.replace(entry, request_id=None))
    assert not counter.reading.follow.isVisible()


def _press(key: Qt.Key, modifiers: Qt.KeyboardModifier = _CTRL) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def _begin_call(workplace: Workplace, text: str) -> TimelinePane:
    """Press Alt+L and type what was said."""
    timeline = area_of(workplace).counter.timeline
    _press(Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert timeline.composer.text.hasFocus()
    QTest.keyClicks(timeline.composer.text, text)
    return timeline


def _shows(timeline: TimelinePane, text: str) -> bool:
    composer = timeline.composer
    return composer.isVisible() and composer.text.toPlainText() == text and composer.kind.currentText() == "Appel reçu"


def _times_noted(station: Station, person_id: UUID, text: str) -> int:
    station.log_in()
    read = station.client.ask(ShowTimeline(person_id=person_id, channels=(), offset=0, limit=PAGE)).result(20)
    return [entry.subject for entry in read.entries].count(text)


def test_a_text_being_typed_waits_for_its_person(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    open_by_typing(workplace, qtbot, "benali samira")
    timeline = _begin_call(workplace, "Demande les horai")
    assert timeline.is_typing
    _press(Qt.Key.Key_Tab)
    wait_for_sheet(workplace, qtbot)
    assert not timeline.composer.isVisible()
    assert timeline.composer.text.toPlainText() == ""
    assert timeline.is_typing, "for somebody else"
    _press(Qt.Key.Key_Tab)
    assert _shows(timeline, "Demande les horai")
    assert timeline.composer.text.hasFocus()
    QTest.keyClicks(timeline.composer.text, "res")
    _press(Qt.Key.Key_W)
    open_by_typing(workplace, qtbot, "perrin axel")
    assert not timeline.composer.isVisible()
    open_by_typing(workplace, qtbot, "benali samira")
    assert _shows(timeline, "Demande les horaires"), "the visit was ended and began again"


def test_the_first_exchange_of_a_history_goes_on_where_it_was(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    station.log_in()
    identity = NaturalDraft(birth_name="Toutneuf", given_names="Lise")
    station.client.do(RegisterPerson(person_id=new_id(), identity=identity)).result(20)
    open_by_typing(workplace, qtbot, "leroy paul")
    _begin_call(workplace, "Vient pour")
    open_by_typing(workplace, qtbot, "toutneuf lise")
    timeline = _begin_call(workplace, "Premier appel")
    for _ in range(2):
        _press(Qt.Key.Key_Tab)
        settle(workplace, qtbot)
    assert timeline.empty.isVisible()
    assert _shows(timeline, "Premier appel")
    assert timeline.composer.text.hasFocus()


def test_a_text_left_with_escape_goes_with_the_visit(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    open_by_typing(workplace, qtbot, "benali samira")
    timeline = _begin_call(workplace, "Rien finalement")
    _press(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    _press(Qt.Key.Key_Tab)
    assert not timeline.is_typing
    _press(Qt.Key.Key_Tab)
    wait_for_sheet(workplace, qtbot)
    assert not timeline.composer.isVisible()
    assert timeline.composer.text.toPlainText() == ""


def test_an_exchange_submitted_twice_is_written_once(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    timeline = _begin_call(workplace, "Passera lundi")
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Return)
    history = area_of(workplace).counter.history
    history.record(Channel.PHONE, Direction.INCOMING, "Passera lundi")
    QTest.keyClicks(timeline.composer.text, " ou mardi")
    assert timeline.composer.text.toPlainText() == "Passera lundi", "what is on its way does not change any more"
    settle(workplace, qtbot)
    assert _times_noted(station, PAUL, "Passera lundi") == 1
    assert not timeline.is_typing
    _begin_call(workplace, "Passera mardi")
    _press(Qt.Key.Key_Return)
    settle(workplace, qtbot)
    assert _times_noted(station, PAUL, "Passera mardi") == 1, "another one can follow"


def test_the_answer_about_one_person_leaves_the_text_of_another(
    workplace: Workplace, qtbot: QtBot, station: Station
) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    open_by_typing(workplace, qtbot, "perrin axel")
    visit = area_of(workplace).visits.current
    assert visit is not None
    assert visit.person_id is not None
    history = area_of(workplace).counter.history
    timeline = _begin_call(workplace, "A rappeler demain")
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Tab)
    assert history.person_id == PAUL
    _begin_call(workplace, "Vient pour")
    assert history.is_writing(visit.person_id), "the answer comes afterwards"
    settle(workplace, qtbot)
    assert _shows(timeline, "Vient pour")
    assert timeline.composer.text.hasFocus()
    QTest.keyClicks(timeline.composer.text, " un acte")
    assert _times_noted(station, visit.person_id, "A rappeler demain") == 1
    _press(Qt.Key.Key_Tab)
    wait_for_sheet(workplace, qtbot)
    assert not timeline.composer.isVisible(), "what is written is not typed any more"
    _press(Qt.Key.Key_Tab)
    assert _shows(timeline, "Vient pour un acte")


def test_a_refusal_that_comes_late_finds_the_text_of_its_person(workplace: Workplace, qtbot: QtBot) -> None:
    refused = "Son numero 2 86 03 93 066 012 56"
    open_by_typing(workplace, qtbot, "leroy paul")
    open_by_typing(workplace, qtbot, "benali samira")
    timeline = _begin_call(workplace, refused)
    _press(Qt.Key.Key_Return)
    _press(Qt.Key.Key_Tab)
    _begin_call(workplace, "Vient pour")
    assert area_of(workplace).counter.history.is_writing(SAMIRA), "the answer comes afterwards"
    settle(workplace, qtbot)
    assert _shows(timeline, "Vient pour")
    assert timeline.composer.error.text() == ""
    assert "n’est pas enregistré" in workplace.window.toast.message.text()
    _press(Qt.Key.Key_Tab)
    assert _shows(timeline, refused)
    assert "sécurité sociale" in timeline.composer.error.text()
    QTest.keyClicks(timeline.composer.text, " !")
    assert timeline.composer.text.toPlainText() == f"{refused} !", "it can be put right"
