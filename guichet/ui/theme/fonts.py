"""The interface font: four static faces of Inter from the package, or the system's font."""

from PySide6.QtGui import QFont, QFontDatabase

from guichet.ui.theme.tokens import RESOURCES

FAMILY = "Inter"
FACES = ("Regular", "Medium", "SemiBold", "Bold")


def load_family() -> str:
    """Register the package's faces with Qt and return the family to use.

    Falls back to the system's family when a face cannot be read, so that the window still opens.
    """
    for face in FACES:
        if QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{FAMILY}-{face}.otf")) < 0:
            return system_family()
    return FAMILY


def system_family() -> str:
    """Return the family that the operating system uses for its own windows."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def make_font(family: str, points: float, weight: int) -> QFont:
    """Return a font with tabular figures and without hinting.

    Tabular figures keep dates and counts aligned in columns; hinting would change the width of
    text between screens.
    """
    font = QFont(family)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
