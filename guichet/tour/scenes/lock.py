"""The session locked and found again."""

from __future__ import annotations

from typing import Final

from guichet.demo.texts import PASSWORD
from guichet.tour.guide import Guide

TITLE: Final = "Verrouillage"
ABOUT: Final = "Ctrl+L, ou cinq minutes sans geste : rien de personnel ne reste à l’écran, et rien n’est perdu."

_NOTE: Final = "Je notais ceci quand on m’a app"
_PERSONAL: Final = ("BENALI", "Samira", "Lilas", "06 12", "1986", "D-20", "Inscription", "Je notais", "exemple.fr")


def play(tour: Guide) -> None:
    """Lock in the middle of a note, fail once to come back, and find everything as it was."""
    tour.type("benali sa")
    tour.sees("Mme BENALI Samira")
    tour.press("Return")
    tour.sees("SMS envoyé — Rappel de rendez-vous")
    tour.press("Ctrl+M")
    tour.type(_NOTE)
    tour.shows("before", "Une note est en train d’être écrite.", _NOTE, *_PERSONAL[:5])
    focus, picture = tour.focus, tour.look()
    tour.press("Ctrl+L")
    tour.shows(
        "locked",
        "Ctrl+L : une page opaque. Ni nom, ni demande, ni titre de fenêtre.",
        "Session verrouillée — CM",
        "Mot de passe",
        hides=_PERSONAL,
    )
    for key in ("F3", "F2", "Ctrl+K", "F1", "F6", "Ctrl+Tab"):
        tour.press(key)
    tour.misses(*_PERSONAL)
    tour.type("Pas le bon")
    tour.press("Return")
    tour.shows(
        "refused",
        "Aucune touche ne passe. Un mauvais mot de passe est refusé sans dire ce qui est faux.",
        "L’identifiant ou le mot de passe ne correspond pas",
        hides=_PERSONAL,
    )
    tour.type(PASSWORD)
    tour.press("Return")
    tour.shows(
        "back", "De retour : même fiche, même ligne, même mot inachevé, même curseur.", _NOTE, "Mme BENALI Samira"
    )
    tour.expect(tour.focus is focus, "le curseur n’est plus où il était")
    tour.expect(tour.look() == picture, "la fenêtre n’est plus comme elle était")
    tour.type("elé")
    tour.sees(_NOTE + "elé")
    tour.press("Escape")  # given up: the next session finds nothing to go on with
