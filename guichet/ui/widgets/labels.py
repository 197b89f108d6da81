"""Text on screen: plain labels by type role, and one-line labels that cut with an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guichet.ui.theme import Role, Theme


class Label(QLabel):
    """Plain text in a type role and a colour token; never interprets markup in people's data."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BASE,
        colour: str = "text",
        *,
        weight: int | None = None,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self._role = role
        self._colour = colour
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_colour(self, colour: str) -> None:
        """Change the colour token."""
        self._colour = colour
        self._restyle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style sheet takes the palette of a label that was never shown back to that of its making.
        if self.palette().color(QPalette.ColorRole.WindowText) != self._theme.colour(self._colour):
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._role, self._weight))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._colour))
        palette.setColor(QPalette.ColorRole.Text, self._theme.colour(self._colour))
        self.setPalette(palette)
        self.updateGeometry()


class ElidingLabel(Label):
    """One line that never forces its window wider: cut with an ellipsis, whole in its tooltip."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: Role = Role.BASE,
        colour: str = "text",
        *,
        weight: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, role, colour, weight=weight, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.dp(40), self.sizeHint().width()), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(self._whole_width(), metrics.height())

    def is_cut(self) -> bool:
        """Tell whether part of the text is hidden."""
        return self._whole_width() > self.width()

    def _whole_width(self) -> int:
        return self._theme.text_width(self.text(), self._role, self._weight)

    def setText(self, text: str) -> None:  # noqa: N802 (Qt's own name)
        super().setText(text)
        self._tell_whole_text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole_text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown())

    def shown(self) -> str:
        """Give what is painted."""
        if not self.is_cut():
            return self.text()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())

    def _tell_whole_text(self) -> None:
        self.setToolTip(self.text() if self.is_cut() else "")


class FittingLabel(ElidingLabel):
    """One line that says less where it has little room: a whole short text rather than a long one that is cut."""

    _shorter: tuple[str, ...] = ()

    def set_texts(self, whole: str, *shorter: str) -> None:
        """Show the first of these that fits; the whole one is what is told, and stands in the tooltip."""
        self._shorter = shorter
        self.setText(whole)
        self.update()

    def shown(self) -> str:
        fits = (
            text for text in self._shorter if self._theme.text_width(text, self._role, self._weight) <= self.width()
        )
        return next(fits, super().shown()) if self.is_cut() else self.text()


class IconLabel(QLabel):
    """An icon beside a word; silent to assistive tools unless it is given a name."""

    def __init__(
        self, theme: Theme, icon: str, colour: str = "text2", size: int = 18, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._colour = colour
        self._size = size
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_icon(self, icon: str, colour: str | None = None) -> None:
        """Show another icon."""
        self._icon = icon
        self._colour = colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        return self._theme.icon_size(self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._icon:
            return
        painter = QPainter(self)
        side = self._theme.dp(self._size)
        pixmap = self._theme.pixmap(self._icon, side, self._colour, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)

    def _restyle(self) -> None:
        self.setFixedSize(self._theme.icon_size(self._size))
        self.update()
