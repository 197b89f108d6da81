"""Pictures of pages: asked for a few at a time, decoded on another thread, kept within a bound."""

from __future__ import annotations

from collections.abc import Callable, Collection
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageReader
from shiboken6 import isValid

from guichet.ui.aside import run_aside
from guichet.ui.widgets.pages.source import DrawnPage, PageSource

KEPT_BYTES = 96 * 1024 * 1024
"""Of decoded pictures a view; those nearest to what is seen stay."""
NEAR = 6
"""Pages further than this from what is seen are not kept."""
AT_ONCE = 3
"""Questions under way; the next ones are asked for what is seen by then."""


@dataclass(frozen=True)
class Picture:
    """A decoded page and how it was asked for."""

    image: QImage
    width: int
    turn: int


@dataclass(frozen=True, eq=False)
class Wanted:
    """A page as it should be drawn: device pixels, degrees."""

    page: int
    width: int
    turn: int


def decode(png: bytes) -> QImage:
    """Decode a picture; a null image where it cannot be read.

    ``QImageReader.read`` lets other Python threads run, ``QImage.fromData`` does not.
    """
    buffer = QBuffer()
    buffer.setData(png)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    return QImageReader(buffer, b"png").read()


def decode_later(png: bytes, owner: QObject, done: Callable[[Future[QImage]], None]) -> None:
    """Decode a picture on another thread."""
    run_aside(lambda: decode(png), owner, done)


class PagePictures(QObject):
    """The pictures of one view."""

    changed = Signal(int)
    """A page has another picture, or a sentence in its place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._source: PageSource | None = None
        self._seen = range(0)
        self._kept: dict[int, Picture] = {}
        self._asked: dict[int, Wanted] = {}
        self._wanted: list[Wanted] = []
        self._troubles: dict[int, str] = {}

    def take(self, source: PageSource | None) -> None:
        """Draw from another source; what the one before still answers is not heard."""
        self._disconnect()
        self._source = source
        self.forget_all()
        if source is not None:
            source.drawn.connect(self._on_drawn)
            source.undrawn.connect(self._on_undrawn)
            source.available.connect(self.retry)

    def of(self, page: int) -> Picture | None:
        """Give the latest picture of a page, maybe of another size or turn than is wanted now."""
        return self._kept.get(page)

    def trouble(self, page: int) -> str:
        """Say why a page cannot be shown; empty when it can."""
        return self._troubles.get(page, "")

    def want(self, pages: Collection[Wanted], seen: range) -> None:
        """Ask for these pages, the most wanted first, where their pictures are not there yet; drop far ones."""
        self._wanted = [each for each in pages if not self._is_there(each) and each.page not in self._troubles]
        self._seen = seen
        self._drop_far()
        self._ask_next()

    def forget(self, page: int) -> None:
        """A page looks otherwise now."""
        self._asked.pop(page, None)
        self._troubles.pop(page, None)
        self._kept.pop(page, None)

    def forget_all(self) -> None:
        """Every page may look otherwise now."""
        self._kept.clear()
        self._asked.clear()
        self._troubles.clear()
        self._wanted = []

    def retry(self) -> None:
        """Ask again for what could not be drawn."""
        failed, self._troubles = list(self._troubles), {}
        for page in failed:
            self.changed.emit(page)

    def kept_bytes(self) -> int:
        """Give the size of the pictures kept."""
        return sum(picture.image.sizeInBytes() for picture in self._kept.values())

    def _is_there(self, wanted: Wanted) -> bool:
        kept = self._kept.get(wanted.page)
        return kept is not None and (kept.width, kept.turn) == (wanted.width, wanted.turn)

    def _ask_next(self) -> None:
        while self._wanted and len(self._asked) < AT_ONCE and self._source is not None:
            wanted = self._wanted.pop(0)
            if self._asked.get(wanted.page) is None and not self._is_there(wanted):
                self._asked[wanted.page] = wanted
                self._source.ask_page(wanted.page, wanted.width, wanted.turn)

    def _on_drawn(self, drawn: DrawnPage) -> None:
        asked = self._asked.get(drawn.page)
        if asked is None or (asked.width, asked.turn) != (drawn.width, drawn.turn):
            return
        decode_later(drawn.png, self, lambda future: self._on_decoded(asked, future.result()))

    def _on_decoded(self, asked: Wanted, image: QImage) -> None:
        if self._asked.get(asked.page) is not asked:
            return  # forgotten meanwhile
        del self._asked[asked.page]
        if image.isNull():
            self._troubles[asked.page] = self.tr("Cette page ne peut pas être affichée.")
        else:
            self._kept[asked.page] = Picture(image, asked.width, asked.turn)
            self._drop_far()
        self.changed.emit(asked.page)
        self._ask_next()

    def _on_undrawn(self, page: int, why: str) -> None:
        if self._asked.pop(page, None) is not None:
            self._troubles[page] = why
            self.changed.emit(page)
            self._ask_next()

    def _drop_far(self) -> None:
        seen = self._seen

        def distance(page: int) -> int:
            return max(seen.start - page, page - seen.stop + 1, 0)

        for page in [page for page in self._kept if distance(page) > NEAR]:
            del self._kept[page]
        far_first = sorted((page for page in self._kept if distance(page) > 0), key=distance, reverse=True)
        for page in far_first:
            if self.kept_bytes() <= KEPT_BYTES:
                return
            del self._kept[page]

    def _disconnect(self) -> None:
        source = self._source
        if source is not None and isValid(source):
            source.drawn.disconnect(self._on_drawn)
            source.undrawn.disconnect(self._on_undrawn)
            source.available.disconnect(self.retry)
