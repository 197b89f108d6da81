"""What was just done, said for a few seconds with the way to undo it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme, ThemeName
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.painting import rounded

_MARGIN = 8
_LINES = 2
_FAR = 10_000
_WIDEST = 680
"""How wide a toast becomes, in logical pixels, rather than have a third line."""


class Toast(QFrame):
    """One sentence at the bottom of a pane, 8 s, longer while the pointer or the focus is on it.

    It is no wider than its pane while the sentence holds in two lines there; then it grows over the pane before, and
    past its widest it is cut: the whole sentence is spoken, and in the tooltip. Errors are never toasts. ``undone``
    tells that the person takes the gesture back.
    """

    undone = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._anchor: QWidget = host
        self._said = ""
        self._is_held = False
        self._waiting: tuple[str, str, bool, str, int] | None = None
        self.setProperty("onDark", True)
        self._icon = IconLabel(theme, "circle-check", "on_toast")
        self.message = Label(theme, "", Role.BASE, "on_toast", weight=MEDIUM, wrap=True)
        self.undo = Button(theme, self.tr("Annuler"), kind=ButtonKind.ON_DARK)
        self.undo.clicked.connect(self._take_back)
        self.undo.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(14), theme.dp(8), theme.dp(10), theme.dp(8))
        row.setSpacing(theme.dp(10))
        row.addWidget(self._icon)
        row.addWidget(self.message, 1)
        row.addWidget(self.undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._left = theme.tokens.motion["toast_visible"]
        host.installEventFilter(self)
        self.hide()

    def set_anchor(self, anchor: QWidget) -> None:
        """Choose the pane at the bottom of which the toast appears; never one with an action bar."""
        self._anchor = anchor
        self._place()

    def say(
        self, message: str, *, icon: str = "circle-check", undo: bool = False, cap: str = "", milliseconds: int = 0
    ) -> None:
        """Show a sentence in place of the one before; ``undo`` offers to take it back with the key ``cap``.

        It stays ``milliseconds``, or as long as every toast does. While toasts are held it waits.
        """
        if self._is_held:
            self._waiting = message, icon, undo, cap, milliseconds
            return
        self._said = message
        self._icon.set_icon(icon)
        self.undo.setVisible(undo)
        self.undo.set_cap(cap)
        self.setAccessibleName(message)
        self._place()
        self.show()
        self.raise_()
        self._left = milliseconds or self._theme.tokens.motion["toast_visible"]
        self._timer.start(self._left)
        announce(self, message)

    def hold(self) -> None:
        """Take the toast away, and let what is said from now on wait: neither shown nor spoken."""
        if not self._is_held:
            self.dismiss()
            self._is_held = True

    def release(self) -> None:
        """Say what waited, if anything did."""
        self._is_held = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            message, icon, undo, cap, milliseconds = waiting
            self.say(message, icon=icon, undo=undo, cap=cap, milliseconds=milliseconds)

    @property
    def offers_undo(self) -> bool:
        """Whether the toast that is shown, or the one that waits, offers to take something back."""
        if self._waiting is not None:
            return self._waiting[2]
        return self.isVisible() and not self.undo.isHidden()

    def dismiss(self) -> None:
        """Take the toast away, or the one that waits."""
        self._waiting = None
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.closed.emit()

    def is_paused(self) -> bool:
        """Tell whether the toast waits for the pointer or the focus to leave."""
        return self.isVisible() and not self._timer.isActive()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._pause()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.undo.hasFocus():
            self._resume()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if watched is self.undo and event.type() == QEvent.Type.FocusIn:
            self._pause()
        elif watched is self.undo and event.type() == QEvent.Type.FocusOut and not self.underMouse():
            self._resume()
        elif watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill = self._theme.colour("toast")
        line = None if self._theme.name is ThemeName.LIGHT else self._theme.colour("border_strong")
        rounded(QPainter(self), self.rect(), self._theme.tokens.radii["lg"], fill, line, 1)

    def _take_back(self) -> None:
        self.dismiss()
        self.undone.emit()

    def _pause(self) -> None:
        if self._timer.isActive():
            self._left = max(self._timer.remainingTime(), 1000)
            self._timer.stop()

    def _resume(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start(self._left)

    def _place(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        margin = self._theme.dp(_MARGIN)
        origin = self._anchor.mapTo(host, QPoint(0, 0)) if self._anchor is not host else QPoint(0, 0)
        self.message.setText(self._said)
        around = self.sizeHint().width() - self.message.sizeHint().width()
        most = host.width() - 2 * margin
        width = min(
            around + self._theme.text_width(self._said, Role.BASE, MEDIUM) + 1, self._anchor.width() - 2 * margin
        )
        width = min(max(width, self.minimumSizeHint().width()), most)
        widest, step = min(self._theme.dp(_WIDEST), most), self._theme.dp(20)
        while width < widest and not self._fits(self._said, width - around):
            width = min(width + step, widest)
        self._show_within(width - around)
        height = self.heightForWidth(width)
        left = origin.x() + (self._anchor.width() - width) // 2
        if width > self._anchor.width() - 2 * margin:  # rather over the pane before than over the buttons of the next
            left = origin.x() + self._anchor.width() - width - margin
        left = min(max(left, margin), most + margin - width)
        self.setGeometry(left, origin.y() + self._anchor.height() - height - margin, width, height)

    def _fits(self, text: str, width: int) -> bool:
        """Tell whether a sentence holds in the lines that a toast may have, ``width`` pixels long."""
        metrics = self.message.fontMetrics()
        room = QRect(0, 0, width, _FAR)
        height = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()
        return height <= (_LINES - 1) * metrics.lineSpacing() + metrics.height()

    def _show_within(self, width: int) -> None:
        """Show the sentence, or as many of its words as hold."""
        words = self._said.split(" ")
        shown = self._said
        while not self._fits(shown, width) and len(words) > 1:
            words.pop()
            shown = " ".join(words).rstrip(",;:. \u00a0\u202f") + "…"
        self.message.setText(shown)
        self.message.setToolTip("" if shown == self._said else self._said)
        self.message.setAccessibleName(self._said)
