"""The order of a day: every gesture once, then as chance has it; cuts, printer, agents and conflicts at their hours."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tests.soak import gestures
from tests.soak.counter import Counter
from tests.soak.day import AGENTS, Report, memory

if TYPE_CHECKING:
    Step = Callable[[], None]

_HOUR: Final = 3600.0
_COLLEAGUES: Final = ("note", "note", "correct", "register", "request")
_LETTERS: Final = str.maketrans("0123456789", "abcdefghij")
_SETTLE_SECONDS: Final = 60.0
_CUT: Final = ((0.10, 0.20), (0.45, 0.55), (0.80, 0.84))
_NO_PRINTER: Final = ((0.05, 0.15), (0.50, 0.60))
_CONFLICTS: Final = (0.12, 0.48, 0.82)
"""Shares of the day; conflicts come in the middle of a cut."""
_AGENTS: Final = (0.03, 0.35, 0.70, 0.90)


class Script:
    """Plays so many gestures over so many hours."""

    def __init__(self, counter: Counter, report: Report, *, gestures: int, hours: float) -> None:
        self._counter = counter
        self._report = report
        self._count = gestures
        self._pause = hours * _HOUR / gestures
        self._first_hour = max(len(gestures_once()), round(gestures / hours))
        self._offline = False
        self._printing = True
        self._agent = 0
        self.doing = "opening"

    def play(self) -> None:
        """Play it, and measure after the first hour and at the end."""
        counter, report = self._counter, self._report
        counter.log_in(AGENTS[0])
        report.stalls["opening"] = counter.stalls()
        chosen = self._chosen()
        for number, gesture in enumerate(chosen):
            self._events(number / self._count)
            self._do(gesture)
            report.gestures += 1
            counter.outside("pass_time", self._pause)
            if number % 2:
                self._colleague(number)
            if number + 1 == self._first_hour:
                self._come_to_rest()
                report.window_after_an_hour, report.objects_after_an_hour = memory()
                report.desk_after_an_hour = counter.outside("desk_kilobytes")
        self._go(0.999)
        self._come_to_rest()
        report.window_at_the_end, report.objects_at_the_end = memory()
        report.desk_at_the_end = counter.outside("desk_kilobytes")

    def _chosen(self) -> list[Callable[[Counter], None]]:
        once = gestures_once()
        kinds, weights = zip(*gestures.REPERTOIRE.items(), strict=True)
        return (once + self._counter.chance.choices(kinds, weights, k=max(0, self._count - len(once))))[: self._count]

    def _do(self, gesture: Callable[[Counter], None]) -> None:
        name = self.doing = gesture.__name__
        gesture(self._counter)
        self._report.done[name] = self._report.done.get(name, 0) + 1
        self._keep_stalls(name)

    def _events(self, share: float) -> None:
        """Do what the hour brings, as far as it has not come yet."""
        self._go(share)
        if self._agent < len(_AGENTS) and share >= _AGENTS[self._agent]:
            self._agent += 1
            self.doing = "change of agent"
            self._counter.change_agent(AGENTS[self._agent % len(AGENTS)])
            self._keep_stalls("opening")
        if self._report.conflicts < len(_CONFLICTS) and share >= _CONFLICTS[self._report.conflicts]:
            self._report.conflicts += 1
            self._conflict()

    def _go(self, share: float) -> None:
        """Cut or mend the network, stop or start the printer."""
        cut = any(begin <= share < end for begin, end in _CUT)
        printing = not any(begin <= share < end for begin, end in _NO_PRINTER)
        if cut != self._offline:
            self.doing = "cut" if cut else "mend"
            self._counter.outside("cut" if cut else "mend")
            self._offline = cut
        if printing != self._printing:
            self._counter.outside("start_printer" if printing else "stop_printer")
            self._printing = printing

    def _colleague(self, number: int) -> None:
        """Have the colleague do something for who is here, and send it when there is a network."""
        self.doing = "colleague"
        visit = self._counter.area.visits.current
        what = self._counter.chance.choice(_COLLEAGUES)
        if what == "register":
            self._counter.outside("colleague_does", what, "Ailleurs" + str(number).translate(_LETTERS))
        elif visit is not None and visit.person_id is not None and self._is_old(visit.title):
            arguments = {"note": (f"Appel {number}",), "correct": ("note", f"Avis {number}"), "request": ()}[what]
            self._counter.outside("colleague_does", what, visit.person_id, *arguments)
        self._counter.outside("colleague_does", "sync")
        self._keep_stalls("colleague")

    def _is_old(self, title: str) -> bool:
        """Say whether the colleague can know this person: who was put on file here may not have reached them."""
        return any(display == title for _, display in self._counter.people)

    def _conflict(self) -> None:
        """Correct here, without a network, a field that the colleague corrects as well; choose when it is back."""
        counter = self._counter
        self.doing = "conflict"
        was_offline = self._offline
        gestures.visit(counter)
        visit = counter.area.visits.current
        assert visit is not None
        if not was_offline:
            counter.outside("cut")
        number = self._report.conflicts
        counter.outside("colleague_does", "correct", visit.person_id, "birth_place", f"Ailleurs {number}")
        counter.outside("colleague_does", "sync")
        gestures.edit_place(counter, f"Ici {number}")
        counter.outside("mend")
        counter.command("Voir ce qui attend l’envoi")
        counter.walk("Tab", "Synchroniser maintenant")
        counter.press("Space")
        counter.sees("Enregistrer mon choix", seconds=_SETTLE_SECONDS)
        counter.walk("Tab", "Champs qui diffèrent")
        if number % 2:
            counter.press("Space")
        counter.walk("Tab", "Enregistrer mon choix")
        counter.press("Space")
        counter.sees("Rien n’attend", seconds=_SETTLE_SECONDS)
        counter.press("Alt+G")
        if was_offline:
            counter.outside("cut")
        self._keep_stalls("conflict")

    def _come_to_rest(self) -> None:
        """End every visit, and have nothing waiting, as at the end of a morning."""
        counter = self._counter
        self.doing = "rest"
        while counter.area.visits.visits:
            gestures.end_visit(counter)
        if not self._offline:
            counter.outside("settle")
            counter.sees("À jour", seconds=_SETTLE_SECONDS)
        counter.rest(60)
        self._keep_stalls("rest")

    def _keep_stalls(self, name: str) -> None:
        found = self._counter.stalls()
        if found:
            self._report.stalls.setdefault(name, []).extend(found)


def gestures_once() -> list[Callable[[Counter], None]]:
    """Give every gesture once, in an order that has somebody to do it for: the first hour knows them all."""
    return list(gestures.REPERTOIRE)
