"""The watch that locks a window which nobody touches."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from guichet.ui.idle_watch import IdleWatch, awake_or_asleep


class Clock:
    """Seconds that pass when told to, as they do for a computer that slept."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watched(qapp: QApplication) -> QObject:
    return QObject()


def touch(watched: QObject) -> None:
    QApplication.sendEvent(watched, QEvent(QEvent.Type.TouchBegin))


def test_it_warns_and_then_tells(qtbot: QtBot, watched: QObject) -> None:
    watch = IdleWatch(watched, 240, 120)
    warned, over = QSignalSpy(watch.nearly), QSignalSpy(watch.elapsed)
    watch.start()
    qtbot.waitUntil(lambda: warned.count() == 1)
    assert over.count() == 0
    qtbot.waitUntil(lambda: over.count() == 1)
    assert warned.count() == 1


def test_a_touch_begins_the_time_again(qtbot: QtBot, watched: QObject) -> None:
    clock = Clock()
    watch = IdleWatch(watched, 300_000, 30_000, now=clock)
    back, over = QSignalSpy(watch.touched_again), QSignalSpy(watch.elapsed)
    watch.start()
    clock.seconds = 280
    qtbot.waitUntil(lambda: watch._warned, timeout=5000)
    touch(watched)
    assert back.count() == 1
    clock.seconds = 560
    touch(watched)
    assert over.count() == 0


@pytest.mark.parametrize("wake", [touch, None], ids=["the first touch", "by itself"])
def test_a_computer_that_slept_too_long_comes_back_locked(
    qtbot: QtBot, watched: QObject, wake: Callable[[QObject], None] | None
) -> None:
    clock = Clock()
    watch = IdleWatch(watched, 300_000, 30_000, now=clock)
    over, back = QSignalSpy(watch.elapsed), QSignalSpy(watch.touched_again)
    watch.start()
    clock.seconds = 7200
    if wake is not None:
        wake(watched)
        assert over.count() == 1
    qtbot.waitUntil(lambda: over.count() == 1, timeout=5000)
    assert back.count() == 0


def test_nothing_is_told_once_stopped(qtbot: QtBot, watched: QObject) -> None:
    clock = Clock()
    watch = IdleWatch(watched, 100, 50, now=clock)
    over = QSignalSpy(watch.elapsed)
    watch.start()
    watch.stop()
    clock.seconds = 3600
    touch(watched)
    qtbot.wait(200)
    assert over.count() == 0


def test_the_clock_goes_on() -> None:
    assert awake_or_asleep() <= awake_or_asleep()
