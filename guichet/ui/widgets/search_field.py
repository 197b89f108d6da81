"""The search field of the top bar."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.inputs import TextField
from guichet.ui.widgets.painting import draw_key_cap, key_cap_size

_HEIGHT = 36


class SearchField(TextField):
    """A line with a magnifier and the key that brings the focus to it. Escape clears it."""

    query_changed = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, name: str, *, cap: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, icon="search", height=_HEIGHT, parent=parent)
        self._cap = cap
        self._long_placeholder = ""
        self._short_placeholder = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self.query_changed)
        self._leave_room()
        theme.changed.connect(self._leave_room)

    def set_placeholders(self, long: str, short: str) -> None:
        """Give the words shown when the field is empty, and shorter ones for a narrow field."""
        self._long_placeholder, self._short_placeholder = long, short
        self._choose_placeholder()

    def grab_attention(self) -> None:
        """Take the focus and select the text, ready to be replaced."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(560), self._theme.dp(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.dp(180), self._theme.dp(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.query_changed.emit("")
            self.cleared.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, dp = QPainter(self), self._theme.dp
        if self._cap:
            size = key_cap_size(self._theme, self._cap)
            box = QRect(
                self.width() - dp(10) - size.width(), (self.height() - size.height()) // 2, size.width(), size.height()
            )
            draw_key_cap(
                painter, self._theme, box, self._cap, self._theme.colour("text2"), self._theme.colour("border_strong")
            )

    def _leave_room(self) -> None:
        right = key_cap_size(self._theme, self._cap).width() + self._theme.dp(10) if self._cap else 0
        self.setTextMargins(self._theme.dp(28), 0, right, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_placeholder()

    def _choose_placeholder(self) -> None:
        room = self.width() - self._theme.dp(80)
        fits = self.fontMetrics().horizontalAdvance(self._long_placeholder) <= room
        self.setPlaceholderText(self._long_placeholder if fits else self._short_placeholder)
