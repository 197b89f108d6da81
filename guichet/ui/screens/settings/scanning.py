"""« Numérisation »: the scanner of this workstation, and how F4 takes pages."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.screens.document import words
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.screens.document.scan_settings import ScanSettings
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.labels import IconLabel, Label

_LOOK = "scanners.look"


class ScanningSection(QWidget):
    """Each choice is taken at once, for everybody who works here."""

    def __init__(self, theme: Theme, actions: Actions, model: ScanModel) -> None:
        super().__init__()
        self._model = model
        look = ActionSpec(_LOOK, self.tr("Chercher les scanners"), "", "refresh-cw", Context.SETTINGS)
        actions.add(look, self.look)
        dp = theme.dp
        self.state = Label(theme, "", Role.SM, "text2", wrap=True)
        self.look_button = Button.of(theme, actions, _LOOK, kind=ButtonKind.LINK, text=self.tr("Chercher"))
        self.choices = ScanSettings(theme, model)
        now = QHBoxLayout()
        now.setSpacing(dp(6))
        now.addWidget(IconLabel(theme, "scan-line", "text2", 16))
        now.addWidget(self.state, 1)
        now.addWidget(self.look_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        column.addLayout(now)
        column.addWidget(self.choices)
        column.addStretch(1)
        self.choices.shown.connect(self._show_state)
        self._show_state()

    @Slot()
    def look(self) -> None:
        """Look for scanners: one may have been plugged in since."""
        self.state.setText(self.tr("Recherche des scanners…"))
        self._model.look(fresh=True)

    @Slot()
    def _show_state(self) -> None:
        usual = self._model.usual()
        self.choices.setVisible(usual is not None)
        if usual is not None:
            self.state.setText(self.tr("Scanner prêt. F4 numérise avec ces réglages."))
        elif self._model.is_listed:
            self.state.setText(words.no_scanner(available=self._model.available))
        else:
            self.state.setText(self.tr("Recherche des scanners…"))
