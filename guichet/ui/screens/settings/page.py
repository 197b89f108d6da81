"""« Réglages »: what an agent sets for their own eyes, and the printers and the scanner of this workstation."""

from __future__ import annotations

from collections.abc import Iterator

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

    Whoever may keep no copy of a document has no scanner to set: ``scanners`` is then None. The cards are made ahead of
    need, by :meth:`build`; :meth:`complete` makes those that lack.
    """

    chosen = Signal(object)  # Look

    def __init__(
        self, theme: Theme, actions: Actions, look: Look, room: PrintRoom, scanners: ScanModel | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._actions = actions
        self._look = look
        self._room = room
        self._scanners = scanners
        self.setAccessibleName(self.tr("Réglages"))
        self._lay_out()
        self._pieces = self._make()

    def build(self) -> Iterator[None]:
        """Make the cards, a piece at a time."""
        yield from self._pieces

    def complete(self) -> None:
        """Make what lacks; nothing but the breakpoint may be told before."""
        for _ in self._pieces:
            pass

    def _make(self) -> Iterator[None]:
        theme, actions = self._theme, self._actions
        mine, here = self.tr("pour vous"), self.tr("pour ce poste")
        self.looks = LookSection(theme, self._look)
        self.looks.chosen.connect(self.chosen)
        self._add_card(self._own, self.tr("Affichage"), mine, self.looks)
        yield
        self.scanning = None if self._scanners is None else ScanningSection(theme, actions, self._scanners)
        if self.scanning is not None:
            self._add_card(self._own, self.tr("Numérisation"), here, self.scanning)
            yield
        self.printing = PrintingSection(theme, actions, self._room)
        yield
        self._add_card(self._columns, self.tr("Impression"), here, self.printing)
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
        self._columns.setStretch(0, 2 if wide and self._scanners is not None else 1)

    def take_focus(self) -> None:
        """Put the focus on the text size in use, or on the colours while the size cannot change."""
        self.looks.first_stop().setFocus(Qt.FocusReason.TabFocusReason)

    def toast_anchor(self) -> QWidget:
        """Give the page: it has no button at its bottom."""
        return self

    def _lay_out(self) -> None:
        gap = self._theme.dp(10)
        content = QWidget()
        self._columns = QHBoxLayout()
        self._columns.setSpacing(gap)
        self._own = QVBoxLayout()
        self._own.setSpacing(gap)
        self._columns.addLayout(self._own, 1)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._columns)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(content))

    def _add_card(self, where: QBoxLayout, title: str, whose: str, section: QWidget) -> None:
        dp = self._theme.dp
        card = Card(self._theme, title)
        where.addWidget(card, 1)
        card.add_header(title, whose)
        card.add_rule()
        inside = QVBoxLayout()
        inside.setContentsMargins(dp(MARGIN), dp(10), dp(MARGIN), dp(14))
        card.column.addLayout(inside, 1)
        inside.addWidget(section)
        inside.addStretch(1)
