"""Plays scenes one after the other on one stage, each from a new log-in."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from guichet.bootstrap.folders import DataFolder
from guichet.tour.album import Album, Chapter
from guichet.tour.guide import Guide, StepFailed
from guichet.tour.hands import Hands
from guichet.tour.place import TourPlace
from guichet.tour.scenes import SCENES
from guichet.tour.stage import Size, Stage

log = logging.getLogger(__name__)


def play(
    folder: DataFolder, out: Path, names: Iterable[str], size: Size, tell: Callable[[Chapter, int], None]
) -> Album:
    """Play scenes in a prepared town whose server runs; leaves an album in ``out``.

    ``tell`` is told of each scene that was played, and of how many there were before it.

    Raises:
        StepFailed: a step did not show what it should; the album holds what came before, and the picture of it.
    """
    album, place = Album(out, size), TourPlace(folder)
    stage = Stage(folder, size)
    try:
        for number, name in enumerate(names):
            _play_one(name, stage, place, album, first=number == 0)
            tell(album.chapters[-1], number)
    finally:
        album.close()
        stage.close()
        place.close()
    return album


def _play_one(name: str, stage: Stage, place: TourPlace, album: Album, *, first: bool) -> None:
    scene, hands, heart = SCENES[name], Hands(stage.heart), stage.heart
    chapter = album.open_chapter(name, scene.title, scene.about)
    guide = Guide(name, stage, place, album, hands)
    heart.reset()
    if not first:
        guide.leave()
    guide.log_in()
    guide.measured("opening_stall_ms", round(heart.longest, 1))
    hands.keys = hands.letters = 0
    heart.reset()
    started = time.perf_counter()
    try:
        scene.play(guide)
        guide.must_have_been_quiet()
    except StepFailed:
        raise
    except Exception as problem:  # whatever broke, its picture and the logs are kept
        log.exception("a scene broke")
        raise guide.failed(f"une erreur inattendue, {type(problem).__name__}") from problem
    finally:
        chapter.seconds = time.perf_counter() - started
        chapter.keys, chapter.letters = hands.keys, hands.letters
        chapter.longest_stall_ms = heart.longest
        chapter.stalls_over_50_ms = list(heart.stalls)
