"""The pane where a person's details are put right: identity, what to know, contacts, relations, and their history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.base import FieldEdit
from guichet.contract.people import PersonChanges, PersonSheet
from guichet.contract.refusals import FieldRefused, FieldsDiverged, GuichetError, NameMissing
from guichet.ui import clock, formats, values
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.forms.drafts import Spot
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.citizen.edit_contacts import ContactPart
from guichet.ui.screens.citizen.edit_form import DetailsForm
from guichet.ui.screens.citizen.edit_history import HistoryPart
from guichet.ui.screens.citizen.edit_model import Draft, EditModel
from guichet.ui.screens.citizen.edit_relations import RelationPart
from guichet.ui.screens.citizen.edit_values import Values, edits_between, problems_in, values_of
from guichet.ui.screens.citizen.model import CitizenModel
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card, Rule, ScrollArea
from guichet.ui.widgets.labels import Label

_WIDE_KEYS = ("edit_person.save", "edit_person.cancel")
"""Actions whose keys work wherever the focus is, as long as the pane is in sight."""


class EditPane(Card):
    """Follows the open file: what a colleague changes meanwhile shows by itself, unless it is typed over here."""

    finished = Signal(object)
    """UUID of the person whose file is left, or saved after it was left."""
    say = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        citizen: CitizenModel,
        *,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Modifier l’usager"))
        self._actions = actions
        self._bridge = bridge
        self._today = today
        self._citizen = citizen
        self._base: Values = {}
        self._sheet: PersonSheet | None = None
        self.model = EditModel(bridge, self)
        self._add_actions(actions)

    def build(self) -> Iterator[None]:
        """Make the parts, one after the other; nothing else may be called before the last one."""
        theme, dp = self._theme, self._theme.dp
        leave = Button.of(theme, self._actions, "edit_person.cancel", kind=ButtonKind.LINK)
        self._header = self.add_header(self.tr("Modifier"), "", leave, role=Role.LG)
        self.add_rule()
        self._content = QWidget()
        self._scroll = ScrollArea(self._content)
        self.column.addWidget(self._scroll, 1)
        column = QVBoxLayout(self._content)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        column.setSpacing(dp(10))
        self.form = DetailsForm(theme)
        column.addWidget(self.form)
        yield
        self.contacts = ContactPart(theme, self.model)
        self.relations = RelationPart(theme, self._bridge, self.model)
        self.history = HistoryPart(theme)
        for part in (self.contacts, self.relations, self.history):
            column.addWidget(Rule(theme))
            column.addWidget(part)
        column.addStretch(1)
        yield
        self._lay_footer(theme)
        self._connect()

    def start(self) -> None:
        """Begin with the open file; what was typed and not saved of it comes back."""
        self.leave()
        self.model.person_id = self._citizen.person_id
        if self._citizen.sheet is not None:
            self._show_sheet(self._citizen.sheet)

    def keep_draft(self) -> None:
        """Keep what is typed, to be found again on this file."""
        if self._sheet is not None:
            self.model.keep_draft(self._draft())

    def _draft(self) -> Draft:
        changed = {edit.field: str(edit.new) for edit in edits_between(self._base, self.form.typed())}
        base = {name: self._base[name] for name in changed}
        return Draft(base, changed, self.contacts.typed(), self.relations.typed())

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, Draft]:
        """Give what is typed and not saved, file by file."""
        found = dict(self.model.drafts)
        person_id = self.model.person_id
        if self._sheet is not None and person_id is not None and not self._draft().is_empty:
            found.setdefault(person_id, self._draft())
        return {("", each.hex): draft for each, draft in found.items()}

    def put_back(self, spot: Spot, typed: Draft) -> None:
        """Put aside what was typed before, but for fields that are no more."""
        known = {name: text for name, text in typed.typed.items() if name in typed.base and self.form.has(name)}
        self.model.drafts[UUID(hex=spot[1])] = replace(typed, typed=known)

    def give_up(self, spot: Spot) -> None:
        """Forget what was typed of a file that is closed."""
        person_id = UUID(hex=spot[1])
        self.model.drafts.pop(person_id, None)
        if person_id == self.model.person_id:
            self._sheet = None

    def leave(self) -> None:
        """Keep what is typed, and show nothing of it."""
        self.keep_draft()
        self._close()

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Keep what an open editor holds, then check everything and write what changed."""
        self._save(kept=False)

    def _save(self, *, kept: bool) -> None:
        """Go on saving; ``kept`` tells that an editor was kept just before, and said so."""
        self._trouble.forget()
        if self._sheet is None:
            return
        for part in (self.contacts, self.relations):
            if part.is_open:
                part.save_open(partial(self._save, kept=kept or part.editor.is_typed))
                return
        typed = self.form.typed()
        self.form.show_problems(self._problems(typed))
        self._show_errors()
        if self.form.error_count():
            self.form.focus_first(with_error=True)
            return
        edits = edits_between(self._base, typed)
        if edits:
            self.model.save(edits)
        else:
            if not kept:
                self.say.emit(self.tr("Aucun changement à enregistrer."))
            self._finish()

    @Slot()
    def cancel(self) -> None:
        """Close the editor that is open, else leave; what is typed is kept."""
        for part in (self.contacts, self.relations):
            if part.is_open:
                part.close_editor()
                return
        self.keep_draft()
        self._finish()

    # --- answers -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_sheet(self, sheet: PersonSheet) -> None:
        if sheet.person_id == self.model.person_id and self.isVisible():
            self._show_sheet(sheet)

    def _show_sheet(self, sheet: PersonSheet) -> None:
        first = self._sheet is None
        self._sheet = sheet
        self.contacts.show_sheet(sheet)
        self.relations.show_sheet(sheet)
        self._header.note.setText(sheet.display)
        self.model.ask_history()
        if not first:
            self._follow(values_of(sheet))
            return
        self._base = values_of(sheet)
        self.form.show_values(sheet.kind, self._base)
        draft = self.model.take_draft()
        if draft is not None:
            self._base = {**self._base, **{name: draft.base[name] for name in draft.typed}}
            for name, text in draft.typed.items():
                self.form.put(name, text)
            self._follow(values_of(sheet))
        self._show_errors()
        self._scroll.verticalScrollBar().setValue(0)
        self.form.focus_first(with_error=False)
        if draft is not None:
            self._bring_editors_back(draft)

    def _bring_editors_back(self, draft: Draft) -> None:
        if draft.contact is not None:
            self.contacts.bring_back(draft.contact)
        if draft.relation is not None:
            self.relations.bring_back(draft.relation)

    def _follow(self, now: Values) -> None:
        """Take over what changed on file meanwhile; a field typed over here keeps what is typed, and says so."""
        typed = self.form.typed()
        for name, theirs in now.items():
            if theirs == self._base[name]:
                continue
            if typed[name].strip() == self._base[name]:
                self.form.put(name, theirs)
            elif typed[name].strip() != theirs:
                self._tell_conflict(name, theirs)
            self._base[name] = theirs

    def _tell_conflict(self, name: str, theirs: str) -> None:
        text = self.tr("Un collègue vient d’écrire « {value} ». Enregistrer garde votre valeur.")
        message = text.format(value=values.written(name, theirs))
        self.form.tell(name, message)
        announce(self, message, urgent=True)

    @Slot(object, object)
    def _on_saved(self, person_id: UUID, edits: tuple[FieldEdit, ...]) -> None:
        if self._is_in_sight(person_id):
            self._close()
        self.finished.emit(person_id)
        told = self.tr("Informations enregistrées sur ce poste.")
        self.undo_offered.emit(told, partial(self.model.take_back, person_id, edits))

    @Slot()
    def _on_taken_back(self) -> None:
        self.say.emit(self.tr("Modifications annulées. La fiche est comme avant."))

    @Slot(object)
    def _on_not_taken_back(self, error: GuichetError) -> None:
        self.say.emit(sentence(error))

    @Slot(object, object)
    def _on_not_saved(self, person_id: UUID, error: GuichetError) -> None:
        if self._is_in_sight(person_id):
            self._on_refused(error)
        else:
            told = self.tr("Les modifications précédentes ne sont pas enregistrées. Elles attendent dans la fiche.")
            self.say.emit(told)

    def _is_in_sight(self, person_id: UUID) -> bool:
        return person_id == self.model.person_id and not self.isHidden()

    def _on_refused(self, error: GuichetError) -> None:
        match error:
            case FieldRefused(field=name, problem=problem) if name in self._base:
                self.form.field(name).refuse(field_problem(problem))
            case FieldsDiverged(table="person", fields=fields):
                self._follow({**self._base, **{each.field: str(each.theirs or "") for each in fields}})
            case NameMissing():
                self.form.show_problems(self._problems(self.form.typed()))
            case _:
                self._trouble.tell(error)
        self._show_errors()
        self.form.focus_first(with_error=True)

    @Slot(object)
    def _on_history(self, changes: PersonChanges) -> None:
        self.history.show_changes(changes)

    def _on_left(self, name: str) -> None:
        self.form.show_problem(name, self._problems(self.form.typed()))
        self._show_errors()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _problems(self, typed: Values) -> dict[str, str]:
        unreadable = self.form.is_date_unreadable()
        return problems_in(self.form.kind, typed, unreadable_date=unreadable, today=self._today())

    def _show_errors(self) -> None:
        number = self.form.error_count()
        one = self.tr("{n} champ à corriger avant d’enregistrer")
        many = self.tr("{n} champs à corriger avant d’enregistrer")
        self._errors.setText(formats.count(number, one, many) if number else "")
        self._errors.setVisible(bool(number))

    def _finish(self) -> None:
        person_id = self.model.person_id
        self._close()
        self.finished.emit(person_id)

    def _close(self) -> None:
        if self._sheet is not None:
            self.contacts.leave()
            self.relations.leave()
            self._trouble.forget()
        self._sheet = self.model.person_id = None

    @Slot(QWidget)
    def _scroll_to(self, widget: QWidget) -> None:
        layout = self._content.layout()
        assert layout is not None
        layout.activate()
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.dp(40))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._actions.widen(_WIDE_KEYS, self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._actions.narrow(_WIDE_KEYS, self)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _add_actions(self, actions: Actions) -> None:
        context = Context.EDIT_PERSON
        save = ActionSpec("edit_person.save", self.tr("Enregistrer les modifications"), "Ctrl+Return", "save", context)
        self._save_action = actions.add(save, self.save)
        actions.add(ActionSpec("edit_person.cancel", self.tr("Annuler"), "Esc", "x", context), self.cancel)
        actions.attach(context, self)

    def _lay_footer(self, theme: Theme) -> None:
        footer = self.add_footer()
        self._trouble = Trouble(theme)
        self._errors = Label(theme, "", Role.SM, "danger", weight=MEDIUM)
        main = Button.of(theme, self._actions, "edit_person.save", kind=ButtonKind.PRIMARY)
        for widget in (self._trouble, main, self._errors):
            footer.addWidget(widget)
        self._errors.hide()

    def _connect(self) -> None:
        self._citizen.shown.connect(self._on_sheet)
        self.form.left.connect(self._on_left)
        self.model.saved.connect(self._on_saved)
        self.model.not_saved.connect(self._on_not_saved)
        self.model.taken_back.connect(self._on_taken_back)
        self.model.not_taken_back.connect(self._on_not_taken_back)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._on_busy)
        self.model.history_shown.connect(self._on_history)
        for part in (self.contacts, self.relations):
            part.say.connect(self.say)
            part.undo_offered.connect(self.undo_offered)
            part.wanted.connect(self._scroll_to)

    def _on_busy(self, busy: bool) -> None:
        self._save_action.setEnabled(not busy)

    def focus_first(self) -> None:
        """Put the focus in the first field."""
        self.form.focus_first(with_error=False)
