"""Words onto a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.printing.content import Paper

if TYPE_CHECKING:
    from guichet.printing.words import Words


def draw(words: Words, paper: Paper) -> bytes:
    """Lay words out on a paper; give the PDF file: same words and paper, same bytes."""
    # The PDF library takes up to 0.2 s to import: only who prints pays for it.
    from guichet.printing import a4, roll

    match paper:
        case Paper.A4:
            return a4.render(words)
        case Paper.ROLL80:
            return roll.render(words)
