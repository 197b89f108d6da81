"""What every section of « Administration » is: a table, a pane beside it, and what it tells the frame."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from guichet.ui.theme import Breakpoint, Theme

_PANE_WIDTH = {Breakpoint.WIDE: 450, Breakpoint.STANDARD: 408, Breakpoint.COMPACT: 384}


class Section(QWidget):
    """A list at the left and, at the right, the pane of what is chosen in it.

    Where the text is large there is room for one of them: the pane takes the list's place while it is worked in.
    """

    say = Signal(str)
    undo_offered = Signal(str, object)
    refused = Signal(object)  # GuichetError

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._narrow = False
        self._in_pane = False
        self.setAccessibleName(name)

    def toast_anchor(self) -> QWidget:
        """Give the list, or the pane where it has taken the list's place."""
        return self if self._listed.isHidden() else self._listed

    def lay_side_by_side(self, listed: QWidget, pane: QWidget | None = None) -> None:
        """Put the list, and the pane if there is one, in place; call once, when they are made."""
        self._listed, self._pane = listed, pane
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.dp(10))
        row.addWidget(listed, 1)
        if pane is not None:
            row.addWidget(pane)

    def set_breakpoint(self, breakpoint_: Breakpoint) -> None:
        """Give the pane the width of the window's kind, or all of it in turn."""
        self._narrow = breakpoint_ is Breakpoint.NARROW
        if self._pane is None:
            return
        if self._narrow:
            self._pane.setMinimumWidth(0)
            self._pane.setMaximumWidth(16_777_215)
        else:
            self._pane.setFixedWidth(self._theme.dp(_PANE_WIDTH[breakpoint_]))
        self._arrange()

    def show_pane(self, shown: bool) -> None:
        """Say whether the pane is worked in; it matters where there is room for one part only."""
        self._in_pane = shown
        self._arrange()

    def take_focus(self) -> None:
        """Put the focus in the list."""
        raise NotImplementedError

    def save(self) -> None:
        """Do what the main button of the pane does; nothing where there is none."""

    def focus_list(self, view: QWidget) -> None:
        """Come back to the list."""
        self.show_pane(False)
        view.setFocus(Qt.FocusReason.TabFocusReason)

    def _arrange(self) -> None:
        if self._pane is None:
            return
        self._listed.setVisible(not (self._narrow and self._in_pane))
        self._pane.setVisible(not self._narrow or self._in_pane)
