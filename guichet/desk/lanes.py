"""Where work runs in the desk process: one writer, a few readers, one for network and paper."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


class Lanes:
    """Named executors; ``db`` runs one write at a time, in order."""

    def __init__(self) -> None:
        self.db = ThreadPoolExecutor(1, thread_name_prefix="db")
        self.read = ThreadPoolExecutor(3, thread_name_prefix="read")
        self.io = ThreadPoolExecutor(2, thread_name_prefix="io")

    def write(self, job: Callable[[], Result]) -> Result:
        """Run a write on the database lane and wait for it; never call it from that lane."""
        future: Future[Result] = self.db.submit(job)
        return future.result()

    def close(self) -> None:
        """Let what runs finish, and take no more."""
        for lane in (self.io, self.read, self.db):
            lane.shutdown(wait=True)
