"""Run the server: TLS always, one process, a PID and address file that tells the town's other programs where it is."""

from __future__ import annotations

import logging
import os
import signal
import socket
from pathlib import Path

import msgspec
import uvicorn

from guichet.server.app import make_app
from guichet.server.base import CentralBase
from guichet.server.blobs import BlobStore
from guichet.server.certificate import ensure_certificate
from guichet.server.upkeep import upkeep

log = logging.getLogger(__name__)

ADDRESS_FILE = "address.json"


class ServerAddress(msgspec.Struct, frozen=True):
    """Where the running server of a data folder listens."""

    url: str
    pid: int
    reach: str = ""
    """How other computers name it, as far as this one can tell; empty: only this computer may."""


def serve(base: CentralBase, listen: str) -> None:
    """Serve until told to stop (SIGINT, SIGTERM); ``listen`` is ``host:port``, port 0 takes a free one."""
    host, _, port = listen.rpartition(":")
    certificate, key = ensure_certificate(base.folder)
    config = uvicorn.Config(
        make_app(base),
        ssl_certfile=str(certificate),
        ssl_keyfile=str(key),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=120,
        lifespan="off",
    )
    listener = _listen(host.strip("[]"), int(port))
    taken = listener.getsockname()[1]
    everywhere = host.strip("[]") in ("", "0.0.0.0", "::")  # noqa: S104  # compared, not bound
    url = f"https://{'127.0.0.1' if everywhere else host}:{taken}"
    local = host.startswith("127.") or host in ("localhost", "[::1]")
    reach = "" if local else f"https://{_own_name()}:{taken}" if everywhere else url
    address = base.folder / ADDRESS_FILE
    temporary = address.with_suffix(".part")
    temporary.write_bytes(msgspec.json.encode(ServerAddress(url, os.getpid(), reach)))
    temporary.replace(address)
    log.info("listening on %s", url)
    # uvicorn raises the signal that ended it once more, for the handlers of before: ours let us clean up.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    try:
        with upkeep(BlobStore(base)):
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        address.unlink(missing_ok=True)


def _own_name() -> str:
    """Give this computer's name on the network, as far as it knows."""
    name = socket.getfqdn()
    return socket.gethostname() if name.startswith("localhost") else name


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sets TCP_NODELAY only on sockets that name their protocol
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host or "127.0.0.1", port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def running_server(folder: Path) -> ServerAddress | None:
    """Give the address that a running server of this folder wrote, or None."""
    try:
        return msgspec.json.decode((folder / ADDRESS_FILE).read_bytes(), type=ServerAddress)
    except (OSError, msgspec.MsgspecError):
        return None
