"""A citizen's history, page by page, and what an agent adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.base import ChangeSet, Done, new_id
from guichet.contract.clock import utc_now
from guichet.contract.interactions import (
    Direction,
    RecordInteraction,
    RetractInteraction,
    ShowTimeline,
    Timeline,
    TimelineEntry,
)
from guichet.contract.refusals import GuichetError
from guichet.domain.channels import Channel
from guichet.ui.desk_bridge import DeskBridge

PAGE = 60
"""Entries asked for at a time."""

_SUBJECT = 60
"""Signs of a subject, at most, where a text follows."""

_ALONE = 250
"""Signs of a text that is its own subject, at most."""

_TABLES = ("interaction", "request_event", "request")


@dataclass(frozen=True)
class Written:
    """An exchange that was noted here a moment ago, as it was typed."""

    person_id: UUID
    interaction_id: UUID
    channel: Channel
    direction: Direction
    text: str


class TimelineModel(QObject):
    """What the history knows: the entries read so far, the counts of the whole, the filter."""

    shown = Signal(object)  # Timeline: a first page
    extended = Signal(object)  # tuple[TimelineEntry, ...]: a further page
    cleared = Signal()
    refused = Signal(object)  # GuichetError
    recorded = Signal(object, bool)
    """Written; true where the filter that would have hidden it was taken away."""
    record_refused = Signal(object, object)
    """UUID of the person whose exchange is not written; GuichetError that says why."""
    taken_back = Signal(object)
    """Written: noted a moment ago, and undone."""
    retracted = Signal(object)
    """TimelineEntry as it was before it was taken back."""
    retraction_refused = Signal(object, object)
    """UUID of the exchange that stays; GuichetError that says why."""

    def __init__(self, bridge: DeskBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._person_id: UUID | None = None
        self._being_written: set[tuple[UUID, str]] = set()
        self._asked = 0
        self._loading = False
        self._wanted = PAGE
        """How many entries the view has come to want: a refresh asks for as many."""
        self.channels: tuple[Channel, ...] = ()
        self.entries: list[TimelineEntry] = []
        self.lines = 0
        """How many lines the filter has in all."""
        bridge.changed.connect(self._refresh_if_mine)

    @property
    def person_id(self) -> UUID | None:
        """Whose history it is."""
        return self._person_id

    def is_writing(self, person_id: UUID | None) -> bool:
        """Tell whether an exchange of this person is on its way to the desk."""
        return any(whose == person_id for whose, _ in self._being_written)

    @property
    def has_more(self) -> bool:
        """Whether entries of the filter are not read yet."""
        return not self._loading and len(self.entries) < self.lines

    def open(self, person_id: UUID | None) -> None:
        """Show a person's whole history; None empties it."""
        self._person_id = person_id
        self.channels = ()
        self.entries, self.lines, self._wanted = [], 0, PAGE
        self.cleared.emit()
        if person_id is not None:
            self._ask(0, PAGE)

    def filter(self, channels: tuple[Channel, ...]) -> None:
        """Keep these channels only; none keeps all."""
        self.channels, self._wanted = channels, PAGE
        if self._person_id is not None:
            self._ask(0, PAGE)

    def more(self) -> None:
        """Read the next page."""
        if self._person_id is not None and self.has_more:
            self._wanted = len(self.entries) + PAGE
            self._ask(len(self.entries), PAGE)

    def record(self, channel: Channel, direction: Direction, text: str) -> None:
        """Write an exchange or a note into the history; a short first line is its subject.

        A text that is on its way already is not written twice; nothing is written where nobody is shown.
        """
        person_id = self._person_id
        if person_id is None or (person_id, text) in self._being_written:
            return
        self._being_written.add((person_id, text))
        subject, body = _titled(text.strip())
        written = Written(person_id, new_id(), channel, direction, text)
        operation = RecordInteraction(
            interaction_id=written.interaction_id,
            person_id=person_id,
            channel=channel,
            direction=direction,
            subject=subject,
            body=body,
            happened_at=utc_now(),
        )

        def done(_: Done) -> None:
            self._being_written.discard((person_id, text))
            hidden = person_id == self._person_id and bool(self.channels) and channel not in self.channels
            if hidden:
                self.filter(())
            self.recorded.emit(written, hidden)

        def failed(error: GuichetError) -> None:
            self._being_written.discard((person_id, text))
            self.record_refused.emit(person_id, error)

        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def take_back(self, written: Written) -> None:
        """Undo what was noted a moment ago: its line says that it was a mistake."""
        operation = RetractInteraction(interaction_id=written.interaction_id, reason=self.tr("noté par erreur"))

        def done(_: Done) -> None:
            self.taken_back.emit(written)

        self._bridge.do(operation, owner=self, done=done, failed=self.refused.emit)

    def retract(self, entry: TimelineEntry, reason: str) -> None:
        """Take an exchange back, for a reason that its line will say."""
        operation = RetractInteraction(interaction_id=entry.entry_id, reason=reason)

        def done(_: Done) -> None:
            self.retracted.emit(entry)

        def failed(error: GuichetError) -> None:
            self.retraction_refused.emit(entry.entry_id, error)

        self._bridge.do(operation, owner=self, done=done, failed=failed)

    def _ask(self, offset: int, limit: int) -> None:
        assert self._person_id is not None
        self._asked += 1
        number, self._loading = self._asked, True
        query = ShowTimeline(person_id=self._person_id, channels=self.channels, offset=offset, limit=limit)

        def done(timeline: Timeline) -> None:
            if number == self._asked:
                self._loading = False
                self._take(timeline, offset)

        def failed(error: GuichetError) -> None:
            if number == self._asked:
                self._loading = False
                self.refused.emit(error)

        self._bridge.ask(query, owner=self, done=done, failed=failed)

    def _take(self, timeline: Timeline, offset: int) -> None:
        if self.channels and not any(timeline.counts.get(channel) for channel in self.channels):
            self.filter(())  # what the filter kept was taken back: it has no chip any more
            return
        self.lines = timeline.lines
        if offset:
            self.entries += timeline.entries
            self.extended.emit(timeline.entries)
        else:
            self.entries = list(timeline.entries)
            self.shown.emit(timeline)

    @Slot(object)
    def _refresh_if_mine(self, changes: ChangeSet) -> None:
        if self._person_id is not None and changes.touches(*_TABLES):
            self._ask(0, self._wanted)


def _titled(text: str) -> tuple[str, str]:
    """Part a text into a subject that fits on its line and what follows, so that neither repeats the other.

    A text of one line is its own subject. Else the subject is the first line, or the first sentence, or the first
    words, and then both ends are marked.
    """
    first, _, rest = text.partition("\n")
    if len(first) <= (_SUBJECT if rest.strip() else _ALONE):
        return first.strip(), rest.strip()
    end = first.find(". ") + 1
    if 0 < end <= _SUBJECT:
        return first[:end], text[end:].strip()
    end = first.rfind(" ", 0, _SUBJECT)
    end = end if end > 0 else _SUBJECT
    return f"{first[:end]}…", f"…{text[end:].strip()}"


def text_again(subject: str, body: str) -> str:
    """Give the text that was parted into this subject and this body."""
    if subject.endswith("…") and body.startswith("…"):
        return f"{subject[:-1]} {body[1:]}"
    return "\n".join(part for part in (subject, body) if part)
