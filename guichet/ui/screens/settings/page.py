"""« Réglages »: what an agent sets for their own eyes, and the printers and the scanner of this workstation."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.preferences import Look
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.screens.settings.looks import LookSection
from guichet.ui.screens.settings.printing import PrintingSection
from guichet.ui.screens.settings.scanning import ScanningSection
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.actions import Actions, Context
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea


class SettingsPage(QWidget):
    """A card for each: three side by side in a wide window, two columns else, one under the other at a large text.

    Whoever may keep no copy of a document has no scanner to set: ``scanners`` is then None.
    """

    chosen = Signal(object)  # Look

    def __init__(
        self, theme: Theme, actions: Actions, look: Look, room: PrintRoom, scanners: ScanModel | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("Réglages"))
        self.looks = LookSection(theme, look)
        self.looks.chosen.connect(self.chosen)
        self.printing = PrintingSection(theme, actions, room)
        self.scanning = None if scanners is None else ScanningSection(theme, actions, scanners)
        self._lay_out()
        actions.attach(Context.SETTINGS, self)

    def allow_redrawing(self, allowed: bool) -> None:
        """Say whether the pages can be made anew now without losing what is being typed."""
        self.looks.allow_redrawing(allowed)

    @Slot(object)
    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Put the cards side by side as far as there is room."""
        ways = QBoxLayout.Direction
        wide = breakpoint_ is Breakpoint.WIDE
        stacked = breakpoint_ in (Breakpoint.COMPACT, Breakpoint.NARROW)
        self._columns.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        self._own.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._columns.setStretch(0, 2 if wide and self.scanning is not None else 1)

    def take_focus(self) -> None:
        """Put the focus on the text size in use, or on the colours while the size cannot change."""
        self.looks.first_stop().setFocus(Qt.FocusReason.TabFocusReason)

    def toast_anchor(self) -> QWidget:
        """Give the page: it has no button at its bottom."""
        return self

    def _lay_out(self) -> None:
        gap = self._theme.dp(10)
        mine, here = self.tr("pour vous"), self.tr("pour ce poste")
        self._own = QVBoxLayout()
        self._own.setSpacing(gap)
        self._own.addWidget(self._card(self.tr("Affichage"), mine, self.looks), 1)
        if self.scanning is not None:
            self._own.addWidget(self._card(self.tr("Numérisation"), here, self.scanning), 1)
        content = QWidget()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(gap)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._columns.addLayout(self._own, 1)
        self._columns.addWidget(self._card(self.tr("Impression"), here, self.printing), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def _card(self, title: str, whose: str, section: QWidget) -> Card:
        dp = self._theme.dp
        card = Card(self._theme, title)
        card.add_header(title, whose)
        card.add_rule()
        inside = QVBoxLayout()
        inside.setContentsMargins(dp(MARGIN), dp(10), dp(MARGIN), dp(14))
        inside.addWidget(section)
        inside.addStretch(1)
        card.column.addLayout(inside, 1)
        return card
