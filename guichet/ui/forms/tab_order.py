"""Where the Tab key goes when a part of a pane was made after the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_after(anchor: QWidget, container: QWidget) -> None:
    """Make Tab go through ``container`` right after ``anchor``, in the order in which it was filled.

    Qt puts what is made last at the end of the whole window. What stands for another widget, as a form's field does for
    its editor, comes along: left behind, it would take the focus there once more.
    """
    inside: list[QWidget] = []
    widget = anchor.nextInFocusChain()
    while widget is not None and widget is not anchor:
        if (_stops(widget) or _stops(widget.focusProxy())) and container.isAncestorOf(widget):
            inside.append(widget)
        widget = widget.nextInFocusChain()
    for widget in inside:
        QWidget.setTabOrder(anchor, widget)
        anchor = widget


def _stops(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
