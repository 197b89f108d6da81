"""A paper that did not come out: why, that the request is safe, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind, IconButton
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.painting import rounded


class PrintTrouble(QFrame):
    """A sentence and three ways on; hidden while every paper came out."""

    retry_asked = Signal()
    other_asked = Signal()
    view_asked = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        dp = theme.dp
        self.message = Label(theme, "", Role.SM, "text", weight=MEDIUM, wrap=True)
        self.retry = Button(theme, self.tr("Réessayer"))
        self.other = Button(theme, self.tr("Autre imprimante"), kind=ButtonKind.LINK)
        self.view = Button(theme, self.tr("Voir le PDF"), kind=ButtonKind.LINK)
        self.close_button = IconButton(theme, "x", self.tr("Ne plus afficher"), size=24, icon_size=16)
        head = QHBoxLayout()
        head.setSpacing(dp(8))
        head.addWidget(IconLabel(theme, "triangle-alert", "danger", 16))
        head.addWidget(self.message, 1)
        head.addWidget(self.close_button)
        ways = QHBoxLayout()
        ways.setSpacing(dp(4))
        for button in (self.retry, self.other, self.view):
            ways.addWidget(button)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(10), dp(8), dp(8), dp(8))
        column.setSpacing(dp(6))
        column.addLayout(head)
        column.addLayout(ways)
        self.retry.clicked.connect(self.retry_asked)
        self.other.clicked.connect(self.other_asked)
        self.view.clicked.connect(self.view_asked)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        radius = self._theme.tokens.radii["md"]
        rounded(QPainter(self), self.rect(), radius, colour("danger_soft"), colour("danger_line"), 1)
