"""A band over the body for what lasts: no network, a conflict, a failing printer. One action at most."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.labels import ElidingLabel, IconLabel


class Banner(QFrame):
    """An icon, a sentence and its action; announced when it appears, at once for a danger."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = Tone.WARNING
        self._icon = IconLabel(theme, "triangle-alert", "warning")
        self.message = ElidingLabel(theme, "", Role.BASE, "text", weight=MEDIUM)
        self.action = Button(theme, "")
        self.action.clicked.connect(self.acted)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(16), theme.dp(6), theme.dp(12), theme.dp(6))
        row.setSpacing(theme.dp(10))
        row.addWidget(self._icon)
        row.addWidget(self.message, 1)
        row.addWidget(self.action)
        self.setFixedHeight(theme.dp(45))
        theme.changed.connect(self._restyle)

    def present(self, tone: Tone, icon: str, message: str, action_text: str = "") -> None:
        """Show a sentence; the same sentence again is not announced twice."""
        is_new = message != self.message.text() or not self.isVisible()
        self._tone = tone
        self._icon.set_icon(icon, str(tone))
        self.message.setText(message)
        self.action.setText(action_text)
        self.action.setVisible(bool(action_text))
        self.action.updateGeometry()
        self.setAccessibleName(message)
        self.show()
        self.update()
        if is_new:
            announce(self, message, urgent=tone is Tone.DANGER)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.tone(self._tone)
        painter.fillRect(self.rect(), colours.soft)
        painter.fillRect(0, self.height() - 1, self.width(), 1, colours.line)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.dp(45))
        self.update()
