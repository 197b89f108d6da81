"""HTTP to the server over TLS with its certificate pinned; foreign exceptions become ours here and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
import zstandard

from guichet.contract.refusals import (
    EnrolmentCodeRefused,
    GuichetError,
    ServerFailed,
    ServerUnreachable,
    ServerUntrusted,
    from_text,
)
from guichet.models.rows import codecs
from guichet.sync.messages import (
    Enrolled,
    EnrolRequest,
    PullCheckpoint,
    PullHeader,
    PullLine,
    PullRequest,
    PullRows,
    PushAnswer,
    PushRequest,
    ServerHello,
    SnapshotManifest,
    Trouble,
)

Body = TypeVar("Body")

_TIMEOUT = httpx.Timeout(60, connect=5)
_SNAPSHOT_TIMEOUT = httpx.Timeout(900, connect=5)


class Server:
    """The server as one workstation reaches it."""

    def __init__(self, url: str, certificate: str, token: str = "") -> None:
        headers = {"authorization": f"Bearer {token}"} if token else {}
        self.http = httpx.Client(
            base_url=url, verify=_pinned(certificate), timeout=_TIMEOUT, headers=headers, trust_env=False
        )

    def close(self) -> None:
        """Close the connections."""
        self.http.close()

    def enrol(self, request: EnrolRequest) -> Enrolled:
        """Present a one-time code.

        Raises:
            EnrolmentCodeRefused, ServerUnreachable, ServerUntrusted, ServerFailed.
        """
        return self._call("POST", "/v1/workstations/enrol", Enrolled, request)

    def hello(self) -> ServerHello:
        """Ask for protocol, schema, partitions and time."""
        return self._call("GET", "/v1/sync/hello", ServerHello)

    def push(self, request: PushRequest) -> PushAnswer:
        """Send operations; sending the same ones again is harmless."""
        return self._call("POST", "/v1/sync/push", PushAnswer, request)

    def pull(self, request: PullRequest) -> tuple[PullHeader, list[PullRows], PullCheckpoint]:
        """Fetch what changed, rows in this program's column order.

        Raises:
            SnapshotRequired: a snapshot is needed instead.
            HistoryForked: the server's history is another one.
        """
        data = self._send("POST", "/v1/sync/pull", request).content
        lines = _decode_lines(data)
        if len(lines) < 2 or not isinstance(lines[0], PullHeader) or not isinstance(lines[-1], PullCheckpoint):
            raise ServerFailed(200)
        header, checkpoint = lines[0], lines[-1]
        known = [line for line in lines[1:-1] if isinstance(line, PullRows) and line.table in codecs()]
        rows = [reorder(line, header.columns) for line in known]
        return header, rows, checkpoint

    def manifest(self) -> SnapshotManifest:
        """Ask for a snapshot; the server may take a while to make it."""
        return self._call("GET", "/v1/sync/snapshot", SnapshotManifest, timeout=_SNAPSHOT_TIMEOUT)

    def part(self, name: str, sha256: str) -> bytes:
        """Fetch one part of a snapshot, checked.

        Raises:
            NotFound: the server has dropped it; ask for a new manifest.
            ServerFailed: what came is not what was announced.
        """
        data = self._send("GET", f"/v1/sync/snapshot/{name}").content
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ServerFailed(200)
        return data

    def _call(self, method: str, path: str, kind: type[Body], body: Any = None, **options: Any) -> Body:
        response = self._send(method, path, body, **options)
        try:
            return msgspec.json.decode(response.content, type=kind)
        except msgspec.MsgspecError as problem:
            raise ServerFailed(response.status_code) from problem

    def _send(self, method: str, path: str, body: Any = None, **options: Any) -> httpx.Response:
        content = None if body is None else msgspec.json.encode(body)
        with translated():
            response = self.http.request(method, path, content=content, **options)
        if response.is_success:
            return response
        raise _trouble(response)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the HTTP library's exceptions into ours."""
    try:
        yield
    except httpx.ConnectError as problem:
        raise (ServerUntrusted() if _is_certificate_problem(problem) else ServerUnreachable()) from problem
    except httpx.HTTPError as problem:
        raise ServerUnreachable() from problem


def fetch_certificate(url: str, code: str) -> str:
    """Fetch the server's certificate and check it against the fingerprint in an enrolment code; gives its PEM.

    Raises:
        EnrolmentCodeRefused: the code is not of a code's form.
        ServerUntrusted: somebody else answers at that address.
        ServerUnreachable: nobody does.
    """
    _, fingerprint = read_code(code)
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise ServerUnreachable()
    try:
        pem = ssl.get_server_certificate((parts.hostname, parts.port or 443), timeout=5)
    except (OSError, ValueError) as problem:
        raise ServerUnreachable() from problem
    digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).digest()
    if not digest.startswith(fingerprint):
        raise ServerUntrusted()
    return pem


def read_code(code: str) -> tuple[str, bytes]:
    """Split an enrolment code, as printed or retyped, into its secret (text) and the certificate's fingerprint.

    Raises:
        EnrolmentCodeRefused: it is not of a code's form.
    """
    text = "".join(code.upper().split()).replace("-", "").replace("0", "O").replace("1", "I").replace("8", "B")
    try:
        data = base64.b32decode(text)
    except ValueError as problem:
        raise EnrolmentCodeRefused() from problem
    if len(data) != 20:
        raise EnrolmentCodeRefused()
    return base64.b32encode(data[:10]).decode(), data[10:]


def reorder(line: PullRows, columns: dict[str, tuple[str, ...]]) -> PullRows:
    """Put values in this program's column order; unknown columns are dropped, new ones take their default."""
    codec = codecs()[line.table]
    theirs = columns[line.table]
    if theirs == codec.columns:
        return line
    places = [theirs.index(name) if name in theirs else None for name in codec.columns]
    rows = [
        [default if place is None else row[place] for place, default in zip(places, codec.defaults, strict=True)]
        for row in line.rows
    ]
    return msgspec.structs.replace(line, rows=rows)


def _decode_lines(data: bytes) -> list[PullLine]:
    try:
        plain = zstandard.ZstdDecompressor().decompressobj().decompress(data)
        decoder = msgspec.json.Decoder(PullLine)
        return [decoder.decode(line) for line in plain.splitlines() if line]
    except (zstandard.ZstdError, msgspec.MsgspecError) as problem:
        raise ServerFailed(200) from problem


def _trouble(response: httpx.Response) -> GuichetError:
    try:
        error = from_text(msgspec.json.decode(response.content, type=Trouble).error)
    except msgspec.MsgspecError:
        return ServerFailed(response.status_code)
    if response.status_code >= 500 or response.status_code in (400, 401, 413, 429):
        return ServerFailed(response.status_code)
    return error


def _pinned(certificate: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = False
    context.load_verify_locations(cadata=certificate)
    return context


def _is_certificate_problem(problem: BaseException | None) -> bool:
    while problem is not None and not isinstance(problem, ssl.SSLCertVerificationError):
        problem = problem.__cause__ or problem.__context__
    return problem is not None
