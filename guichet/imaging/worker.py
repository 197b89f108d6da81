"""The process that decodes files: jobs come on its standard input, answers leave on its standard output.

It ends with its input. It keeps nothing, writes nothing and logs nothing; what it may take of memory is bounded where
the system has a way to (POSIX), and by the limits on pixels and pages everywhere.
"""

from __future__ import annotations

import contextlib
import signal
import sys
from typing import Final

from guichet.contract.refusals import FileProblem, FileUnreadable
from guichet.imaging import pdfs, pictures
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
    Refused,
    Render,
    Take,
    Taken,
    job_decoder,
    read_frame,
    write_frame,
)
from guichet.imaging.kinds import JPEG, KEPT, PDF, kind_of
from guichet.imaging.plain import Unfamiliar, without_origin

_MEMORY: Final = 2 * 1024**3
"""Bytes of address space: what the libraries map, and one page of the largest size."""


def answer(job: Job) -> Answer:
    """Do one job.

    Raises:
        FileUnreadable: the file is not one that can be kept and shown.
    """
    match job:
        case Take():
            return _take(job)
        case Render(content, page, width, turn):
            draw = pdfs.draw if kind_of(content) == PDF else pictures.draw
            return Drawn(draw(content, page, width, turn))
        case Measure(content):
            kind = kind_of(content)
            sizes = pdfs.measure(content) if kind == PDF else pictures.measure(content, pictures.count(content, kind))
            return Measured(sizes)
        case Find(content, text):
            return Found(pdfs.find(content, text) if kind_of(content) == PDF else pdfs.NO_TEXT)
        case Assemble(files, pieces):
            return Assembled(pdfs.assemble(files, pieces))


def _take(job: Take) -> Taken:
    kind = kind_of(job.content)
    if kind == PDF:
        return Taken(PDF, pdfs.count(job.content))
    if job.scanned or kind not in KEPT:
        pictures.count(job.content, kind)
        return Taken(JPEG, 1, pictures.as_jpeg(job.content, scanned=job.scanned))
    return _kept(job.content, kind)


def _kept(content: bytes, kind: str) -> Taken:
    """Check a picture that is kept as it is, but for what it says of where it comes from."""
    try:
        plain = without_origin(content, kind)
    except Unfamiliar:
        if pictures.count(content, kind) > 1:
            raise FileUnreadable(FileProblem.BROKEN) from None
        return Taken(JPEG, 1, pictures.as_jpeg(content, scanned=False))
    pages = pictures.count(plain, kind)
    return Taken(kind, pages, None if plain == content else plain)


def _answered(data: bytes) -> Answer:
    try:
        return answer(job_decoder.decode(data))
    except FileUnreadable as problem:
        return Refused(problem.reason)
    except MemoryError:
        return Refused(FileProblem.TOO_HEAVY)
    except Exception:  # whatever a library makes of a file that it does not understand
        return Refused(FileProblem.BROKEN)


def _bound_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def main() -> int:
    """Answer jobs until there is nobody left to answer to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the desk, to whom it is said too, ends this process
    _bound_memory()
    while True:
        try:
            write_frame(sys.stdout.buffer, _answered(read_frame(sys.stdin.buffer)))
        except (EOFError, BrokenPipeError):
            return 0


if __name__ == "__main__":
    sys.exit(main())
