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
from guichet.server.certificate import ensure_certificate

log = logging.getLogger(__name__)

ADDRESS_FILE = "address.json"


class ServerAddress(msgspec.Struct, frozen=True):
    """Where the running server of a data folder listens."""

    url: str
    pid: int


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
    family = socket.AF_INET6 if ":" in host.strip("[]") else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sets TCP_NODELAY by proto
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host.strip("[]") or "127.0.0.1", int(port)))
    listener.listen(128)
    address = base.folder / ADDRESS_FILE
    shown = "127.0.0.1" if host in ("", "0.0.0.0") else host  # noqa: S104  # an address to show, not to bind
    url = f"https://{shown}:{listener.getsockname()[1]}"
    temporary = address.with_suffix(".part")
    temporary.write_bytes(msgspec.json.encode(ServerAddress(url, os.getpid())))
    temporary.replace(address)
    log.info("listening on %s", url)
    # uvicorn raises the signal that ended it once more, for the handlers of before: ours let us clean up.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    try:
        uvicorn.Server(config).run(sockets=[listener])
    finally:
        address.unlink(missing_ok=True)


def running_server(folder: Path) -> ServerAddress | None:
    """Give the address that a running server of this folder wrote, or None."""
    try:
        return msgspec.json.decode((folder / ADDRESS_FILE).read_bytes(), type=ServerAddress)
    except (OSError, msgspec.MsgspecError):
        return None
