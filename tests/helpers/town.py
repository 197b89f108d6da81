"""A small real town: central base, server on the loopback, enrolled workstations with their desks. Nothing is faked."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import uvicorn
from argon2 import PasswordHasher
from sqlalchemy import Engine

from guichet.contract.accounts import AddAgent, AddCounter, AddService, AddSite, PublishProcedure, SetUpOrganisation
from guichet.contract.base import ChangeSet, Operation, new_id
from guichet.contract.desk import Session, SyncStatus
from guichet.desk.client import DeskClient
from guichet.desk.connection import DeskServer
from guichet.desk.core import Desk
from guichet.desk.store import Store
from guichet.domain.catalogue import decode_services
from guichet.domain.permissions import OPEN_SECTORS, Role, Sector
from guichet.models.engine import server_engine
from guichet.models.upgrade import upgrade_server
from guichet.server.app import make_app
from guichet.server.base import CentralBase
from guichet.server.blobs import ensure_blob_keys
from guichet.server.certificate import certificate_der, ensure_certificate
from guichet.server.enrolment import Enrolment
from guichet.server.root import do_as_root
from guichet.sync.blobs import LocalFiles
from guichet.sync.enrol import enrol

RESOURCES = Path(__file__).parents[2] / "guichet" / "resources"
PASSWORD = "Tilleul-vert-47-marche"
COUNTER_AGENT = UUID(int=1)
SUPERVISOR = UUID(int=2)
ADMINISTRATOR = UUID(int=3)
SOCIAL_AGENT = UUID(int=4)

_hash = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(PASSWORD)


def founding(demo: bool = False, procedures: bool = True) -> list[Operation]:
    """Give the operations that make a town with two sites, its services, four agents and the shipped catalogue."""
    operations: list[Operation] = [
        SetUpOrganisation(
            organisation_id=new_id(),
            name="Ville de Saint-Aubin",
            department="93",
            street="1 place de la Mairie",
            postcode="93200",
            city="Saint-Aubin",
            email="mairie@saint-aubin.example",
            phone="+33155550100",
            demo=demo,
        ),
        AddSite(site_id=UUID(int=10), code="hdv", name="Hôtel de ville", sectors=tuple(sorted(OPEN_SECTORS))),
        AddSite(site_id=UUID(int=11), code="ccas", name="CCAS", sectors=(Sector.GENERAL, Sector.SOCIAL)),
        AddCounter(counter_id=UUID(int=12), site_id=UUID(int=10), name="Guichet 3"),
    ]
    services = decode_services((RESOURCES / "services.json").read_bytes())
    operations += [
        AddService(service_id=new_id(), code=service.code, name=service.label, sector=service.sector)
        for service in services
    ]
    agents = (
        (COUNTER_AGENT, "claire.moreau", "Claire", "Moreau", (Role.COUNTER, "")),
        (SUPERVISOR, "ali.kacem", "Ali", "Kacem", (Role.SUPERVISOR, "")),
        (ADMINISTRATOR, "eve.roy", "Ève", "Roy", (Role.ADMINISTRATOR, "")),
        (SOCIAL_AGENT, "ines.da-silva", "Inès", "Da Silva", (Role.OFFICER, "ccas")),
    )
    for agent_id, login, given_name, surname, (role, service_code) in agents:
        operations.append(
            AddAgent(
                agent_id=agent_id,
                login=login,
                given_name=given_name,
                surname=surname,
                quality="Agent d’accueil",
                secret_id=new_id(),
                password_hash=_hash,
                must_change=False,
                grants=((new_id(), role, service_code),),
            )
        )
    if procedures:
        operations += [
            PublishProcedure(version_id=new_id(), procedure=path.stem, number=1, definition=path.read_text())
            for path in sorted((RESOURCES / "catalogue").glob("*.json"))
        ]
    return operations


class Workplace:
    """One enrolled workstation: its desk, and a client that came in by its door and is logged in."""

    def __init__(self, folder: Path, key: bytes, *, poll_seconds: float) -> None:
        self.folder = folder
        self.key = key
        self._poll = poll_seconds
        self.changed: list[ChangeSet] = []
        self.statuses: list[SyncStatus] = []
        self.open()

    @property
    def database(self) -> Path:
        """The replica's file."""
        return self.folder / "replica.db"

    def open(self) -> None:
        """Start the desk and come in."""
        import base64

        self.store = Store(self.database, self.key)
        blob_key = base64.b64decode(self.store.replica.identity.blob_key)
        files = LocalFiles(self.folder / "blobs", lambda: self.store.replica.engine, blob_key)
        self.desk = Desk(self.store, files, poll_seconds=self._poll)
        self.address = str(self.folder / f"d{secrets.token_hex(3)}.sock")
        self.authkey = secrets.token_bytes(16)
        self.door = DeskServer(self.desk, self.address, self.authkey, lambda: None)
        self.desk.start()
        self.door.start()
        self.client = self.come_in()

    def come_in(self) -> DeskClient:
        """Give one more client of this desk, not logged in."""
        return DeskClient(
            self.address, self.authkey, on_changed=self.changed.append, on_status=self.statuses.append
        )

    def log_in(self, login: str = "claire.moreau") -> Session:
        """Log the client in."""
        return self.client.log_in(login, PASSWORD).result(10)

    def sync(self) -> SyncStatus:
        """Push and pull at once."""
        return self.client.sync_now().result(60)

    def close(self) -> None:
        """End client and desk."""
        self.client.close()
        self.door.close()
        self.desk.close()


class Town:
    """The central side of a test, with a server that can go away and come back."""

    def __init__(self, folder: Path, url: str = "", *, demo: bool = False, procedures: bool = True) -> None:
        self.folder = folder
        self.server_folder = folder / "server"
        self.server_folder.mkdir(parents=True, exist_ok=True)
        self.engine: Engine = server_engine(url or f"sqlite:///{self.server_folder / 'central.db'}")
        upgrade_server(self.engine, self.server_folder)
        self.base = CentralBase(self.engine, self.server_folder)
        with self.engine.begin() as connection:
            ensure_blob_keys(connection)
        do_as_root(self.base, founding(demo=demo, procedures=procedures))
        self.certificate, self._certificate_key = ensure_certificate(self.server_folder)
        self._port = 0
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._workplaces: list[Workplace] = []
        self.go_up()

    @property
    def url(self) -> str:
        """Where the server answers, or would."""
        return f"https://127.0.0.1:{self._port}"

    def go_up(self) -> None:
        """Start the server, at the same address as before."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        config = uvicorn.Config(
            make_app(self.base),
            ssl_certfile=str(self.certificate),
            ssl_keyfile=str(self._certificate_key),
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=1,
        )
        server = uvicorn.Server(config)
        self._server = server

        def serve() -> None:
            server.run(sockets=[listener])
            listener.close()

        self._thread = threading.Thread(target=serve, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def go_down(self) -> None:
        """Cut the network: nobody answers at the server's address."""
        assert self._server is not None
        assert self._thread is not None
        self._server.should_exit = True
        self._thread.join(10)
        self._server = None

    def enrol(self, name: str, *, site: str = "hdv", poll_seconds: float = 3600.0) -> Workplace:
        """Enrol a workstation and bring it up to date; it synchronises when told to (or every ``poll_seconds``)."""
        folder = self.folder / name
        folder.mkdir()
        key = secrets.token_bytes(32)
        code = Enrolment(self.base).new_code(site, certificate_der(self.certificate))
        enrol(folder / "replica.db", key, self.url, code, name)
        workplace = Workplace(folder, key, poll_seconds=poll_seconds)
        self._workplaces.append(workplace)
        workplace.sync()
        return workplace

    def close(self) -> None:
        """End everything."""
        for workplace in self._workplaces:
            workplace.close()
        if self._server is not None:
            self.go_down()
        self.engine.dispose()


@contextmanager
def small_town(folder: Path, url: str = "", *, demo: bool = False, procedures: bool = True) -> Iterator[Town]:
    """Make a town for the time of a test."""
    town = Town(folder, url, demo=demo, procedures=procedures)
    try:
        yield town
    finally:
        town.close()
