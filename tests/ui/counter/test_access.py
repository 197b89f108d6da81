"""What eyes, keyboards and assistive tools need, on every page of the window (WCAG 2.2 AA, EN 301 549 chapter 11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from guichet.ui.theme import Breakpoint, Theme, ThemeName
from guichet.ui.theme.tokens import contrast_ratio
from guichet.ui.widgets.actions import check_shortcut
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.workplace import Workplace
from tests.ui.counter.pages import PAGES, Go, settle, visit
from tests.ui.counter.steps import area_of
from tests.ui.workplace import wait_usable

EVERY_PAGE = pytest.mark.parametrize("go", PAGES, ids=lambda go: go.__name__)


def told(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface.text(QAccessible.Text.Name)


def stops_of(workplace: Workplace) -> list[QWidget]:
    """Give where Tab stops now: in what lies over the window, when something does."""
    overlay = workplace.window.overlay
    return tab_stops(overlay if overlay.is_open() else workplace.window)


def is_behind_its_group(stop: QWidget) -> bool:
    """One of several buttons of which one is chosen: Tab comes to the chosen one, the arrows to the others."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and not stop.isChecked()  # type: ignore[attr-defined]


@EVERY_PAGE
def test_what_takes_the_focus_has_a_name_a_size_and_rows_that_speak(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    go(workplace, qtbot)
    stops = stops_of(workplace)
    assert stops
    for stop in stops:
        assert told(stop), f"{type(stop).__name__} {stop.objectName()} has no name"
    for button in workplace.window.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.width() >= 24, told(button)
            assert button.height() >= 24, told(button)
    for view in workplace.window.findChildren(QListView):
        if not view.isVisible() or view.model() is None:
            continue
        interface = QAccessible.queryAccessibleInterface(view)
        assert interface.childCount() >= view.model().rowCount()
        for row in range(view.model().rowCount()):
            assert interface.child(row).text(QAccessible.Text.Name), f"a row of {told(view)} says nothing"
            assert view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)


@EVERY_PAGE
def test_tab_reaches_everything_in_reading_order_and_comes_back(workplace: Workplace, qtbot: QtBot, go: Go) -> None:
    go(workplace, qtbot)
    stops = [stop for stop in stops_of(workplace) if not is_behind_its_group(stop)]
    walked: list[QWidget] = []
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(stops) + 5):
        focus = QApplication.focusWidget()
        assert focus is not None
        if walked and focus is walked[0]:
            break
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is walked[0], "Tab comes back to where it started"
    missed = [f"{type(stop).__name__} {told(stop)}" for stop in stops if stop not in walked and stop.isVisible()]
    assert not missed
    for before, after in pairwise(walked):
        if before.parentWidget() is after.parentWidget():
            bottom = after.y() + after.height()
            assert bottom > before.y(), f"Tab jumps up from {told(before)} to {told(after)}"


@pytest.mark.parametrize("name", list(ThemeName))
@EVERY_PAGE
def test_the_focus_is_seen(theme: Theme, workplace: Workplace, qtbot: QtBot, go: Go, name: ThemeName) -> None:
    theme.change(name=name)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    window, poor = workplace.window, []
    for stop in stops_of(workplace):
        if not isValid(stop) or is_behind_its_group(stop):
            continue  # a menu goes when the focus leaves it
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)  # the ring follows the focus once what it moved is laid out
        ring = window.ring
        if QApplication.focusWidget() is not stop or not ring.isVisible():
            continue
        box = ring.geometry()
        with_ring = window.grab(box).toImage()
        ring.hide()
        share = strong_share(with_ring, window.grab(box).toImage())
        ring.place()
        if share < 0.6:
            poor.append((told(stop), round(share, 2)))
    assert poor == []


def strong_share(one: QImage, other: QImage) -> float:
    """Give the share of the pixels that differ, that do so by a ratio of 3 or more."""
    ratios = [
        contrast_ratio(one.pixelColor(x, y).name(), other.pixelColor(x, y).name())
        for x in range(one.width())
        for y in range(one.height())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    return sum(ratio >= 3 for ratio in ratios) / len(ratios) if ratios else 0.0


@pytest.mark.parametrize("name", list(ThemeName))
@EVERY_PAGE
def test_labels_are_readable_as_painted(
    theme: Theme, workplace: Workplace, qtbot: QtBot, go: Go, name: ThemeName
) -> None:
    theme.change(name=name)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    window = workplace.window
    over = window.overlay if window.overlay.is_open() else window
    dropdown = results_of(workplace)
    covered = dropdown.geometry() if dropdown.isVisible() else QRect()
    picture = window.grab().toImage()
    poor = []
    for label in over.findChildren(QLabel):
        whole = label.isVisible() and label.isEnabled() and label.visibleRegion().contains(label.rect())
        if not whole or not label.text():
            continue
        box = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
        if covered.intersects(box) and not dropdown.isAncestorOf(label):
            continue
        ratio = best_ratio(picture, box)
        if ratio < 4.5:
            poor.append((label.text(), round(ratio, 2)))
    assert poor == []


def results_of(workplace: Workplace) -> QWidget:
    """Give the results under the search; where nobody is searched for, what is never in sight."""
    area = area_of(workplace)
    return area.search.dropdown if hasattr(area, "search") else QWidget()


def best_ratio(picture: QImage, rect: QRect) -> float:
    """Give the best contrast of a pixel of a rectangle with its ground, the most common one."""
    colours = Counter(
        picture.pixelColor(x, y).name()
        for x in range(rect.left(), min(rect.right() + 1, picture.width()))
        for y in range(rect.top(), min(rect.bottom() + 1, picture.height()))
    )
    ground = colours.most_common(1)[0][0]
    return max(contrast_ratio(ground, colour) for colour in colours)


def test_every_action_has_words_and_a_key_that_no_other_has(workplace: Workplace) -> None:
    taken: dict[tuple[str, str], str] = {}
    for spec in workplace.actions.specs():
        assert workplace.actions[spec.id].text().strip()
        for key in spec.shortcut.split():
            check_shortcut(key)
            assert (spec.context, key) not in taken, f"{spec.id} and {taken.get((spec.context, key))}"
            taken[spec.context, key] = spec.id


@pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform cannot tell them
@pytest.mark.parametrize(
    "go", [go for go in PAGES if go.__name__ not in ("search", "card_menu", "shortcuts")], ids=lambda go: go.__name__
)
def test_twice_the_size_fits_the_smallest_window(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot, go: Go
) -> None:
    theme.change(scale=2.0)
    workplace = make_workplace(1366, 728)
    wait_usable(qtbot, workplace)
    go(workplace, qtbot)
    settle(workplace, qtbot)
    assert workplace.window.breakpoint is Breakpoint.NARROW
    hint = workplace.window.minimumSizeHint()
    assert (hint.width() <= 1366, hint.height() <= 728) == (True, True), hint
    assert workplace.window.size().width() == 1366
    assert workplace.window.size().height() == 728
    over = workplace.window.overlay if workplace.window.overlay.is_open() else workplace.window
    stops = [stop for stop in tab_stops(over) if stop.isVisible() and not isinstance(stop, QScrollArea)]
    pressed = [said(stop) for stop in stops if isinstance(stop, INPUTS) and stop.height() < stop.sizeHint().height()]
    assert pressed == [], "an input is less high than its text needs"
    assert [said(stop) for stop in stops if not can_be_reached(stop)] == [], "something lies out of reach"
    boxes = [(stop, QRect(stop.mapTo(workplace.window, QPoint()), stop.size())) for stop in stops]
    over_each_other = [
        (said(one), said(other))
        for (one, box), (other, place) in combinations(boxes, 2)
        if one.parentWidget() is other.parentWidget() and box.intersects(place)
    ]
    assert over_each_other == []


INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} « {told(widget)} » {widget.width()}×{widget.height()}"


def can_be_reached(widget: QWidget) -> bool:
    """Tell whether a widget lies in all that holds it, as far as something that scrolls to it or the window."""
    box, part = widget.rect(), widget
    while (holder := part.parentWidget()) is not None and not part.isWindow():
        box = QRect(part.mapToParent(box.topLeft()), box.size())
        area = holder.parentWidget()
        if isinstance(area, QScrollArea):
            if box.left() < 0 or box.right() > holder.rect().right():  # it scrolls down, not across
                return False
            box, part = area.rect(), area
        elif not holder.rect().contains(box):
            return False
        else:
            part = holder
    return True


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_one_pane_at_a_time_at_twice_the_size(
    theme: Theme, make_workplace: Callable[..., Workplace], qtbot: QtBot
) -> None:
    theme.change(scale=2.0)
    workplace = make_workplace(1366, 728)
    wait_usable(qtbot, workplace)
    visit(workplace, qtbot)
    counter = area_of(workplace).counter
    panes = {"citizen": counter.card, "history": counter.timeline, "work": counter.work}

    def shown() -> list[str]:
        return [name for name, pane in panes.items() if pane.isVisible()]

    assert shown() == ["citizen"]
    chips = list(counter.switch.chips.values())
    chips[0].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chips[0], Qt.Key.Key_Right)
    QTest.keyClick(chips[1], Qt.Key.Key_Space)
    assert shown() == ["history"]
    QTest.keyClick(workplace.window, Qt.Key.Key_F2)
    assert shown() == ["work"]
    assert chips[2].isChecked()
    QTest.keyClick(workplace.window, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert shown() == ["citizen"]
    menu = QApplication.focusWidget()
    assert menu is not None
    assert menu.accessibleName() == "Pièce présentée"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    area_of(workplace).write_exchange()
    assert shown() == ["history"]
    assert counter.timeline.composer.text.hasFocus()
