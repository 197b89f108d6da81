"""The theme that every widget asks: colours, fonts, icons and scaled lengths."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from guichet.ui.theme.fonts import load_family, make_font, system_family
from guichet.ui.theme.icons import IconStore
from guichet.ui.theme.palette import make_palette
from guichet.ui.theme.stylesheet import make_stylesheet
from guichet.ui.theme.tokens import Role, ThemeName, Tokens, Tone, load_tokens, split_alpha

TEXT_SCALES = (1.0, 1.25, 1.5, 2.0)
MEDIUM = 500
SEMIBOLD = 600


@dataclass(frozen=True)
class ToneColours:
    """The three colours of a state."""

    text: QColor
    soft: QColor
    line: QColor


def system_theme(app: QApplication) -> ThemeName:
    """Return the colours that the operating system asks for: high contrast first, then dark or light."""
    hints = app.styleHints()  # kept in a variable: a chained call outlives what it is called on
    accessibility = hints.accessibility()
    if accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return ThemeName.HIGH_CONTRAST
    return ThemeName.DARK if hints.colorScheme() == Qt.ColorScheme.Dark else ThemeName.LIGHT


class Theme(QObject):
    """One set of colours at one text size; widgets restyle themselves on ``changed``.

    Lengths given to :meth:`dp` are logical pixels at 100 % text.
    """

    changed = Signal()

    def __init__(self, name: ThemeName = ThemeName.LIGHT, scale: float = 1.0, *, system_font: bool = False) -> None:
        super().__init__()
        self.tokens: Tokens = load_tokens()
        self._name = name
        self._scale = scale
        self._system_font = system_font
        self._family = system_family() if system_font else load_family()
        self._icons = IconStore()
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[Role, int], QFont] = {}
        self._metrics: dict[tuple[Role, int], QFontMetrics] = {}

    @property
    def name(self) -> ThemeName:
        return self._name

    @property
    def scale(self) -> float:
        return self._scale

    @property
    def is_large(self) -> bool:
        """Whether the text leaves a small window a few lines only."""
        return self._scale > TEXT_SCALES[-2]

    @property
    def system_font(self) -> bool:
        """Whether the operating system's font is used instead of the package's."""
        return self._system_font

    @property
    def high_contrast(self) -> bool:
        return self._name is ThemeName.HIGH_CONTRAST

    @property
    def stroke(self) -> int:
        """Width of an outline: one pixel, two in high contrast."""
        return 2 if self.high_contrast else 1

    def apply(self, app: QApplication) -> None:
        """Dress the application: style, palette, font and style sheet. Call before the first window is made."""
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(self.palette())
        app.setFont(self.font(Role.BASE))
        app.setStyleSheet(make_stylesheet(self))

    def change(
        self, *, name: ThemeName | None = None, scale: float | None = None, system_font: bool | None = None
    ) -> None:
        """Switch colours, text size or font while the window is open."""
        self._name = name or self._name
        self._scale = scale or self._scale
        if system_font is not None and system_font is not self._system_font:
            self._system_font = system_font
            self._family = system_family() if system_font else load_family()
        self._icons.clear()
        self._colours.clear()
        self._fonts.clear()
        self._metrics.clear()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.apply(app)
        self.changed.emit()

    def palette(self) -> QPalette:
        """Return the widget palette of these colours."""
        return make_palette(self)

    def hex(self, token: str) -> str:
        """Return a colour as ``#RRGGBB``, for the style sheet."""
        return self.colour(token).name()

    def colour(self, token: str) -> QColor:
        """Return a colour by its token; an unknown token is a ``KeyError``."""
        found = self._colours.get(token)
        if found is None:
            found = self._colours[token] = QColor(*split_alpha(self.tokens.colours[self._name][token]))
        return found

    def tone(self, tone: Tone) -> ToneColours:
        """Return text, soft fill and line of a state."""
        text, soft, line = self.tokens.tones[tone]
        return ToneColours(self.colour(text), self.colour(soft), self.colour(line))

    def dp(self, length: float) -> int:
        """Return a length scaled by the text size, in logical pixels."""
        return round(length * self._scale)

    def size(self, token: str) -> int:
        """Return a named size (``control``, ``rail``, ``icon``…), scaled."""
        return self.dp(self.tokens.sizes[token])

    def row(self, token: str) -> int:
        """Return the height of a kind of row (``timeline``, ``request``…), scaled."""
        return self.dp(self.tokens.rows[token])

    def font(self, role: Role, weight: int | None = None) -> QFont:
        """Return the font of a role, in its own weight unless another is given."""
        points, own = self.tokens.type_roles[role]
        key = (role, weight or own)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = make_font(self._family, points * self._scale, key[1])
        return found

    def metrics(self, role: Role, weight: int | None = None) -> QFontMetrics:
        """Return the metrics of :meth:`font`, kept between calls because delegates ask often."""
        key = (role, weight or self.tokens.type_roles[role][1])
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = QFontMetrics(self.font(role, weight))
        return found

    def text_width(self, text: str, role: Role, weight: int | None = None) -> int:
        """Return the width that a line needs, rounded up so that nothing is cut for a fraction of a pixel."""
        return ceil(QFontMetricsF(self.font(role, weight)).horizontalAdvance(text))

    def pixmap(self, name: str, size: int, token: str | QColor, density: float) -> QPixmap:
        """Return a tinted icon of ``size`` logical pixels (already scaled)."""
        colour = token if isinstance(token, QColor) else self.colour(token)
        return self._icons.pixmap(name, size, colour, density)

    def icon(self, name: str, colour: str = "text2", size: int = 18) -> QIcon:
        """Return an icon for Qt's own widgets, such as menus, for every density in use."""
        icon = QIcon()
        side = self.dp(size)
        for density in {1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}:
            icon.addPixmap(self.pixmap(name, side, colour, density), QIcon.Mode.Normal)
            icon.addPixmap(self.pixmap(name, side, "disabled", density), QIcon.Mode.Disabled)
        return icon

    def icon_size(self, size: int = 18) -> QSize:
        """Return a square icon size, scaled."""
        return QSize(self.dp(size), self.dp(size))
