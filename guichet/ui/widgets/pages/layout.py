"""Where pages stand one under another, at a zoom; plain geometry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QRect, QRectF, QSize

from guichet.contract.documents import PageSize, TextBox

_PIXELS_A_POINT = 96 / 72
STEPS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""The zooms that the keys go through; 1 shows a sheet in its own size on a screen of 96 dots an inch."""


class Fit(Enum):
    """A zoom that follows the size of the view."""

    WIDTH = auto()
    PAGE = auto()


Zoom = Fit | float


class PageLayout:
    """Rectangles of pages in logical pixels, from the upper left corner of all of them.

    Args:
        sizes: in points, before the view turns them.
        room: what is visible at once.
        turn: clockwise, in degrees, for the whole view.
        gap: between pages and around them.
    """

    def __init__(self, sizes: Sequence[PageSize], zoom: Zoom, room: QSize, *, turn: int = 0, gap: int = 12) -> None:
        sideways = turn % 180 == 90
        self._turn = turn
        self._shapes = [(size.height, size.width) if sideways else (size.width, size.height) for size in sizes]
        self.scale = self._scale_of(zoom, room, gap)
        pixels = self.scale * _PIXELS_A_POINT
        boxes = [QSize(max(1, round(wide * pixels)), max(1, round(high * pixels))) for wide, high in self._shapes]
        widest = max((box.width() for box in boxes), default=0)
        self.size = QSize(max(widest + 2 * gap, room.width()), gap)
        self.rects: list[QRect] = []
        top = gap
        for box in boxes:
            self.rects.append(QRect((self.size.width() - box.width()) // 2, top, box.width(), box.height()))
            top += box.height() + gap
        if zoom is Fit.PAGE and self.rects:  # the last one too can be seen alone
            top = max(top, self.rects[-1].top() - gap + room.height())
        self.size.setHeight(top)
        self._tops = [rect.top() for rect in self.rects]
        self._bottoms = [rect.bottom() for rect in self.rects]

    def between(self, top: int, bottom: int) -> range:
        """Give the pages of which something lies between two heights."""
        return range(bisect_left(self._bottoms, top), bisect_right(self._tops, bottom))

    def page_at(self, height: int) -> int:
        """Give the page at a height, or the nearest one above; 0 where there is none."""
        return max(0, bisect_right(self._tops, height) - 1)

    def box(self, found: TextBox) -> QRectF:
        """Give the place of a found text, which is told on the page as it was before it was turned."""
        left, top, wide, high = found.left, found.top, found.width, found.height
        match self._turn:
            case 90:
                left, top, wide, high = 1 - top - high, left, high, wide
            case 180:
                left, top = 1 - left - wide, 1 - top - high
            case 270:
                left, top, wide, high = top, 1 - left - wide, high, wide
        page = self.rects[found.page]
        return QRectF(
            page.x() + left * page.width(), page.y() + top * page.height(), wide * page.width(), high * page.height()
        )

    def _scale_of(self, zoom: Zoom, room: QSize, gap: int) -> float:
        if not isinstance(zoom, Fit):
            return zoom
        widest = max((wide for wide, _ in self._shapes), default=1.0)
        highest = max((high for _, high in self._shapes), default=1.0)
        scale = (room.width() - 2 * gap) / (widest * _PIXELS_A_POINT)
        if zoom is Fit.PAGE:
            scale = min(scale, (room.height() - 2 * gap) / (highest * _PIXELS_A_POINT))
        return min(max(scale, STEPS[0] / 5), STEPS[-1])


def next_step(scale: float, *, larger: bool) -> float:
    """Give the step after a zoom, in a direction; the last one stays."""
    if larger:
        return next((step for step in STEPS if step > scale + 0.01), STEPS[-1])
    return next((step for step in reversed(STEPS) if step < scale - 0.01), STEPS[0])
