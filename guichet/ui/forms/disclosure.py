"""A part of a form that opens when it is wanted."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.buttons import Button, ButtonKind


class Disclosure(QWidget):
    """A line that opens and closes what is under it; one tab stop while it is closed."""

    toggled = Signal(bool)

    def __init__(self, theme: Theme, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._open = False
        self.button = Button(theme, title, kind=ButtonKind.LINK, icon="chevron-right")
        self.button.clicked.connect(self._turn)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.dp(6))
        column.addWidget(self.button)
        column.addWidget(content)
        content.hide()
        self._tell()

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title = title
        self.button.setText(title)
        self.button.updateGeometry()
        self._tell()

    def is_open(self) -> bool:
        """Tell whether the part is shown."""
        return self._open

    def set_open(self, wanted: bool) -> None:
        """Show the part or hide it."""
        if wanted == self._open:
            return
        self._open = wanted
        self.content.setVisible(wanted)
        self.button.set_icon_name("chevron-down" if wanted else "chevron-right")
        self._tell()
        self.toggled.emit(wanted)

    def _turn(self) -> None:
        self.set_open(not self._open)

    def _tell(self) -> None:
        state = self.tr("ouvert") if self._open else self.tr("replié")
        self.button.setAccessibleName(f"{self._title}, {state}")
