"""What a chosen kind of request asks: the form, the documents, how it came in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.requests import RequestForm
from guichet.domain.channels import Channel
from guichet.ui.formats import day_long
from guichet.ui.forms.checklist import Checklist
from guichet.ui.forms.documents import asked_rows, count_on_file
from guichet.ui.forms.procedure_form import ProcedureForm
from guichet.ui.forms.sentences import note_sentence, unreadable_date_sentence
from guichet.ui.messages import field_problem
from guichet.ui.screens.new_request.draft import RequestDraft
from guichet.ui.theme import Theme
from guichet.ui.widgets.cards import SectionTitle
from guichet.ui.widgets.date_field import DateField
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice, TextArea
from guichet.ui.words import channel_place

_CHANNELS = (Channel.COUNTER, Channel.PHONE, Channel.POST, Channel.EMAIL, Channel.WEB)


class RequestBody(QWidget):
    """The fields that are missing first, then the documents; what is known or optional comes after."""

    errors_changed = Signal(int)
    wanted = Signal(QWidget)

    def __init__(self, theme: Theme, form: RequestForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = form.today
        self.procedure = form.procedure
        self.form = ProcedureForm(theme, form.procedure, form.prefilled, form.today)
        self.form.setParent(self)
        self.seen: set[str] = set()
        self.checklist = Checklist(theme)
        self._documents_title = SectionTitle(theme, "")
        self.received = FormField(theme, self.tr("Reçue le"), DateField(theme, today=self._now))
        channels = Choice(theme, [(channel, channel_place(channel)) for channel in _CHANNELS])
        self.channel = FormField(theme, self.tr("Reçue par"), channels)
        self.note = FormField(
            theme,
            self.tr("Note interne"),
            TextArea(theme, placeholder=self.tr("Visible des agents seulement. Restez factuel.")),
            optional=True,
        )
        self._received.set_value(form.today)

    def build(self) -> Iterator[None]:
        """Make what is asked, a little at each step; go through it once and to the end before anything else."""
        yield from self.form.build()
        self._lay_out()
        self.checklist.tick_asked.connect(self._on_tick)
        self.form.changed.connect(self._show_documents)
        self.form.errors_changed.connect(self._tell_errors)
        self.form.wanted.connect(self.wanted)
        self.received.left.connect(self._check_received)
        self.note.left.connect(self._check_note)
        self._show_documents()
        for widget in self.findChildren(QWidget):  # now, one by one, rather than all in the turn that shows them
            widget.ensurePolished()
            yield

    @property
    def received_on(self) -> date:
        """The day of reception; today's while the field is blank or unreadable."""
        return (self._received.value() if self._received.is_readable() else None) or self.today

    @property
    def came_by(self) -> Channel:
        """The way the request came in."""
        channel = self.channel.editor
        assert isinstance(channel, Choice)
        return Channel(channel.value())

    @property
    def note_text(self) -> str:
        """The note as typed."""
        return self._note.toPlainText()

    def take(self, draft: RequestDraft) -> None:
        """Show again what was typed."""
        self.form.restore(draft.values)
        self.seen = set(draft.seen)
        self._received.set_value(draft.received_on or self.today)
        channel = self.channel.editor
        assert isinstance(channel, Choice)
        channel.set_value(draft.channel)
        self._note.setPlainText(draft.note)
        self._show_documents()

    def focus_first_missing(self) -> None:
        """Put the focus where the agent has something to do."""
        if self.form.focus_first_missing():
            return
        target: QWidget = self.checklist if self.checklist.rows else self._note
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self.wanted.emit(target)

    def check(self) -> int:
        """Check everything; give how many fields are to correct."""
        self.form.check()
        self._check_received()
        self.note.set_error(note_sentence(self.note_text))
        return self.error_count()

    def error_count(self) -> int:
        """Count the fields left to correct."""
        return self.form.error_count() + bool(self.received.error) + bool(self.note.error)

    def focus_first_error(self) -> None:
        """Put the focus in the first field to correct."""
        if self.form.focus_first_error():
            return
        for field in (self.received, self.note):
            if field.error:
                field.editor.setFocus(Qt.FocusReason.TabFocusReason)
                self.wanted.emit(field)
                return

    def refuse_note(self) -> None:
        """Say that the note holds what it may not hold."""
        self.note.refuse(field_problem("HoldsNir"))
        self._tell_errors()

    @property
    def _received(self) -> DateField:
        assert isinstance(self.received.editor, DateField)
        return self.received.editor

    @property
    def _note(self) -> TextArea:
        assert isinstance(self.note.editor, TextArea)
        return self.note.editor

    def _now(self) -> date:
        return self.today

    def _lay_out(self) -> None:
        dp = self._theme.dp
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(10))
        column.addWidget(self.form.needed)
        documents = QVBoxLayout()
        documents.setSpacing(dp(2))
        documents.addWidget(self._documents_title)
        documents.addWidget(self.checklist)
        column.addLayout(documents)
        column.addWidget(self.form.known)
        column.addWidget(self.form.optional)
        deposit = QHBoxLayout()
        deposit.setSpacing(dp(10))
        deposit.addWidget(self.received, 1)
        deposit.addWidget(self.channel, 1)
        column.addLayout(deposit)
        column.addWidget(self.note)
        self.form.known.setVisible(self.form.has_known())
        self.form.optional.setVisible(self.form.has_optional())

    def _show_documents(self) -> None:
        rows = asked_rows(self.procedure, self.form.values(), self.seen)
        self.checklist.show_rows(rows)
        on_file, needed = count_on_file(rows)
        title = self.tr("Pièces justificatives")
        if needed:
            title = self.tr("Pièces justificatives · {seen} sur {all}").format(seen=on_file, all=needed)
        self._documents_title.set_title(title if rows else self.tr("Aucune pièce à présenter"))
        self.checklist.setVisible(bool(rows))

    def _on_tick(self, code: str) -> None:
        self.seen ^= {code}
        self._show_documents()

    def _check_received(self) -> None:
        sentence = ""
        if not self._received.is_readable():
            sentence = unreadable_date_sentence(self.today)
        elif (day := self._received.value()) is not None and day > self.today:
            until = day_long(self.today)
            sentence = self.tr("Cette date est à venir. Indiquez une date jusqu’au {day}.").format(day=until)
        self.received.set_error(sentence)
        self._tell_errors()

    def _check_note(self) -> None:
        self.note.recheck(note_sentence(self.note_text))
        self._tell_errors()

    def _tell_errors(self) -> None:
        self.errors_changed.emit(self.error_count())
