"""Where pages come from: the scanner with its settings, and the files of this machine."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.documents import ScanColour
from guichet.ui.formats import NBSP, joined
from guichet.ui.forms.disclosure import Disclosure
from guichet.ui.screens.document import words
from guichet.ui.screens.document.scan_model import ScanChoice, ScanModel
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.cards import Notice
from guichet.ui.widgets.form import FormField
from guichet.ui.widgets.inputs import Choice
from guichet.ui.widgets.labels import Label


class ScanBar(QWidget):
    """The two ways to add pages, how the scanner takes them, and the scan under way."""

    def __init__(self, theme: Theme, actions: Actions, model: ScanModel) -> None:
        super().__init__()
        self._model = model
        self.scan = Button.of(theme, actions, "document.scan")
        self.attach = Button.of(theme, actions, "document.attach")
        self.scanner, self.source, self.colour, self.resolution = (Choice(theme) for _ in range(4))
        self.stop = Button(theme, self.tr("Arrêter"), icon="circle-stop")
        self.progress = Label(theme, "", Role.BASE, "text")
        self.none = Notice(theme, "", tone="info", icon="info")
        self.settings = Disclosure(theme, self.tr("Réglages du scanner"), self._settings(theme))
        self.stop.clicked.connect(model.stop)
        model.listed.connect(self._on_listed)
        model.running_changed.connect(self._on_running)
        model.page_came.connect(self._on_page)
        self.scanner.activated.connect(self._on_scanner)
        for choice in (self.source, self.colour, self.resolution):
            choice.activated.connect(self._on_chosen)
        self._lay_out(theme)
        self._on_listed()
        self._on_running(model.running)

    def choice(self) -> ScanChoice | None:
        """Give how pages are to be taken; None without a scanner."""
        return self._model.usual()

    def _on_listed(self) -> None:
        usual = self._model.usual()
        self.settings.setVisible(usual is not None)
        self.none.setVisible(self._model.is_listed and usual is None)
        if self._model.available:
            text = self.tr("Aucun scanner ne répond. Vérifiez qu’il est allumé et branché, ou joignez un fichier.")
        else:
            text = self.tr("Ce poste ne peut pas numériser. Joignez un fichier.")
        self.none.message.setText(text)
        if usual is None:
            return
        self.scanner.set_items([(each.name, each.label) for each in self._model.scanners])
        self._show(usual)

    def _show(self, usual: ScanChoice) -> None:
        facts = self._model.scanner(usual.scanner)
        if facts is None:
            return
        self.source.set_items([(each, words.scan_source(each)) for each in facts.sources])
        self.colour.set_items([(each, words.scan_colour(each)) for each in ScanColour])
        self.resolution.set_items([(each, self._dots(each)) for each in facts.resolutions])
        self.scanner.set_value(usual.scanner)
        self.source.set_value(usual.source)
        self.colour.set_value(usual.colour)
        self.resolution.set_value(usual.resolution)
        told = (facts.label, words.scan_source(usual.source).lower(), words.scan_colour(usual.colour).lower())
        self.settings.set_title(joined((*told, self._dots(usual.resolution))))

    def _dots(self, resolution: int) -> str:
        return self.tr("{n}{nbsp}ppp").format(n=resolution, nbsp=NBSP)

    def _on_scanner(self, _place: int) -> None:
        """Another scanner has other sources and resolutions: what it can do of what was chosen stays."""
        self._keep()

    def _on_chosen(self, _place: int) -> None:
        self._keep()

    def _keep(self) -> None:
        chosen = ScanChoice(
            self.scanner.value(), self.source.value(), self.colour.value(), int(self.resolution.value())
        )
        self._model.choose(chosen)
        usual = self._model.usual()
        if usual is not None:
            self._show(usual)

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

    def _settings(self, theme: Theme) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
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
        return box

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
