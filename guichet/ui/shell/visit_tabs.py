"""The visits kept open side by side at the counter."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.buttons import IconButton
from guichet.ui.widgets.painting import draw_text, paint_icon, rounded


@dataclass(frozen=True)
class Visit:
    """One open interaction.

    Attributes:
        title: the person, such as « Mme BENALI Samira ».
        detail: ticket and place, or since when it is parked.
        icon: its channel.
    """

    key: str
    title: str
    detail: str = ""
    icon: str = "building-2"


class _VisitTab(QAbstractButton):
    def __init__(self, theme: Theme, visit: Visit) -> None:
        super().__init__()
        self._theme = theme
        self.visit = visit
        self.setText(visit.title)
        self.setCheckable(True)
        self.setAccessibleName(f"{visit.title}, {visit.detail}" if visit.detail else visit.title)
        self.setToolTip(self.accessibleName())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.close_button = IconButton(
            theme, "x", self.tr("Terminer la visite : {title}").format(title=visit.title), size=24, icon_size=14
        )
        self.close_button.setParent(self)

    def sizeHint(self) -> QSize:
        dp = self._theme.dp
        title = self._theme.text_width(self.visit.title, Role.BASE, SEMIBOLD)
        detail = self._theme.text_width(self.visit.detail, Role.SM)
        width = dp(12 + 18 + 6) + title + (dp(8) + detail if self.visit.detail else 0) + self._end_room()
        return QSize(width, self._theme.size("visit_tab"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.dp(140), self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        side = self.close_button.sizeHint().width()
        self.close_button.setGeometry(self.width() - side - self._theme.dp(4), (self.height() - side) // 2, side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the row of tabs moves between them
            return
        super().keyPressEvent(event)

    def set_current(self, current: bool) -> None:
        """Only the open visit shows its cross; only it is a tab stop."""
        self.setChecked(current)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.close_button.setVisible(current)
        self.updateGeometry()

    def _end_room(self) -> int:
        return self._theme.dp(34 if self.isChecked() else 14)

    def nextCheckState(self) -> None:  # noqa: N802 (Qt's own name)
        self.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, dp, on = self._theme, self._theme.dp, self.isChecked()
        painter = QPainter(self)
        radius = theme.tokens.radii["lg"]
        if on:
            rounded(painter, self.rect(), radius, theme.colour("surface"), theme.colour("border"), theme.stroke)
            bar = QRect(dp(3), dp(10), dp(3), self.height() - 2 * dp(10))
            painter.fillRect(bar, theme.colour("primary"))
        elif self.underMouse():
            rounded(painter, self.rect(), radius, theme.colour("hover"), None, 0)
        left = dp(11)
        paint_icon(painter, theme, self.visit.icon, QRect(left, 0, dp(18), self.height()), "primary" if on else "text2")
        left += dp(18 + 7)
        room = self.width() - left - self._end_room() + dp(2)
        weight = SEMIBOLD if on else MEDIUM
        area = QRect(left, 0, room, self.height())
        taken = draw_text(painter, theme, area, self.visit.title, weight=weight, colour="text" if on else "text2")
        rest = room - taken - dp(8)
        if self.visit.detail and rest > dp(24):
            area = QRect(left + taken + dp(8), 0, rest, self.height())
            draw_text(painter, theme, area, self.visit.detail, Role.SM, "text2")


class VisitTabs(QFrame):
    """Tabs of visits: one tab stop, ← → to move, and a button for a new one. The cross of the open one ends it."""

    chosen = Signal(str)
    ended = Signal(str)
    new_asked = Signal()

    def __init__(self, theme: Theme, new_text: str) -> None:
        super().__init__()
        self._theme = theme
        self._tabs: list[_VisitTab] = []
        self.setAccessibleName(self.tr("Visites"))
        self.add_button = IconButton(theme, "plus", new_text)
        self.add_button.clicked.connect(self.new_asked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.add_button)
        self._row.addStretch(1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_visits(self, visits: list[Visit], current: str) -> None:
        """Show these visits; ``current`` is the key of the open one."""
        for tab in self._tabs:
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = []
        for place, visit in enumerate(visits):
            tab = _VisitTab(self._theme, visit)
            tab.set_current(visit.key == current)
            tab.clicked.connect(self._on_clicked)
            tab.close_button.clicked.connect(self._on_close_clicked)
            self._row.insertWidget(place, tab)
            tab.show()
            self._tabs.append(tab)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(event.key(), 0)
        here = next((place for place, tab in enumerate(self._tabs) if tab.hasFocus()), None)
        if step and here is not None:
            self._tabs[(here + step) % len(self._tabs)].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        if isinstance(tab := self.sender(), _VisitTab):
            self.chosen.emit(tab.visit.key)

    def _on_close_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget) and isinstance(tab := button.parentWidget(), _VisitTab):
            self.ended.emit(tab.visit.key)

    def _restyle(self) -> None:
        dp = self._theme.dp
        self._row.setContentsMargins(dp(12), dp(8), dp(12), 0)
        self._row.setSpacing(dp(6))
        self.setFixedHeight(self._theme.size("visit_tab") + dp(8))
