"""Pages of a paper as printers want them, size and dots, and as a screen shows them before.

Only papers of our own making come here: files that citizens bring are drawn by ``guichet.imaging``, in a process apart.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

from guichet.contract.documents import PagePicture, PageSize

_POINTS_PER_MM: Final = 72 / 25.4
_WIDEST: Final = 4000
"""Pixels; a screen never asks for more, and a picture has to fit in memory."""
_alone: Final = threading.RLock()
"""Held by the thread that is in pdfium, which takes one at a time: previews and printers ask together."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2  # its library is loaded only where something is printed or previewed

    with _alone, pypdfium2.PdfDocument(pdf) as document:
        yield document


def first_page_size(pdf: bytes) -> tuple[float, float]:
    """Give the width and the height of the first page, in millimetres."""
    with _opened(pdf) as document:
        width, height = document[0].get_size()
    return width / _POINTS_PER_MM, height / _POINTS_PER_MM


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Give the size of each page, in points."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(index)) for index in range(len(document)))


def picture(pdf: bytes, page: int, *, width: int, turn: int = 0) -> PagePicture:
    """Draw a page ``width`` pixels wide once turned clockwise by ``turn`` degrees.

    Raises:
        IndexError: there is no such page.
    """
    with _opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        size = document[page].get_size()
        across = size[1] if turn % 180 else size[0]
        image = document[page].render(scale=min(max(width, 1), _WIDEST) / across, rotation=turn % 360).to_pil()
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=1)
        return PagePicture(width=image.width, height=image.height, png=out.getvalue())


def grey_pages(pdf: bytes, dots_per_mm: float) -> Iterator[NDArray[np.uint8]]:
    """Draw each page in shades of grey, 0 is black: rows of dots, from the top; to be read to its end."""
    with _opened(pdf) as document:
        for index in range(len(document)):
            # The library rounds sizes up: a hair less, and a whole number of dots stays one.
            bitmap = document[index].render(scale=dots_per_mm / _POINTS_PER_MM * (1 - 1e-6), grayscale=True)
            dots = cast("NDArray[np.uint8]", bitmap.to_numpy())
            yield dots.reshape(dots.shape[0], dots.shape[1]).copy()
