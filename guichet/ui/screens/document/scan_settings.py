"""How pages are scanned at this workstation: which scanner, from where, in what colours, how finely."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from guichet.contract.documents import ScanColour
from guichet.ui.formats import NBSP, joined
from guichet.ui.screens.document import words
from guichet.ui.screens.document.scan_model import ScanChoice, ScanModel
from guichet.ui.theme import Theme
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice


class ScanSettings(QWidget):
    """Four choices, each kept at once for the next scan, whoever works here."""

    shown = Signal()
    """What is chosen, or can be, was shown anew."""

    def __init__(self, theme: Theme, model: ScanModel) -> None:
        super().__init__()
        self._model = model
        self.scanner, self.source, self.colour, self.resolution = (Choice(theme) for _ in range(4))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.dp(10))
        grid.setVerticalSpacing(theme.dp(8))
        fields = (
            (self.tr("Scanner"), self.scanner),
            (self.tr("Source"), self.source),
            (self.tr("Couleur"), self.colour),
            (self.tr("Finesse"), self.resolution),
        )
        for place, (label, choice) in enumerate(fields):
            grid.addWidget(FormField(theme, label, choice), place // 2, place % 2)
            choice.activated.connect(self._keep)
        model.listed.connect(self.refresh)
        self.refresh()

    def summary(self) -> str:
        """Say in a line how pages are scanned; nothing without a scanner."""
        usual = self._model.usual()
        facts = None if usual is None else self._model.scanner(usual.scanner)
        if usual is None or facts is None:
            return ""
        told = (facts.label, words.scan_source(usual.source).lower(), words.scan_colour(usual.colour).lower())
        return joined((*told, self._dots(usual.resolution)))

    def refresh(self) -> None:
        """Show what is chosen now, here or on another page."""
        usual = self._model.usual()
        facts = None if usual is None else self._model.scanner(usual.scanner)
        if usual is not None and facts is not None:
            self.scanner.set_items([(each.name, each.label) for each in self._model.scanners])
            self.source.set_items([(each, words.scan_source(each)) for each in facts.sources])
            self.colour.set_items([(each, words.scan_colour(each)) for each in ScanColour])
            self.resolution.set_items([(each, self._dots(each)) for each in facts.resolutions])
            self.scanner.set_value(usual.scanner)
            self.source.set_value(usual.source)
            self.colour.set_value(usual.colour)
            self.resolution.set_value(usual.resolution)
        self.shown.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _dots(self, resolution: int) -> str:
        return self.tr("{n}{nbsp}ppp").format(n=resolution, nbsp=NBSP)

    def _keep(self, _place: int) -> None:
        """Another scanner has other sources and resolutions: what it can do of what was chosen stays."""
        chosen = ScanChoice(
            self.scanner.value(), self.source.value(), self.colour.value(), int(self.resolution.value())
        )
        self._model.choose(chosen)
        self.refresh()
