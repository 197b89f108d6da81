"""The processes that decode files, as the desk sees them: started when needed, ended when they stall, started again."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Final, TypeVar

import msgspec

from guichet.contract.documents import PagePicture, PageSize, TextHits
from guichet.contract.refusals import FileProblem, FileUnreadable
from guichet.imaging.jobs import (
    Answer,
    Assemble,
    Assembled,
    Drawn,
    Find,
    Found,
    Job,
    Measure,
    Measured,
    Piece,
    Refused,
    Render,
    Take,
    Taken,
    answer_decoder,
    read_frame,
    write_frame,
)
from guichet.imaging.kinds import kind_of

log = logging.getLogger(__name__)

_PROCESSES: Final = 2
_PATIENCE: Final = 30.0
_JOBS: Final = 200
"""A process is replaced after that many, so that what its libraries forget to give back is given back."""
NARROWEST: Final = 16
WIDEST: Final = 4_000
_NO_WINDOW: Final = 0x08000000

Wanted = TypeVar("Wanted", bound=Answer)


class Imaging:
    """Pages of files as pictures, and files of pages. Every call may come from any thread, and waits for its answer.

    A file on which a process dies or does not answer in time is refused as too heavy; the next call finds a fresh one.
    """

    def __init__(self, *, processes: int = _PROCESSES, patience: float = _PATIENCE) -> None:
        self._patience = patience
        self._slots = threading.Semaphore(processes)
        self._idle: list[_Process] = []
        self._lock = threading.Lock()
        self._closed = False

    def take(self, content: bytes, *, scanned: bool = False) -> Taken:
        """Check a file and count its pages; what is not kept as it is comes back as what is kept instead.

        Raises:
            FileUnreadable: not a file that can be kept and shown.
        """
        kind_of(content)  # what is refused by its first bytes needs no process
        return self._ask(Take(content, scanned), Taken)

    def render(self, content: bytes, page: int = 0, width: int = 800, turn: int = 0) -> PagePicture:
        """Draw a page as a PNG ``width`` pixels wide (16 to 4000) after it is turned clockwise (a multiple of 90).

        Raises:
            FileUnreadable: it has no such page, or this one cannot be drawn.
        """
        return self._ask(
            Render(content, page, min(max(width, NARROWEST), WIDEST), turn // 90 * 90 % 360), Drawn
        ).picture

    def measure(self, content: bytes) -> tuple[PageSize, ...]:
        """Give the size of every page in points, as it is shown."""
        return self._ask(Measure(content), Measured).pages

    def find(self, content: bytes, text: str) -> TextHits:
        """Find a text whatever its capitals and accents; at most 500 boxes."""
        return self._ask(Find(content, text), Found).hits

    def assemble(self, files: tuple[bytes, ...], pieces: tuple[Piece, ...]) -> bytes:
        """Make one PDF of pages of files."""
        return self._ask(Assemble(files, pieces), Assembled).content

    def warm(self) -> None:
        """Start a process before it is needed."""
        with self._lock:
            if not self._idle and not self._closed:
                self._idle.append(_Process())

    def close(self) -> None:
        """End the processes; one that works ends when it has answered."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for process in idle:
            process.end()

    def _ask(self, job: Job, wanted: type[Wanted]) -> Wanted:
        with self._slots:
            answer = self._answer(job)
        if isinstance(answer, Refused):
            raise FileUnreadable(answer.reason)
        assert isinstance(answer, wanted)
        return answer

    def _answer(self, job: Job) -> Answer:
        process = self._idle_one()
        if process is not None:
            try:
                return self._put_back(process, process.ask(job, self._patience))
            except _Gone as gone:
                process.end()
                if gone.too_slow:
                    return Refused(FileProblem.TOO_HEAVY)
        process = _Process()  # a process that waited may have been ended by others: this file is not to blame for it
        try:
            return self._put_back(process, process.ask(job, self._patience))
        except _Gone as gone:
            log.warning("a file was given up: its process %s", "took too long" if gone.too_slow else "died")
            process.end()
            return Refused(FileProblem.TOO_HEAVY)

    def _idle_one(self) -> _Process | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _put_back(self, process: _Process, answer: Answer) -> Answer:
        with self._lock:
            keep = not self._closed and process.jobs < _JOBS
            if keep:
                self._idle.append(process)
        if not keep:
            process.end()
        return answer


class _Gone(Exception):
    """A process died, or was ended because it took too long."""

    def __init__(self, *, too_slow: bool) -> None:
        super().__init__()
        self.too_slow = too_slow


class _Process:
    """One process, for one job at a time."""

    def __init__(self) -> None:
        self.jobs = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "guichet.imaging.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        )

    def ask(self, job: Job, patience: float) -> Answer:
        """Have a job done.

        Raises:
            _Gone: nothing came back.
        """
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        self.jobs += 1
        too_slow = threading.Event()

        def give_up() -> None:
            too_slow.set()
            self._process.kill()

        timer = threading.Timer(patience, give_up)
        timer.start()
        try:
            write_frame(stdin, job)
            return answer_decoder.decode(read_frame(stdout))
        except (EOFError, OSError, ValueError, msgspec.MsgspecError):
            raise _Gone(too_slow=too_slow.is_set()) from None
        finally:
            timer.cancel()

    def end(self) -> None:
        """End it."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not sent to a dead process
                    pipe.close()
        self._process.kill()
        self._process.wait()
