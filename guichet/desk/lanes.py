"""Where work runs in the desk process: one writer, a few readers, paper, pictures of pages, scanners."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from guichet.models.incidents import report

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Lanes:
    """Named executors; ``db`` runs one write at a time, in order."""

    def __init__(self) -> None:
        self.db = ThreadPoolExecutor(1, thread_name_prefix="db")
        self.read = ThreadPoolExecutor(3, thread_name_prefix="read")
        self.io = ThreadPoolExecutor(2, thread_name_prefix="io")
        self.pictures = ThreadPoolExecutor(3, thread_name_prefix="pictures")
        self.scans = ThreadPoolExecutor(3, thread_name_prefix="scans")

    def write(self, job: Callable[[], Result]) -> Result:
        """Run a write on the database lane and wait for it; never call it from that lane."""
        future: Future[Result] = self.db.submit(job)
        return future.result()

    def later(self, job: Callable[[], None]) -> None:
        """Run a write when its turn comes; a desk that closes leaves it to its next start. Its failure is logged."""

        def run() -> None:
            try:
                job()
            except Exception as problem:
                report(log, "a write that nobody waits for", problem)

        with suppress(RuntimeError):  # the lane takes no more
            self.db.submit(run)

    def finish_files(self) -> None:
        """Let what runs with files finish, and take no more of it: it may need the server and the writer."""
        for lane in (self.scans, self.pictures):
            lane.shutdown(wait=True)

    def close(self) -> None:
        """Let what runs finish, and take no more."""
        for lane in (self.io, self.read, self.db):
            lane.shutdown(wait=True)
