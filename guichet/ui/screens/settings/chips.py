"""A row of chips of which one is chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from guichet.ui.formats import labelled
from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Chip
from guichet.ui.widgets.focus import keep_one_stop


def chip_row(theme: Theme, question: str, chips: Iterable[Chip], owner: QWidget) -> QHBoxLayout:
    """Put chips side by side, one tab stop; each says the question that it answers. Call before one is chosen."""
    row = QHBoxLayout()
    row.setSpacing(theme.dp(6))
    group = QButtonGroup(owner)
    for chip in chips:
        chip.setAccessibleName(labelled(question, chip.text()))
        group.addButton(chip)
        row.addWidget(chip)
    row.addStretch(1)
    keep_one_stop(group)
    return row
