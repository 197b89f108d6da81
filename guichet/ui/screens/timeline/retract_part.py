"""« Retirer cet échange »: the action on the line that is chosen, and the panel that asks why."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot

from guichet.contract.interactions import TimelineEntry
from guichet.contract.refusals import GuichetError
from guichet.ui import formats, words
from guichet.ui.forms.retract_panel import RetractPanel
from guichet.ui.messages import sentence
from guichet.ui.screens.timeline.model import TimelineModel
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.cards import MARGIN
from guichet.ui.widgets.choice_menu import MenuItem
from guichet.ui.widgets.keys import key_text

RETRACT: Final = "exchange.retract"
"""The name of the action."""


class RetractPart(RetractPanel):
    """Takes back the exchange that was chosen when it was asked for; another may be chosen meanwhile."""

    began = Signal()
    """It is about to ask: what else is open makes room."""

    def __init__(self, theme: Theme, actions: Actions, model: TimelineModel) -> None:
        super().__init__(
            theme,
            consequence=self.tr("La ligne reste dans l’historique, sans son texte."),
            example=self.tr("noté dans le mauvais dossier"),
        )
        self.column.setContentsMargins(theme.dp(MARGIN), 0, theme.dp(MARGIN), theme.dp(12))
        self._model = model
        self._chosen: TimelineEntry | None = None
        self._asked: TimelineEntry | None = None
        self._spec = ActionSpec(RETRACT, self.tr("Retirer cet échange"), "Del", "undo-2", Context.HISTORY)
        self._action = actions.add(self._spec, self.ask_why)
        self.follow(None)
        self.confirmed.connect(self._retract)
        model.retraction_refused.connect(self._on_refused)

    def follow(self, entry: TimelineEntry | None) -> None:
        """Offer the action on the entry that is chosen, in sight; None offers none."""
        self._chosen = entry
        self._action.setEnabled(entry is not None and entry.may_retract)

    def items(self) -> list[MenuItem]:
        """Give the line of a menu that asks for it; none where it is not offered."""
        if not self._action.isEnabled():
            return []
        return [MenuItem(RETRACT, self._spec.text, self._spec.icon, key_text(self._action.shortcut()))]

    def is_about(self, entry: TimelineEntry) -> bool:
        """Tell whether it asks why this entry is taken back."""
        return self._asked is not None and self._asked.entry_id == entry.entry_id

    @Slot()
    def ask_why(self) -> None:
        """Ask why the exchange that is chosen is taken back."""
        entry = self._chosen
        if entry is not None and entry.may_retract:
            self.began.emit()
            self._asked = entry
            said = f" — {entry.subject}" if words.is_one_sentence(entry) else ""
            title = self.tr("Retirer{nbsp}: {title}").format(nbsp=formats.NBSP, title=words.entry_title(entry) + said)
            self.ask(entry.entry_id, title)

    def close_panel(self) -> None:
        self._asked = None
        super().close_panel()

    @Slot(object, str)
    def _retract(self, _entry_id: UUID, reason: str) -> None:
        if self._asked is not None:
            self._model.retract(self._asked, reason)

    @Slot(object, object)
    def _on_refused(self, entry_id: UUID, error: GuichetError) -> None:
        self.fail(entry_id, sentence(error))
