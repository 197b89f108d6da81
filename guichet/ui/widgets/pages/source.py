"""Where the pages of a view come from."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from guichet.contract.documents import PageSize, TextHits

A4 = PageSize(595.0, 842.0)
"""The size of a page that is not known yet, in points; the picture that comes corrects it."""


@dataclass(frozen=True)
class DrawnPage:
    """The picture of a page, as it was asked for."""

    page: int
    width: int
    turn: int
    png: bytes


class PageSource(QObject):
    """Gives the pictures of a file's pages, one at a time, whenever they are ready; a subclass knows from where.

    Each question is answered once, by ``drawn`` or by ``undrawn``.
    """

    drawn = Signal(object)  # DrawnPage
    undrawn = Signal(int, str)  # page, and a sentence that says why
    found = Signal(object)  # TextHits
    available = Signal()
    """What could not be drawn may be asked for again."""

    def ask_page(self, page: int, width: int, turn: int) -> None:
        """Draw a page, counted from 0, ``width`` device pixels wide once turned clockwise by ``turn`` degrees."""
        raise NotImplementedError

    def find(self, text: str) -> None:
        """Look for a text in all pages; a source without any text says so."""
        self.found.emit(TextHits(boxes=(), has_text=False))
