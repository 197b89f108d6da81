"""The palette searches the town as the search field does, by keyboard alone, and forgets it when it closes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.people import PersonHit, PersonKind, RequestHit, SearchResults
from guichet.ui import command_frame
from guichet.ui.screens.counter.model import Work
from guichet.ui.shell import palette as palette_module
from guichet.ui.shell.palette import Palette
from guichet.ui.shell.palette_rows import Found, Heading
from guichet.ui.workplace import Workplace
from tests.helpers.family import PAUL, SAMIRA, SCHOOL
from tests.ui.counter.steps import area_of, focus_is_in, open_by_typing

_CTRL = Qt.KeyboardModifier.ControlModifier


def open_palette(workplace: Workplace) -> Palette:
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    assert palette.field.hasFocus()
    return palette


def titles(palette: Palette) -> list[str]:
    return [str(palette.rows.index(place, 0).data()) for place in range(palette.rows.rowCount())]


def found(palette: Palette) -> list[Found]:
    rows = [palette.rows.row(palette.rows.index(place, 0)) for place in range(palette.rows.rowCount())]
    return [row for row in rows if isinstance(row, Found)]


def choose(palette: Palette, words: str) -> None:
    """Go down to the first row that says these words."""
    for _ in range(palette.rows.rowCount()):
        if words in str(palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)):
            return
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    raise AssertionError(f"no row says {words}")


def test_a_citizen_is_opened_by_keyboard_from_any_page(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    area.show_module("requests")
    palette = open_palette(workplace)
    assert not found(palette), "nothing is searched while nothing is typed"
    QTest.keyClicks(palette.field, "leroy paul")
    qtbot.waitUntil(lambda: bool(found(palette)))
    assert titles(palette).index("Usagers") < titles(palette).index("Rechercher « leroy paul »")
    assert palette.view.currentIndex().data() == "M. LEROY Paul", "no command is called so: the first citizen is chosen"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert area.visits.current is not None
    assert area.visits.current.person_id == PAUL
    assert area.counter.isVisible()
    assert not workplace.window.overlay.is_open()


def test_a_request_opens_in_its_citizens_visit(workplace: Workplace, qtbot: QtBot) -> None:
    area = area_of(workplace)
    sheet = open_by_typing(workplace, qtbot, "benali samira")
    area.end_visit()
    palette = open_palette(workplace)
    QTest.keyClicks(palette.field, sheet.open_requests[0].reference.replace("-", ""))
    qtbot.waitUntil(lambda: bool(found(palette)))
    first = found(palette)[0].key
    assert isinstance(first, RequestHit), "the very reference was typed: the request comes before its citizen"
    assert palette.view.currentIndex() == palette.rows.first_found()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    current = area.visits.current
    assert current is not None
    assert (current.person_id, current.work) == (SAMIRA, Work.REQUEST)
    assert current.request_id == sheet.open_requests[0].request_id


def test_what_is_found_moves_no_row_that_the_agent_chose(workplace: Workplace, qtbot: QtBot) -> None:
    palette = open_palette(workplace)
    QTest.keyClicks(palette.field, "le")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    chosen = palette.view.currentIndex().data()
    before = titles(palette)[:-1]
    qtbot.waitUntil(lambda: bool(found(palette)))
    assert titles(palette)[: len(before)] == before, "commands stand where they stood"
    assert palette.view.currentIndex().data() == chosen


def test_names_are_spoken_with_what_tells_them_apart(
    workplace: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(palette_module, "announce", lambda _widget, message: said.append(message))
    palette = open_palette(workplace)
    QTest.keyClicks(palette.field, "benali")
    qtbot.waitUntil(lambda: bool(found(palette)))
    choose(palette, "Mme BENALI Samira")
    spoken = str(palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    assert "14/03/1986" in spoken
    assert "06 39 98 56 78" not in spoken.replace("\u00a0", " "), "a phone is masked in a list"
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert said[-1] == palette.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)


def hit(name: str) -> PersonHit:
    return PersonHit(person_id=PAUL, kind=PersonKind.NATURAL, display=name)


def test_entree_on_what_older_words_found_waits_for_the_words_typed_last(workplace: Workplace, qtbot: QtBot) -> None:
    palette = open_palette(workplace)
    chosen: list[object] = []
    palette.found_chosen.disconnect()
    palette.found_chosen.connect(chosen.append)
    palette.field.setText("zzyz")
    palette.show_found("zzyz", [Heading("Usagers"), Found("old", "user", "M. AVANT Jean")], sure=True)
    palette.field.setText("zzyzx")
    assert [row.key for row in found(palette)] == ["old"], "shown until the answer comes"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == []
    palette.show_found("zzyz", [Heading("Usagers"), Found("late", "user", "M. TARD Jean")], sure=True)
    assert chosen == [], "an answer to older words is dropped"
    palette.show_found("zzyzx", [Heading("Usagers"), Found("new", "user", "Mme APRÈS Jeanne")], sure=True)
    assert chosen == ["new"]


def test_a_blind_entree_chooses_and_opens_nobody_unless_surely_meant(workplace: Workplace, qtbot: QtBot) -> None:
    palette = open_palette(workplace)
    chosen: list[object] = []
    palette.found_chosen.disconnect()
    palette.found_chosen.connect(chosen.append)
    palette.field.setText("zzyzx")
    palette.show_found("zzyzx", [Heading("Usagers"), Found("old", "user", "M. AVANT Jean")], sure=True)
    palette.field.setText("zzyz")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    rows = [Heading("Usagers"), Found("one", "user", "M. UN Jean"), Found("two", "user", "M. DEUX Jean")]
    palette.show_found("zzyz", rows, sure=False)
    assert chosen == []
    assert palette.view.currentIndex() == palette.rows.first_found()
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen == ["one"]


def test_nothing_stays_of_what_was_typed_once_it_closes(workplace: Workplace, qtbot: QtBot) -> None:
    palette = open_palette(workplace)
    QTest.keyClicks(palette.field, "benali")
    qtbot.waitUntil(lambda: bool(found(palette)))
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.field.text() == ""
    assert palette.rows.rowCount() == 0
    area_of(workplace).commands._show_found(SearchResults(query="benali", people=(hit("Mme BENALI Samira"),)))
    assert palette.rows.rowCount() == 0, "an answer that comes too late is not kept"
    open_palette(workplace)
    assert not found(palette)


def test_a_few_citizens_are_shown_and_the_rest_is_one_row_away(workplace: Workplace, qtbot: QtBot) -> None:
    palette = open_palette(workplace)
    palette.field.setText("zzyzx")
    many = tuple(hit(f"M. ZZYZX {number}") for number in range(8))
    area_of(workplace).commands._show_found(SearchResults(query="zzyzx", people=many))
    assert len(found(palette)) == command_frame._MOST_PEOPLE
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.view.currentIndex().data() == "Rechercher « zzyzx »"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert workplace.window.top_bar.search.text() == "zzyzx"


def test_without_the_counter_nobody_is_searched_for(workplace: Workplace, qtbot: QtBot) -> None:
    sought: list[str] = []
    workplace.actions["search.focus"].setVisible(False)
    palette = open_palette(workplace)
    palette.sought.connect(sought.append)
    assert palette.field.accessibleName() == "Chercher une commande"
    QTest.keyClicks(palette.field, "benali")
    assert not any(sought)
    assert titles(palette) == []


def test_the_palette_runs_what_is_typed(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "leroy paul")
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    assert palette.field.hasFocus()
    QTest.keyClicks(palette.field, "terminer")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert area_of(workplace).visits.visits == []
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    QTest.keyClicks(palette.field, "garnier")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(area_of(workplace).search.dropdown.isVisible)


@pytest.mark.parametrize("typed", ["deconnexion", "se déconnecter", "quitter"])
def test_the_palette_knows_the_usual_words_for_leaving(workplace: Workplace, qtbot: QtBot, typed: str) -> None:
    area_of(workplace).show_palette()
    palette = area_of(workplace).commands.palette
    assert palette is not None
    palette.field.setText(typed)
    titles = [str(palette.rows.index(place, 0).data()) for place in range(palette.rows.rowCount())]
    assert titles[:-1] == ["Verrouiller la session", "Changer d’agent"]
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)


def test_the_palette_leaves_the_focus_on_the_page_that_it_opens(workplace: Workplace, qtbot: QtBot) -> None:
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    palette = area_of(workplace).commands.palette
    assert palette is not None
    QTest.keyClicks(palette.field, "attend")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: focus_is_in(area_of(workplace).sync))


def test_two_actions_of_one_key_are_told_apart_and_the_key_stands_by_the_one_that_it_runs(
    workplace: Workplace, qtbot: QtBot
) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    counter = area_of(workplace).counter
    plain = titles(open_palette(workplace))
    assert "Noter un échange" in plain, "there is no other here"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    area_of(workplace).visits.show_request(SCHOOL)
    qtbot.waitUntil(lambda: workplace.actions["request.note"].isEnabled())
    for place, keyless in ((counter.timeline.view, "request.note"), (counter.request.note.area, "note.add")):
        place.setFocus(Qt.FocusReason.TabFocusReason)
        palette = open_palette(workplace)
        shown = titles(palette)
        assert {"Noter un échange — usager", "Note interne — demande"} <= set(shown)
        assert palette.rows.without_key == {keyless}
        QTest.keyClick(palette.field, Qt.Key.Key_Escape)


def test_the_palette_puts_what_is_about_the_citizen_first(workplace: Workplace, qtbot: QtBot) -> None:
    open_by_typing(workplace, qtbot, "benali samira")
    area = area_of(workplace)
    area.visits.show_request(SCHOOL)
    qtbot.waitUntil(lambda: area.counter.what_is_here() != "Mme BENALI Samira")
    QTest.keyClick(workplace.window, Qt.Key.Key_K, _CTRL)
    palette = area.commands.palette
    assert palette is not None
    titles = [str(palette.rows.index(place, 0).data()) for place in range(palette.rows.rowCount())]
    assert titles[0] == "Pour Mme BENALI Samira — Inscription scolaire"
    assert titles.index("Noter un appel") < titles.index("Partout") < titles.index("Nouvelle visite")
    assert palette.view.currentIndex().row() == 1, "headings are no commands"
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.view.currentIndex().row() == len(titles) - 1
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.view.currentIndex().row() == 1
