"""``guichet doctor``: everything that a workstation and its server lean on, each with what to do when it is wrong."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.checks import Check
    from guichet.commands.parser import Commands


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add(
        "doctor",
        _("vérifie tout ce dont Guichet a besoin, et dit quoi faire"),
        run,
        more=_(
            "Trousseau, écran, imprimante, scanner, serveur, horloge, disque, bases, sommes du poste.\n"
            "✓ tout va bien, ! à savoir, ✗ à réparer. Code de sortie 1 s’il y a un ✗."
        ),
    )
    parser.option("--json", action="store_true", help=_("répond en JSON"))


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Make every check, one line each; 1 when something has to be mended."""
    from guichet.commands.checks import Standing, checks
    from guichet.commands.keyplace import use_folder_key

    use_folder_key(folder)
    done: list[Check] = []
    for check in checks(folder):
        done.append(check)
        if not arguments.json:
            print(f"{check.standing.mark} {check.label:<14}{check.found}", flush=True)
            if check.advice:
                print(f"  {'':<14}→ {check.advice}", flush=True)
    if arguments.json:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(done) + b"\n")
    return int(any(check.standing is Standing.WRONG for check in done))
