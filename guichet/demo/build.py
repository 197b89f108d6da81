"""A whole made-up town put into a central base, in one audited bulk load."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec
from sqlalchemy import Connection

from guichet.contract.accounts import SetUpOrganisation
from guichet.contract.interactions import Direction
from guichet.demo.answers import Answers
from guichet.demo.cases import ZONE
from guichet.demo.citizens import Citizens
from guichet.demo.life import Registry
from guichet.demo.mint import Mint, Rows
from guichet.demo.places import Places
from guichet.demo.population import Population
from guichet.demo.said import write_exchanges
from guichet.demo.shown import shown_cases
from guichet.demo.year import DAYS, REQUESTS_TO_A_PERSON, Year
from guichet.domain.channels import Channel
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Sector
from guichet.domain.procedures import Procedure, TownService
from guichet.server.base import CentralBase, write_setting
from guichet.server.blobs import ensure_blob_keys
from guichet.server.bulk import BulkLoad

SEED: Final = 93
_EXCHANGES_TO_A_REQUEST: Final = 1.05
_ARRIVED: Final = timedelta(days=6 * 365)


class MadeUp(msgspec.Struct, frozen=True, kw_only=True):
    """A town drawn and not yet stored: its rows by table, and the set-up that tells of it."""

    rows: Rows
    organisation: SetUpOrganisation
    workstations: int


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """The procedures and services of the town."""

    procedures: tuple[Procedure, ...]
    services: tuple[TownService, ...]


def draw_town(catalogue: Catalogue, *, people: int, seed: int, today: date) -> MadeUp:
    """Draw a town: the same for the same seed, size and day. Nothing in it happens on ``today`` or after."""
    mint, chance = Mint(seed), random.Random(seed)
    latest = datetime.combine(today - timedelta(days=1), time(23, 50), tzinfo=ZONE)
    places = Places(mint, procedures=catalogue.procedures, services=catalogue.services, since=latest - _ARRIVED)
    citizens = Citizens(mint, seed=seed, count=people, now=latest, agent_id=places.agents["claire.moreau"].id)
    rows = citizens.rows
    places.write(rows)
    answers = Answers(chance, Population(seed + 1, today=today))
    year = Year(chance, places, citizens, answers, today=today)
    cases = [*year.cases(round(people * REQUESTS_TO_A_PERSON)), *shown_cases(places, citizens, answers, today=today)]
    cases.sort(key=lambda case: case.opened_at)
    registry = Registry(rows, mint, places, chance, latest)
    lives = [registry.live(case) for case in cases]
    write_exchanges(
        registry,
        places,
        citizens,
        lives,
        count=round(len(lives) * _EXCHANGES_TO_A_REQUEST),
        chance=chance,
        since=latest - timedelta(days=DAYS),
    )
    _write_shown_exchanges(registry, places, citizens)
    return MadeUp(rows=rows, organisation=places.organisation, workstations=len(places.desks))


def load_town(base: CentralBase, connection: Connection, town: MadeUp) -> int:
    """Store a drawn town in an empty central base, in the caller's transaction; gives how many rows it has."""
    ensure_blob_keys(connection)
    write_setting(connection, "next_workstation", town.workstations + 1)
    load = BulkLoad(base, connection)
    count = sum(load.insert(table, rows) for table, rows in sorted(town.rows.tables.items()))
    load.finish(town.organisation)
    return count


_SHOWN_CALLS: Final = (
    (1, Channel.SMS, Direction.OUTGOING, "Rappel de rendez-vous", 9),
    (9, Channel.PHONE, Direction.INCOMING, "Horaires de la cantine", 15),
    (70, Channel.COUNTER, Direction.INCOMING, "Attestation de la CAF", 10),
    (160, Channel.EMAIL, Direction.INCOMING, "Quotient familial", 11),
    (330, Channel.PHONE, Direction.INCOMING, "Inscription au centre de loisirs", 16),
    (700, Channel.POST, Direction.OUTGOING, "Nouveau tarif de la cantine", 9),
)
_SHOWN_BODIES: Final = {
    Channel.SMS: "Bonjour Mme BENALI, votre rendez-vous est demain. Pensez au carnet de vaccination d’Adam.",
    Channel.PHONE: "Demande les horaires et les tarifs. Lien envoyé par SMS.",
    Channel.COUNTER: "Vient avec un courrier de la CAF. Expliqué ensemble, copie faite.",
    Channel.EMAIL: "Demande comment son quotient familial est calculé. Réponse envoyée le jour même.",
    Channel.POST: "Lettre d’information envoyée à toutes les familles.",
}


def _write_shown_exchanges(registry: Registry, places: Places, citizens: Citizens) -> None:
    """Write what was said with Mme BENALI beside her requests."""
    person = citizens.shown[0]
    for days_ago, channel, direction, subject, hour in _SHOWN_CALLS:
        day = registry.latest - timedelta(days=days_ago)
        while not places.calendar.is_working(day.date()):
            day -= timedelta(days=1)
        at = day.replace(hour=hour, minute=20)
        registry.rows.add(
            "interaction",
            id=registry.mint.id(at),
            partition=sector_partition(Sector.GENERAL),
            person_id=person.id,
            channel=channel,
            direction=direction,
            subject=subject,
            body=_SHOWN_BODIES[channel],
            happened_at=at,
            agent_id=None if channel is Channel.SMS else places.front(channel, "", 0).id,
        )
