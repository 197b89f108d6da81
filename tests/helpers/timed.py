"""How long the real window takes from a key to the picture: for benchmarks, and for the test that keeps the promise."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from guichet.contract.accounts import ImportPeople
from guichet.contract.base import new_id
from guichet.contract.interactions import Direction
from guichet.domain.channels import Channel
from guichet.domain.partitions import sector_partition
from guichet.domain.permissions import Sector
from guichet.models.rows import Row, codecs
from guichet.server.bulk import BulkLoad, row_of
from tests.helpers.town import Town
from tests.soak.counter import Counter

INTERACTIONS: Final = 300
_CHANNELS: Final = (Channel.PHONE, Channel.EMAIL, Channel.COUNTER, Channel.SMS, Channel.POST)
_SECONDS: Final = 20.0


def file_regulars(town: Town, count: int) -> list[tuple[UUID, str, str]]:
    """Put people with three hundred exchanges each on file at the server; gives their ids, what to type, their names.

    Call it before a workstation is enrolled: the load takes its place at the head of every feed.
    """
    people, exchanges = codecs()["person"], codecs()["interaction"]
    now, made, found = town.base.now(), [], []
    persons: list[Row] = []
    for number in range(count):
        person_id, name = new_id(), "Habituee" + "".join(chr(ord("a") + int(digit)) for digit in f"{number:03}")
        persons.append(
            row_of(people, id=person_id, birth_name=name, given_names="Odile", created_at=now, updated_at=now)
        )
        found.append((person_id, f"{name.lower()} odile", f"{name.upper()} Odile"))
        made += [
            row_of(
                exchanges,
                id=new_id(),
                partition=sector_partition(Sector.GENERAL),
                person_id=person_id,
                channel=_CHANNELS[place % len(_CHANNELS)],
                direction=Direction.INCOMING if place % 3 else Direction.OUTGOING,
                subject=f"Échange {place} sur la cantine et les horaires",
                body="Demande les horaires, rappelle qu’elle a déjà écrit. " * (place % 4),
                happened_at=now - timedelta(days=place, minutes=7 * place),
            )
            for place in range(INTERACTIONS)
        ]
    with town.base.engine.begin() as connection:
        load = BulkLoad(town.base, connection)
        created = load.insert("person", persons)
        load.insert("interaction", made)
        load.finish(
            ImportPeople(fingerprint="1" * 64, lines=count, created_people=created, updated_people=0, refused_lines=0)
        )
    return found


class Painted(QObject):
    """Remembers when some widgets were painted last."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._at = dict.fromkeys(widgets, 0.0)
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._at[watched] = time.perf_counter()
        return False

    def once_more(self) -> None:
        """Have each painted: what was painted may have been before the last of it was there."""
        for widget in self._at:
            widget.update()

    def all_since(self, moment: float) -> bool:
        """Say whether each was painted after a moment."""
        return all(at > moment for at in self._at.values())


def milliseconds_until(true: Callable[[], bool], started: float, painted: Painted) -> float:
    """Let the window live until something is true and then painted; gives the time since ``started``."""
    loop, held = QEventLoop(), 0.0
    ended = started

    def look() -> None:
        nonlocal held, ended
        now = time.perf_counter()
        if not held and true():
            held = now
            painted.once_more()
        ended = now
        if (held and painted.all_since(held)) or now - started > _SECONDS:
            loop.quit()

    timer = QTimer()
    timer.setInterval(1)
    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    timer.stop()
    assert held, "the window never showed it"
    return (ended - started) * 1000


def open_citizen(counter: Counter, person: tuple[UUID, str, str]) -> float:
    """Type a name, and give the milliseconds from Enter to the painted file: card, history, its first lines."""
    person_id, text, display = person
    counter.press("Ctrl+T")
    counter.type(text)
    counter.sees(display)
    pages = counter.area.counter
    painted = Painted(pages.timeline.view.viewport(), pages.card)

    def is_shown() -> bool:
        sheet, entries = pages.citizen.sheet, pages.history.entries
        if sheet is None or sheet.person_id != person_id or not entries or not pages.timeline.view.isVisible():
            return False
        return any(str(entry.subject).startswith("Échange") for entry in entries)

    started = time.perf_counter()
    counter.hands.press_now("Return")
    taken = milliseconds_until(is_shown, started, painted)
    painted.deleteLater()
    return taken


def middle(values: list[float], share: float = 0.5) -> float:
    """Give the value below which so large a share lies."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def timed(job: Callable[[], Any]) -> float:
    """Give the milliseconds that something takes."""
    started = time.perf_counter()
    job()
    return (time.perf_counter() - started) * 1000
