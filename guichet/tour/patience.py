"""Waiting for the window: an event loop that runs until something is true, and gives up in time."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop, QTimer

from guichet.tour.heartbeat import Heartbeat

Result = TypeVar("Result")

_LOOK_MS: Final = 20
PATIENCE_SECONDS: Final = 10.0


class WaitedInVain(Exception):
    """What was waited for did not come."""


def wait_until(condition: Callable[[], bool], heart: Heartbeat, *, seconds: float = PATIENCE_SECONDS) -> None:
    """Let the window live until the condition holds; looking is the tour's own time, not the window's.

    Raises:
        WaitedInVain: it did not hold in time.
    """
    loop, deadline = QEventLoop(), time.monotonic() + seconds
    held = False

    def look() -> None:
        nonlocal held
        with heart.excepted():
            held = held or condition()
        if held or time.monotonic() > deadline:
            loop.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(_LOOK_MS)
    loop.exec()
    timer.stop()
    if not held:
        raise WaitedInVain()


def wait_beats(heart: Heartbeat, count: int) -> None:
    """Let the window live for some beats."""
    loop = QEventLoop()
    left = count

    def on_beat() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            loop.quit()

    heart.beat.connect(on_beat)
    loop.exec()
    heart.beat.disconnect(on_beat)


def do_beside(job: Callable[[], Result], heart: Heartbeat, *, seconds: float = 60.0) -> Result:
    """Do something slow on another thread while the window lives on.

    Raises:
        WaitedInVain: it did not end in time.
    """
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="tour") as worker:
        future: Future[Result] = worker.submit(job)
        wait_until(future.done, heart, seconds=seconds)
        return future.result()
