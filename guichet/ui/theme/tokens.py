"""Design tokens as typed data: colours, type roles, sizes and breakpoints, read once from the package."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
"""Folder of the package's fonts, icons and tokens."""


class ThemeName(StrEnum):
    """The three sets of colours; each passes the same contrast table."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "hc"


class Tone(StrEnum):
    """What a coloured state means; never shown by colour alone."""

    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"
    NEUTRAL = "neutral"
    PRIMARY = "primary"


class Role(StrEnum):
    """Type roles, from captions to key figures."""

    XS = "xs"
    SM = "sm"
    BASE = "base"
    MD = "md"
    LG = "lg"
    XL = "xl"
    KPI = "kpi"


class Breakpoint(StrEnum):
    """Layouts by effective width (window width divided by text scale)."""

    WIDE = "wide"
    STANDARD = "standard"
    COMPACT = "compact"
    NARROW = "narrow"


@dataclass(frozen=True)
class Tokens:
    """Every number of the design, in logical pixels, points and milliseconds.

    Attributes:
        colours: theme name → token → ``#RRGGBB`` or ``#RRGGBBAA``.
        contrast: ``foreground/background`` → least WCAG 2.x ratio that every theme keeps.
        type_roles: role → (points at 100 %, weight).
        tones: tone → (text, soft fill, line) colour tokens.
    """

    colours: dict[str, dict[str, str]]
    contrast: dict[str, float]
    type_roles: dict[str, tuple[float, int]]
    sizes: dict[str, int]
    rows: dict[str, int]
    radii: dict[str, int]
    breakpoints: dict[str, int]
    motion: dict[str, int]
    tones: dict[str, tuple[str, str, str]]

    def breakpoint_for(self, effective_width: float) -> Breakpoint:
        """Return the layout for a width in logical pixels at 100 % text."""
        for name in (Breakpoint.WIDE, Breakpoint.STANDARD, Breakpoint.COMPACT):
            if effective_width >= self.breakpoints[name]:
                return name
        return Breakpoint.NARROW


@cache
def load_tokens() -> Tokens:
    """Read the package's token file; the answer is shared and must not be changed."""
    raw: dict[str, Any] = json.loads((RESOURCES / "tokens.json").read_text(encoding="utf-8"))
    sizes = dict(raw["size"])
    rows = sizes.pop("row")
    return Tokens(
        colours=raw["color"],
        contrast=raw["contrast"],
        type_roles={name: (points, weight) for name, (points, weight) in raw["type"].items()},
        sizes=sizes,
        rows=rows,
        radii=raw["radius"],
        breakpoints=raw["breakpoint"],
        motion=raw["motion_ms"],
        tones={name: (text, soft, line) for name, (text, soft, line) in raw["tone"].items()},
    )


def split_alpha(value: str) -> tuple[int, int, int, int]:
    """Return red, green, blue and alpha (0–255) of ``#RRGGBB`` or ``#RRGGBBAA``."""
    digits = value.removeprefix("#")
    red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    return red, green, blue, int(digits[6:8], 16) if len(digits) == 8 else 255


def _luminance(value: str) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue, _ = split_alpha(value)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast_ratio(first: str, second: str) -> float:
    """Return the WCAG 2.x contrast ratio (1–21) of two opaque colours."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
