"""A line that is cut in the middle of a call is no fault of the server's: it logs none and goes on."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.sync.blob_bench import SOCIAL, add_device, make_base, running


def test_a_call_that_is_cut_in_its_body_is_no_incident(tmp_path: Path) -> None:
    base = make_base(tmp_path / "server")
    token = add_device(base, 1, (SOCIAL,))
    head = f"POST /v1/sync/push HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: 1000\r\n\r\n"
    with running(base) as server:
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", server.port)) as line:
                line.sendall(head.encode() + b'{"operations": [')
        with server.client(token) as client:
            assert client.get("/v1/sync/hello").status_code == 200
    base.engine.dispose()
