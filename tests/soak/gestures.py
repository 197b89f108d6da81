"""What an agent does in a day, each gesture whole: begun at the keyboard, ended when the window shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from guichet.ui.screens.counter.model import Work
from tests.soak.counter import Counter

KINDS: Final = ("Note interne", "Appel reçu", "Appel passé", "Courriel reçu", "Courriel envoyé", "Visite au guichet")
_MOST_VISITS: Final = 5
_MOST_ROWS: Final = 12


def visit(counter: Counter) -> None:
    """Find somebody by name and open their file."""
    text, display = counter.chance.choice(counter.people)
    if len(counter.area.visits.visits) >= _MOST_VISITS:
        end_visit(counter)
    counter.press("Ctrl+T")
    counter.type(text)
    counter.sees(display)
    counter.press("Return")
    if counter.area.search.dropdown.isVisible():  # it came before the list could be read, and others have that name
        counter.press("Return")
    counter.until(lambda: _title(counter) == display, f"the file of {display} does not open")
    counter.sees("Historique")


def search_only(counter: Counter) -> None:
    """Look for somebody and let it be."""
    text, display = counter.chance.choice(counter.people)
    counter.press("F3")
    counter.type(text)
    counter.sees(display)
    counter.press("Escape", "Escape")


def note(counter: Counter) -> None:
    """Write an exchange of some channel into the history."""
    _with_somebody(counter)
    text = f"Point {len(counter.written)} de la journée"
    counter.press("Ctrl+M")
    counter.type(text)
    if counter.chance.random() < 0.4:
        _choose_kind(counter)
    counter.press("Ctrl+Return")
    counter.sees(text)  # in the history: what is told of it goes when a paper is printed
    counter.written.append(text)


def new_person(counter: Counter) -> None:
    """Put somebody new on file."""
    name = "Nouveau" + "".join(counter.chance.choice("aeioulmnr") for _ in range(9))
    counter.press("Ctrl+T")
    counter.type(f"{name} miro")
    counter.sees("Créer l’usager")
    counter.press("Ctrl+N")
    counter.sees("Seul le nom est nécessaire")
    counter.type(f"{counter.chance.randint(1, 28):02}0519{counter.chance.randint(30, 99)}")
    counter.press("Ctrl+Return")
    counter.until(lambda: name.upper() in _title(counter), f"{name} is not put on file")


def new_request(counter: Counter) -> None:
    """Open a request for who is here, and have its receipt."""
    _with_somebody(counter)
    counter.press("F2")
    counter.type("encomb")
    counter.sees("Enlèvement d’encombrants")
    counter.press("Return")
    counter.sees("Objets à enlever")
    counter.type("Un canapé et deux chaises")
    before = len(counter.confirmed)
    counter.press("Ctrl+Return")
    counter.until(lambda: _work(counter) is not Work.NEW_REQUEST, "the request is not kept")
    counter.until(lambda: len(counter.confirmed) > before, "the desk confirms nothing")


def open_request(counter: Counter) -> None:
    """Open the first request of the history that is one."""
    _with_somebody(counter)
    _to_history(counter)
    counter.press("Home")
    timeline = counter.area.counter.timeline
    for _ in range(_MOST_ROWS):
        entry = timeline.current_entry()
        if entry is not None and entry.request_id is not None:
            counter.press("Return")
            counter.until(lambda: _work(counter) is Work.REQUEST, "the request does not open")
            counter.rest(20)
            return
        counter.press("Down")


def tick(counter: Counter) -> None:
    """Note the original of a document as seen, and take some of these back."""
    _with_request(counter)
    if _work(counter) is Work.REQUEST and counter.walk("F6", "Pièces justificatives"):
        before = len(counter.confirmed)
        counter.press("Space")
        counter.rest(20)
        if len(counter.confirmed) > before and counter.chance.random() < 0.4:
            undo(counter)


def advance(counter: Counter) -> None:
    """Do the main action of a request; what it asks first is answered as it is proposed."""
    _with_request(counter)
    if _work(counter) is Work.REQUEST and counter.walk("F6", "Pièces justificatives"):
        counter.press("Ctrl+Return")
        counter.rest(30)
        counter.press("Ctrl+Return")
        counter.rest(30)
        counter.press("Escape")


def edit(counter: Counter) -> None:
    """Put the birth place of who is here right."""
    _with_somebody(counter)
    place = "Ville" + str(counter.chance.randint(100, 999))
    edit_place(counter, place)


def edit_place(counter: Counter, place: str) -> None:
    """Type a birth place and keep it."""
    counter.press("Alt+M")
    counter.sees("Enregistrer les modifications")
    if not counter.walk("Tab", "Lieu de naissance"):  # an organisation has none
        counter.press("Escape")
        return
    counter.press("Ctrl+A")
    counter.type(place)
    counter.press("Ctrl+Return")
    counter.until(lambda: _work(counter) is not Work.EDIT_PERSON, "the file is not put right")


def identity(counter: Counter) -> None:
    """Note the proof of identity that was shown."""
    _with_somebody(counter)
    counter.press("Ctrl+I")
    counter.sees("Passeport")
    counter.press("Return")
    counter.rest(20)


def undo(counter: Counter) -> None:
    """Take the last gesture back, if it can be."""
    counter.press("F12")
    counter.rest(20)


def switch(counter: Counter) -> None:
    """Go to another visit."""
    counter.press("Ctrl+Tab")
    counter.rest(20)


def end_visit(counter: Counter) -> None:
    """End the visit in hand."""
    before = len(counter.area.visits.visits)
    counter.press("Alt+G")
    if counter.area.visits.current is None:
        counter.press("Ctrl+Tab")
    counter.press("Ctrl+W")
    if before:
        counter.until(lambda: len(counter.area.visits.visits) < before, "the visit does not end")


def look_round(counter: Counter) -> None:
    """Open the commands, the keys, the page of what waits and the settings, and come back."""
    counter.press("Ctrl+K")
    counter.type("note")
    counter.press("Escape", "F1")
    counter.sees("Raccourcis")
    counter.press("Escape")
    for name in ("Voir ce qui attend l’envoi", "Ouvrir les réglages"):
        counter.command(name)
        counter.rest(20)
    counter.press("Alt+G")


def work_list(counter: Counter) -> None:
    """Open a request from the list of work."""
    counter.press("Alt+D")
    counter.rest(40)
    counter.press("Down", "Down", "Return")
    counter.rest(30)
    counter.press("Alt+G")


def read_history(counter: Counter) -> None:
    """Go through a history, page by page, and filter it."""
    _with_somebody(counter)
    _to_history(counter)
    counter.press("PgDown", "PgDown", "End", "Home")


def lock(counter: Counter) -> None:
    """Leave, locked, and come back."""
    counter.press("Ctrl+L")
    counter.come_back()


def fall_asleep(counter: Counter) -> None:
    """Let six minutes pass: the window locks by itself."""
    counter.outside("pass_time", 6 * 60)
    counter.until(lambda: counter.is_locked, "the window does not lock by itself")
    counter.come_back()


REPERTOIRE: Final[dict[Callable[[Counter], None], int]] = {
    visit: 18,
    note: 18,
    search_only: 5,
    new_person: 4,
    new_request: 8,
    open_request: 7,
    tick: 8,
    advance: 6,
    edit: 6,
    identity: 3,
    undo: 3,
    switch: 6,
    end_visit: 3,
    look_round: 3,
    work_list: 4,
    read_history: 4,
    lock: 3,
    fall_asleep: 2,
}
"""Every gesture, and how often it comes among a hundred or so."""


def _with_somebody(counter: Counter) -> None:
    """Have the file of a person in hand."""
    current = counter.area.visits.current
    if current is None or current.person_id is None or current.work in (Work.NEW_PERSON, Work.EDIT_PERSON):
        visit(counter)
    else:
        counter.press("Alt+G")


def _with_request(counter: Counter) -> None:
    """Have a request in hand, a new one when who is here has none."""
    _with_somebody(counter)
    if _work(counter) is not Work.REQUEST:
        open_request(counter)
    if _work(counter) is not Work.REQUEST:
        new_request(counter)


def _to_history(counter: Counter) -> None:
    counter.area.counter.timeline.view.setFocus()
    counter.rest(2)


def _choose_kind(counter: Counter) -> None:
    counter.walk("Shift+Tab", "Type d’échange")
    for _ in range(counter.chance.randrange(len(KINDS))):
        counter.press("Down")
    counter.walk("Tab", "Texte")


def _title(counter: Counter) -> str:
    current = counter.area.visits.current
    return "" if current is None else current.title


def _work(counter: Counter) -> Work:
    current = counter.area.visits.current
    return Work.NOTHING if current is None else current.work
