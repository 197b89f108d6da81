"""The registered actions about documents, each once: on a row, and in the panels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from guichet.ui.screens.document.gestures import Gesture, words_of
from guichet.ui.widgets.actions import Actions, ActionSpec, Context

KEYS: Final = {
    Gesture.SCAN: "F4",
    Gesture.ATTACH: "Alt+J",
    Gesture.VIEW: "Alt+V",
    Gesture.REUSE: "Alt+R",
    Gesture.CHECKED: "Alt+N",
}
"""The gestures on a row that have a key of their own."""
WIDE: Final = tuple(words_of(gesture)[2] for gesture in KEYS)
"""Their names: these keys work wherever the focus is while the request is in sight."""
ADD: Final = "document.add"
KEEP: Final = "document.keep"
NOTE_CHECK: Final = "document.note_check"


def add_document_actions(
    actions: Actions,
    on_row: Mapping[Gesture, Callable[[], object]],
    *,
    add: Callable[[], object],
    keep: Callable[[], object],
    note_check: Callable[[], object],
) -> None:
    """Register the actions with what they do."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("DocumentActions", text)

    for gesture, key in KEYS.items():
        text, icon, name = words_of(gesture)
        actions.add(ActionSpec(name, text, key, icon, Context.REQUEST), on_row[gesture])
    making, checking = Context.DOCUMENT, Context.DOCUMENT_CHECK
    actions.add(ActionSpec(ADD, tr("Ajouter une pièce"), "", "plus", Context.REQUEST), add)
    actions.add(ActionSpec(KEEP, tr("Enregistrer la pièce"), "Ctrl+Return", "save", making), keep)
    actions.add(ActionSpec(NOTE_CHECK, tr("Noter la vérification"), "Ctrl+Return", "save", checking), note_check)
