"""A whole pane that takes what is dropped on it, wherever its rows are."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from guichet.ui.screens.document.drops import can_take


class DropTarget(QObject):
    """Asks for which row something dragged over a pane would be, shows it, and tells what is dropped.

    Args:
        row_for_a_drop: gives the code of the row that would take it; empty for none.
    """

    aimed = Signal(str)
    """Code of the row that would take what is dragged; empty when nothing is any more."""
    given = Signal(str, QMimeData)

    def __init__(self, row_for_a_drop: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._row_for_a_drop = row_for_a_drop

    def watch(self, pane: QWidget) -> None:
        """Take what is dropped on a pane."""
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's own name)
        if event.type() is QEvent.Type.DragLeave:
            self.aimed.emit("")
        if not isinstance(event, QDropEvent):  # dragging in and over are drops to be, for Qt
            return False
        code = self._row_for_a_drop() if can_take(event.mimeData()) else ""
        dropped = event.type() is QEvent.Type.Drop
        event.setAccepted(bool(code))
        self.aimed.emit("" if dropped else code)
        if dropped and code:
            self.given.emit(code, event.mimeData())
        return True
