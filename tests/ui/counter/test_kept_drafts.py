"""What was typed and not saved is there again in the next window of the same agent, and of nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import select, update

from guichet.contract.drafts import DraftContent, DraftKind, KeepDrafts
from guichet.models.workstation import TypedDraft
from guichet.ui.screens.idle.kept_card import words_of
from guichet.ui.workplace import Workplace
from tests.helpers.family import SCHOOL
from tests.helpers.town import COUNTER_AGENT, PASSWORD
from tests.helpers.town import Workplace as Station
from tests.ui.counter.pages import request
from tests.ui.counter.steps import area_of, open_by_typing
from tests.ui.counter.test_drafts import begin_person, begin_report, body_of, names, type_name
from tests.ui.workplace import settle, wait_usable

Make = Callable[..., Workplace]
_CTRL = Qt.KeyboardModifier.ControlModifier
_DELETE = Qt.Key.Key_Delete


@dataclass(frozen=True)
class Begun:
    """A form that is begun, how it is told between two visits, and how one sees that it is there again."""

    name: str
    begin: Callable[[Workplace, QtBot], None]
    words: tuple[str, str]
    is_there: Callable[[Workplace], bool]


def report(workplace: Workplace, qtbot: QtBot) -> None:
    body_of(begin_report(workplace, qtbot, "trottoir"))._note.setPlainText("devant la mairie")


def canteen(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area_of(workplace).visits.begin_request("", "cantine")
    pane = area_of(workplace).counter.new_request
    qtbot.waitUntil(lambda: pane.kind.is_open)
    QTest.keyClick(pane.kind, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane._body is not None)
    body_of(pane)._note.setPlainText("dès lundi")


def note_typed(workplace: Workplace) -> str:
    pane = area_of(workplace).counter.new_request
    return "" if pane._body is None or not pane.isVisible() else body_of(pane).note_text


def somebody(workplace: Workplace, qtbot: QtBot) -> None:
    type_name(begin_person(workplace), "CHARLIE", "Chloe")


def birth_place(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area = area_of(workplace)
    area.edit_person()
    qtbot.waitUntil(lambda: area.counter.edit._sheet is not None)
    area.counter.edit.form.put("birth_place", "Arras")
    area.counter.edit.contacts.begin_new()
    area.counter.edit.contacts.editor.value.setText("06 39 98 11 22")


def is_edited(workplace: Workplace) -> bool:
    edit = area_of(workplace).counter.edit
    place = edit.isVisible() and edit._sheet is not None and edit.form.typed()["birth_place"]
    return place == "Arras" and edit.contacts.editor.value.text() == "06 39 98 11 22"


def call(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    area_of(workplace).write_exchange()
    QTest.keyClicks(area_of(workplace).counter.timeline.composer.text, "A rappeler")


def is_composed(workplace: Workplace) -> bool:
    composer = area_of(workplace).counter.timeline.composer
    return composer.isVisible() and composer.text.toPlainText() == "A rappeler" and composer.text.hasFocus()


def answer(workplace: Workplace, qtbot: QtBot) -> None:
    request(workplace, qtbot)
    correct = area_of(workplace).counter.request.correct
    correct.begin()
    qtbot.waitUntil(lambda: correct._form is not None)
    assert correct._form is not None
    correct._form.restore({"wished_school": "École des Lilas"})


def is_corrected(workplace: Workplace) -> bool:
    correct = area_of(workplace).counter.request.correct
    form = correct._form
    return correct.isVisible() and form is not None and form.values().get("wished_school") == "École des Lilas"


def internal_note(workplace: Workplace, qtbot: QtBot) -> None:
    request(workplace, qtbot)
    area_of(workplace).counter.request.note.area.setPlainText("Rappeler lundi")


BEGUN = [
    Begun("report", report, ("Sans usager", "Nouvelle demande · "), lambda w: note_typed(w) == "devant la mairie"),
    Begun("canteen", canteen, ("LEROY Paul", "Nouvelle demande · "), lambda w: note_typed(w) == "dès lundi"),
    Begun(
        "somebody",
        somebody,
        ("CHARLIE Chloe", "Nouvel usager"),
        lambda w: names(area_of(w).counter.new_person) == ("CHARLIE", "Chloe"),
    ),
    Begun("birth_place", birth_place, ("LEROY Paul", "Informations de l’usager"), is_edited),
    Begun("call", call, ("LEROY Paul", "Échange à noter"), is_composed),
    Begun("answer", answer, ("BENALI Samira", "Réponses de la demande · "), is_corrected),
    Begun(
        "internal_note",
        internal_note,
        ("BENALI Samira", "Note interne · "),
        lambda w: area_of(w).counter.request.note.text == "Rappeler lundi",
    ),
]


def keep(workplace: Workplace, qtbot: QtBot) -> None:
    """Do what two seconds do."""
    area_of(workplace).keep_typing()
    settle(workplace, qtbot)


def next_window(make_workplace: Make, qtbot: QtBot) -> Workplace:
    """Give the window of the same agent after the former one ended without a word."""
    workplace = make_workplace()
    wait_usable(qtbot, workplace)
    settle(workplace, qtbot)
    return workplace


def listed(workplace: Workplace) -> list[tuple[str, str]]:
    card = area_of(workplace).counter.idle.kept
    return [words_of(line) for line in card.rows.lines] if card.isVisible() else []


def stored(station: Station) -> list[str]:
    with station.replica().connect() as connection:
        return list(connection.scalars(select(TypedDraft.payload)))


@pytest.mark.parametrize("begun", BEGUN, ids=lambda begun: begun.name)
def test_what_was_begun_is_gone_on_with_in_the_next_window(
    workplace: Workplace, make_workplace: Make, qtbot: QtBot, begun: Begun
) -> None:
    begun.begin(workplace, qtbot)
    settle(workplace, qtbot)
    keep(workplace, qtbot)
    after = next_window(make_workplace, qtbot)
    ((who, what),) = listed(after)
    assert begun.words[0] in who
    assert what.startswith(begun.words[1])
    card = area_of(after).counter.idle.kept
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: begun.is_there(after), timeout=10_000)
    area_of(after).new_visit()
    settle(after, qtbot)
    assert listed(after) == [], "its visit is open"


def test_nothing_is_listed_where_nothing_was_begun(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    settle(workplace, qtbot)
    assert listed(workplace) == []
    assert not workplace.actions["draft.abandon"].isEnabled()
    begin_report(workplace, qtbot, "trottoir")
    QTest.keyClick(workplace.window, Qt.Key.Key_W, _CTRL)
    area_of(workplace).new_person("durand")
    keep(workplace, qtbot)
    assert stored(station) == [], "a kind that is chosen and words that were sought are not typed in a form"


def test_what_is_saved_is_kept_no_more(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    somebody(workplace, qtbot)
    keep(workplace, qtbot)
    assert "CHARLIE" in stored(station)[0]
    QTest.keyClick(workplace.window, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: stored(station) == [], timeout=5000)


def test_an_exchange_that_is_written_is_kept_no_more(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    call(workplace, qtbot)
    keep(workplace, qtbot)
    assert len(stored(station)) == 1
    composer = area_of(workplace).counter.timeline.composer
    QTest.keyClick(composer.text, Qt.Key.Key_Return, _CTRL)
    qtbot.waitUntil(lambda: stored(station) == [], timeout=5000)


def test_what_is_typed_is_kept_without_anybody_asking(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    call(workplace, qtbot)
    qtbot.waitUntil(lambda: len(stored(station)) == 1, timeout=5000)


def test_locking_keeps_at_once(workplace: Workplace, qtbot: QtBot, station: Station) -> None:
    call(workplace, qtbot)
    workplace.lock()
    settle(workplace, qtbot)
    assert "A rappeler" in stored(station)[0]


def test_what_is_given_up_is_gone_and_comes_back_when_that_is_undone(
    workplace: Workplace, make_workplace: Make, qtbot: QtBot, station: Station
) -> None:
    somebody(workplace, qtbot)
    keep(workplace, qtbot)
    after = next_window(make_workplace, qtbot)
    card = area_of(after).counter.idle.kept
    card.view.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(card.view, _DELETE)
    settle(after, qtbot)
    assert (listed(after), stored(station)) == ([], [])
    area_of(after).undo()
    settle(after, qtbot)
    assert [who for who, _ in listed(after)] == ["CHARLIE Chloe"]
    assert len(stored(station)) == 1


def test_another_agent_sees_nothing_and_the_first_finds_it_again(
    workplace: Workplace, make_workplace: Make, qtbot: QtBot
) -> None:
    somebody(workplace, qtbot)
    with qtbot.waitSignal(workplace.agent_change_asked):
        workplace.actions["session.change"].trigger()
        workplace.actions["session.change"].trigger()
    for login, seen in (("ali.kacem", []), ("claire.moreau", ["CHARLIE Chloe"])):
        other = make_workplace(demo=False)
        other.login_model.submit(login, PASSWORD)
        wait_usable(qtbot, other)
        settle(other, qtbot)
        assert [who for who, _ in listed(other)] == seen
        other.change_agent()
        settle(other, qtbot)


@pytest.mark.logs("a draft of another version is set aside")
def test_a_draft_that_cannot_be_read_is_set_aside_without_a_word(
    workplace: Workplace, make_workplace: Make, qtbot: QtBot, station: Station
) -> None:
    somebody(workplace, qtbot)
    keep(workplace, qtbot)
    with station.store.replica.engine.begin() as connection:
        connection.execute(update(TypedDraft).values(payload='{"kind": "martian"}'))
    after = next_window(make_workplace, qtbot)
    assert listed(after) == []
    assert area_of(after).banners is not None
    assert not after.window.banner.isVisible()
    keep(after, qtbot)
    assert len(stored(station)) == 1, "a later version may read it"


def test_two_reports_are_each_found_again(workplace: Workplace, make_workplace: Make, qtbot: QtBot) -> None:
    for words in ("devant la mairie", "devant le port"):
        body_of(begin_report(workplace, qtbot, "trottoir"))._note.setPlainText(words)
        QTest.keyClick(workplace.window, Qt.Key.Key_T, _CTRL)
    keep(workplace, qtbot)
    after = next_window(make_workplace, qtbot)
    card = area_of(after).counter.idle.kept
    for words in ("devant la mairie", "devant le port"):
        places = [place for place, line in enumerate(card.rows.lines) if words in line.payload]
        card.view.setCurrentIndex(card.rows.index(places[0], 0))
        card.resume.click()
        qtbot.waitUntil(lambda words=words: note_typed(after) == words, timeout=10_000)  # type: ignore[misc]
        area_of(after).new_visit()
        settle(after, qtbot)
    assert listed(after) == []


def test_a_form_opened_by_hand_is_as_it_was_left(workplace: Workplace, make_workplace: Make, qtbot: QtBot) -> None:
    call(workplace, qtbot)
    keep(workplace, qtbot)
    after = next_window(make_workplace, qtbot)
    open_by_typing(after, qtbot, "leroy paul")
    composer = area_of(after).counter.timeline.composer
    assert composer.text.toPlainText() == "A rappeler"


def test_another_session_writes_nothing_into_this_one(station: Station) -> None:
    from guichet.contract.refusals import FieldRefused, NotLoggedIn

    station.log_in()
    content = DraftContent(draft_id=UUID(int=1), kind=DraftKind.EXCHANGE, about=SCHOOL.hex, payload="x" * 70_000)
    for agent_id, refusal in ((UUID(int=77), NotLoggedIn), (COUNTER_AGENT, FieldRefused)):
        with pytest.raises(refusal):
            station.client.ask(KeepDrafts(agent_id=agent_id, kept=(content,))).result(10)
    assert stored(station) == []


def test_coming_back_alone_makes_nothing_last_longer(
    workplace: Workplace, make_workplace: Make, qtbot: QtBot, station: Station
) -> None:
    for begin in (somebody, birth_place, answer, report):
        begin(workplace, qtbot)
        settle(workplace, qtbot)
        keep(workplace, qtbot)
        area_of(workplace).new_visit()
    with station.store.replica.engine.begin() as connection:
        before = list(connection.execute(select(TypedDraft.draft_id, TypedDraft.changed_at)))
    assert len(before) == 4
    keep(next_window(make_workplace, qtbot), qtbot)
    with station.replica().connect() as connection:
        assert list(connection.execute(select(TypedDraft.draft_id, TypedDraft.changed_at))) == before
