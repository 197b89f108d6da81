"""What the list knows of the row that one stands on, before its request is opened: nobody's file is read for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.people import RequestHit
from guichet.ui.formats import day_long
from guichet.ui.screens.work.rows import due_of
from guichet.ui.theme import SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import Pill


class WorkBrief(Card):
    """Follows the list; its buttons say what Espace and Entrée do there."""

    show_asked = Signal()
    visit_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Aperçu"))
        dp = theme.dp
        self.title = Label(theme, "", Role.LG, weight=SEMIBOLD, wrap=True)
        self.person = Label(theme, "", Role.BASE, "text", wrap=True, selectable=True)
        self.reference = Label(theme, "", Role.SM, "text2", selectable=True)
        self.state = Pill(theme, "", Tone.NEUTRAL)
        self.due = Pill(theme, "", Tone.NEUTRAL)
        self.answer = Label(theme, "", Role.BASE, "text2", wrap=True)
        sentence = self.tr("Aucune demande ouverte. Un dossier n’est consulté qu’une fois ouvert.")
        show = Button(theme, self.tr("Ouvrir ici"), kind=ButtonKind.PRIMARY, icon="folder-open", cap=self.tr("Espace"))
        visit = Button(theme, self.tr("Ouvrir la visite"), icon="user", cap=self.tr("Entrée"))
        show.clicked.connect(self.show_asked)
        visit.clicked.connect(self.visit_asked)
        pills = QHBoxLayout()
        pills.setSpacing(dp(6))
        pills.addWidget(self.state)
        pills.addWidget(self.due)
        pills.addStretch(1)
        self._facts = QWidget()
        facts = QVBoxLayout(self._facts)
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setSpacing(dp(8))
        facts.addWidget(self.title)
        facts.addWidget(self.person)
        facts.addWidget(self.reference)
        facts.addLayout(pills)
        facts.addWidget(self.answer)
        for button in (show, visit):
            facts.addWidget(button)
        column = QVBoxLayout()
        column.setContentsMargins(dp(16), dp(14), dp(16), dp(16))
        column.setSpacing(dp(14))
        column.addWidget(self._facts)
        column.addWidget(Label(theme, sentence, Role.SM, "text2", wrap=True))
        column.addStretch(1)
        self.column.addLayout(column, 1)
        self.show_hit(None)

    def show_hit(self, hit: RequestHit | None) -> None:
        """Show what the list knows of a request; None: the list is empty."""
        self._facts.setVisible(hit is not None)
        if hit is None:
            return
        self.title.setText(hit.label)
        self.person.setText(hit.person_display or self.tr("Sans demandeur"))
        self.reference.setText(hit.reference)
        self.state.show_state(hit.state_label, Tone.NEUTRAL, "")
        due = due_of(hit)
        self.due.setVisible(due is not None)
        if due is not None:
            self.due.show_state(*due)
        day = self.tr("Réponse attendue le {day}.").format(day=day_long(hit.due_on)) if hit.due_on else ""
        self.answer.setText(day)
        self.answer.setVisible(bool(day))
