"""« Affichage »: language, text size, colours and font of the window, for the agent who is here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.formats import percent
from guichet.ui.language import Language
from guichet.ui.preferences import SYSTEM, Look
from guichet.ui.screens.settings.chips import chip_row
from guichet.ui.theme import TEXT_SCALES, Role, Theme, ThemeName
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.cards import Notice, SectionTitle
from guichet.ui.widgets.inputs import CheckBox
from guichet.ui.widgets.labels import Label


class LookSection(QWidget):
    """Each choice is taken at once. A language, a size or a font makes the pages anew; that waits for what is typed."""

    chosen = Signal(object)  # Look

    def __init__(self, theme: Theme, look: Look) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self.languages = {Language.FRENCH: Chip(theme, "Français"), Language.ENGLISH: Chip(theme, "English")}
        self.sizes = {scale: Chip(theme, percent(scale)) for scale in TEXT_SCALES}
        self.themes = {key: Chip(theme, text, icon=icon) for key, text, icon in self._themes()}
        self.font_box = CheckBox(theme, self.tr("Utiliser la police du système"))
        self.font_box.setChecked(look.system_font)
        self.waits = Notice(
            theme,
            self.tr(
                "Une saisie est en cours. Terminez-la ou annulez-la : la taille et la langue redessinent les pages."
            ),
            tone="warning",
            icon="triangle-alert",
        )
        self.waits.hide()
        self._lay_out()
        self.languages[look.language].setChecked(True)
        self.sizes[look.scale].setChecked(True)
        self.themes[look.theme].setChecked(True)
        for chip in (*self.languages.values(), *self.sizes.values(), *self.themes.values()):
            chip.clicked.connect(self._choose)
        self.font_box.clicked.connect(self._choose)

    def allow_redrawing(self, allowed: bool) -> None:
        """Say whether the pages can be made anew now without losing what is being typed."""
        self.waits.setVisible(not allowed)
        for part in (*self.languages.values(), *self.sizes.values(), self.font_box):
            part.setEnabled(allowed)

    def first_stop(self) -> QWidget:
        """Give the text size in use, or the colours while the size cannot change."""
        size = self.sizes[self._look.scale]
        return size if size.isEnabled() else self.themes[self._look.theme]

    @Slot()
    def _choose(self) -> None:
        language = next(language for language, chip in self.languages.items() if chip.isChecked())
        scale = next(scale for scale, chip in self.sizes.items() if chip.isChecked())
        theme = next(key for key, chip in self.themes.items() if chip.isChecked())
        font = self.font_box.isChecked()
        look = replace(self._look, scale=scale, theme=theme, system_font=font, language=language)
        if look != self._look:
            self._look = look
            self.chosen.emit(look)

    def _themes(self) -> list[tuple[str, str, str]]:
        return [
            (SYSTEM, self.tr("Comme le système"), "monitor"),
            (ThemeName.LIGHT.value, self.tr("Clair"), ""),
            (ThemeName.DARK.value, self.tr("Sombre"), ""),
            (ThemeName.HIGH_CONTRAST.value, self.tr("Contraste élevé"), "eye"),
        ]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.dp(8))
        column.addWidget(self.waits)
        self._add(column, self.tr("Taille du texte"), self.sizes.values())
        self._add(column, self.tr("Couleurs"), self.themes.values())
        self._add(column, self.tr("Langue"), self.languages.values())
        column.addWidget(SectionTitle(self._theme, self.tr("Police")))
        column.addWidget(self.font_box)
        hint = self.tr("Vos réglages sont gardés sur ce poste et reviennent à votre prochaine session.")
        column.addWidget(Label(self._theme, hint, Role.SM, "text2", wrap=True))
        column.addStretch(1)

    def _add(self, column: QVBoxLayout, title: str, chips: Iterable[Chip]) -> None:
        column.addWidget(SectionTitle(self._theme, title))
        column.addLayout(chip_row(self._theme, title, chips, self))
