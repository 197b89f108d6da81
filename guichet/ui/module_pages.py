"""Which page each module of the rail opens, and what the window is called meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from guichet.ui.work_area import WorkArea


class ModulePage(Protocol):
    """A page of the window's body."""

    def take_focus(self) -> None:
        """Put the focus where work goes on."""

    def toast_anchor(self) -> QWidget:
        """Give the part at the bottom of which a toast covers no button."""


PAGES: dict[str, Callable[[WorkArea], ModulePage]] = {
    "counter": attrgetter("counter"),
    "requests": attrgetter("work"),
    "admin": attrgetter("admin"),
    "sync": attrgetter("sync"),
    "settings": attrgetter("settings"),
}
"""The page of each module, as the work area makes it when it is asked for the first time.

The action ``module.<key>`` of the session opens it; where the role hides that action, the page is never made.
"""


def page_title(key: str) -> str:
    """Say what the window is called while a module is open; the counter's title names its visit instead."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ModulePages", text)

    return {
        "counter": tr("Guichet"),
        "requests": tr("Demandes — Guichet"),
        "admin": tr("Administration — Guichet"),
        "sync": tr("Synchronisation — Guichet"),
        "settings": tr("Réglages — Guichet"),
    }[key]
