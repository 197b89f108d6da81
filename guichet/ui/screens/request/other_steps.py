"""The steps beside the main one, as registered actions: each is lent to a step of the request that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from guichet.contract.requests import TransitionChoice
from guichet.domain.procedures import Effect
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions, ActionSpec, Context

_AT_ONCE = 10
"""More than any procedure of the catalogue offers from one state."""
_ICONS = {
    Effect.SUSPEND: "send",
    Effect.RESUME: "check",
    Effect.DECIDE: "check",
    Effect.CLOSE: "archive",
}


def step_icon(choice: TransitionChoice) -> str:
    """Give the icon of a step."""
    return _ICONS.get(choice.effect, "arrow-right")


@dataclass(frozen=True)
class OtherStep:
    """A step beside the main one, and the labels of the documents that it waits for."""

    choice: TransitionChoice
    missing: tuple[str, ...] = ()

    @property
    def why(self) -> str:
        """Name the documents; nothing when it waits for none."""
        return ", ".join(self.missing)


class OtherSteps(QObject):
    """Steps are data of a procedure: their actions are registered once, without words, and named as they are lent."""

    taken = Signal(object)  # TransitionChoice

    def __init__(self, theme: Theme, actions: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offered = True
        self.lent: list[tuple[QAction, TransitionChoice]] = []
        self._actions = actions
        self._pool: list[QAction] = []
        self._grow(_AT_ONCE)
        self.offer(())

    def offer(self, steps: Sequence[OtherStep]) -> list[QAction]:
        """Lend the actions to these steps, in their order; give those lent."""
        self._grow(len(steps))
        self.lent = [(action, step.choice) for action, step in zip(self._pool, steps, strict=False)]
        for action, step in zip(self._pool, steps, strict=False):
            action.setText(step.choice.label)
            action.setIcon(self._theme.icon(step_icon(step.choice)))
            action.setToolTip(step.why or step.choice.label)
        for place, action in enumerate(self._pool):
            action.setVisible(place < len(self.lent))
        self.allow(self._offered)
        return [action for action, _ in self.lent]

    def allow(self, offered: bool) -> None:
        """Say whether steps are offered now: those that may be taken then can be."""
        self._offered = offered
        for action in self._pool:
            action.setEnabled(False)
        for action, choice in self.lent:
            action.setEnabled(offered and choice.allowed)

    def _grow(self, count: int) -> None:
        for place in range(len(self._pool) + 1, count + 1):
            words = self.tr("Autre étape {n}").format(n=place)
            spec = ActionSpec(f"request.step_{place}", words, "", "arrow-right", Context.REQUEST)
            self._pool.append(self._actions.add(spec, self._take))

    @Slot()
    def _take(self) -> None:
        used = self.sender()
        choice = next((choice for action, choice in self.lent if action is used), None)
        if choice is not None:
            self.taken.emit(choice)
