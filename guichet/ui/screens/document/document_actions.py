"""The registered actions on a row of the check-list, each once; the panels register those of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication

from guichet.ui.screens.document.gestures import Gesture, command_of, words_of
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


def add_row_actions(actions: Actions, on_row: Callable[[], object], add: Callable[[], object]) -> None:
    """Register the actions: ``on_row`` does the gesture of the action that called it, ``add`` names one more row."""
    for gesture in Gesture:
        _, icon, name = words_of(gesture)
        actions.add(ActionSpec(name, command_of(gesture), KEYS.get(gesture, ""), icon, Context.REQUEST), on_row)
    text = QCoreApplication.translate("DocumentActions", "Ajouter une pièce")
    actions.add(ActionSpec(ADD, text, "", "plus", Context.REQUEST), add)
