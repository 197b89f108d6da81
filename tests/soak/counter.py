"""The agent at the real window: what they press, what they wait to see, and what the desk confirmed to them."""

from __future__ import annotations

import random
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing.connection import Client
from threading import Lock
from typing import Any, Final

from PySide6.QtGui import QGuiApplication, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from guichet.contract.base import Done, Operation
from guichet.demo.texts import PASSWORD
from guichet.desk.client import DeskClient
from guichet.tour.hands import Hands
from guichet.tour.patience import WaitedInVain, do_beside, wait_beats, wait_until
from guichet.tour.screen import name_of, plain, words_of
from guichet.tour.stage import Stage
from guichet.ui.work_area import WorkArea

_SECONDS: Final = 20.0
_MOST_STOPS: Final = 60
_BEATS: Final = 2
"""After a key: what it queued is done before the next one."""


class NotShown(Exception):
    """The window does not show what it should."""


class Outside:
    """The world around the window, in the process that made it."""

    def __init__(self, address: str, authkey: bytes) -> None:
        self._connection = Client(address, authkey=authkey)
        self._lock = Lock()

    def ask(self, what: str, *arguments: Any) -> Any:
        """Have something done there, and give its answer."""
        with self._lock:
            self._connection.send((what, arguments))
            answer = self._connection.recv()
        if isinstance(answer, Exception):
            raise answer
        return answer


class Keys(Hands):
    """Keys that come as the system gives them, to the window: who watches whether somebody is there hears them too."""

    def press(self, *keys: str) -> None:
        for key in keys:
            self.keys += 1
            QTest.keySequence(_window(), QKeySequence(key))
            wait_beats(self._heart, _BEATS)

    def press_now(self, key: str) -> None:
        """Press a key and do not wait for anything: what follows is timed."""
        QTest.keySequence(_window(), QKeySequence(key))

    def type(self, text: str) -> None:
        for letter in text:
            if letter.isascii():
                self.letters += 1
                QTest.keyClick(_window(), letter)  # type: ignore[call-overload]  # a char, which its stubs do not know
                wait_beats(self._heart, 1)
            else:
                super().type(letter)


def _window() -> QWindow:
    found = QGuiApplication.focusWindow()
    assert found is not None, "no window of this program is active"
    return found


class Counter:
    """One agent at one window, by keyboard alone."""

    def __init__(self, stage: Stage, outside: Outside | None, seed: int) -> None:
        self._stage = stage
        self._outside = outside
        self.chance = random.Random(seed)
        self.hands = Keys(stage.heart)
        self.press = self.hands.press
        self.type = self.hands.type
        self.confirmed: list[str] = []
        self.written: list[str] = []
        """Texts that the window showed as kept: each is to be found at the server."""
        self.people: list[tuple[str, str]] = []
        self.agent = ""
        self.offline = False
        self._hear_what_is_confirmed()

    @property
    def window(self) -> QWidget:
        """The window."""
        return self._stage.workplace.window

    @property
    def area(self) -> WorkArea:
        """The pages of the open session."""
        area = self._stage.workplace.area
        if area is None:
            raise NotShown("no session is open")
        return area

    @property
    def is_locked(self) -> bool:
        """Whether the agent has to come back."""
        return self._stage.workplace.is_locked

    def outside(self, what: str, *arguments: Any) -> Any:
        """Have the world do something while the window lives on."""
        outside = self._outside
        assert outside is not None, "this window is alone"
        return do_beside(lambda: outside.ask(what, *arguments), self._stage.heart, seconds=90)

    def sees(self, *words: str, seconds: float = _SECONDS) -> None:
        """Wait until all of these words are on the window."""
        missing: list[str] = []

        def look() -> bool:
            shown = words_of(self.window)
            missing[:] = [word for word in words if plain(word) not in shown]
            return not missing

        self._wait(look, lambda: f"not shown: {missing}", seconds)

    def until(self, condition: Callable[[], bool], otherwise: str, *, seconds: float = _SECONDS) -> None:
        """Wait until something is true of the window."""
        self._wait(condition, lambda: otherwise, seconds)

    def rest(self, beats: int = 6) -> None:
        """Let the window live for a moment."""
        wait_beats(self._stage.heart, beats)

    def shows(self, word: str) -> bool:
        """Tell whether a word is on the window now."""
        with self._stage.heart.excepted():
            return plain(word) in words_of(self.window)

    def focus_name(self) -> str:
        """Give the name that a screen reader says of what has the focus."""
        return plain(name_of(QApplication.focusWidget()))

    def walk(self, key: str, name: str) -> bool:
        """Press a key until the focus is on something whose name begins so; False when it never is."""
        for _ in range(_MOST_STOPS):
            if self.focus_name().startswith(name):
                return True
            self.press(key)
        return False

    def command(self, name: str) -> None:
        """Run an action by its name in the palette."""
        self.press("Ctrl+K")
        self.type(name)
        self.sees(name)
        self.press("Return")

    def log_in(self, agent: str) -> None:
        """Open a session."""
        login = self._stage.workplace.login.page
        self.until(lambda: QApplication.focusWidget() is login.identifier, "nobody can log in")
        self.type(agent)
        self.press("Tab")
        self.type(PASSWORD)
        self.press("Return")
        self.until(lambda: self._stage.workplace.area is not None, "the session does not open")
        self.sees("À faire aujourd’hui")
        self.agent = agent

    def change_agent(self, agent: str) -> None:
        """Close the session and open another agent's."""
        before = self.window
        self.command("Changer d’agent")
        told = "n’est pas enregistrée"
        self.until(lambda: self.window is not before or told in words_of(self.window), "the session does not close")
        if self.window is before:  # what is half typed was said: the second time, it is left
            self.command("Changer d’agent")
            self.until(lambda: self.window is not before, "the session does not close")
        self.log_in(agent)

    def come_back(self) -> None:
        """Unlock."""
        self.sees("Session verrouillée", "Mot de passe")
        self.type(PASSWORD)
        self.press("Return")
        self.until(lambda: not self.is_locked, "the session does not come back")

    def problems(self) -> list[str]:
        """Give what went wrong behind the window so far."""
        return list(self._stage.troubles)

    def stalls(self) -> list[float]:
        """Give how long the window's thread was away, each time over 50 ms, and forget them."""
        found = list(self._stage.heart.stalls)
        self._stage.heart.reset()
        return found

    def _wait(self, condition: Callable[[], bool], otherwise: Callable[[], str], seconds: float) -> None:
        try:
            wait_until(condition, self._stage.heart, seconds=seconds)
        except WaitedInVain:
            raise NotShown(otherwise()) from None

    def _hear_what_is_confirmed(self) -> None:
        """Keep the number of every operation that the desk said it has, as the window hears it."""
        do, confirmed = DeskClient.do, self.confirmed

        def heard(client: DeskClient, operation: Operation) -> Future[Done]:
            future = do(client, operation)
            future.add_done_callback(note)
            return future

        def note(future: Future[Done]) -> None:
            if future.exception() is None:
                confirmed.append(str(future.result().op_id))

        DeskClient.do = heard  # type: ignore[method-assign, assignment]  # a listener, for the time of this process
