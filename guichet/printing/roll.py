"""A paper on an 80 mm thermal roll: black only, one narrow column, as long as its text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, assert_never

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer

from guichet.printing.blocks import (
    REGULAR,
    STRONG,
    Block,
    Cell,
    Ground,
    Rule,
    Type,
    code128_room,
    draw_code128,
    draw_qr,
    qr_side,
    register_fonts,
    set_lines,
)
from guichet.printing.sheet import make_pdf
from guichet.printing.words import Facts, Given, Item, Missing, Notice, Promise, Section, Tone, Words

_PAPER: Final = 80 * mm
_LEFT: Final = 4 * mm
_WIDTH: Final = _PAPER - 2 * _LEFT
_ENDS: Final = 5 * mm
_LONGEST: Final = 3000 * mm
"""Longest piece that common drivers take; a longer paper goes on on a second piece."""

_BLACK: Final = HexColor(0x000000)
_WHITE: Final = HexColor(0xFFFFFF)

_TOWN: Final = Type(STRONG, 12, 15, _BLACK)
_TITLE: Final = Type(STRONG, 16, 20, _BLACK)
_HEADING: Final = Type(STRONG, 11.5, 16, _BLACK)
_BODY: Final = Type(REGULAR, 10, 13.5, _BLACK)
_STRONG: Final = Type(STRONG, 10, 13.5, _BLACK)
_SMALL: Final = Type(REGULAR, 8.5, 11.5, _BLACK)
_DATE: Final = Type(STRONG, 14, 18, _BLACK)
_REFERENCE: Final = Type(STRONG, 17, 22, _BLACK)
_INVERSE: Final = Type(STRONG, 16, 22, _WHITE)


def render(words: Words) -> bytes:
    """Print on one piece of roll, cut to the text's length."""
    register_fonts()
    length = sum(block.wrap(_WIDTH, _LONGEST)[1] for block in _blocks(words))
    # One point more, so that rounding never starts a second piece.
    height = min(length + 2 * _ENDS + 1, _LONGEST)
    data, _pages = make_pdf(
        _blocks(words),
        size=(_PAPER, height),
        frame=(_LEFT, _ENDS, _WIDTH, height - 2 * _ENDS),
        title=words.title,
        author=words.town,
        decorate=_nothing,
    )
    return data


def _nothing(canvas: Canvas, page: int) -> None:
    """Add nothing to a piece of roll."""


def _blocks(words: Words) -> list[Flowable]:
    blocks: list[Flowable] = [*_void(words), _text(words.town, _TOWN), _text(words.service, _BODY)]
    blocks += [_text(words.place, _BODY), _rule()]
    for notice in words.notices:
        blocks += _notice(notice)
    blocks += [_text(words.title, _TITLE), _text(words.lead, _BODY, above=2, below=8), *_reference(words)]
    for section in words.sections:
        blocks += [_rule(), _text(section.heading, _HEADING, below=2), *_inside(section)]
    blocks += [_rule(), CodeBlock(words.qr_content, qr=True), _centred(words.qr_label, _SMALL)]
    if words.follow_up:
        blocks.append(_text(words.follow_up, _SMALL, above=3))
    blocks += [_rule(), _text(words.closing_heading, _STRONG, below=1)]
    blocks += [_text(sentence, _SMALL) for sentence in words.closing]
    return [*blocks, _text(words.number, _SMALL, above=5), *_void(words)]


def _inside(section: Section) -> list[Flowable]:
    match section:
        case Facts(rows=rows):
            return _facts(rows)
        case Given():
            return _given(section)
        case Missing():
            return _missing(section)
        case Promise():
            return _promise(section)
        case _:
            assert_never(section)


def _text(text: str, kind: Type, *, above: float = 0, below: float = 0) -> Block:
    return Block([Cell(0, set_lines(text, kind, _WIDTH))], above=above, below=below)


def _centred(text: str, kind: Type) -> Block:
    return Block([Cell(_WIDTH / 2, set_lines(text, kind, _WIDTH), anchor=0.5)])


def _rule() -> Rule:
    return Rule(0, _WIDTH, _BLACK, weight=0.8, above=8, below=8)


def _void(words: Words) -> list[Flowable]:
    if not words.void:
        return []
    label = Cell(_WIDTH / 2, set_lines(words.void, _INVERSE, _WIDTH), anchor=0.5)
    return [Spacer(0, 6), Block([label], above=3, below=3, ground=Ground(0, _WIDTH, fill=_BLACK)), Spacer(0, 6)]


def _notice(notice: Notice) -> list[Flowable]:
    inside = 3 * mm
    lines = set_lines(notice.title, _STRONG, _WIDTH - 2 * inside)
    for sentence in notice.sentences:
        lines += set_lines(sentence, _SMALL, _WIDTH - 2 * inside)
    edge = _BLACK if notice.tone is Tone.VOID else None
    ground = Ground(0, _WIDTH, outline=_BLACK, edge=edge)
    return [Block([Cell(inside, lines)], above=6, below=6, ground=ground), Spacer(0, 8)]


def _reference(words: Words) -> list[Flowable]:
    label = _centred(words.reference_label, _SMALL)
    return [label, _centred(words.reference, _REFERENCE), Spacer(0, 4), CodeBlock(words.bar_content, qr=False)]


class CodeBlock(Flowable):
    """A code centred in the column."""

    _bars_height = 13 * mm
    _qr_room = 26 * mm

    def __init__(self, content: str, *, qr: bool) -> None:
        super().__init__()
        self._content, self._qr = content, qr

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the whole column; a QR code keeps its quiet zone below."""
        height = qr_side(self._content, self._qr_room) + 3 * mm if self._qr else self._bars_height
        return _WIDTH, height

    def draw(self) -> None:
        """Draw the code."""
        if self._qr:
            side = qr_side(self._content, self._qr_room)
            draw_qr(self.canv, self._content, (_WIDTH - side) / 2, 3 * mm, self._qr_room)
        else:
            left = (_WIDTH - code128_room(self._content, _WIDTH)) / 2
            draw_code128(self.canv, self._content, left, 0, self._bars_height, _WIDTH)


_SMALL_LABEL: Final = Type(REGULAR, 8.5, 13.5, _BLACK)
_LABEL_COLUMN: Final = 23 * mm
_TALL: Final = 4
"""A value of more lines than this beside its label wants the whole width, under it."""


def _facts(facts: Iterable[tuple[str, str]]) -> list[Flowable]:
    rows = [(label, set_lines(value, _BODY, _WIDTH - _LABEL_COLUMN), value) for label, value in facts]
    if any(len(lines) > _TALL + value.count("\n") for _label, lines, value in rows):
        return [_stacked(label, value, above=3 if place else 0) for place, (label, _lines, value) in enumerate(rows)]
    return [
        Block([Cell(0, set_lines(label, _SMALL_LABEL, _LABEL_COLUMN - mm)), Cell(_LABEL_COLUMN, lines)])
        for label, lines, _value in rows
    ]


def _stacked(label: str, value: str, *, above: float) -> Block:
    return Block([Cell(0, set_lines(label, _STRONG, _WIDTH) + set_lines(value, _BODY, _WIDTH))], above=above)


def _given(section: Given) -> list[Flowable]:
    blocks: list[Flowable] = []
    for place, documents in enumerate(section.lists):
        blocks.append(_text(documents.title, _BODY, above=5 if place else 0, below=2))
        blocks += [_item(item, box=False) for item in documents.items]
    return blocks


def _item(item: Item, *, box: bool) -> Block:
    indent = 5 * mm
    lines = set_lines(item.label, _STRONG if box else _BODY, _WIDTH - indent)
    if item.detail:
        lines += set_lines(item.detail, _SMALL, _WIDTH - indent)
    return Block([Cell(indent, lines)], above=1, below=1, sign=_box if box else _tick)


def _missing(section: Missing) -> list[Flowable]:
    if not section.lists:
        return [_text(section.nothing, _BODY)]
    blocks: list[Flowable] = []
    for place, missing in enumerate(section.lists):
        blocks.append(_text(missing.title, _BODY, above=6 if place else 0))
        if missing.deadline:
            blocks.append(_text(missing.deadline, _DATE, below=2))
        blocks += [_item(item, box=True) for item in missing.items]
    if section.note:
        blocks.append(_text(section.note, _SMALL, above=3))
    return blocks


def _promise(section: Promise) -> list[Flowable]:
    blocks: list[Flowable] = [_text(section.lead, _BODY)]
    if section.date:
        blocks.append(_text(section.date, _DATE))
    return [*blocks, *(_text(note, _SMALL, above=1) for note in section.notes)]


def _tick(canvas: Canvas, x: float, y: float) -> None:
    canvas.setStrokeColor(_BLACK)
    canvas.setLineWidth(1.4)
    path = canvas.beginPath()
    path.moveTo(x + 1, y)
    path.lineTo(x + 3.8, y - 3)
    path.lineTo(x + 9, y + 3.2)
    canvas.drawPath(path, stroke=1, fill=0)


def _box(canvas: Canvas, x: float, y: float) -> None:
    canvas.setStrokeColor(_BLACK)
    canvas.setLineWidth(1)
    canvas.rect(x + 0.5, y - 4.5, 9, 9, stroke=1, fill=0)
