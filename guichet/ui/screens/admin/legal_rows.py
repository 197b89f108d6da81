"""Rows of legal values: procedure, value, source, state."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from guichet.contract.catalogue import LegalLine, LegalState
from guichet.ui import clock
from guichet.ui.formats import day_numeric
from guichet.ui.screens.admin.legal_model import LegalModel, can_confirm, key_of
from guichet.ui.screens.admin.legal_words import cells
from guichet.ui.screens.admin.table import PillOf, TableRows
from guichet.ui.theme import Tone


def tr(text: str) -> str:
    """Translate one of these words."""
    return QCoreApplication.translate("LegalRows", text)


def pill_of(line: LegalLine) -> PillOf:
    """Give the state of a value."""
    if line.state is LegalState.TO_CONFIRM and not can_confirm(line):
        return PillOf(tr("À compléter"), Tone.DANGER, "pencil-line")
    if line.state is LegalState.TO_CONFIRM:
        return PillOf(tr("À confirmer"), Tone.WARNING, "triangle-alert")
    if line.state is LegalState.SOURCED or line.confirmed_at is None:
        return PillOf(tr("Sourcée"), Tone.NEUTRAL, "file-text")
    day = day_numeric(clock.local(line.confirmed_at).date())
    return PillOf(tr("Confirmée {day}").format(day=day), Tone.SUCCESS, "circle-check")


class LegalRows(TableRows[LegalLine]):
    """Legal values; those that may be confirmed as they are can be ticked."""

    def __init__(self, model: LegalModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def cells(self, row: LegalLine) -> tuple[str, ...]:
        return cells(row)

    def pill(self, row: LegalLine) -> PillOf:
        return pill_of(row)

    def ticked(self, row: LegalLine) -> bool | None:
        return key_of(row) in self._model.ticked if can_confirm(row) else None
