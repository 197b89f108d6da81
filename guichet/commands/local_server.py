"""The embedded server of a folder, started for commands that need it; always at the same address if it can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from guichet.bootstrap.central import ensure_server, server_url
from guichet.commands.central import central_file
from guichet.contract.refusals import ServerUnreachable

if TYPE_CHECKING:
    from guichet.bootstrap.folders import DataFolder

_PORT_FILE: Final = "port"


class LocalServer(msgspec.Struct, frozen=True):
    """Where the folder's server answers, and whether it was started now."""

    url: str
    started: bool


def local_server(folder: DataFolder) -> LocalServer:
    """Give the folder's running server, or start one where it was the last time.

    Raises:
        ServerUnreachable: it does not start; its log says why.
    """
    found = server_url(folder)
    if found is not None:
        return LocalServer(found, started=False)
    url = _start(folder)
    (folder.server / _PORT_FILE).write_text(_port(url))
    return LocalServer(url, started=True)


def point_to(folder: DataFolder, key: bytes, url: str) -> None:
    """Tell the folder's workstation where its server is now, if it is the folder's own and has moved.

    Raises:
        DeskBusy: it has moved and the desk does not end.
    """
    from guichet.commands.address_change import known_identity, write_address

    certificate = folder.server / "certificate.pem"
    if not certificate.is_file():
        return
    identity = known_identity(folder, key)
    if identity.certificate.strip() != certificate.read_text().strip():
        return
    if identity.url != url:
        write_address(folder, key, url)
    (folder.server / _PORT_FILE).write_text(_port(url))


def has_moved(folder: DataFolder) -> bool:
    """Say whether the folder's server was started elsewhere than its workstation last heard of it; reads two files."""
    from guichet.server.run import running_server

    found = running_server(folder.server)
    try:
        return found is not None and _port(found.url) != (folder.server / _PORT_FILE).read_text()
    except OSError:
        return True


def is_own(folder: DataFolder) -> bool:
    """Say whether the folder holds a central base."""
    return central_file(folder).exists()


def _start(folder: DataFolder) -> str:
    try:
        port = int((folder.server / _PORT_FILE).read_text())
    except (OSError, ValueError):
        return ensure_server(folder)
    try:
        return ensure_server(folder, f"127.0.0.1:{port}")
    except ServerUnreachable:
        # Another program took that port meanwhile.
        return ensure_server(folder)


def _port(url: str) -> str:
    return url.rpartition(":")[2]
