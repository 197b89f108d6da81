"""The workstation's replica of a folder, enrolled if it was not, brought up to date; no window, no log-in."""

from __future__ import annotations

import contextlib
import platform
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from filelock import FileLock, Timeout

from guichet.bootstrap.central import new_enrolment_code, stop_server
from guichet.bootstrap.desks import running_desk
from guichet.bootstrap.enrolment import enrol_workstation
from guichet.bootstrap.keys import KeyPlace
from guichet.commands.errors import NothingHere
from guichet.commands.keyplace import make_folder_key, use_folder_key
from guichet.commands.local_server import LocalServer, is_own, local_server, point_to
from guichet.commands.messages import sentence
from guichet.commands.words import _
from guichet.contract.refusals import DeskBusy, KeyUnavailable, Outage, ReplicaDiffers, SnapshotRequired
from guichet.models.engine import workstation_engine
from guichet.models.upgrade import upgrade_workstation

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from guichet.bootstrap.folders import DataFolder
    from guichet.desk.store import Store

Result = TypeVar("Result")

_PATIENCE_SECONDS: Final = 60.0
_TRY_SECONDS: Final = 1.0


@contextmanager
def fresh_replica(folder: DataFolder) -> Iterator[Engine]:
    """Give an engine that reads the folder's replica, as fresh as the server allows.

    The folder's own server is started for it if it does not run, and stopped again. Out of reach of the server, the
    replica is given as it is and a warning is printed.

    Raises:
        NothingHere: the folder holds neither a workstation nor a central base.
        KeyUnavailable: the replica's key cannot be had.
    """
    use_folder_key(folder)
    if not folder.database.exists() and not is_own(folder):
        raise NothingHere(str(folder.root))
    with _served(folder) as server:
        if not folder.database.exists():
            assert server is not None
            _enrol(folder, server.url)
        key = replica_key(folder)
        if server is not None:
            point_to(folder, key, server.url)
        try:
            bring_up(folder, key)
        except Outage as outage:
            print(_("Données du poste telles quelles. {reason}").format(reason=sentence(outage)), file=sys.stderr)
    engine = workstation_engine(folder.database, key, read_only=True)
    try:
        yield engine
    finally:
        engine.dispose()


def enrol_here(folder: DataFolder, url: str, code: str) -> None:
    """Enrol this folder's workstation; without a keyring, its key goes into a file of the folder, said loudly."""
    try:
        enrol_workstation(folder, url, code)
    except KeyUnavailable:
        make_folder_key(folder)
        enrol_workstation(folder, url, code)


@contextmanager
def _served(folder: DataFolder) -> Iterator[LocalServer | None]:
    server = local_server(folder) if is_own(folder) else None
    try:
        yield server
    finally:
        if server is not None and server.started:
            stop_server(folder)


def _enrol(folder: DataFolder, url: str) -> None:
    folder.make()
    with FileLock(folder.root / "enrol.lock"):
        if not folder.database.exists():
            enrol_here(folder, url, new_enrolment_code(folder))


def replica_key(folder: DataFolder) -> bytes:
    """Give the key of the folder's replica.

    Raises:
        KeyUnavailable: there is none, or it cannot be had.
    """
    key = KeyPlace(folder.workstation).read()
    if key is None:
        raise KeyUnavailable(platform.node())
    return key


def bring_up(folder: DataFolder, key: bytes) -> None:
    """Synchronise: through the desk that runs, else here.

    Raises:
        DeskBusy: another program holds the replica.
        Outage: the server cannot be reached, or refuses this workstation.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not _through_desk(folder) and not _here(folder, key):
        # A desk is starting, or another command synchronises.
        if time.monotonic() > deadline:
            raise DeskBusy()


def _through_desk(folder: DataFolder) -> bool:
    """Have the desk synchronise; False when none runs."""
    desk = running_desk(folder)
    if desk is None:
        return False
    from guichet.desk.client import DeskClient

    client = DeskClient(desk.address, bytes.fromhex(desk.authkey))
    try:
        client.sync_now().result(_PATIENCE_SECONDS)
    finally:
        client.close()
    return True


def _here(folder: DataFolder, key: bytes) -> bool:
    """Synchronise in this process; False when another one holds the replica."""
    from guichet.desk.store import Store

    try:
        with FileLock(folder.workstation / "desk.lock", timeout=_TRY_SECONDS):
            upgrade_workstation(folder.database, key)
            with contextlib.closing(Store(folder.database, key)) as store:
                _synchronise(store)
    except Timeout:
        return False
    return True


def _synchronise(store: Store) -> None:
    from guichet.desk.builder import build_fresh
    from guichet.sync.round import Round
    from guichet.sync.transport import Server

    store.swap()
    identity = store.replica.identity
    server = Server(identity.url, identity.certificate, identity.token)
    try:
        try:
            Round(store.replica, server, _at_once).run()
        except (SnapshotRequired, ReplicaDiffers):
            build_fresh(store.order(), lambda _progress: None)
            store.swap()
            Round(store.replica, server, _at_once).run()
    finally:
        server.close()


def _at_once(job: Callable[[], Result]) -> Result:
    return job()
