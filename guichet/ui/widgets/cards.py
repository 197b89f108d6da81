"""Cards: the panes of a screen, with a header, a scrolling body and an action bar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from guichet.ui.theme import MEDIUM, Role, Theme
from guichet.ui.widgets.labels import ElidingLabel, IconLabel, Label
from guichet.ui.widgets.painting import rounded

MARGIN = 16


class Card(QFrame):
    """A white pane with a rounded outline; its name is what assistive tools say when entering it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        self._restyle()
        theme.changed.connect(self._restyle)

    def add_header(self, title: str, note: str = "", *actions: QWidget, role: Role = Role.MD) -> "CardHeader":
        """Add a title, a note beside it and actions at the right."""
        header = CardHeader(self._theme, title, note, *actions, role=role)
        self.column.addWidget(header)
        return header

    def add_rule(self) -> "Rule":
        """Add a thin line from side to side."""
        rule = Rule(self._theme)
        self.column.addWidget(rule)
        return rule

    def add_footer(self) -> QVBoxLayout:
        """Add an action bar under a thin line; return its column to fill."""
        self.add_rule()
        dp = self._theme.dp
        footer = QVBoxLayout()
        footer.setContentsMargins(dp(MARGIN), dp(10), dp(MARGIN), dp(12))
        footer.setSpacing(dp(8))
        self.column.addLayout(footer)
        return footer

    def paintEvent(self, event: QPaintEvent) -> None:
        colour, radius = self._theme.colour, self._theme.tokens.radii["lg"]
        rounded(QPainter(self), self.rect(), radius, colour("surface"), colour("border"), self._theme.stroke)

    def _restyle(self) -> None:
        line = self._theme.stroke
        self.column.setContentsMargins(line, line, line, line)
        self.update()


class CardHeader(QWidget):
    """The title line of a card."""

    def __init__(self, theme: Theme, title: str, note: str, *actions: QWidget, role: Role = Role.MD) -> None:
        super().__init__()
        dp = theme.dp
        self.title = ElidingLabel(theme, title, role)
        self.note = ElidingLabel(theme, note, Role.SM, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(dp(MARGIN), dp(10), dp(12), dp(8))
        row.setSpacing(dp(10))
        row.addWidget(self.title)
        row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        for action in actions:
            row.addWidget(action)
        self.setMinimumHeight(dp(50))  # as with a button in it: headers of cards side by side are level

    def add_action(self, action: QWidget) -> None:
        """Add an action at the right end."""
        layout = self.layout()
        assert layout is not None
        layout.addWidget(action)


class Rule(QFrame):
    """A thin line that parts two blocks."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(theme.stroke)
        theme.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("border"))

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.stroke)
        self.update()


class SectionTitle(QWidget):
    """The title of a block inside a card, with an optional action at the right."""

    def __init__(self, theme: Theme, title: str, action: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = ElidingLabel(theme, title, Role.SM, "text2", weight=600)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        if action is not None:
            row.addWidget(action)
        self.setMinimumHeight(theme.size("control"))

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._label.setText(title)


class ScrollArea(QScrollArea):
    """The scrolling part of a card; only cards scroll, never the window."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # setWidget turns it on


class Notice(QFrame):
    """A short sentence on a soft fill inside a card: « À savoir », a possible duplicate, a reason."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        tone: str = "info",
        icon: str = "info",
        action: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = tone
        dp = theme.dp
        self.message = Label(theme, text, Role.SM, "text", weight=MEDIUM if action else None, wrap=True)
        column = QVBoxLayout()
        column.setSpacing(dp(6))
        column.addWidget(self.message)
        if action is not None:
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(dp(10), dp(8), dp(10), dp(8))
        row.setSpacing(dp(8))
        row.addWidget(IconLabel(theme, icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self._theme.colour
        line = colour(f"{self._tone}_line") if self._theme.high_contrast or self._tone == "warning" else None
        rounded(QPainter(self), self.rect(), self._theme.tokens.radii["md"], colour(f"{self._tone}_soft"), line, 1)
