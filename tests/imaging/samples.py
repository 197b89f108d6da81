"""Small files of every kind, made up on the spot."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from typing import Any

import pypdfium2
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
ORIENTATION = 0x0112


def pdf(*texts: str, size: tuple[float, float] = (595, 842), rotate: int = 0, **options: Any) -> bytes:
    """Give a PDF with a page for each text, near the top left corner."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **options)
    for text in texts or ("Une page",):
        for line, words in enumerate(text.split("\n")):
            canvas.drawString(72, size[1] - 72 - 14 * line, words)
        canvas.showPage()
    canvas.save()
    return _lying(out.getvalue(), rotate) if rotate else out.getvalue()


def _lying(content: bytes, rotate: int) -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            page.set_rotation(rotate)
        document.save(out)
    return out.getvalue()


def picture(kind: str = "JPEG", size: tuple[int, int] = (600, 400), mode: str = "RGB", **options: Any) -> bytes:
    """Give a picture whose left half is red and whose right half is blue."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (size[0] // 2, 0, *size))
    out = io.BytesIO()
    made.convert(mode).save(out, kind, **options)
    return out.getvalue()


def turned_photo(orientation: int, **options: Any) -> bytes:
    """Give a JPEG that says how it is to be turned."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return picture(exif=exif, quality=95, **options)


MAKER, PLACE = "Appareil inventé 12", (48.0, 51.0, 24.0)
MAKE, DATE, GPS, MADE_BY, DPI = 0x010F, 0x0132, 0x8825, 0x927C, 0x011A


def told_exif(orientation: int = 1) -> Image.Exif:
    """Give what a telephone writes into a photograph: who made it, when it was taken, and where it stood."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKE] = MAKER
    exif[DATE] = "2026:03:02 10:15:00"
    exif.get_ifd(0x8769)[MADE_BY] = b"secret notes of the maker"
    exif.get_ifd(GPS).update({1: "N", 2: PLACE, 3: "E", 4: (2.0, 21.0, 7.0)})
    return exif


def tiff(pages: Sequence[tuple[int, int]]) -> bytes:
    """Give a TIFF with a white page of each size."""
    made = [Image.new("L", size, 255) for size in pages]
    out = io.BytesIO()
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:], dpi=(200, 200))
    return out.getvalue()


def png_bomb(side: int) -> bytes:
    """Give a PNG of a few bytes that says it has ``side`` × ``side`` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack("!I", len(data)) + name + data + struct.pack("!I", zlib.crc32(name + data))

    header = struct.pack("!IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1024 * 1024))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def shown(png: bytes) -> Image.Image:
    """Read a picture back."""
    return Image.open(io.BytesIO(png)).convert("RGB")


def near(picture: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    """Say whether the dot at these parts of the width and the height has a colour, more or less."""
    found = picture.getpixel((int(x * picture.width), int(y * picture.height)))
    assert isinstance(found, tuple)
    return all(abs(a - b) < 60 for a, b in zip(found, colour, strict=True))
