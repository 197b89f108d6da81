"""A town in a fresh base: the real engines, the real operations, no network. For the tests of everything above it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import ColumnElement, Connection, Engine, insert, select

from guichet.contract.accounts import (
    AddAgent,
    AddCounter,
    AddService,
    AddSite,
    PublishProcedure,
    SetUpOrganisation,
)
from guichet.contract.base import Operation, Query
from guichet.contract.people import NaturalDraft, RegisterPerson
from guichet.contract.requests import OpenRequest
from guichet.domain.actor import Actor
from guichet.domain.partitions import COMMON, PEOPLE, sector_partition
from guichet.domain.permissions import Role, Sector
from guichet.domain.references import ReferenceKind, mint
from guichet.models.agents import rights_of
from guichet.models.base import Base, Side
from guichet.models.engine import create_schema, server_engine, workstation_engine
from guichet.models.organisation import Workstation
from guichet.models.rows import recompute
from guichet.operations.apply import apply
from guichet.operations.unit import RowChange, Setting, Unit, savepoint_session
from guichet.queries.ask import Reader, ask
from tests.helpers.procedures import ALL, definition

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""A Monday morning; every operation of a test is made then unless told."""
TODAY = date(2026, 3, 2)
WORKSTATION = 12
DEPARTMENT = "93"
TIME_ZONE = "Europe/Paris"
ROOT = Actor(agent_id=UUID(int=0), root=True)

AGENTS: dict[str, tuple[tuple[Role, str], ...]] = {
    "claire": ((Role.COUNTER, ""),),
    "omar": ((Role.OFFICER, "accueil"),),
    "nadia": ((Role.OFFICER, "ccas"),),
    "hugo": ((Role.SUPERVISOR, ""),),
    "ines": ((Role.ADMINISTRATOR, ""),),
    "paul": ((Role.AUDITOR, ""),),
}


def uid(name: str) -> UUID:
    """Give the id that this name has in every test."""
    return uuid5(NAMESPACE_URL, name)


class Store:
    """One base, and what is done to it and asked of it."""

    def __init__(self, engine: Engine, *, held: frozenset[str] | None = None) -> None:
        self.engine = engine
        self.held = held
        self._sequence = itertools.count(1)

    def do(
        self,
        operation: Operation,
        by: str | Actor = "claire",
        *,
        at: datetime = NOW,
        workstation: int = WORKSTATION,
    ) -> list[RowChange]:
        """Apply an operation in a transaction of its own; a refusal leaves nothing behind."""
        with self.engine.begin() as connection, savepoint_session(connection) as session:
            actor = self._actor(connection, by, at)
            setting = Setting(
                now=at,
                workstation=workstation,
                site_id=uid("site"),
                time_zone=TIME_ZONE,
                department=DEPARTMENT,
            )
            unit = Unit(session, actor, setting, held=self.held, lock=connection.dialect.name == "postgresql")
            changes = apply(operation, unit)
            session.commit()
        return changes

    def do_all(self, operations: Sequence[Operation], by: str | Actor = "claire") -> None:
        """Apply operations one after the other."""
        for operation in operations:
            self.do(operation, by)

    def ask(self, query: Query[Any], by: str | Actor = "claire", *, at: datetime = NOW) -> Any:
        """Answer a query from a read transaction."""
        with self.engine.connect() as connection:
            return ask(query, self.reader(connection, by, at=at))

    def reader(self, connection: Connection, by: str | Actor = "claire", *, at: datetime = NOW) -> Reader:
        """Give what a query may look at."""
        actor = self._actor(connection, by, at)
        sectors = frozenset(Sector) if actor.root else actor.sectors
        open_here = {sector_partition(sector) for sector in sectors}
        services = frozenset(grant.service or "" for grant in actor.grants)
        return Reader(
            connection,
            actor,
            now=at,
            time_zone=TIME_ZONE,
            department=DEPARTMENT,
            workstation=WORKSTATION,
            partitions=frozenset(open_here if self.held is None else open_here & self.held),
            services=frozenset() if "" in services else services,
        )

    def row(self, model: type[Base], row_id: UUID) -> Any:
        """Read one row as its columns' values."""
        table = model.__table__
        with self.engine.connect() as connection:
            return connection.execute(select(table).where(table.c.id == row_id)).one()

    def rows(self, model: type[Base], *conditions: ColumnElement[bool]) -> list[Any]:
        """Read the rows that meet every condition."""
        with self.engine.connect() as connection:
            return list(connection.execute(select(model.__table__).where(*conditions)))

    def sums(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Sum every replicated row anew."""
        with self.engine.connect() as connection:
            return recompute(connection)

    def reference(self, kind: ReferenceKind = ReferenceKind.REQUEST) -> str:
        """Mint the next reference of the tests' workstation."""
        return mint(kind, TODAY.year, WORKSTATION, next(self._sequence))

    def _actor(self, connection: Connection, by: str | Actor, at: datetime) -> Actor:
        if isinstance(by, Actor):
            return by
        rights = rights_of(connection, uid(by), at)
        assert rights is not None, by
        return Actor(agent_id=uid(by), grants=rights.grants, sectors=rights.sectors)


def workstation_store(folder: Path, *sectors: Sector) -> Store:
    """Make a replica (SQLCipher) that holds these sectors, or all of them."""
    held = {COMMON, PEOPLE, *(sector_partition(sector) for sector in sectors or Sector)}
    engine = workstation_engine(folder / "replica.db", os.urandom(32))
    with engine.begin() as connection:
        create_schema(connection, Side.WORKSTATION)
    return Store(engine, held=frozenset(held))


def server_store(folder: Path) -> Store:
    """Make a central base (SQLite)."""
    return server_store_at(f"sqlite:///{folder / 'central.db'}")


def server_store_at(url: str) -> Store:
    """Make a central base in an empty database."""
    engine = server_engine(url)
    with engine.begin() as connection:
        create_schema(connection, Side.SERVER)
    return Store(engine)


def town_operations() -> list[Operation]:
    """Give what sets up the town of the tests, as the server does it."""
    services = (
        ("accueil", "Accueil", Sector.CIVIL_STATUS),
        ("voirie", "Voirie", Sector.GENERAL),
        ("ccas", "Action sociale", Sector.SOCIAL),
        ("education", "Éducation", Sector.FAMILY),
    )
    return [
        SetUpOrganisation(
            organisation_id=uid("town"),
            name="Ville des Essais",
            department=DEPARTMENT,
            street="1 place de la Mairie",
            postcode="93999",
            city="Les Essais",
            email="mairie@essais.example",
            phone="01 99 00 12 34",
        ),
        AddSite(site_id=uid("site"), code="centre", name="Mairie centrale", sectors=tuple(Sector)),
        AddCounter(counter_id=uid("counter"), site_id=uid("site"), name="Guichet 3"),
        *(
            AddService(service_id=uid(f"service {code}"), code=code, name=name, sector=sector)
            for code, name, sector in services
        ),
        *(
            AddAgent(
                agent_id=uid(login),
                login=login,
                given_name=login.capitalize(),
                surname="Essai",
                quality="agent d’accueil",
                secret_id=uid(f"secret {login}"),
                password_hash="$argon2id$not-a-real-one",
                grants=tuple(
                    (uid(f"grant {login} {number}"), role, service) for number, (role, service) in enumerate(grants)
                ),
            )
            for login, grants in AGENTS.items()
        ),
        *(
            PublishProcedure(
                version_id=uid(f"version {procedure.id} 1"),
                procedure=procedure.id,
                number=1,
                definition=definition(procedure),
            )
            for procedure in ALL
        ),
    ]


def seed(store: Store) -> Store:
    """Set up the town: one site, four services, six agents, three procedures, the workstation's own row."""
    store.do_all(town_operations(), ROOT)
    with store.engine.begin() as connection:
        connection.execute(
            insert(Workstation).values(
                id=uid("workstation"),
                number=WORKSTATION,
                name="Poste 12",
                site_id=uid("site"),
                counter_id=uid("counter"),
                enrolled_at=NOW - timedelta(days=30),
            )
        )
    return store


def register(store: Store, name: str, **identity: Any) -> UUID:
    """Put a made-up person on file and give their id."""
    draft = NaturalDraft(**{"birth_name": name.capitalize(), "given_names": "Camille", **identity})
    store.do(RegisterPerson(person_id=uid(name), identity=draft))
    return uid(name)


def stay_request(store: Store, requester_id: UUID | None, name: str = "request", **arguments: Any) -> OpenRequest:
    """Give an operation that files a stay certificate; ``name`` tells its ids from another's."""
    given: dict[str, Any] = {
        "request_id": uid(name),
        "reference": store.reference(),
        "procedure": "stay-certificate",
        "procedure_version": 1,
        "requester_id": requester_id,
        "received_on": TODAY,
        "fields": {"host_name": "Benali Samira"},
        "documents": {code: uid(f"{name} {code}") for code in ("ID", "HOME", "CUSTODY", "PHOTO")},
        "event_id": uid(f"{name} opened"),
        "interaction_id": uid(f"{name} said"),
    }
    return OpenRequest(**(given | arguments))
