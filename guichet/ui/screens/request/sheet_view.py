"""The reading part of the request pane: where it stands, its documents, what was answered, what happened."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.requests import RequestSheet
from guichet.ui.formats import day_numeric, joined, moment_column
from guichet.ui.forms.facts import FactsGrid
from guichet.ui.screens.request import words
from guichet.ui.theme import Role, Theme, Tone
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Rule, SectionTitle
from guichet.ui.widgets.labels import ElidingLabel, FittingLabel, Label
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.progress import DeadlineBar, Steps
from guichet.ui.words import channel_place

_EVENTS_SHOWN = 4


class SheetView(QWidget):
    """Shows a request; showing it again keeps the scroll. The parts that have gestures are made by the pane."""

    def __init__(
        self,
        theme: Theme,
        *,
        handling: QWidget,
        documents: QWidget,
        note: QWidget,
        papers: QWidget,
        correct: Button,
        may_confirm: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._may_confirm = may_confirm
        self._theme = theme
        self._sheet: RequestSheet | None = None
        self._today = date.min
        self.title = ElidingLabel(theme, "", Role.LG)
        self.subtitle = ElidingLabel(theme, "", Role.SM, "text2")
        self.state = Pill(theme)
        self.unsent = Pill(theme, self.tr("À envoyer"), Tone.NEUTRAL, "cloud-off")
        self.came = FittingLabel(theme, "", Role.SM, "text2")
        self.steps = Steps(theme)
        self.deadline = DeadlineBar(theme)
        self.suspension = Label(theme, "", Role.SM, "text2", wrap=True)
        self.legal = Label(theme, "", Role.SM, "text3", wrap=True)
        self.answers_title = SectionTitle(theme, self.tr("Informations de la demande"), correct)
        self.answers = FactsGrid(theme)
        self._all_events = Button(theme, "", kind=ButtonKind.LINK, icon="history")
        self._all_events.clicked.connect(self._show_all_events)
        self._every_event = False
        self.events = FactsGrid(theme, label_share=0.27)
        self.events_title = SectionTitle(theme, self.tr("Suivi"), self._all_events)
        self._lay_out(handling, documents, note, papers)

    @property
    def last_stop(self) -> QWidget:
        """The last widget that Tab reaches here."""
        return self._all_events

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        """Show a request, or the same one as it is now."""
        if self._sheet is None or self._sheet.request_id != sheet.request_id:
            self._every_event = False
        self._sheet, self._today = sheet, today
        who = sheet.beneficiary_display or sheet.requester_display or self.tr("sans usager")
        came = self.tr("Reçue le {day}").format(day=day_numeric(sheet.received_on))
        self.title.setText(sheet.label)
        self.subtitle.setText(joined((sheet.reference, who)))
        self.came.set_texts(joined((came, channel_place(sheet.channel).lower())), came, day_numeric(sheet.received_on))
        tone, icon = words.state_tone(sheet)
        self.state.show_state(sheet.state_label, tone, icon)
        self.unsent.setVisible(sheet.waiting)
        names, here = words.stages(sheet)
        self.steps.set_steps(names, here)
        self.steps.setVisible(not words.left_the_way(sheet))
        self._show_clocks(sheet, today)
        answers = words.answers(sheet)
        self.answers.show_facts(answers)
        self.answers_title.setVisible(bool(answers) or bool(sheet.procedure.fields))
        self.answers.setVisible(bool(answers))
        self._show_events(sheet, today)

    def _show_clocks(self, sheet: RequestSheet, today: date) -> None:
        clock = words.deadline(sheet, today)
        if clock is not None:
            self.deadline.show_deadline(*clock)
        self.deadline.setVisible(clock is not None)
        legal = words.legal_line(sheet, may_confirm=self._may_confirm)
        for label, text in ((self.suspension, words.suspension_line(sheet)), (self.legal, legal)):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_events(self, sheet: RequestSheet, today: date) -> None:
        lines = sheet.events if self._every_event else sheet.events[:_EVENTS_SHOWN]
        self.events.show_facts([(moment_column(line.at, today), words.event_words(line, sheet)) for line in lines])
        hidden = len(sheet.events) > len(lines)
        self._all_events.setText(self.tr("Tout voir ({n})").format(n=len(sheet.events)))
        self._all_events.setVisible(hidden)

    def _show_all_events(self) -> None:
        self._every_event = True
        if self._sheet is not None:
            self._show_events(self._sheet, self._today)

    def _lay_out(self, handling: QWidget, documents: QWidget, note: QWidget, papers: QWidget) -> None:
        dp = self._theme.dp
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(12))
        column.setSpacing(dp(6))
        pills = QHBoxLayout()
        pills.setSpacing(dp(6))
        for pill in (self.state, self.unsent):
            pills.addWidget(pill)
        pills.addWidget(self.came, 1)
        column.addWidget(self.title)
        column.addWidget(self.subtitle)
        column.addLayout(pills)
        column.addWidget(handling)
        column.addSpacing(dp(4))
        for part in (self.steps, self.deadline, self.suspension, self.legal):
            column.addWidget(part)
        column.addWidget(documents)
        column.addWidget(note)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.answers_title)
        column.addWidget(self.answers)
        column.addWidget(papers)
        column.addWidget(self.events_title)
        column.addWidget(self.events)
        column.addStretch(1)
