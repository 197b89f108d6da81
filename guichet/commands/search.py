"""``guichet search``: find people from a terminal or from another program, on the workstation's own replica.

It is the machine's administrator who asks, with the key of the replica in hand: no agent, no session, no journal line.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, BinaryIO

from guichet.commands.parser import whole_number
from guichet.commands.words import NBSP, _

if TYPE_CHECKING:
    import argparse

    from sqlalchemy import Engine

    from guichet.bootstrap.folders import DataFolder
    from guichet.commands.parser import Commands
    from guichet.contract.people import PersonHit, SearchResults

    Find = Callable[[str], SearchResults]

_USUAL_LIMIT = 8
_MOST = 100


def declare(commands: Commands) -> None:
    """Declare the command."""
    parser = commands.add(
        "search",
        _("cherche une personne : nom, date de naissance, téléphone, adresse, référence"),
        run,
        more=_(
            "Le poste du dossier est d’abord enrôlé et mis à jour si besoin, sans rien demander.\n"
            "Sans recherche donnée, chaque ligne lue en entrée est une recherche, et chaque réponse une ligne JSON :\n"
            '    {"query", "results": [{"person_id", "external_id", "display", "reasons"}], "ms"}'
        ),
    )
    parser.argument("query", nargs="*", metavar=_("RECHERCHE"), help=_("ce que l’on sait de la personne"))
    parser.option("--json", action="store_true", help=_("répond en JSON"))
    parser.option(
        "--limit",
        type=whole_number(1, _MOST),
        default=_USUAL_LIMIT,
        metavar="N",
        help=_("nombre de personnes au plus (8)"),
    )


def run(arguments: argparse.Namespace, folder: DataFolder) -> int:
    """Answer one query, or one a line."""
    from guichet.commands.fresh_replica import fresh_replica

    with fresh_replica(folder) as engine:
        find = _finder(engine, arguments.limit)
        if not arguments.query:
            if sys.stdin.isatty():
                print(_("Une recherche par ligne. Ctrl+D pour finir."), file=sys.stderr)
            _answer_lines(sys.stdin.buffer, sys.stdout.buffer, find)
        elif arguments.json:
            sys.stdout.buffer.write(_as_json(_argument(arguments.query), find))
            sys.stdout.buffer.flush()
        else:
            _show(_argument(arguments.query), find)
    return 0


def _finder(engine: Engine, limit: int) -> Find:
    """Give what answers a query on the replica: with every right, for nobody's account."""
    from guichet.contract.clock import utc_now
    from guichet.contract.people import Search
    from guichet.domain.actor import Actor
    from guichet.domain.partitions import sector_of
    from guichet.queries.ask import Reader, ask
    from guichet.search.engine import SearchIndex
    from guichet.server.bulk import ROOT_AGENT
    from guichet.sync.local import read_identity
    from guichet.sync.predict import surroundings

    index = SearchIndex()
    with engine.connect() as connection, connection.begin():
        identity, town = read_identity(connection), surroundings(connection)
    sectors = frozenset(name for name in identity.partitions if sector_of(name) is not None)

    def find(text: str) -> SearchResults:
        with engine.connect() as connection, connection.begin():
            reader = Reader(
                connection,
                Actor(agent_id=ROOT_AGENT, root=True),
                now=utc_now(),
                time_zone=town.time_zone,
                department=town.department,
                workstation=identity.workstation,
                partitions=sectors,
                search=index,
            )
            results: SearchResults = ask(Search(text=text, limit=limit), reader)
            return results

    find("jean dupont")  # so that the first answer does not pay for what is loaded once
    return find


def _answer_lines(lines: BinaryIO, answers: BinaryIO, find: Find) -> None:
    """Answer each line as soon as it is read; whatever the line holds, there is an answer."""
    while line := lines.readline():
        text = line.decode("utf-8", errors="replace").rstrip("\r\n")
        answers.write(_as_json(text, find))
        answers.flush()


def _as_json(text: str, find: Find) -> bytes:
    import msgspec

    started = time.perf_counter()
    results = find(text)
    answer: dict[str, Any] = {
        "query": text,
        "results": [
            {
                "person_id": str(hit.person_id),
                "external_id": hit.external_id,
                "display": hit.display,
                "reasons": [{"kind": str(reason.kind), "matched": reason.matched} for reason in hit.reasons],
            }
            for hit in results.people
        ],
        "ms": round((time.perf_counter() - started) * 1000, 2),
    }
    return msgspec.json.encode(answer) + b"\n"


def _argument(words: list[str]) -> str:
    """Join the words of the command line; bytes that are no UTF-8 come out as replacement characters."""
    return " ".join(words).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _show(text: str, find: Find) -> None:
    results = find(text)
    for hit in results.people:
        print(_line(hit))
        reasons = ", ".join(_reason(reason.kind, reason.matched) for reason in hit.reasons)
        if reasons:
            print(f"    {reasons}")
    if not results.people:
        print(_("Personne ne correspond."))


def _line(hit: PersonHit) -> str:
    parts = [hit.display]
    if hit.birth_date is not None:
        parts.append(_("né(e) le {day}").format(day=f"{hit.birth_date:%d/%m/%Y}"))
    parts += [part for part in (hit.address, hit.phone_masked) if part]
    if hit.external_id:
        parts.append(f"N°{NBSP}{hit.external_id}")
    return " · ".join(parts)


def _reason(kind: str, matched: str) -> str:
    words = {
        "name": _("nom"),
        "name_prefix": _("début du nom"),
        "name_near": _("nom proche"),
        "name_sound": _("nom qui sonne pareil"),
        "birth_date": _("date de naissance"),
        "birth_date_near": _("date proche"),
        "birth_year": _("année de naissance"),
        "phone": _("téléphone"),
        "email": _("e-mail"),
        "address": _("adresse"),
        "reference": _("référence"),
        "external_id": _("identifiant"),
    }
    word = words.get(str(kind), str(kind))
    return f"{word}{NBSP}: {matched}" if matched else word
