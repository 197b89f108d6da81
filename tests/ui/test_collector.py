"""The window's thread collects by itself, and takes whole windows away when it has nothing else to do."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from guichet.ui.collector import WindowCollector


@pytest.fixture
def stopped(qapp: QApplication) -> Iterator[WindowCollector]:
    collector = WindowCollector()
    collector._timer.stop()
    yield collector
    gc.disable()  # as the collector of these tests left it


def make_the_middle_due() -> None:
    gc.collect()
    for _ in range(gc.get_threshold()[1] + 1):
        gc.collect(0)


def tick(collector: WindowCollector, *, late: float) -> int:
    """Tick so many seconds late; give how often the youngest was collected since the middle was."""
    collector._ticked = time.monotonic() - 0.5 - late
    collector.collect()
    return gc.get_count()[1]


def test_the_older_wait_for_a_calm_moment(stopped: WindowCollector) -> None:
    make_the_middle_due()
    assert tick(stopped, late=0.04) > 0, "the thread was busy just now"
    assert tick(stopped, late=0.0) == 0


def test_a_thread_that_is_never_calm_collects_all_the_same(stopped: WindowCollector) -> None:
    make_the_middle_due()
    counts = [tick(stopped, late=0.04) for _ in range(21)]
    assert all(counts[:20])
    assert counts[20] == 0
