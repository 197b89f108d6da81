"""Several answers to one question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from guichet.ui.theme import Theme
from guichet.ui.widgets.inputs import CheckBox

_TWO_COLUMNS_FROM = 4


class SeveralChoices(QWidget):
    """Boxes to tick; ``left`` tells that the focus went out of all of them."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        theme: Theme,
        choices: Sequence[tuple[str, str]],
        *,
        one_column: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[str, CheckBox]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.dp(12))
        grid.setVerticalSpacing(theme.dp(2))
        columns = 2 if len(choices) >= _TWO_COLUMNS_FROM and not one_column else 1
        for place, (value, words) in enumerate(choices):
            box = CheckBox(theme, words)
            box.toggled.connect(self._on_toggled)
            box.installEventFilter(self)
            self._boxes.append((value, box))
            grid.addWidget(box, place // columns, place % columns)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:  # noqa: N802 (Qt's own name)
        """Give the focus to the first box; not by a proxy, for Tab would come to the boxes twice."""
        self._boxes[0][1].setFocus(reason)

    def value(self) -> tuple[str, ...]:
        """Give the values ticked, in the order of the list."""
        return tuple(value for value, box in self._boxes if box.isChecked())

    def set_value(self, values: Sequence[str]) -> None:
        """Tick these values and no other."""
        for value, box in self._boxes:
            box.setChecked(value in values)

    def set_name(self, name: str) -> None:
        """Say which question these boxes answer, to assistive tools."""
        for _, box in self._boxes:
            box.setAccessibleName(f"{name}, {box.text()}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if isinstance(event, QFocusEvent) and event.lostFocus():
            taking = QApplication.focusWidget()
            if taking is None or not self.isAncestorOf(taking):
                self.left.emit()
        return super().eventFilter(watched, event)

    def _on_toggled(self, _checked: bool) -> None:
        self.changed.emit()
