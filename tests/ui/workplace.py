"""The window of a workstation over a real desk of a real town, for tests and for pictures."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import ownedByPython

from guichet.contract.people import PersonHit
from guichet.ui.desk_bridge import DeskBridge
from guichet.ui.paper import PaperTray
from guichet.ui.preferences import Preferences, Printing
from guichet.ui.theme import Theme
from guichet.ui.workplace import IDLE_MS, WARNING_MS, Workplace
from tests.helpers.town import Workplace as Station


class KeptPapers(PaperTray):
    """A tray that shows nothing: papers are counted."""

    taken = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.papers: dict[str, bytes] = {}

    def lay(self, number: str, pdf: bytes) -> None:
        self.papers[number] = pdf
        self.laid.emit(number)


def open_workplace(
    theme: Theme,
    station: Station,
    *,
    demo: bool = True,
    idle_ms: int = IDLE_MS,
    warning_ms: int = WARNING_MS,
    printing: Printing | None = None,
) -> Workplace:
    """Make the window of a workstation, with these printers, and join it to its desk by a connection of its own."""
    bridge = DeskBridge()
    preferences = Preferences.of(theme)
    preferences.keep_printing(printing or Printing())
    workplace = Workplace(
        theme,
        bridge,
        KeptPapers(bridge),
        demo=demo,
        preferences=preferences,
        idle_ms=idle_ms,
        warning_ms=warning_ms,
    )
    bridge.setParent(workplace)
    client = station.come_in(on_changed=bridge.on_changed, on_status=bridge.on_status, on_gone=bridge.on_gone)
    workplace.client = client  # type: ignore[attr-defined]  # closed with the window by close_workplaces
    workplace.station = station  # type: ignore[attr-defined]  # where close_workplaces forgets what was typed
    bridge.attach(client)
    return workplace


def close_workplaces(workplaces: Iterable[Workplace], qtbot: QtBot) -> None:
    """Close windows and their connections; everything that they showed goes with them."""
    workplaces = list(workplaces)
    for workplace in workplaces:
        workplace.close()
        workplace.client.close()  # type: ignore[attr-defined]
        workplace.deleteLater()
    for station in {workplace.station for workplace in workplaces}:  # type: ignore[attr-defined]
        station.forget_drafts()  # the next test types its own
    qtbot.wait(1)
    tops = [part for part in QApplication.topLevelWidgets() if part.parent() is None]
    kept = [type(part).__name__ for part in tops if not ownedByPython(part)]
    assert kept == [], f"nobody deletes {kept}"


def wait_usable(qtbot: QtBot, workplace: Workplace) -> None:
    """Wait until the demo session is open and the counter is shown."""
    qtbot.waitUntil(lambda: workplace.area is not None and not workplace.window.is_covered(), timeout=10_000)


def shown_people(workplace: Workplace) -> list[str]:
    """Give the names in the results under the search field."""
    assert workplace.area is not None
    rows = workplace.area.search.rows
    found = (rows.row(rows.index(place, 0)) for place in range(rows.rowCount()))
    return [row.display for row in found if isinstance(row, PersonHit)]


_CALM_LOOKS = 5
"""Turns of the event loop without a question in flight."""


def settle(workplace: Workplace, qtbot: QtBot) -> None:
    """Wait until nothing is asked any more: each answer may bring another question, and what it changed is painted."""
    calm = 0

    def is_calm() -> bool:
        nonlocal calm
        calm = 0 if workplace.client._waiting else calm + 1  # type: ignore[attr-defined]  # joined by open_workplace
        return calm > _CALM_LOOKS

    qtbot.waitUntil(is_calm, timeout=10_000)
