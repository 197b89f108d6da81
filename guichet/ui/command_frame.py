"""What the frame shows of the register of actions: the palette of commands and the sheet of shortcuts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.palette import Palette
from guichet.ui.shell.shortcut_sheet import ShortcutSheet
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.actions import Actions

_SHEETS: Final = {
    Breakpoint.WIDE: (3, 1180),
    Breakpoint.STANDARD: (3, 1180),
    Breakpoint.COMPACT: (2, 860),
    Breakpoint.NARROW: (1, 600),
}
"""Columns and width (logical pixels) of the sheet of shortcuts."""


class CommandFrame(QObject):
    """Opens both over the window; each is made when it is asked for."""

    search_asked = Signal(str)
    """Words typed in the palette, to be searched among people."""

    def __init__(self, theme: Theme, actions: Actions, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._window = window
        self.palette: Palette | None = None

    def show_palette(self, here: str) -> None:
        """Open the palette; ``here`` names the citizen and the request in hand."""
        if self.palette is None:
            self.palette = Palette(self._theme, self._actions)
            self.palette.ran.connect(self._run)
            self.palette.search_asked.connect(self._search)
        self.palette.begin(here)
        self._window.overlay.open(self.palette, width=660, top=84, focus=self.palette.field)

    def show_shortcuts(self) -> None:
        """Open the sheet of shortcuts."""
        self._window.overlay.close_panel()  # the palette, perhaps: its closing must not be taken for the sheet's
        columns, width = _SHEETS[self._window.breakpoint]
        sheet = ShortcutSheet(self._theme, self._actions, columns=columns)
        sheet.close_button.clicked.connect(self._window.overlay.close_panel)
        self._window.overlay.closed.connect(sheet.deleteLater)
        self._window.overlay.open(sheet, width=width, focus=sheet.close_button)

    @Slot(str)
    def _run(self, action_id: str) -> None:
        self._window.overlay.close_panel()
        self._actions[action_id].trigger()

    @Slot(str)
    def _search(self, text: str) -> None:
        self._window.overlay.close_panel()
        self.search_asked.emit(text)
