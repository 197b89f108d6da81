"""What the server looks after by itself, at its start and once a day: files that nobody awaits any more."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from guichet.models.incidents import report
from guichet.server.blobs import BlobStore

log = logging.getLogger(__name__)

_DAY_SECONDS: Final = 24 * 3600.0


@contextmanager
def upkeep(store: BlobStore, every: float = _DAY_SECONDS) -> Iterator[None]:
    """Keep a store tidy for as long as the block runs; the first time before it begins."""
    ending = threading.Event()
    _tidy(store)

    def run() -> None:
        while not ending.wait(every):
            _tidy(store)

    thread = threading.Thread(target=run, name="upkeep", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join()


def _tidy(store: BlobStore) -> None:
    try:
        store.erase_dropped()
        erased = store.erase_forgotten()
    except Exception as problem:  # the next day tries again: nobody waits for it
        report(log, "upkeep", problem)
        return
    if erased:
        log.info("%d files without a document were erased", erased)
