"""The server goes away in the middle of a visit; work goes on, and is sent when the server is back."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Sans réseau"
ABOUT: Final = "Le serveur s’arrête pour de vrai. Le guichet continue, garde tout, et envoie à son retour."

_NOTE: Final = "Demande un enlèvement, noté sans réseau."
_WHAT: Final = "Un canapé et deux chaises"
_RETURN_SECONDS: Final = 40.0


def play(tour: Guide) -> None:
    """Stop the server, note, file a request, print its receipt, see what waits, start the server."""
    tour.type("benali sa")
    tour.sees("Mme BENALI Samira")
    tour.press("Return")
    tour.sees("SMS envoyé — Rappel de rendez-vous")
    tour.beside(tour.place.go_down)
    tour.shows(
        "cut",
        "Le serveur ne répond plus : une pastille, une phrase. La fiche reste ouverte.",
        "Hors ligne",
        "Réseau coupé depuis",
        "Continuez : vos saisies sont gardées",
        "Mme BENALI Samira",
    )
    tour.press("Ctrl+M")
    tour.type(_NOTE)
    tour.press("Ctrl+Return")
    tour.shows(
        "noted",
        "Ce qui est noté est là aussitôt, marqué « À envoyer ».",
        _NOTE,
        "À envoyer",
        "Hors ligne · 1 à envoyer",
        "Voir la saisie",
    )
    tour.press("F2")
    tour.type("encomb")
    tour.sees("Enlèvement d’encombrants")
    tour.press("Return")
    tour.sees("Objets à enlever")
    tour.type(_WHAT)
    tour.press("Ctrl+Return")
    tour.prints(
        "receipt",
        "Le récépissé dit ce qu’il prouve : il est provisoire, et l’usager n’a rien à faire.",
        "Récépissé de dépôt provisoire",
        "Sans réseau",
        "Vous n’avez rien à faire",
    )
    tour.shows(
        "filed",
        "Une demande se dépose sans réseau, avec son numéro définitif.",
        "Enlèvement d’encombrants",
        "Hors ligne · 3 à envoyer",
    )
    tour.press("Ctrl+K")
    tour.type("attend")
    tour.sees("Voir ce qui attend l’envoi")
    tour.press("Return")
    tour.shows(
        "waiting",
        "Ce qui attend, saisie par saisie. Rien ne se perd si l’ordinateur s’éteint.",
        "Vos saisies sont gardées sur ce poste",
        "En attente d’envoi",
        "Échange noté, Mme BENALI Samira",
        "Dépôt d’une demande",
    )
    tour.beside(tour.place.go_up)
    tour.walk("Tab", "Synchroniser maintenant")
    tour.press("Space")
    tour.sees("À jour", "Rien n’attend", seconds=_RETURN_SECONDS)
    tour.shows(
        "sent",
        "Le serveur est de retour. Tout partirait dans les secondes qui viennent ; une touche l’envoie aussitôt.",
        "Tout est envoyé. Ce poste est à jour.",
        hides=("Réseau coupé", "Hors ligne"),
    )
