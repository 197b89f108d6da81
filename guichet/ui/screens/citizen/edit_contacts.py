"""How to reach the person: each way corrected, preferred or ended, and new ones added, without leaving the pane."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.base import FieldEdit, new_id
from guichet.contract.people import ContactDraft, ContactKind, ContactPointFacts, PersonSheet
from guichet.contract.refusals import FieldRefused, FieldsDiverged, GuichetError
from guichet.domain.contacts import (
    EmailProblem,
    Phone,
    PhoneProblem,
    PostcodeProblem,
    read_email,
    read_phone,
    read_postcode,
)
from guichet.domain.lengths import LONGEST
from guichet.ui import formats, values
from guichet.ui.forms.sentences import email_sentence, line_sentence, phone_sentence, postcode_sentence
from guichet.ui.messages import field_problem, sentence
from guichet.ui.screens.citizen.edit_model import EditModel, TypedContact
from guichet.ui.screens.citizen.edit_part import EditPart
from guichet.ui.screens.citizen.edit_rows import Line, LineList
from guichet.ui.theme import Theme
from guichet.ui.undoing import Undo
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.choice_menu import ChoiceMenu, MenuItem
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import CheckBox, Choice, TextField

_ADDRESS = ("street", "postcode", "city")
_ORDER = tuple(values.CONTACT_ICONS)
_KINDS = (ContactKind.MOBILE, ContactKind.PHONE, ContactKind.EMAIL, ContactKind.ADDRESS)


class ContactPart(EditPart):
    """A list with a menu a row, and the editor under it while one is added or corrected."""

    def __init__(self, theme: Theme, model: EditModel) -> None:
        super().__init__(model)
        self._theme = theme
        self._points: list[ContactPointFacts] = []
        self.add_button = Button(theme, self.tr("Ajouter"), kind=ButtonKind.LINK, icon="plus")
        self.add_button.setAccessibleName(self.tr("Ajouter une coordonnée"))
        self.view = LineList(theme, self.tr("Coordonnées"))
        self.editor = ContactEditor(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        for part in (SectionTitle(theme, self.tr("Coordonnées"), self.add_button), self.view, self.editor):
            column.addWidget(part)
        self.editor.hide()
        self.add_button.clicked.connect(self.begin_new)
        self.view.opened.connect(self._show_menu)
        self.view.menu_asked.connect(self._show_menu)
        self.editor.submitted.connect(self._write)
        self.editor.closed.connect(self.close_editor)

    def show_sheet(self, sheet: PersonSheet) -> None:
        """Show the ways that are still good."""
        good = [point for point in sheet.contacts if point.ended_on is None]
        self._points = sorted(good, key=lambda point: _ORDER.index(point.kind))
        self.view.show_lines([_line(point) for point in self._points])

    @Slot()
    def begin_new(self) -> None:
        """Open the editor on a new contact point."""
        self.editor.begin(None)
        self.wanted.emit(self.editor)

    def typed(self) -> TypedContact | None:
        """Give what the editor holds that is not on file; None when it is closed or says nothing new."""
        return self.editor.typed() if self.is_open and self.editor.is_typed else None

    def bring_back(self, typed: TypedContact) -> None:
        """Open the editor on what was typed before."""
        self.editor.bring_back(typed)
        self.wanted.emit(self.editor)

    def _entry_editor(self) -> ContactEditor:
        return self.editor

    def _focus_list(self) -> None:
        (self.view if self._points else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QModelIndex)
    def _show_menu(self, index: QModelIndex) -> None:
        point = self._points[index.row()]
        items = [MenuItem(("correct", point), self.tr("Corriger"), "pencil-line")]
        if not point.preferred:
            items.append(MenuItem(("prefer", point), self.tr("Préférer cette coordonnée"), "check"))
        items.append(MenuItem(("end", point), self.tr("N’est plus valable"), "ban"))
        menu = ChoiceMenu(self._theme, self.view.line(index).title, items, self.window())
        menu.chosen.connect(self._on_menu)
        menu.open_at(self.view, self.view.visualRect(index).bottomLeft())

    @Slot(object)
    def _on_menu(self, chosen: tuple[str, ContactPointFacts]) -> None:
        gesture, point = chosen
        if gesture == "correct":
            self.editor.begin(point)
            self.wanted.emit(self.editor)
        elif gesture == "prefer":
            edit = FieldEdit("preferred", base=False, new=True)
            self._model.correct_contact(point.contact_id, (edit,), self._told_preferred, self._model.refused.emit)
        else:
            self._end(point)

    def _end(self, point: ContactPointFacts) -> None:
        person_id = self._model.person_id
        assert person_id is not None

        def done() -> None:
            text = self.tr("{contact} n’est plus valable.").format(contact=values.contact(point))
            again = partial(self._model.add_again, person_id, point)
            self.undo_offered.emit(text, Undo(again, person_id=person_id))

        self._model.end_contact(point, done)

    @Slot()
    def _write(self) -> None:
        point = self.editor.point
        if point is not None and not self.editor.is_typed:
            self.close_editor()
        elif self._begin_writing():
            if point is None:
                self._model.add_contact(self.editor.draft(), *self._answers(self.tr("Coordonnée ajoutée.")))
            else:
                answers = self._answers(self.tr("Coordonnée corrigée."))
                self._model.correct_contact(point.contact_id, self.editor.edits(point), *answers)

    def _told_preferred(self) -> None:
        self.say.emit(self.tr("Coordonnée préférée."))


class ContactEditor(QWidget):
    """The fields of one contact point; Entrée keeps it, Échap gives it up."""

    submitted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.point: ContactPointFacts | None = None
        """The one that is corrected; None: a new one."""
        self._new_id = new_id()
        self.kind = Choice(theme, [(kind, values.contact_kind(kind)) for kind in _KINDS])
        self.value = TextField(theme)
        self.street, self.postcode, self.city = (TextField(theme) for _ in _ADDRESS)
        self.preferred = CheckBox(theme, self.tr("À utiliser en premier"))
        self._fields = {
            "kind": FormField(theme, self.tr("Type"), self.kind),
            "value": FormField(theme, self.tr("Numéro ou adresse"), self.value),
            "street": FormField(theme, self.tr("Adresse"), self.street),
            "postcode": FormField(theme, self.tr("Code postal"), self.postcode),
            "city": FormField(theme, self.tr("Commune"), self.city),
        }
        form = Form(theme)
        form.add(self._fields["kind"])
        form.add(self._fields["value"])
        form.add(self._fields["street"])
        form.add(self._fields["postcode"], self._fields["city"])
        form.add_widget(self.preferred)
        self.save = Button(theme, self.tr("Garder cette coordonnée"), icon="check", cap=self.tr("Entrée"))
        self.cancel = Button(theme, self.tr("Annuler"), kind=ButtonKind.LINK)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(10), theme.dp(4), 0, theme.dp(8))
        column.setSpacing(theme.dp(8))
        column.addWidget(form)
        column.addLayout(buttons)
        self.kind.currentIndexChanged.connect(self._on_kind)
        for name in ("value", *_ADDRESS):
            self._fields[name].left.connect(self._check_left)
        for editor in (self.value, self.street, self.postcode, self.city):
            editor.returnPressed.connect(self.submit)
        self.save.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.closed)

    def begin(self, point: ContactPointFacts | None) -> None:
        """Show the fields of a contact point, or empty ones."""
        self.point = point
        self._new_id = new_id()
        for field in self._fields.values():
            field.clear_error()
        self.kind.set_value(point.kind if point else ContactKind.MOBILE)
        self._fields["kind"].setVisible(point is None)
        self.value.setText("" if point is None else values.contact(point))
        for name in _ADDRESS:
            getattr(self, name).setText(getattr(point, name) if point else "")
        self.preferred.setChecked(bool(point and point.preferred))
        self._on_kind()
        self.show()
        first = self.kind if point is None else self.street if point.kind is ContactKind.ADDRESS else self.value
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def bring_back(self, typed: TypedContact) -> None:
        """Show what was typed before."""
        self.begin(typed.point)
        if typed.point is None:
            self._new_id = typed.entry
        self.kind.set_value(typed.kind)
        for name, text in typed.texts.items():
            getattr(self, name).setText(text)
        self.preferred.setChecked(typed.preferred)
        self._on_kind()

    def typed(self) -> TypedContact:
        """Give every field as typed, to be shown again."""
        texts = {name: getattr(self, name).text() for name in ("value", *_ADDRESS)}
        return TypedContact(self.entry, self.point, self._kind(), texts, self.preferred.isChecked())

    @property
    def entry(self) -> UUID:
        """Give the id of the contact point, on file or to be."""
        return self._new_id if self.point is None else self.point.contact_id

    @property
    def is_typed(self) -> bool:
        """Whether there is something to keep: a word of a new one, a change of another."""
        if self.point is not None:
            return bool(self.edits(self.point))
        return any(getattr(self, name).text().strip() for name in ("value", *_ADDRESS))

    def draft(self) -> ContactDraft:
        """Give a new contact point as typed."""
        kind = self._kind()
        if kind is ContactKind.ADDRESS:
            parts = {name: getattr(self, name).text().strip() for name in _ADDRESS}
            return ContactDraft(contact_id=self._new_id, kind=kind, preferred=self.preferred.isChecked(), **parts)
        text = self.value.text().strip()
        found = read_phone(text)
        if kind is not ContactKind.EMAIL and isinstance(found, Phone):
            kind = ContactKind.MOBILE if found.mobile else ContactKind.PHONE
        return ContactDraft(contact_id=self._new_id, kind=kind, value=text, preferred=self.preferred.isChecked())

    def edits(self, point: ContactPointFacts) -> tuple[FieldEdit, ...]:
        """Give what was changed of a contact point."""
        names = _ADDRESS if point.kind is ContactKind.ADDRESS else ("value",)
        found = []
        for name in names:
            shown = values.contact(point) if name == "value" else getattr(point, name)
            typed = getattr(self, name).text().strip()
            if typed != shown:
                found.append(FieldEdit(name, getattr(point, name), typed))
        if self.preferred.isChecked() != point.preferred:
            found.append(FieldEdit("preferred", point.preferred, self.preferred.isChecked()))
        return tuple(found)

    @Slot()
    def submit(self) -> None:
        """Check, then tell that it is to be kept."""
        if self.check():
            self.submitted.emit()

    def check(self) -> bool:
        """Show what is wrong, the focus in the first fault; tell whether it may be kept."""
        problems = self._problems(complete=True)
        for name, field in self._fields.items():
            field.set_error(problems.get(name, ""))
        for name in problems:
            self._fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def refuse(self, error: GuichetError) -> None:
        """Show why the desk did not take it."""
        match error:
            case FieldRefused(field=name, problem=problem) if name in self._fields:
                self._fields[name].refuse(field_problem(problem))
            case FieldsDiverged(fields=fields) if fields[0].field in self._fields:
                theirs = values.written(fields[0].field, fields[0].theirs)
                text = self.tr("Un collègue vient d’écrire « {value} ». Relisez la ligne, puis corrigez.")
                self._fields[fields[0].field].refuse(text.format(value=theirs))
            case _:
                name = "street" if self._kind() is ContactKind.ADDRESS else "value"
                self._fields[name].refuse(sentence(error))

    def _kind(self) -> ContactKind:
        return ContactKind(self.kind.value())

    def _problems(self, *, complete: bool) -> dict[str, str]:
        if self._kind() is ContactKind.ADDRESS:
            found = {name: line_sentence(getattr(self, name).text(), LONGEST[name]) for name in ("street", "city")}
            found["postcode"] = _postcode_problem(self.postcode.text())
            if complete and not (self.street.text().strip() or self.city.text().strip()):
                found["street"] = self.tr("Indiquez la rue ou la commune.")
        else:
            text = self.value.text().strip()
            found = {"value": _value_problem(self._kind(), text) if text else ""}
            if complete and not text:
                found["value"] = self.tr("Indiquez cette coordonnée.")
        return {name: problem for name, problem in found.items() if problem}

    @Slot()
    def _check_left(self) -> None:
        asked = any(field.error for field in self._fields.values())
        problems = self._problems(complete=asked)
        for name in ("value", *_ADDRESS):
            self._fields[name].recheck(problems.get(name, ""))
        if self._kind() in (ContactKind.MOBILE, ContactKind.PHONE) and not problems:
            found = read_phone(self.value.text())
            if isinstance(found, Phone):
                self.value.setText(formats.phone(found.e164))

    @Slot()
    def _on_kind(self) -> None:
        if self.kind.value() is None:
            return
        address = self._kind() is ContactKind.ADDRESS
        self._fields["value"].setVisible(not address)
        self._fields["value"].set_label(values.contact_kind(self._kind()))
        for name in _ADDRESS:
            self._fields[name].setVisible(address)


def _line(point: ContactPointFacts) -> Line:
    pill = values.tr("préféré") if point.preferred else ""
    icon = values.CONTACT_ICONS[point.kind]
    return Line(point.contact_id, icon, values.contact(point), values.contact_kind(point.kind), pill)


def _value_problem(kind: ContactKind, text: str) -> str:
    if kind is ContactKind.EMAIL:
        email = read_email(text)
        return email_sentence(email) if isinstance(email, EmailProblem) else line_sentence(text, LONGEST["value"])
    number = read_phone(text)
    return phone_sentence(number) if isinstance(number, PhoneProblem) else ""


def _postcode_problem(text: str) -> str:
    found = read_postcode(text) if text.strip() else ""
    return postcode_sentence(found) if isinstance(found, PostcodeProblem) else ""
