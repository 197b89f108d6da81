"""The viewer of pages: lazy, bounded, found by keyboard, said to those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.contract.documents import PageSize, TextBox, TextHits
from guichet.ui.theme import Theme, ThemeName
from guichet.ui.widgets.pages.layout import Fit, PageLayout, next_step
from guichet.ui.widgets.pages.pictures import AT_ONCE, KEPT_BYTES, NEAR
from guichet.ui.widgets.pages.viewer import PageViewer
from tests.helpers.watchdog import least_stall
from tests.ui.paper import SHEET, PaperSource, hit, page_png

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def source() -> PaperSource:
    return PaperSource()


@pytest.fixture
def viewer(theme: Theme, source: PaperSource, qtbot: QtBot) -> Iterator[PageViewer]:
    viewer = PageViewer(theme, "Pages de la pièce")
    viewer.resize(700, 600)
    viewer.show()
    qtbot.waitExposed(viewer)
    viewer.activateWindow()
    yield viewer
    viewer.close()
    viewer.deleteLater()
    qtbot.wait(1)


def open_file(viewer: PageViewer, source: PaperSource, qtbot: QtBot, pages: int = 40) -> None:
    viewer.show_file(source, [SHEET] * pages)
    viewer.view.setFocus()
    qtbot.waitUntil(lambda: viewer.view.pictures.of(0) is not None)


def key(viewer: PageViewer, which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or viewer, which, modifier)


# --- geometry --------------------------------------------------------------------------------------------------------


def test_pages_fit_the_width_or_whole_and_steps_go_from_a_quarter_to_four_times() -> None:
    room = QSize(624, 400)
    wide = PageLayout([SHEET, SHEET], Fit.WIDTH, room)
    assert wide.rects[0].width() == 600
    assert wide.rects[1].top() == wide.rects[0].bottom() + 1 + 12
    whole = PageLayout([SHEET, PageSize(842, 595)], Fit.PAGE, room)
    assert all(rect.width() <= 600 and rect.height() <= 377 for rect in whole.rects)
    assert whole.size.height() == whole.rects[1].top() - 12 + 400, "the last page can be seen alone"
    assert PageLayout([PageSize(842, 595)], Fit.PAGE, room).size.height() == 400
    assert PageLayout([SHEET], 1.0, room).rects[0].width() == 793
    assert next_step(0.61, larger=True) == 0.75
    assert next_step(0.61, larger=False) == 0.5
    assert next_step(4.0, larger=True) == 4.0
    assert next_step(0.25, larger=False) == 0.25


@pytest.mark.parametrize(
    ("turn", "left", "top"),
    [(0, 0.1, 0.2), (90, 0.7, 0.1), (180, 0.6, 0.7), (270, 0.2, 0.6)],
)
def test_found_texts_turn_with_the_page(turn: int, left: float, top: float) -> None:
    layout = PageLayout([PageSize(300, 300)], 1.0, QSize(100, 100), turn=turn)
    page = layout.rects[0]
    box = layout.box(TextBox(0, 0.1, 0.2, 0.3, 0.1))
    assert (box.x() - page.x()) / page.width() == pytest.approx(left)
    assert (box.y() - page.y()) / page.height() == pytest.approx(top)


# --- drawing ---------------------------------------------------------------------------------------------------------


def test_only_pages_near_the_eyes_are_asked_and_at_the_width_of_the_screen(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    open_file(viewer, source, qtbot)
    qtbot.wait(100)
    assert {page for page, _, _ in source.asked} == {0, 1}
    assert source.asked[0][1] == round(viewer.view._layout.rects[0].width() * viewer.devicePixelRatioF())


def test_few_questions_at_once_and_pages_scrolled_past_are_not_asked(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    source.silent = True
    viewer.show_file(source, [SHEET] * 40)
    viewer.view.set_zoom(0.25)
    qtbot.wait(100)
    assert len(source.asked) == AT_ONCE
    viewer.view.go_to(39)
    qtbot.wait(100)
    assert len(source.asked) == AT_ONCE
    source.silent = False
    for question in list(source.asked):
        source.answer(*question)
    qtbot.waitUntil(lambda: viewer.view.pictures.of(39) is not None)
    assert not {page for page, _, _ in source.asked} & set(range(AT_ONCE, 20))


def test_far_pages_are_forgotten_and_pictures_stay_within_their_bound(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    open_file(viewer, source, qtbot)
    viewer.view.set_zoom(2.0)
    for page in range(0, 40, 2):
        viewer.view.go_to(page)
        qtbot.wait(60)
    qtbot.waitUntil(lambda: viewer.view.pictures.of(38) is not None)
    kept = [page for page in range(40) if viewer.view.pictures.of(page) is not None]
    assert min(kept) >= 38 - NEAR - 1
    assert viewer.view.pictures.kept_bytes() <= KEPT_BYTES


def test_pictures_out_of_sight_are_forgotten_and_come_again(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    open_file(viewer, source, qtbot)
    viewer.view.go_to(5)
    viewer.hide()
    assert viewer.view.pictures.kept_bytes() == 0
    viewer.show()
    qtbot.waitUntil(lambda: viewer.view.pictures.of(5) is not None)
    assert viewer.view.page == 5


def test_a_page_that_cannot_be_drawn_says_why_and_comes_when_it_can(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    source.missing = {0: "Cette pièce est au serveur."}
    viewer.show_file(source, [SHEET])
    qtbot.waitUntil(lambda: viewer.view.pictures.trouble(0) == "Cette pièce est au serveur.")
    before = viewer.view.grab().toImage()
    source.missing = {}
    source.available.emit()
    qtbot.waitUntil(lambda: viewer.view.pictures.of(0) is not None)
    assert viewer.view.grab().toImage() != before


def test_waiting_shows_bars_on_the_sheet_after_a_moment_only(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    source.silent = True
    viewer.show_file(source, [SHEET])
    blank = viewer.view.grab().toImage()
    qtbot.wait(260)
    assert viewer.view.grab().toImage() != blank


def test_a_guessed_size_takes_the_shape_of_the_picture(viewer: PageViewer, source: PaperSource, qtbot: QtBot) -> None:
    viewer.show_file(source, [PageSize(595, 300), SHEET])
    qtbot.waitUntil(lambda: viewer.view.pictures.of(0) is not None)
    rect = viewer.view._layout.rects[0]
    assert rect.height() / rect.width() == pytest.approx(842 / 595, rel=0.01)


@pytest.mark.parametrize("name", list(ThemeName))
def test_paper_is_white_in_every_theme(
    theme: Theme, viewer: PageViewer, source: PaperSource, qtbot: QtBot, name: ThemeName
) -> None:
    theme.change(name=name)
    open_file(viewer, source, qtbot, 1)
    rect = viewer.view._layout.rects[0]
    picture = viewer.view.grab().toImage()
    ratio = picture.devicePixelRatio()
    spot = QPointF(rect.center().x() * ratio, (rect.top() + rect.height() * 0.05) * ratio).toPoint()
    assert picture.pixelColor(spot).name() == "#ffffff"


# --- moving ----------------------------------------------------------------------------------------------------------


def test_keys_go_from_page_to_page_and_the_place_is_said(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr("guichet.ui.widgets.pages.view.announce", lambda _widget, text, **_: spoken.append(text))
    open_file(viewer, source, qtbot)
    view = viewer.view
    key(viewer, Qt.Key.Key_PageDown, CTRL)
    assert view.page == 1
    key(viewer, Qt.Key.Key_Right)
    assert view.page == 2
    assert viewer.number.text() == "3"
    key(viewer, Qt.Key.Key_Left)
    key(viewer, Qt.Key.Key_End)
    assert view.page == 39
    key(viewer, Qt.Key.Key_Home)
    assert view.page == 0
    before = view.verticalScrollBar().value()
    key(viewer, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > before
    key(viewer, Qt.Key.Key_PageDown, CTRL)
    qtbot.waitUntil(lambda: spoken == ["page 2 sur 40"])
    told = QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Name)
    assert told == "Pages de la pièce, page 2 sur 40"


def test_a_page_number_is_typed_and_what_is_no_page_changes_nothing(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    open_file(viewer, source, qtbot)
    viewer.number.setFocus()
    viewer.number.selectAll()
    QTest.keyClicks(viewer.number, "12")
    key(viewer, Qt.Key.Key_Return)
    assert viewer.view.page == 11
    viewer.number.selectAll()
    QTest.keyClicks(viewer.number, "900")
    key(viewer, Qt.Key.Key_Return)
    assert viewer.view.page == 39
    viewer.number.selectAll()
    QTest.keyClicks(viewer.number, "abc")
    key(viewer, Qt.Key.Key_Return)
    assert viewer.number.text() == "40"


def test_keys_and_wheel_zoom_and_what_is_in_the_middle_stays(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    open_file(viewer, source, qtbot)
    view = viewer.view
    view.go_to(20)
    key(viewer, Qt.Key.Key_Plus, CTRL)
    assert view.scale == 1.0
    assert viewer.zoom.currentText() == "100\u00a0%"
    key(viewer, Qt.Key.Key_Equal, CTRL)
    assert view.scale == 1.25
    assert view.page == 20
    for _ in range(12):
        key(viewer, Qt.Key.Key_Minus, CTRL)
    assert view.scale == 0.25
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, CTRL,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.scale == 0.5
    key(viewer, Qt.Key.Key_0, CTRL)
    assert view.zoom is Fit.WIDTH
    assert viewer.zoom.currentText() == "Largeur"


def test_the_view_turns_and_its_pages_are_asked_turned(viewer: PageViewer, source: PaperSource, qtbot: QtBot) -> None:
    open_file(viewer, source, qtbot)
    key(viewer, Qt.Key.Key_R)
    assert viewer.view.turn == 90
    rect = viewer.view._layout.rects[0]
    assert rect.width() > rect.height()
    qtbot.waitUntil(lambda: any(turn == 90 for _, _, turn in source.asked))
    key(viewer, Qt.Key.Key_R, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.view.turn == 0


# --- searching -------------------------------------------------------------------------------------------------------


def test_found_texts_are_counted_marked_and_gone_through(viewer: PageViewer, source: PaperSource, qtbot: QtBot) -> None:
    open_file(viewer, source, qtbot)
    source.hits = TextHits(boxes=tuple(hit(page, 0.5) for page in (0, 3, 7)), has_text=True)
    clean = viewer.view.grab().toImage()
    key(viewer, Qt.Key.Key_F, CTRL)
    assert viewer.search.field.hasFocus()
    QTest.keyClicks(viewer.search.field, "quittance")
    key(viewer, Qt.Key.Key_Return)
    assert source.sought == ["quittance"]
    assert viewer.search.count.text() == "1 sur 3"
    assert viewer.view.grab().toImage() != clean
    key(viewer, Qt.Key.Key_Return)
    assert viewer.search.count.text() == "2 sur 3"
    assert viewer.view.page == 3
    key(viewer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    key(viewer, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert viewer.search.count.text() == "3 sur 3"
    key(viewer, Qt.Key.Key_Escape)
    assert viewer.search.isHidden()
    assert viewer.view.hasFocus()


def test_what_was_found_for_another_text_is_not_said_of_the_one_being_typed(
    viewer: PageViewer, source: PaperSource, qtbot: QtBot
) -> None:
    source.hits = TextHits(boxes=(), has_text=True)
    open_file(viewer, source, qtbot)
    viewer.open_search()
    QTest.keyClicks(viewer.search.field, "quitus")
    qtbot.waitUntil(lambda: viewer.search.count.text() == "Aucun résultat")
    QTest.keyClick(viewer.search.field, Qt.Key.Key_Backspace)
    assert viewer.search.count.text() == ""
    source.found.emit(TextHits(boxes=(hit(0, 10),), has_text=True))  # the answer to « quitus », late
    assert viewer.search.count.text() == ""
    assert viewer.search.boxes == ()
    source.hits = TextHits(boxes=(hit(0, 10),), has_text=True)
    qtbot.waitUntil(lambda: viewer.search.count.text() == "1 sur 1")


def test_a_file_without_text_says_so(viewer: PageViewer, source: PaperSource, qtbot: QtBot) -> None:
    open_file(viewer, source, qtbot, 1)
    source.hits = TextHits(boxes=(), has_text=False)
    key(viewer, Qt.Key.Key_F, CTRL)
    QTest.keyClicks(viewer.search.field, "quittance")
    qtbot.waitUntil(lambda: viewer.search.count.text() == "Pièce en image\u00a0: pas de texte à chercher")
    assert not viewer.search.after.isEnabled()


# --- the thread of the window ----------------------------------------------------------------------------------------


def test_forty_pages_are_gone_through_without_a_stall(viewer: PageViewer, source: PaperSource, qtbot: QtBot) -> None:
    open_file(viewer, source, qtbot)
    width = source.asked[0][1]
    for page in range(3):
        page_png(page, width, 0)  # drawn beforehand: that is the desk's work, not the window's

    def go_through() -> None:
        for page in range(40):
            viewer.view.go_to(page)
            qtbot.wait(30)
        qtbot.waitUntil(lambda: viewer.view.pictures.of(39) is not None)

    assert least_stall(go_through) < 50
