"""``guichet workstation``: the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands


def declare(commands: Commands) -> None:
    """Declare the command."""
    commands.add(
        "workstation",
        _("ouvre la fenêtre du poste"),
        run,
        more=_("Le poste doit être enrôlé (« guichet enrol »). Sans réseau, il travaille avec ce qu’il a."),
    )


def run(_arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Show the window until it is closed.

    Raises:
        NoDisplay: there is no screen.
        NotEnrolled: there is no workstation in this folder.
    """
    from guichet.bootstrap.window import has_display, run_window
    from guichet.commands.errors import NoDisplay
    from guichet.commands.keyplace import use_folder_key
    from guichet.contract.refusals import NotEnrolled

    if not folder.database.exists():
        raise NotEnrolled()
    if not has_display():
        raise NoDisplay()
    use_folder_key(folder)
    return run_window(folder)
