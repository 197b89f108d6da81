"""Buttons: main, secondary, link and icon-only; painted from tokens, with the key that does the same."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QCursor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QWidget

from guichet.ui.theme import MEDIUM, SEMIBOLD, Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.painting import draw_key_cap, draw_text, key_cap_size, paint_icon, rounded

_CAP_GAP = 10


class ButtonKind(Enum):
    """How much a button weighs: one main button a pane, links for the lightest."""

    PRIMARY = auto()
    SECONDARY = auto()
    LINK = auto()
    ON_DARK = auto()


@dataclass(frozen=True)
class _Look:
    fill: QColor | None
    line: QColor | None
    ink: QColor
    icon: QColor
    cap_line: QColor


class Button(QPushButton):
    """A verb and its object, an icon, and the key cap of its shortcut.

    Made from words, or from a registered action that then rules its text, key and availability.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "",
        cap: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._cap = cap
        self._action: QAction | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Entrée presses it, as Espace does
        theme.changed.connect(self._restyle)

    @classmethod
    def of(
        cls,
        theme: Theme,
        actions: Actions,
        action_id: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        text: str = "",
        with_cap: bool = True,
        parent: QWidget | None = None,
    ) -> "Button":
        """Return the button of a registered action; ``text`` replaces its words where space is short."""
        spec, action = actions.spec(action_id), actions[action_id]
        cap = key_text(action.shortcut()) if with_cap else ""
        button = cls(theme, text or action.text(), kind=kind, icon=spec.icon, cap=cap, parent=parent)
        button._follow(action, fixed_text=bool(text))
        return button

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_icon_name(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def set_cap(self, cap: str) -> None:
        """Show another key, or none."""
        self._cap = cap
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = 2 * self._padding() + self._content_width() + self._cap_width()
        return QSize(width, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._theme.dp(96)), self._height())

    def is_cut(self) -> bool:
        """Tell whether part of the words is hidden; the key cap gives way first."""
        return self._content_width() > self.width() - 2 * self._padding()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and not self.toolTip() and self.is_cut():
            QToolTip.showText(QCursor.pos(), self.text(), self)
            return True
        return super().event(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self._look()
        radius = self._theme.tokens.radii["md"]
        rounded(painter, self.rect(), radius, look.fill, look.line, self._theme.stroke)
        dp = self._theme.dp
        inner = self.rect().adjusted(self._padding(), 0, -self._padding(), 0)
        if self._cap and self._content_width() + self._cap_width() <= inner.width():
            cap = key_cap_size(self._theme, self._cap)
            box = QRect(inner.right() + 1 - cap.width(), (self.height() - cap.height()) // 2, cap.width(), cap.height())
            draw_key_cap(painter, self._theme, box, self._cap, look.ink, look.cap_line)
            inner.setRight(box.left() - dp(_CAP_GAP))
        self._paint_content(painter, inner, look)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            pointing, plain = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(pointing if self.isEnabled() else plain)

    def _paint_content(self, painter: QPainter, inner: QRect, look: _Look) -> None:
        dp = self._theme.dp
        wanted = self._content_width()
        icon_room = wanted - self._text_width()
        left = inner.x()
        if self._kind is not ButtonKind.LINK:
            left += max(0, (inner.width() - wanted) // 2)
        if self._icon:
            paint_icon(painter, self._theme, self._icon, QRect(left, 0, dp(18), self.height()), look.icon)
            left += icon_room
        area = QRect(left, 0, inner.right() + 1 - left, self.height())
        draw_text(painter, self._theme, area, self.text(), Role.BASE, look.ink, weight=self._weight())

    def _look(self) -> _Look:
        colour = self._theme.colour
        hovered = self.underMouse() and self.isEnabled()
        if not self.isEnabled():
            fill = colour("subtle") if self._kind is ButtonKind.PRIMARY else None
            line = None if self._kind is ButtonKind.LINK else colour("border")
            return _Look(fill, line, colour("disabled"), colour("disabled"), colour("border"))
        match self._kind:
            case ButtonKind.PRIMARY:
                state = "primary_press" if self.isDown() else "primary_hover" if hovered else "primary"
                ink = colour("on_primary")
                soft = QColor(ink)
                soft.setAlphaF(0.55)
                return _Look(colour(state), None, ink, ink, soft)
            case ButtonKind.SECONDARY:
                fill = colour("selection" if self.isDown() else "hover" if hovered else "surface")
                strong = colour("border_strong")
                return _Look(fill, strong, colour("text"), colour("text2"), strong)
            case ButtonKind.LINK:
                link_fill = colour("selection") if self.isDown() else colour("hover") if hovered else None
                ink = colour("primary")
                return _Look(link_fill, None, ink, ink, ink)
            case ButtonKind.ON_DARK:
                white = colour("on_toast")
                veil = QColor(white)
                veil.setAlpha(40 if hovered or self.isDown() else 0)
                return _Look(veil, white, white, white, white)

    def _padding(self) -> int:
        return self._theme.dp(6 if self._kind is ButtonKind.LINK else 10)

    def _content_width(self) -> int:
        icon = self._theme.dp(18) + (self._theme.dp(8) if self.text() else 0) if self._icon else 0
        return icon + self._text_width()

    def _cap_width(self) -> int:
        return self._theme.dp(_CAP_GAP) + key_cap_size(self._theme, self._cap).width() if self._cap else 0

    def _height(self) -> int:
        return self._theme.size("control_primary" if self._kind is ButtonKind.PRIMARY else "control")

    def _weight(self) -> int:
        return SEMIBOLD if self._kind is ButtonKind.PRIMARY else MEDIUM

    def _text_width(self) -> int:
        return self._theme.text_width(self.text(), Role.BASE, self._weight())

    def _follow(self, action: QAction, *, fixed_text: bool) -> None:
        self._action = action
        self.setObjectName(f"button:{action.objectName()}")
        self.clicked.connect(action.trigger)
        if fixed_text:
            self.setAccessibleName(action.text())
        else:
            action.changed.connect(self._take_text)
        action.changed.connect(self._take_state)
        self._take_state()

    def _take_text(self) -> None:
        if self._action is not None and self.text() != self._action.text():
            self.setText(self._action.text())
            self.updateGeometry()

    def _take_state(self) -> None:
        if self._action is not None:
            self.setEnabled(self._action.isEnabled())
            if not self._action.isVisible():  # what a role may not do is not offered
                self.hide()
            self.setToolTip("" if self._action.toolTip() == self._action.text() else self._action.toolTip())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconButton(QPushButton):
    """An icon alone, where the place leaves no room for a word; its name is its tooltip."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        *,
        size: int = 32,
        icon_size: int = 18,
        colour: str = "text2",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._colour = colour
        self._size = max(size, 24)
        self._icon_size = icon_size
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAutoDefault(True)  # Entrée presses it, as Espace does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        return self._theme.icon_size(self._size)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            fill = self._theme.colour("selection" if self.isDown() else "hover")
            rounded(painter, self.rect(), self._theme.tokens.radii["md"], fill, None, 0)
        colour = self._colour if self.isEnabled() else "disabled"
        paint_icon(painter, self._theme, self._icon, self.rect(), colour, self._icon_size)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Chip(QPushButton):
    """A filter that can be on or off, with a count."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        icon: str = "",
        icon_colour: str = "text2",
        count: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._icon = icon
        self._icon_colour = icon_colour
        self._count = count
        self.setCheckable(True)
        self.setAutoDefault(True)  # Entrée presses it, as Espace does
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many items the filter keeps."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        dp = self._theme.dp
        width = 2 * dp(10) + self._theme.text_width(self.text(), Role.SM, MEDIUM)
        if self._icon:
            width += dp(16) + dp(5)
        if self._count is not None:
            width += dp(7) + self._theme.text_width(str(self._count), Role.SM)
        return QSize(width, self._theme.size("chip"))

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
        fill = "primary_soft" if on else "hover" if self.underMouse() else "surface"
        line = "primary" if on else "border_strong"
        rounded(painter, self.rect(), self.height() / 2, theme.colour(fill), theme.colour(line), 1)
        ink = "primary_text" if on else "text"
        left = dp(10)
        if self._icon:
            colour = "primary_text" if on else self._icon_colour
            paint_icon(painter, theme, self._icon, QRect(left, 0, dp(16), self.height()), colour, 16)
            left += dp(16) + dp(5)
        area = QRect(left, 0, self.width() - left, self.height())
        left += draw_text(painter, theme, area, self.text(), Role.SM, ink, weight=MEDIUM)
        if self._count is not None:
            area = QRect(left + dp(7), 0, self.width() - left, self.height())
            draw_text(painter, theme, area, str(self._count), Role.SM, "primary_text" if on else "text2")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
