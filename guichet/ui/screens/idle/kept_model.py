"""The list of what the agent typed and has not saved, asked while it is in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.drafts import KeptDraft, KeptDrafts, ShowDrafts
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.draft_keeper import DraftKeeper
from guichet.ui.screens.counter.model import CounterModel
from guichet.ui.watched import Watched


class KeptModel(Watched):
    """Leaves out what lies open: a visit that waits has its tab."""

    shown = Signal(object)  # tuple[KeptDraft, ...]

    def __init__(
        self, bridge: DeskBridge, keeper: DraftKeeper, visits: CounterModel, parent: QObject | None = None
    ) -> None:
        super().__init__(bridge, (), parent)
        self._keeper = keeper
        self._visits = visits
        keeper.kept.connect(self._ask_again)

    def watch(self, watched: bool) -> None:
        self._stale = True  # visits may have ended meanwhile, which changes no row
        super().watch(watched)

    def ask(self) -> None:
        self._ask(ShowDrafts(), self._take)

    @Slot()
    def _ask_again(self) -> None:
        self._stale = True
        if self._watched:
            self.ask()

    def _take(self, found: KeptDrafts) -> None:
        self.shown.emit(tuple(line for line in found.lines if self._is_put_aside(line)))

    def _is_put_aside(self, line: KeptDraft) -> bool:
        spot = self._keeper.spot(line.draft_id)
        if spot is None:  # typed in another window, or by another version of the program
            return False
        return not any(
            visit.key == spot[0]
            or (line.person_id is not None and visit.person_id == line.person_id)
            or (line.request_id is not None and visit.request_id == line.request_id)
            for visit in self._visits.visits
        )
