"""The rail of modules at the left of the window."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.painting import draw_text, paint_icon, rounded


@dataclass(frozen=True)
class Module:
    """One entry of the rail.

    Attributes:
        key: stable name, such as ``counter``.
        text: the word under the icon.
        name: its whole name, where the word under the icon is a short one.
        at_bottom: beside help and settings instead of with the work modules.
    """

    key: str
    text: str
    icon: str
    at_bottom: bool = False
    name: str = ""


class RailButton(QAbstractButton):
    """An icon over its word, with a counter of what waits."""

    def __init__(self, theme: Theme, module: Module) -> None:
        super().__init__()
        self._theme = theme
        self._icon = module.icon
        self._count = 0
        self._narrow = False
        self.key = module.key
        self._name = module.name or module.text
        self.setText(module.text)
        self.setCheckable(True)
        self.setProperty("ringInside", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many things wait; nothing for zero."""
        self._count = count
        self.setAccessibleName(f"{self._name}, {count}" if count else self._name)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Show the icon alone, its word in the tooltip."""
        self._narrow = narrow
        self.setToolTip(self._name if narrow or self._name != self.text() else "")
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:  # noqa: N802 (Qt's own name)
        """Stay as it is: the mark moves when the module is open, not when it is asked for."""

    def sizeHint(self) -> QSize:
        return QSize(self._theme.dp(46 if self._narrow else 72), self._theme.dp(40 if self._narrow else 54))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, dp, on = self._theme, self._theme.dp, self.isChecked()
        painter = QPainter(self)
        if on or self.underMouse():
            fill = theme.colour("rail_active_bg")
            painter.setOpacity(1.0 if on else 0.55)
            # In high contrast the ring does not show on the fill: it goes around it.
            reach = 4 if theme.high_contrast else 0
            box = self.rect().adjusted(reach, reach, -reach, -reach)
            rounded(painter, box, theme.tokens.radii["lg"], fill, None, 0)
            painter.setOpacity(1.0)
        ink = "rail_active" if on else "rail_text"
        icon_height = self.height() if self._narrow else dp(36)
        paint_icon(painter, theme, self._icon, QRect(0, 0, self.width(), icon_height), ink, 22)
        if not self._narrow:
            area = QRect(0, dp(31), self.width(), dp(18))
            weight = SEMIBOLD if on else MEDIUM
            centred = Qt.AlignmentFlag.AlignHCenter
            draw_text(painter, theme, area, self.text(), Role.XS, ink, weight=weight, align=centred)
        if self._count:
            self._paint_badge(painter)

    def _paint_badge(self, painter: QPainter) -> None:
        theme, dp = self._theme, self._theme.dp
        text = str(self._count) if self._count < 100 else "99+"
        width = max(dp(16), theme.text_width(text, Role.XS, SEMIBOLD) + dp(9))
        top = 0 if self._narrow else dp(3)
        left = min(self.width() // 2 + dp(4), self.width() - width)
        box = QRect(left, top, width, dp(16))
        rounded(painter, box, dp(8), theme.colour("badge"), None, 0)
        centred = Qt.AlignmentFlag.AlignHCenter
        draw_text(painter, theme, box, text, Role.XS, "on_badge", weight=SEMIBOLD, align=centred)


class Rail(QFrame):
    """The modules that the agent may open; work above, help and settings below."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self.setAccessibleName(self.tr("Modules"))
        self.setProperty("onDark", True)
        self._buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setSpacing(0)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        column.addLayout(self._above)
        column.addStretch(1)
        column.addLayout(self._below)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_modules(self, modules: list[Module]) -> None:
        """Show these modules and no other."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons = {}
        for module in modules:
            button = self._buttons[module.key] = RailButton(self._theme, module)
            button.set_narrow(self._narrow)
            button.clicked.connect(self._on_clicked)
            (self._below if module.at_bottom else self._above).addWidget(button)
            button.show()

    def set_current(self, key: str) -> None:
        """Mark the open module."""
        for button in self._buttons.values():
            button.setChecked(button.key == key)

    def set_count(self, key: str, count: int) -> None:
        """Show how many things wait in a module."""
        if key in self._buttons:
            self._buttons[key].set_count(count)

    def shown(self) -> list[RailButton]:
        """Return the buttons of the modules, from above to below."""
        return list(self._buttons.values())

    def button(self, key: str) -> RailButton:
        """Return the button of a module."""
        return self._buttons[key]

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone."""
        self._narrow = narrow
        for button in self._buttons.values():
            button.set_narrow(narrow)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, dp = self._theme, self._theme.dp
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        if theme.high_contrast:
            painter.fillRect(self.width() - 2, 0, 2, self.height(), theme.colour("border"))
        tile = QRect((self.width() - dp(34)) // 2, dp(12), dp(34), dp(34))
        rounded(painter, tile, theme.tokens.radii["lg"], theme.colour("rail_active_bg"), None, 0)
        paint_icon(painter, theme, "landmark", tile, "rail_active", 20)

    def _restyle(self) -> None:
        dp = self._theme.dp
        self.setFixedWidth(self._theme.size("rail_narrow" if self._narrow else "rail"))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(dp(6), dp(59), dp(6), dp(12))
        self._above.setSpacing(dp(8))
        self._below.setSpacing(dp(8))
        self.update()

    def _on_clicked(self) -> None:
        if isinstance(button := self.sender(), RailButton):
            self.chosen.emit(button.key)
