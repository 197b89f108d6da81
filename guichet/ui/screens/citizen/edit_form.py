"""The fields of a person's details, filled from the file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.people import Civility, OrganisationKind, PersonKind, Sex
from guichet.ui import clock, values
from guichet.ui.screens.citizen.edit_values import ORGANISATION, Values, fields_of
from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, TextArea, TextField


class DetailsForm(QWidget):
    """Every field by its name; ``left`` tells which one the person goes on from."""

    left = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kind = PersonKind.NATURAL
        self._fields: dict[str, FormField] = {}
        self._dates = DateField(theme, today=clock.today)
        self._help = {"note": self.tr("Visible des agents seulement. Restez factuel.")}
        self._make_fields(theme)
        self._natural, self._organisation, common = Form(theme), Form(theme), Form(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(10))
        for part in (self._natural, self._organisation, common):
            column.addWidget(part)
        field = self._fields
        self._natural.add(field["civility"], field["sex"])
        self._natural.add(field["birth_name"], field["usual_name"])
        self._natural.add(field["given_names"])
        self._natural.add(field["birth_date"], field["birth_place"])
        for name in ORGANISATION[:-1]:
            self._organisation.add(field[name])
        common.add(field["note"])
        for name, each in field.items():
            each.setObjectName(name)
            each.left.connect(self._on_left)
        self.show_values(PersonKind.NATURAL, {})

    def field(self, name: str) -> FormField:
        """Give a field."""
        return self._fields[name]

    def has(self, name: str) -> bool:
        """Tell whether there is a field of this name."""
        return name in self._fields

    def show_values(self, kind: PersonKind, shown: Mapping[str, str]) -> None:
        """Fill the fields, and take the errors away."""
        self.kind = kind
        self._natural.setVisible(kind is PersonKind.NATURAL)
        self._organisation.setVisible(kind is PersonKind.ORGANISATION)
        for name, field in self._fields.items():
            field.clear_error()
            self.tell(name, "")
            self.put(name, shown.get(name, ""))

    def put(self, name: str, value: str) -> None:
        """Fill one field."""
        match self._fields[name].editor:
            case DateField() as editor:
                editor.set_value(date.fromisoformat(value) if value else None)
            case Choice() as editor:
                editor.set_value(value)
            case TextArea() as editor:
                editor.setPlainText(value)
            case TextField() as editor:
                editor.setText(value)

    def tell(self, name: str, text: str) -> None:
        """Show a line under a field; nothing shows its usual help again."""
        self._fields[name].set_help(text or self._help.get(name, ""))

    def typed(self) -> Values:
        """Give every field of this kind of person as typed; a date that cannot be read is as it was not typed."""
        return {name: self._value(name) for name in fields_of(self.kind)}

    def is_date_unreadable(self) -> bool:
        """Tell whether the date of birth cannot be read."""
        return self.kind is PersonKind.NATURAL and not self._dates.is_readable()

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show the error of every field."""
        for name in fields_of(self.kind):
            self._fields[name].set_error(problems.get(name, ""))

    def show_problem(self, name: str, problems: Mapping[str, str]) -> None:
        """Show the error of the field that was left, and mend those that are right again."""
        for other in fields_of(self.kind):
            if other == name or (self._fields[other].error and other not in problems):
                self._fields[other].recheck(problems.get(other, ""))

    def error_count(self) -> int:
        """Count the fields left to correct."""
        return sum(bool(self._fields[name].error) for name in fields_of(self.kind))

    def focus_first(self, *, with_error: bool) -> bool:
        """Put the focus in the first field, or in the first one to correct; tell whether there was one."""
        for name in fields_of(self.kind):
            if self._fields[name].error or not with_error:
                self._fields[name].editor.setFocus()
                return True
        return False

    def _value(self, name: str) -> str:
        match self._fields[name].editor:
            case DateField() as editor:
                born = editor.value() if editor.is_readable() else None
                return born.isoformat() if born else ""
            case Choice() as editor:
                return str(editor.value() or "")
            case TextArea() as editor:
                return editor.toPlainText()
            case TextField() as editor:
                return editor.text()
        raise AssertionError(name)

    def _on_left(self) -> None:
        field = self.sender()
        if isinstance(field, FormField):
            self.left.emit(field.objectName())

    def _make_fields(self, theme: Theme) -> None:
        civilities = [(each.value, values.civility(each)) for each in (Civility.NONE, Civility.MRS, Civility.MR)]
        sexes = [(each.value, values.sex(each)) for each in (Sex.UNKNOWN, Sex.FEMALE, Sex.MALE)]
        kinds = [(each.value, values.organisation_kind(each)) for each in OrganisationKind]
        self._fields = {
            "civility": FormField(theme, self.tr("Civilité"), Choice(theme, civilities)),
            "sex": FormField(theme, self.tr("Sexe"), Choice(theme, sexes)),
            "birth_name": FormField(theme, self.tr("Nom de naissance"), TextField(theme)),
            "usual_name": FormField(theme, self.tr("Nom d’usage"), TextField(theme), optional=True),
            "given_names": FormField(theme, self.tr("Prénoms"), TextField(theme), optional=True),
            "birth_date": FormField(theme, self.tr("Date de naissance"), self._dates, optional=True),
            "birth_place": FormField(theme, self.tr("Lieu de naissance"), TextField(theme), optional=True),
            "organisation_name": FormField(theme, self.tr("Nom de l’organisation"), TextField(theme)),
            "organisation_kind": FormField(theme, self.tr("Type"), Choice(theme, kinds)),
            "registration": FormField(theme, self.tr("SIREN, SIRET ou RNA"), TextField(theme), optional=True),
            "note": FormField(theme, self.tr("À savoir"), TextArea(theme, lines=3), optional=True),
        }
