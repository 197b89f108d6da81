"""Where pages come from: the scanner with its settings, and the files of this machine."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.formats import NBSP
from guichet.ui.forms.disclosure import Disclosure
from guichet.ui.screens.document import words
from guichet.ui.screens.document.scan_model import ScanModel
from guichet.ui.screens.document.scan_settings import ScanSettings
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.cards import Notice
from guichet.ui.widgets.labels import Label

STOP_SCAN: Final = "document.stop_scan"
"""The registered action that ends a scan."""


class ScanBar(QWidget):
    """The two ways to add pages, how the scanner takes them, and the scan under way."""

    def __init__(self, theme: Theme, actions: Actions, model: ScanModel) -> None:
        super().__init__()
        self._model = model
        self.scan = Button.of(theme, actions, "document.scan")
        self.attach = Button.of(theme, actions, "document.attach")
        self.stop = Button.of(theme, actions, STOP_SCAN, text=self.tr("Arrêter"))
        self.progress = Label(theme, "", Role.BASE, "text")
        self.none = Notice(theme, "", tone="info", icon="info")
        self.choices = ScanSettings(theme, model)
        self.settings = Disclosure(theme, self.tr("Réglages du scanner"), self.choices)
        self.choices.shown.connect(self._on_shown)
        model.running_changed.connect(self._on_running)
        model.page_came.connect(self._on_page)
        self._lay_out(theme)
        self._on_shown()
        self._on_running(model.running)

    def _on_shown(self) -> None:
        usual = self._model.usual()
        self.settings.setVisible(usual is not None)
        self.none.setVisible(self._model.is_listed and usual is None)
        self.none.message.setText(words.no_scanner(available=self._model.available))
        if usual is not None:
            self.settings.set_title(self.choices.summary())

    def _on_running(self, running: bool) -> None:
        self.progress.setText(self.tr("Numérisation en cours…"))
        for widget in (self.progress, self.stop):
            widget.setVisible(running)
        for widget in (self.scan, self.attach):
            widget.setVisible(not running)
        self.settings.setEnabled(not running)

    def _on_page(self, _taken: object) -> None:
        told = self.tr("Numérisation en cours{nbsp}: {pages}").format(nbsp=NBSP, pages=words.pages(self._model.pages))
        self.progress.setText(told)
        announce(self, words.pages(self._model.pages))

    def _lay_out(self, theme: Theme) -> None:
        dp = theme.dp
        ways = QHBoxLayout()
        ways.setSpacing(dp(8))
        for button in (self.scan, self.attach):
            ways.addWidget(button, 1)
        ways.addWidget(self.progress, 1)
        ways.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(dp(8))
        column.addLayout(ways)
        column.addWidget(self.none)
        column.addWidget(self.settings)
