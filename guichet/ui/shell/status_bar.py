"""The status bar: key hints at the left, devices and last exchange at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from guichet.ui.theme import Breakpoint, Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.labels import IconLabel, Label
from guichet.ui.widgets.pill import KeyCap


class _Hint(QWidget):
    def __init__(self, theme: Theme, cap: str, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.dp(16), 0)
        row.setSpacing(theme.dp(6))
        row.addWidget(KeyCap(theme, cap))
        row.addWidget(Label(theme, text, Role.SM, "text2"))


class _Device(QAbstractButton):
    """A device and its state; a click asks for its settings, which have an action of their own for the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumHeight(theme.dp(24))
        self._icon = IconLabel(theme, "", "text2", 16)
        self._words = Label(theme, "", Role.SM, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(8))
        row.addWidget(self._icon)
        row.addWidget(self._words)
        for part in (self._icon, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing of its own: its icon and its words are painted."""

    def show_state(self, icon: str, text: str, colour: str) -> None:
        self.setAccessibleName(text)
        self._icon.set_icon(icon, colour)
        self._words.setText(text)
        self._words.set_colour(colour)


class StatusBar(QFrame):
    """What the keys do here, and how the devices are."""

    device_asked = Signal(str)
    """Key of the device that was clicked."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._hints: list[QWidget] = []
        self._breakpoint = Breakpoint.STANDARD
        self._devices: dict[str, _Device] = {}
        self.setAccessibleName(self.tr("Barre d’état"))
        self._row = QHBoxLayout(self)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        self._row.addLayout(self._left)
        self._row.addStretch(1)
        self._row.addLayout(self._right)
        self.exchange = Label(theme, "", Role.SM, "text2")
        self._right.addWidget(self.exchange)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_hints(self, action_ids: list[str]) -> None:
        """Show the keys of these registered actions, the most useful first."""
        for hint in self._hints:
            self._left.removeWidget(hint)
            hint.hide()
            hint.deleteLater()
        self._hints = []
        for action_id in action_ids:
            spec, action = self._actions.spec(action_id), self._actions[action_id]
            if cap := key_text(action.shortcut()):
                self._add_hint(cap, spec.hint or action.text())
        self._thin_out()

    def show_device(self, key: str, icon: str, text: str, *, failing: bool = False) -> None:
        """Show the state of a device: ``printer``, ``scanner``, ``display``."""
        device = self._devices.get(key)
        if device is None:
            device = self._devices[key] = _Device(self._theme)
            device.setObjectName(key)
            device.clicked.connect(self._on_device)
            self._right.insertWidget(len(self._devices) - 1, device)
            self._thin_out()
        device.show_state("triangle-alert" if failing else icon, text, "danger" if failing else "text2")

    def show_exchange(self, text: str) -> None:
        """Show when data was last exchanged, such as « Dernière synchro 10:08:14 »."""
        self.exchange.setText(text)

    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Keep fewer hints and devices on a narrow window."""
        self._breakpoint = breakpoint_
        self._thin_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("canvas"))
        painter.fillRect(0, 0, self.width(), self._theme.stroke, self._theme.colour("border"))

    def _on_device(self) -> None:
        device = self.sender()
        if isinstance(device, _Device):
            self.device_asked.emit(device.objectName())

    def _add_hint(self, cap: str, text: str) -> None:
        hint = _Hint(self._theme, cap, text)
        self._left.addWidget(hint)
        self._hints.append(hint)

    def _thin_out(self) -> None:
        narrow = self._breakpoint is Breakpoint.NARROW
        compact = self._breakpoint is Breakpoint.COMPACT
        for place, hint in enumerate(self._hints):
            hint.setHidden(place >= (2 if narrow or compact else 4))
        for key, device in self._devices.items():
            device.setHidden(narrow or (key == "display" and compact))

    def _restyle(self) -> None:
        dp = self._theme.dp
        self.setFixedHeight(self._theme.size("status"))
        self._row.setContentsMargins(dp(12), 0, dp(12), 0)
        self._left.setSpacing(dp(10))
        self._right.setSpacing(dp(18))
        self.update()
