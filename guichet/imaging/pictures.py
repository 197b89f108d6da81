"""Pictures: checked, drawn upright at a width, given back as what is kept. Runs in the worker only."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PIL import Image, ImageOps

from guichet.contract.documents import PagePicture, PageSize
from guichet.contract.refusals import FileProblem, FileUnreadable
from guichet.imaging.kinds import JPEG, MAX_PAGES

MAX_PIXELS: Final = 80_000_000
"""An A1 plan at 300 dots per inch has 70 million."""
_FORMATS: Final = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "GIF", "BMP")
_WHITE: Final = (255, 255, 255)
_ORIENTATION: Final = 0x0112
_TURNS: Final = {1: 0, 3: 180, 6: 90, 8: 270}
"""EXIF orientations that are turns, in degrees clockwise; the others mirror the picture."""
_LIKELY_DPI: Final = (90.0, 1300.0)
_A4: Final = (595.28, 841.89)
_POINTS: Final = 72
_SCAN_QUALITY: Final = 85
_PHOTO_QUALITY: Final = 92
_FAULTS: Final = (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, IndexError, struct.error)
"""What Pillow raises on a damaged file, by the format and the damage."""

Image.MAX_IMAGE_PIXELS = MAX_PIXELS


@contextmanager
def opened(content: bytes, page: int = 0) -> Iterator[Image.Image]:
    """Open a picture at one of its pages, its pixels not read yet.

    Raises:
        FileUnreadable: damaged, without this page, or of more pixels than a page is worth.
    """
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
            if page:
                picture.seek(page)
            check_pixels(*picture.size)
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError):
        raise FileUnreadable(FileProblem.TOO_HEAVY) from None
    except _FAULTS:
        raise FileUnreadable(FileProblem.BROKEN) from None


def check_pixels(width: int, height: int) -> None:
    """Refuse more pixels than a page is worth; raises FileUnreadable."""
    if width * height > MAX_PIXELS:
        raise FileUnreadable(FileProblem.TOO_HEAVY)


def count(content: bytes, kind: str) -> int:
    """Count a picture's pages, reading every one to its end: what cannot be drawn is not taken.

    Only a TIFF has several: the small picture that some telephones add after a photograph is no page.
    """
    with opened(content) as picture:
        pages = int(getattr(picture, "n_frames", 1)) if kind == "image/tiff" else 1
        if pages > MAX_PAGES:
            raise FileUnreadable(FileProblem.TOO_MANY_PAGES)
        for page in range(pages):
            if page:
                picture.seek(page)
                check_pixels(*picture.size)
            picture.load()
    return pages


def measure(content: bytes, pages: int) -> tuple[PageSize, ...]:
    """Give the size in points of each page, upright."""
    sizes = []
    for page in range(pages):
        with opened(content, page) as picture:
            size = _points(picture)
            sizes.append(PageSize(*(reversed(size) if _lies_down(picture) else size)))
    return tuple(sizes)


def draw(content: bytes, page: int, width: int, turn: int) -> PagePicture:
    """Draw a page upright, then turned clockwise, ``width`` pixels wide."""
    with opened(content, page) as picture:
        across = turn % 180 != 0
        full = picture.size[1 if _lies_down(picture) != across else 0]
        wide, high = (max(1, side * width * 2 // full) for side in picture.size)
        picture.draft(None, (wide, high))
        upright = _plain(ImageOps.exif_transpose(picture))
        turned = upright.rotate(-turn, expand=True) if turn else upright
        height = max(1, round(turned.height * width / turned.width))
        check_pixels(width, height)
        return png_of(turned.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0))


def png_of(picture: Image.Image) -> PagePicture:
    """Write a picture as a PNG; quickly rather than small, for it goes no further than the window."""
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return PagePicture(width=picture.width, height=picture.height, png=out.getvalue())


def as_jpeg(content: bytes, *, scanned: bool) -> bytes:
    """Give the first page of a picture as an upright JPEG of its resolution, and of nothing else that it said."""
    with opened(content) as picture:
        resolution = picture.info.get("dpi")
        plain = _plain(ImageOps.exif_transpose(picture))
    options = {"dpi": resolution} if isinstance(resolution, tuple) else {}
    out = io.BytesIO()
    quality = _SCAN_QUALITY if scanned else _PHOTO_QUALITY
    plain.save(out, "JPEG", quality=quality, comment=b"", **options)  # Pillow would copy the picture's own
    return out.getvalue()


class Laid:
    """A picture ready to be laid on a page of a PDF: ``turn`` clockwise puts it upright."""

    def __init__(self, content: bytes, kind: str, page: int) -> None:
        self.jpeg: bytes | None = None
        self.grey: Image.Image | None = None
        with opened(content, page) as picture:
            orientation = picture.getexif().get(_ORIENTATION, 1)
            self.size = _points(picture)
            self.turn = _TURNS.get(orientation, 0)
            if kind == JPEG and orientation in _TURNS:
                self.jpeg = content
                return
            plain = _plain(ImageOps.exif_transpose(picture))
            self.turn = 0
            if orientation in (5, 6, 7, 8):
                self.size = (self.size[1], self.size[0])
        if plain.mode == "L":
            self.grey = plain
            return
        out = io.BytesIO()
        plain.save(out, "JPEG", quality=_PHOTO_QUALITY)
        self.jpeg = out.getvalue()


def _lies_down(picture: Image.Image) -> bool:
    return picture.getexif().get(_ORIENTATION, 1) in (5, 6, 7, 8)


def _points(picture: Image.Image) -> tuple[float, float]:
    """Give the size in points of a picture as it is stored: by its resolution if that is a scanner's, else on A4."""
    width, height = picture.size
    x, y = _resolution(picture)
    if all(_LIKELY_DPI[0] <= each <= _LIKELY_DPI[1] for each in (x, y)):
        return width / x * _POINTS, height / y * _POINTS
    sheet = _A4 if height >= width else (_A4[1], _A4[0])
    scale = min(sheet[0] / width, sheet[1] / height)
    return width * scale, height * scale


def _resolution(picture: Image.Image) -> tuple[float, float]:
    try:
        x, y = picture.info["dpi"]
        return float(x), float(y)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 0.0, 0.0


def _plain(picture: Image.Image) -> Image.Image:
    """Give grey or colours, with white where there was nothing."""
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    if picture.mode in ("I", "I;16", "I;16B", "F"):
        return picture.convert("F").point(lambda value: value / 256 if picture.mode != "F" else value).convert("L")
    if picture.has_transparency_data:
        over = picture.convert("RGBA")
        ground = Image.new("RGB", over.size, _WHITE)
        ground.paste(over, mask=over.getchannel("A"))
        return ground
    return picture.convert("RGB")
