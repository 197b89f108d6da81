"""The gestures that carry a request along, end it or open it again; what they need is asked at the foot."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QElapsedTimer, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from guichet.contract.refusals import FreeTextRefused, GuichetError, NoteMissing
from guichet.contract.requests import CloseReason, RequestSheet, TransitionChoice
from guichet.domain.permissions import Permission
from guichet.domain.procedures import Effect
from guichet.ui.formats import NBSP
from guichet.ui.forms.tab_order import put_after
from guichet.ui.messages import sentence
from guichet.ui.print_job import IssuedPaper
from guichet.ui.screens.request.foot_panel import FootPanel
from guichet.ui.screens.request.footer import StepsFooter
from guichet.ui.screens.request.model import Gesture
from guichet.ui.screens.request.note import NotePart
from guichet.ui.screens.request.other_steps import step_icon
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.screens.request.step_panel import Ask, Told
from guichet.ui.screens.request.steps import offer_of, paper_lacking, reasons_without_step
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import ActionSpec, Context


class StepsPart(RequestPart):
    """The main step, the others, and the panel of one that is being told."""

    wide_keys = ("request.advance", "request.cancel_step")
    in_menu = ("request.close", "request.reopen")

    paper_wanted = Signal(object)
    """ReceiptKind: a step says that this paper was given; it is taken once the paper is issued."""

    def __init__(self, tools: Tools, note: NotePart, last_stop: QWidget) -> None:
        super().__init__(tools)
        self._note = note
        self._last_stop = last_stop
        self._main: TransitionChoice | None = None
        self._telling: TransitionChoice | CloseReason | None = None
        self._came_from: QWidget | None = None
        self._after_paper: tuple[TransitionChoice, str] | None = None
        """The step that waits for its paper, and the note that goes with it."""
        self._answered = QElapsedTimer()
        self._arrived = QElapsedTimer()
        self._arrives = False
        self._add_actions()
        self.footer = StepsFooter(tools.theme, tools.actions)
        self.footer.others.taken.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.footer)

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def advance(self) -> None:
        """Take the main step, or confirm what is being asked; a key or a button pressed twice does it once."""
        if self.tools.model.busy or self._after_paper is not None:
            return  # the button is not disabled meanwhile: it would give the focus away
        if self.footer.asking is not None:
            if not self._is_second_press():
                self.footer.asking.confirm()
        elif self._telling is not None:
            self._confirm()
        elif self._main is not None and not _is_young(self._arrived):
            self._take(self._main)

    @Slot()
    def cancel_step(self) -> None:
        """Close what is being asked, and do nothing; the focus goes back to where it was."""
        self.end_telling()

    @Slot(object)
    def ask(self, panel: FootPanel) -> None:
        """Ask at the foot what another part of the pane has to be told."""
        self._came_from = QApplication.focusWidget()
        self._telling = None
        panel.ended.connect(self.end_telling)
        self.footer.show_panel(panel)
        put_after(self._last_stop, panel)
        self._show_main()
        self.offer_changed.emit()
        panel.take_focus()
        if QApplication.focusWidget() is self._came_from:
            self.footer.main.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def close_request(self) -> None:
        """Ask why the request ends."""
        sheet = self.tools.model.sheet
        if sheet is not None:
            reasons = reasons_without_step(sheet)
            self._tell(reasons[0], Ask.REASON, self.tr("Clore la demande"), reasons=reasons)

    @Slot()
    def reopen_request(self) -> None:
        """Open a closed request again."""
        self.began.emit()
        model = self.tools.model
        if model.sheet is not None:
            model.reopen(model.sheet.request_id, self.tools.today(), self.tr("Demande rouverte."))

    @Slot(object)
    def _take(self, choice: TransitionChoice) -> None:
        self.began.emit()
        if choice.effect is Effect.SUSPEND:
            self._tell(choice, Ask.DOCUMENTS, choice.label)
        elif choice.effect is Effect.RESUME:
            self._tell(choice, Ask.RETURN, choice.label)
        elif choice.needs_note and not self._note.text:
            self._tell(choice, Ask.WHY, choice.label)
        elif not self._is_second_press() and not self._note.refuses():
            self._note.use()
            self._advance(choice, self._note.text)

    def _is_second_press(self) -> bool:
        """Say whether the last answer is so young that this press was meant for what it answers."""
        return _is_young(self._answered)

    def _advance(self, choice: TransitionChoice, note: str) -> None:
        """Take a step; the paper that it says was given is issued first, and without it the step is not taken."""
        sheet = self.tools.model.sheet
        paper = paper_lacking(sheet, choice) if sheet is not None else None
        if paper is None:
            self.tools.model.advance(choice, note, self.tools.today(), self._told_sentence(choice))
        else:
            self._after_paper = (choice, note)
            self.paper_wanted.emit(paper)

    @Slot(object)
    def on_paper(self, paper: IssuedPaper) -> None:
        """A paper was issued: take the step that waited for it."""
        waited, self._after_paper = self._after_paper, None
        if waited is not None and paper.request_id == self.tools.model.request_id:
            choice, note = waited
            self.tools.model.advance(choice, note, self.tools.today(), self._told_sentence(choice))

    @Slot()
    def on_paper_withheld(self) -> None:
        """No paper was issued: the step that waited for one is not taken, and its note stays."""
        if self._after_paper is not None:
            self._after_paper = None
            self._answered.start()
            self._note.settle(done=False)
            self.offer_changed.emit()

    def _tell(
        self, step: TransitionChoice | CloseReason, what: Ask, title: str, *, reasons: tuple[CloseReason, ...] = ()
    ) -> None:
        sheet = self.tools.model.sheet
        if sheet is None:
            return
        self._telling = step
        self._came_from = QApplication.focusWidget()
        self.footer.panel.ask(what, title, sheet, self.tools.today(), note=self._note.text, reasons=reasons)
        put_after(self._last_stop, self.footer.panel)
        self.footer.set_telling(True)
        self._show_main()
        self.offer_changed.emit()

    def _confirm(self) -> None:
        told = self.footer.panel.told()
        if told is None:
            return
        self.began.emit()
        self._note.use()
        step = self._telling
        if isinstance(step, TransitionChoice):
            self._confirm_step(step, told)
        elif told.reason is not None:
            self.tools.model.close(told.reason, told.note, self.tools.today(), self.tr("Demande close."))

    def _confirm_step(self, choice: TransitionChoice, told: Told) -> None:
        done, model, today = self._told_sentence(choice), self.tools.model, self.tools.today()
        if choice.effect is Effect.SUSPEND and told.day is not None:
            model.suspend(told.missing, told.day, told.note, today, done)
        elif choice.effect is Effect.RESUME and told.day is not None:
            model.resume(told.day, told.note, done)
        else:
            self._advance(choice, told.note)

    def _told_sentence(self, choice: TransitionChoice) -> str:
        sheet = self.tools.model.sheet
        state = choice.target if sheet is None else sheet.procedure.state(choice.target).label
        return self.tr("Enregistré sur ce poste. La demande est «{nbsp}{state}{nbsp}».").format(nbsp=NBSP, state=state)

    @Slot()
    def end_telling(self) -> None:
        """Ask nothing any more; a focus that was in the answer goes back to where it was."""
        answered = self.footer.is_telling and self._holds_focus()
        self._telling = None
        self.footer.set_telling(False)
        self._show_main()
        self.offer_changed.emit()
        if answered:
            self._give_focus_back()

    def _give_focus_back(self) -> None:
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible() and came_from.isEnabled():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._rest_focus()

    def _rest_focus(self) -> None:
        """Put the focus on the main step, else on the menu: what had it is gone, and Qt would leave the pane."""
        last = self.footer.main if self.footer.main.isVisible() and self.footer.main.isEnabled() else self.footer.more
        last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _holds_focus(self) -> bool:
        here = QApplication.focusWidget()
        return here is not None and self.isAncestorOf(here)

    # --- what the pane tells ----------------------------------------------------------------------------------------

    @Slot(object)
    def on_done(self, gesture: Gesture) -> None:
        """A gesture of the model succeeded: say so, and offer to take a step or a closing back."""
        self._note.settle(done=True)
        model = self.tools.model
        if gesture.request_id == model.request_id:
            self._answered.start()
            self.end_telling()
        if gesture.step_id is not None:
            back = self.tr("Étape annulée. La demande est comme avant.")
            undo = partial(model.take_step_back, gesture.request_id, gesture.step_id, back)
            self.undo_offered.emit(gesture.told, Undo(undo, request_id=gesture.request_id))
        else:
            self.say.emit(gesture.told)

    @Slot(object)
    def on_refused_elsewhere(self, error: GuichetError) -> None:
        """A gesture on a request that is not shown any more failed: nothing of the one in sight changes."""
        self._note.settle(done=False)
        told = self.tr("Le geste sur la demande précédente n’est pas enregistré{nbsp}: {why}")
        self.say.emit(told.format(nbsp=NBSP, why=sentence(error)))

    def on_refused(self, error: GuichetError) -> None:
        """A gesture of the model failed: show it where it can be mended, else at the foot."""
        self._note.settle(done=False)
        if isinstance(error, FreeTextRefused) and self._telling is None:
            self._note.show_refusal()
        elif isinstance(error, NoteMissing) and self._main is not None and self._telling is None:
            self._tell(self._main, Ask.WHY, self._main.label)
        else:
            self.failed.emit(error)

    def expect_second_press(self) -> None:
        """The request comes in answer to the main key: that key pressed once more, impatiently, takes no step of it."""
        self._arrives = True

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        if self._arrives:
            self._arrives = False
            self._arrived.start()
        held = self._holds_focus()
        offer = offer_of(sheet)
        self._main = offer.main
        if self._telling is not None and sheet.closed:
            self.end_telling()
        self._show_main()
        self.offer_changed.emit()
        self.footer.show_offer(offer, sheet)
        self.footer.order_stops()
        if held and not self._holds_focus():
            self._rest_focus()

    def leave(self) -> None:
        self._main = self._after_paper = None
        self._answered.invalidate()
        self._arrived.invalidate()
        self._arrives = False
        self.end_telling()

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        telling = self.footer.is_telling
        is_open = sheet is not None and not sheet.closed
        self._advance_action.setEnabled(sheet is not None and (telling or (is_open and self._main is not None)))
        self._cancel_action.setEnabled(sheet is not None and telling)
        self.footer.others.allow(is_open and not telling)
        may_close = sheet is not None and is_open and Permission.CLOSE_REQUEST in sheet.permitted
        self._close_action.setEnabled(may_close and sheet is not None and bool(reasons_without_step(sheet)))
        self._reopen_action.setEnabled(
            sheet is not None and sheet.closed and Permission.REOPEN_REQUEST in sheet.permitted
        )

    def _show_main(self) -> None:
        """Name the main button after what it does: confirm what is asked, else take the next step."""
        asking, step = self.footer.asking, self._telling or self._main
        self._cancel_action.setText(asking.leave if asking is not None else self.tr("Annuler"))
        if asking is not None:
            self._advance_action.setText(asking.verb)
            self.footer.main.set_icon_name(asking.icon)
        elif isinstance(step, TransitionChoice):
            self._advance_action.setText(step.label)
            self.footer.main.set_icon_name(step_icon(step))
        elif step is not None:
            self._advance_action.setText(self.tr("Clore la demande"))
            self.footer.main.set_icon_name("archive")
        offered = asking is not None or step is not None
        if not offered and self.footer.main.hasFocus():
            self.footer.more.setFocus(Qt.FocusReason.OtherFocusReason)  # hidden, it would give the focus away
        self.footer.main.setVisible(offered)

    def _add_actions(self) -> None:
        actions, context = self.tools.actions, Context.REQUEST
        step = ActionSpec("request.advance", self.tr("Étape suivante"), "Ctrl+Return", "arrow-right", context)
        cancel = ActionSpec("request.cancel_step", self.tr("Annuler"), "Esc", "x", context)
        close = ActionSpec("request.close", self.tr("Clore pour une autre raison"), "", "archive", context)
        reopen = ActionSpec("request.reopen", self.tr("Rouvrir la demande"), "", "undo-2", context)
        self._advance_action = actions.add(step, self.advance)
        self._advance_action.setAutoRepeat(False)
        self._cancel_action = actions.add(cancel, self.cancel_step)
        self._close_action = actions.add(close, self.close_request)
        self._reopen_action = actions.add(reopen, self.reopen_request)


def _is_young(since: QElapsedTimer) -> bool:
    return since.isValid() and not since.hasExpired(QApplication.doubleClickInterval())
