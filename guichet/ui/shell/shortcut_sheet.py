"""The sheet of shortcuts: every key and what it does, by the place where it works."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from guichet.ui.shell.overlay import OverlayPanel
from guichet.ui.theme import SEMIBOLD, Role, Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.buttons import Button, ButtonKind
from guichet.ui.widgets.cards import ScrollArea
from guichet.ui.widgets.keys import key_text
from guichet.ui.widgets.labels import Label
from guichet.ui.widgets.pill import KeyCap

_Group = tuple[Context, list[ActionSpec]]

_HEADING_ROWS = 2
"""A heading and the gap before it weigh as much as two lines when the columns are balanced."""
_STEPS = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1, Qt.Key.Key_PageDown.value: 8, Qt.Key.Key_PageUp.value: -8}


class ShortcutSheet(OverlayPanel):
    """Keys that work everywhere first, then those of each place; ↑↓ scroll where there is no room for all."""

    def __init__(self, theme: Theme, actions: Actions, *, columns: int) -> None:
        super().__init__(theme, "")
        self.setAccessibleName(self.tr("Raccourcis clavier"))
        dp = theme.dp
        self.close_button = Button(theme, self.tr("Fermer"), kind=ButtonKind.LINK, icon="x", cap=self.tr("Échap"))
        head = QHBoxLayout()
        head.addWidget(Label(theme, self.tr("Raccourcis clavier"), Role.LG), 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(dp(20), dp(14), dp(20), dp(18))
        column.setSpacing(dp(8))
        column.addLayout(head)
        content = QWidget()
        sides = QHBoxLayout(content)
        sides.setContentsMargins(0, 0, dp(10), 0)
        sides.setSpacing(dp(24))
        for groups in _parted(_groups(actions), columns):
            sides.addLayout(self._side(actions, groups), 1)
        self.keys = _WholeScroll(content)
        column.addWidget(self.keys, 1)
        self.close_button.installEventFilter(self)  # it would take ↑↓ for itself

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _STEPS:
            return False
        bar = self.keys.verticalScrollBar()
        bar.setValue(bar.value() + _STEPS[event.key()] * self._theme.dp(28))
        return True

    def _side(self, actions: Actions, groups: Sequence[_Group]) -> QVBoxLayout:
        theme, dp = self._theme, self._theme.dp
        side = QVBoxLayout()
        side.setSpacing(dp(6))
        for place, (context, specs) in enumerate(groups):
            if place:
                side.addSpacing(dp(10))
            side.addWidget(Label(theme, self._place(context), Role.SM, "text2", weight=SEMIBOLD))
            grid = QGridLayout()
            grid.setHorizontalSpacing(dp(12))
            grid.setVerticalSpacing(dp(5))
            grid.setColumnMinimumWidth(0, dp(84))
            grid.setColumnStretch(1, 1)
            for row, spec in enumerate(specs):
                caps = QHBoxLayout()
                caps.setSpacing(dp(4))
                for key in actions[spec.id].shortcuts():
                    caps.addWidget(KeyCap(theme, key_text(key)), 0, Qt.AlignmentFlag.AlignVCenter)
                caps.addStretch(1)
                grid.addLayout(caps, row, 0)
                grid.addWidget(Label(theme, spec.text), row, 1)
            side.addLayout(grid)
        side.addStretch(1)
        return side

    def _place(self, context: Context) -> str:
        return {
            Context.EVERYWHERE: self.tr("Partout"),
            Context.COUNTER: self.tr("Usager et historique"),
            Context.HISTORY: self.tr("Ligne de l’historique"),
            Context.REQUEST: self.tr("Demande ouverte"),
            Context.CORRECT: self.tr("Réponses d’une demande"),
            Context.PAPER: self.tr("Aperçu d’un papier"),
            Context.NEW_REQUEST: self.tr("Nouvelle demande"),
            Context.NEW_PERSON: self.tr("Nouvel usager"),
            Context.EDIT_PERSON: self.tr("Modifier l’usager"),
            Context.DRAFTS: self.tr("Saisies à reprendre"),
            Context.REQUESTS: self.tr("Liste des demandes"),
            Context.DOCUMENT: self.tr("Copie d’une pièce"),
            Context.DOCUMENT_CHECK: self.tr("Original présenté"),
            Context.DOCUMENT_HELD: self.tr("Pièce conservée"),
            Context.DOCUMENT_REUSE: self.tr("Pièces déjà fournies"),
            Context.MAIL: self.tr("Courrier"),
            Context.SUPERVISION: self.tr("Supervision"),
            Context.ADMINISTRATION: self.tr("Administration"),
            Context.LEGAL: self.tr("Valeurs légales"),
            Context.ACCOUNTS: self.tr("Comptes"),
            Context.SYNC: self.tr("Synchronisation"),
            Context.SETTINGS: self.tr("Réglages"),
        }[context]


class _WholeScroll(ScrollArea):
    """Asks for the whole height of its content, and scrolls where it does not get it."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._content = content

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()


def _groups(actions: Actions) -> list[_Group]:
    """Give the actions that have a key and are offered, by place."""
    keyed = [spec for spec in actions.specs() if spec.shortcut not in ("", "Esc") and actions[spec.id].isVisible()]
    groups = [(context, [spec for spec in keyed if spec.context is context]) for context in Context]
    return [(context, specs) for context, specs in groups if specs]


def _parted(groups: list[_Group], columns: int) -> list[list[_Group]]:
    """Part the groups into columns of about the same length, in their order."""
    sizes = [len(specs) + _HEADING_ROWS for _, specs in groups]
    parted: list[list[_Group]] = [[] for _ in range(columns)]
    filled, share = 0.0, sum(sizes) / columns
    for group, size in zip(groups, sizes, strict=True):
        parted[min(int((filled + size / 2) / share), columns - 1)].append(group)
        filled += size
    return [column for column in parted if column]
