"""``/v1/workstations`` and ``/v1/sync``: enrolment, push, pull, snapshot."""

from __future__ import annotations

import zstandard
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from guichet.contract.base import new_id
from guichet.contract.refusals import NotFound
from guichet.models.versions import SERVER_SCHEMA
from guichet.server.base import KnownDevice
from guichet.server.blobs import BlobStore
from guichet.server.enrolment import Enrolment
from guichet.server.pull import Pulling, encode_lines
from guichet.server.push import Pushing, dropped_documents
from guichet.server.routes.answers import answer, caller, read_body, trouble
from guichet.server.snapshot import Snapshots
from guichet.sync.messages import EnrolRequest, PullRequest, PushAnswer, PushRequest, ServerHello


class SyncRoutes:
    """The routes of synchronisation over one base."""

    def __init__(
        self, enrolment: Enrolment, pushing: Pushing, pulling: Pulling, snapshots: Snapshots, store: BlobStore
    ) -> None:
        self._enrolment = enrolment
        self._pushing = pushing
        self._pulling = pulling
        self._snapshots = snapshots
        self._store = store

    def routes(self) -> list[Route]:
        """Give the routes."""
        return [
            Route("/v1/workstations/enrol", self.enrol, methods=["POST"]),
            Route("/v1/sync/hello", self.hello, methods=["GET"]),
            Route("/v1/sync/push", self.push, methods=["POST"]),
            Route("/v1/sync/pull", self.pull, methods=["POST"]),
            Route("/v1/sync/snapshot", self.snapshot, methods=["GET"]),
            Route("/v1/sync/snapshot/{part}", self.part, methods=["GET"]),
        ]

    async def enrol(self, request: Request) -> Response:
        """Take a workstation in with its one-time code."""
        body = await read_body(request, EnrolRequest)
        return answer(await run_in_threadpool(self._enrolment.enrol, body), 201)

    async def hello(self, request: Request) -> Response:
        """Say protocol, schema, partitions and time."""
        device = await caller(request)
        now = request.app.state.base.now()
        return answer(ServerHello(schema=SERVER_SCHEMA, partitions=device.partitions, server_time=now))

    async def push(self, request: Request) -> Response:
        """Take operations and journal lines."""
        device = await caller(request)
        body = await read_body(request, PushRequest)
        return answer(await run_in_threadpool(self._push, device, body))

    def _push(self, device: KnownDevice, body: PushRequest) -> PushAnswer:
        """Push, then erase the files of documents that this took back: the answer says that nothing of them is left."""
        pushed = self._pushing.push(device, body)
        dropped = dropped_documents(body.operations)
        if dropped:
            self._store.erase_dropped(dropped)
        return pushed

    async def pull(self, request: Request) -> Response:
        """Give changed rows, zstd NDJSON."""
        device = await caller(request)
        body = await read_body(request, PullRequest)
        data = await run_in_threadpool(lambda: _compress(encode_lines(self._pulling.pull(device, body))))
        return Response(data, media_type="application/zstd")

    async def snapshot(self, request: Request) -> Response:
        """Give the manifest of this workstation's partitions."""
        device = await caller(request)
        return answer(await run_in_threadpool(self._snapshots.manifest, device.partitions))

    async def part(self, request: Request) -> Response:
        """Give one part; byte ranges are honoured."""
        device = await caller(request)
        path = self._snapshots.part(request.path_params["part"], device.partitions)
        if path is None:
            return trouble(NotFound("snapshot", new_id()), 404)
        return FileResponse(path, media_type="application/zstd")


def _compress(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=3).compress(data)
