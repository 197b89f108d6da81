"""What the frame shows of the register of actions: the palette, which searches the town too, and the sheet of keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from guichet.contract.people import PersonHit, RequestHit, SearchResults
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.search.model import SearchModel, is_called, stands_out
from guichet.ui.screens.search.rows import detail_of, icon_of, pills_of, title_of
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.palette import Palette
from guichet.ui.shell.palette_rows import Found, Heading
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

_MOST_PEOPLE: Final = 5


class CommandFrame(QObject):
    """Opens both over the window; each is made when it is asked for."""

    search_asked = Signal(str)
    """Words typed in the palette, to be searched in the field of the top bar."""
    person_chosen = Signal(object)  # UUID
    request_chosen = Signal(object)  # RequestHit
    refused = Signal(object)  # GuichetError

    def __init__(self, theme: Theme, bridge: DeskBridge, actions: Actions, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = actions
        self._window = window
        self._town = SearchModel(bridge, self)
        self._town.found.connect(self._show_found)
        self._town.refused.connect(self.refused)
        self.palette: Palette | None = None

    def show_palette(self, here: str) -> None:
        """Open the palette; ``here`` names the citizen and the request in hand."""
        if self.palette is None:
            self.palette = Palette(self._theme, self._actions)
            self.palette.ran.connect(self._run)
            self.palette.sought.connect(self._town.seek)
            self.palette.found_chosen.connect(self._open)
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

    @Slot(object)
    def _show_found(self, results: SearchResults) -> None:
        """Show citizens, then requests; first the request whose very reference was typed."""
        if self.palette is None:
            return
        people = [_row(hit) for hit in results.people[:_MOST_PEOPLE]]
        requests = [_row(hit) for hit in results.requests]
        groups = [(self.tr("Usagers"), people), (self.tr("Demandes"), requests)]
        if any(is_called(hit.reference, results.query) for hit in results.requests):
            groups.reverse()
        rows: list[Heading | Found] = []
        for title, found in groups:
            rows += [Heading(title), *found] if found else []
        self.palette.show_found(results.query.strip(), rows, sure=stands_out(results))

    @Slot(object)
    def _open(self, hit: PersonHit | RequestHit) -> None:
        self._window.overlay.close_panel()
        if isinstance(hit, PersonHit):
            self.person_chosen.emit(hit.person_id)
        else:
            self.request_chosen.emit(hit)


def _row(hit: PersonHit | RequestHit) -> Found:
    if isinstance(hit, RequestHit):
        return Found(hit, icon_of(hit), title_of(hit), hit.reference)
    return Found(hit, icon_of(hit), title_of(hit), detail_of(hit), tuple(pills_of(hit)))
