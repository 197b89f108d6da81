"""``guichet tour``: the real window driven from scene to scene, with pictures; fails when a step does not show."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Final

from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands
    from guichet.tour.album import Chapter

SCENES: Final = (
    "counter",
    "new_request",
    "new_person",
    "work",
    "documents",
    "copies",
    "papers",
    "lock",
    "admin",
    "offline",
    "conflict",
)
"""The names of the scenes: here too, for the help of the command loads no Qt."""

_SIZES: Final = ("1366x768", "1920x1080")
_PEOPLE: Final = 2_000
_SEED: Final = 93
_FAILED: Final = 1


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add(
        "tour",
        _("conduit la vraie fenêtre de scène en scène et la photographie"),
        run,
        more=_(
            "Crée une commune inventée dans un dossier temporaire, lance son serveur et son poste, puis joue\n"
            "des scènes au clavier, sans écran. Échoue si une étape ne montre pas ce qu’elle doit.\n"
            "Laisse des images, les papiers imprimés, des mesures et une page index.html."
        ),
    )
    parser.option("--out", metavar=_("DOSSIER"), required=True, help=_("où ranger les images et la page"))
    parser.option("--scene", choices=SCENES, metavar=_("SCÈNE"), help=_("une seule scène : ") + ", ".join(SCENES))
    parser.option("--size", choices=_SIZES, default=_SIZES[0], metavar=_("TAILLE"), help=_("1366x768 ou 1920x1080"))


def run(arguments: argparse.Namespace, _folder: DataFolder) -> int:
    """Play the scenes in a town that exists for the time of the tour."""
    import tempfile
    from pathlib import Path

    from guichet.bootstrap.central import stop_server
    from guichet.bootstrap.folders import DataFolder
    from guichet.bootstrap.keys import ENVIRONMENT
    from guichet.commands.demo import prepare
    from guichet.tour.brought import set_scanner

    out = Path(arguments.out).expanduser().absolute()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="guichet-") as private:
        os.environ[ENVIRONMENT] = str(Path(private) / "key")
        set_scanner(Path(private) / "sane")
        town = DataFolder(Path(private) / "town")
        try:
            prepare(town, _PEOPLE, _SEED)
            return _play(town, out, (arguments.scene,) if arguments.scene else SCENES, arguments.size)
        finally:
            stop_server(town)


def _play(town: DataFolder, out: Path, names: tuple[str, ...], size: str) -> int:
    from guichet.tour.stage import choose_screen

    width, height = map(int, re.findall(r"\d+", size))
    choose_screen(town.root, (width, height))
    from guichet.tour.guide import StepFailed
    from guichet.tour.play import play

    def tell(chapter: Chapter, before: int) -> None:
        text = _(
            "{number}/{all} {title} : {pictures} images, {keys} touches, {stall} ms d’absence au plus, {seconds} s"
        )
        told = text.format(
            number=before + 1,
            all=len(names),
            title=chapter.title,
            pictures=len(chapter.plates),
            keys=chapter.keys,
            stall=round(chapter.longest_stall_ms),
            seconds=f"{chapter.seconds:.1f}".replace(".", ","),
        )
        print(told, flush=True)

    try:
        play(town, out, names, (width, height), tell)
    except StepFailed as failure:
        print(_("La visite s’arrête. {failure}").format(failure=failure), file=sys.stderr)
        return _FAILED
    print(_("Visite faite : {page}").format(page=out / "index.html"))
    return 0
