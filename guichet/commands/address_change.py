"""The address at which a workstation looks for its server, changed while no desk holds the replica."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import TimeoutError as NoAnswer
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec
from filelock import FileLock, Timeout

from guichet.bootstrap.desks import running_desk
from guichet.commands.errors import ServerAddressRefused
from guichet.contract.refusals import DeskBusy, DeskGone
from guichet.models.engine import workstation_engine
from guichet.sync.local import Identity, read_identity, write_identity

if TYPE_CHECKING:
    from guichet.bootstrap.folders import DataFolder

_PATIENCE_SECONDS: Final = 30.0
_TRY_SECONDS: Final = 0.5
_FRESH_SUFFIXES: Final = ("", "-wal", "-shm")


def server_address(text: str) -> str:
    """Give a server's address as it is kept: ``https://name:port``, nothing behind.

    Raises:
        ServerAddressRefused: it is something else.
    """
    try:
        parts = urlsplit(text.strip())
        whole = parts.scheme == "https" and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number
        whole = False
    if not whole or parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc:
        raise ServerAddressRefused(text)
    return f"https://{parts.netloc}"


def known_identity(folder: DataFolder, key: bytes) -> Identity:
    """Read who this folder's workstation is and where its server was, changing nothing."""
    engine = workstation_engine(folder.database, key, read_only=True, pool=False)
    try:
        with engine.connect() as connection, connection.begin():
            return read_identity(connection)
    finally:
        engine.dispose()


def move(folder: DataFolder, key: bytes, url: str) -> None:
    """Have the workstation look for its server at another address, once that very server has answered there.

    Raises:
        ServerUnreachable, ServerUntrusted, ServerFailed: nobody answers there, or somebody else; nothing is changed.
        DeskBusy: the desk does not end.
    """
    from guichet.sync.transport import Server

    identity = known_identity(folder, key)
    server = Server(url, identity.certificate, identity.token)
    try:
        server.hello()
    finally:
        server.close()
    write_address(folder, key, url)


def write_address(folder: DataFolder, key: bytes, url: str) -> None:
    """Write the server's address into the replica; a desk that runs ends first, for it knows the old one.

    Raises:
        DeskBusy: it does not end.
    """
    with _desk_ended(folder):
        engine = workstation_engine(folder.database, key, pool=False)
        try:
            with engine.begin() as connection:
                write_identity(connection, msgspec.structs.replace(read_identity(connection), url=url))
        finally:
            engine.dispose()
        # A replica that was being rebuilt would bring the old address back with it.
        for suffix in _FRESH_SUFFIXES:
            folder.database.with_name(f"replica.fresh{suffix}").unlink(missing_ok=True)


@contextmanager
def _desk_ended(folder: DataFolder) -> Iterator[None]:
    """Hold the desk's place, having asked the one that runs to end; what it confirmed is on the disk."""
    lock = FileLock(folder.workstation / "desk.lock")
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        _ask_to_end(folder)
        try:
            lock.acquire(timeout=_TRY_SECONDS)
        except Timeout:
            if time.monotonic() > deadline:
                raise DeskBusy() from None
            continue
        break
    try:
        yield
    finally:
        lock.release()


def _ask_to_end(folder: DataFolder) -> None:
    desk = running_desk(folder)
    if desk is None:
        return
    from guichet.desk.client import DeskClient

    # One that leaves meanwhile does what is asked of it.
    with contextlib.suppress(DeskGone, OSError, NoAnswer):
        client = DeskClient(desk.address, bytes.fromhex(desk.authkey))
        try:
            client.shut_down().result(_PATIENCE_SECONDS)
        finally:
            client.close()
