"""A receipt printer made of software: it takes what a window prints, can be switched off, and keeps its rolls."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import Final

_STATE: Final = b"\x10\x04\x01"
_READY: Final = b"\x12"
_CUT: Final = b"\x1dVB\x00"


class RollPrinter:
    """Listens on this machine; ``rolls`` are the papers that came out, in ESC/POS."""

    def __init__(self) -> None:
        self.rolls: list[bytes] = []
        self._socket: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self._port = 0
        self.switch_on()

    @property
    def address(self) -> str:
        """What an agent types to choose it."""
        return f"127.0.0.1:{self._port}"

    def switch_on(self) -> None:
        """Answer from now on, where it answered before."""
        self._socket = socket.create_server(("127.0.0.1", self._port))
        self._port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, args=(self._socket,), name="roll", daemon=True)
        self._thread.start()

    def switch_off(self) -> None:
        """Answer nobody any more."""
        listening, self._socket = self._socket, None
        if listening is None or self._thread is None:
            return
        with suppress(OSError):  # wakes the thread, which a socket that is only closed would leave waiting
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        self._thread.join(5)

    def _serve(self, listening: socket.socket) -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            with connection:
                taken = _take(connection)
            if taken.endswith(_CUT):
                self.rolls.append(taken)


def _take(connection: socket.socket) -> bytes:
    """Take everything that comes, and say that there is paper when asked."""
    taken = b""
    connection.settimeout(20)
    with suppress(OSError):
        while chunk := connection.recv(65536):
            taken += chunk
            if taken.startswith(_STATE):
                taken = taken.removeprefix(_STATE)
                connection.sendall(_READY)
    return taken
