"""How each agent wants the window to look, and which printers serve this workstation; kept in its data folder only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from guichet.ui.language import Language, speak, spoken
from guichet.ui.theme import TEXT_SCALES, Theme, ThemeName, system_theme

SYSTEM: Final = "system"
"""The choice of the operating system's own colours."""
_PAPERS: Final = ("a4", "roll80")
_NAMES: Final = frozenset(each.value for each in ThemeName)
_LANGUAGES: Final = {each.value: each for each in Language}


@dataclass(frozen=True)
class Look:
    """Text size, colours, font and language. ``theme`` is a :class:`ThemeName` or :data:`SYSTEM`."""

    theme: str = SYSTEM
    scale: float = 1.0
    system_font: bool = False
    language: Language = Language.FRENCH

    def colours(self) -> ThemeName:
        """Give the colours that this means now."""
        if self.theme in _NAMES:
            return ThemeName(self.theme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return system_theme(app)

    def needs_rebuild(self, theme: Theme) -> bool:
        """Tell whether pages laid out with this theme, in the language of now, have to be made anew."""
        return (theme.scale, theme.system_font, spoken()) != (self.scale, self.system_font, self.language)

    def dress(self, theme: Theme) -> None:
        """Give the application this look, if it has another."""
        if self.language is not spoken():
            speak(self.language)
        if self.needs_rebuild(theme) or theme.name is not self.colours():
            theme.change(name=self.colours(), scale=self.scale, system_font=self.system_font)


@dataclass(frozen=True)
class Printing:
    """Which printers take the papers of this workstation, whoever works there.

    Attributes:
        papers: name of one of the system's printers; empty takes the system's own choice.
        roll: address of a receipt printer (``escpos://HOST:PORT``); empty without one.
        receipts: what deposit receipts are printed on, ``a4`` or ``roll80``.
        preview: whether a paper is shown before it is printed.
        sheets: what acknowledgments and lists of missing documents are printed on, ``a4`` or ``roll80``.
    """

    papers: str = ""
    roll: str = ""
    receipts: str = "a4"
    preview: bool = False
    sheets: str = "a4"


class Preferences:
    """The look of each agent, by a key that names nobody (their id); ``last`` is the look of whoever was here last.

    The printers are the workstation's own, the same for every agent.

    Args:
        path: an INI file; None keeps nothing after the process.
        default: what an agent who chose nothing gets.
    """

    def __init__(self, path: Path | None = None, default: Look | None = None) -> None:
        self._default = default or Look()
        self._settings = None if path is None else QSettings(str(path), QSettings.Format.IniFormat)
        self._looks: dict[str, Look] = {}
        self._printing = self._read_printing()
        self._unprinted = "" if self._settings is None else str(self._settings.value("printing/unprinted", ""))

    @classmethod
    def of(cls, theme: Theme) -> Preferences:
        """Give preferences kept in memory, by default those of a theme as it is."""
        return cls(default=Look(theme.name.value, theme.scale, theme.system_font, spoken()))

    def look(self, key: str) -> Look:
        """Give an agent's look."""
        if key not in self._looks:
            self._looks[key] = self._read(key)
        return self._looks[key]

    def last(self) -> Look:
        """Give the look that the log-in page takes."""
        return self.look("last")

    def keep(self, key: str, look: Look) -> None:
        """Keep an agent's look, here and for the next log-in page."""
        for each in (key, "last"):
            self._looks[each] = look
            if self._settings is not None:
                self._settings.setValue(f"{each}/theme", look.theme)
                self._settings.setValue(f"{each}/text", round(look.scale * 100))
                self._settings.setValue(f"{each}/system_font", int(look.system_font))
                self._settings.setValue(f"{each}/language", look.language.value)
        if self._settings is not None:
            self._settings.sync()

    @property
    def printing(self) -> Printing:
        """The printers of this workstation."""
        return self._printing

    def keep_printing(self, printing: Printing) -> None:
        """Keep the printers of this workstation."""
        self._printing = printing
        if self._settings is not None:
            self._settings.setValue("printing/papers", printing.papers)
            self._settings.setValue("printing/roll", printing.roll)
            self._settings.setValue("printing/receipts", printing.receipts)
            self._settings.setValue("printing/preview", int(printing.preview))
            self._settings.setValue("printing/sheets", printing.sheets)
            self._settings.sync()

    @property
    def unprinted(self) -> str:
        """What :mod:`guichet.ui.unprinted` wrote of the papers that did not come out; it names nobody."""
        return self._unprinted

    def keep_unprinted(self, text: str) -> None:
        """Keep it for the next start too."""
        self._unprinted = text
        if self._settings is not None:
            self._settings.setValue("printing/unprinted", text)
            self._settings.sync()

    def _read_printing(self) -> Printing:
        if self._settings is None:
            return Printing()
        papers, roll, receipts, preview, sheets = (
            str(self._settings.value(f"printing/{name}", ""))
            for name in ("papers", "roll", "receipts", "preview", "sheets")
        )
        receipts, sheets = (size if size in _PAPERS else "a4" for size in (receipts, sheets))
        return Printing(papers, roll, receipts, preview == "1", sheets)

    def _read(self, key: str) -> Look:
        if self._settings is None or not self._settings.contains(f"{key}/theme"):
            return self._default
        theme = str(self._settings.value(f"{key}/theme"))
        text = str(self._settings.value(f"{key}/text"))
        scale = int(text) / 100 if text.isdigit() else 1.0
        return Look(
            theme if theme in _NAMES else SYSTEM,
            scale if scale in TEXT_SCALES else 1.0,
            str(self._settings.value(f"{key}/system_font")) == "1",
            _LANGUAGES.get(str(self._settings.value(f"{key}/language")), Language.FRENCH),
        )
