"""``guichet enrol`` and ``guichet recover``: a workstation is made, or gets its lost key back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands


def declare(commands: Commands) -> None:
    """Declare both commands."""
    parser = commands.add(
        "enrol",
        _("fait de cet ordinateur un poste de la commune"),
        enrol,
        more=_(
            "Le code vient du serveur : « guichet server enrolment-code ». Il sert une fois, pendant deux jours.\n"
            "La clé de secours qui s’affiche alors n’est montrée qu’une fois : imprimez-la.\n\n"
            "Quand le serveur a changé d’adresse, sans code : « guichet enrol --move ADRESSE ».\n"
            "Le poste garde son numéro, sa clé et ce qui attend. L’adresse n’est prise que si ce serveur y répond."
        ),
    )
    parser.argument("url", metavar=_("ADRESSE"), help=_("adresse du serveur : https://serveur:8443"))
    parser.argument("code", metavar="CODE", nargs="?", help=_("code d’enrôlement"))
    parser.option("--move", action="store_true", help=_("ce poste est déjà enrôlé : son serveur a changé d’adresse"))
    parser.set_defaults(misused=parser.error)
    commands.add(
        "recover",
        _("redonne au poste sa clé, depuis la clé de secours imprimée"),
        recover,
        more=_("À faire quand le trousseau du système a été perdu. La clé se tape ; elle ne se donne pas en argument."),
    )


def enrol(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Enrol this folder's workstation and show its recovery key; or tell it where its server is now.

    Raises:
        ServerAddressRefused: the address is none.
        NotEnrolled, ServerUnreachable, ServerUntrusted, DeskBusy: why it cannot be moved; nothing is changed.
    """
    from guichet.bootstrap.enrolment import enrol_workstation
    from guichet.commands.address_change import server_address
    from guichet.commands.keyplace import use_folder_key

    if arguments.move and arguments.code is not None:
        arguments.misused("argument --move: not allowed with argument CODE")
    if not arguments.move and arguments.code is None:
        arguments.misused("the following arguments are required: CODE")
    url = server_address(arguments.url)
    if arguments.move:
        return _move(folder, url)
    use_folder_key(folder)
    recovery = enrol_workstation(folder, url, arguments.code)
    print(_("Ce poste est enrôlé."))
    print()
    print(_("CLÉ DE SECOURS DU POSTE (affichée cette seule fois)"))
    print()
    print(f"    {recovery}")
    print()
    print(
        _(
            "1. Imprimez-la ou recopiez-la.\n"
            "2. Mettez-la sous enveloppe fermée, avec le nom du poste et la date.\n"
            "3. Rangez l’enveloppe dans le coffre de l’administrateur.\n"
            "Sans elle, la perte du trousseau de cet ordinateur fait perdre ce qui n’a pas encore été envoyé.\n"
            "Pour s’en servir : « guichet recover »."
        )
    )
    print()
    print(_("Ouvrez maintenant le poste : « guichet workstation »."))
    return 0


def _move(folder: DataFolder, url: str) -> int:
    from guichet.commands.address_change import move
    from guichet.commands.fresh_replica import replica_key
    from guichet.commands.keyplace import use_folder_key
    from guichet.contract.refusals import NotEnrolled

    if not folder.database.exists():
        raise NotEnrolled()
    use_folder_key(folder)
    move(folder, replica_key(folder), url)
    print(_("Ce poste cherchera maintenant son serveur à {url}.").format(url=url))
    print(_("Si sa fenêtre est ouverte, fermez-la et rouvrez-la."), file=sys.stderr)
    return 0


def recover(_arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Keep the key that a recovery sheet says, once it has opened the replica.

    Raises:
        NotEnrolled: there is no replica here.
        KeyWrong: a character is wrong, or the sheet is another workstation's.
    """
    from guichet.bootstrap.keys import KeyPlace, read_recovery
    from guichet.commands.keyplace import use_folder_key
    from guichet.contract.refusals import NotEnrolled
    from guichet.models.engine import workstation_engine

    if not folder.database.exists():
        raise NotEnrolled()
    use_folder_key(folder)
    # It is shown as it is typed: 56 characters cannot be copied blind from a sheet that lies open anyway.
    typed = input(_("Clé de secours, telle qu’imprimée : ")) if sys.stdin.isatty() else sys.stdin.readline()
    key = read_recovery(typed)
    engine = workstation_engine(folder.database, key, read_only=True, pool=False)
    try:
        engine.connect().close()
    finally:
        engine.dispose()
    KeyPlace(folder.workstation).write(key)
    print(_("La clé est rétablie. Ouvrez le poste : « guichet workstation »."))
    return 0
