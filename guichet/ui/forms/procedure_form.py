"""The form of a procedure, made from its definition; checked when a field is left, never while typing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.base import FieldValue
from guichet.domain.forms import FieldProblem, Missing, check_form, holds
from guichet.domain.procedures import FieldKind, Procedure
from guichet.ui.formats import count
from guichet.ui.forms.answers import Answer
from guichet.ui.forms.disclosure import Disclosure
from guichet.ui.forms.facts import FactsGrid
from guichet.ui.forms.parts import Part, in_rows, parts_of
from guichet.ui.forms.sentences import named_problem_sentence, problem_sentence, unreadable_date_sentence
from guichet.ui.forms.tab_order import put_after
from guichet.ui.forms.words import answer_words
from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.form import Form
from guichet.ui.widgets.inputs import Choice

Values = dict[str, FieldValue]

_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.CHOICES})


class KnownPart(QWidget):
    """What the file says, to be read; « Modifier » opens the fields."""

    opening = Signal()

    def __init__(self, theme: Theme, form: Form) -> None:
        super().__init__()
        self.form = form
        self.facts = FactsGrid(theme)
        self.button = Button(theme, self.tr("Modifier"), kind=ButtonKind.LINK, icon="pencil-line")
        self.button.clicked.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(SectionTitle(theme, self.tr("Repris du dossier"), self.button))
        column.addWidget(self.facts)
        column.addWidget(form)
        form.hide()

    def open(self) -> None:
        """Show the fields in place of what is read."""
        self.opening.emit()
        self.button.hide()
        self.facts.hide()
        self.form.show()


class ProcedureForm(QObject):
    """Every answer of a procedure's form, and the three parts to lay out: ``needed``, ``known``, ``optional``.

    ``wanted`` gives the editor that takes the focus otherwise than by Tab, so that it can be scrolled to.
    """

    changed = Signal()
    errors_changed = Signal(int)
    wanted = Signal(QWidget)

    def __init__(self, theme: Theme, procedure: Procedure, prefilled: Mapping[str, FieldValue], today: date) -> None:
        super().__init__()
        self.procedure = procedure
        self._theme = theme
        self._today = today
        self._prefilled = dict(prefilled)
        self._answers: dict[str, Answer] = {}
        wrong = {problem.field for problem in check_form(procedure, prefilled, today)}
        known = {field.name for field in procedure.fields if field.prefill and field.name in prefilled} - wrong
        self._parts = parts_of(procedure, known)
        self.needed, self._known_form, self._optional_form = Form(theme), Form(theme), Form(theme)
        self._forms = {Part.NEEDED: self.needed, Part.KNOWN: self._known_form, Part.OPTIONAL: self._optional_form}
        self._laid: set[Part] = set()
        self.known = KnownPart(theme, self._known_form)
        self.optional = Disclosure(theme, self._optional_title(), self._optional_form)

    @classmethod
    def whole(
        cls, theme: Theme, procedure: Procedure, prefilled: Mapping[str, FieldValue], today: date
    ) -> ProcedureForm:
        """Make a form with all its fields at once."""
        form = cls(theme, procedure, prefilled, today)
        for _ in form.build():
            pass
        return form

    def build(self) -> Iterator[None]:
        """Make the fields, one at each step, so that a large form never keeps the window waiting.

        Go through it once and to the end before anything is asked of the form.
        """
        for field in self.procedure.fields:
            answer = Answer(self._theme, field, self._today, self)
            answer.set_value(self._prefilled.get(field.name))
            answer.form_field.setParent(self._forms[self._parts[field.name]])
            self._answers[field.name] = answer
            yield
        for _ in self._fill(Part.NEEDED):
            yield
        for answer in self._answers.values():
            answer.changed.connect(self._on_changed)
            answer.left.connect(self._on_left)
        self.known.opening.connect(self._fill_known)
        self.optional.toggled.connect(self._fill_optional)
        self._show_asked()

    def values(self) -> Values:
        """Give the answers of the fields that are asked; what is empty is left out."""
        filled = self.typed()
        return {name: value for name, value in filled.items() if self._is_asked(name, filled)}

    def typed(self) -> Values:
        """Give every answer, those of fields that are no longer asked too."""
        found = {name: answer.value() for name, answer in self._answers.items()}
        return {name: value for name, value in found.items() if value is not None}

    def overridden(self) -> Values:
        """Give the answers that are not as the file or the catalogue proposed them."""
        return {name: value for name, value in self.typed().items() if value != self._prefilled.get(name)}

    def restore(self, values: Mapping[str, FieldValue]) -> None:
        """Show answers again; those that this form does not have are passed over."""
        for name, value in values.items():
            if name in self._answers:
                self._answers[name].set_value(value)

    def answer(self, name: str) -> Answer:
        """Give the answer of a field."""
        return self._answers[name]

    def check(self) -> int:
        """Check every answer, show each error, and give how many there are."""
        problems = self._problems()
        for name in self._answers:
            self._answers[name].form_field.set_error(problems.get(name, ""))
        self._tell_errors()
        return self.error_count()

    def refuse(self, problems: Mapping[str, str]) -> None:
        """Show the errors that the desk found: field → name of the problem."""
        for name, problem in problems.items():
            if name in self._answers:
                field = self._answers[name]
                field.form_field.refuse(named_problem_sentence(problem, field.field))
        self._tell_errors()

    def error_count(self) -> int:
        """Count the fields left to correct."""
        return sum(bool(answer.form_field.error) for answer in self._answers.values())

    def focus_first_error(self) -> bool:
        """Put the focus in the first field to correct, opening the part that it is in."""
        return self._focus(next((name for name, each in self._answers.items() if each.form_field.error), None))

    def focus_first_missing(self) -> bool:
        """Put the focus in the first needed field without an answer; tell whether there is one."""
        missing = {problem.field for problem in self._found() if isinstance(problem, Missing)}
        return self._focus(next((name for name in self._answers if name in missing), None))

    def has_known(self) -> bool:
        """Tell whether the file says something of what is asked."""
        return bool(self.known_facts())

    def known_facts(self) -> list[tuple[str, str]]:
        """Give what is read in the known part: label and words."""
        values = self.values()
        return [
            (answer.field.label, answer_words(answer.field, values.get(name)))
            for name, answer in self._answers.items()
            if self._parts[name] is Part.KNOWN and name in values
        ]

    def has_optional(self) -> bool:
        """Tell whether there is anything optional to open."""
        return any(part is Part.OPTIONAL for part in self._parts.values())

    def _fill(self, part: Part) -> Iterator[None]:
        """Lay a part out, a row at each step: what is not open yet costs nothing."""
        self._laid.add(part)
        inside = [answer for name, answer in self._answers.items() if self._parts[name] is part]
        for row in in_rows(self._theme, inside):
            self._forms[part].add(*(answer.form_field for answer in row))
            yield

    def _fill_once(self, part: Part, button: QWidget) -> None:
        if part in self._laid:
            return
        for _ in self._fill(part):
            pass
        self._show_asked()
        put_after(button, self._forms[part])

    def _fill_known(self) -> None:
        self._fill_once(Part.KNOWN, self.known.button)

    def _fill_optional(self) -> None:
        self._fill_once(Part.OPTIONAL, self.optional.button)

    def _optional_title(self) -> str:
        number = sum(part is Part.OPTIONAL for part in self._parts.values())
        return count(
            number, self.tr("Autre information, facultative"), self.tr("Autres informations, facultatives ({n})")
        )

    def _is_asked(self, name: str, filled: Values) -> bool:
        return holds(self._answers[name].field.shown_when, filled)

    def _found(self) -> list[FieldProblem]:
        return check_form(self.procedure, self.values(), self._today)

    def _problems(self) -> dict[str, str]:
        """Give the sentence of every field that is not right."""
        asked = self.values()
        found = {
            problem.field: problem_sentence(problem, self._answers[problem.field].field)
            for problem in check_form(self.procedure, asked, self._today)
        }
        for name, answer in self._answers.items():
            if name in found and answer.is_unreadable_date():
                found[name] = unreadable_date_sentence(self._today)
        return found

    def _on_changed(self) -> None:
        answer = self.sender()
        if isinstance(answer, Answer) and answer.field.kind in _CHOSEN and answer.form_field.error:
            self._check_one(answer.field.name)
        self._show_asked()
        self.changed.emit()

    def _on_left(self) -> None:
        answer = self.sender()
        if isinstance(answer, Answer):
            answer.tidy()
            self._check_one(answer.field.name)

    def _check_one(self, name: str) -> None:
        """Check the field that was left, and again those that were wrong; an empty one is not an error yet."""
        problems = self._problems()
        for other, answer in self._answers.items():
            if other == name or answer.form_field.error:
                empty = answer.value() is None and not answer.form_field.error
                answer.form_field.recheck("" if empty else problems.get(other, ""))
        self._tell_errors()

    def _tell_errors(self) -> None:
        self.errors_changed.emit(self.error_count())

    def _show_asked(self) -> None:
        """Show the fields that these answers call for; an error goes with the field that is hidden."""
        filled = self.typed()
        for name, answer in self._answers.items():
            asked = self._is_asked(name, filled)
            if answer.form_field.isHidden() == asked:
                answer.form_field.setVisible(asked)
            if not asked and answer.form_field.error:
                answer.form_field.clear_error()
                self._tell_errors()
        self.known.facts.show_facts(self.known_facts())

    def _focus(self, name: str | None) -> bool:
        if name is None:
            return False
        answer = self._answers[name]
        if self._parts[name] is Part.KNOWN:
            self.known.open()
        elif self._parts[name] is Part.OPTIONAL:
            self.optional.set_open(True)
        editor = answer.editor
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        if not isinstance(editor, Choice) and hasattr(editor, "selectAll"):
            editor.selectAll()
        self.wanted.emit(editor)
        return True
