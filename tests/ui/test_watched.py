"""Answers that overtake one another: the desk reads several questions at a time."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from guichet.contract.accounts import ListServices
from guichet.contract.base import ChangeSet, Query
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.citizen.model import CitizenModel
from guichet.ui.screens.request.model import RequestModel
from guichet.ui.watched import Watched

ROW = UUID(int=7)
CHANGED = ChangeSet(rows={"person": (ROW,)})


class SlowBridge(DeskBridge):
    """Keeps the questions; the test says in which order they are answered."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[Any], None]] = []

    def ask(self, query: Query[Any], *, owner: QObject, done: Callable[[Any], None], failed: object) -> None:
        self.waiting.append(done)


class Notice(Watched):
    """Keeps every answer that it shows."""

    def __init__(self, bridge: DeskBridge) -> None:
        super().__init__(bridge, ("person",))
        self.shown: list[object] = []

    def ask(self) -> None:
        self._ask(ListServices(), self.shown.append)


def test_what_is_looked_at_is_asked_again_when_it_changes(qapp: QApplication) -> None:
    bridge = SlowBridge()
    notice = Notice(bridge)
    bridge.changed.emit(CHANGED)
    assert bridge.waiting == [], "nobody looks"
    notice.watch(True)
    assert len(bridge.waiting) == 1
    bridge.changed.emit(ChangeSet(rows={"request": (ROW,)}))
    assert len(bridge.waiting) == 1
    bridge.changed.emit(CHANGED)
    second, first = bridge.waiting.pop(), bridge.waiting.pop()
    second("now")
    first("before")
    assert notice.shown == ["now"]
    notice.watch(False)
    notice.watch(True)
    assert bridge.waiting == [], "nothing changed meanwhile"
    notice.watch(False)
    bridge.changed.emit(CHANGED)
    notice.watch(True)
    assert len(bridge.waiting) == 1


def test_a_file_read_before_a_change_is_not_shown_after_it(qapp: QApplication) -> None:
    bridge = SlowBridge()
    model = CitizenModel(bridge)
    model.open(ROW, "search")
    bridge.changed.emit(CHANGED)
    first, second = bridge.waiting
    now: Any = SimpleNamespace(person_id=ROW)
    before: Any = SimpleNamespace(person_id=ROW)
    second(now)
    first(before)
    assert model.sheet is now


def test_a_request_read_before_a_gesture_is_not_shown_after_it(qapp: QApplication) -> None:
    bridge = SlowBridge()
    model = RequestModel(bridge)
    model.show(ROW)
    bridge.changed.emit(CHANGED)
    first, second = bridge.waiting
    now: Any = SimpleNamespace(request_id=ROW)
    before: Any = SimpleNamespace(request_id=ROW)
    second(now)
    first(before)
    assert model.sheet is now
    model.show(ROW)
    bridge.waiting[-1](before)
    assert model.sheet is before, "asked later than all"
