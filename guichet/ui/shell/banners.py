"""What the one banner says when several things last at once: an error, a choice to make, a reminder, the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Slot

from guichet.ui.theme import Tone
from guichet.ui.widgets.banner import Banner


@dataclass(frozen=True)
class _Said:
    tone: Tone
    icon: str
    message: str
    action_text: str
    acted: Callable[[], object]


class Banners(QObject):
    """Keeps what each part of the window has to say, and shows the most pressing."""

    def __init__(self, banner: Banner) -> None:
        super().__init__(banner)
        self._banner = banner
        self._error: _Said | None = None
        self._lasting: _Said | None = None
        self._reminder: _Said | None = None
        banner.acted.connect(self._act)

    def fail(self, message: str, action_text: str = "", acted: Callable[[], object] | None = None) -> None:
        """Show an error until it is closed, or until something is done about it: ``acted``, by its button."""
        self._error = _Said(
            Tone.DANGER, "circle-alert", message, action_text or self.tr("Fermer"), acted or self.close_error
        )
        self._show()

    def close_error(self) -> None:
        """Take the error away."""
        self._error = None
        self._show()

    def remind(self, message: str, action_text: str, acted: Callable[[], object]) -> None:
        """Show what went wrong and waits for the agent, behind what is more pressing: a conflict."""
        self._reminder = _Said(Tone.DANGER, "circle-alert", message, action_text, acted)
        self._show()

    def close_reminder(self) -> None:
        """Nothing is left to be reminded of."""
        self._reminder = None
        self._show()

    def last(self, tone: Tone, icon: str, message: str, action_text: str, acted: Callable[[], object]) -> None:
        """Show what lasts; ``acted`` is called by its button."""
        self._lasting = _Said(tone, icon, message, action_text, acted)
        self._show()

    def clear_lasting(self) -> None:
        """Nothing lasts any more."""
        if self._lasting is not None:
            self._lasting = None
            self._show()

    def _show(self) -> None:
        said = self._pressing()
        if said is None:
            self._banner.hide()
        else:
            self._banner.present(said.tone, said.icon, said.message, said.action_text)

    def _pressing(self) -> _Said | None:
        conflict = self._lasting is not None and self._lasting.tone is Tone.DANGER
        return self._error or (self._lasting if conflict else self._reminder or self._lasting)

    @Slot()
    def _act(self) -> None:
        said = self._pressing()
        if said is not None:
            said.acted()
