"""Where the Tab key goes when a part of a pane was made after the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guichet.ui.widgets.focus import after_in_chain


def put_after(anchor: QWidget, container: QWidget) -> None:
    """Make Tab go through ``container`` right after ``anchor``, in the order in which it was filled.

    Qt puts what is made last at the end of the whole window. Nothing in the container may hand its focus on to a part
    of itself: left at the end of the window, it would take the focus there once more.
    """
    for widget in after_in_chain(anchor):
        if container.isAncestorOf(widget) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            QWidget.setTabOrder(anchor, widget)
            anchor = widget
