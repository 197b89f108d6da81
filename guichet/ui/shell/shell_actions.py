"""The actions of the frame itself; every screen registers its own beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from guichet.ui.widgets.actions import Actions, ActionSpec, Context
from guichet.ui.widgets.cards import Card
from guichet.ui.widgets.focus import tab_stops

if TYPE_CHECKING:
    from guichet.ui.shell.main_window import MainWindow


def add_shell_actions(window: MainWindow, actions: Actions) -> None:
    """Register search and the moves between panes, and give their keys to the window."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("ShellActions", text)

    panes = _Panes(window)
    actions.add(
        ActionSpec("search.focus", tr("Rechercher un usager ou une demande"), "F3", "search", hint=tr("Rechercher")),
        window.focus_search,
    )
    actions.add(ActionSpec("pane.next", tr("Panneau suivant"), "F6", "arrow-right"), panes.forward)
    actions.add(ActionSpec("pane.previous", tr("Panneau précédent"), "Shift+F6", "arrow-right"), panes.back)
    actions.attach(Context.EVERYWHERE, window)


class _Panes(QObject):
    """Moves the focus between the regions of the window: rail, top bar, then the panes of the page."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def forward(self) -> None:
        self._move(1)

    def back(self) -> None:
        self._move(-1)

    def _move(self, step: int) -> None:
        panes = [(pane, stops[0]) for pane in self._regions() if (stops := tab_stops(pane))]
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = next((place for place, (pane, _) in enumerate(panes) if focus and pane.isAncestorOf(focus)), -step)
        panes[(here + step) % len(panes)][1].setFocus(Qt.FocusReason.TabFocusReason)

    def _regions(self) -> list[QWidget]:
        page = self._window.body.currentWidget()
        cards = page.findChildren(Card) if page is not None else []
        cards = [card for card in cards if card.isVisible()]
        cards.sort(key=lambda card: card.mapTo(self._window, QPoint(0, 0)).x())
        return [self._window.top_bar, *cards, self._window.rail]
