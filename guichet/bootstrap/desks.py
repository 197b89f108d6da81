"""The desk process of a data folder: started when it is needed, found again when it runs, gone when nobody needs it."""

from __future__ import annotations

import base64
import os
import secrets
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from filelock import FileLock, Timeout

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.processes import is_alive, spawn
from guichet.contract.refusals import DeskBusy, DeskGone, KeyUnavailable, NotEnrolled

if TYPE_CHECKING:
    import subprocess

    from guichet.desk.connection import DeskServer
    from guichet.desk.core import Desk
    from guichet.desk.store import Store

_PATIENCE_SECONDS = 30.0
_LINGER_SECONDS = 600.0
"""How long a desk without a window goes on trying to send what waits."""


class DeskAddress(msgspec.Struct, frozen=True):
    """Where a running desk listens, and the key of its door; the file is readable by its owner only."""

    address: str
    authkey: str
    pid: int


def address_file(folder: DataFolder) -> Path:
    """Give the file in which a running desk says where it is."""
    return folder.workstation / "desk.json"


def running_desk(folder: DataFolder) -> DeskAddress | None:
    """Give the running desk's address, or None."""
    try:
        found = msgspec.json.decode(address_file(folder).read_bytes(), type=DeskAddress)
    except (OSError, msgspec.MsgspecError):
        return None
    return found if is_alive(found.pid) and _is_held(folder) else None


def _is_held(folder: DataFolder) -> bool:
    """Say whether a desk holds the folder: after a power cut the address file is there, and its number another's."""
    lock = FileLock(folder.workstation / "desk.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


def ensure_desk(folder: DataFolder) -> DeskAddress:
    """Give the folder's desk, starting it if none runs.

    Raises:
        NotEnrolled: there is no workstation in this folder.
        DeskGone: it did not start; its log says why.
    """
    if not folder.database.exists():
        raise NotEnrolled()
    found = running_desk(folder)
    if found is not None:
        return found
    return wait_for_desk(folder, start_desk(folder))


def start_desk(folder: DataFolder) -> subprocess.Popen[bytes]:
    """Start the desk process without waiting for it; gives the process."""
    return spawn("guichet.bootstrap.desks", str(folder.root), log=folder.logs / "desk-start.log")


def wait_for_desk(folder: DataFolder, process: subprocess.Popen[bytes]) -> DeskAddress:
    """Wait until a started desk says where it is.

    Raises:
        DeskGone: it ended, or took too long.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = running_desk(folder)
        if found is not None:
            return found
        if process.poll() is not None:
            break
        time.sleep(0.01)
    raise DeskGone()


class _DeskProcess:
    """The desk process from its start to its end."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._done = threading.Event()

    def run(self) -> None:
        from guichet.bootstrap.keys import KeyPlace
        from guichet.bootstrap.logs import log_to
        from guichet.desk.connection import DeskServer
        from guichet.desk.core import Desk
        from guichet.desk.store import Store
        from guichet.models.upgrade import upgrade_workstation
        from guichet.sync.blobs import LocalFiles

        log_to(self._folder.logs, "desk")
        key = KeyPlace(self._folder.workstation).read()
        if key is None:
            raise KeyUnavailable("keyring")
        upgrade_workstation(self._folder.database, key)
        store = Store(self._folder.database, key)
        folder, key_of_files = self._folder.workstation / "blobs", _blob_key(store)
        files = LocalFiles(folder, lambda: store.replica.engine, key_of_files, shared=store.shared)
        desk = Desk(store, files)
        address, authkey = _door(self._folder), secrets.token_bytes(32)
        door = DeskServer(desk, address, authkey, self._done.set)
        desk.start()
        door.start()
        self._announce(DeskAddress(address, authkey.hex(), os.getpid()))
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self._done.set())
        try:
            self._wait(desk, door)
        finally:
            address_file(self._folder).unlink(missing_ok=True)
            door.close()
            desk.close()

    def _wait(self, desk: Desk, door: DeskServer) -> None:
        """Stay while a window is here, and after that while something waits to be sent."""
        alone_since: float | None = None
        started = time.monotonic()
        while not self._done.wait(0.5):
            if door.guests():
                alone_since, started = None, 0.0
                continue
            now = time.monotonic()
            if started and now - started < _PATIENCE_SECONDS:
                continue
            alone_since = alone_since or now
            idle = desk.sync.status.waiting == 0
            if (idle and now - alone_since > 2) or now - alone_since > _LINGER_SECONDS:
                return

    def _announce(self, address: DeskAddress) -> None:
        path = address_file(self._folder)
        temporary = path.with_suffix(".part")
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(msgspec.json.encode(address))
        temporary.replace(path)


def _blob_key(store: Store) -> bytes:
    return base64.b64decode(store.replica.identity.blob_key)


def _door(folder: DataFolder) -> str:
    name = f"guichet-{os.getpid()}-{secrets.token_hex(4)}"
    if os.name == "nt":
        return rf"\\.\pipe\{name}"
    inside = folder.workstation / f"{name}.sock"
    if len(str(inside)) < 100:
        for old in folder.workstation.glob("guichet-*.sock"):
            old.unlink(missing_ok=True)
        return str(inside)
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108  # a socket path has at most 107 bytes
    return str(runtime / f"{name}.sock")


def main() -> int:
    """Run the desk of the folder given; one desk a folder."""
    folder = DataFolder(Path(sys.argv[1]))
    lock = FileLock(folder.workstation / "desk.lock")
    try:
        lock.acquire(timeout=5)
    except Timeout:
        raise DeskBusy() from None
    try:
        _DeskProcess(folder).run()
    finally:
        lock.release()
    return 0


if __name__ == "__main__":
    sys.exit(main())
