"""The central base of a data folder: opened with its schema up to date, served by a process of its own."""

from __future__ import annotations

import os
import signal
import ssl
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from filelock import FileLock

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.processes import is_alive, spawn
from guichet.contract.refusals import ServerUnreachable
from guichet.models.engine import server_engine
from guichet.models.upgrade import upgrade_server
from guichet.server.base import CentralBase
from guichet.server.certificate import certificate_der, ensure_certificate
from guichet.server.enrolment import Enrolment
from guichet.server.run import running_server

_PATIENCE_SECONDS = 30.0
_STOP_SECONDS = 15.0


@contextmanager
def central_base(folder: DataFolder, url: str = "") -> Iterator[CentralBase]:
    """Open the central base (embedded unless a URL is given), made or upgraded when it has to be."""
    folder.server.mkdir(parents=True, exist_ok=True, mode=0o700)
    engine = server_engine(url or folder.server_url)
    try:
        with FileLock(folder.server / "upgrade.lock"):
            upgrade_server(engine, folder.server)
        yield CentralBase(engine, folder.server)
    finally:
        engine.dispose()


def new_enrolment_code(folder: DataFolder, url: str = "", site: str = "", counter: UUID | None = None) -> str:
    """Give a one-time code that enrols a workstation at a site, at a counter of it if one is given."""
    certificate, _ = ensure_certificate(folder.server)
    with central_base(folder, url) as base:
        return Enrolment(base).new_code(site, certificate_der(certificate), counter)


def server_url(folder: DataFolder) -> str | None:
    """Give the address of the server of this folder, if it runs and answers."""
    found = running_server(folder.server)
    if found is None or not is_alive(found.pid) or not _answers(found.url):
        return None
    return found.url


def ensure_server(folder: DataFolder, listen: str = "127.0.0.1:0") -> str:
    """Give the address of the folder's server, starting it if none runs.

    Raises:
        ServerUnreachable: it did not start in time; its log says why.
    """
    with FileLock(folder.root / "server-start.lock"):
        found = server_url(folder)
        if found is not None:
            return found
        arguments = ("--data", str(folder.root), "server", "--listen", listen)
        process = spawn("guichet", *arguments, log=folder.logs / "server-start.log")
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            found = server_url(folder)
            if found is not None:
                return found
            if process.poll() is not None:
                break
            time.sleep(0.02)
    raise ServerUnreachable()


def stop_server(folder: DataFolder) -> bool:
    """Stop the folder's server and wait for its end, if it runs; says whether it did."""
    found = running_server(folder.server)
    if found is None or server_url(folder) is None:
        return False
    os.kill(found.pid, signal.SIGTERM)
    deadline = time.monotonic() + _STOP_SECONDS
    while is_alive(found.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return True


def _answers(url: str) -> bool:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # only asks whether something listens; workstations pin the certificate
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    try:
        with opener.open(f"{url}/health", timeout=2) as response:
            return bool(response.read() == b"guichet")
    except OSError:
        return False
