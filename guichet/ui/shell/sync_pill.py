"""The state of the exchange with the server, always in sight; pressing it opens the list of what waits."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from guichet.ui.theme import Theme, Tone
from guichet.ui.widgets.painting import draw_pill, pill_size


class SyncLook(Enum):
    """What the pill can say."""

    UP_TO_DATE = auto()
    WAITING = auto()
    SENDING = auto()
    RECEIVING = auto()
    OFFLINE = auto()
    CONFLICT = auto()
    REFUSED = auto()
    BLOCKED = auto()


_TONES = {
    SyncLook.UP_TO_DATE: (Tone.SUCCESS, "cloud-check"),
    SyncLook.WAITING: (Tone.INFO, "cloud"),
    SyncLook.SENDING: (Tone.INFO, "refresh-cw"),
    SyncLook.RECEIVING: (Tone.INFO, "download"),
    SyncLook.OFFLINE: (Tone.WARNING, "cloud-off"),
    SyncLook.CONFLICT: (Tone.DANGER, "git-compare"),
    SyncLook.REFUSED: (Tone.DANGER, "circle-x"),
    SyncLook.BLOCKED: (Tone.DANGER, "ban"),
}


class SyncPill(QAbstractButton):
    """A pill that is a button, 24 logical pixels high at least."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._look = SyncLook.UP_TO_DATE
        self._current = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(SyncLook.UP_TO_DATE)
        theme.changed.connect(self._restyle)

    def set_current(self, current: bool) -> None:
        """Mark the page behind the pill as the one that is open, as the rail does for its modules."""
        self._current = current
        self.update()

    @property
    def look(self) -> SyncLook:
        return self._look

    def show_state(self, look: SyncLook, count: int = 0, total: int = 0) -> None:
        """Show a state.

        Args:
            look: which state.
            count: what waits (WAITING, OFFLINE), is sent or received (SENDING, RECEIVING), or is to be settled
                (CONFLICT, REFUSED).
            total: out of how many, when SENDING or RECEIVING.
        """
        self._look = look
        self.setText(self._words(look, count, total))
        self.setAccessibleName(self.tr("Synchronisation : {state}").format(state=self.text()))
        self.setToolTip(self.tr("Voir ce qui attend"))
        self._restyle()

    def sizeHint(self) -> QSize:
        size = pill_size(self._theme, self.text(), _TONES[self._look][1])
        return QSize(size.width(), max(size.height(), self._theme.dp(24)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tone, icon = _TONES[self._look]
        box = self.rect().adjusted(0, 1, 0, -1)
        draw_pill(
            QPainter(self), self._theme, box, self.text(), tone, icon, outlined=self._current or self.underMouse()
        )

    def _words(self, look: SyncLook, count: int, total: int) -> str:
        match look:
            case SyncLook.UP_TO_DATE:
                return self.tr("À jour")
            case SyncLook.WAITING:
                return self.tr("{count} à envoyer").format(count=count)
            case SyncLook.RECEIVING:
                return self.tr("Réception {share} %").format(share=round(100 * count / max(total, 1)))
            case SyncLook.SENDING:
                return self.tr("Envoi {done}/{total}…").format(done=count, total=total)
            case SyncLook.OFFLINE if count:
                return self.tr("Hors ligne · {count} à envoyer").format(count=count)
            case SyncLook.OFFLINE:
                return self.tr("Hors ligne")
            case SyncLook.CONFLICT:
                return self._plural(count, self.tr("1 conflit à régler"), self.tr("{count} conflits à régler"))
            case SyncLook.BLOCKED:
                return self.tr("Envoi arrêté")
            case SyncLook.REFUSED:
                return self._plural(count, self.tr("1 saisie refusée"), self.tr("{count} saisies refusées"))

    @staticmethod
    def _plural(count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(count=count)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
