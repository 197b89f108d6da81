"""One conflict or refusal: what was written, by whom and when, why it waits, and the ways out."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.journal import JournalLine
from guichet.contract.refusals import FieldsDiverged, Outcome, from_text
from guichet.ui import clock, formats, values, words
from guichet.ui.messages import sentence
from guichet.ui.screens.sync.comparison import Comparison
from guichet.ui.screens.sync.model import divergence, is_comparable
from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import ElidingLabel, Label
from guichet.ui.widgets.painting import rounded
from guichet.ui.widgets.pill import Pill

KEEP: Final = "sync.keep"
GIVE_UP: Final = "sync.give_up"
OPEN: Final = "sync.open"
"""The registered actions of the page, which are about the box in hand."""


class JournalBox(QFrame):
    """A framed operation with its reason and its buttons, those of the page's actions."""

    touched = Signal()
    """One of its buttons goes down: what the action does is about this box."""

    def __init__(self, theme: Theme, actions: Actions, line: JournalLine) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self.ways: dict[str, Button] = {}
        """The ways out that it offers, by the name of their action."""
        self.line = line
        self.comparison: Comparison | None = None
        self.stops: dict[str, QWidget] = {}
        """What takes the focus, by its part in the box, in reading order."""
        title = words.operation(line.name)
        self.setAccessibleName(f"{title}, {line.subject}" if line.subject else title)
        dp = theme.dp
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(14), dp(12), dp(14), dp(12))
        column.setSpacing(dp(8))
        head = QHBoxLayout()
        head.setSpacing(dp(10))
        head.addWidget(ElidingLabel(theme, formats.joined((title, line.subject)), Role.BASE, weight=SEMIBOLD), 1)
        head.addWidget(self._pill())
        column.addLayout(head)
        made = formats.moment_text(line.made_at, clock.today())
        author = self.tr("Saisie par {agent} {moment}").format(agent=line.agent_display, moment=made)
        column.addWidget(Label(theme, author, Role.SM, "text2", wrap=True))
        self.reason = Label(theme, self._reason(), Role.BASE, wrap=True)
        column.addWidget(self.reason)
        diverged = divergence(line) if is_comparable(line) else None
        if diverged is not None:
            column.addLayout(self._comparison(diverged))
        if line.receipts:
            numbers = ", ".join(line.receipts)
            told = self.tr("Un récépissé est déjà remis ({numbers}) : prévenez l’usager.").format(numbers=numbers)
            column.addWidget(Label(theme, told, Role.SM, "warning", weight=MEDIUM, wrap=True))
        column.addLayout(self._ways_out(compared=diverged is not None))

    def first_way_out(self) -> QWidget:
        """Give the comparison, else the first button: where the focus begins."""
        return next(iter(self.stops.values()), self)

    def stop_like(self, other: JournalBox, focus: QWidget) -> QWidget:
        """Give what stands here for the part of another box that has the focus."""
        part = next((name for name, stop in other.stops.items() if stop is focus), "")
        return self.stops.get(part, self.first_way_out())

    def carry(self, before: JournalBox) -> None:
        """Take over what was chosen in the box of the same operation; say so where the choice no longer holds."""
        if self.comparison is None or before.comparison is None:
            return
        if not self.comparison.carry(before.comparison):
            self.reason.setText(self.tr("La valeur de l’autre agent a changé. Choisissez de nouveau."))

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        radius = self._theme.tokens.radii["lg"]
        rounded(QPainter(self), self.rect(), radius, None, colour("border_strong"), self._theme.stroke)

    def _pill(self) -> Pill:
        if self.line.outcome is Outcome.CONFLICT:
            return Pill(self._theme, self.tr("Conflit"), Tone.DANGER, "git-compare")
        if self.line.outcome is Outcome.PARKED:
            return Pill(self._theme, self.tr("En attente de la précédente"), Tone.NEUTRAL, "clock")
        if self.line.outcome is Outcome.QUARANTINED:
            return Pill(self._theme, self.tr("À confirmer"), Tone.WARNING, "shield-check")
        return Pill(self._theme, self.tr("Refusée"), Tone.DANGER, "circle-x")

    def _reason(self) -> str:
        if self.line.outcome is Outcome.PARKED:
            return self.tr("Cette saisie repose sur la précédente. Elle suivra son règlement.")
        if self.line.reason is None:
            return self.tr("Le serveur n’a pas dit pourquoi. La saisie est gardée.")
        if is_comparable(self.line):
            return self.tr("Un autre agent a changé la même chose. Choisissez, champ par champ, ce qui reste.")
        return sentence(from_text(self.line.reason))

    def _comparison(self, diverged: FieldsDiverged) -> QVBoxLayout:
        before = formats.joined(
            f"{words.field(each.field)} : {values.written(each.field, each.base)}" for each in diverged.fields
        )
        self.reason.setToolTip(self.tr("Avant : {values}").format(values=before))
        self.comparison = Comparison(self._theme, self.line, diverged.fields)
        keep = self._way(KEEP, ButtonKind.PRIMARY)
        self.stops |= {"comparison": self.comparison.view, KEEP: keep}
        column = QVBoxLayout()
        column.setSpacing(self._theme.dp(8))
        column.addWidget(self.comparison)
        column.addWidget(keep)
        return column

    def _ways_out(self, *, compared: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.dp(8))
        if self.line.person_id is not None or self.line.request_id is not None:
            opening = self.stops[OPEN] = self._way(OPEN, ButtonKind.LINK)
            row.addWidget(opening)
        row.addStretch(1)
        if self.line.outcome is not Outcome.PARKED and not compared:
            giving_up = self.stops[GIVE_UP] = self._way(GIVE_UP, ButtonKind.SECONDARY)
            row.addWidget(giving_up)
        return row

    def _way(self, action: str, kind: ButtonKind) -> Button:
        button = self.ways[action] = Button.of(self._theme, self._actions, action, kind=kind)
        button.pressed.connect(self.touched)
        return button
