"""A made-up town in an encrypted replica, for the tests and the benchmark of identification."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
from sqlalchemy import Connection, Engine

from guichet.contract.people import OrganisationKind, PersonKind, Sex
from guichet.demo.population import Organised, Population, Resident
from guichet.models.base import Side
from guichet.models.engine import create_schema, workstation_engine
from guichet.models.rows import codecs

TODAY = date(2026, 1, 15)
KEY = bytes(range(32))
_AT = 1_767_225_600_000


class Filed(msgspec.Struct, frozen=True):
    """Someone on file: who, under which id and external id."""

    person_id: uuid.UUID
    external_id: str
    who: Resident | Organised


def open_town(path: Path) -> Engine:
    """Create an empty replica."""
    engine = workstation_engine(path, KEY)
    with engine.begin() as connection:
        create_schema(connection, Side.WORKSTATION)
    return engine


def settle(connection: Connection, count: int, *, seed: int) -> list[Filed]:
    """Put ``count`` made-up people on file, one in a hundred an organisation."""
    population = Population(seed, today=TODAY, fictional_phones=False)
    people: list[Resident | Organised] = list(population.residents(count - count // 100))
    people += [population.organisation() for _ in range(count // 100)]
    filed = [
        Filed(uuid.UUID(int=(seed << 96) + (number * 0x9E3779B97F4A7C15) % (1 << 64)), f"CIV-{number:06}", one)
        for number, one in enumerate(people, start=1)
    ]
    for start in range(0, len(filed), 5000):
        write(connection, filed[start : start + 5000])
    return filed


def write(connection: Connection, filed: Iterable[Filed]) -> None:
    """Write people and their contact points as stored rows, replacing those that are there."""
    person, contact = codecs()["person"], codecs()["contact_point"]
    people, contacts = [], []
    for one in filed:
        values = _person(one)
        people.append(tuple(values[name] for name in person.columns))
        for number, extra in enumerate(_contacts(one.who)):
            row = {"value": "", "street": "", "postcode": "", "city": "", "preferred": 0, "ended_on": None, **extra}
            row |= {"id": uuid.uuid5(one.person_id, str(number)).hex, "person_id": one.person_id.hex}
            contacts.append(tuple(row[name] for name in contact.columns))
    person.write(connection, people)
    contact.write(connection, contacts)


def _person(one: Filed) -> dict[str, str | int | None]:
    who = one.who
    values: dict[str, str | int | None] = dict.fromkeys(codecs()["person"].columns, "")
    values |= {"id": one.person_id.hex, "external_id": one.external_id, "created_at": _AT, "updated_at": _AT}
    values |= {"birth_date": None, "organisation_kind": None}
    if isinstance(who, Resident):
        natural = ("birth_name", "usual_name", "given_names", "birth_place")
        values |= {name: getattr(who, name) for name in natural}
        values |= {"kind": PersonKind.NATURAL.value, "civility": who.civility.value, "sex": who.sex.value}
        values["birth_date"] = who.birth_date.isoformat()
    else:
        values |= {"kind": PersonKind.ORGANISATION.value, "organisation_name": who.name, "sex": Sex.UNKNOWN.value}
        values |= {"organisation_kind": OrganisationKind(who.kind).value, "registration": who.registration}
    return values


def _contacts(who: Resident | Organised) -> list[dict[str, str]]:
    found = [{"kind": "address", "street": who.street, "postcode": who.postcode, "city": who.city}]
    found += [{"kind": "email", "value": who.email}] if who.email else []
    found += [{"kind": "phone", "value": who.phone}] if who.phone else []
    if isinstance(who, Resident) and who.mobile:
        found.append({"kind": "mobile", "value": who.mobile})
    return found
