"""The fields of a new file, for a human being or for an organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.people import Civility, OrganisationKind, PersonKind, Sex
from guichet.domain.contacts import Phone, read_phone
from guichet.ui.formats import phone
from guichet.ui.screens.new_person.fields import PersonInput
from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, TextField

_NATURAL = ("civility", "birth_name", "usual_name", "given_names", "birth_date", "birth_place", "sex")
_ORGANISATION = ("organisation", "organisation_kind", "registration")
_CONTACTS = ("phone", "email", "street", "postcode", "city")


class PersonForm(QWidget):
    """Every field by its name; ``left`` tells which one the person goes on from."""

    changed = Signal()
    left = Signal(str)
    wanted = Signal(QWidget)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = PersonKind.NATURAL
        self._shown = PersonInput()
        self._fields: dict[str, FormField] = {}
        self._make_fields(theme)
        self._natural, self._organisation, self._contacts = Form(theme), Form(theme), Form(theme)
        self._lay_out(theme)
        for name, field in self._fields.items():
            field.setObjectName(name)
            field.left.connect(self._on_left)
            editor = field.editor
            if isinstance(editor, Choice):
                editor.currentIndexChanged.connect(self._on_changed)
            elif isinstance(editor, TextField):
                editor.textChanged.connect(self._on_changed)
        self.show_kind(PersonKind.NATURAL)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields that are shown."""
        return (*(_NATURAL if self._kind is PersonKind.NATURAL else _ORGANISATION), *_CONTACTS)

    def field(self, name: str) -> FormField:
        """Give a field."""
        return self._fields[name]

    def show_kind(self, kind: PersonKind) -> None:
        """Show the fields of a human being or of an organisation; what is typed stays."""
        self._kind = kind
        self._natural.setVisible(kind is PersonKind.NATURAL)
        self._organisation.setVisible(kind is PersonKind.ORGANISATION)
        for name, field in self._fields.items():
            if name not in self.names:
                field.clear_error()

    def typed(self) -> PersonInput:
        """Give everything as typed."""
        born = self._date
        return PersonInput(
            kind=self._kind,
            birth_date=born.value() if born.is_readable() else None,
            unreadable_date=not born.is_readable(),
            **{name: self._value(name) for name in self._fields if name != "birth_date"},
        )

    def is_touched(self) -> bool:
        """Tell whether something was typed since the fields were filled, or they hold somebody."""
        return self.typed() not in (PersonInput(), PersonInput(kind=PersonKind.ORGANISATION))

    def show_input(self, typed: PersonInput) -> None:
        """Fill the fields."""
        self._shown = typed
        self.show_kind(typed.kind)
        for name, field in self._fields.items():
            value = getattr(typed, name)
            field.clear_error()
            editor = field.editor
            if isinstance(editor, DateField | Choice):
                editor.set_value(value)
            elif isinstance(editor, TextField):
                editor.setText(value)
        self.tidy("phone")

    def tidy(self, name: str) -> None:
        """Rewrite a telephone number in pairs."""
        editor = self._fields[name].editor
        if name == "phone" and isinstance(editor, TextField):
            found = read_phone(editor.text())
            if isinstance(found, Phone):
                editor.setText(phone(found.e164))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show the error of every field."""
        for name in self.names:
            self._fields[name].set_error(problems.get(name, ""))

    def show_problems_left(self, name: str, problems: Mapping[str, str]) -> None:
        """Show the error of the field that was left, unless it is just empty; mend those that are right again."""
        for other in self.names:
            field = self._fields[other]
            if other == name and (field.error or self._is_filled(other)):
                field.recheck(problems.get(other, ""))
            elif field.error and other not in problems:
                field.recheck("")

    def refuse(self, name: str, sentence: str) -> None:
        """Show why the desk did not take a field."""
        self._fields[name].refuse(sentence)

    def error_count(self) -> int:
        """Count the fields left to correct."""
        return sum(bool(self._fields[name].error) for name in self.names)

    def focus_first_error(self) -> bool:
        """Put the focus in the first field to correct; tell whether there was one."""
        return self._focus(next((name for name in self.names if self._fields[name].error), None))

    def focus_first_empty(self) -> None:
        """Put the focus in the first field that has nothing yet, names and dates before the rest."""
        order: tuple[str, ...] = ("birth_name", "given_names", "birth_date", "phone", "email", "street")
        if self._kind is PersonKind.ORGANISATION:
            order = ("organisation", "registration", "phone", "email", "street")
        self._focus(next((name for name in order if not self._is_filled(name)), order[0]))

    def _focus(self, name: str | None) -> bool:
        if name is None:
            return False
        editor = self._fields[name].editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(editor, TextField):
            editor.selectAll()
        self.wanted.emit(editor)
        return True

    @property
    def _date(self) -> DateField:
        editor = self._fields["birth_date"].editor
        assert isinstance(editor, DateField)
        return editor

    def _is_filled(self, name: str) -> bool:
        editor = self._fields[name].editor
        return bool(editor.text().strip()) if isinstance(editor, TextField) else True

    def _value(self, name: str) -> Any:
        editor = self._fields[name].editor
        return editor.value() if isinstance(editor, Choice) else editor.text() if isinstance(editor, TextField) else ""

    def _on_changed(self, *_: object) -> None:
        self.changed.emit()

    def _on_left(self) -> None:
        field = self.sender()
        if isinstance(field, FormField):
            self.left.emit(field.objectName())

    def _make_fields(self, theme: Theme) -> None:
        civilities = [
            (Civility.NONE, self.tr("Non précisée")),
            (Civility.MRS, self.tr("Madame")),
            (Civility.MR, self.tr("Monsieur")),
        ]
        sexes = [(Sex.UNKNOWN, self.tr("Non précisé")), (Sex.FEMALE, self.tr("Femme")), (Sex.MALE, self.tr("Homme"))]
        kinds = [
            (OrganisationKind.ASSOCIATION, self.tr("Association")),
            (OrganisationKind.COMPANY, self.tr("Entreprise")),
            (OrganisationKind.PUBLIC_BODY, self.tr("Administration")),
            (OrganisationKind.OTHER, self.tr("Autre")),
        ]
        editors: dict[str, tuple[str, QWidget]] = {
            "civility": (self.tr("Civilité"), Choice(theme, civilities)),
            "birth_name": (self.tr("Nom de naissance"), TextField(theme)),
            "usual_name": (self.tr("Nom d’usage"), TextField(theme)),
            "given_names": (self.tr("Prénoms"), TextField(theme)),
            "birth_date": (self.tr("Date de naissance"), DateField(theme)),
            "birth_place": (self.tr("Lieu de naissance"), TextField(theme)),
            "sex": (self.tr("Sexe"), Choice(theme, sexes)),
            "organisation": (self.tr("Nom de l’organisation"), TextField(theme)),
            "organisation_kind": (self.tr("Type"), Choice(theme, kinds)),
            "registration": (self.tr("SIREN, SIRET ou RNA"), TextField(theme)),
            "phone": (self.tr("Téléphone"), TextField(theme)),
            "email": (self.tr("Courriel"), TextField(theme)),
            "street": (self.tr("Adresse"), TextField(theme, placeholder=self.tr("12 rue des Lilas"))),
            "postcode": (self.tr("Code postal"), TextField(theme)),
            "city": (self.tr("Commune"), TextField(theme)),
        }
        needed = {"civility", "sex", "birth_name", "organisation", "organisation_kind"}
        for name, (label, editor) in editors.items():
            self._fields[name] = FormField(theme, label, editor, optional=name not in needed)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        for form in (self._natural, self._organisation, self._contacts):
            column.addWidget(form)
        field = self._fields
        self._natural.add(field["civility"], field["sex"])
        self._natural.add(field["birth_name"], field["usual_name"])
        self._natural.add(field["given_names"])
        self._natural.add(field["birth_date"], field["birth_place"])
        self._organisation.add(field["organisation"])
        self._organisation.add(field["organisation_kind"], field["registration"])
        self._contacts.add(field["phone"], field["email"])
        self._contacts.add(field["street"])
        self._contacts.add(field["postcode"], field["city"])
