"""Where the Tab key stops."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return the widgets inside ``root`` that Tab reaches now, in its order."""
    return [widget for widget in after_in_chain(root) if root.isAncestorOf(widget) and _takes_tab(widget)]


def after_in_chain(start: QWidget) -> list[QWidget]:
    """Return every other widget of the window, in the order of its focus chain from ``start`` on."""
    found: list[QWidget] = []
    widget = _next(start)
    while widget is not None and widget is not start:
        found.append(widget)
        widget = _next(widget)
    return found


def _next(widget: QWidget) -> QWidget | None:
    """Give the next widget of the focus chain, and leave Python's idea of who holds whom as it was.

    PySide takes what ``nextInFocusChain`` returns for a child of the widget that was asked: a window would be held by
    its last button, a pane by what it contains. The collector of cycles then deletes what is in use, or keeps it all.
    """
    found = widget.nextInFocusChain()
    if found is not None:
        QObject.setParent(found, found.parent())  # the widget's own setParent would hide it
    return found


def _takes_tab(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def keep_one_stop(group: QButtonGroup) -> None:
    """Make Tab stop at the chosen button of a group alone; arrows go to the others. Call before one is chosen.

    Qt does so only once one of them had the focus, and may then keep another than the chosen one.
    """
    for button in group.buttons():
        _follow_choice(button, button.isChecked())
    group.buttonToggled.connect(_follow_choice)


def _follow_choice(button: QAbstractButton, chosen: bool) -> None:  # a signal's arguments
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
