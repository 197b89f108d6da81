"""What went wrong with a gesture, said in the pane where it was made; never in a toast."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from guichet.contract.refusals import GuichetError
from guichet.ui.messages import sentence
from guichet.ui.theme import Theme
from guichet.ui.widgets.announce import announce
from guichet.ui.widgets.cards import Notice


class Trouble(Notice):
    """A sentence about the last gesture that failed; hidden while there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", tone="danger", icon="circle-alert", parent=parent)
        self.hide()

    def tell(self, error: GuichetError) -> None:
        """Say what went wrong and what to do."""
        self.say(sentence(error))

    def say(self, text: str) -> None:
        """Show a sentence, spoken at once."""
        self.message.setText(text)
        self.show()
        self.updateGeometry()
        announce(self, text, urgent=True)

    def forget(self) -> None:
        """Take the sentence away: the next gesture begins."""
        self.message.setText("")
        self.hide()
