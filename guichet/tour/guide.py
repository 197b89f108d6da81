"""What a scene has at hand: keys, what shows, pictures; every step says what a person should see, or fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from guichet.demo.texts import PASSWORD
from guichet.tour.album import Album
from guichet.tour.hands import Hands
from guichet.tour.page import spaced
from guichet.tour.patience import PATIENCE_SECONDS, WaitedInVain, do_beside, wait_beats, wait_until
from guichet.tour.place import TourPlace
from guichet.tour.screen import is_drawn, name_of, picture_of, plain, words_of
from guichet.tour.stage import Stage
from guichet.ui.shell.main_window import MainWindow
from guichet.ui.work_area import WorkArea

Result = TypeVar("Result")

AGENT: Final = "claire.moreau"
_LOUD: Final = (" WARNING ", " ERROR ", " CRITICAL ", "Traceback", "Exception ignored")
_MOST_STOPS: Final = 40
_CALM_BEATS: Final = 12
"""Before a picture: what the last answer changed is painted."""


@dataclass(frozen=True)
class Scene:
    """One scene: its title, a sentence about it, and what is done in it."""

    title: str
    about: str
    play: Callable[[Guide], None]


class StepFailed(Exception):
    """A step of a scene did not show what it should."""

    def __init__(self, scene: str, step: str, problem: str) -> None:
        super().__init__(spaced(f"{scene}, {step} : {problem}"))


class Guide:
    """Leads through one scene."""

    def __init__(self, scene: str, stage: Stage, place: TourPlace, album: Album, hands: Hands) -> None:
        self._scene = scene
        self._stage = stage
        self._album = album
        self._step = "début"
        self._checked: set[str] = set()
        self.place = place
        self.hands = hands
        self.press = hands.press
        self.type = hands.type

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self._stage.workplace.window

    @property
    def area(self) -> WorkArea:
        """The pages of the open session."""
        area = self._stage.workplace.area
        if area is None:
            raise self.failed("aucune session n’est ouverte")
        return area

    @property
    def focus(self) -> QWidget | None:
        """What the next key goes to."""
        return QApplication.focusWidget()

    def shows(self, step: str, caption: str, *words: str, hides: tuple[str, ...] = ()) -> None:
        """End a step: these words show and those do not; take its picture.

        Raises:
            StepFailed: they do not show in time, or something went wrong behind the scene.
        """
        self._step = step
        self.sees(*words)
        self.misses(*hides)
        self.until(lambda: is_drawn(self.window), "les pages d’un fichier ne viennent pas")
        wait_beats(self._stage.heart, _CALM_BEATS)
        with self._stage.heart.excepted():
            self._album.add_picture(picture_of(self.window), step, caption)
        if self._stage.troubles:
            raise self.failed("quelque chose s’est mal passé derrière la scène")

    def sees(self, *words: str, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until all of these words are on the window."""
        missing: list[str] = []

        def look() -> bool:
            shown = words_of(self.window)
            missing[:] = [word for word in words if plain(word) not in shown]
            return not missing

        try:
            wait_until(look, self._stage.heart, seconds=seconds)
        except WaitedInVain:
            raise self.failed("on ne voit pas " + ", ".join(f"« {word} »" for word in missing)) from None

    def misses(self, *words: str) -> None:
        """Wait until none of these words is on the window."""

        def look() -> bool:
            shown = words_of(self.window)
            return not any(plain(word) in shown for word in words)

        self.until(look, "on voit encore " + ", ".join(f"« {word} »" for word in words))

    def walk(self, key: str, name: str) -> None:
        """Press a key until the focus is on something whose name begins so, as a person goes from stop to stop."""
        for _ in range(_MOST_STOPS):
            if plain(name_of(self.focus)).startswith(name):
                return
            self.press(key)
        raise self.failed(f"{key} ne mène pas à « {name} »")

    def asks(self, name: str) -> bool:
        """Tell whether a field of this name is there to be filled."""
        fields = self.window.findChildren(QLineEdit)
        return any(field.isVisible() and plain(name_of(field)).startswith(name) for field in fields)

    def until(self, condition: Callable[[], bool], otherwise: str, *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until something is true of the window; ``otherwise`` says what is wrong when it never is."""
        try:
            wait_until(condition, self._stage.heart, seconds=seconds)
        except WaitedInVain:
            raise self.failed(otherwise) from None

    def expect(self, true: bool, otherwise: str) -> None:
        """Require something that is true now."""
        if not true:
            raise self.failed(otherwise)

    def beside(self, job: Callable[[], Result]) -> Result:
        """Do something slow outside the window, which lives on."""
        return do_beside(job, self._stage.heart)

    def prints(self, step: str, caption: str, *words: str) -> None:
        """End a step by the paper that it issued: shown, for there is no printer, and then a file with these words."""
        self._step = step
        known = set(self._checked)
        self.sees("Ouvrir le PDF")
        self.press("Ctrl+O")
        self.until(lambda: bool(self._papers() - known), "aucun papier n’est écrit")
        name = min(self._papers() - known)
        self._checked.add(name)
        with self._stage.heart.excepted():
            shown = plain(self._album.add_paper(self.place.papers / name, step, caption))
        missing = [word for word in words if plain(word) not in " ".join(shown.split())]
        self.expect(not missing, "il n’est pas écrit " + ", ".join(f"« {word} »" for word in missing))
        self.press("Esc")
        self.misses("Ouvrir le PDF")

    def look(self) -> QImage:
        """Give the picture of the page in hand, to be compared with another one."""
        wait_beats(self._stage.heart, _CALM_BEATS)
        with self._stage.heart.excepted():
            return self.window.body.grab().toImage()

    def must_have_been_quiet(self) -> None:
        """Require that no program logged a warning or worse, or lost an exception: window, desks, server."""
        self._step = "fin"
        lines = [line for log in self.place.logs for line in log.read_text("utf-8").splitlines()]
        loud = [line for line in lines if any(word in line for word in _LOUD)]
        self.expect(not loud, f"le journal dit {loud[:1]}")

    def measured(self, name: str, value: object) -> None:
        """Keep a measure of the scene."""
        self._album.chapters[-1].measures[name] = value

    def log_in(self, login: str = AGENT, *words: str) -> None:
        """Open a session by keyboard, as the agent of the counter or as somebody whose first page shows these words."""
        self.until(lambda: self.focus is self._stage.workplace.login.page.identifier, "on ne peut pas se connecter")
        self.type(login)
        self.press("Tab")
        self.type(PASSWORD)
        self.press("Return")
        self.until(lambda: self._stage.workplace.area is not None, "la session ne s’ouvre pas")
        self.sees(*(words or ("Aucune visite en cours", "Claire Moreau")))
        self._checked = self._papers()

    def leave(self) -> None:
        """Close the session and the window, so that the next scene begins from nothing."""
        before = self.window
        self._change_agent()
        told = plain("n’est pas enregistrée")
        self.until(lambda: self.window is not before or told in words_of(self.window), "la session ne se ferme pas")
        if self.window is before:  # what the scene left half typed was said: the second time, it is left
            self._change_agent()
            self.until(lambda: self.window is not before, "la session ne se ferme pas")

    def _change_agent(self) -> None:
        self.press("Ctrl+K")
        self.type("changer d’agent")
        self.sees("Changer d’agent")
        self.press("Return")

    def failed(self, problem: str) -> StepFailed:
        """Give the failure of the step in hand, its picture kept."""
        self._album.add_failure(picture_of(self.window), self.place.logs)
        return StepFailed(self._scene, self._step, " ; ".join([problem, *self._stage.troubles]))

    def _papers(self) -> set[str]:
        return {path.name for path in Path(self.place.papers).glob("*.pdf")}
