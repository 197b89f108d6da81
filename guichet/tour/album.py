"""The folder that a tour leaves: pictures, papers, measures, and a page that shows them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import msgspec
import pypdfium2
from PySide6.QtGui import QImage, QPixmap

from guichet.tour.page import page_of
from guichet.tour.png import save_small

_PAPER_SCALE: Final = 2.0
_MADE: Final = ("index.html", "metrics.json", "failed.png")


class Plate(msgspec.Struct, kw_only=True):
    """One picture and what to say of it; ``paper`` is the file of the PDF that it shows, if it shows one."""

    file: str
    caption: str
    paper: str = ""


class Chapter(msgspec.Struct, kw_only=True):
    """One scene: its plates and what was measured. Milliseconds, seconds."""

    name: str
    title: str
    about: str
    plates: list[Plate] = []
    longest_stall_ms: float = 0.0
    stalls_over_50_ms: list[float] = []
    keys: int = 0
    letters: int = 0
    seconds: float = 0.0
    measures: dict[str, Any] = {}


class Album:
    """Fills ``folder``; what a former tour left there goes first, anything else stays."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self.folder = folder
        self._size = size
        self.chapters: list[Chapter] = []
        self._logs = folder / "logs"
        for place in (folder / "pictures", folder / "papers", self._logs):
            shutil.rmtree(place, ignore_errors=True)
        for place in (folder / "pictures", folder / "papers"):
            place.mkdir(parents=True)
        for name in _MADE:
            (folder / name).unlink(missing_ok=True)

    def open_chapter(self, name: str, title: str, about: str) -> Chapter:
        """Begin a scene."""
        chapter = Chapter(name=name, title=title, about=about)
        self.chapters.append(chapter)
        return chapter

    def add_picture(self, picture: QPixmap, slug: str, caption: str) -> None:
        """Keep the picture of a step."""
        file = self._next("pictures", slug, "png")
        save_small(picture.toImage(), self.folder / file)
        self.chapters[-1].plates.append(Plate(file=file, caption=caption))

    def add_paper(self, pdf: Path, slug: str, caption: str) -> str:
        """Keep a printed paper, with a picture of its first page; gives the words on it."""
        file = self._next("papers", slug, "pdf")
        shutil.copyfile(pdf, self.folder / file)
        shown = self._next("pictures", slug, "png")
        with pypdfium2.PdfDocument(self.folder / file) as document:
            page = document[0]
            sheet = page.render(scale=_PAPER_SCALE, rev_byteorder=True).to_numpy()
            height, width, depth = sheet.shape
            kind = QImage.Format.Format_RGB888 if depth == 3 else QImage.Format.Format_RGBA8888
            save_small(QImage(sheet.tobytes(), width, height, width * depth, kind), self.folder / shown)
            words: str = page.get_textpage().get_text_range()
        self.chapters[-1].plates.append(Plate(file=shown, caption=caption, paper=file))
        return words

    def add_failure(self, picture: QPixmap, logs: Sequence[Path]) -> None:
        """Keep what the window showed when a step failed, and what the programs logged until then."""
        picture.save(str(self.folder / "failed.png"))
        self._logs.mkdir(exist_ok=True)
        for log in logs:
            shutil.copyfile(log, self._logs / f"{log.parents[1].name}-{log.name}")

    def close(self) -> None:
        """Write the measures and the page."""
        measures = {
            "size": "{}x{}".format(*self._size),
            "scenes": {chapter.name: _measures(chapter) for chapter in self.chapters},
        }
        (self.folder / "metrics.json").write_text(json.dumps(measures, ensure_ascii=False, indent=2) + "\n", "utf-8")
        (self.folder / "index.html").write_text(page_of(self.chapters, self._size), "utf-8")

    def _next(self, place: str, slug: str, ending: str) -> str:
        chapter = self.chapters[-1]
        return f"{place}/{chapter.name}-{len(chapter.plates) + 1:02}-{slug}.{ending}"


def _measures(chapter: Chapter) -> dict[str, Any]:
    return {
        "longest_stall_ms": round(chapter.longest_stall_ms, 1),
        "stalls_over_50_ms": chapter.stalls_over_50_ms,
        "keys": chapter.keys,
        "letters": chapter.letters,
        "seconds": round(chapter.seconds, 1),
        "pictures": len(chapter.plates),
        **chapter.measures,
    }
