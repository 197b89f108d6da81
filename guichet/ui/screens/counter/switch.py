"""One pane at a time, where the text is too large for three side by side."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.focus import keep_one_stop


class Pane(Enum):
    """The three panes of a visit."""

    CITIZEN = "citizen"
    HISTORY = "history"
    WORK = "work"


class PaneSwitch(QWidget):
    """« Usager · Historique · Dossier »: one chip is chosen, arrows go from one to the next."""

    chosen = Signal(object)  # Pane

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Panneaux"))
        self.chips = {
            Pane.CITIZEN: Chip(theme, self.tr("Usager"), icon="user"),
            Pane.HISTORY: Chip(theme, self.tr("Historique"), icon="history"),
            Pane.WORK: Chip(theme, self.tr("Dossier"), icon="folder-open"),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.dp(3))
        row.setSpacing(theme.dp(6))
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(self._choose)
        row.addStretch(1)
        keep_one_stop(self._group)
        self.mark(Pane.CITIZEN)

    def mark(self, pane: Pane) -> None:
        """Show which pane is open."""
        self.chips[pane].setChecked(True)

    @Slot()
    def _choose(self) -> None:
        for pane, chip in self.chips.items():
            if chip.isChecked():
                self.chosen.emit(pane)
