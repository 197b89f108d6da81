"""The pages of a session and how they work together: search, visits, work list, synchronisation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from guichet.contract.desk import Session
from guichet.contract.journal import JournalLine
from guichet.contract.requests import WorkList, WorkScope
from guichet.domain.permissions import Permission
from guichet.ui import formats
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.paper import PaperTray
from guichet.ui.preferences import Look
from guichet.ui.screens.counter.model import CounterModel, VisitState, Work
from guichet.ui.screens.counter.page import CounterPage
from guichet.ui.screens.counter.switch import Pane
from guichet.ui.screens.search.model import SearchModel
from guichet.ui.screens.search.page import SearchBox
from guichet.ui.screens.settings.page import SettingsPage
from guichet.ui.screens.sync.frame import SyncFrame
from guichet.ui.screens.sync.model import SyncModel
from guichet.ui.screens.sync.page import SyncPage
from guichet.ui.screens.work.model import WorkModel
from guichet.ui.screens.work.page import WorkPage
from guichet.ui.shell.banners import Banners
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.palette import Palette, ShortcutSheet
from guichet.ui.shell.visit_tabs import Visit
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.keys import key_text

_MINUTE = 60
_WORK_LIMIT = 200


class WorkArea(QObject):
    """Everything between the frame and the desk while an agent is logged in."""

    refused = Signal(object)  # GuichetError
    look_chosen = Signal(object)  # Look

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        window: MainWindow,
        session: Session,
        tray: PaperTray,
        look: Look,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._window = window
        self._session = session
        self._undo: Callable[[], object] | None = None
        self.visits = CounterModel(self)
        self.counter = CounterPage(theme, bridge, actions, session, self.visits, tray=tray)
        self.search_model = SearchModel(bridge, self)
        may_create = Permission.REGISTER_PERSON in session.permissions
        cap = key_text(actions["person.new"].shortcut())
        self.search = SearchBox(theme, self.search_model, window.top_bar.search, may_create=may_create, cap=cap)
        self.work_model = WorkModel(bridge, WorkScope.SERVICE, _WORK_LIMIT, self)
        self.work = WorkPage(theme, self.work_model)
        self.late = WorkModel(bridge, WorkScope.LATE, 1, self)
        self.banners = Banners(window.banner)
        self.sync_model = SyncModel(bridge, self)
        self.sync = SyncPage(theme, self.sync_model)
        self.sync_frame = SyncFrame(window, self.banners, self.sync_model, self.show_sync, self)
        self.settings = SettingsPage(theme, look)
        self.palette: Palette | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE * 1000)
        self._minute.timeout.connect(self._show_tabs)
        self._fill_frame()
        self._connect()

    def begin(self, module: str = "counter") -> None:
        """Show the counter, ready for the first visit, or another module."""
        self.show_module(module)
        self.late.watch(True)
        self._minute.start()
        self._allow()
        if module == "counter" and self.visits.current is None:
            self._window.focus_search()

    # --- gestures ----------------------------------------------------------------------------------------------------

    def show_module(self, key: str) -> None:
        """Open a module, or the page of what waits."""
        if key == "counter":
            self._window.show_page("counter", self._counter_title(), with_visits=bool(self.visits.visits))
            self.counter.take_focus()
        elif key == "requests":
            self._window.show_page("requests", self.tr("Demandes — Guichet"))
            self.work.take_focus()
        elif key == "settings":
            self._window.show_page("settings", self.tr("Réglages — Guichet"))
            self.settings.allow_redrawing(not self.visits.is_typing)
            self.settings.take_focus()
        else:
            self._window.show_page("sync", self.tr("Synchronisation — Guichet"))
            self.sync.take_focus()
        self._place_toast()

    def _place_toast(self) -> None:
        page = self._window.body.currentWidget()
        anchor = self.counter.toast_anchor() if page is self.counter else page
        self._window.toast.set_anchor(anchor or self.counter)

    @Slot()
    def show_sync(self) -> None:
        """Open the page behind the sync pill."""
        self.show_module("sync")

    def new_request(self) -> None:
        """Begin a request for the citizen who is here, or for nobody."""
        self.visits.begin_request(self.tr("Demande sans usager"))
        self.show_counter()

    def new_person(self, text: str | None = None) -> None:
        """Begin to put somebody on file, from what stands in the search."""
        typed = self.search.typed() if text is None else text
        self.search.reset()
        self.visits.begin_person(typed, self.tr("Nouvel usager"))
        self.show_counter()

    def check_identity(self) -> None:
        """Offer the proofs of identity for the citizen who is here."""
        self.show_counter()
        self.counter.show_pane(Pane.CITIZEN)
        self.counter.card.ask_proof()

    def edit_person(self) -> None:
        """Put the details of the citizen who is here right."""
        self.visits.edit_person()
        self.show_counter()

    def write_note(self) -> None:
        """Write into the history of the citizen who is here."""
        self.show_counter()
        self.counter.show_pane(Pane.HISTORY)
        self.counter.timeline.write_note()

    def new_visit(self) -> None:
        """Put the visit in hand aside for somebody else."""
        self.visits.pause()
        self.show_counter()
        self._window.focus_search()

    def end_visit(self) -> None:
        """End the visit in hand."""
        if self.visits.current is not None:
            self._end(self.visits.current.key)

    def next_visit(self) -> None:
        """Take the next visit in hand."""
        self.visits.next()
        self.show_counter()

    def undo(self) -> None:
        """Take the last gesture back."""
        undo, self._undo = self._undo, None
        self._window.toast.dismiss()
        self._allow()
        if undo is not None:
            undo()

    def show_palette(self) -> None:
        """Open the palette of commands."""
        if self.palette is None:
            self.palette = Palette(self._theme, self._actions)
            self.palette.ran.connect(self._run)
            self.palette.search_asked.connect(self._search_for)
        self.palette.begin()
        self._window.overlay.open(self.palette, width=660, top=84, focus=self.palette.field)

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        self._window.overlay.close_panel()  # the palette, perhaps: its closing must not be taken for the sheet's
        sheet = ShortcutSheet(self._theme, self._actions)
        sheet.close_button.clicked.connect(self._window.overlay.close_panel)
        self._window.overlay.closed.connect(sheet.deleteLater)
        self._window.overlay.open(sheet, width=860, focus=sheet.close_button)

    @Slot()
    def show_counter(self) -> None:
        """Open the counter with its visits as they are now."""
        if not self._window.is_covered():
            self.show_module("counter")

    # --- what follows ------------------------------------------------------------------------------------------------

    @Slot(str)
    def say(self, text: str) -> None:
        """Tell what was just done."""
        self._window.toast.say(text)

    @Slot(str, object)
    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Tell what was just done, and how to take it back."""
        self._undo = undo
        self._allow()
        self._window.toast.say(text, undo=True, cap=key_text(self._actions["undo.last"].shortcut()))

    def _fill_frame(self) -> None:
        window = self._window
        window.top_bar.agent.show_agent(self._session.display, self._session.counter or self._session.site)
        for key, page in (("counter", self.counter), ("requests", self.work), ("sync", self.sync)):
            window.add_page(key, page)
        window.add_page("settings", self.settings)
        self._take_breakpoint(window.breakpoint)

    def _connect(self) -> None:
        window, visits = self._window, self.visits
        self.search.person_chosen.connect(self._open_person)
        self.search.request_chosen.connect(self._open_hit)
        self.search.create_asked.connect(self.new_person)
        self.work.request_chosen.connect(self._open_hit)
        self.sync.line_opened.connect(self._open_line)
        self.sync.back_asked.connect(self.show_counter)
        self.counter.work_list_asked.connect(self._show_work)
        self.counter.say.connect(self.say)
        self.counter.undo_offered.connect(self.offer_undo)
        self.settings.chosen.connect(self.look_chosen)
        self.sync_model.settled.connect(self._on_settled)
        self.late.shown.connect(self._on_late)
        for part in (self.search, self.counter, self.work_model, self.late, self.sync_model):
            part.refused.connect(self.refused)
        visits.visits_changed.connect(self._show_tabs)
        visits.current_changed.connect(self._on_current)
        window.visits.chosen.connect(self._choose)
        window.visits.ended.connect(self._end)
        window.visits.new_asked.connect(self.new_visit)
        window.top_bar.sync_asked.connect(self.show_sync)
        window.breakpoint_changed.connect(self._take_breakpoint)
        window.toast.undone.connect(self.undo)

    @Slot(object)
    def _take_breakpoint(self, breakpoint_: Breakpoint) -> None:
        self.counter.set_breakpoint(breakpoint_)
        self.sync.set_narrow(breakpoint_ is Breakpoint.NARROW)

    @Slot(object)
    def _open_person(self, person_id: object) -> None:
        self.visits.open_person(person_id)  # type: ignore[arg-type]  # a UUID: signals carry plain objects
        self.show_counter()

    @Slot(object)
    def _open_hit(self, hit: object) -> None:
        self.counter.open_hit(hit)  # type: ignore[arg-type]  # a RequestHit: signals carry plain objects
        self.show_counter()

    @Slot(object)
    def _open_line(self, line: JournalLine) -> None:
        if line.person_id is not None:
            self.visits.open_person(line.person_id, line.request_id)
        elif line.request_id is not None:
            self.visits.open_request(line.request_id, line.subject)
        self.show_counter()

    @Slot(str)
    def _choose(self, key: str) -> None:
        self.visits.choose(key)
        self.show_counter()

    @Slot(str)
    def _end(self, key: str) -> None:
        self.visits.end(key)
        self.show_counter()
        if self.visits.current is None:
            self._window.focus_search()

    @Slot()
    def _show_work(self) -> None:
        self.show_module("requests")

    @Slot()
    def _on_current(self) -> None:
        self._allow()
        self._place_toast()

    @Slot(str)
    def _on_settled(self, how: str) -> None:
        self.say(
            {
                "chosen": self.tr("Votre choix est gardé. Il part au prochain envoi."),
                "given_up": self.tr("Saisie abandonnée. Elle reste dans le journal du poste."),
            }[how]
        )

    @Slot(object)
    def _on_late(self, work: WorkList) -> None:
        self._window.rail.set_count("requests", work.total)

    @Slot(str)
    def _run(self, action_id: str) -> None:
        self._window.overlay.close_panel()
        self._actions[action_id].trigger()

    @Slot(str)
    def _search_for(self, text: str) -> None:
        self._window.overlay.close_panel()
        self._window.focus_search()
        self._window.top_bar.search.setText(text)
        self.search_model.seek(text)

    @Slot()
    def _show_tabs(self) -> None:
        current = self.visits.current
        tabs = [self._tab(visit) for visit in self.visits.visits]
        self._window.visits.set_visits(tabs, current.key if current else "")
        if self._window.body.currentWidget() is self.counter:
            self._window.visits.setVisible(bool(tabs))
            self._window.setWindowTitle(self._counter_title())

    def _tab(self, visit: VisitState) -> Visit:
        icon = "user-plus" if visit.work is Work.NEW_PERSON else "building-2" if visit.person_id else "file-text"
        detail = ""
        if visit.paused_at is not None:
            seconds = (datetime.now(UTC) - visit.paused_at).total_seconds()
            since = self.tr("en pause depuis {delay}").format(delay=formats.minutes(seconds))
            detail = since if seconds >= _MINUTE else self.tr("en pause")
        return Visit(visit.key, visit.title, detail, icon)

    def _counter_title(self) -> str:
        visit = self.visits.current
        return self.tr("Guichet") if visit is None else self.tr("{name} — Guichet").format(name=visit.title)

    def _allow(self) -> None:
        """Offer only what can be done now."""
        visit = self.visits.current
        here = visit is not None and visit.person_id is not None
        permitted = self._session.permissions
        states = {
            "identity.check": here and Permission.CORRECT_PERSON in permitted,
            "person.edit": here and Permission.CORRECT_PERSON in permitted,
            "note.add": here and Permission.RECORD_INTERACTION in permitted,
            "visit.end": visit is not None,
            "undo.last": self._undo is not None,
        }
        for action_id, enabled in states.items():
            self._actions[action_id].setEnabled(enabled)
