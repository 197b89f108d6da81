"""Pages for tests of what shows them: drawn in the window's process, answered at once or when the test says."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from guichet.contract.documents import PageSize, TextBox, TextHits
from guichet.ui.widgets.pages.source import DrawnPage, PageSource

SHEET = PageSize(595.0, 842.0)


@cache
def page_png(page: int, width: int, turn: int) -> bytes:
    """Draw a sheet with its number, lines of writing, and a red corner that tells which way up it is."""
    upright = width if turn % 180 == 0 else round(width * SHEET.width / SHEET.height)
    image = QImage(upright, round(upright * SHEET.height / SHEET.width), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    side = upright // 10
    painter.fillRect(0, 0, side, side, QColor("#AD1F17"))
    for line in range(30):
        painter.fillRect(side, side * 2 + line * side // 3, upright - 2 * side, side // 12 + 1, QColor("#14202A"))
    painter.drawText(side * 2, side, f"Page {page + 1}")
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.transformed(QTransform().rotate(turn)).save(buffer, "PNG")  # type: ignore[call-overload]  # "PNG" is right
    return bytes(buffer.data().data())


class PaperSource(PageSource):
    """Answers each question at the next turn of the event loop; pages in ``missing`` cannot be drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, int, int]] = []
        self.missing: dict[int, str] = {}
        self.hits = TextHits(boxes=(), has_text=True)
        self.sought: list[str] = []
        self.silent = False

    def ask_page(self, page: int, width: int, turn: int) -> None:
        self.asked.append((page, width, turn))
        if not self.silent:
            QTimer.singleShot(0, self, lambda: self.answer(page, width, turn))

    def answer(self, page: int, width: int, turn: int) -> None:
        """Answer a question."""
        if page in self.missing:
            self.undrawn.emit(page, self.missing[page])
        else:
            self.drawn.emit(DrawnPage(page, width, turn, page_png(page % 3, width, turn)))

    def find(self, text: str) -> None:
        self.sought.append(text)
        self.found.emit(self.hits)


def hit(page: int, top: float) -> TextBox:
    """Make a place of a found text."""
    return TextBox(page, 0.2, top, 0.1, 0.02)
