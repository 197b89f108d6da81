"""Blocks that papers are made of: lines of text beside one another on an optional ground, and the codes.

reportlab's own paragraph turns the narrow no-break space of French typography into a breaking one, so text is broken
into lines here. Lengths are points. A block knows its lines from birth; a page break may fall between any two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from io import BytesIO
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from guichet.printing.codes import code128_bars, code128_width, qr_rows

REGULAR: Final = "Inter"
STRONG: Final = "Inter-SemiBold"

_CAP_HEIGHT: Final = 0.727
"""Height of Inter's capitals, in em: lines are centred on it."""
_DOT: Final = mm / 8
"""One dot of a thermal head (203 dots an inch): code modules are whole dots, so that no bar is rounded."""

_WHOLE: Final = 60 * mm
"""A block lower than this is never cut."""

Sign = Callable[[Canvas, float, float], None]
"""Draws a small sign at (left, centre of the first line)."""


def register_fonts() -> None:
    """Make Inter known to reportlab; it is embedded, as a subset, in every file."""
    known = pdfmetrics.getRegisteredFontNames()
    for name, file in ((REGULAR, "Inter-Regular.ttf"), (STRONG, "Inter-SemiBold.ttf")):
        if name not in known:
            data = (files("guichet") / "resources" / "fonts" / file).read_bytes()
            pdfmetrics.registerFont(TTFont(name, BytesIO(data)))


@dataclass(frozen=True)
class Type:
    """How text is set: font, size and leading in points, colour."""

    font: str
    size: float
    leading: float
    colour: Color

    def width(self, text: str) -> float:
        """Measure one line."""
        return float(pdfmetrics.stringWidth(text, self.font, self.size))


@dataclass(frozen=True)
class Line:
    """One line of text, already broken."""

    text: str
    type: Type


def set_lines(text: str, kind: Type, width: float) -> tuple[Line, ...]:
    """Break ``text`` into lines no wider than ``width``: at spaces, at its line feeds, else inside a too long word."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if kind.width(candidate) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            *full, line = _cut(word, kind, width)
            lines += full
        lines.append(line)
    return tuple(Line(line, kind) for line in lines)


def _cut(word: str, kind: Type, width: float) -> list[str]:
    """Cut a word wider than ``width``: after a mark of an address or a URL if there is one, else anywhere."""
    pieces, rest = [], word
    while len(rest) > 1 and kind.width(rest) > width:
        fits = max(1, next(end for end in range(len(rest), -1, -1) if kind.width(rest[:end]) <= width))
        mark = max(rest.rfind(char, 0, fits) for char in "@./-_")
        cut = mark + 1 if mark > 0 else fits
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


@dataclass(frozen=True)
class Cell:
    """A column of lines: ``x`` is where they start (0), where their middle is (0.5) or where they end (1)."""

    x: float
    lines: tuple[Line, ...]
    anchor: float = 0


@dataclass(frozen=True)
class Ground:
    """What lies under a block: a fill, an outline, an edge along its left side."""

    left: float
    width: float
    fill: Color | None = None
    edge: Color | None = None
    outline: Color | None = None


@dataclass(eq=False)
class Block(Flowable):
    """Cells side by side with space above and below; it splits between lines at the end of a page."""

    cells: Sequence[Cell]
    above: float = 0
    below: float = 0
    ground: Ground | None = None
    sign: Sign | None = None
    sign_x: float = 0
    _height: float = field(init=False)

    def __post_init__(self) -> None:
        super().__init__()
        self._height = self.above + max(_height(cell.lines) for cell in self.cells) + self.below

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Give the block's size; its lines were broken when it was made."""
        return available_width, self._height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Cut between lines; an empty list (nothing fits) sends the whole block to the next page."""
        if self._height < _WHOLE:
            return []
        room = available_height - self.above
        cuts = [_fitting(cell.lines, room) for cell in self.cells]
        if not any(cuts):
            return []
        heads = [replace(cell, lines=cell.lines[:cut]) for cell, cut in zip(self.cells, cuts, strict=True)]
        tails = [replace(cell, lines=cell.lines[cut:]) for cell, cut in zip(self.cells, cuts, strict=True)]
        return [replace(self, cells=heads, below=0), replace(self, cells=tails, above=0, sign=None)]

    def draw(self) -> None:
        """Paint the ground, the sign, then the text."""
        canvas: Canvas = self.canv
        if self.ground:
            _paint_ground(canvas, self.ground, self._height)
        top = self._height - self.above
        if self.sign:
            first = self.cells[0].lines[0].type
            self.sign(canvas, self.sign_x, top - first.leading / 2)
        for cell in self.cells:
            _paint_lines(canvas, cell, top)


def _height(lines: Sequence[Line]) -> float:
    return sum(line.type.leading for line in lines)


def _fitting(lines: Sequence[Line], room: float) -> int:
    count = 0
    for line in lines:
        room -= line.type.leading
        if room < 0:
            break
        count += 1
    return count


def _paint_lines(canvas: Canvas, cell: Cell, top: float) -> None:
    for line in cell.lines:
        kind = line.type
        x = cell.x - cell.anchor * kind.width(line.text)
        canvas.setFont(kind.font, kind.size)
        canvas.setFillColor(kind.colour)
        canvas.drawString(x, top - (kind.leading + _CAP_HEIGHT * kind.size) / 2, line.text)
        top -= kind.leading


def _paint_ground(canvas: Canvas, ground: Ground, height: float) -> None:
    canvas.saveState()
    if ground.fill:
        canvas.setFillColor(ground.fill)
        canvas.rect(ground.left, 0, ground.width, height, stroke=0, fill=1)
    if ground.edge:
        canvas.setFillColor(ground.edge)
        canvas.rect(ground.left, 0, 0.9 * mm, height, stroke=0, fill=1)
    if ground.outline:
        canvas.setStrokeColor(ground.outline)
        canvas.setLineWidth(1)
        canvas.rect(ground.left + 0.5, 0.5, ground.width - 1, height - 1, stroke=1, fill=0)
    canvas.restoreState()


class Margin(Flowable):
    """Text beside what follows: it takes no height, so the next block starts at its level."""

    def __init__(self, x: float, lines: tuple[Line, ...]) -> None:
        super().__init__()
        self._cell = Cell(x, lines)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take no height."""
        return available_width, 0

    def draw(self) -> None:
        """Write downwards from the current level."""
        _paint_lines(self.canv, self._cell, 0)


class Rule(Flowable):
    """A line across, with space above and below."""

    def __init__(self, left: float, width: float, colour: Color, *, weight: float, above: float, below: float) -> None:
        super().__init__()
        self._left, self._width, self._colour, self._weight = left, width, colour, weight
        self._above, self._below = above, below

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Give the space that the line takes, with what surrounds it."""
        return available_width, self._above + self._below

    def draw(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(self._colour)
        self.canv.setLineWidth(self._weight)
        self.canv.line(self._left, self._below, self._left + self._width, self._below)


def draw_code128(canvas: Canvas, text: str, x: float, y: float, height: float, room: float) -> float:
    """Draw a Code 128 with its lower left corner at (x, y), as wide as whole dots allow in ``room``; give its width."""
    modules = code128_width(text)
    module = _module(room, modules, widest=3)
    path = canvas.beginPath()
    for first, wide in code128_bars(text):
        path.rect(x + first * module, y, wide * module, height)
    _fill_black(canvas, path)
    return modules * module


def code128_room(text: str, room: float) -> float:
    """Give the width that :func:`draw_code128` will take in ``room``."""
    modules = code128_width(text)
    return modules * _module(room, modules, widest=3)


def draw_qr(canvas: Canvas, content: str, x: float, y: float, room: float) -> float:
    """Draw a QR code with its lower left corner at (x, y), as large as whole dots allow in ``room``; give its side."""
    rows = qr_rows(content)
    module = _module(room, len(rows), widest=10)
    path = canvas.beginPath()
    for row, runs in enumerate(reversed(rows)):
        for first, wide in runs:
            path.rect(x + first * module, y + row * module, wide * module, module)
    _fill_black(canvas, path)
    return len(rows) * module


def qr_side(content: str, room: float) -> float:
    """Give the side that :func:`draw_qr` will take in ``room``."""
    modules = len(qr_rows(content))
    return modules * _module(room, modules, widest=10)


def _module(room: float, modules: int, *, widest: int) -> float:
    # One dot is the least that a thermal head can print: a code too long for that is drawn wider than asked.
    return max(1, min(widest, int(room / modules / _DOT))) * _DOT


def _fill_black(canvas: Canvas, path: object) -> None:
    canvas.setFillColor(HexColor(0x000000))
    canvas.drawPath(path, stroke=0, fill=1)
