"""``guichet server``: serve the town, give enrolment codes, show what is in quarantine."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Final

from guichet.commands.central import database_of, set_up
from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse
    from uuid import UUID

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands

_LISTEN: Final = "127.0.0.1:8443"


def declare(commands: Commands) -> None:
    """Declare the server and what is done on it."""
    parser = commands.add(
        "server",
        _("lance le serveur central ; donne les codes d’enrôlement"),
        run,
        more=_(
            "Sans autre commande, le serveur tourne jusqu’à Ctrl+C.\n"
            "Il n’écoute d’abord que cet ordinateur. Pour les autres postes du réseau :\n"
            "    guichet server --listen 0.0.0.0:8443"
        ),
    )
    parser.option("--listen", metavar=_("HÔTE:PORT"), default=_LISTEN, help=_("où écouter (127.0.0.1:8443)"))
    parser.database_option()
    below = parser.commands(required=False, dest="server_command")
    code = below.add("enrolment-code", _("donne un code qui enrôle un poste, une fois, pendant deux jours"), new_code)
    code.option("--site", metavar="CODE", default="", help=_("site du poste (inutile s’il n’y en a qu’un)"))
    code.option("--counter", metavar=_("GUICHET"), default="", help=_("nom du guichet où est le poste, s’il en a un"))
    code.database_option()
    revoke = below.add("revoke", _("retire l’accès d’un poste perdu, volé ou remplacé"), revoke_workstation)
    revoke.argument("number", metavar=_("NUMÉRO"), type=int, help=_("numéro du poste, dans ses références"))
    revoke.database_option()
    quarantine = below.add(
        "quarantine",
        _("liste les opérations dont le serveur doute et qu’un responsable doit trancher"),
        show_quarantine,
    )
    quarantine.database_option()
    below.add("stop", _("arrête le serveur de ce dossier"), stop)


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Serve until told to stop.

    Raises:
        NotInitialised: there is nothing to serve.
        ServerRunning: a server of this folder runs.
        AddressRefused, AddressTaken: it cannot listen there.
    """
    from guichet.bootstrap.central import server_url
    from guichet.bootstrap.logs import log_to
    from guichet.commands.errors import AddressTaken, ServerRunning
    from guichet.server.run import serve

    _check_address(arguments.listen)
    running = server_url(folder)
    if running is not None:
        raise ServerRunning(running)
    with set_up(folder, database_of(arguments)) as base:
        log_to(folder.logs, "server", terminal=True)
        if arguments.listen.startswith(("127.", "localhost", "[::1]")):
            hint = _("Ce serveur n’est ouvert qu’à cet ordinateur. Pour le réseau : --listen 0.0.0.0:8443")
            print(hint, file=sys.stderr, flush=True)
        try:
            serve(base, arguments.listen)
        except OSError as problem:
            if problem.errno in (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL):
                raise AddressTaken(arguments.listen) from None
            raise
    return 0


def new_code(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Print an enrolment code, alone on the standard output.

    Raises:
        UnknownSite: there is no such site.
        SiteNeeded: there are several, and none was named.
        UnknownCounter: the site has no such counter.
    """
    from sqlalchemy import select

    from guichet.bootstrap.central import new_enrolment_code, server_url
    from guichet.commands.errors import SiteNeeded, UnknownSite
    from guichet.models.organisation import Site
    from guichet.server.run import running_server

    url = database_of(arguments)
    with set_up(folder, url) as base, base.reading.connect() as connection, connection.begin():
        sites = tuple(connection.scalars(select(Site.code).order_by(Site.code)))
    if arguments.site not in ("", *sites) or not sites:
        raise UnknownSite(arguments.site, sites)
    if not arguments.site and len(sites) > 1:
        raise SiteNeeded(sites)
    site = arguments.site or sites[0]
    counter = _counter(folder, url, site, arguments.counter) if arguments.counter else None
    code = new_enrolment_code(folder, url, site, counter)
    running = running_server(folder.server) if server_url(folder) else None
    address = "https://SERVEUR:8443" if running is None else running.reach or running.url
    print(_("Sur le poste, lancez :"), file=sys.stderr)
    print(f"    guichet enrol {address} {code}", file=sys.stderr)
    if running is not None and not running.reach:
        print(_("Ce serveur n’écoute que cet ordinateur : relancez-le avec --listen 0.0.0.0:8443"), file=sys.stderr)
    print(code)
    return 0


def _counter(folder: DataFolder, url: str, site: str, name: str) -> UUID:
    from sqlalchemy import select

    from guichet.commands.errors import UnknownCounter
    from guichet.models.organisation import Counter, Site

    statement = select(Counter.name, Counter.id).join(Site, Site.id == Counter.site_id).where(Site.code == site)
    with set_up(folder, url) as base, base.reading.connect() as connection, connection.begin():
        counters: dict[str, UUID] = {row.name: row.id for row in connection.execute(statement.order_by(Counter.name))}
    if name not in counters:
        raise UnknownCounter(name, tuple(counters))
    return counters[name]


def revoke_workstation(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Take a workstation's access back.

    Raises:
        NotFound: no workstation has this number.
    """
    from guichet.server.enrolment import Enrolment

    with set_up(folder, database_of(arguments)) as base:
        Enrolment(base).revoke(arguments.number)
    print(_("Le poste {number} n’a plus d’accès.").format(number=arguments.number))
    return 0


def show_quarantine(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """List the quarantined operations: when, from which workstation, by whom, what; never about whom."""
    from sqlalchemy import select

    from guichet.contract.refusals import Outcome
    from guichet.models.organisation import Agent
    from guichet.models.server import StoredOperation

    statement = (
        select(
            StoredOperation.received_at,
            StoredOperation.workstation,
            StoredOperation.n,
            StoredOperation.name,
            StoredOperation.reason,
            Agent.login,
        )
        .outerjoin(Agent, Agent.id == StoredOperation.agent_id)
        .where(StoredOperation.outcome == Outcome.QUARANTINED)
        .order_by(StoredOperation.received_at)
    )
    with set_up(folder, database_of(arguments)) as base, base.reading.connect() as connection, connection.begin():
        rows = connection.execute(statement).all()
    if not rows:
        print(_("Aucune opération en quarantaine."))
        return 0
    print(f"{_('Reçue le'):<20}{_('Poste'):<8}{_('N°'):<8}{_('Agent'):<24}{_('Opération'):<28}{_('Motif')}")
    for row in rows:
        reason = row.reason["error"] if isinstance(row.reason, dict) else ""
        when = row.received_at.astimezone().strftime("%d/%m/%Y %H:%M")
        print(f"{when:<20}{row.workstation:<8}{row.n:<8}{row.login or '?':<24}{row.name:<28}{reason}")
    return 0


def stop(_arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Stop the folder's server and wait for its end.

    Raises:
        ServerNotRunning: there is none.
    """
    from guichet.bootstrap.central import stop_server
    from guichet.commands.errors import ServerNotRunning

    if not stop_server(folder):
        raise ServerNotRunning()
    print(_("Le serveur est arrêté."))
    return 0


def _check_address(text: str) -> None:
    from guichet.commands.errors import AddressRefused

    host, _colon, port = text.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise AddressRefused(text)
