"""A paper that did not come out: why, that the request is safe, and what can be done."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind, IconButton
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.painting import rounded

RETRY = "paper.retry"
ELSEWHERE = "paper.elsewhere"
VIEW = "paper.view_failed"
_WIDE = 540
"""Unscaled width from which the ways on stand beside the sentence."""


class PrintTrouble(QFrame):
    """A sentence and three ways on, which are registered actions; hidden while every paper came out."""

    dismissed = Signal()

    def __init__(self, theme: Theme, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dp = theme.dp
        self.message = Label(theme, "", Role.SM, "text", weight=MEDIUM, wrap=True)
        self.close_button = IconButton(theme, "x", self.tr("Ne plus afficher"), size=24, icon_size=16)
        link = ButtonKind.LINK
        self.retry = Button.of(theme, actions, RETRY, text=self.tr("Réessayer"))
        self.other = Button.of(theme, actions, ELSEWHERE, kind=link, text=self.tr("Autre imprimante"))
        self.view = Button.of(theme, actions, VIEW, kind=link, text=self.tr("Voir le papier"))
        for button in (self.retry, self.other, self.view):
            button.set_icon_name("")  # the line is short
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(dp(4))
        for button in (self.retry, self.other, self.view):
            ways.addWidget(button)
        ways.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(dp(10), dp(8), dp(8), dp(8))
        self._grid.setHorizontalSpacing(dp(8))
        self._grid.setVerticalSpacing(dp(6))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(IconLabel(theme, "triangle-alert", "danger", 16), 0, 0, top)
        self._grid.addWidget(self.message, 0, 1)
        self._grid.addWidget(self.close_button, 0, 3, top)
        self._grid.addWidget(self._ways, 1, 0, 1, 4)
        self._grid.setColumnStretch(1, 1)
        self._beside = False
        stops = (self.close_button, self.retry, self.other, self.view)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self.close_button.clicked.connect(self.dismissed)
        self.hide()

    def tell(self, text: str) -> None:
        """Say what happened, spoken at once when it is new."""
        is_new = self.isHidden() or text != self.message.text()
        self.message.setText(text)
        self.setAccessibleName(text)
        self.show()
        if is_new:
            announce(self, text, urgent=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.dp(_WIDE)
        if beside != self._beside:
            self._beside = beside
            place = (0, 2, 1, 1) if beside else (1, 0, 1, 4)
            self._grid.removeWidget(self._ways)
            self._grid.addWidget(self._ways, *place)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        radius = self._theme.tokens.radii["md"]
        rounded(QPainter(self), self.rect(), radius, colour("danger_soft"), colour("danger_line"), 1)
