"""The left pane of a visit without a citizen: why there is nobody, and who may be meant."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.screens.counter.model import Work
from guichet.ui.screens.new_person.page import Lookout
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.actions import Actions
from guichet.ui.widgets.buttons import Button
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.labels import IconLabel, Label


class NobodyPane(Card):
    """Offers the search; beside a new file, says who on file looks like it, or that nobody does.

    The panel of those who look the same is the new file's own, held here while there is room for both.
    """

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Sans usager"))
        self.header = self.add_header(self.tr("Sans usager"), role=Role.LG)
        self.sentence = Label(theme, "", Role.BASE, "text2", wrap=True)
        self._icon = IconLabel(theme, "search", "text2", 18)
        self.state = Label(theme, "", Role.BASE, "text2", wrap=True)
        self._alike = QWidget()
        dp = theme.dp
        told = QHBoxLayout()
        told.setSpacing(dp(10))
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.state, 1)
        self._held = QVBoxLayout(self._alike)
        self._held.setContentsMargins(0, 0, 0, 0)
        self._held.setSpacing(dp(14))
        self._held.addLayout(told)
        column = QVBoxLayout()
        column.setContentsMargins(dp(16), 0, dp(16), dp(16))
        column.setSpacing(dp(14))
        column.addWidget(self.sentence)
        column.addWidget(Button.of(theme, actions, "search.focus"), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._alike)
        column.addStretch(1)
        self.column.addLayout(column, 1)
        self.watch(Lookout.WAITS)

    def tell(self, work: Work) -> None:
        """Say why there is nobody yet, and what to do."""
        creates = work is Work.NEW_PERSON
        self._alike.setVisible(creates)
        if creates:
            self.header.title.setText(self.tr("Avant de créer"))
            text = self.tr("Cherchez d’abord\u00a0: la personne est peut-être déjà connue sous un autre nom.")
        else:
            self.header.title.setText(self.tr("Sans usager"))
            text = self.tr("Cette visite n’est rattachée à personne. Cherchez l’usager s’il veut donner son nom.")
        self.sentence.setText(text)

    def hold(self, panel: QWidget) -> None:
        """Take the panel of those who look the same."""
        if panel.parentWidget() is not self._alike:
            self._held.addWidget(panel)

    def watch(self, lookout: Lookout) -> None:
        """Say what was found of the person being typed."""
        icon, text = {
            Lookout.WAITS: (
                "users",
                self.tr("Les fiches qui ressemblent viendront ici. Un nom et une date de naissance suffisent."),
            ),
            Lookout.NOBODY: ("circle-check", self.tr("Aucune fiche connue ne ressemble à cette saisie.")),
            Lookout.SOMEBODY: ("user-check", self.tr("Comparez avant de créer une nouvelle fiche.")),
        }[lookout]
        self._icon.set_icon(icon, "success" if lookout is Lookout.NOBODY else "text2")
        self.state.setText(text)
