"""Where the papers of this workstation come out: one line for each kind, and how its printer is."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from guichet.contract.printers import PrinterState
from guichet.contract.requests import ReceiptKind
from guichet.ui import print_words
from guichet.ui.formats import NBSP, joined
from guichet.ui.print_room import PrintRoom
from guichet.ui.theme import MEDIUM, Role, Theme, Tone
from guichet.ui.widgets.labels import ElidingLabel, IconLabel
from guichet.ui.widgets.pill import Pill


class Destinations(QWidget):
    """Follows the print room; nothing in it takes the focus."""

    def __init__(self, theme: Theme, room: PrintRoom) -> None:
        super().__init__()
        self._room = room
        receipts, sheets = self.tr("Récépissés"), self.tr("Accusés et listes de pièces")
        self.lines = {
            ReceiptKind.DEPOSIT: _Line(theme, receipts, "receipt-text"),
            ReceiptKind.ACKNOWLEDGMENT: _Line(theme, sheets, "file-text"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(8))
        for line in self.lines.values():
            column.addWidget(line)
        room.printers_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show where papers go now."""
        for kind, line in self.lines.items():
            printer, size = self._room.target(kind)
            facts = self._room.facts(printer)
            label = print_words.printer_name(facts.label if facts is not None else printer)
            paper = {"a4": self.tr("A4"), "roll80": f"80{NBSP}mm"}[size]
            line.where.setText(joined((label or self.tr("aucune imprimante"), paper)))
            if facts is not None and facts.state is PrinterState.READY:
                line.state.show_state(self.tr("Prête"), Tone.SUCCESS, "check")
            elif facts is not None or printer:
                line.state.show_state(self.tr("Ne répond pas"), Tone.DANGER, "triangle-alert")
            else:
                line.state.show_state(self.tr("À l’écran"), Tone.NEUTRAL, "monitor")


class _Line(QWidget):
    """A kind of paper, its printer and the size of paper under it, and a pill."""

    def __init__(self, theme: Theme, kind: str, icon: str) -> None:
        super().__init__()
        self.where = ElidingLabel(theme, "", Role.SM, "text2")
        self.state = Pill(theme)
        words = QVBoxLayout()
        words.setSpacing(theme.dp(2))
        words.addWidget(ElidingLabel(theme, kind, Role.BASE, weight=MEDIUM))
        words.addWidget(self.where)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.dp(10))
        row.addWidget(IconLabel(theme, icon, "primary", 20))
        row.addLayout(words, 1)
        row.addWidget(self.state)
