"""A CUPS server of one's own on a Unix socket, and a listener that keeps what a network printer would be sent."""

from __future__ import annotations

import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

_FILES = """\
ServerRoot {folder}/root
ServerBin {folder}/bin
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/errors
AccessLog {folder}/access
PageLog {folder}/pages
"""
_SERVER = """\
Listen {folder}/sock
Browsing No
WebInterface No
LogLevel warn
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_QUEUE = """\
<{kind} {name}>
Info {label}
DeviceURI {uri}
State {state}
Accepting Yes
Shared No
ErrorPolicy stop-printer
</{kind}>
"""
_PROGRAMS = Path("/usr/lib/cups")


@contextmanager
def private_cups(queues: Mapping[str, str], *, stopped: str = "", default: str = "") -> Iterator[None]:
    """Run a CUPS server with raw queues (name → device), and name it to the programs of this process.

    The device ``broken:/`` takes every job and fails.
    """
    folder = Path(tempfile.mkdtemp(prefix="guichet-cups-"))
    folder.chmod(0o755)  # backends run as another user when the server runs as root
    for name in ("root", "spool/tmp", "cache", "state", "bin/backend"):
        (folder / name).mkdir(parents=True)
    for name in ("cgi-bin", "daemon", "filter", "monitor", "notifier"):
        (folder / "bin" / name).symlink_to(_PROGRAMS / name)
    (folder / "bin" / "backend" / "socket").symlink_to(_PROGRAMS / "backend" / "socket")
    broken = folder / "bin" / "backend" / "broken"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    (folder / "files.conf").write_text(_FILES.format(folder=folder))
    (folder / "root" / "cupsd.conf").write_text(_SERVER.format(folder=folder))
    described = "".join(
        _QUEUE.format(
            kind="DefaultPrinter" if name == default else "Printer",
            name=name,
            label=f"Imprimante {name}",
            uri=uri,
            state="Stopped" if name == stopped else "Idle",
        )
        for name, uri in queues.items()
    )
    (folder / "root" / "printers.conf").write_text(described)
    server = subprocess.Popen(
        ["/usr/sbin/cupsd", "-f", "-c", str(folder / "root" / "cupsd.conf"), "-s", str(folder / "files.conf")],
        stdin=subprocess.DEVNULL,
    )
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("CUPS_SERVER", str(folder / "sock"))
            _wait_for(folder / "sock")
            yield
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def _wait_for(path: Path) -> None:
    """Wait until the server takes connections: whoever connects once is told."""
    for _ in range(500):
        with socket.socket(socket.AF_UNIX) as attempt:
            try:
                attempt.connect(str(path))
            except OSError:
                threading.Event().wait(0.01)
            else:
                return
    raise TimeoutError(path)


class Listener:
    """A network printer that keeps what it gets, job by job.

    ``says`` answers a question about its state (DLE EOT 1), if it answers; ``slams`` the door after the first bytes;
    ``port`` is one that it shall be switched on at.
    """

    def __init__(self, *, says: bytes = b"", slams: bool = False, port: int = 0) -> None:
        self._says = says
        self._slams = slams
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port: int = self._socket.getsockname()[1]
        self.jobs: list[bytes] = []
        self._got = threading.Semaphore(0)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def next_job(self) -> bytes:
        """Wait for a job's last byte, and give the job."""
        assert self._got.acquire(timeout=20)
        return self.jobs.pop(0)

    def close(self) -> None:
        """Switch it off."""
        # A listening socket that is only closed leaves a thread in accept().
        with socket.create_connection(("127.0.0.1", self.port)):
            self._socket.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                job = self._take(connection)
            if self._socket.fileno() < 0:
                return
            if job:
                self.jobs.append(job)
                self._got.release()

    def _take(self, connection: socket.socket) -> bytes:
        taken = b""
        connection.settimeout(20)
        try:
            while chunk := connection.recv(65536):
                taken += chunk
                if taken.startswith(b"\x10\x04\x01"):
                    taken = taken[3:]
                    if self._says:
                        connection.sendall(self._says)
                if self._slams and taken:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
                    return b""
        except OSError:
            return b""
        return taken


@pytest.fixture
def listener() -> Iterator[Listener]:
    """A network printer that takes everything."""
    printer = Listener()
    yield printer
    printer.close()


def dead_port() -> int:
    """Give a port of this machine where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
