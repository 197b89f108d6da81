"""How a route reads a body, names its caller and writes an answer or a trouble."""

from __future__ import annotations

import logging
import secrets
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
from guichet.server.base import CentralBase, KnownDevice
from guichet.sync.messages import Trouble

log = logging.getLogger(__name__)

Body = TypeVar("Body")

MAX_BODY = 32 * 1024 * 1024

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
        Unreadable: too large, or not of that type.
    """
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared) > MAX_BODY:
        raise Unreadable()
    try:
        return msgspec.json.decode(await request.body(), type=kind)
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


async def on_unknown(_request: Request, _error: Exception) -> Response:
    """Answer a caller without a valid token."""
    return trouble(Bug("unknown-workstation"), 401)


async def on_bug(request: Request, error: Exception) -> Response:
    """Log an unknown failure under a number, and answer the number."""
    incident = secrets.token_hex(4)
    what = (request.method, request.url.path, incident, type(error).__name__)
    log.error("%s %s failed: incident %s (%s)", *what, exc_info=error)
    return trouble(Bug(incident), 500)
