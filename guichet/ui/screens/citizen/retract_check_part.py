"""« Retirer la vérification »: the action on the identity check that counts, and the panel that asks why."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication

from guichet.contract.people import IdentityCheckFacts
from guichet.contract.refusals import GuichetError
from guichet.ui import words
from guichet.ui.forms.retract_panel import RetractPanel
from guichet.ui.messages import sentence
from guichet.ui.screens.citizen.model import CitizenModel
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.cards import MARGIN

RETRACT_CHECK: Final = "identity.retract"
"""The name of the action."""


class RetractCheckPart(RetractPanel):
    """Takes back the check that was last when it was asked for."""

    left = Signal()
    """It asks no more, and the focus was in it."""

    def __init__(self, theme: Theme, actions: Actions, model: CitizenModel) -> None:
        super().__init__(
            theme,
            consequence=self.tr("L’historique de la fiche dira qui l’a retirée et pourquoi."),
            example=self.tr("pièce d’une autre personne"),
        )
        self.column.setContentsMargins(theme.dp(MARGIN), theme.dp(8), theme.dp(MARGIN), theme.dp(4))
        self._last: IdentityCheckFacts | None = None
        text = self.tr("Retirer la vérification d’identité")
        spec = ActionSpec(RETRACT_CHECK, text, "", "undo-2", Context.COUNTER)
        self._action = actions.add(spec, self.ask_why)
        self.follow(None, in_sight=False)
        self.confirmed.connect(model.retract_check)
        self.closed.connect(self._leave)
        model.check_retracted.connect(self._on_retracted)
        model.retraction_refused.connect(self._on_refused)

    def follow(self, last: IdentityCheckFacts | None, *, in_sight: bool) -> None:
        """Offer to take this check back, if the agent may; one that counts no more is asked about no more."""
        if last is None or self._last is None or last.check_id != self._last.check_id:
            self.close_panel()
        self._last = last
        self.allow(in_sight=in_sight)

    def allow(self, *, in_sight: bool) -> None:
        """Offer the action where the card is in sight, for the panel opens there."""
        self._action.setEnabled(in_sight and self._last is not None and self._last.may_retract)

    @Slot()
    def ask_why(self) -> None:
        """Ask why the last check is taken back."""
        if self._last is not None and self._last.may_retract:
            proof = words.proof_short(self._last.proof)
            title = self.tr("Retirer la vérification · {proof}").format(proof=proof)
            self.ask(self._last.check_id, title)

    @Slot()
    def _leave(self) -> None:
        here = QApplication.focusWidget()
        was_here = here is not None and self.isAncestorOf(here)
        self.close_panel()
        if was_here:
            self.left.emit()

    @Slot(object)
    def _on_retracted(self, check_id: UUID) -> None:
        if self._last is not None and self._last.check_id == check_id:
            self._leave()

    @Slot(object, object)
    def _on_refused(self, check_id: UUID, error: GuichetError) -> None:
        self.fail(check_id, sentence(error))
