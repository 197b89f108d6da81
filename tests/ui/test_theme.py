"""The theme keeps its promises: contrast, fonts, icons, and a Qt binding that does not leak."""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QPainter, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from guichet.ui.theme import Breakpoint, Role, Theme, ThemeName, Tone, system_theme
from guichet.ui.theme.icons import IconUnknown
from guichet.ui.theme.stylesheet import make_stylesheet
from guichet.ui.theme.tokens import RESOURCES, contrast_ratio, load_tokens, split_alpha

UI = Path(__file__).parents[2] / "guichet" / "ui"
TOKENS = load_tokens()


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize(("pair", "least"), TOKENS.contrast.items())
def test_every_pair_of_colours_keeps_its_contrast(name: ThemeName, pair: str, least: float) -> None:
    ink, ground = pair.split("/")
    colours = TOKENS.colours[name]
    assert contrast_ratio(colours[ink], colours[ground]) >= least


def test_contrast_of_black_and_white_is_twenty_one() -> None:
    assert contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)


def test_every_theme_defines_the_same_tokens() -> None:
    names = [set(TOKENS.colours[name]) for name in ThemeName]
    assert names[0] == names[1] == names[2]
    assert {token for tone in Tone for token in TOKENS.tones[tone]} <= names[0]


def test_alpha_is_read_after_the_colour() -> None:
    assert split_alpha("#0E2A3573") == (14, 42, 53, 0x73)
    assert split_alpha("#FFFFFF") == (255, 255, 255, 255)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1920, Breakpoint.WIDE),
        (1600, Breakpoint.WIDE),
        (1366, Breakpoint.STANDARD),
        (1280, Breakpoint.COMPACT),
        (683, Breakpoint.NARROW),
    ],
)
def test_breakpoints_follow_the_effective_width(width: float, expected: Breakpoint) -> None:
    assert TOKENS.breakpoint_for(width) is expected


def test_the_packaged_font_has_four_real_weights(theme: Theme) -> None:
    assert theme.font(Role.BASE).family() == "Inter"
    assert len(QFontDatabase.styles("Inter")) == 4
    widths = {theme.text_width("Enregistrer", Role.BASE, weight) for weight in (400, 500, 600, 700)}
    assert len(widths) >= 3


def test_figures_are_tabular(theme: Theme) -> None:
    assert theme.text_width("11:11:11", Role.BASE) == theme.text_width("08:08:08", Role.BASE)


def test_text_scale_grows_fonts_and_lengths(theme: Theme) -> None:
    before = theme.font(Role.BASE).pointSizeF()
    theme.change(scale=2.0)
    assert theme.font(Role.BASE).pointSizeF() == pytest.approx(2 * before)
    assert theme.size("control") == 64


@pytest.mark.parametrize("name", list(ThemeName))
def test_palette_and_style_sheet_come_from_the_tokens(qapp: QApplication, name: ThemeName) -> None:
    theme = Theme(name)
    assert theme.palette().color(QPalette.ColorRole.Window).name().upper() == TOKENS.colours[name]["canvas"]
    sheet = make_stylesheet(theme)
    assert "$" not in sheet
    assert len(re.findall(r"\{", sheet)) <= 60


def test_an_icon_takes_its_colour_and_is_drawn_once(theme: Theme) -> None:
    first = theme.pixmap("check", 18, "danger", 2.0)
    assert first.width() == 36
    assert first.devicePixelRatio() == 2.0
    assert theme.pixmap("check", 18, "danger", 2.0) is first
    image = first.toImage()
    inks = {
        image.pixelColor(x, y).name() for x in range(36) for y in range(36) if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.hex("danger") in inks


def test_an_icon_that_does_not_exist_is_refused(theme: Theme) -> None:
    with pytest.raises(IconUnknown):
        theme.pixmap("no-such-icon", 18, "text", 1.0)


def test_every_packaged_icon_can_be_tinted() -> None:
    icons = list((RESOURCES / "icons").glob("*.svg"))
    assert icons
    assert all("currentColor" in icon.read_text() for icon in icons)
    assert (RESOURCES / "icons" / "LICENSE").is_file()
    assert (RESOURCES / "fonts" / "OFL.txt").is_file()


def test_the_binding_keeps_its_references_to_none(qapp: QApplication) -> None:
    """PySide6 6.12 on Python 3.11 lost one at each call that returns nothing, then aborted."""
    pixmap = QPixmap(4, 4)
    painter = QPainter(pixmap)
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(2000):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 200


def test_the_window_imports_neither_the_database_nor_the_network() -> None:
    forbidden = re.compile(r"^\s*(from|import) (sqlalchemy|requests|httpx|numpy|guichet\.(models|operations|queries))")
    for source in UI.rglob("*.py"):
        for line in source.read_text(encoding="utf-8").splitlines():
            assert not forbidden.match(line), f"{source.name}: {line}"


def test_the_system_choice_is_one_of_ours(qapp: QApplication) -> None:
    assert system_theme(qapp) in set(ThemeName)


def test_french_typography_in_every_sentence() -> None:
    plain_space = re.compile(r'(?:\.tr|words|translate)\((?:"[^"]*",\s*)?"[^"]* [:;!?][^"]*"')
    wrong = [source.name for source in UI.rglob("*.py") if plain_space.search(source.read_text(encoding="utf-8"))]
    assert wrong == []


def test_every_icon_named_in_the_code_is_packaged(theme: Theme) -> None:
    packaged = {icon.stem for icon in (RESOURCES / "icons").glob("*.svg")}
    named = re.compile(r'icon(?:=|: str = )"([a-z0-9-]+)"|IconLabel\(\w+(?:\.\w+)*, "([a-z0-9-]+)"')
    found = {
        first or second
        for source in UI.rglob("*.py")
        for first, second in named.findall(source.read_text(encoding="utf-8"))
    }
    assert found
    assert found - packaged == set()
