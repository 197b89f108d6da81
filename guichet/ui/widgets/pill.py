"""Small painted labels: states, keys, initials."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from guichet.ui.theme import SEMIBOLD, Role, Theme, Tone
from guichet.ui.widgets.painting import draw_key_cap, draw_pill, draw_text, key_cap_size, pill_size, rounded


class _PaintedLabel(QLabel):
    """A label of fixed size that paints itself; its text stays readable to assistive tools."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class Pill(_PaintedLabel):
    """A state in a word, on a soft fill, with an optional icon."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        icon: str = "",
        *,
        outlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, parent)
        self._tone = tone
        self._icon = icon
        self._outlined = outlined

    @property
    def tone(self) -> Tone:
        return self._tone

    def show_state(self, text: str, tone: Tone, icon: str = "") -> None:
        """Show another state."""
        self._tone = tone
        self._icon = icon
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._theme, self.text(), self._icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_pill(painter, self._theme, self.rect(), self.text(), self._tone, self._icon, outlined=self._outlined)


class KeyCap(_PaintedLabel):
    """The name of a key, drawn as a key."""

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, parent)

    def sizeHint(self) -> QSize:
        return key_cap_size(self._theme, self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_key_cap(
            painter,
            self._theme,
            self.rect(),
            self.text(),
            self._theme.colour("text"),
            self._theme.colour("border_strong"),
        )


def initials(name: str) -> str:
    """Return one or two capitals for a displayed name, given name first (« Mme BENALI Samira » → « SB »)."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalpha()]
    words = [word for word in words if word.rstrip(".") not in {"M", "Mme", "Mlle", "Mx"}]
    surnames = [word for word in words if word.isupper() and len(word) > 1]
    given = [word for word in words if word not in surnames]
    letters = [group[0][0] for group in (given, surnames) if group]
    if not surnames and len(given) > 1:
        letters = [given[0][0], given[-1][0]]
    return "".join(letters).upper()


class Avatar(_PaintedLabel):
    """Initials in a disc; says the whole name to assistive tools."""

    def __init__(self, theme: Theme, name: str = "", size: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(theme, initials(name), parent)
        self._size = size
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Show the initials of a name."""
        self.setText(initials(name))
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        return self._theme.icon_size(self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = self._theme.colour("border") if self._theme.high_contrast else None
        rounded(painter, self.rect(), self.width() / 2, self._theme.colour("primary_soft"), line, 1)
        role = Role.MD if self._size >= 40 else Role.SM
        area = QRect(0, 0, self.width(), self.height())
        draw_text(
            painter,
            self._theme,
            area,
            self.text(),
            role,
            "primary_text",
            weight=SEMIBOLD,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
