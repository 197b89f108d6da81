"""What is said to the server about files: where one stands, its bytes from an offset on, its bytes back."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import msgspec

from guichet.contract.refusals import GuichetError, ServerFailed, ServerUnreachable, ServerUntrusted, from_text
from guichet.sync.messages import Trouble
from guichet.sync.transport import translated

OFFSET_HEADER = "upload-offset"
LENGTH_HEADER = "upload-length"
PARTITION_HEADER = "x-guichet-partition"


class PendingFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that the server does not have yet; ``partition`` is None while no document here holds it."""

    blob_id: str
    size: int
    media_type: str
    partition: str | None


def standing(client: httpx.Client, file: PendingFile) -> int:
    """Ask where to go on: 0 for a file that the server does not know, or knows by another size."""
    with translated():
        response = client.head(_url(file.blob_id))
    if response.status_code == httpx.codes.NOT_FOUND:
        return 0
    if not response.is_success:
        raise ServerFailed(response.status_code)
    return _number(response, OFFSET_HEADER) if _number(response, LENGTH_HEADER) == file.size else 0


def send(client: httpx.Client, file: PendingFile, offset: int, pieces: Iterator[bytes]) -> int:
    """Send a file from an offset on; gives the offset where the server then stands."""
    assert file.partition is not None
    headers = {
        OFFSET_HEADER: str(offset),
        LENGTH_HEADER: str(file.size),
        PARTITION_HEADER: file.partition,
        "content-type": file.media_type,
        "content-length": str(file.size - offset),
    }
    with translated():
        response = client.patch(_url(file.blob_id), content=pieces, headers=headers)
    if not response.is_success and OFFSET_HEADER not in response.headers:
        raise _trouble(response)
    return _number(response, OFFSET_HEADER)


def download(client: httpx.Client, blob_id: str) -> bytes:
    """Fetch a file, taking it up again where a cut left it as long as each try brings something."""
    content = bytearray()
    while True:
        before = len(content)
        try:
            with translated():
                _read_on(client, blob_id, content)
            return bytes(content)
        except ServerUnreachable:
            if len(content) <= before:
                raise


def _read_on(client: httpx.Client, blob_id: str, content: bytearray) -> None:
    """Add what the server has beyond ``content`` to it; bytes that came before a cut are kept."""
    headers = {"range": f"bytes={len(content)}-"} if content else {}
    with client.stream("GET", _url(blob_id), headers=headers) as response:
        if not response.is_success:
            response.read()
            raise _trouble(response)
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            content.clear()
        for piece in response.iter_bytes():
            content += piece


def _url(blob_id: str) -> str:
    return f"/v1/blobs/{blob_id}"


def _number(response: httpx.Response, header: str) -> int:
    text = response.headers.get(header, "")
    if not (text.isascii() and text.isdecimal()):
        raise ServerFailed(response.status_code)
    return int(text)


def _trouble(response: httpx.Response) -> GuichetError:
    if response.status_code < 500 and response.status_code not in (400, 401):
        try:
            return from_text(msgspec.json.decode(response.content, type=Trouble).error)
        except msgspec.MsgspecError:
            pass
    return ServerFailed(response.status_code)


def is_out_of_reach(problem: BaseException) -> bool:
    """Say whether a failure is the server's absence, which every other file would meet too."""
    cause = problem.__cause__
    return isinstance(problem, ServerUntrusted) or isinstance(cause, (httpx.ConnectError, httpx.ConnectTimeout))
