"""What every section of « Administration » is: a table, a pane beside it, and what it tells the frame."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.ui.screens.admin.section_pane import SectionPane
from guichet.ui.screens.admin.table import Table
from guichet.ui.theme import Breakpoint, Theme
from guichet.ui.widgets.cards import Card

_PANE_WIDTH = {Breakpoint.WIDE: 450, Breakpoint.STANDARD: 408, Breakpoint.COMPACT: 384}


class Looked(Protocol):
    """What asks for the rows of a section."""

    def watch(self, watched: bool) -> None:
        """Say whether the rows are in sight."""


class Section(QWidget):
    """A list at the left and, at the right, the pane of what is chosen in it.

    Where the text is large there is room for one of them: the pane takes the list's place while it is worked in.
    The parts are made a piece at a time, ahead of need, by :meth:`build`; :meth:`complete` makes those that lack.
    """

    say = Signal(str)
    undo_offered = Signal(str, object)
    refused = Signal(object)  # GuichetError

    model: Looked
    table: Table

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._breakpoint = Breakpoint.STANDARD
        self._in_pane = False
        self._pane: SectionPane | None = None
        self._built = False
        self._pieces = self._make_all()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.dp(10))

    def build(self) -> Iterator[None]:
        """Make the parts, one after the other."""
        yield from self._pieces

    def complete(self) -> None:
        """Make what lacks, before it is shown."""
        for _ in self._pieces:
            pass

    def _make_all(self) -> Iterator[None]:
        yield from self._make()
        self._built = True
        self._fit()

    @abstractmethod
    def _make(self) -> Iterator[None]:
        """Make the parts, a yield after each, by :meth:`add_list` and :meth:`add_pane`."""

    def add_list(self, name: str) -> Card:
        """Give the card of the list, in its place, to be filled."""
        self._listed = Card(self._theme, name)
        self._row.addWidget(self._listed, 1)
        return self._listed

    def add_pane(self, pane: SectionPane) -> None:
        """Put the pane in its place; it is filled there, for a whole tree that changes place is dressed again."""
        self._pane = pane
        self._row.addWidget(pane)

    def toast_anchor(self) -> QWidget:
        """Give the list, or the pane where it has taken the list's place."""
        return self if self._listed.isHidden() else self._listed

    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Give the pane the width of the window's kind, or all of it in turn."""
        self._breakpoint = breakpoint_
        if self._built:
            self._fit()

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self._breakpoint is Breakpoint.NARROW

    def show_pane(self, shown: bool) -> None:
        """Say whether the pane is worked in; it matters where there is room for one part only."""
        self._in_pane = shown
        self._arrange()

    def take_focus(self) -> None:
        """Put the focus in the list."""
        self.focus_list(self.table.view)

    def focus_list(self, view: QWidget) -> None:
        """Come back to the list."""
        self.show_pane(False)
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.await_rows()
        self.model.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(False)

    def _fit(self) -> None:
        """Arrange the parts for the window's kind."""
        if self._pane is None:
            return
        self._pane.set_narrow(self.is_narrow)
        if self.is_narrow:
            self._pane.setMinimumWidth(0)
            self._pane.setMaximumWidth(16_777_215)
        else:
            self._pane.setFixedWidth(self._theme.dp(_PANE_WIDTH[self._breakpoint]))
        self._arrange()

    def _arrange(self) -> None:
        if self._pane is None:
            return
        self._listed.setVisible(not (self.is_narrow and self._in_pane))
        self._pane.setVisible(not self.is_narrow or self._in_pane)
