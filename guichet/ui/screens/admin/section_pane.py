"""What every pane of « Administration » is: the state of what is chosen, its parts, and one main button."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import MARGIN, Card, ScrollArea
from guichet.ui.widgets.pill import Pill
from guichet.ui.widgets.states import EmptyState


class SectionPane(Card):
    """Says what to choose while nothing is chosen; :meth:`build` fills it, before anything is shown in it."""

    left = Signal()

    def __init__(self, theme: Theme, actions: Actions, main: str) -> None:
        """Make the pane around its parts; ``main`` names the action of its main button, registered by now."""
        super().__init__(theme, "")
        self._actions = actions
        name, nothing = self._words()
        self.setAccessibleName(name)
        self.pill = Pill(theme)
        self.header = self.add_header(name, "", self.pill)
        self.add_rule()
        self.empty = EmptyState(theme, nothing)
        self._content = QWidget()
        self._inside = QVBoxLayout(self._content)
        dp = theme.dp
        self._inside.setContentsMargins(dp(MARGIN), dp(12), dp(MARGIN), dp(12))
        self._inside.setSpacing(dp(10))
        self.column.addWidget(ScrollArea(self._content), 1)
        self.column.addWidget(self.empty, 1)
        self.main = Button.of(theme, actions, main, kind=ButtonKind.PRIMARY)
        self.back = Button(theme, self.tr("Revenir à la liste"), kind=ButtonKind.LINK)
        self.back.clicked.connect(self.left)
        self.back.hide()
        footer = self.add_footer()
        footer.addWidget(self.main)
        self._foot = QHBoxLayout()
        self._foot.addStretch(1)
        self._foot.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        footer.addLayout(self._foot)

    @abstractmethod
    def _words(self) -> tuple[str, str]:
        """Give the name of the pane, and what it says while nothing is chosen."""

    @abstractmethod
    def build(self) -> Iterator[None]:
        """Make the parts, one after the other."""

    def set_narrow(self, narrow: bool) -> None:
        """Offer the way back where the pane hides the list."""
        self.back.setVisible(narrow)

    def _offer(self, name: str, possible: bool, text: str = "") -> None:
        """Say whether an action can be done with what is shown, and how it is called now."""
        self._actions[name].setEnabled(possible)
        if text:
            self._actions[name].setText(text)

    def _show_content(self, shown: bool) -> None:
        self._content.setVisible(shown)
        self.empty.setVisible(not shown)
