"""Run the server of a test as the process that it is: ``python -m tests.helpers.serve URL FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from guichet.models.engine import server_engine
from guichet.server.base import CentralBase
from guichet.server.run import serve

if __name__ == "__main__":
    serve(CentralBase(server_engine(sys.argv[1]), Path(sys.argv[2])), "127.0.0.1:0")
