"""``guichet demo``: a made-up town, its server, a workstation of it, and the window, all at once."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING, Final

from guichet.commands.parser import whole_number
from guichet.commands.words import _, number

if TYPE_CHECKING:
    import argparse

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands

_PEOPLE: Final = 5_000
_MOST_PEOPLE: Final = 200_000
_SITE: Final = "mairie"
_COUNTER: Final = "Guichet 3"


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add(
        "demo",
        _("ouvre un poste sur une commune inventée, prête à essayer"),
        run,
        more=_(
            "La première fois : crée une commune inventée avec une année d’activité, lance son serveur,\n"
            "enrôle ce poste.\n"
            "Les fois suivantes : rouvre la fenêtre. Sans --data, tout va dans le dossier « demo » de vos données.\n"
            "Personne n’y existe. Pour recommencer, effacez ce dossier."
        ),
    )
    parser.option(
        "--people",
        type=whole_number(50, _MOST_PEOPLE),
        default=_PEOPLE,
        metavar="N",
        help=_("nombre d’habitants à la création (5 000)"),
    )
    parser.option(
        "--seed",
        type=whole_number(0, 2**31),
        default=93,
        metavar="N",
        help=_("tirage : le même nombre donne la même commune"),
    )
    parser.option("--no-window", action="store_true", help=_("prépare tout sans ouvrir la fenêtre"))


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Make the town if it is not there, then open the window.

    Raises:
        RealFolder: the folder holds a real town.
    """
    from guichet.bootstrap.window import has_display, run_window
    from guichet.commands.errors import NoDisplay
    from guichet.commands.keyplace import use_folder_key
    from guichet.commands.local_server import has_moved
    from guichet.commands.messages import sentence

    place = _own_place(arguments, folder)
    use_folder_key(place)
    if place.database.exists() and _is_demo(place):
        if has_moved(place):  # a desk that opened now would look for it where it was
            _serve_again(place)
        else:
            threading.Thread(target=_serve_again, args=(place,), daemon=True).start()
    else:
        prepare(place, arguments.people, arguments.seed)
    if arguments.no_window:
        _wait_for_server(place)
        _tell(place)
        return 0
    _tell(place)
    if not has_display():
        _wait_for_server(place)
        print(sentence(NoDisplay()).replace("guichet ", f"guichet --data {place.root} "), file=sys.stderr)
        return 0
    return run_window(place, demo=True)


def _own_place(arguments: argparse.Namespace, folder: DataFolder) -> DataFolder:
    """Keep the demonstration apart from real data, unless a folder was chosen for it."""
    from guichet.bootstrap.folders import ENVIRONMENT, DataFolder

    chosen = getattr(arguments, "data", None) or os.environ.get(ENVIRONMENT)
    return folder if chosen else DataFolder(folder.root / "demo")


def _is_demo(folder: DataFolder) -> bool:
    """Say whether the folder is one that this command made; a file says so, for it has to be known at once."""
    return (folder.root / "demo").is_file()


def prepare(folder: DataFolder, people: int, seed: int) -> None:
    """Make whatever the folder lacks: town, server, workstation, first synchronisation."""
    from filelock import FileLock

    from guichet.commands.fresh_replica import bring_up, replica_key
    from guichet.commands.keyplace import ENVIRONMENT, use_folder_key
    from guichet.commands.local_server import local_server, point_to

    folder.make()
    with FileLock(folder.root / "demo.lock"):
        if not os.environ.get(ENVIRONMENT):
            use_folder_key(folder)  # another run may have made the key while this one waited
        _make_town(folder, people, seed)
        print(_("Le serveur démarre…"), file=sys.stderr)
        server = local_server(folder)
        if not folder.database.exists():
            _enrol(folder, server.url)
        key = replica_key(folder)
        point_to(folder, key, server.url)
        started = time.perf_counter()
        bring_up(folder, key)
        print(_("Poste synchronisé en {seconds} s.").format(seconds=_seconds(started)), file=sys.stderr)
        (folder.root / "demo").write_text("")


def _make_town(folder: DataFolder, people: int, seed: int) -> None:
    from datetime import datetime

    from sqlalchemy import select

    from guichet.commands.central import opened, organisation_name
    from guichet.commands.errors import RealFolder
    from guichet.commands.founding import shipped_procedures, shipped_services
    from guichet.demo.build import Catalogue, draw_town, load_town
    from guichet.demo.cases import ZONE
    from guichet.models.organisation import Organisation

    with opened(folder) as base:
        with base.reading.connect() as connection, connection.begin():
            exists = organisation_name(connection) is not None
            made_up = bool(connection.execute(select(Organisation.demo)).scalar())
        if exists and not made_up:
            raise RealFolder(str(folder.root))
        if exists:
            return
        started = time.perf_counter()
        print(_("Création d’une commune inventée de {count} habitants…").format(count=number(people)), file=sys.stderr)
        catalogue = Catalogue(procedures=tuple(shipped_procedures()), services=shipped_services())
        town = draw_town(catalogue, people=people, seed=seed, today=datetime.now(ZONE).date())
        with base.engine.begin() as connection:
            rows = load_town(base, connection, town)
        requests, exchanges = (len(town.rows.tables[table]) for table in ("request", "interaction"))
        text = _("{requests} demandes et {exchanges} échanges ({rows} lignes) en {seconds} s.")
        print(
            text.format(
                requests=number(requests),
                exchanges=number(exchanges),
                rows=number(rows),
                seconds=_seconds(started),
            ),
            file=sys.stderr,
        )


def _enrol(folder: DataFolder, url: str) -> None:
    """Enrol this computer as the counter of the pictures, while that counter exists."""
    from sqlalchemy import select

    from guichet.commands.central import opened
    from guichet.commands.fresh_replica import enrol_here
    from guichet.models.organisation import Counter
    from guichet.server.certificate import certificate_der, ensure_certificate
    from guichet.server.enrolment import Enrolment

    certificate, _key = ensure_certificate(folder.server)
    with opened(folder) as base:
        with base.reading.connect() as connection, connection.begin():
            counter_id = connection.execute(select(Counter.id).where(Counter.name == _COUNTER)).scalar()
        code = Enrolment(base).new_code(_SITE, certificate_der(certificate), counter_id)
    enrol_here(folder, url, code)


def _serve_again(folder: DataFolder) -> None:
    """Start the server beside the window, which does not wait for it."""
    import logging

    from guichet.commands.fresh_replica import replica_key
    from guichet.commands.local_server import has_moved, local_server, point_to
    from guichet.contract.refusals import GuichetError

    try:
        server = local_server(folder)
        if server.started or has_moved(folder):
            point_to(folder, replica_key(folder), server.url)
    except GuichetError as error:
        logging.getLogger(__name__).error("the demo's server did not start: %s", type(error).__name__)


def _wait_for_server(folder: DataFolder) -> None:
    from guichet.commands.local_server import local_server

    local_server(folder)


def _tell(folder: DataFolder) -> None:
    from guichet.commands.keyplace import folder_key_file
    from guichet.demo.texts import PASSWORD, town

    print(_("Démonstration : personne n’existe, rien n’est vrai."))
    print(_("Dossier : {folder}").format(folder=folder.root))
    if folder_key_file(folder).is_file():
        print(_("Sans trousseau de clés ici, la clé est dans ce dossier : à ne faire que pour une démonstration."))
    print(_("Agents (mot de passe {password}) :").format(password=PASSWORD))
    for agent in town().agents:
        if agent.roles:
            print(f"  {agent.login:<18}{agent.given_name} {agent.surname}, {agent.quality}")
    print(_("Essayez de chercher : benali, 06 12 34 56 78, 14/03/1986"))
    print(
        _("Le serveur continue en arrière-plan. Pour l’arrêter : guichet --data {folder} server stop").format(
            folder=folder.root
        )
    )


def _seconds(started: float) -> str:
    return f"{time.perf_counter() - started:.1f}".replace(".", ",")
