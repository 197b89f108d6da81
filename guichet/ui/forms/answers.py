"""One field of a procedure as a person fills it: its editor, its value, what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from guichet.contract.base import FieldValue
from guichet.domain.contacts import Phone, read_phone
from guichet.domain.procedures import Field, FieldKind
from guichet.ui.formats import phone
from guichet.ui.forms.several import SeveralChoices
from guichet.ui.forms.words import as_day
from guichet.ui.theme import Theme
from guichet.ui.widgets.date_field import DateField, DateSense
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice, TextArea, TextField

_NARROW = frozenset({FieldKind.DATE, FieldKind.NUMBER, FieldKind.PHONE, FieldKind.YES_NO, FieldKind.CHOICE})


class Answer(QObject):
    """The answer to one field; ``changed`` at each change, ``left`` when the person goes on to another."""

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, field: Field, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._today = today
        self.editor = self._make_editor(theme)
        self.form_field = FormField(theme, field.label, self.editor, help_text=field.help, optional=not field.required)
        self.form_field.left.connect(self.left)
        self._connect()

    @property
    def is_narrow(self) -> bool:
        """Whether half the width of a pane is enough."""
        return self.field.kind in _NARROW

    def value(self) -> FieldValue:
        """Give the answer as forms hold it: dates in ISO form, telephone numbers international.

        What cannot be read is given as typed, for the check to refuse it; nothing is None.
        """
        editor = self.editor
        if isinstance(editor, DateField):
            return self._day(editor)
        if isinstance(editor, Choice):
            chosen: FieldValue = editor.value()
            return chosen
        if isinstance(editor, SeveralChoices):
            return editor.value() or None
        return self._typed(self.text().strip())

    def set_value(self, value: FieldValue) -> None:
        """Show an answer; ``changed`` is emitted if it is another one."""
        editor = self.editor
        if isinstance(editor, DateField):
            day = as_day(value)
            if day is None and value:
                editor.setText(str(value))
            else:
                editor.set_value(day)
        elif isinstance(editor, Choice):
            editor.set_value(value)
        elif isinstance(editor, SeveralChoices):
            editor.set_value(value if isinstance(value, list | tuple) else ())
        else:
            text = "" if value is None else phone(str(value)) if self._is(FieldKind.PHONE) else str(value)
            self._set_text(text)

    def text(self) -> str:
        """Give what is typed, of a field that is typed in."""
        return self.editor.toPlainText() if isinstance(self.editor, TextArea) else self._line().text()

    def is_unreadable_date(self) -> bool:
        """Tell whether a date is typed that does not exist."""
        return isinstance(self.editor, DateField) and not self.editor.is_readable()

    def tidy(self) -> None:
        """Rewrite what was typed the way it is read: telephone numbers in pairs."""
        if self._is(FieldKind.PHONE) and isinstance(found := read_phone(self.text()), Phone):
            self._set_text(phone(found.e164))

    def _typed(self, text: str) -> FieldValue:
        if not text:
            return None
        if self._is(FieldKind.PHONE):
            found = read_phone(text)
            return found.e164 if isinstance(found, Phone) else text
        if self._is(FieldKind.NUMBER):
            return _number(text)
        return text

    def _day(self, editor: DateField) -> FieldValue:
        if not editor.is_readable():
            return editor.text()
        day = editor.value()
        return None if day is None else day.isoformat()

    def _make_editor(self, theme: Theme) -> QWidget:
        field = self.field
        match field.kind:
            case FieldKind.LONG_TEXT:
                return TextArea(theme, lines=3)
            case FieldKind.DATE:
                return DateField(theme, sense=_sense(field, self._today), today=self._now)
            case FieldKind.CHOICE:
                return _choice(theme, field, [(each.value, each.label) for each in field.choices])
            case FieldKind.YES_NO:
                return _choice(theme, field, [(True, self.tr("Oui")), (False, self.tr("Non"))])
            case FieldKind.CHOICES:
                boxes = SeveralChoices(theme, [(each.value, each.label) for each in field.choices])
                boxes.set_name(field.label)
                return boxes
        return TextField(theme)

    def _now(self) -> date:
        return self._today

    def _connect(self) -> None:
        editor = self.editor
        if isinstance(editor, Choice):
            editor.currentIndexChanged.connect(self._on_changed)
        elif isinstance(editor, SeveralChoices):
            editor.changed.connect(self._on_changed)
            editor.left.connect(self.left)
        elif isinstance(editor, TextArea):
            editor.textChanged.connect(self._on_changed)
        else:
            self._line().textChanged.connect(self._on_changed)

    def _on_changed(self, *_: Any) -> None:
        self.changed.emit()

    def _line(self) -> TextField:
        assert isinstance(self.editor, TextField)
        return self.editor

    def _set_text(self, text: str) -> None:
        if isinstance(self.editor, TextArea):
            self.editor.setPlainText(text)
        else:
            self._line().setText(text)

    def _is(self, kind: FieldKind) -> bool:
        return self.field.kind is kind


def _choice(theme: Theme, field: Field, items: list[tuple[Any, str]]) -> Choice:
    editor = Choice(theme, items if field.required else [(None, _unstated()), *items])
    if field.required:
        editor.setPlaceholderText(_choose())
        editor.setCurrentIndex(-1)
    return editor


def _choose() -> str:
    return QCoreApplication.translate("Answer", "Choisir…")


def _unstated() -> str:
    return QCoreApplication.translate("Answer", "Non précisé")


def _sense(field: Field, today: date) -> DateSense:
    """A date that may only be to come is read in this century; the others most often lie behind."""
    ahead = field.latest is None or field.latest.on(today) > today
    recent = field.earliest is not None or bool(field.after)
    return DateSense.FUTURE if ahead and recent else DateSense.PAST


def _number(text: str) -> FieldValue:
    plain = "".join(text.replace(",", ".").split())
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        return text
