"""The answers of an open request, corrected in the form of its procedure; Échap keeps what is typed."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.base import FieldEdit, FieldValue
from guichet.contract.refusals import FieldsDiverged, FormRefused, GuichetError
from guichet.contract.requests import EventKind, RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.formats import NBSP, count, joined, moment_text
from guichet.ui.forms.drafts import Spot
from guichet.ui.forms.procedure_form import ProcedureForm
from guichet.ui.forms.trouble import Trouble
from guichet.ui.forms.words import answer_words
from guichet.ui.screens.request.correct_model import CorrectDraft, CorrectModel, Values, edits_between, same
from guichet.ui.screens.request.parts import RequestPart, Tools
from guichet.ui.theme import MEDIUM, Role
from guichet.ui.turns import Turns
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import CardHeader, Notice, Rule, ScrollArea
from guichet.ui.widgets.labels import Label


class CorrectPart(RequestPart):
    """Takes the place of the request in its pane, from « Modifier » until it is saved or left."""

    wide_keys = ("request.correct", "correct.save", "correct.cancel")
    in_menu = ("request.correct",)

    opened = Signal()
    """The form takes the place of the request."""
    closed = Signal()
    """The request takes its place again."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools)
        self.model = CorrectModel(tools.bridge, self)
        self._sheet: RequestSheet | None = None
        self._request_id: UUID | None = None
        self._base: Values = {}
        self._form: ProcedureForm | None = None
        self._coming: ProcedureForm | None = None
        self._resuming: CorrectDraft | None = None
        self._awaited: UUID | None = None
        self._add_actions()
        self._lay_out()
        self._connect()

    @property
    def is_open(self) -> bool:
        """Whether the answers are being corrected."""
        return self._request_id is not None

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Open the form with the answers of now, or with what was typed and not saved."""
        sheet = self._sheet
        if sheet is None or self.is_open:
            return
        self.began.emit()
        self._trouble.forget()
        self._request_id = sheet.request_id
        draft = self._resuming = self.model.take_draft(sheet.request_id)
        self._base = dict(sheet.fields)
        self._header.title.setToolTip(joined((sheet.label, sheet.reference)))
        self._make_form(sheet, draft)
        self.opened.emit()
        self.offer_changed.emit()

    @Slot()
    def save(self) -> None:
        """Check what changed, then write it."""
        form, request_id = self._form, self._request_id
        if form is None or request_id is None:
            return
        self._trouble.forget()
        form.check()
        self._forgive()
        if form.error_count():
            form.focus_first_error()
            return
        edits = self._edits(form)
        if edits:
            self.model.save(request_id, edits)
        else:
            self.say.emit(self.tr("Aucun changement à enregistrer."))
            self._finish()

    @Slot()
    def cancel(self) -> None:
        """Go back to the request; what is typed is kept."""
        self._keep_draft()
        self._finish()

    def begin_when_shown(self, request_id: UUID) -> None:
        """Open the form as soon as a request that was just asked for is there, if it may be corrected still."""
        self._awaited = request_id

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, CorrectDraft]:
        """Give what is typed and not saved, request by request."""
        found = dict(self.model.drafts)
        draft = self._draft()
        if self._request_id is not None and draft is not None:
            found.setdefault(self._request_id, draft)
        return {("", request_id.hex): draft for request_id, draft in found.items()}

    def put_back(self, spot: Spot, typed: CorrectDraft) -> None:
        """Put aside what was typed before."""
        self.model.drafts[UUID(hex=spot[1])] = typed

    def give_up(self, spot: Spot) -> None:
        """Forget what was typed of a request that is closed here."""
        request_id = UUID(hex=spot[1])
        self.model.drafts.pop(request_id, None)
        if request_id == self._request_id:
            self._finish()

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object, object)
    def _on_saved(self, request_id: UUID, edits: tuple[FieldEdit, ...]) -> None:
        told = count(len(edits), self.tr("Réponse corrigée."), self.tr("{n} réponses corrigées."))
        take_back = partial(self.model.take_back, request_id, edits)
        self.undo_offered.emit(told, Undo(take_back, request_id=request_id))
        if request_id == self._request_id:
            self._finish()

    @Slot(object)
    def _on_refused(self, error: GuichetError) -> None:
        form = self._form
        if form is None:
            self.failed.emit(error)
            return
        match error:
            case FieldsDiverged(table="request", fields=fields):
                self._follow({**self._base, **{each.field: each.theirs for each in fields}})
                form.answer(fields[0].field).editor.setFocus(Qt.FocusReason.OtherFocusReason)
            case FormRefused(problems=problems):
                form.refuse(problems)
                form.focus_first_error()
            case _:
                self._trouble.tell(error)

    # --- what the pane tells ----------------------------------------------------------------------------------------

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        self._sheet = sheet
        awaited, self._awaited = self._awaited, None
        if awaited == sheet.request_id and not sheet.closed and Permission.OPEN_REQUEST in sheet.permitted:
            self.begin()
        if sheet.request_id != self._request_id:
            return
        self._tell_closed(sheet, today)
        if self._form is not None:
            self._follow(dict(sheet.fields))

    def leave(self) -> None:
        if self.is_open:
            self.cancel()
        self._sheet = self._awaited = None

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        may = sheet is not None and not sheet.closed and Permission.OPEN_REQUEST in sheet.permitted
        asks = sheet is not None and bool(sheet.procedure.fields)
        self._begin_action.setEnabled(may and asks and still and not self.is_open)

    def allow_form(self, *, seen: bool) -> None:
        """Let the keys of the form work, as long as it is in sight; a request that was closed meanwhile takes none."""
        ready = self._form is not None and not self.model.busy and not self._is_closed()
        self._save_action.setEnabled(seen and self.is_open and ready)
        self._cancel_action.setEnabled(seen and self.is_open)

    def _is_closed(self) -> bool:
        return self._sheet is not None and self._sheet.closed

    def _tell_closed(self, sheet: RequestSheet, today: date) -> None:
        """Say that the request was closed under the form, which stays with what is typed; or that it is open again."""
        was_told = bool(self._closed.message.text())
        if sheet.closed == was_told:
            return
        text = self._closing_words(sheet, today) if sheet.closed else ""
        self._closed.message.setText(text)
        self._closed.setVisible(sheet.closed)
        self._main.setVisible(not sheet.closed)
        if sheet.closed:
            self._trouble.forget()
            announce(self, text, urgent=True)
        self.offer_changed.emit()

    def _closing_words(self, sheet: RequestSheet, today: date) -> str:
        closing = next((each for each in sheet.events if each.kind is EventKind.CLOSED), None)
        if closing is None or not closing.agent_display:
            told = self.tr("Cette demande vient d’être close.")
        else:
            told = self.tr("{who} a clos cette demande {when}.").format(
                who=closing.agent_display, when=moment_text(closing.at, today)
            )
        return (
            told
            + " "
            + self.tr("Votre saisie est gardée{nbsp}: elle revient si la demande est rouverte.").format(nbsp=NBSP)
        )

    # --- the form ----------------------------------------------------------------------------------------------------

    def _make_form(self, sheet: RequestSheet, draft: CorrectDraft | None) -> None:
        """Make the fields some milliseconds at a time: the window stays awake."""
        form = self._coming = ProcedureForm(self.tools.theme, sheet.procedure, self._base, self.tools.today())
        form.setParent(self)
        making = Turns(form.build(), form)
        making.done.connect(partial(self._show_form, form, draft))
        making.begin()

    def _show_form(self, form: ProcedureForm, draft: CorrectDraft | None) -> None:
        if form is not self._coming:  # left meanwhile
            form.deleteLater()
            return
        self._form, self._coming, self._resuming = form, None, None
        for part in (form.needed, form.known, form.optional):
            self._fields.addWidget(part)
        form.known.setVisible(form.has_known())
        if form.has_known():
            form.known.open()
        form.optional.setVisible(form.has_optional())
        form.optional.set_open(form.has_optional())
        form.errors_changed.connect(self._forgive)
        form.wanted.connect(self._scroll_to)
        self._show_errors()
        if draft is not None:
            form.restore(draft.typed)
            now, self._base = self._base, {**self._base, **{name: draft.base.get(name) for name in draft.typed}}
            self._follow(now)
        self.offer_changed.emit()
        first = next(iter((*form.needed.fields, *form.known.form.fields)), None)
        if first is not None:
            first.editor.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def _follow(self, now: Values) -> None:
        """Take over what changed on file meanwhile; an answer changed here keeps what is typed, and says so."""
        form = self._form
        if form is None:
            return
        typed = form.typed()
        for field in form.procedure.fields:
            name, theirs = field.name, now.get(field.name)
            if same(theirs, self._base.get(name)):
                continue
            mine = typed.get(name)
            if same(mine, self._base.get(name)):
                form.restore({name: theirs})
            elif not same(mine, theirs):
                self._tell_conflict(name, theirs)
            self._base[name] = theirs

    def _tell_conflict(self, name: str, theirs: FieldValue) -> None:
        assert self._form is not None
        answer = self._form.answer(name)
        text = self.tr("Un collègue vient d’écrire «\u00a0{value}\u00a0». Enregistrer garde votre valeur.")
        message = text.format(value=answer_words(answer.field, theirs) or self.tr("rien"))
        answer.form_field.set_help(message)
        announce(self, message, urgent=True)

    @Slot()
    def _forgive(self) -> None:
        """An answer left as it was is not wrong: it was right on the day when it was given."""
        form = self._form
        if form is None:
            return
        typed = form.typed()
        for field in form.procedure.fields:
            answer = form.answer(field.name)
            as_it_was = same(typed.get(field.name), self._base.get(field.name))
            if answer.form_field.error and as_it_was and typed.get(field.name) is not None:
                answer.form_field.clear_error()
        self._show_errors()

    def _edits(self, form: ProcedureForm) -> tuple[FieldEdit, ...]:
        return edits_between(form.procedure, self._base, form.values())

    def _keep_draft(self) -> None:
        if self._form is not None and self._request_id is not None:
            self.model.keep_draft(self._request_id, self._draft())

    def _draft(self) -> CorrectDraft | None:
        """Give what is typed; while the fields are being made, what they are to show."""
        if self._form is None:
            return self._resuming
        changed = {edit.field: edit.new for edit in self._edits(self._form)}
        return CorrectDraft({name: self._base.get(name) for name in changed}, changed) if changed else None

    def _finish(self) -> None:
        self._request_id = None
        self._closed.message.setText("")
        self._closed.hide()
        self._main.show()
        form, self._form, self._coming, self._resuming = self._form, None, None, None
        if form is not None:
            for part in (form.needed, form.known, form.optional):
                self._fields.removeWidget(part)
                part.hide()
                part.deleteLater()
            form.deleteLater()
        self.closed.emit()
        self.offer_changed.emit()

    def _show_errors(self) -> None:
        number = self._form.error_count() if self._form is not None else 0
        one, many = (
            self.tr("{n} champ à corriger avant d’enregistrer"),
            self.tr("{n} champs à corriger avant d’enregistrer"),
        )
        self._errors.setText(count(number, one, many) if number else "")
        self._errors.setVisible(bool(number))

    @Slot(QWidget)
    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self.tools.theme.dp(72))

    # --- making ------------------------------------------------------------------------------------------------------

    def _add_actions(self) -> None:
        add = self.tools.actions.add
        begin = ActionSpec("request.correct", self.tr("Modifier les réponses"), "Alt+I", "pencil-line", Context.REQUEST)
        save = ActionSpec("correct.save", self.tr("Enregistrer les réponses"), "Ctrl+Return", "save", Context.CORRECT)
        self._begin_action = add(begin, self.begin)
        self._save_action = add(save, self.save)
        cancel = ActionSpec("correct.cancel", self.tr("Annuler"), "Esc", "x", Context.CORRECT)
        self._cancel_action = add(cancel, self.cancel)
        self.tools.actions.attach(Context.CORRECT, self)
        self.allow_form(seen=False)

    def _lay_out(self) -> None:
        theme, actions = self.tools.theme, self.tools.actions
        dp = theme.dp
        leave = Button.of(theme, actions, "correct.cancel", kind=ButtonKind.LINK)
        self._header = CardHeader(theme, self.tr("Modifier les réponses"), "", leave, role=Role.LG)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        self._fields = QVBoxLayout()
        self._fields.setSpacing(dp(10))
        column.addLayout(self._fields)
        column.addStretch(1)
        self._scroll = ScrollArea(content)
        self._scroll.setMinimumHeight(dp(24))
        self._trouble = Trouble(theme)
        self._errors = Label(theme, "", Role.SM, "danger", weight=MEDIUM)
        self._errors.hide()
        self._main = Button.of(theme, actions, "correct.save", kind=ButtonKind.PRIMARY)
        back = Button.of(theme, actions, "correct.cancel", text=self.tr("Revenir à la demande"))
        self._closed = Notice(theme, "", tone="warning", icon="lock", action=back)
        self._closed.hide()
        foot = QVBoxLayout()
        foot.setContentsMargins(dp(16), dp(10), dp(16), dp(12))
        foot.setSpacing(dp(8))
        for widget in (self._closed, self._trouble, self._main, self._errors):
            foot.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._header)
        whole.addWidget(Rule(theme))
        whole.addWidget(self._scroll, 1)
        whole.addWidget(Rule(theme))
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.model.saved.connect(self._on_saved)
        self.model.refused.connect(self._on_refused)
        self.model.not_taken_back.connect(self.failed)
        self.model.busy_changed.connect(self.offer_changed)
