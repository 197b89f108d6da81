"""The counter: idle between two visits, else the citizen, the history and the work of the visit in hand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.contract.people import PersonSheet, RequestHit
from guichet.contract.requests import ProcedureLine, WorkScope
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.citizen.edit_page import EditPane
from guichet.ui.screens.citizen.model import CitizenModel
from guichet.ui.screens.citizen.page import CitizenCard
from guichet.ui.screens.counter.kept import KeptForms
from guichet.ui.screens.counter.model import CounterModel, VisitState, Work
from guichet.ui.screens.counter.nobody import NobodyPane
from guichet.ui.screens.counter.nothing import NothingPane, UsualKinds
from guichet.ui.screens.counter.switch import Pane, PaneSwitch
from guichet.ui.screens.idle.page import IdlePage
from guichet.ui.screens.new_person.page import NewPersonPane
from guichet.ui.screens.new_request.page import NewRequestPane
from guichet.ui.screens.request.page import RequestPane
from guichet.ui.screens.timeline.model import TimelineModel
from guichet.ui.screens.timeline.page import TimelinePane
from guichet.ui.screens.timeline.reading import ReadingPane
from guichet.ui.screens.work.model import WorkModel
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import Actions, Context

_WIDTHS = {
    Breakpoint.WIDE: (350, 520, 500, 450),
    Breakpoint.STANDARD: (318, 512, 0, 408),
    Breakpoint.COMPACT: (300, 480, 0, 384),
    Breakpoint.NARROW: (280, 420, 0, 360),
}
"""Widths of citizen, history, reading and work, in logical pixels; the flexible pane takes what is left."""

_BRIEF = 24
"""Rows of each list of the idle page: what a tall window has room for."""

_FORM = 720
"""Width of a new file beside those who look like it, at most: wider fields would only be longer."""

Placed = TypeVar("Placed", bound=QWidget)


class CounterPage(QStackedWidget):
    """Shows the model's visit in hand; the panes are the same for every visit, and each visit finds its own again."""

    say = Signal(str)
    undo_offered = Signal(str, object)
    refused = Signal(object)  # GuichetError
    work_list_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        session: Session,
        model: CounterModel,
        *,
        room: PrintRoom,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._bridge = bridge
        self._actions = actions
        self._session = session
        self._room = room
        self._model = model
        self._shown: VisitState | None = None
        self._breakpoint = Breakpoint.STANDARD
        self._widths = dict(_WIDTHS)
        self.citizen = CitizenModel(bridge, self)
        self.history = TimelineModel(bridge, self)
        self.brief = WorkModel(bridge, WorkScope.SERVICE, _BRIEF, self)
        self.ready = WorkModel(bridge, WorkScope.READY, _BRIEF, self)
        self.switch = PaneSwitch(theme)
        self._pane = Pane.CITIZEN
        self._visit_page = QWidget(self)
        column = QVBoxLayout(self._visit_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.switch)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(theme.dp(10))
        self.panes.setChildrenCollapsible(False)
        column.addWidget(self.panes, 1)
        self.switch.hide()
        self.work = QStackedWidget()

    def build(self) -> Iterator[None]:
        """Make the panes, one after the other; nothing else may be called before the last one.

        Each is put into its place at once: a tree of widgets that changes its place as a whole is dressed again.
        """
        theme, bridge, actions, session, room = self._theme, self._bridge, self._actions, self._session, self._room
        self.idle = self._placed(IdlePage(theme, actions, self.brief, self.ready), self)
        self.addWidget(self._visit_page)
        yield
        self.card = self._placed(CitizenCard(theme, actions, self.citizen), self.panes)
        yield
        self.nobody = self._placed(NobodyPane(theme, actions), self.panes)
        self.timeline = self._placed(TimelinePane(theme, actions, self.history), self.panes)
        yield
        self.reading = self._placed(ReadingPane(theme, actions, self.history), self.panes)
        self.panes.addWidget(self.work)
        self.nothing = self._placed(NothingPane(theme, actions, UsualKinds(bridge, self)), self.work)
        yield
        self.request = self._placed(RequestPane(theme, bridge, actions, session, room=room), self.work)
        yield from self.request.build()
        yield
        self.new_request = self._placed(NewRequestPane(theme, bridge, actions, session, room=room), self.work)
        yield
        self.new_person = self._placed(NewPersonPane(theme, bridge, actions, session), self.work)
        yield
        self.edit = self._placed(EditPane(theme, bridge, actions, self.citizen), self.work)
        yield from self.edit.build()
        for place in (self.card, self.timeline):  # the request's own pane notes on the request with the same key
            actions.attach(Context.COUNTER, place)
        actions.attach(Context.HISTORY, self.timeline.view)
        self.kept = KeptForms(
            bridge,
            session,
            self._model,
            self.idle.kept,
            new_request=self.new_request,
            new_person=self.new_person,
            edit=self.edit,
            timeline=self.timeline,
            request=self.request,
            parent=self,
        )
        self._connect()
        self.show_current()

    @staticmethod
    def _placed(pane: Placed, among: QStackedWidget | QSplitter) -> Placed:
        among.addWidget(pane)
        return pane

    @Slot()
    def show_current(self) -> None:
        """Show the visit in hand, or that there is none."""
        visit = self._model.current
        self._leave()
        self._shown = visit
        if visit is None:
            self.citizen.open(None, "")
            self.history.open(None)
            self.setCurrentWidget(self.idle)
            return
        self.setCurrentWidget(self._visit_page)
        self._show_person(visit)
        self._pane = Pane.CITIZEN
        self.show_work()
        self._arrange()

    def lend_request(self) -> RequestPane:
        """Give the pane of a request to another page that shows one; the counter takes it back when it needs it."""
        self.work.removeWidget(self.request)
        return self.request

    def take_request_back(self) -> None:
        """Have the pane of a request here again, with the request of the visit in hand."""
        if self.work.indexOf(self.request) >= 0:
            return
        self.work.addWidget(self.request)
        visit = self._model.current
        if visit is not None and visit.work is Work.REQUEST:
            visit.started = visit.request_id == self.request.request_id
        self.show_work()

    @Slot()
    def show_work(self) -> None:
        """Show what the right pane of the visit is about; while it is lent, once it is back."""
        visit = self._model.current
        if visit is None or self.work.indexOf(self.request) < 0:
            return
        match visit.work:
            case Work.REQUEST if visit.request_id is not None:
                self.work.setCurrentWidget(self.request)
                if not visit.started:
                    self.request.show_request(visit.request_id)
            case Work.NEW_REQUEST:
                self.work.setCurrentWidget(self.new_request)
                if not visit.started:
                    self.new_request.start(visit.person_id, visit.text, visit.key, self._open_visits())
                else:
                    self.new_request.setFocus(Qt.FocusReason.OtherFocusReason)
            case Work.NEW_PERSON:
                self.work.setCurrentWidget(self.new_person)
                if not visit.started:
                    self.new_person.start(visit.text, visit.key, self._open_visits())
            case Work.EDIT_PERSON:
                self.work.setCurrentWidget(self.edit)
                if not visit.started:
                    self.edit.start()
                else:
                    self.edit.focus_first()
            case _:
                self.work.setCurrentWidget(self.nothing)
        visit.started = visit.work is not Work.NOTHING
        if visit.started:
            self.show_pane(Pane.WORK)
        elif self._pane is Pane.WORK:
            self.show_pane(Pane.CITIZEN)
        self.nobody.tell(visit.work)
        self.card.choose_request(visit.request_id if visit.work is Work.REQUEST else None)

    @Slot(object)
    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Arrange the panes for a window's width; widths moved by hand are kept for each."""
        self._remember()
        self._breakpoint = breakpoint_
        self.idle.set_narrow(self.is_narrow)
        self._arrange()

    @Slot(object)
    def show_pane(self, pane: Pane) -> None:
        """Bring a pane to sight where one is shown at a time; elsewhere all are."""
        self._pane = pane
        self.switch.mark(pane)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self._breakpoint is Breakpoint.NARROW

    @property
    def is_typing(self) -> bool:
        """Whether anything is typed and not kept, in sight or put aside, for whomever."""
        models = (self.new_request.model, self.new_person.model, self.edit.model)
        return self.request.is_typing or self.timeline.is_typing or any(model.has_drafts for model in models)

    def what_is_here(self) -> str:
        """Name the citizen in hand and the request that is open beside; nothing without a visit."""
        visit, sheet = self._model.current, self.request.model.sheet
        if visit is None:
            return ""
        open_request = visit.work is Work.REQUEST and sheet is not None and sheet.request_id == visit.request_id
        return f"{visit.title} — {sheet.procedure.label}" if open_request and sheet is not None else visit.title

    def whose_request(self) -> str:
        """Name the citizen of the request that is shown, here or in the page that it is lent to, and the request."""
        sheet = None if self.request.isHidden() else self.request.model.sheet
        if sheet is None:
            return ""
        return " — ".join(part for part in (sheet.requester_display, sheet.procedure.label) if part)

    def toast_anchor(self) -> QWidget:
        """Give the pane at the bottom of which a toast covers no button."""
        if self._model.current is None:
            return self.idle
        panes = (self.timeline, self.nobody, self.card, self.work)
        return next((pane for pane in panes if not pane.isHidden()), self.work)

    def minimumSizeHint(self) -> QSize:
        """Give what is shown its room, and not the page behind it."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def take_focus(self) -> None:
        """Put the focus where work goes on."""
        visit = self._model.current
        if visit is None:
            return
        if visit.person_id is not None and visit.work in (Work.NOTHING, Work.REQUEST):
            if not self.timeline.isHidden():
                self.timeline.take_focus()
            elif not self.card.isHidden():
                self.switch.chips[Pane.CITIZEN].setFocus(Qt.FocusReason.TabFocusReason)

    def _leave(self) -> None:
        if self._shown is not None:
            if self._shown.work is Work.NEW_REQUEST:
                if self.new_request.leave():
                    self._shown.text = ""  # its letters were taken up: what is typed since comes back instead
            elif self._shown.work is Work.NEW_PERSON:
                self.new_person.leave()
            elif self._shown.work is Work.EDIT_PERSON:
                self.edit.leave()
            elif self._shown.work is Work.REQUEST and self.work.indexOf(self.request) >= 0:
                self.request.clear()
            self._shown.started = False

    def _open_visits(self) -> frozenset[str]:
        return frozenset(visit.key for visit in self._model.visits)

    def _show_person(self, visit: VisitState) -> None:
        self.citizen.open(visit.person_id, "refresh" if visit.journalled else "visit")
        self.history.open(visit.person_id)
        visit.journalled = visit.person_id is not None

    def _arrange(self) -> None:
        known = self._shown is not None and self._shown.person_id is not None
        wide = self._breakpoint is Breakpoint.WIDE
        narrow = self.is_narrow
        self.switch.setVisible(known and narrow)
        self.card.setHidden(not known or (narrow and self._pane is not Pane.CITIZEN))
        self.timeline.setHidden(not known or (narrow and self._pane is not Pane.HISTORY))
        self.reading.setHidden(not (known and wide))
        self.nobody.setHidden(known or narrow)
        self.work.setHidden(known and narrow and self._pane is not Pane.WORK)
        if narrow:
            self.new_person.take_likeness_back()
        else:
            self.nobody.hold(self.new_person.likeness)
        self.card.avatar.setHidden(self._breakpoint in (Breakpoint.COMPACT, Breakpoint.NARROW))
        for place, flexible in enumerate((False, True, not wide, wide, not known)):
            self.panes.setStretchFactor(place, int(flexible))
        self.panes.updateGeometry()
        self.updateGeometry()
        if narrow:
            return
        dp = self._theme.dp
        citizen, history, reading, work = (dp(width) for width in self._widths[self._breakpoint])
        self.card.setMinimumWidth(dp(260))
        self.work.setMinimumWidth(dp(340))
        gaps = self.panes.handleWidth() * (3 if wide else 2)
        rest = self.width() - gaps - citizen - work
        if wide:
            reading = max(rest - history, dp(260))
        else:
            history = rest
        if known:
            self.panes.setSizes([citizen, 0, history, reading if wide else 0, work])
        else:
            room = self.width() - self.panes.handleWidth()
            creates = self._shown is not None and self._shown.work is Work.NEW_PERSON
            form = min(room // 2, dp(_FORM)) if creates else room // 2
            self.panes.setSizes([0, room - form, 0, 0, form])

    def _remember(self) -> None:
        if self._shown is None or self._shown.person_id is None or not self.panes.isVisible() or self.is_narrow:
            return
        sizes = [round(size / self._theme.scale) for size in self.panes.sizes()]
        self._widths[self._breakpoint] = (sizes[0], sizes[2], sizes[3], sizes[4])

    def _connect(self) -> None:
        model = self._model
        self.switch.chosen.connect(self.show_pane)
        model.current_changed.connect(self.show_current)
        model.work_changed.connect(self.show_work)
        model.ended_changed.connect(self._show_ended)
        self.citizen.shown.connect(self._on_sheet)
        self.citizen.refused.connect(self.refused)
        self.citizen.identity_checked.connect(self._on_identity)
        self.citizen.check_retracted.connect(self._on_check_retracted)
        self.history.refused.connect(self.refused)
        self.brief.refused.connect(self.refused)
        self.ready.refused.connect(self.refused)
        self.card.request_chosen.connect(self._open_request)
        self.card.relative_chosen.connect(model.open_person)
        self.timeline.request_chosen.connect(self._open_request)
        self.timeline.entry_shown.connect(self.reading.show_entry)
        self.timeline.say.connect(self.say)
        self.timeline.undo_offered.connect(self.undo_offered)
        self.reading.request_chosen.connect(self._open_request)
        self.reading.entry_chosen.connect(self.timeline.choose)
        self.idle.request_chosen.connect(self.open_hit)
        self.idle.person_chosen.connect(model.open_person)
        self.idle.all_work_asked.connect(self.work_list_asked)
        self.kept.undo_offered.connect(self.undo_offered)
        self.kept.exchange_wanted.connect(self._show_exchange)
        self.nothing.kind_chosen.connect(self._begin_kind)
        self.request.say.connect(self.say)
        self.request.undo_offered.connect(self.undo_offered)
        self.new_request.filed.connect(self._on_filed)
        self.new_request.existing_chosen.connect(self._open_request)
        self.new_request.cancelled.connect(self._on_cancelled)
        self.new_request.say.connect(self.say)
        self.new_request.undo_offered.connect(self.undo_offered)
        self.new_request.refused.connect(self.refused)
        self.edit.finished.connect(self._on_edited)
        self.edit.say.connect(self.say)
        self.edit.undo_offered.connect(self.undo_offered)
        self.new_person.registered.connect(model.registered)
        self.new_person.existing_chosen.connect(model.meet)
        self.new_person.cancelled.connect(self._on_cancelled)
        self.new_person.say.connect(self.say)
        self.new_person.looked.connect(self.nobody.watch)

    @Slot(object)
    def open_hit(self, hit: RequestHit) -> None:
        """Open a request of a list in its citizen's visit."""
        if hit.person_id is None:
            self._model.open_request(hit.request_id, hit.reference)
        else:
            self._model.open_person(hit.person_id, hit.request_id)

    @Slot()
    def _show_exchange(self) -> None:
        self.show_pane(Pane.HISTORY)
        self.timeline.take_focus()

    @Slot(object)
    def _on_sheet(self, sheet: PersonSheet) -> None:
        self._model.name(sheet.person_id, sheet.display)
        visit = self._model.current
        if visit is not None and visit.work is Work.REQUEST:
            self.card.choose_request(visit.request_id)

    @Slot(object)
    def _open_request(self, request_id: UUID) -> None:
        visit = self._model.current
        if visit is None or (visit.work, visit.request_id) != (Work.REQUEST, request_id):
            self._model.show_request(request_id)
        self.show_pane(Pane.WORK)
        self.request.take_focus()

    @Slot(str, object)
    def _on_filed(self, visit: str, request_id: UUID) -> None:
        self._model.filed(visit, request_id)
        current = self._model.current
        if current is not None and current.key == visit and not self.isHidden():
            self.request.steps.expect_second_press()
            self._open_request(request_id)

    @Slot(object)
    def _on_edited(self, person_id: UUID) -> None:
        visit = self._model.current
        self._model.edited(person_id)
        if visit is not None and visit.person_id == person_id and not self.isHidden():
            self.take_focus()

    @Slot(object)
    def _begin_kind(self, line: ProcedureLine) -> None:
        self._model.begin_request("")
        self.new_request.choose(line)

    @Slot()
    def _on_cancelled(self) -> None:
        visit = self._model.current
        if visit is None:
            return
        if visit.person_id is None:
            self._model.end(visit.key)
        else:
            self._model.show_request(visit.request_id)
            self.take_focus()

    @Slot(object, object)
    def _on_identity(self, check_id: UUID, person_id: UUID) -> None:
        told = self.tr("Identité vérifiée. L’heure et votre nom sont notés.")
        self.undo_offered.emit(told, Undo(partial(self.citizen.take_back_check, check_id), person_id=person_id))

    @Slot(object)
    def _on_check_retracted(self, _check_id: UUID) -> None:
        self.say.emit(self.tr("Vérification d’identité retirée."))

    @Slot()
    def _show_ended(self) -> None:
        self.idle.show_past(self._model.ended)
