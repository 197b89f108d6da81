"""Whom the person goes with: relations ended, and new ones added with somebody who is sought by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.base import new_id
from guichet.contract.people import PersonHit, PersonKind, PersonSheet, RelationFacts, RelationKind, SearchResults
from guichet.contract.refusals import FieldRefused, GuichetError
from guichet.ui import formats, values
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.citizen.edit_model import EditModel, TypedRelation
from guichet.ui.screens.citizen.edit_part import EditPart
from guichet.ui.screens.citizen.edit_rows import Line, LineList
from guichet.ui.screens.search.model import SearchModel
from guichet.ui.theme import Role, Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice, TextField
from guichet.ui.widgets.labels import Label

_OF_NATURAL = (
    (RelationKind.PARENT, True),
    (RelationKind.PARENT, False),
    (RelationKind.GUARDIAN, True),
    (RelationKind.GUARDIAN, False),
    (RelationKind.SPOUSE, True),
    (RelationKind.PROXY, True),
    (RelationKind.PROXY, False),
    (RelationKind.REPRESENTATIVE, True),
    (RelationKind.MEMBER, True),
)
_OF_ORGANISATION = (
    (RelationKind.REPRESENTATIVE, False),
    (RelationKind.MEMBER, False),
    (RelationKind.PROXY, True),
    (RelationKind.PROXY, False),
)


class RelationPart(EditPart):
    """A list with a menu a row, the household under it, and the editor while a relation is added."""

    def __init__(self, theme: Theme, bridge: DeskBridge, model: EditModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._relations: Sequence[RelationFacts] = ()
        self._kind = PersonKind.NATURAL
        self.add_button = Button(theme, self.tr("Ajouter"), kind=ButtonKind.LINK, icon="plus")
        self.add_button.setAccessibleName(self.tr("Ajouter un lien"))
        self.view = LineList(theme, self.tr("Liens"))
        self.empty = Label(theme, self.tr("Aucun lien connu."), Role.SM, "text2")
        self.household = Label(theme, "", Role.SM, "text2", wrap=True)
        self.editor = RelationEditor(theme, SearchModel(bridge, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        title = SectionTitle(theme, self.tr("Liens et foyer"), self.add_button)
        for part in (title, self.view, self.empty, self.household, self.editor):
            column.addWidget(part)
        self.editor.hide()
        self.add_button.clicked.connect(self.begin_new)
        self.view.opened.connect(self._show_menu)
        self.view.menu_asked.connect(self._show_menu)
        self.editor.submitted.connect(self._write)
        self.editor.closed.connect(self.close_editor)

    def show_sheet(self, sheet: PersonSheet) -> None:
        """Show the relations that stand, and the household."""
        self._kind = sheet.kind
        self._relations = sheet.relations
        self.view.show_lines([_line(relation) for relation in sheet.relations])
        self.empty.setVisible(not sheet.relations)
        homes = [
            self.tr("{label} : avec {names}").format(label=home.label, names=", ".join(n for _, n in home.members))
            for home in sheet.households
        ]
        self.household.setText("\n".join(homes))
        self.household.setVisible(bool(homes))

    @Slot()
    def begin_new(self) -> None:
        """Open the editor."""
        self.editor.begin(self._kinds())
        self.wanted.emit(self.editor)

    def typed(self) -> TypedRelation | None:
        """Give what the editor holds; None when it is closed or nobody is sought in it."""
        return self.editor.typed() if self.is_open and self.editor.is_typed else None

    def bring_back(self, typed: TypedRelation) -> None:
        """Open the editor on what was typed before."""
        self.editor.begin(self._kinds())
        self.editor.bring_back(typed)
        self.wanted.emit(self.editor)

    def leave(self) -> None:
        """Close the editor, and look for nobody any more."""
        super().leave()
        self.editor.forget_search()

    def _entry_editor(self) -> RelationEditor:
        return self.editor

    def _kinds(self) -> Sequence[tuple[RelationKind, bool]]:
        return _OF_NATURAL if self._kind is PersonKind.NATURAL else _OF_ORGANISATION

    def _focus_list(self) -> None:
        (self.view if self._relations else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QModelIndex)
    def _show_menu(self, index: QModelIndex) -> None:
        relation = self._relations[index.row()]
        items = [MenuItem(relation, self.tr("Mettre fin à ce lien"), "ban")]
        menu = ChoiceMenu(self._theme, self.view.line(index).title, items, self.window())
        menu.chosen.connect(self._end)
        menu.open_at(self.view, self.view.visualRect(index).bottomLeft())

    @Slot(object)
    def _end(self, relation: RelationFacts) -> None:
        person_id = self._model.person_id
        assert person_id is not None

        def done() -> None:
            text = self.tr("Lien avec {name} terminé.").format(name=relation.other_display)
            again = partial(self._model.relate_again, person_id, relation)
            self.undo_offered.emit(text, Undo(again, person_id=person_id))

        self._model.end_relation(relation, done)

    @Slot()
    def _write(self) -> None:
        chosen, (kind, outward) = self.editor.chosen, self.editor.chosen_kind()
        if chosen is not None and self._begin_writing():
            done, failed = self._answers(self.tr("Lien ajouté."))
            self._model.add_relation(
                self.editor.entry, kind, chosen.person_id, outward=outward, done=done, failed=failed
            )


class RelationEditor(QWidget):
    """What kind of relation, and with whom: words typed, people found, ↓ and Entrée choose one."""

    submitted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, search: SearchModel) -> None:
        super().__init__()
        self._search = search
        self.chosen: PersonHit | None = None
        """Whom the relation is with."""
        self.entry = new_id()
        """The id that the relation will have."""
        self.kind = Choice(theme)
        self.name = TextField(theme, placeholder=self.tr("Nom, téléphone, date de naissance…"), icon="search")
        self._kind_field = FormField(theme, self.tr("Lien"), self.kind)
        self._name_field = FormField(theme, self.tr("Avec"), self.name)
        self.found = LineList(theme, self.tr("Personnes trouvées"))
        self.save = Button(theme, self.tr("Garder ce lien"), icon="check")
        self.cancel = Button(theme, self.tr("Annuler"), kind=ButtonKind.LINK)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(10), theme.dp(4), 0, theme.dp(8))
        column.setSpacing(theme.dp(8))
        for part in (self._kind_field, self._name_field, self.found):
            column.addWidget(part)
        column.addLayout(buttons)
        self.found.hide()
        self.name.installEventFilter(self)
        self.name.textEdited.connect(self._seek)
        self.name.returnPressed.connect(self._enter)
        self.found.opened.connect(self._choose)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)
        search.found.connect(self._show_found)
        search.emptied.connect(self._show_none)

    def begin(self, kinds: Sequence[tuple[RelationKind, bool]]) -> None:
        """Show empty fields; ``kinds`` are the relations that this person may have, outward or not."""
        self.kind.set_items([(each, values.relation(each[0], outward=each[1])) for each in kinds])
        self.entry = new_id()
        self.name.clear()
        self.forget_search()
        self.chosen = None
        for field in (self._kind_field, self._name_field):
            field.clear_error()
        self.show()
        self.kind.setFocus(Qt.FocusReason.TabFocusReason)

    def bring_back(self, typed: TypedRelation) -> None:
        """Show what was typed before, right after :meth:`begin`; who is not chosen yet is sought again."""
        self.entry, self.chosen = typed.entry, typed.chosen
        self.kind.set_value(typed.kind)
        self.name.setText(typed.name)
        if typed.chosen is None:
            self._search.seek(typed.name)

    def typed(self) -> TypedRelation:
        """Give every field as typed, to be shown again."""
        return TypedRelation(self.entry, self.chosen_kind(), self.name.text(), self.chosen)

    def forget_search(self) -> None:
        """Look for nobody any more."""
        self._search.seek("")

    @property
    def is_typed(self) -> bool:
        """Whether somebody is sought or chosen."""
        return bool(self.name.text().strip())

    def chosen_kind(self) -> tuple[RelationKind, bool]:
        """Give the kind of relation, and whether it goes from this person to the other."""
        kind, outward = self.kind.value()
        return RelationKind(kind), bool(outward)

    @Slot()
    def submit(self) -> None:
        """Check that somebody is chosen, then tell that the relation is to be kept."""
        if self.check():
            self.submitted.emit()

    def check(self) -> bool:
        """Ask for somebody when nobody is chosen; tell whether the relation may be kept."""
        if self.chosen is not None:
            return True
        self._name_field.set_error(self.tr("Cherchez la personne, puis choisissez-la dans la liste."))
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def refuse(self, error: GuichetError) -> None:
        """Show why the desk did not take it."""
        match error:
            case FieldRefused(field="kind", problem=problem):
                self._kind_field.set_error(field_problem(problem))
            case FieldRefused(problem=problem):
                self._name_field.set_error(field_problem(problem))
            case _:
                self._name_field.set_error(sentence(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() == QEvent.Type.KeyPress and self.found.isVisible():
            self.found.setCurrentIndex(self.found.rows.index(0, 0))
            self.found.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    @Slot(str)
    def _seek(self, text: str) -> None:
        self.chosen = None
        self._name_field.clear_error()
        self._search.seek(text)

    @Slot()
    def _enter(self) -> None:
        if self.chosen is not None:
            self.submit()
        elif self.found.isVisible():
            self._choose(self.found.rows.index(0, 0))

    @Slot(object)
    def _show_found(self, results: SearchResults) -> None:
        self.found.show_lines(
            [Line(hit, "user", hit.display, formats.joined((_born(hit), hit.address))) for hit in results.people]
        )
        if not results.people:
            self._name_field.set_error(self.tr("Personne ne correspond. Créez d’abord cet usager avec Ctrl+N."))

    @Slot()
    def _show_none(self) -> None:
        self.found.show_lines([])

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        hit: PersonHit = self.found.line(index).key
        self.chosen = hit
        self.name.setText(hit.display)
        self._search.seek("")
        self.save.setFocus(Qt.FocusReason.TabFocusReason)


def _born(hit: PersonHit) -> str:
    return formats.day_numeric(hit.birth_date) if hit.birth_date else ""


def _line(relation: RelationFacts) -> Line:
    until = ""
    if relation.ends_on is not None:
        until = values.tr("jusqu’au {day}").format(day=formats.day_numeric(relation.ends_on))
    detail = formats.joined((values.other_end(relation.kind, outward=relation.outward), relation.scope, until))
    return Line(relation.relation_id, "users", relation.other_display, detail)
