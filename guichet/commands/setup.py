"""``guichet init``: a real town, asked question by question or read from a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands
    from guichet.server.base import CentralBase


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add(
        "init",
        _("crée une vraie commune : organisme, sites, services, guichets, premier administrateur"),
        run,
        more=_(
            "Sans --from, les questions sont posées dans le terminal. Aucune donnée de démonstration n’est créée.\n"
            "Le mot de passe de l’administrateur se tape, ou se lit dans la variable GUICHET_ADMIN_PASSWORD."
        ),
    )
    parser.option(
        "--from",
        dest="file",
        type=Path,
        metavar=_("FICHIER.toml"),
        help=_("description de la commune (modèle : docs/guichet-init.toml)"),
    )
    parser.database_option()


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Make the town.

    Raises:
        AlreadyInitialised: there is one here.
        ConfigRefused: the description has a fault.
        PasswordWeak, PasswordsDiffer, NoTerminal: about the administrator's password.
    """
    from guichet.commands.central import database_of, opened
    from guichet.commands.founding import found_town
    from guichet.commands.interview import interview
    from guichet.commands.secrets import administrator_password, hashed
    from guichet.commands.town_file import read_town

    url = database_of(arguments)
    folder.make()
    with opened(folder, url) as base:
        _refuse_twice(base)
        town = read_town(arguments.file) if arguments.file else interview()
        about = town.administrator
        password_hash = about.password_hash
        if not password_hash:
            typed = administrator_password(_("Mot de passe de {login}").format(login=about.login))
            password_hash = hashed(typed, (about.login, about.given_name, about.surname, town.organisation.name))
        found_town(base, town, password_hash)
    print(_("La commune « {name} » est créée dans {folder}.").format(name=town.organisation.name, folder=folder.root))
    print(_("Ensuite : « guichet server », puis « guichet server enrolment-code » pour chaque poste."), file=sys.stderr)
    return 0


def _refuse_twice(base: CentralBase) -> None:
    """Refuse before any question is asked; the transaction that makes the town looks again."""
    from guichet.commands.central import PROVISIONAL, organisation_name
    from guichet.commands.errors import AlreadyInitialised
    from guichet.server.base import read_setting

    with base.reading.connect() as connection, connection.begin():
        name = organisation_name(connection)
        if name is not None and not read_setting(connection, PROVISIONAL):
            raise AlreadyInitialised(name)
