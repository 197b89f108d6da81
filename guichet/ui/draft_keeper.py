"""Has the desk keep what is typed and not saved, so that it is there again after the end of the program.

Places are looked at, never asked to tell: a look costs a few milliseconds every two seconds, whatever is typed, and no
place can forget to say that it changed.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from typing import Any, Final
from uuid import UUID

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.base import new_id
from guichet.contract.drafts import (
    LARGEST_DRAFT,
    LONGEST_SUBJECT,
    DraftContent,
    DraftKind,
    DraftsKept,
    KeepDrafts,
    KeptDraft,
    KeptDrafts,
    ShowDrafts,
)
from guichet.contract.refusals import GuichetError
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.forms.drafts import Place, Spot

log = logging.getLogger(__name__)

LOOK_MS: Final = 2000
"""How much typing the end of the program may cost, at most."""

_SAVED_MS: Final = 200
"""How soon after a change of the replica a look is taken: what was just saved is a draft no more."""

_BY_VISIT: Final = frozenset({DraftKind.NEW_REQUEST, DraftKind.NEW_PERSON})
"""Forms of which each visit has its own."""

_Key = tuple[DraftKind, Spot]


class DraftKeeper(QObject):
    """Reads back what one agent typed before, then has what they type kept; an answer that is lost is made good later.

    Nothing is kept before :meth:`begin` nor after :meth:`close`.
    """

    kept = Signal()
    """The desk keeps something else than before."""

    def __init__(self, bridge: DeskBridge, agent_id: UUID, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._agent_id = agent_id
        self._places: dict[DraftKind, tuple[Any, Place[Any]]] = {}
        self._ids: dict[_Key, UUID] = {}
        self._there: dict[UUID, DraftContent | None] = {}
        """What the desk has; None where a lost answer leaves that open."""
        self._open = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVED_MS)
        self._soon.timeout.connect(self.look)

    def add(self, kind: DraftKind, shape: Any, place: Place[Any]) -> None:
        """Keep what is typed in a place from now on; ``shape`` is the type of its drafts, which JSON can hold."""
        self._places[kind] = (shape, place)

    def begin(self) -> None:
        """Put back what the agent typed before, and keep what they type from now on."""
        self._open = True
        self._bridge.changed.connect(self._look_soon)
        self._timer.start()
        self._bridge.ask(ShowDrafts(), owner=self, done=self._put_back, failed=self._go_on_without)

    def close(self) -> None:
        """Keep what is typed now, and nothing any more."""
        self.look()
        self._open = False
        self._timer.stop()
        self._soon.stop()

    @Slot()
    def look(self) -> None:
        """Have the desk keep what changed since the last look, and drop what is typed no more."""
        if not self._open:
            return
        now = {content.draft_id: content for content in self._contents()}
        kept = tuple(content for draft_id, content in now.items() if self._there.get(draft_id) != content)
        dropped = tuple(draft_id for draft_id in self._there if draft_id not in now)
        if kept or dropped:
            self._there = dict(now)
            query = KeepDrafts(agent_id=self._agent_id, kept=kept, dropped=dropped)
            failed = partial(self._on_lost, query)
            self._bridge.ask(query, owner=self, done=self._on_kept, failed=failed)

    def spot(self, draft_id: UUID) -> Spot | None:
        """Give where a draft is in this window; None when it is not, or could not be read."""
        return next((spot for (_, spot), known in self._ids.items() if known == draft_id), None)

    def take_up(self, draft_id: UUID) -> None:
        """Make a draft the one that is found first by what goes on about the same."""
        for (kind, spot), known in self._ids.items():
            place = self._places[kind][1]
            if known == draft_id and spot in (typed := place.typed_drafts()):
                content = typed[spot]
                place.give_up(spot)
                place.put_back(spot, content)
                return

    def give_up(self, draft_id: UUID) -> Any:
        """Forget a draft, here and at the desk; gives what :meth:`take_back` needs."""
        for key, known in self._ids.items():
            kind, spot = key
            place = self._places[kind][1]
            if known == draft_id:
                typed = place.typed_drafts().get(spot)
                place.give_up(spot)
                self.look()
                return (kind, spot, typed)
        return None

    def take_back(self, given_up: Any) -> None:
        """Have a draft again that was given up."""
        kind, spot, typed = given_up
        self._places[kind][1].put_back(spot, typed)
        self.look()

    # --- answers -----------------------------------------------------------------------------------------------------

    def _put_back(self, found: KeptDrafts) -> None:
        for line in reversed(found.lines):  # the one changed last is put last: it is found first
            self._put_one_back(line)
        self.kept.emit()

    def _put_one_back(self, line: KeptDraft) -> None:
        try:
            kind = DraftKind(line.kind)
            shape, place = self._places[kind]
            typed = msgspec.json.decode(line.payload, type=shape)
        except (ValueError, KeyError, msgspec.MsgspecError) as problem:
            log.warning("a draft of another version is set aside (%s)", type(problem).__name__)
            return
        spot = (line.draft_id.hex if kind in _BY_VISIT else "", line.about)
        if spot not in place.typed_drafts():
            place.put_back(spot, typed)
            self._ids[kind, spot] = line.draft_id
            # As it was written: only what the agent changes is written again, and its days are counted from then.
            self._there[line.draft_id] = DraftContent(
                draft_id=line.draft_id, kind=kind, about=line.about, payload=line.payload
            )

    def _go_on_without(self, _error: GuichetError) -> None:
        """What was typed before stays at the desk until the next session."""

    @Slot(object)
    def _look_soon(self, _changes: object) -> None:
        if self._open:
            self._soon.start()

    def _on_kept(self, _answer: DraftsKept) -> None:
        self.kept.emit()

    def _on_lost(self, query: KeepDrafts, _error: GuichetError) -> None:
        """The next look says it again."""
        for draft_id in (*(content.draft_id for content in query.kept), *query.dropped):
            self._there[draft_id] = None

    def _contents(self) -> Iterator[DraftContent]:
        ids: dict[_Key, UUID] = {}
        for kind, (_, place) in self._places.items():
            for spot, typed in place.typed_drafts().items():
                draft_id = ids[kind, spot] = self._ids.get((kind, spot)) or new_id()
                payload = msgspec.json.encode(typed, order="deterministic").decode()
                about = spot[1][:LONGEST_SUBJECT]
                content = DraftContent(draft_id=draft_id, kind=kind, about=about, payload=payload)
                before = self._there.get(draft_id)
                if len(payload) <= LARGEST_DRAFT:
                    yield content
                elif before is not None:  # what grew too large stays as it was
                    yield before
        self._ids = ids
