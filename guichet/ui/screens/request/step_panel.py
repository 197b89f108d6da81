"""What a step still has to be told, asked at the foot of the pane: documents, a day, a reason, a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.contract.requests import CloseReason, DocumentState, RequestSheet
from guichet.domain.nir import find_nirs
from guichet.ui.formats import day_long
from guichet.ui.forms.sentences import unreadable_date_sentence
from guichet.ui.forms.several import SeveralChoices
from guichet.ui.messages import field_problem
from guichet.ui.screens.request.words import close_reason
from guichet.ui.theme import Theme
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.date_field import DateField, DateSense
from guichet.ui.widgets.form import Form, FormField
from guichet.ui.widgets.inputs import Choice, TextArea

_USUAL_DAYS = 30
"""Days proposed to bring documents; the agent decides."""


class Ask(Enum):
    """What the panel asks."""

    DOCUMENTS = auto()
    RETURN = auto()
    REASON = auto()
    WHY = auto()


@dataclass(frozen=True)
class Told:
    """What the agent answered."""

    note: str = ""
    day: date | None = None
    missing: tuple[str, ...] = ()
    reason: CloseReason | None = None


class StepPanel(QWidget):
    """One question at a time; empty until :meth:`ask`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ask = Ask.WHY
        self._today = date.min
        self._received_on = date.min
        self._title = SectionTitle(theme, "")
        self._form = Form(theme)
        self._boxes: SeveralChoices | None = None
        self._box_field: FormField | None = None
        self._day: FormField | None = None
        self._reason: Choice | None = None
        self._reason_field: FormField | None = None
        self._note: FormField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(4))
        column.addWidget(self._title)
        column.addWidget(self._form)
        self.hide()

    def ask(
        self,
        what: Ask,
        title: str,
        sheet: RequestSheet,
        today: date,
        *,
        note: str = "",
        reasons: Sequence[CloseReason] = (),
    ) -> None:
        """Ask what a step needs; ``note`` was typed already."""
        self._ask, self._today, self._received_on = what, today, sheet.received_on
        self._title.set_title(title)
        self._form.clear()
        self._boxes = self._box_field = self._day = self._reason = self._reason_field = self._note = None
        match what:
            case Ask.DOCUMENTS:
                self._ask_documents(sheet)
                self._ask_day(self.tr("À apporter avant le"), today + timedelta(days=_USUAL_DAYS), DateSense.FUTURE)
            case Ask.RETURN:
                self._ask_day(self.tr("Pièces reçues le"), today, DateSense.PAST)
            case Ask.REASON:
                self._ask_reason(reasons)
        self._ask_note(note, needed=what is Ask.WHY)
        self.show()
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def told(self) -> Told | None:
        """Give what is answered; None when something is to correct, and the focus is there."""
        self._check()
        if self._form.focus_first_error():
            return None
        return Told(
            note=self._text(),
            day=self._date().value() if self._day is not None else None,
            missing=self._boxes.value() if self._boxes is not None else (),
            reason=self._reason.value() if self._reason is not None else None,
        )

    def _check(self) -> None:
        if self._day is not None:
            self._form.set_error(self._day, self._day_problem())
        if self._box_field is not None and self._boxes is not None:
            empty = not self._boxes.value()
            self._form.set_error(self._box_field, self.tr("Cochez au moins une pièce.") if empty else "")
        if self._reason_field is not None and self._reason is not None:
            chosen = self._reason.value() is not None
            self._form.set_error(self._reason_field, "" if chosen else self.tr("Choisissez la raison."))
        if self._note is not None:
            needed = self._ask is Ask.WHY and not self._text()
            sentence = self.tr("Écrivez pourquoi, en quelques mots.") if needed else ""
            self._form.set_error(self._note, field_problem("HoldsNir") if find_nirs(self._text()) else sentence)

    def _day_problem(self) -> str:
        field = self._date()
        if not field.is_readable():
            return unreadable_date_sentence(self._today)
        day = field.value()
        if day is None:
            return self.tr("Indiquez la date.")
        if self._ask is Ask.DOCUMENTS and day <= self._today:
            return self.tr("Indiquez une date après le {day}.").format(day=day_long(self._today))
        if self._ask is Ask.RETURN and not self._received_on <= day <= self._today:
            return self.tr("Indiquez une date jusqu’au {day}.").format(day=day_long(self._today))
        return ""

    def _ask_documents(self, sheet: RequestSheet) -> None:
        absent = (DocumentState.MISSING, DocumentState.TO_CHECK)
        lines = [line for line in sheet.documents if line.state in absent]
        if not lines:
            return
        self._boxes = SeveralChoices(self._theme, [(line.code, line.label) for line in lines], one_column=True)
        self._boxes.set_value([line.code for line in lines if line.required])
        self._boxes.set_name(self.tr("Pièces à demander"))
        self._box_field = FormField(self._theme, self.tr("Pièces à demander"), self._boxes)
        self._form.add(self._box_field)

    def _ask_day(self, label: str, proposed: date, sense: DateSense) -> None:
        field = DateField(self._theme, sense=sense, today=self._now)
        field.set_value(proposed)
        self._day = FormField(self._theme, label, field)
        self._form.add(self._day)

    def _ask_reason(self, reasons: Sequence[CloseReason]) -> None:
        self._reason = Choice(self._theme, [(reason, close_reason(reason)) for reason in reasons])
        self._reason.setPlaceholderText(self.tr("Choisir la raison"))
        self._reason.set_value(None)  # none is likelier than another: a second key must not write one
        self._reason_field = FormField(self._theme, self.tr("Raison"), self._reason)
        self._form.add(self._reason_field)

    def _ask_note(self, note: str, *, needed: bool) -> None:
        area = TextArea(self._theme, lines=2)
        area.setPlainText(note)
        self._note = FormField(
            self._theme, self.tr("Pourquoi") if needed else self.tr("Note interne"), area, optional=not needed
        )
        self._form.add(self._note)

    def _first(self) -> QWidget:
        return self._form.fields[0].editor

    def _date(self) -> DateField:
        assert self._day is not None
        assert isinstance(self._day.editor, DateField)
        return self._day.editor

    def _text(self) -> str:
        area = self._note.editor if self._note is not None else None
        return area.toPlainText().strip() if isinstance(area, TextArea) else ""

    def _now(self) -> date:
        return self._today
