"""The content of files wherever they are: in memory, kept at this workstation, or at the server."""

from __future__ import annotations

import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from guichet.contract.refusals import (
    BlobIncomplete,
    FileOutOfReach,
    NotFound,
    ServerFailed,
    ServerUnreachable,
    ServerUntrusted,
)
from guichet.sync.blobs import LocalFiles
from guichet.sync.sealed import SealBroken
from guichet.sync.transport import Server

log = logging.getLogger(__name__)

_ROOM: Final = 96 * 1024 * 1024
"""Bytes of opened files kept in memory: turning the pages of one asks for it again and again."""
_PATIENCE: Final = 5.0
"""Seconds during which a server that did not answer is not asked again: each page of a file would wait for it."""


class Contents:
    """Opened files, the last ones used in memory and never in clear on a disk. Any thread may ask."""

    def __init__(self, files: LocalFiles, reach: Callable[[], Server], *, room: int = _ROOM) -> None:
        self._files = files
        self._reach = reach
        self._room = room
        self._opened: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()
        self._fetching = threading.Lock()
        self._away_until = 0.0

    def read(self, blob_id: str, *, fetch: bool = True) -> bytes:
        """Give a file's content; what the server gives is not kept here but in memory.

        Raises:
            BlobIncomplete: it is not here (with ``fetch`` False), or has not wholly arrived at the server.
            FileOutOfReach: it is at the server, which cannot be reached.
        """
        found = self._remembered(blob_id)
        if found is not None:
            return found
        try:
            content = self._files.read(blob_id)
        except BlobIncomplete:
            if not fetch:
                raise
            content = self._fetched(blob_id)
        except SealBroken:
            log.error("a file kept here was damaged")
            content = self._fetched(blob_id)
        self._remember(blob_id, content)
        return content

    def forget_dropped(self) -> None:
        """Let go of files that no document holds any more; on the database lane."""
        with self._lock:
            opened = tuple(self._opened)
        shown = self._files.shown(opened) if opened else frozenset[str]()
        with self._lock:
            for blob_id in set(opened) - shown:
                self._opened.pop(blob_id, None)

    def _fetched(self, blob_id: str) -> bytes:
        with self._fetching:  # one at a time: pages of one file are asked for together
            found = self._remembered(blob_id)
            if found is not None:
                return found
            if time.monotonic() < self._away_until:
                raise FileOutOfReach()
            try:
                return self._files.fetch(self._reach().http, blob_id)
            except (ServerUnreachable, ServerUntrusted, ServerFailed):
                self._away_until = time.monotonic() + _PATIENCE
                raise FileOutOfReach() from None
            except NotFound:  # a document says that it exists: the workstation that has it did not send it yet
                raise BlobIncomplete(blob_id) from None

    def _remembered(self, blob_id: str) -> bytes | None:
        with self._lock:
            content = self._opened.get(blob_id)
            if content is not None:
                self._opened.move_to_end(blob_id)
            return content

    def _remember(self, blob_id: str, content: bytes) -> None:
        with self._lock:
            self._opened[blob_id] = content
            self._opened.move_to_end(blob_id)
            while len(self._opened) > 1 and sum(map(len, self._opened.values())) > self._room:
                self._opened.popitem(last=False)
