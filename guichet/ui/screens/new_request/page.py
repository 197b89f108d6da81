"""The pane « Nouvelle demande »: type a few letters, fill what is missing, tick, Ctrl+Entrée."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.contract.refusals import FormRefused, FreeTextRefused, GuichetError
from guichet.contract.requests import NearRequest, ProcedureLine, RequestForm
from guichet.domain.channels import Channel
from guichet.domain.permissions import Permission
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import NBSP, count, day_long, joined
from guichet.ui.forms.drafts import Spot
from guichet.ui.forms.tab_order import put_after
from guichet.ui.forms.trouble import Trouble
from guichet.ui.forms.words import delay_words, documents_words
from guichet.ui.print_job import IssuedPaper
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.new_request import subject
from guichet.ui.screens.new_request.body import RequestBody
from guichet.ui.screens.new_request.draft import RequestDraft
from guichet.ui.screens.new_request.model import NewRequestModel, about
from guichet.ui.screens.new_request.procedure_field import ProcedureField
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.turns import Turns
from guichet.ui.undoing import Undo
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, Notice, ScrollArea
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice
from guichet.ui.widgets.labels import Label

_WIDE_KEYS = ("new_request.create", "new_request.cancel")
"""Actions whose keys work wherever the focus is, as long as the pane is in sight."""


class NewRequestPane(Card):
    """Files a request for a person, or without one where the procedure takes anonymous reports.

    What is typed is kept in memory, visit by visit: leaving loses nothing, and ``start`` shows it again.
    """

    filed = Signal(str, object)
    """The visit that a request was typed in, and its UUID now that it is on file."""
    cancelled = Signal()
    existing_chosen = Signal(object)
    """UUID of a near request that the agent would rather go on with."""
    say = Signal(str)
    undo_offered = Signal(str, object)
    """A sentence, and the gesture (called without arguments) that takes the request back."""
    refused = Signal(object)
    """GuichetError: a request could not be taken back."""

    def __init__(
        self, theme: Theme, bridge: DeskBridge, actions: Actions, session: Session, *, room: PrintRoom
    ) -> None:
        super().__init__(theme, QCoreApplication.translate("NewRequestPane", "Nouvelle demande"))
        self._room = room
        self._session = session
        self._person: UUID | None = None
        self._visit = ""
        self._filed_from: tuple[str, UUID | None] = ("", None)
        self._near: UUID | None = None
        self._body: RequestBody | None = None
        self._form: RequestForm | None = None
        self._restoring: RequestDraft | None = None
        self._filed: UUID | None = None
        self._filing: RequestForm | None = None
        self._likely: UUID | None = None
        self._making: RequestBody | None = None
        self.model = NewRequestModel(bridge)
        self.model.setParent(self)
        self._add_actions(actions)
        self._lay_out(theme, actions)
        self._connect()

    # --- what the page around it calls -------------------------------------------------------------------------------

    def start(self, person_id: UUID | None, text: str = "", visit: str = "", held: Collection[str] = ()) -> None:
        """Begin a request for a person (None: nobody), or go on with the one that was begun.

        ``text`` holds letters of the kind of request, typed elsewhere; ``held`` are the open visits, which share
        nothing that is typed with this one.
        """
        self.keep_draft()
        self._visit, self._person = visit, person_id
        self._clear()
        self.model.learn_services()
        draft = self.model.draft(visit, person_id, held)
        self._nobody.setVisible(person_id is None)
        if draft is not None and not text:
            self._resume(draft)
        else:
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            self.kind.seek_typed(text)

    def choose(self, line: ProcedureLine) -> None:
        """Take a kind that was chosen elsewhere, right after :meth:`start`; what was begun before goes on instead."""
        if self._restoring is None:
            self.kind.show_choice(line.label)
            self._on_chosen(line)

    def keep_draft(self) -> bool:
        """Keep what is typed; called before another person comes, and on Échap. Tell whether there was anything."""
        draft = self._draft()
        if draft is not None:
            self.model.keep_draft(self._visit, self._person, draft)
        return draft is not None

    def _draft(self) -> RequestDraft | None:
        body = self._body
        if body is None or self._form is None:
            return None
        return RequestDraft(
            procedure=self._form.procedure.id,
            label=self._form.procedure.label,
            subject=self._subject(),
            values=body.form.overridden(),
            seen=frozenset(body.seen),
            received_on=body.received_on,
            channel=body.came_by,
            note=body.note_text,
        )

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, RequestDraft]:
        """Give what is typed and not filed, visit by visit."""
        found = self.model.drafts.all()
        here = self._draft()
        if here is not None:
            found[self._spot] = here
        if self._filing is not None and self._filed is not None:  # its receipt is being numbered
            visit, person_id = self._filed_from
            found.pop((visit, about(person_id)), None)
        return {spot: draft for spot, draft in found.items() if not draft.is_empty}

    def put_back(self, spot: Spot, typed: RequestDraft) -> None:
        """Put aside what was typed before."""
        self.model.drafts.keep(*spot, typed)

    def give_up(self, spot: Spot) -> None:
        """Forget what was typed in a visit that is over."""
        self.model.drafts.drop(*spot)
        if spot == self._spot:
            self._clear()

    @property
    def _spot(self) -> Spot:
        return self._visit, about(self._person)

    def leave(self) -> bool:
        """Keep what is typed, and show nothing of it; tell whether there was anything."""
        kept = self.keep_draft()
        self._visit, self._person = "", None
        self._clear()
        return kept

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def create_request(self) -> None:
        """Check everything, then file the request and have its receipt printed."""
        self._trouble.forget()
        body, form = self._body, self._form
        if body is None and form is not None:
            self._want_subject()
            return
        if body is None or form is None:
            self._kind_field.set_error(self.tr("Choisissez un type dans la liste."))
            self._show_errors()
            self.kind.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if self._kind_field.error or body.check():
            self._show_errors()
            self.kind.setFocus() if self._kind_field.error else body.focus_first_error()
            return
        self._filing, self._filed, self._filed_from = form, None, (self._visit, self._person)
        self.model.file(
            form.procedure,
            requester_id=self._person,
            beneficiary_id=subject.beneficiary_of(self._subject_key()),
            fields=body.form.values(),
            seen=frozenset(row.code for row in body.checklist.rows if row.code in body.seen),
            received_on=body.received_on,
            channel=body.came_by,
            note=body.note_text,
            today=form.today,
        )

    @Slot()
    def cancel(self) -> None:
        """Close the list if it is open; else leave, with what is typed kept."""
        if self.kind.is_open:
            self.kind.close_list()
            return
        self.keep_draft()
        self.cancelled.emit()

    @Slot()
    def resume_near(self) -> None:
        """Go on with the near request instead."""
        if self._near is not None:
            self.model.drop_draft(self._visit, self._person)
            near = self._near
            self._clear()
            self.existing_chosen.emit(near)

    @Slot()
    def start_again(self) -> None:
        """Forget what was typed for this person, and begin anew."""
        self.model.drop_draft(self._visit, self._person)
        self._clear()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        self.kind.seek_typed("")

    # --- answers -----------------------------------------------------------------------------------------------------

    def _on_sought(self, text: str) -> None:
        self.model.find(text, anonymous=self._person is None)

    def _on_found(self, text: str, lines: tuple[ProcedureLine, ...]) -> None:
        self.kind.show_found(text, lines)
        if self._person is None and self._form is None:
            none = self.tr("Aucun signalement de ce nom. Pour une autre démarche, cherchez d’abord l’usager.")
            self._kind_field.set_help("" if lines or not text else none)

    def _on_chosen(self, line: ProcedureLine) -> None:
        self._kind_field.set_help(self.kind.summary(line))
        self._kind_field.clear_error()
        self._drop_body()
        self._form = self._restoring = self._likely = None
        self._subject_field.hide()
        self._kept.hide()
        self.model.prepare(line.procedure, self._person, None)

    def _on_form(self, form: RequestForm) -> None:
        fresh = self._form is None or self._form.procedure.id != form.procedure.id
        self._form = form
        self._kind_field.set_help(self._summary(form))
        if self._restoring is not None:
            self._offer_subjects(form, subject.key_of(self._restoring.subject, self._person, form.procedure))
        elif fresh and self._seek_subject(form):
            return
        elif self._likely is not None:
            likely, self._likely = self._likely, None
            self._offer_subjects(form, likely.hex if subject.fits(form) else None)
        self._show_near(form)
        self._check_requester(form)
        if self._is_unsettled():
            self._drop_body()
            self._focus_first()
        else:
            self._make_body(form)

    def _seek_subject(self, form: RequestForm) -> bool:
        """Propose whom the request is for; tell whether the form is asked again, filled for them."""
        self._likely = subject.likely_subject(form)
        if self._likely is not None:
            self.model.prepare(form.procedure.id, self._person, self._likely)
            return True
        key = subject.usual_key(form)
        self._offer_subjects(form, key)
        wanted = self._person if key == subject.SELF and subject.is_about_somebody(form.procedure) else None
        if wanted is not None:
            self.model.prepare(form.procedure.id, self._person, wanted)
        return wanted is not None

    def _is_unsettled(self) -> bool:
        return self._subject_field.isVisibleTo(self) and self._subjects.currentIndex() < 0

    def _want_subject(self) -> None:
        if self._is_unsettled():
            self._subject_field.set_error(self.tr("Choisissez la personne concernée."))
            self._show_errors()
            self._subjects.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_first(self) -> None:
        if self._kind_field.error:
            self.kind.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._is_unsettled():
            self._subjects.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._body is not None and not self._subjects.hasFocus():
            self._body.focus_first_missing()

    def _on_subject(self) -> None:
        if self._form is None:
            return
        self._subject_field.clear_error()
        self._show_errors()
        if self._body is not None:
            self.keep_draft()
            self._restoring = self.model.draft(self._visit, self._person)
        self.model.prepare(self._form.procedure.id, self._person, self._subject())

    def _on_filed(self, request_id: UUID) -> None:
        self._filed = request_id

    def _on_receipt(self, paper: IssuedPaper) -> None:
        self._finish(self.tr("Demande enregistrée sur ce poste. Récépissé {number}.").format(number=paper.number))
        self._room.give(paper)

    def _on_receipt_failed(self, _error: GuichetError) -> None:
        self._finish(self.tr("Demande enregistrée sur ce poste. Récépissé à refaire avec Ctrl+P."))

    def _finish(self, sentence: str) -> None:
        filed, form = self._filed, self._filing
        self._filing = None
        self.model.drop_draft(*self._filed_from)
        if self._is_in_sight():
            self._clear()
        self.filed.emit(self._filed_from[0], filed)
        if filed is None or form is None or Permission.CLOSE_REQUEST not in self._session.permissions:
            self.say.emit(sentence)
            return
        note = self.tr("Créée par erreur")
        take_back = partial(self.model.take_back, filed, form.procedure, form.today, note)
        self.undo_offered.emit(sentence, Undo(take_back, request_id=filed, visit=self._filed_from[0]))

    @Slot(str)
    def _on_taken_back(self, label: str) -> None:
        told = self.tr("Demande annulée{nbsp}: {label}. Elle reste au dossier, close.")
        self.say.emit(told.format(nbsp=NBSP, label=label))

    def _is_in_sight(self) -> bool:
        """Tell whether what is being filed is the form that is shown: the agent may be with somebody else by now."""
        return (self._visit, self._person) == self._filed_from and not self.isHidden()

    def _on_not_filed(self, error: GuichetError) -> None:
        if self._is_in_sight():
            self._on_refused(error)
        else:
            told = self.tr("La demande précédente n’est pas enregistrée. Votre saisie attend dans sa visite.")
            self.say.emit(told)

    def _on_refused(self, error: GuichetError) -> None:
        if isinstance(error, FormRefused) and self._body is not None:
            self._body.form.refuse(error.problems)
            self._body.focus_first_error()
        elif isinstance(error, FreeTextRefused) and self._body is not None:
            self._body.refuse_note()
            self._body.focus_first_error()
        else:
            self._trouble.tell(error)
        self._show_errors()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _resume(self, draft: RequestDraft) -> None:
        self._restoring = draft
        self._kept.show()
        self.kind.show_choice(draft.label)
        self.model.prepare(draft.procedure, self._person, draft.subject)

    def _make_body(self, form: RequestForm) -> None:
        """Make what the form asks, a few milliseconds at a time: the window stays awake."""
        self._leave_making()
        body = self._making = RequestBody(self._theme, form, self._content)
        body.hide()
        turns = Turns(body.build(), body)
        turns.done.connect(self._on_body_made)
        turns.begin()

    @Slot()
    def _on_body_made(self) -> None:
        turns, body = self.sender(), self._making
        if body is not None and turns.parent() is body:  # not one that was left meanwhile
            self._making = None
            self._show_body(body)

    def _leave_making(self) -> None:
        if self._making is not None:
            self._making.deleteLater()
            self._making = None

    def _show_body(self, body: RequestBody) -> None:
        moving = self._body is None
        restoring, self._restoring = self._restoring, None
        self._drop_body()
        if restoring is not None:
            body.take(restoring)
        body.errors_changed.connect(self._show_errors)
        body.wanted.connect(self._scroll_to)
        self._body = body
        self._column.insertWidget(self._column.count() - 1, body)
        body.show()
        put_after(self._near_button, body)
        self._show_errors()
        if moving:
            self._focus_first()

    def _offer_subjects(self, form: RequestForm, key: str | None) -> None:
        about, child = subject.is_about_somebody(form.procedure), subject.is_for_child(form)
        items = [(person_id.hex, display) for person_id, display in form.beneficiaries]
        if not child:
            items.append((subject.SELF, self.tr("L’usager lui-même")))
        if about:
            items.append((subject.OTHER, self.tr("Un autre enfant") if child else self.tr("Une autre personne")))
        self._subjects.blockSignals(True)
        self._subjects.set_items(items)
        self._subjects.set_value(key)
        self._subjects.blockSignals(False)
        self._subject_field.clear_error()
        self._subject_field.setVisible(self._person is not None and len(items) > 1)

    def _summary(self, form: RequestForm) -> str:
        procedure = form.procedure
        documents = documents_words(sum(rule.required for rule in procedure.documents))
        delay = delay_words(procedure.legal.announced)
        return joined((self.model.service_name(procedure.service), delay, documents))

    def _show_near(self, form: RequestForm) -> None:
        self._near = form.near[0].request_id if form.near else None
        self._resume_action.setEnabled(self._near is not None)
        if form.near:
            self._near_notice.message.setText(self._near_sentence(form.near))
        self._near_notice.setVisible(bool(form.near))

    def _near_sentence(self, near: tuple[NearRequest, ...]) -> str:
        first = near[0]
        sentence = self.tr("Une demande proche existe{nbsp}: {reference}, déposée {way} le {day}.").format(
            nbsp=NBSP, reference=first.reference, way=self._way(first.channel), day=day_long(first.received_on)
        )
        if len(near) == 1:
            return sentence
        return f"{sentence} {count(len(near) - 1, self.tr('Et {n} autre.'), self.tr('Et {n} autres.'))}"

    def _way(self, channel: Channel) -> str:
        return {
            Channel.COUNTER: self.tr("au guichet"),
            Channel.PHONE: self.tr("par téléphone"),
            Channel.WEB: self.tr("en ligne"),
            Channel.EMAIL: self.tr("par courriel"),
            Channel.SMS: self.tr("par SMS"),
            Channel.POST: self.tr("par courrier"),
            Channel.APPOINTMENT: self.tr("en rendez-vous"),
        }.get(channel, self.tr("auprès d’un agent"))

    def _check_requester(self, form: RequestForm) -> None:
        if self._person is None and not form.procedure.anonymous_allowed:
            self._kind_field.set_error(self.tr("Cette démarche se fait pour un usager. Cherchez-le d’abord."))
            self._show_errors()

    def _show_errors(self, *_: object) -> None:
        number = bool(self._kind_field.error) + bool(self._subject_field.error)
        number += self._body.error_count() if self._body is not None else 0
        one = self.tr("{n} champ à corriger avant de créer la demande")
        many = self.tr("{n} champs à corriger avant de créer la demande")
        self._errors.setText(count(number, one, many) if number else "")
        self._errors.setVisible(bool(number))

    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.dp(72))

    def _subject_key(self) -> str | None:
        key = self._subjects.value()
        return key if isinstance(key, str) else None

    def _subject(self) -> UUID | None:
        return subject.subject_of(self._subject_key(), self._person)

    def _clear(self) -> None:
        self.model.forget_form()
        self._drop_body()
        self._form = self._restoring = self._near = self._likely = None
        self._resume_action.setEnabled(False)
        for part in (self._subject_field, self._near_notice, self._kept, self._nobody):
            part.hide()
        self._kind_field.clear_error()
        self._kind_field.set_help("")
        self.kind.show_choice("")
        self._trouble.forget()
        self._show_errors()

    def _drop_body(self) -> None:
        self._leave_making()
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._actions.widen(_WIDE_KEYS, self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._actions.narrow(_WIDE_KEYS, self)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _add_actions(self, actions: Actions) -> None:
        self._actions = actions
        context = Context.NEW_REQUEST
        create = ActionSpec(
            "new_request.create", self.tr("Créer et imprimer le récépissé"), "Ctrl+Return", "printer", context
        )
        resume = ActionSpec("new_request.resume", self.tr("Reprendre cette demande"), "Alt+R", "", context)
        self._create_action = actions.add(create, self.create_request)
        self._resume_action = actions.add(resume, self.resume_near)
        actions.add(ActionSpec("new_request.cancel", self.tr("Annuler"), "Esc", "x", context), self.cancel)
        self._resume_action.setEnabled(False)
        actions.attach(context, self)

    def _lay_out(self, theme: Theme, actions: Actions) -> None:
        dp = theme.dp
        cancel = Button.of(theme, actions, "new_request.cancel", kind=ButtonKind.LINK)
        self.add_header(self.tr("Nouvelle demande"), "", cancel, role=Role.LG)
        self.add_rule()
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        self._column.setSpacing(dp(10))
        self.kind = ProcedureField(theme, self.model.service_name)
        self._kind_field = FormField(theme, self.tr("Type de demande"), self.kind)
        self._subjects = Choice(theme)
        self._subjects.setPlaceholderText(self.tr("Choisir la personne concernée"))
        self._subject_field = FormField(theme, self.tr("Personne concernée"), self._subjects)
        again = Button(theme, self.tr("Repartir à vide"))
        again.clicked.connect(self.start_again)
        self._kept = Notice(theme, self.tr("Votre saisie est reprise là où elle en était."), action=again)
        self._nobody = Notice(
            theme, self.tr("Sans usager{nbsp}: seuls les signalements se déposent ainsi.").format(nbsp=NBSP)
        )
        self._near_button = Button.of(theme, actions, "new_request.resume")
        self._near_notice = Notice(theme, "", tone="warning", icon="copy", action=self._near_button)
        for part in (self._nobody, self._kind_field, self._kept, self._subject_field, self._near_notice):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = ScrollArea(self._content)
        self.column.addWidget(self._scroll, 1)
        footer = self.add_footer()
        self._trouble = Trouble(theme)
        self._main = Button.of(theme, actions, "new_request.create", kind=ButtonKind.PRIMARY)
        self._errors = Label(theme, "", Role.SM, "danger", weight=MEDIUM)
        for widget in (self._trouble, self._main, self._errors):
            footer.addWidget(widget)
        for hidden in (self._subject_field, self._near_notice, self._kept, self._nobody, self._errors, self._trouble):
            hidden.hide()

    def _connect(self) -> None:
        self.kind.sought.connect(self._on_sought)
        self.kind.chosen.connect(self._on_chosen)
        self._subjects.currentIndexChanged.connect(self._on_subject)
        self.model.found.connect(self._on_found)
        self.model.form_ready.connect(self._on_form)
        self.model.refused.connect(self._on_refused)
        self.model.not_filed.connect(self._on_not_filed)
        self.model.filed.connect(self._on_filed)
        self.model.receipt_issued.connect(self._on_receipt)
        self.model.receipt_failed.connect(self._on_receipt_failed)
        self.model.taken_back.connect(self._on_taken_back)
        self.model.not_taken_back.connect(self.refused)
        self.model.busy_changed.connect(self._on_busy)

    def _on_busy(self, busy: bool) -> None:
        self._create_action.setEnabled(not busy)
