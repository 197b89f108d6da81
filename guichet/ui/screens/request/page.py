"""The pane of an open request: where it stands, what is missing, what to do next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.contract.refusals import FreeTextRefused, GuichetError, NoteMissing
from guichet.contract.requests import CloseReason, DocumentState, ReceiptDocument, RequestSheet, TransitionChoice
from guichet.domain.nir import find_nirs
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Effect, StateKind
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP
from guichet.ui.forms.tab_order import put_after
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import field_problem, sentence
from guichet.ui.paper import PaperTray
from guichet.ui.screens.request.footer import StepsFooter, step_icon
from guichet.ui.screens.request.model import RequestModel
from guichet.ui.screens.request.sheet_view import SheetView
from guichet.ui.screens.request.step_panel import Ask, Told
from guichet.ui.screens.request.steps import offer_of, reasons_without_step
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, Rule, ScrollArea
from guichet.ui.widgets.states import EmptyState, Skeleton

_WIDE_KEYS = ("request.advance", "request.cancel_step", "request.print")


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

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        session: Session,
        *,
        tray: PaperTray,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(theme, QCoreApplication.translate("RequestPane", "Demande"))
        self._session = session
        self._tray = tray
        self._today = today
        self._notes: dict[UUID, str] = {}
        self._main: TransitionChoice | None = None
        self._telling: TransitionChoice | CloseReason | None = None
        self._taken: TransitionChoice | CloseReason | None = None
        self._uses_note = False
        self.model = RequestModel(bridge)
        self.model.setParent(self)
        self._add_actions(actions)
        self._lay_out(theme, actions)
        self._connect()
        self.clear()

    # --- what the page around it calls -------------------------------------------------------------------------------

    def show_request(self, request_id: UUID) -> None:
        """Open a request."""
        self._leave()
        self._pages.setCurrentWidget(self._skeleton)
        self._skeleton.start()
        self.view.note.setPlainText(self._notes.get(request_id, ""))
        self._scroll.verticalScrollBar().setValue(0)
        self.model.show(request_id)

    def clear(self) -> None:
        """Show no request."""
        self._leave()
        self.model.forget()
        self._empty.sentence.setText(self.tr("Aucune demande ouverte. Choisissez-en une dans la liste."))
        self._pages.setCurrentWidget(self._empty)
        self._enable_actions()

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def advance(self) -> None:
        """Take the main step, or confirm the one that is being told."""
        if self._telling is not None:
            self._confirm()
        elif self._main is not None:
            self._take(self._main)

    @Slot()
    def write_note(self) -> None:
        """Go to the internal note; with one written, keep it."""
        note = self._note()
        if not note:
            self.view.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.view.note_field, 0, self._theme.dp(48))
        elif not self._refuses_note():
            self._uses_note = True
            self.model.comment(note, self.tr("Note enregistrée."))

    @Slot()
    def print_receipt(self) -> None:
        """Print the last receipt again."""
        self._trouble.forget()
        self.model.print_receipt(self._today())

    @Slot()
    def cancel_step(self) -> None:
        """Close the panel of a step, and take none."""
        self._end_telling()
        self._footer.main.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def close_request(self) -> None:
        """Ask why the request ends."""
        sheet = self.model.sheet
        if sheet is not None:
            reasons = reasons_without_step(sheet)
            self._tell(reasons[0], Ask.REASON, self.tr("Clore la demande"), reasons=reasons)

    @Slot()
    def reopen_request(self) -> None:
        """Open a closed request again."""
        self._trouble.forget()
        if self.model.sheet is not None:
            self.model.reopen(self.model.sheet.request_id, self._today(), self.tr("Demande rouverte."))

    # --- steps -------------------------------------------------------------------------------------------------------

    def _take(self, choice: TransitionChoice) -> None:
        self._trouble.forget()
        if choice.effect is Effect.SUSPEND:
            self._tell(choice, Ask.DOCUMENTS, choice.label)
        elif choice.effect is Effect.RESUME:
            self._tell(choice, Ask.RETURN, choice.label)
        elif choice.needs_note and not self._note():
            self._tell(choice, Ask.WHY, choice.label)
        elif not self._refuses_note():
            self._uses_note = True
            self._taken = choice
            self.model.advance(choice, self._note(), self._today(), self._told_sentence(choice))

    def _tell(
        self, step: TransitionChoice | CloseReason, what: Ask, title: str, *, reasons: tuple[CloseReason, ...] = ()
    ) -> None:
        sheet = self.model.sheet
        if sheet is None:
            return
        self._telling = step
        self._footer.panel.ask(what, title, sheet, self._today(), note=self._note(), reasons=reasons)
        put_after(self.view.last_stop, self._footer.panel)
        self._footer.set_telling(True)
        self._show_main()
        self._enable_actions()

    def _confirm(self) -> None:
        told = self._footer.panel.told()
        if told is None:
            return
        self._trouble.forget()
        self._uses_note = True
        step = self._taken = self._telling
        if isinstance(step, TransitionChoice):
            self._confirm_step(step, told)
        elif told.reason is not None:
            self.model.close(told.reason, told.note, self._today(), self.tr("Demande close."))

    def _confirm_step(self, choice: TransitionChoice, told: Told) -> None:
        done = self._told_sentence(choice)
        if choice.effect is Effect.SUSPEND and told.day is not None:
            self.model.suspend(told.missing, told.day, told.note, self._today(), done)
        elif choice.effect is Effect.RESUME and told.day is not None:
            self.model.resume(told.day, told.note, done)
        else:
            self.model.advance(choice, told.note, self._today(), done)

    def _told_sentence(self, choice: TransitionChoice) -> str:
        return self.tr("Enregistré sur ce poste{nbsp}: {step}.").format(nbsp=NBSP, step=choice.label)

    def _end_telling(self) -> None:
        self._telling = None
        self._footer.set_telling(False)
        self._show_main()
        self._enable_actions()

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_shown(self, sheet: RequestSheet) -> None:
        self._skeleton.stop()
        arriving = self._pages.currentWidget() is not self._page and self._holds_focus()
        self.view.show_sheet(sheet, self._today())
        self._show_steps(sheet)
        self._pages.setCurrentWidget(self._page)
        if arriving:
            self._focus_first(sheet)
        self.request_changed.emit(sheet)

    def _holds_focus(self) -> bool:
        here = QApplication.focusWidget()
        return self.isVisible() and (here is None or here is self or self.isAncestorOf(here))

    def _focus_first(self, sheet: RequestSheet) -> None:
        """Put the focus where there is something to do: a document to tick, else the main step, else the others."""
        checklist, footer = self.view.checklist, self._footer
        absent = (DocumentState.MISSING, DocumentState.TO_CHECK)
        waiting = next((row.code for row in checklist.rows if row.state in absent), None)
        if waiting is not None and not sheet.closed and self._may(Permission.OPEN_REQUEST):
            checklist.select(waiting)
            checklist.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            main = footer.main.isVisibleTo(self) and footer.main.isEnabled()
            (footer.main if main else footer.more).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_missing(self, error: GuichetError) -> None:
        self._skeleton.stop()
        self._empty.sentence.setText(sentence(error))
        self._pages.setCurrentWidget(self._empty)

    def _on_done(self, told: str) -> None:
        if self._uses_note:
            self.view.note.clear()
            self.view.note_field.clear_error()
        self._uses_note = False
        closes = self._closes()
        self._end_telling()
        sheet = self.model.sheet
        if sheet is None or not closes or not self._may(Permission.REOPEN_REQUEST):
            self.say.emit(told)
            return
        request_id = sheet.request_id
        reopened = self.tr("Demande rouverte.")
        self.undo_offered.emit(told, lambda: self.model.reopen(request_id, self._today(), reopened))

    def _closes(self) -> bool:
        sheet, step = self.model.sheet, self._taken
        self._taken = None
        if isinstance(step, CloseReason):
            return True
        return sheet is not None and step is not None and sheet.procedure.state(step.target).kind is StateKind.CLOSED

    def _on_refused(self, error: GuichetError) -> None:
        self._uses_note = False
        if isinstance(error, FreeTextRefused) and self._telling is None:
            self.view.note_field.set_error(field_problem("HoldsNir"))
        elif isinstance(error, NoteMissing) and self._main is not None and self._telling is None:
            self._tell(self._main, Ask.WHY, self._main.label)
        else:
            self._trouble.tell(error)

    def _on_receipt(self, receipt: ReceiptDocument) -> None:
        self._tray.lay(receipt.number, receipt.pdf)
        self.say.emit(self.tr("Récépissé {number} prêt.").format(number=receipt.number))

    def _on_jammed(self, number: str) -> None:
        self._trouble.say(
            self.tr("Le récépissé {number} n’a pas pu être écrit. La demande est enregistrée. Refaites Ctrl+P.").format(
                number=number
            )
        )

    def _on_tick(self, code: str) -> None:
        sheet = self.model.sheet
        if sheet is not None and not sheet.closed and self._may(Permission.OPEN_REQUEST):
            self._trouble.forget()
            self.model.tick(code, self._today())

    def _on_busy(self, _busy: bool) -> None:
        self._enable_actions()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _show_steps(self, sheet: RequestSheet) -> None:
        offer = offer_of(sheet)
        self._main = offer.main
        if self._telling is not None and sheet.closed:
            self._end_telling()
        self._show_main()
        self._enable_actions()
        self._footer.show_offer(offer, sheet)
        self._footer.order_stops()

    def _show_main(self) -> None:
        """Name the main button after the step that it takes: the one being told, else the next one."""
        step = self._telling or self._main
        if isinstance(step, TransitionChoice):
            self._advance_action.setText(step.label)
            self._footer.main.set_icon_name(step_icon(step))
        elif step is not None:
            self._advance_action.setText(self.tr("Clore la demande"))
            self._footer.main.set_icon_name("archive")
        self._footer.main.setVisible(step is not None)

    def _enable_actions(self) -> None:
        sheet = self.model.sheet if not self.isHidden() else None
        still = not self.model.busy
        telling = self._telling is not None
        is_open = sheet is not None and not sheet.closed
        self._advance_action.setEnabled(still and is_open and (telling or self._main is not None))
        self._note_action.setEnabled(still and sheet is not None and self._may(Permission.COMMENT_REQUEST))
        self._print_action.setEnabled(sheet is not None and self._may(Permission.OPEN_REQUEST))
        self._cancel_action.setEnabled(telling)
        may_close = sheet is not None and is_open and self._may(Permission.CLOSE_REQUEST)
        self._close_action.setEnabled(may_close and sheet is not None and bool(reasons_without_step(sheet)))
        self._reopen_action.setEnabled(sheet is not None and sheet.closed and self._may(Permission.REOPEN_REQUEST))

    def _may(self, permission: Permission) -> bool:
        return permission in self._session.permissions

    def _note(self) -> str:
        return self.view.note.toPlainText().strip()

    def _refuses_note(self) -> bool:
        found = bool(find_nirs(self._note()))
        self.view.note_field.set_error(field_problem("HoldsNir") if found else "")
        return found

    def _check_note(self) -> None:
        self._refuses_note()

    def _leave(self) -> None:
        """Keep the note of the request that was open."""
        if self.model.sheet is not None:
            self._notes[self.model.sheet.request_id] = self.view.note.toPlainText()
        self.view.note_field.clear_error()
        self._trouble.forget()
        self._uses_note = False
        self._main = None
        self._end_telling()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._actions.widen(_WIDE_KEYS, self)
        self._enable_actions()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._actions.narrow(_WIDE_KEYS, self)
        for action in self._own_actions:
            action.setEnabled(False)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _add_actions(self, actions: Actions) -> None:
        self._actions = actions
        context = Context.REQUEST
        step = ActionSpec("request.advance", self.tr("Étape suivante"), "Ctrl+Return", "arrow-right", context)
        note = ActionSpec("request.note", self.tr("Note interne"), "Ctrl+M", "pencil-line", context)
        receipt = ActionSpec("request.print", self.tr("Imprimer le récépissé"), "Ctrl+P", "printer", context)
        cancel = ActionSpec("request.cancel_step", self.tr("Annuler"), "Esc", "x", context)
        close = ActionSpec("request.close", self.tr("Clore pour une autre raison"), "", "archive", context)
        reopen = ActionSpec("request.reopen", self.tr("Rouvrir la demande"), "", "undo-2", context)
        self._advance_action = actions.add(step, self.advance)
        self._note_action = actions.add(note, self.write_note)
        self._print_action = actions.add(receipt, self.print_receipt)
        self._cancel_action = actions.add(cancel, self.cancel_step)
        self._close_action = actions.add(close, self.close_request)
        self._reopen_action = actions.add(reopen, self.reopen_request)
        self._own_actions = [
            self._advance_action,
            self._note_action,
            self._print_action,
            self._cancel_action,
            self._close_action,
            self._reopen_action,
        ]
        actions.attach(context, self)

    def _lay_out(self, theme: Theme, actions: Actions) -> None:
        dp = theme.dp
        keep_note = Button.of(theme, actions, "request.note", kind=ButtonKind.LINK, text=self.tr("Enregistrer la note"))
        self.view = SheetView(theme, keep_note)
        self._scroll = ScrollArea(self.view)
        self._trouble = Trouble(theme)
        self._footer = StepsFooter(theme, actions)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(Rule(theme))
        foot = QVBoxLayout()
        foot.setContentsMargins(dp(16), dp(10), dp(16), dp(12))
        foot.setSpacing(dp(8))
        foot.addWidget(self._trouble)
        foot.addWidget(self._footer)
        column.addLayout(foot)
        self._empty = EmptyState(theme, "")
        self._skeleton = Skeleton(theme, theme.row("document"), 8)
        self._pages = QStackedWidget()
        for page in (self._empty, self._skeleton, self._page):
            self._pages.addWidget(page)
        self.column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.model.shown.connect(self._on_shown)
        self.model.missing.connect(self._on_missing)
        self.model.refused.connect(self._on_refused)
        self.model.done.connect(self._on_done)
        self.model.receipt_made.connect(self._on_receipt)
        self.model.busy_changed.connect(self._on_busy)
        self.view.tick_asked.connect(self._on_tick)
        self.view.note_field.left.connect(self._check_note)
        self._footer.taken.connect(self._take)
        self._skeleton.cancelled.connect(self.clear)
        self._tray.jammed.connect(self._on_jammed)
