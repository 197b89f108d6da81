"""What eyes, keyboards and assistive tools need of a page (WCAG 2.2 AA, EN 301 549 chapter 11).

Each check gives what is wrong, in words that say where, so that a page is opened once for them all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations, pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLayout,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from guichet.tour.screen import name_of
from guichet.ui.theme import Breakpoint, Theme, ThemeName
from guichet.ui.theme.tokens import contrast_ratio
from guichet.ui.widgets.focus import tab_stops
from guichet.ui.workplace import Workplace
from tests.ui.workplace import settle

LEAST_SIDE = 24
"""Of a button, in logical pixels (WCAG 2.5.8)."""
LEAST_TEXT = 4.5
"""Contrast of a text with its ground (WCAG 1.4.3)."""
LEAST_RING = 3.0
"""Contrast of what shows the focus with what is there without it (WCAG 2.4.13), for :data:`STRONG_SHARE` of it."""
STRONG_SHARE = 0.6
SMALLEST = (1366, 728)
"""The smallest window, in pixels."""
INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton)

OpenPage = Callable[[], Workplace]


def faults_in_every_theme(theme: Theme, qtbot: QtBot, open_page: OpenPage, *, first: int) -> list[str]:
    """Open a page, look at it in each theme, and walk through it by Tab at the end; give what is wrong.

    The page is opened in theme number ``first`` and changed to the others while it is shown. One that does not outlive
    the loss of the focus (a menu) is opened again for each.
    """
    found: list[str] = []
    names = list(ThemeName)
    page = _Page(open_page)
    for turn in range(len(names)):
        name = names[(first + turn) % len(names)]
        theme.change(name=name)
        workplace = page.shown()
        settle(workplace, qtbot)
        page.begin()
        for check in (unnamed, silent_rows, small_buttons, overlapping_siblings, unreadable_labels):
            found += [f"{name}: {fault}" for fault in check(workplace)]
        found += [f"{name}: {fault}" for fault in unseen_focus(workplace, qtbot)]
    return found + [f"{theme.name}: {fault}" for fault in tab_faults(page.shown())]


class _Page:
    """A page in a window, and another when it went."""

    def __init__(self, open_page: OpenPage) -> None:
        self._open = open_page
        self._workplace: Workplace | None = None
        self._stops: list[QWidget] = []

    def shown(self) -> Workplace:
        """Give the window with the page as it was come to."""
        if self._workplace is None or not all(isValid(stop) and stop.isVisible() for stop in self._stops):
            self._workplace = self._open()
            self._stops = []
        return self._workplace

    def begin(self) -> None:
        """Keep what is there now."""
        assert self._workplace is not None
        self._stops = stops_of(self._workplace)


def stops_of(workplace: Workplace) -> list[QWidget]:
    """Give where Tab stops now: in what lies over the window, when something does."""
    overlay = workplace.window.overlay
    return tab_stops(overlay if overlay.is_open() else workplace.window)


def said(widget: QWidget) -> str:
    """Give a widget as a fault names it."""
    return f"{type(widget).__name__} « {name_of(widget)} » {widget.width()}×{widget.height()}"


def unnamed(workplace: Workplace) -> Iterator[str]:
    """What takes the focus has a name, and something does."""
    stops = stops_of(workplace)
    if not stops:
        yield "nothing takes the focus"
    for stop in stops:
        if not name_of(stop):
            yield f"{said(stop)} {stop.objectName()} has no name"


def small_buttons(workplace: Workplace) -> Iterator[str]:
    """Every button can be hit."""
    for button in workplace.window.findChildren(QAbstractButton):
        if button.isVisible() and min(button.width(), button.height()) < LEAST_SIDE:
            yield f"{said(button)} is smaller than {LEAST_SIDE} pixels"


def silent_rows(workplace: Workplace) -> Iterator[str]:
    """Every row of every list says what it is."""
    for view in workplace.window.findChildren(QListView):
        model = view.model() if view.isVisible() else None
        if model is None:
            continue
        interface = QAccessible.queryAccessibleInterface(view)
        if interface.childCount() < model.rowCount():
            yield f"rows of {said(view)} are not told: {interface.childCount()} of {model.rowCount()}"
            continue
        for row in range(model.rowCount()):
            if not interface.child(row).text(QAccessible.Text.Name):
                yield f"row {row} of {said(view)} says nothing"
            if not model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole):
                yield f"row {row} of {said(view)} has no sentence"


def overlapping_siblings(workplace: Workplace) -> Iterator[str]:
    """Nothing that a layout holds lies over its neighbour there."""
    for holder, layout in _layouts_in(workplace.window):
        parts = [part for part in _parts_of(layout) if part.isVisible() and not part.size().isEmpty()]
        boxes = [(part, part.geometry()) for part in parts]
        for (one, box), (other, place) in combinations(boxes, 2):
            if box.intersects(place):
                yield f"{said(one)} and {said(other)} overlap in {said(holder)}"


def _layouts_in(window: QWidget) -> Iterator[tuple[QWidget, QLayout]]:
    """Give the layouts of what is in sight, one a widget; those inside them hold parts of the same widget."""
    for holder in (window, *window.findChildren(QWidget)):
        layout = holder.layout()
        if layout is not None and holder.isVisible():
            yield holder, layout


def _parts_of(layout: QLayout) -> Iterator[QWidget]:
    """Give the widgets of a layout and of those inside it; of pages that lie one on the other, none."""
    if isinstance(layout, QStackedLayout):
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        part, inner = item.widget(), item.layout()
        if part is not None:
            yield part
        elif inner is not None:
            yield from _parts_of(inner)


def tab_faults(workplace: Workplace) -> Iterator[str]:
    """Tab reaches everything, in reading order, and comes back."""
    stops = [stop for stop in stops_of(workplace) if not _is_behind_its_group(stop)]
    walked: list[QWidget] = []
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(len(stops) + 5):
        focus = QApplication.focusWidget()
        if focus is None:
            yield f"Tab is lost after {said(walked[-1]) if walked else 'nothing'}"
            return
        if walked and focus is walked[0]:
            break
        walked.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    if QApplication.focusWidget() is not walked[0]:
        yield f"Tab does not come back to where it started, {said(walked[0])}"
    for stop in stops:
        if stop not in walked and stop.isVisible():
            yield f"Tab does not reach {said(stop)}"
    for before, after in pairwise(walked):
        if before.parentWidget() is after.parentWidget() and after.y() + after.height() <= before.y():
            yield f"Tab jumps up from {said(before)} to {said(after)}"


def unseen_focus(workplace: Workplace, qtbot: QtBot) -> Iterator[str]:
    """Wherever the focus stops, a ring of strong contrast shows it."""
    window = workplace.window
    ring = window.ring
    for stop in stops_of(workplace):
        if not isValid(stop) or _is_behind_its_group(stop):
            continue  # a menu goes when the focus leaves it
        _come_to(stop)
        qtbot.wait(1)  # the ring follows the focus once what it moved is laid out
        if QApplication.focusWidget() is not stop or not ring.isVisible():
            continue
        box = ring.geometry()
        with_ring = window.grab(box).toImage()
        ring.hide()
        share = _strong_share(with_ring, window.grab(box).toImage())
        ring.place()
        if share < STRONG_SHARE:
            yield f"the focus is hardly seen on {said(stop)}: {share:.2f} of its ring is strong"


def unreadable_labels(workplace: Workplace) -> Iterator[str]:
    """Every label of which at least a line is in sight can be read, as it is painted."""
    window = workplace.window
    over = window.overlay if window.overlay.is_open() else window
    dropdown = _results_of(workplace)
    covered = dropdown.geometry() if dropdown.isVisible() else QRect()
    picture = window.grab().toImage()
    for label in over.findChildren(QLabel):
        seen = label.visibleRegion().boundingRect().intersected(label.rect())
        if not label.isVisible() or not label.isEnabled() or not label.text() or seen.isEmpty():
            continue
        if seen.height() < min(label.fontMetrics().ascent(), label.height()):
            continue
        box = QRect(label.mapTo(window, QPoint(0, 0)), label.size())
        if covered.intersects(box) and not dropdown.isAncestorOf(label):
            continue
        ratio = _best_ratio(picture, box)
        if ratio < LEAST_TEXT:
            yield f"« {label.text()} » is hard to read: {ratio:.2f}"


def faults_at_twice_the_size(workplace: Workplace) -> Iterator[str]:
    """At 200 % text a page fits the smallest window, and nothing is pressed, out of reach or over something else."""
    window = workplace.window
    yield from overlapping_siblings(workplace)
    if window.breakpoint is not Breakpoint.NARROW:
        yield f"the layout is {window.breakpoint}"
    hint = window.minimumSizeHint()
    if hint.width() > SMALLEST[0] or hint.height() > SMALLEST[1]:
        yield f"the window needs {hint.width()}×{hint.height()} at least"
    if (window.width(), window.height()) != SMALLEST:
        yield f"the window became {window.width()}×{window.height()}"
    stops = [stop for stop in stops_of(workplace) if stop.isVisible() and not isinstance(stop, QScrollArea)]
    for stop in stops:
        if isinstance(stop, INPUTS) and stop.height() < stop.sizeHint().height():
            yield f"{said(stop)} is less high than its text needs"
        if not _can_be_reached(stop):
            yield f"{said(stop)} lies out of reach"
    boxes = [(stop, QRect(stop.mapTo(window, QPoint()), stop.size())) for stop in stops]
    for (one, box), (other, place) in combinations(boxes, 2):
        if one.parentWidget() is other.parentWidget() and box.intersects(place):
            yield f"{said(one)} lies over {said(other)}"


def _come_to(stop: QWidget) -> None:
    """Put the focus there and bring it into sight, as Tab does."""
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    part: QWidget | None = stop
    while part is not None:
        if isinstance(part, QScrollArea) and part is not stop:
            part.ensureWidgetVisible(stop)
        part = part.parentWidget()


def _is_behind_its_group(stop: QWidget) -> bool:
    """One of several buttons of which one is chosen: Tab comes to the chosen one, the arrows to the others."""
    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and not stop.isChecked()  # type: ignore[attr-defined]


def _results_of(workplace: Workplace) -> QWidget:
    """Give the results under the search; where nobody is searched for, what is never in sight."""
    search = getattr(workplace.area, "search", None)
    return search.dropdown if search is not None else QWidget()


def _can_be_reached(widget: QWidget) -> bool:
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


def _strong_share(one: QImage, other: QImage) -> float:
    """Give the share of the pixels that differ, that do so by a ratio of 3 or more."""
    pairs = Counter(zip(_pixels(one), _pixels(other), strict=True))
    differing = {pair: count for pair, count in pairs.items() if pair[0] != pair[1]}
    strong = sum(count for pair, count in differing.items() if _ratio(*pair) >= LEAST_RING)
    return strong / sum(differing.values()) if differing else 0.0


def _best_ratio(picture: QImage, rect: QRect) -> float:
    """Give the best contrast of a pixel of a rectangle with its ground, the most common one."""
    colours = Counter(_pixels(picture.copy(rect.intersected(picture.rect()))))
    ground = colours.most_common(1)[0][0]
    return max(_ratio(ground, colour) for colour in colours)


def _pixels(image: QImage) -> list[int]:
    """Give the colours of a picture, 0xffRRGGBB, row by row."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)  # kept: what it gives lies in its own memory
    return memoryview(plain.constBits()).cast("I").tolist()


@cache
def _ratio(one: int, other: int) -> float:
    return contrast_ratio(f"#{one & 0xFFFFFF:06x}", f"#{other & 0xFFFFFF:06x}")
