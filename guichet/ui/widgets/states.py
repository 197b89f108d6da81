"""What a pane shows when there is nothing, or nothing yet."""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.painting import rounded

_SHOW_AFTER_MS = 200
_EXPLAIN_AFTER_MS = 3000


class EmptyState(QWidget):
    """One sentence and the action that fills the place."""

    acted = Signal()

    def __init__(
        self, theme: Theme, sentence: str, action_text: str = "", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sentence = Label(theme, sentence, Role.BASE, "text2", wrap=True)
        self.action = Button(theme, action_text, kind=ButtonKind.LINK, icon=icon)
        self.action.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.dp(16), theme.dp(12), theme.dp(16), theme.dp(12))
        column.setSpacing(theme.dp(4))
        column.addWidget(self.sentence)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.action.setVisible(bool(action_text))


class Skeleton(QWidget):
    """Grey rows of the final size while an answer is awaited.

    Nothing for 200 ms; then rows; after 3 s a sentence and a way out.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, row_height: int, rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._row_height = row_height
        self._rows = rows
        self._shown = False
        self._explanation = Label(theme, self.tr("La réponse prend plus de temps que prévu."), Role.BASE, "text2")
        self._cancel = Button(theme, self.tr("Annuler"), kind=ButtonKind.LINK)
        self._cancel.clicked.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._explanation, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        self._first = self._timer(_SHOW_AFTER_MS)
        self._first.timeout.connect(self._show_rows)
        self._second = self._timer(_EXPLAIN_AFTER_MS)
        self._second.timeout.connect(self._explain)
        self.stop()

    def start(self) -> None:
        """Begin to wait."""
        self.stop()
        self._first.start()
        self._second.start()

    def stop(self) -> None:
        """The answer is there."""
        self._first.stop()
        self._second.stop()
        self._shown = False
        self._explanation.hide()
        self._cancel.hide()
        self.update()

    def is_drawn(self) -> bool:
        """Tell whether rows are visible."""
        return self._shown

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shown:
            return
        painter, dp = QPainter(self), self._theme.dp
        fill = self._theme.colour("hover" if self._theme.high_contrast else "neutral_soft")
        for row in range(self._rows):
            top = row * self._row_height
            if top + self._row_height > self.height():
                break
            rounded(painter, QRect(dp(16), top + dp(10), dp(32), dp(32)), dp(16), fill, None, 0)
            for line, share in ((0, 0.55), (1, 0.8)):
                width = round((self.width() - dp(76)) * share)
                rounded(painter, QRect(dp(60), top + dp(12) + line * dp(18), width, dp(10)), dp(4), fill, None, 0)

    def _show_rows(self) -> None:
        self._shown = True
        self.update()

    def _explain(self) -> None:
        self._explanation.show()
        self._cancel.show()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
