"""``/v1/blobs``: files sent up by offset and read back by range."""

from __future__ import annotations

import re
from itertools import chain

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from guichet.contract.refusals import BlobIncomplete, SectorClosed
from guichet.server.blobs import BlobStore, Claim, OffsetMoved, Standing
from guichet.server.routes.answers import Unreadable, caller, trouble
from guichet.sync.blob_http import LENGTH_HEADER, OFFSET_HEADER, PARTITION_HEADER
from guichet.sync.sealed import CHUNK

_PIECE = 4 * CHUNK
"""Bytes held in memory before they are written and counted."""
_ID = re.compile(r"[0-9a-f]{64}")
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


class BlobRoutes:
    """The routes of files over one store."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store

    def routes(self) -> list[Route]:
        """Give the routes; HEAD stands before GET, which would answer for it."""
        return [
            Route("/v1/blobs/{blob_id}", self.standing, methods=["HEAD"]),
            Route("/v1/blobs/{blob_id}", self.patch, methods=["PATCH"]),
            Route("/v1/blobs/{blob_id}", self.read, methods=["GET"]),
        ]

    async def standing(self, request: Request) -> Response:
        """Say how much of a file is here, in headers; 404 when it is unknown to this device."""
        device = await caller(request)
        standing = await run_in_threadpool(self._store.standing, device, _blob_id(request))
        return Response(status_code=200 if standing.size else 404, headers=_headers(standing))

    async def patch(self, request: Request) -> Response:
        """Take bytes at an offset: 204, or 409 with the right offset; what came before a cut stays."""
        device = await caller(request)
        claim, offset = _claim(request)
        try:
            standing = await run_in_threadpool(self._store.take_in, device, claim)
            if standing.received != offset:
                raise OffsetMoved(standing)
            standing = await self._receive(request, claim, offset)
        except SectorClosed as closed:
            return trouble(closed, 403)
        except OffsetMoved as moved:
            response = trouble(BlobIncomplete(claim.blob_id), 409)
            response.headers.update(_headers(moved.standing))
            return response
        return Response(status_code=204, headers=_headers(standing))

    async def _receive(self, request: Request, claim: Claim, offset: int) -> Standing:
        """Write the body as it comes, in whole chunks; only its end may stop inside one."""
        standing, held = Standing(claim.size, offset), bytearray()
        try:
            async for piece in request.stream():
                held += piece
                end = standing.received + len(held)
                if end > claim.size:
                    raise Unreadable()
                if len(held) >= _PIECE and end < claim.size:
                    whole = end // CHUNK * CHUNK - standing.received
                    ready = bytes(held[:whole])
                    del held[:whole]
                    standing = await run_in_threadpool(self._store.append, claim.blob_id, standing.received, ready)
        except ClientDisconnect:
            pass  # the line was cut: what it brought is kept, and the answer goes nowhere
        return await run_in_threadpool(self._store.append, claim.blob_id, standing.received, bytes(held))

    async def read(self, request: Request) -> Response:
        """Give a file, or one range of it; its bytes are checked as they are decrypted."""
        device = await caller(request)
        blob = await run_in_threadpool(self._store.open, device, _blob_id(request))
        asked = _range(request.headers.get("range", ""), blob.size)
        start, stop = asked or (0, blob.size)
        if start >= stop:
            return Response(status_code=416, headers={"content-range": f"bytes */{blob.size}"})
        pieces = blob.read(start, stop)
        first = await run_in_threadpool(next, pieces)  # a damaged file is best found before the status is said
        headers = {
            "content-length": str(stop - start),
            "accept-ranges": "bytes",
            "cache-control": "no-store",
            "x-content-type-options": "nosniff",
        }
        if asked:
            headers["content-range"] = f"bytes {start}-{stop - 1}/{blob.size}"
        return StreamingResponse(chain([first], pieces), 206 if asked else 200, headers, blob.media_type)


def _headers(standing: Standing) -> dict[str, str]:
    return {
        OFFSET_HEADER: str(standing.received),
        LENGTH_HEADER: str(standing.size),
        "cache-control": "no-store",
    }


def _blob_id(request: Request) -> str:
    blob_id = str(request.path_params["blob_id"])
    if not _ID.fullmatch(blob_id):
        raise Unreadable()
    return blob_id


def _claim(request: Request) -> tuple[Claim, int]:
    """Read what a PATCH says of its file, and the offset of its body."""
    claim = Claim(
        blob_id=_blob_id(request),
        partition=request.headers.get(PARTITION_HEADER, ""),
        size=_number(request, LENGTH_HEADER),
        media_type=request.headers.get("content-type", ""),
    )
    return claim, _number(request, OFFSET_HEADER)


def _number(request: Request, header: str) -> int:
    text = request.headers.get(header, "")
    if not re.fullmatch(r"[0-9]{1,12}", text):
        raise Unreadable()
    return int(text)


def _range(header: str, size: int) -> tuple[int, int] | None:
    """Read a Range of one piece as (start, stop); None asks for everything (RFC 9110, 14.2: others are ignored)."""
    match = _RANGE.fullmatch(header)
    if match is None or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return (max(size - int(last), 0), size) if int(last) else (size, size)
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last) + 1, size) if last else size
