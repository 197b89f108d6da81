"""A server on a port and workstations beside it, for the tests of files."""

from __future__ import annotations

import base64
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import httpx
import uvicorn
from sqlalchemy import Engine, insert
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guichet.contract.base import new_id
from guichet.models.base import Side
from guichet.models.engine import create_schema, server_engine, workstation_engine
from guichet.models.requests import HeldDocument
from guichet.models.server import Device
from guichet.server.app import make_app
from guichet.server.base import CentralBase, read_setting, token_hash
from guichet.server.blobs import ORGANISATION_KEY, ensure_blob_keys
from guichet.sync.blob_http import PendingFile
from guichet.sync.blobs import Carried, LocalFiles, upload, upload_pending

SOCIAL, PLANNING = "sector.social", "sector.planning"
PDF = "application/pdf"
MARK = b"Avis d'imposition de la famille Exemple "


def paper(size: int, seed: int = 1) -> bytes:
    """Make a file whose clear text is easily found again: a mark at every kibibyte."""
    noise = random.Random(seed).randbytes(size)
    return b"".join(MARK + noise[at + len(MARK) : at + 1024] for at in range(0, size, 1024))[:size]


def make_base(folder: Path) -> CentralBase:
    """Make an empty central base with its keys."""
    folder.mkdir(parents=True, exist_ok=True)
    base = CentralBase(server_engine(f"sqlite:///{folder / 'server.db'}"), folder)
    with base.engine.begin() as connection:
        create_schema(connection, Side.SERVER)
        ensure_blob_keys(connection)
    return base


def add_device(base: CentralBase, workstation: int, partitions: tuple[str, ...]) -> str:
    """Enrol a device by hand; gives its token."""
    token = f"token-{workstation}"
    row = {"workstation": workstation, "token_hash": token_hash(token), "public_key": "", "revoked": False}
    with base.engine.begin() as connection:
        connection.execute(insert(Device).values(**row, partitions=list(partitions)))
    return token


def hold(engine: Engine, blob_id: str, partition: str, media_type: str = PDF) -> UUID:
    """Write the row that a HoldDocument leaves."""
    held_id = new_id()
    with engine.begin() as connection:
        connection.execute(
            insert(HeldDocument).values(
                id=held_id,
                partition=partition,
                request_id=new_id(),
                document_id=new_id(),
                person_id=None,
                code="identity",
                blob_id=blob_id,
                media_type=media_type,
                size=1,
                pages=1,
                held_on=date(2026, 3, 2),
                issued_on=None,
                consent=False,
                agent_id=new_id(),
            )
        )
    return held_id


class Watched:
    """The application, counting what it read of uploads and how many ended: a test cuts where it means to."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._changed = threading.Condition()
        self._read = 0
        self._ended = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "PATCH":
            return await self._app(scope, receive, send)

        async def counted() -> Message:
            message = await receive()
            self._count(len(message.get("body", b"")), 0)
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._count(0, 1)

    def totals(self) -> tuple[int, int]:
        """Give the bytes read and the uploads ended so far."""
        with self._changed:
            return self._read, self._ended

    def wait(self, read: int, ended: int) -> None:
        """Wait until that much was read and ended."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._read >= read and self._ended >= ended, 20)

    def _count(self, read: int, ended: int) -> None:
        with self._changed:
            self._read += read
            self._ended += ended
            self._changed.notify_all()


@dataclass
class RunningServer:
    """A server that listens."""

    base: CentralBase
    port: int
    watched: Watched

    def client(self, token: str) -> httpx.Client:
        return httpx.Client(
            base_url=f"http://127.0.0.1:{self.port}",
            headers={"authorization": f"Bearer {token}"},
            timeout=20,
            trust_env=False,
        )

    def cut_upload(self, token: str, file: PendingFile, content: bytes, offset: int, cut: int) -> None:
        """Begin to send a file from ``offset``; the line is cut when the server has read up to byte ``cut``."""
        read, ended = self.watched.totals()
        head = (
            f"PATCH /v1/blobs/{file.blob_id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n"
            f"Upload-Offset: {offset}\r\nUpload-Length: {len(content)}\r\nContent-Type: {file.media_type}\r\n"
            f"X-Guichet-Partition: {file.partition}\r\nContent-Length: {len(content) - offset}\r\n\r\n"
        )
        with socket.create_connection(("127.0.0.1", self.port)) as line:
            line.sendall(head.encode() + content[offset:cut])
            self.watched.wait(read + cut - offset, ended)
        self.watched.wait(0, ended + 1)


def stored(server: RunningServer, blob_id: str) -> Path:
    """Say where the server keeps a file."""
    return server.base.folder / "blobs" / blob_id[:2] / blob_id


@contextmanager
def running(base: CentralBase) -> Iterator[RunningServer]:
    """Run the real application on a free port of this machine."""
    listener = socket.create_server(("127.0.0.1", 0))
    watched = Watched(make_app(base))
    server = uvicorn.Server(uvicorn.Config(watched, log_config=None, lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield RunningServer(base, listener.getsockname()[1], watched)
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


class Seat:
    """A workstation with its replica, its files and a client to the server."""

    def __init__(self, folder: Path, server: RunningServer, number: int, partitions: tuple[str, ...]) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.engine = workstation_engine(folder / "guichet.db", b"k" * 32, pool=False)
        with self.engine.begin() as connection:
            create_schema(connection, Side.WORKSTATION)
        with server.base.engine.connect() as connection:
            key = base64.b64decode(read_setting(connection, ORGANISATION_KEY))
        self.files = LocalFiles(folder / "blobs", lambda: self.engine, key)
        self.token = add_device(server.base, number, partitions)
        self.http = server.client(self.token)

    def keep(self, content: bytes, partition: str, media_type: str = PDF) -> PendingFile:
        """Keep a file and hold it under a document; gives it as it waits."""
        blob_id = self.files.keep(content, media_type).blob_id
        hold(self.engine, blob_id, partition, media_type)
        return PendingFile(blob_id=blob_id, size=len(content), media_type=media_type, partition=partition)

    def upload(self, file: PendingFile) -> None:
        upload(self.files, self.http, file)

    def upload_pending(self) -> Carried:
        return upload_pending(self.files, self, lambda job: job())

    def standing(self, file: PendingFile) -> tuple[int, int, int]:
        """Ask the server: status, offset, length."""
        answer = self.http.head(f"/v1/blobs/{file.blob_id}")
        return answer.status_code, int(answer.headers["upload-offset"]), int(answer.headers["upload-length"])

    def close(self) -> None:
        self.http.close()
        self.engine.dispose()
