"""Work that is too long for the window's thread and needs no desk: pictures decoded and encoded.

Only what lets other Python threads run belongs here, else the window waits all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

Made = TypeVar("Made")


class _Courier(QObject):
    """Brings what other threads made to the window's thread."""

    _made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._made.connect(self._give, Qt.ConnectionType.QueuedConnection)

    def carry(self, owner: QObject, done: Callable[[Future[Any]], None], future: Future[Any]) -> None:
        """Take a result, from whatever thread."""
        if isValid(self):
            self._made.emit((owner, done, future))

    def _give(self, made: tuple[QObject, Callable[[Future[Any]], None], Future[Any]]) -> None:
        owner, done, future = made
        if isValid(owner):
            done(future)


@cache
def _aside() -> tuple[ThreadPoolExecutor, _Courier]:
    return ThreadPoolExecutor(2, thread_name_prefix="pictures"), _Courier()


def run_aside(work: Callable[[], Made], owner: QObject, done: Callable[[Future[Made]], None]) -> None:
    """Work on another thread and tell the window's, if the owner is still there. Call it on the window's thread."""
    threads, courier = _aside()
    threads.submit(work).add_done_callback(lambda future: courier.carry(owner, done, future))
