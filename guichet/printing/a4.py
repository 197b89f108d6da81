"""A paper on A4: headings in the left margin, one column of text, the reference under the eye."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, assert_never

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from guichet.printing.blocks import (
    REGULAR,
    STRONG,
    Block,
    Cell,
    Ground,
    Margin,
    Rule,
    Sign,
    Type,
    draw_code128,
    draw_qr,
    qr_side,
    register_fonts,
    set_lines,
)
from guichet.printing.sheet import make_pdf
from guichet.printing.text import _
from guichet.printing.words import (
    Facts,
    Given,
    Item,
    Missing,
    MissingList,
    Notice,
    Promise,
    Section,
    Tone,
    Words,
)

_LEFT: Final = 18 * mm
_BOTTOM: Final = 16 * mm
_TOP: Final = 14 * mm
_PAGE: Final = A4[1] - _BOTTOM - _TOP
_WIDTH: Final = A4[0] - 2 * _LEFT
_COLUMN: Final = 40 * mm
"""Where text starts, right of the headings."""
_TEXT: Final = _WIDTH - _COLUMN
_LABEL: Final = 30 * mm

_INK: Final = HexColor(0x14202A)
_INK2: Final = HexColor(0x43525F)
_INK3: Final = HexColor(0x5A6976)
_LINE: Final = HexColor(0xD9E0E5)
_PRIMARY: Final = HexColor(0x0F5C74)
_CAUTION: Final = HexColor(0x874700)
_CAUTION_SOFT: Final = HexColor(0xFFF1D6)
_CAUTION_EDGE: Final = HexColor(0xC06F00)
_DANGER: Final = HexColor(0xAD1F17)
_DANGER_SOFT: Final = HexColor(0xFDEBE9)
_WATERMARK: Final = HexColor(0xFAE0DD)
_SUCCESS: Final = HexColor(0x14693F)

_TITLE: Final = Type(STRONG, 23, 28, _INK)
_LEAD: Final = Type(REGULAR, 12, 17, _INK2)
_TOWN: Final = Type(STRONG, 12.5, 16, _PRIMARY)
_PLACE: Final = Type(REGULAR, 9.5, 16, _INK2)
_HEADING: Final = Type(STRONG, 10.5, 14, _PRIMARY)
_BODY: Final = Type(REGULAR, 10, 14, _INK)
_BODY_STRONG: Final = Type(STRONG, 10, 14, _INK)
_LABELS: Final = Type(REGULAR, 10, 14, _INK3)
_DETAIL: Final = Type(REGULAR, 9, 12, _INK2)
_SMALL: Final = Type(REGULAR, 9.5, 13, _INK2)
_CAPTION: Final = Type(REGULAR, 8.5, 12, _INK3)
_DATE: Final = Type(STRONG, 14, 19, _INK)
_REFERENCE: Final = Type(STRONG, 22, 28, _INK)


_AIRS: Final = (1.2, 1.0, 0.8, 0.65, 0.5)
"""Space between sections, as shares of the common one: the widest that keeps the paper on one page."""
_TOGETHER: Final = 50 * mm
"""A section lower than this is not cut; a higher one starts with at least that much."""
_INSET: Final = 5 * mm
_PANEL: Final = Ground(_COLUMN, _TEXT, fill=_CAUTION_SOFT, edge=_CAUTION_EDGE)


def render(words: Words) -> bytes:
    """Print on as many A4 pages as it takes; pages are numbered when there is more than one."""
    register_fonts()
    air = next((air for air in _AIRS if _length(_blocks(words, air)) <= _PAGE), _AIRS[0])
    data, pages = _lay_out(words, air, 1)
    return data if pages == 1 else _lay_out(words, air, pages)[0]


def _length(blocks: Sequence[Flowable]) -> float:
    return sum(block.wrap(_WIDTH, _PAGE)[1] for block in blocks if not isinstance(block, CondPageBreak))


def _lay_out(words: Words, air: float, pages: int) -> tuple[bytes, int]:
    def decorate(canvas: Canvas, page: int) -> None:
        _decorate(canvas, words, page, pages)

    return make_pdf(
        _blocks(words, air),
        size=A4,
        frame=(_LEFT, _BOTTOM, _WIDTH, _PAGE),
        title=words.title,
        author=words.town,
        decorate=decorate,
    )


def _decorate(canvas: Canvas, words: Words, page: int, pages: int) -> None:
    if words.void:
        canvas.saveState()
        canvas.translate(A4[0] / 2, A4[1] / 2 - 20 * mm)
        canvas.rotate(52)
        canvas.setFont(STRONG, 120)
        canvas.setFillColor(_WATERMARK)
        canvas.drawCentredString(0, 0, words.void)
        canvas.restoreState()
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(0.6)
    canvas.line(_LEFT, 12.5 * mm, _LEFT + _WIDTH, 12.5 * mm)
    canvas.setFont(_CAPTION.font, _CAPTION.size)
    canvas.setFillColor(_CAPTION.colour)
    canvas.drawString(_LEFT, 8 * mm, f"{words.number} · {words.reference}")
    if pages > 1:
        numbering = _("Page {page} sur {pages}").format(page=page, pages=pages)
        canvas.drawRightString(_LEFT + _WIDTH, 8 * mm, numbering)


def _blocks(words: Words, air: float) -> list[Flowable]:
    blocks: list[Flowable] = [_letterhead(words), Rule(0, _WIDTH, _LINE, weight=0.6, above=8, below=18 * air)]
    for notice in words.notices:
        blocks += _notice(notice)
    blocks += [
        Block([Cell(0, set_lines(words.title, _TITLE, _WIDTH))], above=6 * air if words.notices else 0),
        Block([Cell(0, set_lines(words.lead, _LEAD, _WIDTH))], above=2, below=13 * air),
        ReferenceCard(words),
        Spacer(0, 16 * air),
    ]
    for section in words.sections:
        blocks += _section(section.heading, _inside(section), air)
    closing = [_column(line, _SMALL) for line in (*words.closing, words.follow_up) if line]
    return [*blocks, *_section(words.closing_heading, closing, air)[:-1]]


def _inside(section: Section) -> list[Flowable]:
    match section:
        case Facts(rows=rows):
            return [_fact(label, value.replace("\n", ", ")) for label, value in rows]
        case Given():
            return _given(section)
        case Missing():
            return _missing(section)
        case Promise():
            return _promise(section)
        case _:
            assert_never(section)


def _letterhead(words: Words) -> Block:
    half = _WIDTH * 0.6
    rest = _WIDTH - half - 8 * mm
    return Block(
        [
            Cell(0, set_lines(words.town, _TOWN, half) + set_lines(words.service, _SMALL, half)),
            Cell(_WIDTH, set_lines(words.place, _PLACE, rest) + set_lines(words.number, _SMALL, rest), anchor=1),
        ]
    )


def _notice(notice: Notice) -> list[Flowable]:
    ink, soft, edge = {
        Tone.CAUTION: (_CAUTION, _CAUTION_SOFT, _CAUTION_EDGE),
        Tone.VOID: (_DANGER, _DANGER_SOFT, _DANGER),
    }[notice.tone]
    title = set_lines(notice.title, Type(STRONG, 10, 14, ink), _COLUMN - _INSET - 2 * mm)
    lines = sum((set_lines(sentence, _BODY, _TEXT - _INSET) for sentence in notice.sentences), ())
    cells = [Cell(_INSET, title), Cell(_COLUMN, lines)]
    return [Block(cells, above=7, below=7, ground=Ground(0, _WIDTH, fill=soft, edge=edge)), Spacer(0, 8)]


class ReferenceCard(Flowable):
    """The reference in clear, in Code 128 for the counter's reader, and the QR code for a phone."""

    _height = 32 * mm
    _pad = 4.5 * mm

    _qr_room = 22 * mm

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole width and a fixed height."""
        return _WIDTH, self._height

    def draw(self) -> None:
        """Draw the frame, then the reference on the left and the QR code on the right."""
        canvas: Canvas = self.canv
        canvas.setStrokeColor(_LINE)
        canvas.setLineWidth(0.8)
        canvas.roundRect(0, 0, _WIDTH, self._height, 4, stroke=1, fill=0)
        self._draw_reference(canvas)
        self._draw_qr(canvas)

    def _draw_reference(self, canvas: Canvas) -> None:
        top = self._height - self._pad
        self._write(canvas, self._pad, top - _CAPTION.size, self._words.reference_label, _CAPTION)
        self._write(canvas, self._pad, top - 31, self._words.reference, _REFERENCE)
        draw_code128(canvas, self._words.bar_content, self._pad, self._pad, 9 * mm, 104 * mm)

    def _draw_qr(self, canvas: Canvas) -> None:
        side = qr_side(self._words.qr_content, self._qr_room)
        label = self._words.qr_label
        centre = _WIDTH - self._pad - max(side, _CAPTION.width(label)) / 2
        bottom = (self._height - side - 14) / 2
        draw_qr(canvas, self._words.qr_content, centre - side / 2, bottom + 14, self._qr_room)
        self._write(canvas, centre - _CAPTION.width(label) / 2, bottom, label, _CAPTION)

    @staticmethod
    def _write(canvas: Canvas, x: float, y: float, text: str, kind: Type) -> None:
        canvas.setFont(kind.font, kind.size)
        canvas.setFillColor(kind.colour)
        canvas.drawString(x, y, text)


def _section(heading: str, blocks: Sequence[Flowable], air: float) -> list[Flowable]:
    head = Margin(0, set_lines(heading, _HEADING, _COLUMN - 6 * mm))
    rule = Rule(0, _WIDTH, _LINE, weight=0.6, above=9 * air, below=10 * air)
    return [CondPageBreak(min(_length(blocks), _TOGETHER)), head, *blocks, rule]


def _column(text: str, kind: Type, *, above: float = 0, below: float = 0) -> Block:
    return Block([Cell(_COLUMN, set_lines(text, kind, _TEXT))], above=above, below=below)


def _fact(label: str, value: str) -> Block:
    label_lines = set_lines(label, _LABELS, _LABEL - 2 * mm)
    lines = set_lines(value, _BODY, _TEXT - _LABEL)
    below = 1 if len(lines) == 1 else 3
    return Block([Cell(_COLUMN, label_lines), Cell(_COLUMN + _LABEL, lines)], below=below)


def _given(section: Given) -> list[Flowable]:
    blocks: list[Flowable] = []
    for place, documents in enumerate(section.lists):
        blocks.append(CondPageBreak(16 * mm))
        blocks.append(_column(documents.title, _BODY_STRONG, above=6 if place else 0, below=2))
        blocks += [_document(item, _tick(_SUCCESS)) for item in documents.items]
    return blocks


def _document(item: Item, sign: Sign, *, inset: float = 0, ground: Ground | None = None) -> Block:
    indent = inset + 6 * mm
    lines = set_lines(item.label, _BODY, _TEXT - indent - inset)
    if item.detail:
        lines += set_lines(item.detail, _DETAIL, _TEXT - indent - inset)
    return Block(
        [Cell(_COLUMN + indent, lines)], above=1.5, below=1.5, ground=ground, sign=sign, sign_x=_COLUMN + inset
    )


def _missing(section: Missing) -> list[Flowable]:
    if not section.lists:
        return [_document(Item(section.nothing), _tick(_SUCCESS))]
    blocks: list[Flowable] = []
    for missing in section.lists:
        blocks += _missing_list(missing)
    note = set_lines(section.note, _DETAIL, _TEXT - 2 * _INSET) if section.note else ()
    blocks.append(Block([Cell(_COLUMN + _INSET, note)], above=4 if note else 0, below=7, ground=_PANEL))
    return blocks


def _missing_list(missing: MissingList) -> list[Flowable]:
    room = _TEXT - 2 * _INSET
    title = set_lines(missing.title, _BODY, room)
    if missing.deadline:
        title += set_lines(missing.deadline, _DATE, room)
    head = Block([Cell(_COLUMN + _INSET, title)], above=7, below=4, ground=_PANEL)
    return [
        CondPageBreak(24 * mm),
        head,
        *(_document(item, _box, inset=_INSET, ground=_PANEL) for item in missing.items),
    ]


def _promise(section: Promise) -> list[Flowable]:
    blocks: list[Flowable] = [_column(section.lead, _BODY)]
    if section.date:
        blocks.append(_column(section.date, _DATE))
    blocks += [_column(note, _SMALL, above=2 if place == 0 else 0) for place, note in enumerate(section.notes)]
    return blocks


def _tick(colour: Color) -> Sign:
    def draw(canvas: Canvas, x: float, y: float) -> None:
        canvas.saveState()
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(1.5)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.moveTo(x + 0.8, y)
        path.lineTo(x + 3.6, y - 3)
        path.lineTo(x + 9, y + 3.2)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()

    return draw


def _box(canvas: Canvas, x: float, y: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(_CAUTION)
    canvas.setFillColor(HexColor(0xFFFFFF))
    canvas.setLineWidth(1)
    canvas.roundRect(x + 0.5, y - 4.5, 9, 9, 1.5, stroke=1, fill=1)
    canvas.restoreState()
