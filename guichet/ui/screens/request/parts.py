"""What a part of the request pane is: something of a request, the gestures on it, and when they are offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from guichet.contract.desk import Session
from guichet.contract.requests import RequestSheet
from guichet.domain.permissions import Permission
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.screens.request.model import RequestModel
from guichet.ui.theme import Theme
from guichet.ui.widgets.actions import Actions


@dataclass(frozen=True)
class Tools:
    """What every part of the pane works with."""

    theme: Theme
    bridge: DeskBridge
    actions: Actions
    session: Session
    model: RequestModel
    today: Callable[[], date]

    def may(self, permission: Permission) -> bool:
        """Tell whether the agent's role allows something."""
        return permission in self.session.permissions


class RequestPart(QWidget):
    """A part with gestures of its own; the pane tells it what is shown, and says at its foot what went wrong.

    A part registers its actions in its constructor (``Context.REQUEST``) and rules in :meth:`allow` whether they are
    offered. ``wide_keys`` are those whose keys work wherever the focus is while the pane is in sight, ``in_menu`` those
    under « Plus ».
    """

    wide_keys: tuple[str, ...] = ()
    in_menu: tuple[str, ...] = ()

    say = Signal(str)
    undo_offered = Signal(str, object)
    """A sentence, and the gesture (called without arguments) that takes it back."""
    began = Signal()
    """A gesture begins: what went wrong before no longer matters."""
    failed = Signal(object)
    """GuichetError of a gesture."""
    wanted = Signal(QWidget)
    """What takes the focus otherwise than by Tab, to be scrolled to."""
    offer_changed = Signal()
    """What the part can do is no longer the same: the pane asks each part again (:meth:`allow`)."""

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = tools

    def show_sheet(self, sheet: RequestSheet, today: date) -> None:
        """Show a request, or the same one as it is now."""

    def leave(self) -> None:
        """Another request comes, or none: forget what is being done with this one."""

    def allow(self, sheet: RequestSheet | None, *, still: bool) -> None:
        """Offer what can be done now; ``sheet`` is None while no request is in sight, ``still`` while nothing runs."""
