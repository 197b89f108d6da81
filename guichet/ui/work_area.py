"""The pages of a session and how they work together: search, visits, work list, synchronisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.desk import Session
from guichet.contract.interactions import Direction
from guichet.contract.journal import JournalLine
from guichet.contract.people import RequestHit
from guichet.contract.requests import WorkList, WorkScope
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.ui.command_frame import CommandFrame
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.module_pages import PAGES, ModulePage, page_title
from guichet.ui.paper import PaperTray
from guichet.ui.paper_frame import PaperFrame
from guichet.ui.preferences import Preferences
from guichet.ui.print_job import IssuedPaper
from guichet.ui.print_room import PrintRoom
from guichet.ui.scanner_frame import ScannerFrame
from guichet.ui.screens.admin.page import AdminPage
from guichet.ui.screens.counter.model import CounterModel, Work
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
from guichet.ui.session_actions import allows, home_module
from guichet.ui.shell.banners import Banners
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.theme import Theme
from guichet.ui.turns import Turns
from guichet.ui.undoing import Hand, Offer, Undoing
from guichet.ui.visit_frame import VisitFrame
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.keys import key_text

_WORK_LIMIT = 200
Fitting = TypeVar("Fitting", WorkPage, SyncPage, AdminPage, SettingsPage)
"""A page that is arranged for the window's width."""


class WorkArea(QObject):
    """Everything between the frame and the desk while an agent is logged in.

    The counter is made a piece at a time, by :meth:`build`, before anything else is called; the page of another module
    when it is shown for the first time, or in a quiet moment before.
    """

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
        preferences: Preferences,
        *,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bridge = bridge
        self._actions = actions
        self._window = window
        self.session = session
        self._look = preferences.look(session.agent_id.hex)
        self._receives = allows(session.permissions, "module.counter")
        self._page: ModulePage | None = None
        self.module = ""
        """The one that is open."""
        self.visits = CounterModel(self)
        self._undoing = Undoing(self.visits)
        self._told: Offer | None = None
        self.frame = VisitFrame(window, actions, session, self.visits, self)
        self.room = PrintRoom(bridge, preferences, self)
        self.counter = CounterPage(theme, bridge, actions, session, self.visits, room=self.room)
        self.search_model = SearchModel(bridge, self)
        self.work_model = WorkModel(bridge, WorkScope.SERVICE, _WORK_LIMIT, self)
        self.late = WorkModel(bridge, WorkScope.LATE, 1, self)
        self.banners = Banners(window.banner)
        self.papers = PaperFrame(window, bridge, actions, self.room, tray, self.banners, self)
        self.scanner = ScannerFrame(window, bridge, self)
        self.sync_model = SyncModel(bridge, self)
        self.sync_frame = SyncFrame(window, self.banners, self.sync_model, self.show_sync, self)
        self.commands = CommandFrame(theme, bridge, actions, window, self)
        self.commands.search_asked.connect(self._search_for)

    def build(self) -> Iterator[None]:
        """Make what the agent finds when the session opens, a few milliseconds a piece.

        Whoever receives nobody has neither counter nor search: they are not made.
        """
        top = self._window.top_bar
        if self._receives:
            self._window.add_page("counter", self.counter)
            yield
            yield from self.counter.build()
            may_create = Permission.REGISTER_PERSON in self.session.permissions
            cap = key_text(self._actions["person.new"].shortcut())
            self.search = SearchBox(self._theme, self.search_model, top.search, may_create=may_create, cap=cap)
            self._connect_counter()
        if home_module(self.session.permissions) == "admin":
            yield from self.admin.build()
        top.agent.show_agent(self.session.display, self.session.counter or self.session.site)
        self._connect()
        yield

    def begin(self, module: str = "counter") -> None:
        """Show the counter, ready for the first visit, or another module; the other pages follow when nothing waits."""
        self.show_module(module)
        self.late.watch(self._receives)
        self.frame.follow()
        self.papers.open()
        if Permission.HOLD_DOCUMENT in self.session.permissions:
            self.scanner.open()
        if module == "counter" and self.visits.current is None:
            self._window.focus_search()
        if self._receives:
            self.counter.kept.keeper.begin()
        self.making = Turns(self._prepare(), self)
        self.making.begin()

    # --- the pages of the modules ------------------------------------------------------------------------------------

    @cached_property
    def work(self) -> WorkPage:
        """The list of requests."""
        page = WorkPage(self._theme, self.work_model)
        page.request_chosen.connect(self._open_hit)
        return self._added("requests", page)

    @cached_property
    def sync(self) -> SyncPage:
        """What waits to be sent, and what is to be settled."""
        page = SyncPage(self._theme, self._actions, self.sync_model)
        page.line_opened.connect(self._open_line)
        return self._added("sync", page)

    @cached_property
    def admin(self) -> AdminPage:
        """What an administrator keeps, and what an auditor reads."""
        page = AdminPage(self._theme, self._bridge, self._actions, self.session)
        page.say.connect(self._tell_done)
        page.undo_offered.connect(self.offer_undo)
        page.refused.connect(self.refused)
        return self._added("admin", page)

    @cached_property
    def settings(self) -> SettingsPage:
        """Text size, colours and font of the agent, printers of the workstation."""
        scanners = self.scanner.model if Permission.HOLD_DOCUMENT in self.session.permissions else None
        page = SettingsPage(self._theme, self._actions, self._look, self.room, scanners)
        page.chosen.connect(self.look_chosen)
        return self._added("settings", page)

    def _added(self, key: str, page: Fitting) -> Fitting:
        self._window.add_page(key, page)
        page.set_breakpoint(self._window.breakpoint)
        self._window.breakpoint_changed.connect(page.set_breakpoint)
        return page

    def _prepare(self) -> Iterator[None]:
        """Make the pages that this role may open, one at a time."""
        for key, page in PAGES.items():
            if self._actions[f"module.{key}"].isVisible():
                made = page(self)
                yield
                if isinstance(made, AdminPage | SettingsPage):
                    yield from made.build()

    def take_rights(self, session: Session) -> None:
        """Go on with other rights until the pages are made anew: a module that they do not open is left."""
        self.session = session
        if not allows(session.permissions, f"module.{self.module}"):
            self.show_module(home_module(session.permissions))
        self._follow()

    # --- gestures ----------------------------------------------------------------------------------------------------

    def show_module(self, key: str) -> None:
        """Open a module, or the page of what waits; the one that a role begins with for one that it does not have."""
        permitted = self.session.permissions
        key = key if allows(permitted, f"module.{key}") else home_module(permitted)
        self._window.overlay.close_panel()  # what was opened over another page is not about this one
        page = self._page = PAGES[key](self)
        self.module = key
        if isinstance(page, AdminPage | SettingsPage):
            page.complete()  # before it is shown: what comes into a shown page is hidden until the next turn
        self.frame.set_at_counter(key == "counter")
        self.sync_frame.set_on_page(key == "sync")
        if key == "counter":
            self._window.show_page(key, self.frame.title(), with_visits=bool(self.visits.visits))
        else:
            self._window.show_page(key, page_title(key))
        if key == "requests":
            self.work.show_beside(self.counter.lend_request())
        elif key == "counter":
            self.counter.take_request_back()
        if key == "settings":
            self.settings.allow_redrawing(not self.is_typing)
        self._follow()
        page.take_focus()
        self._place_toast()

    @property
    def is_typing(self) -> bool:
        """Whether anything is typed and not kept, in sight or put aside: making the pages anew would lose it."""
        return self.loses_typing or (self._receives and (self.visits.is_typing or self.counter.is_typing))

    @property
    def loses_typing(self) -> bool:
        """Whether something is typed that is not found again once the session is over: an account."""
        return "admin" in vars(self) and self.admin.is_typing

    def keep_typing(self, *, last: bool = False) -> None:
        """Have what is typed outlive the program as it is now; ``last``: nothing more is typed here."""
        if self._receives:
            keeper = self.counter.kept.keeper
            (keeper.close if last else keeper.look)()

    def _place_toast(self) -> None:
        if self._page is not None:
            self._window.toast.set_anchor(self._page.toast_anchor())

    def take_focus(self) -> None:
        """Put the focus where the work of the open module goes on."""
        if self._page is not None:
            self._page.take_focus()

    @Slot()
    def show_sync(self) -> None:
        """Open the page behind the sync pill."""
        self.show_module("sync")

    def sync_now(self) -> None:
        """Exchange with the server without waiting for the next time."""
        self.sync_model.sync_now()

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

    def write_exchange(self, channel: Channel = Channel.NOTE, direction: Direction = Direction.INTERNAL) -> None:
        """Write a note, a call or an e-mail into the history of the citizen who is here."""
        self.show_counter()
        self.counter.show_pane(Pane.HISTORY)
        self.counter.timeline.write(channel, direction)

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
        hand = self._hand()
        offer = self._undoing.now(hand)
        self._undoing.forget(hand)
        self._window.toast.dismiss()
        self._follow()
        if offer is not None:
            offer.undo()

    def show_palette(self) -> None:
        """Open the palette of commands."""
        here = ""
        if self.module == "counter":
            here = self.counter.what_is_here()
        elif self.module == "requests":
            here = self.counter.whose_request()
        self.commands.show_palette(here)

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        self.commands.show_shortcuts()

    @Slot()
    def show_counter(self) -> None:
        """Open the counter with its visits as they are now."""
        self.show_module("counter")

    # --- what follows ------------------------------------------------------------------------------------------------

    @Slot(str)
    def say(self, text: str) -> None:
        """Tell what was just done."""
        self._place_toast()
        self._window.toast.say(text)

    @Slot(str, object)
    def offer_undo(self, text: str, undo: Callable[[], object]) -> None:
        """Tell what was just done, and how to take it back once what it was about is in hand."""
        hand = self._hand()
        in_hand = self._undoing.offer(undo, hand)
        self._told = self._undoing.now(hand) if in_hand else None
        self._follow()
        self._place_toast()
        cap = key_text(self._actions["undo.last"].shortcut()) if in_hand else ""
        self._window.toast.say(text, undo=in_hand, cap=cap)

    @Slot(str)
    def _tell_done(self, text: str) -> None:
        """Tell what a page did that cannot be taken back: nor can what was done before it."""
        self._undoing.forget(self._hand())
        self._follow()
        self.say(text)

    def _connect_counter(self) -> None:
        window = self._window
        self.search.person_chosen.connect(self._open_person)
        self.search.request_chosen.connect(self._open_hit)
        self.search.create_asked.connect(self.new_person)
        self.commands.person_chosen.connect(self._open_person)
        self.commands.request_chosen.connect(self._open_hit)
        self.counter.work_list_asked.connect(self._show_work)
        self.counter.say.connect(self._tell_done)
        self.counter.undo_offered.connect(self.offer_undo)
        self.counter.request.in_sight.connect(self.papers.see)
        self.counter.request.in_sight.connect(self._follow)
        self.papers.settings_asked.connect(self._show_settings)
        self.papers.paper_asked.connect(self._open_paper)
        self.late.shown.connect(self._on_late)
        for part in (self.search, self.commands, self.counter, self.work_model, self.late):
            part.refused.connect(self.refused)
        self.visits.current_changed.connect(self._on_current)
        self.visits.work_changed.connect(self._follow)
        window.visits.chosen.connect(self._choose)
        window.visits.ended.connect(self._end)
        window.visits.new_asked.connect(self.new_visit)
        self.counter.set_breakpoint(window.breakpoint)
        window.breakpoint_changed.connect(self.counter.set_breakpoint)

    def _connect(self) -> None:
        self.sync_model.settled.connect(self._on_settled)
        self.sync_model.refused.connect(self.refused)
        self._window.top_bar.sync_asked.connect(self.show_sync)
        self._window.toast.undone.connect(self.undo)

    @Slot(object)
    def _open_person(self, person_id: UUID) -> None:
        self.visits.open_person(person_id)
        self.show_counter()

    @Slot(object)
    def _open_hit(self, hit: RequestHit) -> None:
        self.counter.open_hit(hit)
        self.show_counter()

    @Slot()
    def _show_settings(self) -> None:
        self.show_module("settings")

    @Slot(object)
    def _open_paper(self, paper: IssuedPaper) -> None:
        """Show the request of a paper that did not come out, in its citizen's visit."""
        if paper.person_id is None:
            self.visits.open_request(paper.request_id, paper.number)
        else:
            self.visits.open_person(paper.person_id, paper.request_id)
        self.show_counter()

    @Slot(object)
    def _open_line(self, line: JournalLine) -> None:
        if line.person_id is not None:
            self.visits.open_person(line.person_id, line.request_id)
        elif line.request_id is not None:
            self.visits.open_request(line.request_id, line.subject)
        else:
            return  # an account, a procedure: nothing of a counter
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
        self._window.overlay.close_panel()
        self._window.toast.dismiss()
        self._follow()
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
    def _search_for(self, text: str) -> None:
        self._window.focus_search()
        self._window.top_bar.search.setText(text)
        self.search_model.seek(text)

    def _hand(self) -> Hand:
        """Say what is in hand: what the agent sees, and nothing that waits behind it."""
        if self.module == "counter" and self.visits.current is not None:
            visit = self.visits.current
            return Hand(self.module, visit.key, visit.request_id if visit.work is Work.REQUEST else None)
        if self.module == "requests" and not self.counter.request.isHidden():
            return Hand(self.module, request_id=self.counter.request.request_id)
        return Hand(self.module)

    @Slot()
    def _follow(self) -> None:
        """Offer only what can be done now; a toast that offers to take back what is no longer in hand goes."""
        offer = self._undoing.now(self._hand())
        self.frame.allow(undo=offer is not None)
        if self._window.toast.offers_undo and offer is not self._told:
            self._window.toast.dismiss()
