"""How a route reads a body, names its caller and writes an answer or a trouble."""

from __future__ import annotations

import logging
from typing import TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from guichet.contract.refusals import (
    AlreadyExists,
    BlobIncomplete,
    Bug,
    EnrolmentCodeRefused,
    GuichetError,
    HistoryForked,
    NotFound,
    SnapshotRequired,
    WorkstationCloned,
    WorkstationRevoked,
    to_text,
)
from guichet.models.incidents import report
from guichet.server.base import CentralBase, KnownDevice
from guichet.sync.messages import Trouble

log = logging.getLogger(__name__)

Body = TypeVar("Body")

MAX_BODY = 16 * 1024 * 1024

_STATUS: dict[type[GuichetError], int] = {
    HistoryForked: 409,
    WorkstationCloned: 409,
    AlreadyExists: 409,
    SnapshotRequired: 410,
    WorkstationRevoked: 403,
    EnrolmentCodeRefused: 403,
    NotFound: 404,
    BlobIncomplete: 409,
}


class Unreadable(Exception):
    """The body is not of the protocol."""


class TooLarge(Exception):
    """The body is larger than any that the protocol makes."""


class Unknown(Exception):
    """No valid token."""


def answer(value: msgspec.Struct, status: int = 200) -> Response:
    """Write a struct as JSON."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def trouble(error: GuichetError, status: int | None = None) -> Response:
    """Write an error with its status."""
    return answer(Trouble(to_text(error)), status or _STATUS.get(type(error), 422))


async def read_body(request: Request, kind: type[Body]) -> Body:
    """Read a JSON body of a type.

    Raises:
        TooLarge: as said; what came is dropped at once, whoever sends it.
        Unreadable: not of that type.
    """
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MAX_BODY:
            raise TooLarge()
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.MsgspecError as problem:
        raise Unreadable() from problem


async def caller(request: Request) -> KnownDevice:
    """Give the workstation that calls.

    Raises:
        Unknown: no valid token.
        WorkstationRevoked: its access was taken back.
    """
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    base: CentralBase = request.app.state.base
    device = await run_in_threadpool(base.device, token) if scheme == "Bearer" and token else None
    if device is None:
        raise Unknown()
    return device


async def on_refusal(_request: Request, error: Exception) -> Response:
    """Answer a rule's or the world's no."""
    assert isinstance(error, GuichetError)
    return trouble(error)


async def on_unreadable(_request: Request, _error: Exception) -> Response:
    """Answer a body that is not of the protocol."""
    return trouble(Bug("unreadable"), 400)


async def on_too_large(_request: Request, _error: Exception) -> Response:
    """Answer a body that is too large."""
    return trouble(Bug("too-large"), 413)


async def on_unknown(_request: Request, _error: Exception) -> Response:
    """Answer a caller without a valid token."""
    return trouble(Bug("unknown-workstation"), 401)


async def on_hung_up(_request: Request, _error: Exception) -> Response:
    """A line was cut in the middle of a call, as happens to workstations: nobody is there to be answered."""
    return Response(status_code=400)


async def on_bug(request: Request, error: Exception) -> Response:
    """Log an unknown failure under a number, and answer the number."""
    return trouble(Bug(report(log, "a call", error)), 500)
