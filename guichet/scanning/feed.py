"""A program that scans, page after page: it writes each into a folder and then says its name on a line.

The programs of both systems are made to behave alike: a page has its name only once it is whole, and the exit code says
how the scan ended, by the numbers of SANE's standard (``SANE_Status``), never by a message, which is in any language.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from guichet.contract.documents import ScanTrouble
from guichet.scanning.scanner import ScanStopped

NO_DOCUMENTS: Final = 7
TROUBLES: Final[Mapping[int, ScanTrouble]] = {
    1: ScanTrouble.SILENT,  # the device could not be opened
    3: ScanTrouble.BUSY,
    6: ScanTrouble.JAMMED,
    NO_DOCUMENTS: ScanTrouble.NO_PAPER,
    8: ScanTrouble.COVER_OPEN,
    9: ScanTrouble.SILENT,
}
PATIENCE: Final = 90.0
"""Seconds without a page after which a scanner is given up: the slowest take one at 600 dots per inch in a minute."""
_GRACE: Final = 5.0
_TICK: Final = 0.1
NO_WINDOW: Final = 0x08000000


def pages_of(
    command: Sequence[str], folder: Path, stop: threading.Event, *, patience: float = PATIENCE
) -> Iterator[bytes]:
    """Run a program that scans and give its pages; they leave the folder as they are given.

    Raises:
        ScanStopped: it ended otherwise than by an empty feeder; the pages given before are good.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=plain_environment(),
        cwd=folder,
        creationflags=NO_WINDOW if sys.platform == "win32" else 0,
    )
    assert process.stdout is not None
    said: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    teller = threading.Thread(target=_listen, args=(process.stdout, said), name="scanner", daemon=True)
    teller.start()
    given = 0
    try:
        for name in _names(said, stop, patience):
            page = _taken(folder / Path(name).name)
            if page is not None:
                given += 1
                yield page
        _end(process, given)
    finally:
        _finish(process, teller)


def plain_environment() -> dict[str, str]:
    """Give the environment with the messages of programs in one language, for those that have to be read."""
    return {**os.environ, "LC_ALL": "C", "LANGUAGE": "C"}


def _names(said: queue.SimpleQueue[str | None], stop: threading.Event, patience: float) -> Iterator[str]:
    """Give the names of pages as they come."""
    heard = time.monotonic()
    while True:
        if stop.is_set():
            raise ScanStopped(ScanTrouble.STOPPED)
        try:
            name = said.get(timeout=_TICK)
        except queue.Empty:
            if time.monotonic() - heard > patience:
                raise ScanStopped(ScanTrouble.SILENT) from None
            continue
        if name is None:
            return
        yield name
        heard = time.monotonic()


def _listen(output: IO[bytes], said: queue.SimpleQueue[str | None]) -> None:
    for line in output:
        name = line.decode(errors="replace").strip()
        if name:
            said.put(name)
    said.put(None)


def _taken(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
    finally:
        path.unlink(missing_ok=True)


def _end(process: subprocess.Popen[bytes], given: int) -> None:
    code = process.wait(_GRACE)
    if given and code in (0, NO_DOCUMENTS):
        return
    raise ScanStopped(ScanTrouble.NO_PAPER if code == 0 else TROUBLES.get(code, ScanTrouble.FAILED))


def _finish(process: subprocess.Popen[bytes], teller: threading.Thread) -> None:
    """End a program that still scans: asked first, so that the sheet under way leaves the feeder."""
    if process.poll() is None:
        with suppress(OSError):
            process.terminate() if sys.platform == "win32" else process.send_signal(signal.SIGINT)
        try:
            process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    teller.join(_GRACE)
    assert process.stdout is not None
    process.stdout.close()
