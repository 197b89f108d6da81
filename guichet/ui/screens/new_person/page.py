"""The pane « Nouvel usager »: prefilled from what was sought, watched over for doubles, Ctrl+Entrée creates."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from enum import Enum, auto
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.desk import Session
from guichet.contract.people import PersonHit, PersonKind
from guichet.contract.refusals import FieldRefused, GuichetError, NameMissing
from guichet.ui import clock
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.formats import count
from guichet.ui.forms.drafts import Spot
from guichet.ui.forms.tab_order import put_after
from guichet.ui.forms.trouble import Trouble
from guichet.ui.messages import field_problem
from guichet.ui.screens.new_person.fields import PersonInput, problems_of
from guichet.ui.screens.new_person.likeness import LikenessPanel
from guichet.ui.screens.new_person.model import NewPersonModel
from guichet.ui.screens.new_person.person_form import PersonForm
from guichet.ui.screens.new_person.typed import TypedPerson, read_typed
from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind, Chip
from guichet.ui.widgets.cards import Card, Notice, ScrollArea
from guichet.ui.widgets.labels import Label

_WIDE_KEYS = ("new_person.create", "new_person.cancel", "new_person.open_existing", "new_person.resume")
"""Actions whose keys work wherever the focus is, as long as the pane is in sight."""


_NAMES = {"organisation_name": "organisation"}
"""Fields that the desk calls otherwise than this form does."""


class Lookout(Enum):
    """What is known of people who look like the one being typed."""

    WAITS = auto()
    """Too little is typed to look for anybody."""
    NOBODY = auto()
    SOMEBODY = auto()


class NewPersonPane(Card):
    """Puts a person or an organisation on file; leaving it keeps what is typed."""

    registered = Signal(str, object)
    """The visit that somebody was typed in, and their UUID now that they are on file."""
    cancelled = Signal()
    existing_chosen = Signal(object)
    """UUID of a person on file whom the agent opens instead."""
    say = Signal(str)
    looked = Signal(object)  # Lookout

    def __init__(
        self,
        theme: Theme,
        bridge: DeskBridge,
        actions: Actions,
        session: Session,
        *,
        today: Callable[[], date] = clock.today,
    ) -> None:
        super().__init__(theme, QCoreApplication.translate("NewPersonPane", "Nouvel usager"))
        self._today = today
        self._begun: Spot = ("", "")
        self._creating = self._begun
        self._held: Collection[str] = ()
        self._as_begun: PersonInput | None = None
        self.model = NewPersonModel(bridge)
        self.model.setParent(self)
        self.form = PersonForm(theme)
        self._add_actions(actions)
        self._lay_out(theme, actions)
        self._connect()

    def start(self, text: str, visit: str = "", held: Collection[str] = ()) -> None:
        """Begin with what was typed in the search box, or go on with what was begun in this visit.

        What was begun in a visit that ended comes back for the same text; after none it is offered, for who comes now
        is somebody else. ``held`` are the open visits.
        """
        self.keep_draft()
        self._reset()
        self._begun, self._held = (visit, text.strip()), held
        self._begin(self.model.draft(*self._begun, held))

    def keep_draft(self) -> None:
        """Keep what is typed, to be found again in its visit."""
        if self._is_typed:
            self.model.keep_draft(*self._begun, self.form.typed())

    def leave(self) -> None:
        """Keep what is typed, and show nothing of it."""
        self.keep_draft()
        self._begun = ("", "")
        self._as_begun = None
        self._reset()

    @property
    def _is_typed(self) -> bool:
        return self.form.is_touched() and self.form.typed() != self._as_begun

    # --- what outlives the program -----------------------------------------------------------------------------------

    def typed_drafts(self) -> dict[Spot, PersonInput]:
        """Give who is typed and not put on file, visit by visit."""
        return {**self.model.drafts.all(), **({self._begun: self.form.typed()} if self._is_typed else {})}

    def put_back(self, spot: Spot, typed: PersonInput) -> None:
        """Put aside what was typed before."""
        self.model.drafts.keep(*spot, typed)

    def give_up(self, spot: Spot) -> None:
        """Forget what was typed in a visit that is over."""
        self.model.drop_draft(*spot)
        if spot == self._begun:
            self._reset()

    def take_likeness_back(self) -> None:
        """Have the panel of those who look the same above the main button again."""
        if not self.isAncestorOf(self.likeness):
            self._footer.insertWidget(0, self.likeness)

    # --- gestures ----------------------------------------------------------------------------------------------------

    @Slot()
    def create_person(self) -> None:
        """Check everything, then put the person on file."""
        self._trouble.forget()
        typed = self.form.typed()
        self.form.show_problems(problems_of(typed, self._today()))
        self._show_errors()
        if not self.form.focus_first_error():
            self._creating = self._begun
            self.model.register(typed)

    @Slot()
    def cancel(self) -> None:
        """Leave, with what is typed kept."""
        self.keep_draft()
        self.model.forget()
        self.cancelled.emit()

    @Slot()
    def open_existing(self) -> None:
        """Open the file of the likeliest person instead."""
        if self.likeness.first is not None:
            self._choose_existing(self.likeness.first)

    @Slot()
    def resume(self) -> None:
        """Go on with what was typed in a visit that ended; what is typed here waits in its place."""
        visit, sought = self._begun
        if self._is_typed:
            self.model.keep_draft(f"{visit}+", sought, self.form.typed())
            self.model.drop_draft(visit, sought)
        draft = self.model.resume(visit, sought, {*self._held, f"{visit}+"})
        self._reset()
        self._begin(draft)

    @Slot()
    def start_again(self) -> None:
        """Forget what was resumed, and begin anew."""
        self.model.drop_draft(*self._begun)
        self._reset()
        self._begin(None)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _choose_existing(self, person_id: UUID) -> None:
        self.model.drop_draft(*self._begun)
        self._reset()
        self.existing_chosen.emit(person_id)

    def _on_changed(self) -> None:
        self.model.consider(self.form.typed())

    def _on_left(self, name: str) -> None:
        self.form.tidy(name)
        problems = problems_of(self.form.typed(), self._today())
        self.form.show_problems_left(name, problems)
        self._show_errors()

    def _on_alike(self, hits: tuple[PersonHit, ...]) -> None:
        self.likeness.show_alike(hits, self.form.typed())
        put_after(self.form.field("city").editor, self.likeness)
        self._open_action.setEnabled(bool(hits))
        told = self.form.typed().is_told_enough
        self.looked.emit(Lookout.SOMEBODY if hits else Lookout.NOBODY if told else Lookout.WAITS)

    def _on_registered(self, person_id: UUID) -> None:
        self.model.drop_draft(*self._creating)
        if self._is_in_sight():
            self._reset()
        self.registered.emit(self._creating[0], person_id)
        self.say.emit(self.tr("Usager créé sur ce poste."))

    def _on_refused(self, error: GuichetError) -> None:
        if not self._is_in_sight():
            self.say.emit(self.tr("L’usager précédent n’est pas créé. Votre saisie attend dans sa visite."))
            return
        match error:
            case FieldRefused(field=named, problem=problem) if (name := self._field_of(named)) in self.form.names:
                self.form.refuse(name, field_problem(problem))
            case NameMissing():
                self.form.show_problems(problems_of(self.form.typed(), self._today()))
            case _:
                self._trouble.tell(error)
        self._show_errors()
        self.form.focus_first_error()

    def _field_of(self, named: str) -> str:
        """Give the field of this form that the desk names; a telephone and an e-mail are both a value for it."""
        typed = self.form.typed()
        if named == "value" and bool(typed.phone.strip()) != bool(typed.email.strip()):
            return "phone" if typed.phone.strip() else "email"
        return _NAMES.get(named, named)

    def _is_in_sight(self) -> bool:
        """Tell whether who is being created is who is shown: the agent may be with somebody else by now."""
        return self._creating == self._begun and not self.isHidden()

    def _on_kind(self) -> None:
        kind = PersonKind.NATURAL if self._natural.isChecked() else PersonKind.ORGANISATION
        self.form.show_kind(kind)
        self._hint.setVisible(kind is PersonKind.NATURAL)
        self._show_errors()
        self._on_changed()

    def _on_busy(self, busy: bool) -> None:
        self._create_action.setEnabled(not busy)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _reset(self) -> None:
        self.model.forget()
        self._trouble.forget()
        self._tell_kept(resumed=False, left=False)
        self._on_alike(())
        self._show(PersonInput())

    def _begin(self, draft: PersonInput | None) -> None:
        """Show a draft, and say so; without one what was sought, and whether anything else waits."""
        sought = self._begun[1]
        self._show(draft or _input_of(read_typed(sought, self._today())))
        self._as_begun = self.form.typed() if draft is None else None
        self._tell_kept(resumed=draft is not None, left=not sought and self.model.has_left(self._held))
        self.form.focus_first_empty()
        self._on_changed()

    def _tell_kept(self, *, resumed: bool, left: bool) -> None:
        told = {self._resumed: resumed, self._left: left and not resumed}
        for notice, is_told in told.items():
            notice.setVisible(is_told)
            if is_told:
                announce(self, notice.message.text())
        self._again_action.setEnabled(resumed)
        self._resume_action.setEnabled(left and not resumed)

    def _show(self, typed: PersonInput) -> None:
        (self._organisation if typed.kind is PersonKind.ORGANISATION else self._natural).setChecked(True)
        self.form.show_input(typed)
        self._show_errors()

    def _show_errors(self) -> None:
        number = self.form.error_count()
        one = self.tr("{n} champ à corriger avant de créer l’usager")
        many = self.tr("{n} champs à corriger avant de créer l’usager")
        self._errors.setText(count(number, one, many) if number else "")
        self._errors.setVisible(bool(number))

    def _scroll_to(self, widget: QWidget) -> None:
        self._scroll.ensureWidgetVisible(widget, 0, self._theme.dp(60))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._actions.widen(_WIDE_KEYS, self)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._actions.narrow(_WIDE_KEYS, self)

    # --- layout ------------------------------------------------------------------------------------------------------

    def _add_actions(self, actions: Actions) -> None:
        self._actions = actions
        context = Context.NEW_PERSON
        create = ActionSpec("new_person.create", self.tr("Créer l’usager"), "Ctrl+Return", "user-plus", context)
        existing = ActionSpec("new_person.open_existing", self.tr("Ouvrir cette fiche"), "Alt+O", "", context)
        self._create_action = actions.add(create, self.create_person)
        self._open_action = actions.add(existing, self.open_existing)
        actions.add(ActionSpec("new_person.cancel", self.tr("Annuler"), "Esc", "x", context), self.cancel)
        resume = ActionSpec("new_person.resume", self.tr("Reprendre la saisie gardée"), "Alt+R", "history", context)
        again = ActionSpec("new_person.start_again", self.tr("Repartir à vide"), "", "", context)
        self._resume_action = actions.add(resume, self.resume)
        self._again_action = actions.add(again, self.start_again)
        for action in (self._open_action, self._resume_action, self._again_action):
            action.setEnabled(False)
        actions.attach(context, self)

    def _lay_out(self, theme: Theme, actions: Actions) -> None:
        dp = theme.dp
        cancel = Button.of(theme, actions, "new_person.cancel", kind=ButtonKind.LINK)
        self.add_header(self.tr("Nouvel usager"), "", cancel, role=Role.LG)
        self.add_rule()
        content = QWidget()
        self._scroll = ScrollArea(content)
        self.column.addWidget(self._scroll, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(dp(16), dp(8), dp(16), dp(12))
        column.setSpacing(dp(8))
        self._lay_notices(theme, actions, column)
        column.addLayout(self._kinds(theme))
        self._hint = Label(theme, self.tr("Seul le nom est nécessaire."), Role.SM, "text3")
        column.addWidget(self._hint)
        column.addWidget(self.form)
        column.addStretch(1)
        footer = self._footer = self.add_footer()
        self.likeness = LikenessPanel(theme, Button.of(theme, actions, "new_person.open_existing"))
        self._trouble = Trouble(theme)
        self._main = Button.of(theme, actions, "new_person.create", kind=ButtonKind.PRIMARY)
        self._errors = Label(theme, "", Role.SM, "danger", weight=MEDIUM)
        for widget in (self.likeness, self._trouble, self._main, self._errors):
            footer.addWidget(widget)
        self._errors.hide()

    def _lay_notices(self, theme: Theme, actions: Actions, column: QVBoxLayout) -> None:
        again = Button.of(theme, actions, "new_person.start_again")
        resume = Button.of(theme, actions, "new_person.resume", text=self.tr("Reprendre"))
        self._resumed = Notice(theme, self.tr("Votre saisie est reprise là où elle en était."), action=again)
        self._left = Notice(theme, self.tr("Une saisie non terminée est gardée."), action=resume)
        for notice in (self._resumed, self._left):
            column.addWidget(notice)
            notice.hide()

    def _kinds(self, theme: Theme) -> QHBoxLayout:
        self._natural = Chip(theme, self.tr("Personne"), icon="user")
        self._organisation = Chip(theme, self.tr("Organisation"), icon="building-2")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.dp(6))
        for chip in (self._natural, self._organisation):
            self._group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        self._natural.setChecked(True)
        self._organisation.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return row

    def _connect(self) -> None:
        self._natural.toggled.connect(self._on_kind)
        self.form.changed.connect(self._on_changed)
        self.form.left.connect(self._on_left)
        self.form.wanted.connect(self._scroll_to)
        self.likeness.chosen.connect(self._choose_existing)
        self.model.alike.connect(self._on_alike)
        self.model.registered.connect(self._on_registered)
        self.model.refused.connect(self._on_refused)
        self.model.busy_changed.connect(self._on_busy)


def _input_of(typed: TypedPerson) -> PersonInput:
    return PersonInput(
        kind=typed.kind,
        civility=typed.civility,
        birth_name=typed.surname,
        given_names=typed.given_names,
        birth_date=typed.birth_date,
        organisation=typed.organisation,
        phone=typed.phone,
        email=typed.email,
    )
