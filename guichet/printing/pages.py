"""Pages of a PDF file as printers want them: their size, and their dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_POINTS_PER_MM: Final = 72 / 25.4


def first_page_size(pdf: bytes) -> tuple[float, float]:
    """Give the width and the height of the first page, in millimetres."""
    import pypdfium2  # its library is loaded only where something is printed

    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
    return width / _POINTS_PER_MM, height / _POINTS_PER_MM


def grey_pages(pdf: bytes, dots_per_mm: float) -> Iterator[NDArray[np.uint8]]:
    """Draw each page in shades of grey, 0 is black: rows of dots, from the top."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            # The library rounds sizes up: a hair less, and a whole number of dots stays one.
            bitmap = document[index].render(scale=dots_per_mm / _POINTS_PER_MM * (1 - 1e-6), grayscale=True)
            dots = cast("NDArray[np.uint8]", bitmap.to_numpy())
            yield dots.reshape(dots.shape[0], dots.shape[1]).copy()
