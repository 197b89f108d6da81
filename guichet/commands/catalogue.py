"""``guichet catalogue``: the town's catalogue of procedures beside the one that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guichet.commands.central import database_of, set_up
from guichet.commands.words import _

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands
    from guichet.domain.catalogue_update import Part, Publication, Renewal
    from guichet.domain.procedures import Procedure
    from guichet.server.base import CentralBase


def declare(commands: Commands) -> None:
    """Declare the command and its two verbs."""
    parser = commands.add(
        "catalogue",
        _("compare le catalogue de la commune à celui du programme, et le met à jour"),
        more=_(
            "Ce que la commune a confirmé ou changé elle-même reste tel quel.\n"
            "Les demandes en cours gardent leur version."
        ),
    )
    below = parser.commands(dest="catalogue_command")
    below.add("compare", _("dit ce qu’une mise à jour publierait, sans rien changer"), compare).database_option()
    below.add("update", _("publie les nouveautés du catalogue livré"), update).database_option()


def compare(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Say what an update would publish."""
    with set_up(folder, database_of(arguments)) as base, base.reading.connect() as connection, connection.begin():
        found = _Comparison(base, connection)
    found.tell()
    if found.to_publish:
        print(_("Pour les publier : guichet catalogue update"))
    return 0


def update(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Publish what the shipped catalogue has that the town's has not, all at once.

    Raises:
        AlreadyExists: an agent published one of the procedures meanwhile; nothing is changed.
    """
    from guichet.commands.founding import publication
    from guichet.server.root import run_as_root

    with set_up(folder, database_of(arguments)) as base, base.engine.begin() as connection:
        found = _Comparison(base, connection)
        if found.to_publish:
            run_as_root(base, connection, map(publication, found.to_publish))
    found.tell()
    if found.to_publish:
        print(_("Publié. Les postes suivent à leur prochain échange."))
    return 0


class _Comparison:
    """The shipped catalogue beside the town's."""

    def __init__(self, base: CentralBase, connection: Connection) -> None:
        from zoneinfo import ZoneInfo

        import msgspec

        from guichet.commands.founding import shipped_procedures
        from guichet.domain.catalogue_update import renewed
        from guichet.domain.errors import FaultyProcedure

        today = base.now().astimezone(ZoneInfo(base.town(connection).time_zone)).date()
        histories, services = _histories(connection), _services(connection)
        self.new: list[Procedure] = []
        self.renewals: list[tuple[str, Renewal]] = []
        self.apart: list[tuple[str, str]] = []
        """What cannot be published, and why."""
        self.unchanged = 0
        for shipped in shipped_procedures():
            history = histories.get(shipped.id)
            if shipped.service not in services:
                self.apart.append((shipped.label, _("la commune n’a pas son service")))
            elif history is None:
                self.new.append(msgspec.structs.replace(shipped, version=1))
            else:
                try:
                    renewal = renewed(history, shipped, today)
                except FaultyProcedure:
                    self.apart.append((shipped.label, _("elle ne va pas avec ce que la commune a changé")))
                    continue
                self.unchanged += renewal.procedure is None
                self.renewals.append((shipped.label, renewal))

    @property
    def to_publish(self) -> list[Procedure]:
        """What an update publishes."""
        return [*self.new, *(each.procedure for _label, each in self.renewals if each.procedure is not None)]

    def tell(self) -> None:
        """Print what was found."""
        for procedure in self.new:
            print(_("{label} : nouvelle démarche").format(label=procedure.label))
        for label, renewal in self.renewals:
            told = [_named(renewal.changed)] if renewal.changed else []
            if renewal.kept:
                told.append(_("la commune garde : {parts}").format(parts=_named(renewal.kept)))
            if told:
                print(_("{label} : {told}").format(label=label, told=_(" ; ").join(told)))
        for label, reason in self.apart:
            print(_("{label} : laissée telle quelle, {reason}").format(label=label, reason=reason))
        print(_("Démarches à jour : {count}").format(count=self.unchanged))


def _histories(connection: Connection) -> dict[str, list[Publication]]:
    from sqlalchemy import select

    from guichet.domain.catalogue_update import Publication
    from guichet.models.catalogue import decoded
    from guichet.models.organisation import ProcedureVersion

    found: dict[str, list[Publication]] = {}
    table = ProcedureVersion
    versions = select(table.procedure, table.definition, table.published_by).order_by(table.procedure, table.number)
    for code, definition, agent in connection.execute(versions):
        found.setdefault(code, []).append(Publication(decoded(definition), by_town=agent is not None))
    return found


def _services(connection: Connection) -> Sequence[str]:
    from sqlalchemy import select

    from guichet.models.organisation import Service

    return connection.scalars(select(Service.code)).all()


def _named(parts: Iterable[Part]) -> str:
    names = {
        "label": _("nom"),
        "long_label": _("intitulé"),
        "category": _("rubrique"),
        "service": _("service"),
        "sector": _("secteur"),
        "channels": _("canaux"),
        "search_words": _("mots de recherche"),
        "fields": _("formulaire"),
        "documents": _("pièces"),
        "workflow": _("étapes"),
        "anonymous_allowed": _("demande anonyme"),
        "notes": _("notes"),
        "sources": _("sources"),
        "legal.silence": _("effet du silence"),
        "legal.receipt": _("accusé de réception"),
        "legal.fee": _("tarif"),
        "legal.announced": _("délai annoncé"),
    }
    return ", ".join(names[part] for part in parts)
