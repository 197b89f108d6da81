"""PDF files: checked, drawn, searched, put together. Runs in the worker only, on its one thread."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from guichet.contract.documents import PagePicture, PageSize, TextBox, TextHits
from guichet.contract.refusals import FileProblem, FileUnreadable
from guichet.imaging.jobs import Piece
from guichet.imaging.kinds import MAX_PAGES, PDF, kind_of
from guichet.imaging.pictures import Laid, check_pixels, png_of

_PROTECTED: Final = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
_TRIED_PAGES: Final = 50
"""How many pages of a file are opened before it is taken; the others are when they are shown."""
_TRIAL_WIDTH: Final = 60
_MAX_BOXES: Final = 500
_GRID: Final = 100_000

NO_TEXT: Final = TextHits(boxes=(), has_text=False)


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Open a PDF.

    Raises:
        FileUnreadable: protected by a password, damaged, with no page or too many.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        # The code may be that of an earlier file: the library does not always set it.
        protected = problem.err_code in _PROTECTED and b"/Encrypt" in content
        raise FileUnreadable(FileProblem.ENCRYPTED if protected else FileProblem.BROKEN) from None
    try:
        if not len(document):
            raise FileUnreadable(FileProblem.NO_PAGE)
        if len(document) > MAX_PAGES:
            raise FileUnreadable(FileProblem.TOO_MANY_PAGES)
        yield document
    except pypdfium2.PdfiumError:
        raise FileUnreadable(FileProblem.BROKEN) from None
    except MemoryError:
        raise FileUnreadable(FileProblem.TOO_HEAVY) from None
    finally:
        document.close()


def count(content: bytes) -> int:
    """Count the pages; the first ones are opened and the very first drawn, so that what is taken can be shown."""
    with opened(content) as document:
        for index in range(min(len(document), _TRIED_PAGES)):
            document[index].close()
        _drawn(document, 0, _TRIAL_WIDTH, 0)
        return len(document)


def measure(content: bytes) -> tuple[PageSize, ...]:
    """Give the size of every page as it is shown."""
    with opened(content) as document:
        return tuple(PageSize(*document.get_page_size(index)) for index in range(len(document)))


def draw(content: bytes, page: int, width: int, turn: int) -> PagePicture:
    """Draw a page with what is typed in its form, turned clockwise, ``width`` pixels wide."""
    with opened(content) as document:
        return _drawn(document, page, width, turn)


def _drawn(document: Any, page: int, width: int, turn: int) -> PagePicture:
    if not 0 <= page < len(document):
        raise FileUnreadable(FileProblem.NO_PAGE)
    document.init_forms()
    sheet = document[page]
    across, down = sheet.get_size() if turn % 180 == 0 else reversed(sheet.get_size())
    if across <= 0 or down <= 0:
        raise FileUnreadable(FileProblem.BROKEN)
    check_pixels(width, int(down * width / across) + 1)
    # The library rounds sizes up: a hair less, and the picture has the width that was asked for.
    bitmap = sheet.render(scale=width / across * (1 - 1e-6), rotation=turn, rev_byteorder=True)
    return png_of(bitmap.to_pil().convert("RGB"))


# --- text ------------------------------------------------------------------------------------------------------------


def find(content: bytes, text: str) -> TextHits:
    """Find a text whatever its capitals, its accents and the lines that it runs over."""
    wanted = "".join(_folded(" ".join(text.split())))
    boxes: list[TextBox] = []
    has_text = False
    with opened(content) as document:
        for index in range(len(document)):
            page = document[index]
            letters = page.get_textpage()
            has_text = has_text or letters.count_chars() > 0
            if wanted:
                boxes += _boxes(index, page, letters, wanted)
            letters.close()
            page.close()
            if len(boxes) >= _MAX_BOXES:
                break
    return TextHits(boxes=tuple(boxes[:_MAX_BOXES]), has_text=has_text)


def _boxes(index: int, page: Any, letters: Any, wanted: str) -> Iterator[TextBox]:
    folded, places = _reading(letters)
    at = folded.find(wanted)
    while at >= 0:
        first, last = places[at], places[at + len(wanted) - 1]
        for number in range(letters.count_rects(first, last - first + 1)):
            yield _box(index, page, letters.get_rect(number))
        at = folded.find(wanted, at + len(wanted))


def _reading(letters: Any) -> tuple[str, list[int]]:
    """Give a page's text without capitals and accents, one space between words; and each letter's place on the page."""
    folded: list[str] = []
    places: list[int] = []
    for place in range(letters.count_chars()):
        code = pdfium.FPDFText_GetUnicode(letters, place)
        character = chr(code) if 0 < code < 0x110000 else " "
        for each in " " if character.isspace() else _folded(character):
            if each != " " or (folded and folded[-1] != " "):
                folded.append(each)
                places.append(place)
    return "".join(folded), places


def _folded(text: str) -> Iterator[str]:
    for character in unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("Œ", "OE")):
        if not unicodedata.combining(character):
            yield from character.casefold().replace("’", "'")


def _box(index: int, page: Any, rect: tuple[float, float, float, float]) -> TextBox:
    """Turn a rectangle of the page's own space into parts of the page as it is shown."""
    left, bottom, right, top = rect
    x1, y1 = _shown(page, left, top)
    x2, y2 = _shown(page, right, bottom)
    return TextBox(page=index, left=min(x1, x2), top=min(y1, y2), width=abs(x2 - x1), height=abs(y2 - y1))


def _shown(page: Any, x: float, y: float) -> tuple[float, float]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page, 0, 0, _GRID, _GRID, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _GRID, down.value / _GRID


# --- put together ----------------------------------------------------------------------------------------------------


def assemble(files: Sequence[bytes], pieces: Sequence[Piece]) -> bytes:
    """Make one PDF of pages of files, in this order, each turned clockwise by its ``turn``."""
    if not pieces:
        raise FileUnreadable(FileProblem.NO_PAGE)
    made = pypdfium2.PdfDocument.new()
    try:
        for number, group in groupby(pieces, key=lambda piece: piece.file):
            content = files[number]
            kind = kind_of(content)
            if kind == PDF:
                _import(made, content, list(group))
            else:
                for piece in group:
                    _lay(made, Laid(content, kind, piece.page), piece.turn)
        out = io.BytesIO()
        made.save(out)
        return out.getvalue()
    finally:
        made.close()


def _import(made: Any, content: bytes, pieces: Sequence[Piece]) -> None:
    """Copy pages of one file at once, for what they share is then copied once; a form becomes what it shows."""
    with opened(content) as document:
        if any(not 0 <= piece.page < len(document) for piece in pieces):
            raise FileUnreadable(FileProblem.NO_PAGE)
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            document.init_forms()
            for page in {piece.page for piece in pieces}:
                sheet = document[page]
                sheet.flatten()
                sheet.close()
        first = len(made)
        made.import_pages(document, [piece.page for piece in pieces])
    for offset, piece in enumerate(pieces):
        if piece.turn:
            sheet = made[first + offset]
            sheet.set_rotation((sheet.get_rotation() + piece.turn) % 360)
            sheet.close()


def _lay(made: Any, picture: Laid, turn: int) -> None:
    page = made.new_page(*picture.size)
    image = pypdfium2.PdfImage.new(made)
    if picture.jpeg is not None:
        image.load_jpeg(io.BytesIO(picture.jpeg), inline=True)
    else:
        assert picture.grey is not None
        image.set_bitmap(pypdfium2.PdfBitmap.from_pil(picture.grey))
    image.set_matrix(pypdfium2.PdfMatrix().scale(*picture.size))
    page.insert_obj(image)
    page.gen_content()
    page.set_rotation((picture.turn + turn) % 360)
    page.close()
