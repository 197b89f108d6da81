"""The page that shows a tour, in French: it needs nothing but the files beside it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from guichet.tour.album import Chapter, Plate

_SPACES: Final = (("« ", "«\u00a0"), (" »", "\u00a0»"), (" :", "\u00a0:"), (" ;", "\u202f;"), (" ?", "\u202f?"))

_STYLE: Final = """
:root { color: #14202a; background: #eef2f4; font: 16px/1.5 "Inter", "DejaVu Sans", sans-serif; }
body { max-width: 1180px; margin: 0 auto; padding: 32px 24px 64px; }
h1, h2 { line-height: 1.25; font-weight: 600; }
h2 { margin: 48px 0 4px; padding-top: 20px; border-top: 1px solid #d9e0e5; }
p { margin: 4px 0 12px; max-width: 70ch; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 6px 20px; }
a { color: #0b4b5f; }
a:focus-visible { outline: 2px solid #4338ca; outline-offset: 2px; }
.measures { color: #43525f; font-size: 14px; }
figure { margin: 24px 0 0; }
figcaption { margin-bottom: 8px; max-width: 80ch; }
img { display: block; max-width: 100%; height: auto; border: 1px solid #d9e0e5; background: #fff; }
.paper img { max-width: 520px; }
"""


def spaced(text: str) -> str:
    """Give a sentence written with ordinary spaces the spaces of French typography."""
    for ordinary, unbroken in _SPACES:
        text = text.replace(ordinary, unbroken)
    return text


def page_of(chapters: Iterable[Chapter], size: tuple[int, int]) -> str:
    """Give the whole page."""
    chapters = list(chapters)
    width, height = size
    links = "".join(f'<li><a href="#{one.name}">{_text(one.title)}</a></li>' for one in chapters)
    about = (
        "Chaque image sort de la vraie fenêtre, conduite au clavier : son poste, son serveur, une commune inventée. "
        "Personne n’y existe."
    )
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n<title>Guichet, visite guidée</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>Guichet, visite guidée</h1>\n"
        f"<p>{_text(about)} Fenêtre de {width} × {height} points.</p>\n"
        f'<nav aria-label="Scènes"><ul>{links}</ul></nav>\n'
        + "".join(_section(one) for one in chapters)
        + "</body>\n</html>\n"
    )


def _section(chapter: Chapter) -> str:
    keys = _count(chapter.keys, "touche", "touches")
    letters = _count(chapter.letters, "caractère tapé", "caractères tapés")
    stall = f"{chapter.longest_stall_ms:.0f} ms"
    measures = f"{keys}, {letters}. Plus longue absence de la fenêtre : {stall}."
    figures = "".join(_figure(plate) for plate in chapter.plates)
    return (
        f'<section id="{chapter.name}" aria-labelledby="{chapter.name}-title">\n'
        f'<h2 id="{chapter.name}-title">{_text(chapter.title)}</h2>\n<p>{_text(chapter.about)}</p>\n'
        f'<p class="measures">{_text(measures)}</p>\n{figures}</section>\n'
    )


def _figure(plate: Plate) -> str:
    caption, kind, target = _text(plate.caption), "paper" if plate.paper else "screen", plate.paper or plate.file
    return (
        f'<figure class="{kind}"><figcaption>{caption}</figcaption>'
        f'<a href="{target}"><img src="{plate.file}" alt="{caption}" loading="lazy"></a></figure>\n'
    )


def _text(text: str) -> str:
    return escape(spaced(text))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number < 2 else many}"
