"""Ending a local connection that another thread is reading from."""

from __future__ import annotations

import contextlib
import os
import socket
from multiprocessing.connection import Connection
from typing import Any


def hang_up(connection: Connection[Any, Any]) -> None:
    """Close a connection at once, on both sides.

    On POSIX closing a descriptor does not wake a thread that reads it, so the socket is shut down first.
    """
    with contextlib.suppress(OSError):
        if os.name == "posix":
            twin = socket.socket(fileno=os.dup(connection.fileno()))
            with twin:
                twin.shutdown(socket.SHUT_RDWR)
        else:
            connection.close()
