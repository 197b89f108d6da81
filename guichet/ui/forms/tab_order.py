"""Where the Tab key goes when a part of a pane was made after the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from guichet.ui.widgets.focus import after_in_chain


def put_after(anchor: QWidget, container: QWidget, *, fields_too: bool = False) -> None:
    """Make Tab go through ``container`` right after ``anchor``, in the order in which it was filled.

    Qt puts what is made last at the end of the whole window. With ``fields_too``, what stands for its editor, as a
    form's field does, comes along: left at the end of the window, it would take the focus there once more. It is for
    plain fields only, one under the other.
    """
    for widget in after_in_chain(anchor):
        if container.isAncestorOf(widget) and (_stops(widget) or (fields_too and _stands_for_a_stop(widget))):
            QWidget.setTabOrder(anchor, widget)
            anchor = widget


def _stops(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _stands_for_a_stop(widget: QWidget) -> bool:
    """Tell whether a widget hands its focus to one that is in it; what hands it to what it is in, Qt moves along."""
    proxy = widget.focusProxy()
    return proxy is not None and widget.isAncestorOf(proxy) and _stops(proxy)
