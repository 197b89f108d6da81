"""Facts to read: a label, and beside it what is known."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from guichet.ui.formats import labelled
from guichet.ui.theme import Role, Theme
from guichet.ui.widgets.labels import Label

_SHARE = 0.42


class FactsGrid(QWidget):
    """Lines « label — value »; both wrap, and the values can be selected to be copied."""

    def __init__(self, theme: Theme, *, label_share: float = _SHARE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.dp(10))
        self._grid.setVerticalSpacing(theme.dp(5))
        self._grid.setColumnStretch(0, round(label_share * 100))
        self._grid.setColumnStretch(1, round((1 - label_share) * 100))
        self._shown: tuple[tuple[str, str], ...] = ()

    @property
    def shown(self) -> tuple[tuple[str, str], ...]:
        """What is read now."""
        return self._shown

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these lines in place of the ones before."""
        wanted = tuple(facts)
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        for row, (label, value) in enumerate(wanted):
            caption = Label(self._theme, label, Role.SM, "text2", wrap=True)
            words = Label(self._theme, value, Role.SM, "text", wrap=True, selectable=True)
            words.setAccessibleName(labelled(label, value))
            for column, shown in enumerate((caption, words)):
                shown.setAlignment(top)
                self._grid.addWidget(shown, row, column)
        self.updateGeometry()
