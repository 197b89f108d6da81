"""What the frame shows of the visits: their tabs, the window's title, and which actions make sense now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from guichet.contract.clock import utc_now
from guichet.contract.desk import Session
from guichet.domain.permissions import Permission
from guichet.ui import formats
from guichet.ui.screens.counter.model import CounterModel, VisitState, Work
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.shell.visit_tabs import Visit
from guichet.ui.widgets.actions import Actions

_MINUTE: Final = 60
_EXCHANGES: Final = ("note.add", "call.add", "email.add")


class VisitFrame(QObject):
    """Follows the visits, and the minutes that a paused one waits."""

    def __init__(
        self, window: MainWindow, actions: Actions, session: Session, visits: CounterModel, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._actions = actions
        self._session = session
        self._visits = visits
        self._at_counter = False
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE * 1000)
        self._minute.timeout.connect(self._show_tabs)
        visits.visits_changed.connect(self._show_tabs)

    def follow(self) -> None:
        """Begin to count the minutes."""
        self._minute.start()

    def title(self) -> str:
        """Say what the window is called at the counter: after the citizen who is here."""
        visit = self._visits.current
        return self.tr("Guichet") if visit is None else self.tr("{name} — Guichet").format(name=visit.title)

    def set_at_counter(self, at_counter: bool) -> None:
        """Tell whether the counter is the module that shows: tabs and title are its own."""
        self._at_counter = at_counter

    def allow(self, *, undo: bool) -> None:
        """Offer only what can be done now; ``undo`` says whether the last gesture can be taken back.

        Outside the counter the visit in hand is not in sight: nothing is done about it from there.
        """
        visit = self._visits.current if self._at_counter else None
        here = visit is not None and visit.person_id is not None
        permitted = self._session.permissions
        states = {
            "identity.check": here and Permission.CORRECT_PERSON in permitted,
            "person.edit": here and Permission.CORRECT_PERSON in permitted,
            **dict.fromkeys(_EXCHANGES, here and Permission.RECORD_INTERACTION in permitted),
            "visit.end": visit is not None,
            "request.new": self._at_counter or self._visits.current is None,
            "undo.last": undo,
        }
        for action_id, enabled in states.items():
            self._actions[action_id].setEnabled(enabled)

    @Slot()
    def _show_tabs(self) -> None:
        current = self._visits.current
        tabs = [self._tab(visit) for visit in self._visits.visits]
        self._window.visits.set_visits(tabs, current.key if current else "")
        if self._at_counter:
            self._window.visits.setVisible(bool(tabs))
            self._window.set_title(self.title())

    def _tab(self, visit: VisitState) -> Visit:
        icon = "user-plus" if visit.work is Work.NEW_PERSON else "building-2" if visit.person_id else "file-text"
        detail = ""
        if visit.paused_at is not None:
            seconds = (utc_now() - visit.paused_at).total_seconds()
            since = self.tr("en pause depuis {delay}").format(delay=formats.minutes(seconds))
            detail = since if seconds >= _MINUTE else self.tr("en pause")
        return Visit(visit.key, visit.title, detail, icon)
