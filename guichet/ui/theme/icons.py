"""Line icons, tinted and cached per size, colour and screen density."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from guichet.ui.theme.tokens import RESOURCES

_HAIRLINE_FROM = 18  # from this size on, a thinner stroke looks as dark as the text beside it


class IconUnknown(LookupError):
    """The package holds no icon of this name."""


@cache
def _source(name: str) -> str:
    path = RESOURCES / "icons" / f"{name}.svg"
    if not path.is_file():
        raise IconUnknown(name)
    return path.read_text(encoding="utf-8")


class IconStore:
    """Draws each icon once for a size, a colour and a density, and keeps the picture."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, size: int, colour: QColor, density: float) -> QPixmap:
        """Return the icon as a square of ``size`` logical pixels.

        Raises:
            IconUnknown: the package holds no such icon.
        """
        key = (name, size, colour.rgba(), density)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, size, colour, density)
        return found

    def clear(self) -> None:
        """Forget every picture, for example when the colours change."""
        self._pixmaps.clear()

    @staticmethod
    def _draw(name: str, size: int, colour: QColor, density: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # only needed once something is painted: keeps start-up short

        text = _source(name).replace("currentColor", colour.name())
        if size >= _HAIRLINE_FROM:
            text = text.replace('stroke-width="2"', 'stroke-width="1.8"')
        pixels = max(1, round(size * density))
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(text.encode())).render(painter)
        painter.end()
        pixmap.setDevicePixelRatio(density)
        return pixmap
