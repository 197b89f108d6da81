"""The search box, by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from guichet.contract.base import new_id
from guichet.contract.people import PersonHit, PersonKind, SearchResults
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.counter.model import Work
from guichet.ui.screens.search.model import SearchModel, stands_out
from guichet.ui.workplace import Workplace
from tests.ui.counter.steps import area_of, open_by_typing, type_search
from tests.ui.workplace import shown_people


def spoken(workplace: Workplace, text: str) -> str:
    rows = area_of(workplace).search.rows
    indexes = [rows.index(place, 0) for place in range(rows.rowCount())]
    found = [str(index.data(Qt.ItemDataRole.AccessibleTextRole)) for index in indexes]
    return next(sentence for sentence in found if text in sentence)


def test_letters_bring_people_and_requests_with_what_tells_them_apart(workplace: Workplace, qtbot: QtBot) -> None:
    type_search(workplace, "benal")
    qtbot.waitUntil(lambda: area_of(workplace).search.dropdown.isVisible())
    assert "Mme BENALI Samira" in shown_people(workplace)
    assert "Mme BENALLAL Nora" in shown_people(workplace)
    line = spoken(workplace, "Mme BENALI Samira, 14/03/1986")
    assert "12 rue des Lilas" in line
    assert "56 78" in line
    assert "06 39 98 56 78" not in line.replace("\u00a0", " "), "a phone is masked in a list"
    assert re.search(r"\b\d+ demandes\b", line.replace("\u00a0", " "))
    assert workplace.window.top_bar.search.hasFocus()


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("benqli samira", "nom proche"),
        ("benaly samira", "même prononciation"),
        ("14/03/1986", "date de naissance"),
        ("0639985678", "téléphone"),
    ],
)
def test_the_reason_is_said_in_words(workplace: Workplace, qtbot: QtBot, typed: str, reason: str) -> None:
    type_search(workplace, typed)
    qtbot.waitUntil(lambda: "Mme BENALI Samira" in shown_people(workplace))
    assert reason in spoken(workplace, "Mme BENALI Samira")


def test_entree_opens_what_was_typed_last_even_before_the_answer(workplace: Workplace, qtbot: QtBot) -> None:
    sheet = open_by_typing(workplace, qtbot, "benallal")
    assert sheet.display == "Mme BENALLAL Nora"
    assert workplace.window.top_bar.search.text() == ""
    sheet = open_by_typing(workplace, qtbot, "leroy")
    assert sheet.display == "M. LEROY Paul"


def test_arrows_choose_and_escape_clears(workplace: Workplace, qtbot: QtBot) -> None:
    type_search(workplace, "benali")
    field, search = workplace.window.top_bar.search, area_of(workplace).search
    qtbot.waitUntil(search.dropdown.isVisible)
    first = search.view.currentIndex().data()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert search.view.currentIndex().data() != first
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not search.dropdown.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_nobody_is_said_and_creation_offered(workplace: Workplace, qtbot: QtBot) -> None:
    type_search(workplace, "zzyzx")
    search = area_of(workplace).search
    qtbot.waitUntil(search.dropdown.isVisible)
    assert spoken(workplace, "Personne ne correspond")
    assert "zzyzx" in search.footer.create_button.text()
    QTest.keyClick(workplace.window.top_bar.search, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    current = area_of(workplace).visits.current
    assert current is not None
    assert (current.work, current.text) == (Work.NEW_PERSON, "zzyzx")
    assert workplace.window.top_bar.search.text() == ""


def test_a_request_opens_by_its_reference_in_its_citizens_visit(workplace: Workplace, qtbot: QtBot) -> None:
    sheet = open_by_typing(workplace, qtbot, "benali samira")
    area_of(workplace).end_visit()
    reference = sheet.open_requests[0].reference
    type_search(workplace, reference)
    qtbot.waitUntil(area_of(workplace).search.dropdown.isVisible)
    QTest.keyClick(workplace.window.top_bar.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area_of(workplace).visits.current is not None)
    current = area_of(workplace).visits.current
    assert current is not None
    assert current.request_id == sheet.open_requests[0].request_id
    assert current.person_id == sheet.person_id


class SlowDesk(DeskBridge):
    """Keeps answers back until a test gives them, in the order it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, Callable[[SearchResults], None]]] = []

    def ask(self, query: object, *, owner: QObject, done: Callable[[SearchResults], None], failed: object) -> None:  # type: ignore[override]
        self.asked.append((query.text, done))  # type: ignore[attr-defined]

    def was_asked(self, text: str) -> bool:
        return bool(self.asked) and self.asked[-1][0] == text


def test_an_answer_to_older_letters_is_dropped(qtbot: QtBot) -> None:
    desk = SlowDesk()
    model = SearchModel(desk)
    found: list[SearchResults] = []
    errors: list[GuichetError] = []
    model.found.connect(found.append)
    model.refused.connect(errors.append)
    for text in ("ben", "benal"):
        model.seek(text)
        qtbot.waitUntil(partial(desk.was_asked, text))
    for text, done in reversed(desk.asked):
        done(SearchResults(query=text))
    assert [results.query for results in found] == ["benal"]
    assert not errors


def test_typing_asks_once_it_rests(qtbot: QtBot) -> None:
    desk = SlowDesk()
    model = SearchModel(desk)
    for text in ("b", "be", "ben"):
        model.seek(text)
    qtbot.waitUntil(lambda: bool(desk.asked), timeout=500)
    assert [text for text, _ in desk.asked] == ["ben"]


def test_control_entree_is_the_main_action_of_the_page_while_one_searches(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.new_person("kervella")
    type_search(workplace, "benali")
    qtbot.waitUntil(area.search.dropdown.isVisible)
    QTest.keyClick(workplace.window.top_bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: area.visits.current is not None and area.visits.current.work is Work.NOTHING)
    qtbot.waitUntil(lambda: area.counter.citizen.sheet is not None)
    assert area.counter.citizen.sheet is not None
    assert area.counter.citizen.sheet.display == "KERVELLA"
    area.end_visit()
    type_search(workplace, "benali")
    qtbot.waitUntil(area.search.dropdown.isVisible)
    QTest.keyClick(workplace.window.top_bar.search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert area.visits.current is None, "where no page has a main action, the search is not opened either"


def people(*scores: float) -> SearchResults:
    hits = [PersonHit(person_id=new_id(), kind=PersonKind.NATURAL, display="M", score=score) for score in scores]
    return SearchResults(query="m", people=tuple(hits))


@pytest.mark.parametrize(
    ("results", "sure"),
    [
        (people(2.0), True),
        (people(14.0, 6.0), True),
        (people(14.0, 14.0), False),
        (people(14.0, 12.2), False),
        (people(6.0, 6.4, 1.0), False),
        (people(), False),
    ],
)
def test_the_first_result_is_surely_meant_where_it_leads_by_far(results: SearchResults, sure: bool) -> None:
    assert stands_out(results) is sure


@pytest.mark.parametrize("wait", [False, True])
def test_a_blind_entree_opens_the_list_and_nobodys_file(workplace: Workplace, qtbot: QtBot, wait: bool) -> None:
    area, field = area_of(workplace), workplace.window.top_bar.search
    type_search(workplace, "benal")
    if wait:  # the answer is there, but nobody can have read it
        qtbot.waitUntil(area.search.dropdown.isVisible)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(area.search.dropdown.isVisible)
    QTest.qWait(100)
    assert area.visits.current is None
    first = area.search.view.currentIndex()
    assert first == area.search.rows.first_choice()
    name = first.data()
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: area.visits.current is not None)
    assert name != "BENALI Adam", "an adult comes before a child"
    qtbot.waitUntil(lambda: area.counter.citizen.sheet is not None)
    assert area.counter.citizen.sheet is not None
    assert area.counter.citizen.sheet.display == name


def test_a_list_that_could_be_read_opens_its_first_row_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    area, field = area_of(workplace), workplace.window.top_bar.search
    type_search(workplace, "benal")
    qtbot.waitUntil(lambda: area.search.dropdown.isVisible() and area.search._model.may_be_read)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert area.visits.current is not None


def test_the_row_that_was_gone_to_opens_at_once(workplace: Workplace, qtbot: QtBot) -> None:
    area, field = area_of(workplace), workplace.window.top_bar.search
    type_search(workplace, "benal")
    qtbot.waitUntil(area.search.dropdown.isVisible)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert area.visits.current is not None
