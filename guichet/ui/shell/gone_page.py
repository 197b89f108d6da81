"""The opaque page when the desk process ended: what is safe, and how to go on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.labels import IconLabel, Label


class GonePage(QWidget):
    """Says that the desk stopped, and offers to start it again."""

    relaunch_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        dp = theme.dp
        self.setAccessibleName(self.tr("Service arrêté"))
        card = Card(theme, self.tr("Service arrêté"))
        card.setFixedWidth(dp(480))
        self.message = Label(theme, "", Role.BASE, "text2", wrap=True)
        self.button = Button(theme, self.tr("Relancer"), kind=ButtonKind.PRIMARY, icon="refresh-cw")
        self.button.clicked.connect(self._ask)
        heading = QHBoxLayout()
        heading.setSpacing(dp(12))
        heading.addWidget(IconLabel(theme, "triangle-alert", "warning", 24))
        heading.addWidget(Label(theme, self.tr("Service arrêté"), Role.LG), 1)
        column = QVBoxLayout()
        column.setContentsMargins(dp(28), dp(24), dp(28), dp(24))
        column.setSpacing(dp(14))
        column.addLayout(heading)
        column.addWidget(self.message)
        column.addWidget(self.button)
        card.column.addLayout(column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(across)
        outer.addStretch(3)

    def tell(self, sentence: str) -> None:
        """Say what happened and what is safe."""
        self.message.setText(sentence)
        self.button.setEnabled(True)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sentence, urgent=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("canvas"))

    def _ask(self) -> None:
        self.button.setEnabled(False)
        self.relaunch_asked.emit()
