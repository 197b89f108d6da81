"""The frame: reachable by keyboard, named, readable, and faithful to the focus."""

from collections import Counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from guichet.ui.shell.login_page import LoginPage
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.shell.sync_pill import SyncLook, SyncPill
from guichet.ui.shell.visit_tabs import Visit
from guichet.ui.theme import Breakpoint, Theme, ThemeName
from guichet.ui.theme.tokens import contrast_ratio
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.rows import RowList
from tests.ui.gallery import MODULES

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def login_page(theme: Theme) -> LoginPage:
    page = LoginPage(theme)
    page.show_town("Mairie de Saint-Exemple")
    page.offer_agents([("claire", "Claire Moreau"), ("yann", "Yann Bihan")])
    return page


def test_everything_that_takes_the_focus_has_a_name(window: MainWindow) -> None:
    nameless = [widget for widget in tab_stops(window) if not name_of(widget)]
    assert nameless == []
    page = login_page(window.theme)
    window.cover(page)
    page.ask()
    assert [widget for widget in tab_stops(page) if not name_of(widget)] == []


def test_every_button_is_large_enough_to_press(window: MainWindow) -> None:
    small = [
        (name_of(button), button.size())
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and (button.width() < 24 or button.height() < 24)
    ]
    assert small == []


def test_tab_reaches_everything_and_comes_back(window: MainWindow) -> None:
    window.focus_search()
    start = QApplication.focusWidget()
    expected = set(tab_stops(window))
    reached: set[QWidget] = set()
    for _ in range(len(expected) + 5):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
    assert QApplication.focusWidget() is start
    assert [name_of(widget) for widget in expected - reached] == []


def test_f6_goes_round_the_panes(window: MainWindow, qtbot: QtBot) -> None:
    window.focus_search()
    seen = []
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
    assert len(set(seen)) == 5
    assert seen[-1] is window.top_bar.search
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() in tab_stops(window.rail)


def test_only_the_modules_allowed_are_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.set_modules([module for module in MODULES if module.key != "supervision"])
    shown = [button.text() for button in window.rail.findChildren(QAbstractButton) if button.isVisible()]
    assert "Supervision" not in shown
    with qtbot.waitSignal(window.module_chosen) as chosen:
        window.rail.button("mail").click()
    assert chosen.args == ["mail"]
    window.rail.set_count("mail", 12)
    assert name_of(window.rail.button("mail")) == "Courrier, 12"


@pytest.mark.parametrize(
    ("width", "expected"), [(1366, Breakpoint.STANDARD), (1920, Breakpoint.WIDE), (1280, Breakpoint.COMPACT)]
)
def test_the_layout_follows_the_width(window: MainWindow, width: int, expected: Breakpoint) -> None:
    window.resize(width, 768)
    assert window.breakpoint is expected


def test_the_empty_frame_fits_the_smallest_screen(theme: Theme, qtbot: QtBot) -> None:
    for scale, width, height in ((1.0, 1280, 680), (2.0, 1366, 728)):
        theme.change(scale=scale)
        frame = MainWindow(theme, Actions(theme))
        frame.set_modules(MODULES)
        frame.top_bar.agent.show_agent("Claire Moreau", "Guichet 3")
        frame.resize(width, height)
        frame.show()
        hint = frame.minimumSizeHint()
        assert (hint.width() <= width, hint.height() <= height) == (True, True), (scale, hint)
        frame.close()
        frame.deleteLater()
    qtbot.wait(1)


@pytest.mark.parametrize("name", list(ThemeName))
def test_labels_are_readable_as_painted(theme: Theme, window: MainWindow, qtbot: QtBot, name: ThemeName) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.change(name=name)
    qtbot.wait(1)
    picture = window.grab().toImage()
    poor = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or not label.visibleRegion().contains(label.rect()):
            continue
        origin = label.mapTo(window, label.rect().topLeft())
        ratio = best_ratio(picture, QRect(origin, label.size()))
        if ratio < 4.5:
            poor.append((label.text(), round(ratio, 2)))
    assert poor == []


def best_ratio(picture: QImage, rect: QRect) -> float:
    colours = Counter(
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), min(rect.right() + 1, picture.width()))
        for y in range(rect.top(), min(rect.bottom() + 1, picture.height()))
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast_ratio(ground, colour) for colour in colours)


def test_the_ring_surrounds_the_focus_with_contrast(window: MainWindow) -> None:
    button = next(button for button in window.findChildren(Button) if button.isVisible())
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.isVisible()
    box = window.ring.geometry()
    around = QRect(button.mapTo(window, button.rect().topLeft()), button.size())
    assert box.contains(around)
    with_ring = window.grab().toImage()
    window.ring.hide()
    without = window.grab().toImage()
    y = box.top() + 1
    changed = [
        contrast_ratio(with_ring.pixelColor(x, y).name(), without.pixelColor(x, y).name())
        for x in range(box.left() + 8, box.right() - 8)
    ]
    assert sum(ratio >= 3 for ratio in changed) >= 0.6 * len(changed)


def test_the_ring_leaves_for_the_mouse_and_returns_for_a_key(window: MainWindow, qtbot: QtBot) -> None:
    button = window.rail.button("counter")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.ring.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not window.ring.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Shift)
    assert window.ring.isVisible()


def test_the_ring_follows_the_current_row(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.findChild(RowList, "documents")
    assert rows is not None
    rows.setFocus(Qt.FocusReason.TabFocusReason)
    rows.setCurrentIndex(rows.model().index(0, 0))
    before = window.ring.geometry()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert window.ring.geometry().top() > before.top()


def test_a_toast_lies_under_the_scrim_of_a_panel(window: MainWindow) -> None:
    window.toast.say("Demande enregistrée.")
    corner = window.toast.mapTo(window, QPoint(window.toast.width() // 2, 4))
    bare = window.grab().toImage().pixelColor(corner)
    window.overlay.open(OverlayPanel(window.theme, "Choix"), width=200)
    window.toast.say("Demande enregistrée.")
    assert window.grab().toImage().pixelColor(corner) != bare
    assert window.childAt(corner) is window.overlay, "it cannot be clicked"
    window.overlay.close_panel()
    assert window.grab().toImage().pixelColor(corner) == bare


def test_a_lock_hides_everything_and_gives_the_focus_back(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.findChild(RowList, "documents")
    assert rows is not None
    rows.setFocus()
    page = login_page(window.theme)
    window.toast.say("Demande enregistrée.")
    window.cover(page)
    page.lock("claire", "Claire Moreau")
    qtbot.waitUntil(page.password.hasFocus)
    assert not window.top_bar.isVisible()
    assert not window.toast.isVisible()
    seen = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert not any("BENALI" in text for text in seen)
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert page.password.hasFocus()
    window.uncover()
    assert QApplication.focusWidget() is rows


def test_log_in_asks_until_it_has_both_answers(window: MainWindow, qtbot: QtBot) -> None:
    page = LoginPage(window.theme)
    window.cover(page)
    page.ask()
    asked: list[tuple[str, str]] = []
    page.submitted.connect(lambda who, word: asked.append((who, word)))
    page.main.click()
    assert page.identifier.accessibleDescription() == "Indiquez votre identifiant."
    page.identifier.setText("claire")
    page.main.click()
    assert page.password.accessibleDescription() == "Indiquez votre mot de passe."
    QTest.keyClicks(page.password, "secret")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    assert asked == [("claire", "secret")]
    assert not page.main.isEnabled()
    page.refuse("Ce mot de passe ne correspond pas.")
    assert page.main.isEnabled()
    assert page.password.accessibleDescription() == "Ce mot de passe ne correspond pas."
    assert page.password.hasFocus()


def test_an_overlay_keeps_the_focus_and_returns_it(window: MainWindow, qtbot: QtBot) -> None:
    window.top_bar.search.setFocus()
    panel = OverlayPanel(window.theme, "Commandes")
    column = QVBoxLayout(panel)
    first, second = TextField(window.theme), TextField(window.theme)
    column.addWidget(first)
    column.addWidget(second)
    window.overlay.open(panel, width=660, top=84, focus=first)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Tab)
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not window.overlay.is_open()
    assert window.top_bar.search.hasFocus()
    panel.deleteLater()


@pytest.mark.parametrize(
    ("look", "count", "total", "words"),
    [
        (SyncLook.UP_TO_DATE, 0, 0, "À jour"),
        (SyncLook.SENDING, 3, 7, "Envoi 3/7…"),
        (SyncLook.OFFLINE, 7, 0, "Hors ligne · 7 à envoyer"),
        (SyncLook.OFFLINE, 0, 0, "Hors ligne"),
        (SyncLook.CONFLICT, 1, 0, "1 conflit à régler"),
        (SyncLook.CONFLICT, 2, 0, "2 conflits à régler"),
        (SyncLook.REFUSED, 1, 0, "1 saisie refusée"),
    ],
)
def test_the_sync_pill_says_its_state(
    theme: Theme, qtbot: QtBot, look: SyncLook, count: int, total: int, words: str
) -> None:
    pill = SyncPill(theme)
    qtbot.addWidget(pill)
    pill.show_state(look, count, total)
    assert pill.text() == words
    assert words in name_of(pill)


def test_visits_are_chosen_moved_through_and_ended(window: MainWindow, qtbot: QtBot) -> None:
    visits = [Visit("1", "Mme BENALI Samira", "A047"), Visit("2", "M. LEROY Paul", "en pause", "phone")]
    window.visits.set_visits(visits, "1")
    tabs = [tab for tab in window.visits.findChildren(QAbstractButton) if tab.isVisible() and tab.isCheckable()]
    tabs[0].setFocus()
    QTest.keyClick(tabs[0], Qt.Key.Key_Right)
    assert tabs[1].hasFocus()
    with qtbot.waitSignal(window.visits.chosen) as chosen:
        QTest.keyClick(tabs[1], Qt.Key.Key_Space)
    assert chosen.args == ["2"]
    with qtbot.waitSignal(window.visits.ended) as ended:
        tabs[0].findChildren(QAbstractButton)[0].click()
    assert ended.args == ["1"]


def test_a_window_that_closes_stops_listening(theme: Theme, qtbot: QtBot) -> None:
    frame = MainWindow(theme, Actions(theme))
    frame.show()
    frame.close()
    frame.deleteLater()
    qtbot.wait(1)
    field = TextField(theme)
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
