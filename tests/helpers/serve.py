"""Run the server of a test as the process that it is: ``python -m tests.helpers.serve URL FOLDER``.

It ends when its standard input does, so that a test that crashes leaves no server behind.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from guichet.bootstrap.logs import log_to
from guichet.models.engine import server_engine
from guichet.server.base import CentralBase
from guichet.server.run import serve


def _end_with_the_test() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    threading.Thread(target=_end_with_the_test, daemon=True).start()
    log_to(Path(sys.argv[2]).parent / "logs", "server")
    serve(CentralBase(server_engine(sys.argv[1]), Path(sys.argv[2])), "127.0.0.1:0")
