"""What a person and a reader find on a printed PDF."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium
import zxingcpp
from PIL import Image

DOTS_PER_INCH = 203
"""A thermal head's resolution: codes must be read from a picture no finer than what is printed."""


@dataclass(frozen=True)
class Paper:
    """A read-back file: text of each page, page sizes in points, codes by format, metadata, pictures."""

    pages: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    codes: dict[str, set[str]]
    metadata: dict[str, str]
    ink: tuple[tuple[int, int, int, int], ...]
    """Bounding box of what is printed on each page, in points from the top left."""

    @property
    def text(self) -> str:
        return " ".join(self.pages)


def read(data: bytes) -> Paper:
    """Read a PDF back: extract its text as single-spaced sentences and decode its codes from pictures of its pages."""
    with pdfium.PdfDocument(data) as document:
        pages = [document[index] for index in range(len(document))]
        texts = tuple(_text(page) for page in pages)
        pictures = [page.render(scale=DOTS_PER_INCH / 72).to_pil() for page in pages]
        return Paper(
            texts,
            tuple(page.get_size() for page in pages),
            _codes(pictures),
            document.get_metadata_dict(skip_empty=True),
            tuple(_ink(picture) for picture in pictures),
        )


def _text(page: pdfium.PdfPage) -> str:
    textpage = page.get_textpage()
    text: str = textpage.get_text_bounded()
    textpage.close()
    return " ".join(text.split())


def _codes(pictures: list[Image.Image]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for picture in pictures:
        for code in zxingcpp.read_barcodes(picture):
            found.setdefault(code.format.name, set()).add(code.text)
    return found


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    grey = picture.convert("L").point(lambda level: 255 if level < 250 else 0)
    left, top, right, bottom = grey.getbbox() or (0, 0, 0, 0)
    scale = 72 / DOTS_PER_INCH
    return round(left * scale), round(top * scale), round(right * scale), round(bottom * scale)
