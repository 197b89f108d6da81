"""From blocks to a PDF file: same blocks, same bytes; fonts embedded, nothing personal in its metadata."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from guichet.printing.blocks import REGULAR, register_fonts

Decoration = Callable[[Canvas, int], None]
"""Draws what every page bears, given the page's number from 1, before the blocks of that page."""


def make_pdf(
    blocks: Sequence[Flowable],
    *,
    size: tuple[float, float],
    frame: tuple[float, float, float, float],
    title: str,
    author: str,
    decorate: Decoration,
) -> tuple[bytes, int]:
    """Lay blocks out on pages of ``size`` inside ``frame`` (left, bottom, width, height); give the file and its pages.

    ``title`` and ``author`` are the kind of paper and the town: metadata survive where the paper is only passing by.
    """
    register_fonts()
    out = BytesIO()
    document = BaseDocTemplate(
        out,
        pagesize=size,
        title=title,
        author=author,
        creator="Guichet",
        producer="Guichet",
        lang="fr-FR",
        displayDocTitle=1,
        invariant=1,
        initialFontName=REGULAR,
    )

    def on_page(canvas: Canvas, template: BaseDocTemplate) -> None:
        canvas.saveState()
        decorate(canvas, template.page)
        canvas.restoreState()

    area = Frame(*frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    document.addPageTemplates(PageTemplate(frames=[area], onPage=on_page))
    document.build(list(blocks))
    return out.getvalue(), document.page
