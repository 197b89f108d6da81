"""« Réglages »: text size, colours and font of the window, for the agent who is here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.preferences import SYSTEM, Look
from guichet.ui.print_room import PrintRoom
from guichet.ui.screens.settings.printing import PrintingSection
from guichet.ui.theme import TEXT_SCALES, Role, Theme, ThemeName
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.cards import Card, Notice, Rule, ScrollArea, SectionTitle
from guichet.ui.widgets.focus import keep_one_stop
from guichet.ui.widgets.inputs import CheckBox
from guichet.ui.widgets.labels import Label


class SettingsPage(QWidget):
    """Each choice is taken at once. A size or a font makes the pages anew, which waits for what is being typed."""

    chosen = Signal(object)  # Look

    def __init__(self, theme: Theme, look: Look, room: PrintRoom) -> None:
        super().__init__()
        self._theme = theme
        self._look = look
        self.setAccessibleName(self.tr("Réglages"))
        self.sizes = {scale: Chip(theme, f"{round(scale * 100)}\u00a0%") for scale in TEXT_SCALES}
        self.themes = {key: Chip(theme, text, icon=icon) for key, text, icon in self._themes()}
        self.font_box = CheckBox(theme, self.tr("Utiliser la police du système"))
        self.font_box.setChecked(look.system_font)
        self.waits = Notice(
            theme,
            self.tr("Une saisie est en cours au guichet. Terminez-la ou annulez-la : la taille redessine les pages."),
            tone="warning",
            icon="triangle-alert",
        )
        self.waits.hide()
        self.printing = PrintingSection(theme, room)
        self._lay_out()
        self.sizes[look.scale].setChecked(True)
        self.themes[look.theme].setChecked(True)
        for chip in (*self.sizes.values(), *self.themes.values()):
            chip.clicked.connect(self._choose)
        self.font_box.clicked.connect(self._choose)

    def allow_redrawing(self, allowed: bool) -> None:
        """Say whether the pages can be made anew now without losing what is being typed."""
        self.waits.setVisible(not allowed)
        for part in (*self.sizes.values(), self.font_box):
            part.setEnabled(allowed)

    def take_focus(self) -> None:
        """Put the focus on the text size in use, or on the colours while the size cannot change."""
        size = self.sizes[self._look.scale]
        (size if size.isEnabled() else self.themes[self._look.theme]).setFocus(Qt.FocusReason.TabFocusReason)

    def toast_anchor(self) -> QWidget:
        """Give the page: it has no button at its bottom."""
        return self

    @Slot()
    def _choose(self) -> None:
        scale = next(scale for scale, chip in self.sizes.items() if chip.isChecked())
        theme = next(key for key, chip in self.themes.items() if chip.isChecked())
        look = replace(self._look, scale=scale, theme=theme, system_font=self.font_box.isChecked())
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
        dp = self._theme.dp
        card = Card(self._theme, self.tr("Réglages"))
        card.add_header(self.tr("Réglages"), self.tr("les vôtres, et ceux de ce poste"), role=Role.LG)
        card.add_rule()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(dp(16), dp(12), dp(16), dp(16))
        column.setSpacing(dp(8))
        column.addWidget(self.waits)
        self._groups: list[QButtonGroup] = []
        self._add(column, self.tr("Taille du texte"), list(self.sizes.values()))
        self._add(column, self.tr("Couleurs"), list(self.themes.values()))
        column.addWidget(SectionTitle(self._theme, self.tr("Police")))
        column.addWidget(self.font_box)
        hint = self.tr("Vos réglages sont gardés sur ce poste et reviennent à votre prochaine session.")
        column.addWidget(Label(self._theme, hint, Role.SM, "text2", wrap=True))
        column.addSpacing(dp(4))
        column.addWidget(Rule(self._theme))
        column.addWidget(self.printing)
        column.addStretch(1)
        card.column.addWidget(ScrollArea(content), 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)

    def _add(self, column: QVBoxLayout, title: str, chips: Sequence[Chip]) -> None:
        column.addWidget(SectionTitle(self._theme, title))
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(self._theme.dp(6))
        for chip in chips:
            chip.setAccessibleName(f"{title}\u00a0: {chip.text()}")
            group.addButton(chip)
            row.addWidget(chip)
        row.addStretch(1)
        keep_one_stop(group)
        self._groups.append(group)
        column.addLayout(row)
