"""``guichet agent``: accounts, on the central base."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from guichet.commands.central import database_of, set_up
from guichet.commands.words import _

if TYPE_CHECKING:
    from uuid import UUID

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands, Parser
    from guichet.server.base import CentralBase

ROLES: Final = {
    "guichet": "counter",
    "courrier": "mail",
    "instructeur": "officer",
    "responsable": "supervisor",
    "administrateur": "administrator",
    "auditeur": "auditor",
}
"""The roles as the command line calls them."""


def declare(commands: Commands) -> None:
    """Declare the command and its verbs."""
    parser = commands.add("agent", _("ouvre, ferme et liste les comptes des agents"))
    below = parser.commands(dest="agent_command")
    new = below.add(
        "add",
        _("ouvre un compte"),
        add,
        more=_(
            "Rôles : {roles}. Un rôle vaut partout, ou dans un service : instructeur:urbanisme.\n"
            "Un administrateur gère les comptes mais n’ouvre aucun dossier d’usager ; qui fait les deux a deux rôles."
        ).format(roles=", ".join(ROLES)),
    )
    _login(new)
    new.option("--given-name", metavar=_("PRÉNOM"), required=True, help=_("prénom"))
    new.option("--surname", metavar=_("NOM"), required=True, help=_("nom"))
    new.option("--quality", metavar=_("FONCTION"), default="", help=_("fonction, telle qu’elle paraît sur les lettres"))
    new.option(
        "--role",
        metavar=_("RÔLE[:SERVICE]"),
        type=_role,
        action="append",
        required=True,
        help=_("rôle ; peut être répété"),
    )
    _password_options(new)
    new.database_option()
    again = below.add("reset", _("donne un nouveau mot de passe"), reset)
    _login(again)
    _password_options(again)
    again.database_option()
    for verb, about, run in (
        ("disable", _("ferme un compte ; ce que l’agent a fait reste"), disable),
        ("enable", _("rouvre un compte fermé, avec les rôles qu’il avait"), enable),
        ("unlock", _("débloque un compte après des mots de passe faux"), unlock),
    ):
        one = below.add(verb, about, run)
        _login(one)
        one.database_option()
    offline = below.add(
        "offline",
        _("fixe combien de jours un poste sans serveur ouvre encore des sessions"),
        set_offline,
        more=_("Au-delà, un compte fermé entre-temps pourrait encore servir. Sans réglage : 14 jours."),
    )
    offline.argument("days", metavar=_("JOURS"), type=_days, help=_("nombre de jours, de 1 à 365"))
    offline.database_option()
    below.add("list", _("liste les comptes"), show).database_option()


def add(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Open an account; the password is typed twice, or made up and to be changed at the first log-in."""
    from guichet.contract.accounts import AddAgent
    from guichet.contract.base import new_id
    from guichet.domain.permissions import Role
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        password, hashed = _new_password(arguments, (arguments.login, arguments.given_name, arguments.surname))
        operation = AddAgent(
            agent_id=new_id(),
            login=arguments.login,
            given_name=arguments.given_name,
            surname=arguments.surname,
            quality=arguments.quality,
            secret_id=new_id(),
            password_hash=hashed,
            must_change=True,
            grants=tuple((new_id(), Role(role), service) for role, service in dict.fromkeys(arguments.role)),
        )
        do_as_root(base, [operation])
    print(_("Le compte « {login} » est ouvert.").format(login=arguments.login))
    _show_password(arguments, password)
    return 0


def reset(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Give an agent a new password, to be changed at the next log-in."""
    from guichet.contract.accounts import ResetPassword
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        agent_id, names = _agent(base, arguments.login)
        password, hashed = _new_password(arguments, (arguments.login, *names))
        do_as_root(base, [ResetPassword(agent_id=agent_id, password_hash=hashed, must_change=True)])
    print(_("Le mot de passe de « {login} » est changé.").format(login=arguments.login))
    _show_password(arguments, password)
    return 0


def disable(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Close an account from today.

    Raises:
        LastAdministrator: nobody else could administer.
    """
    from zoneinfo import ZoneInfo

    from guichet.contract.accounts import DisableAgent
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        agent_id, _names = _agent(base, arguments.login)
        with base.reading.connect() as connection, connection.begin():
            zone = ZoneInfo(base.town(connection).time_zone)
        do_as_root(base, [DisableAgent(agent_id=agent_id, disabled_on=base.now().astimezone(zone).date())])
    print(_("Le compte « {login} » est fermé.").format(login=arguments.login))
    return 0


def enable(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Open a closed account again, or call its coming closing off."""
    from guichet.contract.accounts import EnableAgent
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        agent_id, _names = _agent(base, arguments.login)
        do_as_root(base, [EnableAgent(agent_id=agent_id)])
    print(_("Le compte « {login} » est ouvert.").format(login=arguments.login))
    return 0


def unlock(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Forget the wrong passwords of an account; each workstation follows at its next exchange."""
    from guichet.contract.accounts import UnlockAgent
    from guichet.contract.base import new_id
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        agent_id, _names = _agent(base, arguments.login)
        do_as_root(base, [UnlockAgent(agent_id=agent_id, setting_id=new_id())])
    print(_("Le compte « {login} » est débloqué.").format(login=arguments.login))
    print(_("Chaque poste le sait à son prochain échange avec le serveur."))
    return 0


def set_offline(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Say how long workstations take log-ins without having met their server."""
    from guichet.contract.accounts import SetOfflineDays
    from guichet.contract.base import new_id
    from guichet.server.root import do_as_root

    with set_up(folder, database_of(arguments)) as base:
        do_as_root(base, [SetOfflineDays(setting_id=new_id(), days=arguments.days)])
    print(_("Un poste sans serveur ouvre des sessions pendant {days} jours.").format(days=arguments.days))
    print(_("Chaque poste le sait à son prochain échange avec le serveur."))
    return 0


def show(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """List the accounts with their roles."""
    from sqlalchemy import select

    from guichet.models.organisation import Agent, RoleGrant

    with set_up(folder, database_of(arguments)) as base, base.reading.connect() as connection, connection.begin():
        agents = connection.execute(
            select(Agent.id, Agent.login, Agent.given_name, Agent.surname, Agent.disabled_on).order_by(Agent.login)
        ).all()
        grants = connection.execute(
            select(RoleGrant.agent_id, RoleGrant.role, RoleGrant.service).where(RoleGrant.ended_at.is_(None))
        ).all()
    french = {code: name for name, code in ROLES.items()}
    roles: dict[UUID, list[str]] = {}
    for agent_id, role, service in grants:
        roles.setdefault(agent_id, []).append(french[role] + (f":{service}" if service else ""))
    for agent in agents:
        standing = (
            "" if agent.disabled_on is None else _(" (fermé le {day})").format(day=f"{agent.disabled_on:%d/%m/%Y}")
        )
        name = f"{agent.given_name} {agent.surname}"
        print(f"{agent.login:<24}{name:<32}{', '.join(sorted(roles.get(agent.id, [])))}{standing}")
    return 0


def _agent(base: CentralBase, login: str) -> tuple[UUID, tuple[str, str]]:
    from sqlalchemy import select

    from guichet.commands.errors import UnknownLogin
    from guichet.models.organisation import Agent

    with base.reading.connect() as connection, connection.begin():
        statement = select(Agent.id, Agent.given_name, Agent.surname).where(Agent.login == login.strip().lower())
        found = connection.execute(statement).first()
    if found is None:
        raise UnknownLogin(login)
    return found.id, (found.given_name, found.surname)


def _new_password(arguments: argparse.Namespace, identity: tuple[str, ...]) -> tuple[str, str]:
    from guichet.commands.secrets import ask_password, hashed, made_up

    password = made_up() if arguments.generate else ask_password(_("Mot de passe provisoire de l’agent"))
    return password, hashed(password, identity)


def _show_password(arguments: argparse.Namespace, password: str) -> None:
    if arguments.generate:
        print(_("Mot de passe provisoire, affiché cette seule fois : {password}").format(password=password))
    print(_("L’agent devra le changer à sa première connexion."))


def _login(parser: Parser) -> None:
    parser.argument("login", metavar=_("IDENTIFIANT"), help=_("identifiant de l’agent, par exemple claire.moreau"))


def _password_options(parser: Parser) -> None:
    parser.option("--generate", action="store_true", help=_("invente le mot de passe et l’affiche une fois"))


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 365):
        raise argparse.ArgumentTypeError(_("un nombre de jours de 1 à 365 est attendu"))
    return int(text)


def _role(text: str) -> tuple[str, str]:
    name, _colon, service = text.partition(":")
    role = ROLES.get(name, name)
    if role not in ROLES.values():
        raise argparse.ArgumentTypeError(
            _("« {name} » n’est pas un rôle. Rôles : {roles}").format(name=name, roles=", ".join(ROLES))
        )
    return role, service
