"""What is typed at the counter and not saved: kept by the desk, listed between two visits, gone on with in a visit."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.desk import Session
from guichet.contract.drafts import DraftKind, KeptDraft
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.draft_keeper import DraftKeeper
from guichet.ui.screens.citizen.edit_model import Draft as EditDraft
from guichet.ui.screens.citizen.edit_page import EditPane
from guichet.ui.screens.counter.model import CounterModel
from guichet.ui.screens.idle.kept_card import KeptCard
from guichet.ui.screens.idle.kept_model import KeptModel
from guichet.ui.screens.new_person.fields import PersonInput
from guichet.ui.screens.new_person.page import NewPersonPane
from guichet.ui.screens.new_request.draft import RequestDraft
from guichet.ui.screens.new_request.page import NewRequestPane
from guichet.ui.screens.request.correct_model import CorrectDraft
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.screens.timeline.composer import Draft as Exchange
from guichet.ui.screens.timeline.page import TimelinePane


class KeptForms(QObject):
    """Knows the forms of the counter, and how an agent comes to each."""

    undo_offered = Signal(str, object)
    exchange_wanted = Signal()
    """The exchange that is being typed is to be brought to sight."""

    def __init__(
        self,
        bridge: DeskBridge,
        session: Session,
        visits: CounterModel,
        card: KeptCard,
        *,
        new_request: NewRequestPane,
        new_person: NewPersonPane,
        edit: EditPane,
        timeline: TimelinePane,
        request: RequestPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._visits = visits
        self._new_person = new_person
        self._request = request
        self.keeper = DraftKeeper(bridge, session.agent_id, self)
        self.keeper.add(DraftKind.NEW_REQUEST, RequestDraft, new_request)
        self.keeper.add(DraftKind.NEW_PERSON, PersonInput, new_person)
        self.keeper.add(DraftKind.EDIT_PERSON, EditDraft, edit)
        self.keeper.add(DraftKind.EXCHANGE, Exchange, timeline)
        self.keeper.add(DraftKind.CORRECT_REQUEST, CorrectDraft, request.correct)
        self.keeper.add(DraftKind.REQUEST_NOTE, str, request.note)
        card.follow(KeptModel(bridge, self.keeper, visits, self))
        card.resumed.connect(self.resume)
        card.given_up.connect(self.give_up)
        for left in (visits.current_changed, visits.work_changed):
            left.connect(self.keeper.look)

    @Slot(object)
    def resume(self, line: KeptDraft) -> None:
        """Go on with a form in its citizen's visit, or in one of its own."""
        self.keeper.take_up(line.draft_id)
        visits = self._visits
        if line.kind == DraftKind.NEW_PERSON:
            visits.begin_person(line.about, self.tr("Nouvel usager"))
            if not line.about:  # after no search the pane only offers what is kept: here it was asked for
                self._new_person.resume()
        elif line.person_id is not None:
            visits.open_person(line.person_id, line.request_id)
        elif line.request_id is not None:
            visits.open_request(line.request_id, line.reference)
        match line.kind:
            case DraftKind.NEW_REQUEST:
                visits.begin_request(self.tr("Demande sans usager"))
            case DraftKind.EDIT_PERSON:
                visits.edit_person()
            case DraftKind.EXCHANGE:
                self.exchange_wanted.emit()
            case DraftKind.CORRECT_REQUEST if line.request_id is not None:
                self._request.correct.begin_when_shown(line.request_id)

    @Slot(object)
    def give_up(self, line: KeptDraft) -> None:
        """Forget a form that was begun; the gesture can be taken back."""
        given_up = self.keeper.give_up(line.draft_id)
        if given_up is not None:
            self.undo_offered.emit(self.tr("Saisie abandonnée."), partial(self._take_back, given_up))

    def _take_back(self, given_up: Any) -> None:
        self.keeper.take_back(given_up)
