"""Colours, type, icons and lengths of the window, from one file of tokens."""

from guichet.ui.theme.theme import MEDIUM, SEMIBOLD, TEXT_SCALES, Theme, ToneColours, system_theme
from guichet.ui.theme.tokens import Breakpoint, Role, ThemeName, Tone

__all__ = [
    "MEDIUM",
    "SEMIBOLD",
    "TEXT_SCALES",
    "Breakpoint",
    "Role",
    "Theme",
    "ThemeName",
    "Tone",
    "ToneColours",
    "system_theme",
]
