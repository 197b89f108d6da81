"""The top bar: search, the sync pill and the agent."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from guichet.ui.shell.sync_pill import SyncPill
from guichet.ui.theme import SEMIBOLD, Breakpoint, Role, Theme
from guichet.ui.widgets.labels import ElidingLabel
from guichet.ui.widgets.painting import rounded
from guichet.ui.widgets.pill import Avatar
from guichet.ui.widgets.search_field import SearchField


class AgentBadge(QAbstractButton):
    """Who works here and at which counter; pressing it opens the agent's menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._avatar = Avatar(theme, "")
        self._name = ElidingLabel(theme, "", Role.SM, "text", weight=SEMIBOLD)
        self._place = ElidingLabel(theme, "", Role.SM, "text2")
        self._words = QWidget()
        self._lay_out(theme)
        for part in (self._avatar, self._words, self._name, self._place):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Agent"))
        self.hide()

    def show_agent(self, name: str, place: str) -> None:
        """Show a name and a place, such as « Guichet 3 »."""
        self._avatar.show_name(name)
        self._name.setText(name)
        self._place.setText(place)
        self.setAccessibleName(self.tr("Agent : {name}, {place}").format(name=name, place=place))
        self.setToolTip(f"{name}\n{place}")
        self._words.updateGeometry()
        self.updateGeometry()
        self.show()

    def set_short(self, short: bool) -> None:
        """Show the initials alone."""
        self._words.setHidden(short)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self.isDown():
            fill = self._theme.colour("hover")
            rounded(QPainter(self), self.rect(), self._theme.tokens.radii["md"], fill, None, 0)

    def _lay_out(self, theme: Theme) -> None:
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.dp(2))
        words.addWidget(self._name)
        words.addWidget(self._place)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.dp(2), theme.dp(2), theme.dp(2), theme.dp(2))
        row.setSpacing(theme.dp(8))
        row.addWidget(self._avatar)
        row.addWidget(self._words)


class TopBar(QFrame):
    """Always in sight, 60 logical pixels high."""

    sync_asked = Signal()
    agent_menu_asked = Signal()

    def __init__(self, theme: Theme, search_cap: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Barre supérieure"))
        self.search = SearchField(theme, self.tr("Rechercher"), cap=search_cap)
        self.search.set_placeholders(
            self.tr("Rechercher : nom, téléphone, naissance, n° de demande…"), self.tr("Nom, téléphone, n°…")
        )
        self.sync = SyncPill(theme)
        self.sync.clicked.connect(self.sync_asked)
        self.agent = AgentBadge(theme)
        self.agent.clicked.connect(self.agent_menu_asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.search, 100)
        self._row.addStretch(1)
        self._row.addWidget(self.sync)
        self._row.addWidget(self.agent)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Give up the least needed parts when the window is narrow."""
        self.agent.set_short(breakpoint_ in (Breakpoint.COMPACT, Breakpoint.NARROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        line = self._theme.stroke
        painter.fillRect(0, self.height() - line, self.width(), line, self._theme.colour("border"))

    def _restyle(self) -> None:
        dp = self._theme.dp
        self.setFixedHeight(self._theme.size("topbar"))
        self._row.setContentsMargins(dp(12), 0, dp(12), 0)
        self._row.setSpacing(dp(12))
        self.search.setMaximumWidth(dp(560))
        self.update()
