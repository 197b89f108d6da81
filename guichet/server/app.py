"""The server's application: routes over a base."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from guichet.contract.refusals import GuichetError
from guichet.server.base import CentralBase
from guichet.server.blobs import BlobStore
from guichet.server.enrolment import Enrolment
from guichet.server.pull import Pulling
from guichet.server.push import Pushing
from guichet.server.routes.answers import (
    TooLarge,
    Unknown,
    Unreadable,
    on_bug,
    on_hung_up,
    on_refusal,
    on_too_large,
    on_unknown,
    on_unreadable,
)
from guichet.server.routes.blobs import BlobRoutes
from guichet.server.routes.sync import SyncRoutes
from guichet.server.snapshot import Snapshots


async def _health(_request: Request) -> Response:
    return PlainTextResponse("guichet")


def make_app(base: CentralBase) -> Starlette:
    """Build the application over a base."""
    store = BlobStore(base)
    sync = SyncRoutes(Enrolment(base), Pushing(base), Pulling(base), Snapshots(base), store)
    app = Starlette(
        routes=[Route("/health", _health), *sync.routes(), *BlobRoutes(store).routes()],
        exception_handlers={
            GuichetError: on_refusal,
            Unreadable: on_unreadable,
            TooLarge: on_too_large,
            Unknown: on_unknown,
            ClientDisconnect: on_hung_up,
            Exception: on_bug,
        },
    )
    app.state.base = base
    return app
