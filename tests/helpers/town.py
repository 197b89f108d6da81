"""A small real town: central base, server on the loopback, enrolled workstations with their desks. Nothing is faked."""

from __future__ import annotations

import base64
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, delete

from guichet.bootstrap.desks import start_desk, wait_for_desk
from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.processes import is_alive, spawn
from guichet.commands.founding import shipped_procedures, shipped_services
from guichet.contract.accounts import AddAgent, AddCounter, AddService, AddSite, PublishProcedure, SetUpOrganisation
from guichet.contract.base import ChangeSet, Operation, new_id
from guichet.contract.desk import Session, SyncStatus
from guichet.demo.build import SEED, Catalogue, draw_town, load_town
from guichet.demo.cases import ZONE
from guichet.desk.client import DeskClient
from guichet.desk.connection import DeskServer
from guichet.desk.core import Desk
from guichet.desk.store import Store
from guichet.domain.catalogue import decode_services
from guichet.domain.permissions import OPEN_SECTORS, Role, Sector
from guichet.models.engine import server_engine, workstation_engine
from guichet.models.upgrade import upgrade_server
from guichet.models.workstation import TypedDraft
from guichet.server.base import CentralBase
from guichet.server.blobs import ensure_blob_keys
from guichet.server.certificate import certificate_der, ensure_certificate
from guichet.server.enrolment import Enrolment
from guichet.server.root import do_as_root
from guichet.server.run import running_server
from guichet.sync.blobs import LocalFiles
from guichet.sync.enrol import enrol
from guichet.sync.local import Identity
from tests.helpers.moved_clock import MovedClock
from tests.helpers.network import Wire
from tests.helpers.quiet import hear_out, listen_to

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "guichet" / "resources"
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
    """One enrolled workstation: its desk, and a client that came in by its door.

    The desk runs in this process, or (``process``) in the process that a town's PC runs it in.
    """

    def __init__(
        self,
        root: Path,
        key: bytes,
        identity: Identity,
        *,
        poll_seconds: float,
        process: bool,
        clock: MovedClock | None = None,
    ) -> None:
        self.folder = DataFolder(root)
        self.key = key
        self.identity = identity
        self._poll = poll_seconds
        self._process = process
        self._clock = clock
        self.desk: Desk | None = None
        self.pid = 0
        self.changed: list[ChangeSet] = []
        self.statuses: list[SyncStatus] = []
        self.open()

    def open(self) -> None:
        """Start the desk and come in."""
        if self._process:
            self._start_process()
        else:
            self._start_here()
        self.client = self.come_in()

    def come_in(self, **callbacks: Any) -> DeskClient:
        """Give one more client of this desk, not logged in."""
        told = {"on_changed": self.changed.append, "on_status": self.statuses.append, **callbacks}
        return DeskClient(self.address, self.authkey, **told)

    def log_in(self, login: str = "claire.moreau") -> Session:
        """Log the client in."""
        return self.client.log_in(login, PASSWORD).result(20)

    def sync(self) -> SyncStatus:
        """Push and pull at once."""
        return self.client.sync_now().result(60)

    def replica(self) -> Engine:
        """Open the replica's file to look at it."""
        return workstation_engine(self.folder.database, self.key, read_only=True, pool=False)

    def forget_drafts(self) -> None:
        """Forget what anybody typed here and did not save, once every window is closed; for a desk of this process."""
        assert self.desk is not None

        def forget() -> None:
            with self.store.replica.engine.begin() as connection:
                connection.execute(delete(TypedDraft))

        patience = time.monotonic() + 5
        while self.door.guests() > 1:  # a window that is leaving may have had its last words kept
            assert time.monotonic() < patience, "a window is open still"
            time.sleep(0.005)
        self.desk._lanes.write(forget)

    def kill(self) -> None:
        """Kill the desk process as a power cut would, and leave the client hanging."""
        os.kill(self.pid, signal.SIGKILL)
        while is_alive(self.pid):
            time.sleep(0.005)
        self.client.close()

    def close(self) -> None:
        """End client and desk."""
        if self._process:
            if is_alive(self.pid):
                self.client.shut_down()
                while is_alive(self.pid):
                    time.sleep(0.01)
            self.client.close()
        else:
            self.client.close()
            self.door.close()
            assert self.desk is not None
            self.desk.close()

    def _start_here(self) -> None:
        self.store = Store(self.folder.database, self.key)
        blob_key = base64.b64decode(self.identity.blob_key)
        folder = self.folder.workstation / "blobs"
        files = LocalFiles(folder, lambda: self.store.replica.engine, blob_key, shared=self.store.shared)
        self.desk = Desk(self.store, files, poll_seconds=self._poll)
        self.address = str(Path(tempfile.gettempdir()) / f"guichet-test-{secrets.token_hex(6)}.sock")
        self.authkey = secrets.token_bytes(16)
        self.door = DeskServer(self.desk, self.address, self.authkey, lambda: None)
        self.desk.start()
        self.door.start()

    def _start_process(self) -> None:
        key_file = self.folder.root / "key"
        key_file.write_text(self.key.hex())
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GUICHET_KEY_FILE", str(key_file))
            process = start_desk(self.folder) if self._clock is None else self._start_by(self._clock)
        found = wait_for_desk(self.folder, process)
        self.address, self.authkey, self.pid = found.address, bytes.fromhex(found.authkey), found.pid
        threading.Thread(target=process.wait, daemon=True).start()

    def _start_by(self, clock: MovedClock) -> subprocess.Popen[bytes]:
        arguments = (str(clock.path), "guichet.bootstrap.desks", str(self.folder.root))
        return spawn("tests.helpers.moved_clock", *arguments, log=self.folder.logs / "desk-start.log")


class Town:
    """The central side of a test: a base, its server as a process, and the wire to it that can be cut.

    Args:
        people: draws the town of the demonstration with so many people, in place of the small one.
        clock: what its server and the desks that are processes go by.
    """

    def __init__(
        self,
        folder: Path,
        url: str = "",
        *,
        demo: bool = False,
        procedures: bool = True,
        people: int = 0,
        clock: MovedClock | None = None,
    ) -> None:
        self.folder = folder
        self.server_folder = folder / "server"
        self.server_folder.mkdir(parents=True, exist_ok=True)
        self._database = url or f"sqlite:///{self.server_folder / 'central.db'}"
        self.engine: Engine = server_engine(self._database)
        upgrade_server(self.engine, self.server_folder)
        self.base = CentralBase(self.engine, self.server_folder)
        self._clock = clock
        if people:
            self._draw(people)
        else:
            with self.engine.begin() as connection:
                ensure_blob_keys(connection)
            do_as_root(self.base, founding(demo=demo, procedures=procedures))
        self._workplaces: list[Workplace] = []
        self._start_server()
        address = running_server(self.server_folder)
        assert address is not None
        self._server_port = int(address.url.rpartition(":")[2])
        self._wire = self.new_wire()

    @property
    def url(self) -> str:
        """Where workstations reach the server: through the wire."""
        return f"https://127.0.0.1:{self._wire.port}"

    def go_down(self) -> None:
        """Cut the network."""
        self._wire.cut()

    def go_up(self) -> None:
        """Give the network back."""
        self._wire.mend()

    def new_wire(self) -> Wire:
        """Lay another wire to the server, to be cut by itself."""
        return Wire(self._server_port)

    def enrol(
        self,
        name: str,
        *,
        site: str = "hdv",
        poll_seconds: float = 3600.0,
        process: bool = False,
        wire: Wire | None = None,
        direct: bool = False,
    ) -> Workplace:
        """Enrol a workstation and bring it up to date; it synchronises when told to (or every ``poll_seconds``).

        It reaches the server through the town's wire, through one of its own, or (``direct``) by none: a wire works in
        this process, which a test that measures this process does without.
        """
        root = self.folder / name
        key = secrets.token_bytes(32)
        certificate, _ = ensure_certificate(self.server_folder)
        code = Enrolment(self.base).new_code(site, certificate_der(certificate))
        port = self._server_port if direct else (wire or self._wire).port
        identity = enrol(DataFolder(root).database, key, f"https://127.0.0.1:{port}", code, name)
        clock = self._clock if process else None
        workplace = Workplace(root, key, identity, poll_seconds=poll_seconds, process=process, clock=clock)
        self._workplaces.append(workplace)
        workplace.sync()
        return workplace

    def close(self) -> None:
        """End everything."""
        for workplace in self._workplaces:
            workplace.close()
        self._wire.cut()
        self._server.terminate()
        self._server.wait(10)
        assert self._server.stdin is not None
        self._server.stdin.close()
        self.engine.dispose()
        hear_out(self.folder)

    def _draw(self, people: int) -> None:
        """Fill the base with the town of the demonstration, and a year of its life."""
        catalogue = Catalogue(procedures=tuple(shipped_procedures()), services=shipped_services())
        town = draw_town(catalogue, people=people, seed=SEED, today=self.base.now().astimezone(ZONE).date())
        with self.engine.begin() as connection:
            load_town(self.base, connection, town)

    def _start_server(self) -> None:
        logs = self.folder / "logs"
        logs.mkdir(exist_ok=True)
        listen_to(self.folder)
        by = [] if self._clock is None else ["tests.helpers.moved_clock", str(self._clock.path)]
        with (logs / "server-start.log").open("ab") as output:
            self._server = subprocess.Popen(
                [sys.executable, "-m", *by, "tests.helpers.serve", self._database, str(self.server_folder)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
            )
        while running_server(self.server_folder) is None:
            assert self._server.poll() is None, "the server ended"
            time.sleep(0.01)


@contextmanager
def small_town(
    folder: Path,
    url: str = "",
    *,
    demo: bool = False,
    procedures: bool = True,
    people: int = 0,
    clock: MovedClock | None = None,
) -> Iterator[Town]:
    """Make a town for the time of a test."""
    town = Town(folder, url, demo=demo, procedures=procedures, people=people, clock=clock)
    try:
        yield town
    finally:
        town.close()
