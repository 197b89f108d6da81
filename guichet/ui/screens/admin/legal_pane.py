"""The pane of one legal value: what it says, what it rests on, what depends on it; and its confirmation."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from guichet.contract.catalogue import LegalLine, LegalState
from guichet.domain.legal_values import Rule, rule_of
from guichet.ui import formats
from guichet.ui.screens.admin import legal_words as words
from guichet.ui.screens.admin.legal_form import LegalForm
from guichet.ui.screens.admin.legal_rows import pill_of
from guichet.ui.screens.admin.section_pane import SectionPane
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Notice, SectionTitle
from guichet.ui.widgets.labels import Label

CONFIRM, WITHDRAW = "legal.confirm", "legal.withdraw"


class LegalPane(SectionPane):
    """Keeps what is typed of a value until another one is shown."""

    confirmed = Signal(object, object)  # LegalLine, Rule
    withdrawn = Signal(object)  # LegalLine
    ticked_confirmed = Signal()
    unchanged = Signal()

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, actions, CONFIRM)
        self.line: LegalLine | None = None
        self._ticked = 0

    def _words(self) -> tuple[str, str]:
        return self.tr("Valeur légale"), self.tr("Choisissez une valeur dans la liste.")

    def build(self) -> Iterator[None]:
        """Make the parts, one after the other."""
        theme = self._theme
        self.subject = Label(theme, "", Role.MD, wrap=True)
        self.place = Label(theme, "", Role.SM, "text2", wrap=True)
        self.stakes = Notice(theme, "")
        heading = QVBoxLayout()
        heading.setSpacing(theme.dp(2))
        self._inside.addLayout(heading)
        heading.addWidget(self.subject)
        heading.addWidget(self.place)
        self._inside.addWidget(self.stakes)
        yield
        self.form = LegalForm(theme)
        self._inside.addWidget(self.form)
        yield from self.form.build()
        self.state = Label(theme, "", Role.SM, "text2", wrap=True)
        self._inside.addWidget(self.state)
        self._notes_title, self.notes = self._block(self.tr("Ce que dit le catalogue"))
        self._sources_title, self.sources = self._block(self.tr("Textes consultés"))
        self._inside.addStretch(1)
        self.withdraw_button = Button.of(theme, self._actions, WITHDRAW, kind=ButtonKind.LINK)
        self._foot.insertWidget(0, self.withdraw_button)
        self.show_line(None)

    def show_line(self, line: LegalLine | None) -> None:
        """Show a value; what is typed stays while it is the same one, and nobody published another."""
        same = line is not None and self.line is not None and _about(line) == _about(self.line)
        kept = self.form.rule() if same else None
        untouched = kept is None or (self.line is not None and kept == rule_of(self.line.legal, self.line.value))
        self.line = line
        rule = None if line is None else rule_of(line.legal, line.value)
        self._show_content(rule is not None)
        if line is not None and rule is not None:
            self._tell(line)
            if untouched or kept is None:
                self.form.show_rule(rule)
        self._offer_gestures()

    def show_ticked(self, number: int) -> None:
        """Say how many values are ticked: the main button is then about them."""
        self._ticked = number
        self._offer_gestures()

    def save(self) -> None:
        """Confirm what is ticked, or the value that is shown."""
        if self._ticked:
            self.ticked_confirmed.emit()
        elif self.line is not None and self.form.check():
            done = self.line.state is not LegalState.TO_CONFIRM
            if done and self.form.rule() == rule_of(self.line.legal, self.line.value):
                self.unchanged.emit()
            else:
                self.confirmed.emit(self.line, self.form.rule())

    def typed(self) -> Rule | None:
        """Give the value as it is typed."""
        return None if self.line is None else self.form.rule()

    def withdraw(self) -> None:
        """Say that the value is to be confirmed again."""
        if self.line is not None:
            self.withdrawn.emit(self.line)

    def _tell(self, line: LegalLine) -> None:
        self.header.title.setText(words.name(line.value))
        self.subject.setText(line.label)
        self.place.setText(formats.joined((line.service_name, self.tr("version {n}").format(n=line.version))))
        pill = pill_of(line)
        self.pill.show_state(pill.text, pill.tone, pill.icon)
        self.stakes.message.setText(words.stakes(line))
        self.state.setText(words.state(line))
        self.notes.setText(line.notes)
        self.sources.setText("\n".join(line.sources))
        for part, text in (
            (self._notes_title, line.notes),
            (self.notes, line.notes),
            (self._sources_title, line.sources),
            (self.sources, line.sources),
        ):
            part.setVisible(bool(text))

    def _offer_gestures(self) -> None:
        done = self.line is not None and self.line.state is not LegalState.TO_CONFIRM
        if self._ticked:
            text = formats.count(
                self._ticked, self.tr("Confirmer la valeur cochée"), self.tr("Confirmer les {n} valeurs")
            )
        else:
            text = self.tr("Publier la correction") if done else self.tr("Confirmer la valeur")
        self._offer(CONFIRM, bool(self._ticked) or self.line is not None, text)
        self._offer(WITHDRAW, done and not self._ticked)
        self.withdraw_button.setVisible(done and not self._ticked)

    def _block(self, heading: str) -> tuple[SectionTitle, Label]:
        title = SectionTitle(self._theme, heading)
        text = Label(self._theme, "", Role.SM, "text2", wrap=True, selectable=True)
        block = QVBoxLayout()
        block.setSpacing(0)
        self._inside.addLayout(block)
        block.addWidget(title)
        block.addWidget(text)
        return title, text


def _about(line: LegalLine) -> object:
    return line.procedure, line.value, rule_of(line.legal, line.value)
