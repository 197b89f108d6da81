"""Receipt printers on the network: the roll's PDF as dots, in ESC/POS, over TCP.

Four commands of Epson's reference are enough, which every maker follows: initialise, print a raster, feed and cut, ask
for the state. They are written here because the library of the field sets up the program's log and leaves a folder
behind each time it is imported (``docs/dependencies.md``).
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from guichet.contract.printers import PrinterFacts, PrinterState
from guichet.contract.refusals import PrinterFailed, PrinterMissing, PrinterSilent
from guichet.printing.pages import grey_pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SCHEME: Final = "escpos"
_PORT: Final = 9100
_DOTS_PER_MM: Final = 8
_MARGIN: Final = 4 * _DOTS_PER_MM
"""The head prints 72 mm in the middle of a roll of 80: what the page keeps white at its sides."""
_HEAD: Final = 72 * _DOTS_PER_MM
_DARK: Final = 150
"""Below this shade of grey (0 to 255) a dot is burnt: strokes of small type stay whole."""
_ROWS: Final = 512
"""Rows to a raster command: printers hold at least that many, and none takes more than 2303."""

_INITIALISE: Final = b"\x1b@"
_RASTER: Final = b"\x1dv0\x00"
_FEED_AND_CUT: Final = b"\x1dVB\x00"
_ASK_STATE: Final = b"\x10\x04\x01"
_OFFLINE: Final = 0x08

_REACH: Final = 2.0
"""Seconds to reach a printer; it is in the same building."""
_STATE: Final = 0.5
"""Seconds to wait for its state: some never say it."""


def is_address(printer: str) -> bool:
    """Tell a receipt printer's address from the name of one of the system's printers."""
    return printer.startswith(f"{_SCHEME}://")


def look(address: str) -> PrinterFacts:
    """Say whether a receipt printer would take a paper now."""
    state = PrinterState.READY
    try:
        with _connected(address) as connection:
            if _is_offline(connection):
                state = PrinterState.NOT_ANSWERING
    except (OSError, UnicodeError, PrinterMissing):
        state = PrinterState.NOT_ANSWERING
    return PrinterFacts(name=address, label=urlsplit(address).netloc, state=state, roll=True)


def print_roll(address: str, pdf: bytes, patience: float) -> None:
    """Print a roll 80 mm wide and cut it; return once the printer has taken all of it.

    Raises:
        PrinterMissing: this is no printer's address.
        PrinterSilent: it is out of reach, or says that it is off line (no paper, cover open); nothing was printed.
        PrinterFailed: it stopped taking the job; a part may have come out.
    """
    data = escpos(pdf)
    try:
        with _connected(address) as connection:
            if _is_offline(connection):
                raise PrinterSilent(address)
            _send(connection, address, data, patience)
    except (OSError, UnicodeError):
        raise PrinterSilent(address) from None


def escpos(pdf: bytes) -> bytes:
    """Give the bytes that print a roll: initialise, rasters of the head's width, feed to the knife and cut."""
    pages = (_rasters(dots) for dots in grey_pages(pdf, _DOTS_PER_MM))
    return b"".join([_INITIALISE, *(raster for page in pages for raster in page), _FEED_AND_CUT])


def _rasters(dots: NDArray[np.uint8]) -> Iterator[bytes]:
    import numpy as np

    printed = np.packbits(dots[:, _MARGIN : _MARGIN + _HEAD] < _DARK, axis=1)
    for first in range(0, len(printed), _ROWS):
        rows = printed[first : first + _ROWS]
        size = rows.shape[1].to_bytes(2, "little") + rows.shape[0].to_bytes(2, "little")
        yield _RASTER + size + rows.tobytes()


@contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    parts = urlsplit(address)
    try:
        host, port = parts.hostname, parts.port or _PORT
    except ValueError:
        host = None
    if parts.scheme != _SCHEME or not host:
        raise PrinterMissing(address)
    with socket.create_connection((host, port), _REACH) as connection:
        yield connection


def _is_offline(connection: socket.socket) -> bool:
    connection.settimeout(_STATE)
    connection.sendall(_ASK_STATE)
    try:
        said = connection.recv(1)
    except TimeoutError:
        return False
    return bool(said) and bool(said[0] & _OFFLINE)


def _send(connection: socket.socket, address: str, data: bytes, patience: float) -> None:
    connection.settimeout(patience)
    try:
        connection.sendall(data)
        connection.shutdown(socket.SHUT_WR)
        _take_leave(connection)
    except OSError:
        raise PrinterFailed(address) from None


def _take_leave(connection: socket.socket) -> None:
    """Wait for the printer to hang up, which says that it read everything; some never do."""
    connection.settimeout(_REACH)
    with suppress(TimeoutError):
        while connection.recv(64):
            """What it says of its state meanwhile changes nothing."""
