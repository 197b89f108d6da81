"""The pane of an open request: where it stands, what is missing, what to do next.

Each thing of a request has a part (:mod:`~guichet.ui.screens.request.parts`) with its gestures: the steps, the note,
the documents, who has it, the answers, the papers. The pane lays them out, shows them the request, and says at its
foot what went wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.contract.refusals import GuichetError
from guichet.contract.requests import RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import sentence
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.request.correct import CorrectPart
from guichet.ui.screens.request.documents import DocumentsPart
from guichet.ui.screens.request.handling import HandlingPart
from guichet.ui.screens.request.model import RequestModel
from guichet.ui.screens.request.note import NotePart
from guichet.ui.screens.request.papers import PapersPart
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.screens.request.sheet_view import SheetView
from guichet.ui.screens.request.taking_steps import StepsPart
from guichet.ui.theme import Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import Actions, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, Rule, ScrollArea
from guichet.ui.widgets.states import EmptyState, Skeleton


class RequestPane(Card):
    """Shows one request, and takes the agent's gestures on it.

    Its keys work wherever the focus is while it is in sight, but Ctrl+M, which belongs to the history beside it too.
    They rest while the pane is hidden. What is typed in the note stays with its request.
    """

    request_changed = Signal(object)
    """RequestSheet as it is now, each time that it was read."""
    say = Signal(str)
    undo_offered = Signal(str, object)
    """A sentence, and the gesture (called without arguments) that takes it back."""
    in_sight = Signal(object)
    """UUID of the request that can be seen now; None while there is none, or the pane is hidden."""

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        session: Session,
        *,
        room: PrintRoom,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(theme, QCoreApplication.translate("RequestPane", "Demande"))
        self._today = today
        self._actions = actions
        self.model = RequestModel(bridge)
        self.model.setParent(self)
        self._tools = Tools(theme, bridge, actions, session, self.model, today)
        self._room = room
        self._built = False

    def build(self) -> Iterator[None]:
        """Make the parts, a few milliseconds a piece; nothing else may be called before the last one."""
        theme, actions, tools = self._theme, self._actions, self._tools
        self.note = NotePart(tools)
        self.documents = DocumentsPart(tools)
        self.documents.take_drops_of(self)
        yield
        self.handling = HandlingPart(tools)
        self.papers = PapersPart(tools, self._room)
        self.correct = CorrectPart(tools)
        yield
        self._correct_button = Button.of(
            theme, actions, "request.correct", kind=ButtonKind.LINK, text=self.tr("Modifier"), with_cap=False
        )
        self.view = SheetView(
            theme,
            handling=self.handling,
            documents=self.documents,
            note=self.note,
            papers=self.papers,
            correct=self._correct_button,
            may_confirm=tools.may(Permission.MANAGE_CATALOGUE),
        )
        self.steps = StepsPart(tools, self.note, self.view.last_stop)
        self._parts: tuple[RequestPart, ...] = (
            self.steps,
            self.note,
            self.documents,
            self.handling,
            self.correct,
            self.papers,
        )
        self._wide_keys = tuple(name for part in self._parts for name in part.wide_keys)
        yield
        self._lay_out(theme)
        yield
        actions.attach(Context.REQUEST, self)
        self.steps.footer.set_menu([name for part in self._parts for name in part.in_menu])
        self._connect()
        self._built = True
        self.clear()

    # --- what the page around it calls -------------------------------------------------------------------------------

    def show_request(self, request_id: UUID) -> None:
        """Open a request."""
        self._leave()
        self._pages.setCurrentWidget(self._skeleton)
        self._skeleton.start()
        self.note.open(request_id)
        self._scroll.verticalScrollBar().setValue(0)
        self.model.show(request_id)
        self._allow()

    @property
    def request_id(self) -> UUID | None:
        """The request that is shown, or about to be."""
        return self.model.request_id

    @property
    def is_typing(self) -> bool:
        """Whether answers or a note are typed, of any request: making the pages anew would lose them."""
        return self.correct.is_open or self.correct.model.has_drafts or self.note.is_typing

    def take_focus(self) -> None:
        """Put the focus where there is something to do, as soon as the request is there."""
        if self._pages.currentWidget() is self._page and self.model.sheet is not None:
            self._focus_first(self.model.sheet)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear(self) -> None:
        """Show no request."""
        self._leave()
        self.note.open(None)
        self.model.forget()
        self._empty.sentence.setText(self.tr("Aucune demande ouverte. Choisissez-en une dans la liste."))
        self._pages.setCurrentWidget(self._empty)
        self._allow()

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_shown(self, sheet: RequestSheet) -> None:
        self._skeleton.stop()
        arriving = self._pages.currentWidget() is not self._page and self._holds_focus()
        self.view.show_sheet(sheet, self._today())
        for part in self._parts:
            part.show_sheet(sheet, self._today())
        self._pages.setCurrentWidget(self.correct if self.correct.is_open else self._page)
        if arriving and not self.correct.is_open:
            self._focus_first(sheet)
        self.request_changed.emit(sheet)

    def _holds_focus(self) -> bool:
        here = QApplication.focusWidget()
        return self.isVisible() and (here is None or here is self or self.isAncestorOf(here))

    def _focus_first(self, sheet: RequestSheet) -> None:
        """Put the focus where there is something to do: a document to tick, else the main step, else the others."""
        if not self.documents.focus_waiting(sheet):
            footer = self.steps.footer
            main = footer.main.isVisibleTo(self) and footer.main.isEnabled()
            (footer.main if main else footer.more).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _on_missing(self, error: GuichetError) -> None:
        self._skeleton.stop()
        self._empty.sentence.setText(sentence(error))
        self._pages.setCurrentWidget(self._empty)

    @Slot()
    def _allow(self) -> None:
        correcting = self.correct.is_open
        sheet = None if self.isHidden() or correcting else self.model.sheet
        for part in self._parts:
            part.allow(sheet, still=not self.model.busy)
        self.correct.allow_form(seen=not self.isHidden())
        self.in_sight.emit(None if self.isHidden() else self.model.request_id)
        self._correct_button.setVisible(sheet is not None and not sheet.closed)

    @Slot(str, object)
    def _offer_undo(self, told: str, undo: Callable[[], object]) -> None:
        """Pass on what can be taken back; a part that does not say of which request means the one that is shown."""
        self.undo_offered.emit(told, undo if isinstance(undo, Undo) else Undo(undo, request_id=self.request_id))

    @Slot()
    def _open_form(self) -> None:
        self._pages.setCurrentWidget(self.correct)

    @Slot()
    def _close_form(self) -> None:
        if self._pages.currentWidget() is self.correct:
            self._pages.setCurrentWidget(self._page)
            self._allow()
            sheet = self.model.sheet
            if sheet is not None and sheet.closed:
                self._focus_first(sheet)
            else:
                self._correct_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QWidget)
    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.dp(48))

    def _leave(self) -> None:
        for part in self._parts:
            part.leave()
        self._trouble.forget()

    def focusInEvent(self, event: QFocusEvent) -> None:
        # The pane itself holds the focus only until its request is there: a panel that opened meanwhile, the receipt of
        # a deposit, gives it back to the pane.
        super().focusInEvent(event)
        if self._built and self._pages.currentWidget() is self._page and self.model.sheet is not None:
            self._focus_first(self.model.sheet)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._built:
            return
        self._actions.widen(self._wide_keys, self)
        self._allow()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._built:
            return
        self._actions.narrow(self._wide_keys, self)
        for part in self._parts:
            part.allow(None, still=False)
        self.correct.allow_form(seen=False)
        self.in_sight.emit(None)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _lay_out(self, theme: Theme) -> None:
        dp = theme.dp
        self._scroll = ScrollArea(self.view)
        self._scroll.setMinimumHeight(dp(8))  # a large text leaves the foot little room
        self._trouble = Trouble(theme)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule(theme))
        foot = QVBoxLayout()
        foot.setContentsMargins(dp(16), dp(10), dp(16), dp(12))
        foot.setSpacing(dp(8))
        foot.addWidget(self.papers.trouble)
        foot.addWidget(self._trouble)
        foot.addWidget(self.steps)
        column.addLayout(foot)
        self._empty = EmptyState(theme, "")
        self._skeleton = Skeleton(theme, theme.row("document"), 8)
        self._pages = QStackedWidget()
        for page in (self._empty, self._skeleton, self._page, self.correct):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.model.shown.connect(self._on_shown)
        self.model.missing.connect(self._on_missing)
        self.model.refused.connect(self.steps.on_refused)
        self.model.refused_elsewhere.connect(self.steps.on_refused_elsewhere)
        self.model.done.connect(self.steps.on_done)
        self.model.busy_changed.connect(self._allow)
        for part in self._parts:
            part.say.connect(self.say)
            part.undo_offered.connect(self._offer_undo)
            part.began.connect(self._trouble.forget)
            part.failed.connect(self._trouble.tell)
            part.wanted.connect(self._scroll_to)
            part.offer_changed.connect(self._allow)
        for asking in (self.handling, self.papers):
            asking.asked.connect(self.steps.ask)
            asking.answered.connect(self.steps.end_telling)
        self.steps.paper_wanted.connect(self.papers.issue)
        self.papers.given.connect(self.steps.on_paper)
        self.papers.withheld.connect(self.steps.on_paper_withheld)
        self.handling.trouble.connect(self._trouble.say)
        self.correct.opened.connect(self._open_form)
        self.correct.closed.connect(self._close_form)
        self._skeleton.cancelled.connect(self.clear)
