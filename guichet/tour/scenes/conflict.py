"""Two counters change the same field: both values are shown, an agent chooses."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Deux saisies pour un champ"
ABOUT: Final = "Deux guichets corrigent le même champ. Rien n’est écrasé : les deux valeurs sont là, l’agent choisit."

_MINE: Final = "Stains (93)"
_THEIRS: Final = "Bobigny (93)"
_RETURN_SECONDS: Final = 40.0


def play(tour: Guide) -> None:
    """Correct a field while cut off, which a colleague corrects elsewhere; compare, choose, look at the file."""
    tour.type("benali ka")
    tour.sees("M. BENALI Karim")
    tour.press("Return")
    tour.sees("Né le 2 septembre 1983")
    tour.beside(lambda: tour.place.change_at_another_counter("benali karim", "birth_place", _THEIRS))
    tour.sees("Hors ligne")
    tour.press("Alt+M")
    tour.sees("Enregistrer les modifications")
    tour.walk("Tab", "Lieu de naissance")
    tour.press("Ctrl+A")
    tour.type(_MINE)
    tour.shows(
        "editing",
        "Sans réseau, le lieu de naissance est corrigé ici. Au même moment, un collègue l’a corrigé ailleurs.",
        _MINE,
        "Hors ligne",
        hides=(_THEIRS,),
    )
    tour.press("Ctrl+Return")
    tour.sees("Hors ligne · 1 à envoyer")
    tour.beside(tour.place.go_up)
    _open_page(tour)
    tour.walk("Tab", "Synchroniser maintenant")
    tour.press("Space")
    tour.sees("1 conflit à régler", seconds=_RETURN_SECONDS)
    tour.press("Alt+G")
    tour.shows(
        "told",
        "Le réseau revient : une pastille rouge, une phrase qui dit qui a changé quoi, et quand.",
        "1 conflit à régler",
        "Comparer et choisir",
        "Yanis Girard a modifié M. BENALI Karim",
        "lieu de naissance",
    )
    _open_page(tour)
    tour.walk("Tab", "Champs qui diffèrent")
    tour.shows(
        "compare",
        "Les deux valeurs côte à côte, avec leur auteur et leur heure.",
        "Saisie par Claire Moreau",
        f"{_MINE}, choisie",
        f"{_THEIRS}, non choisie",
        "Yanis Girard",
    )
    tour.press("Space")
    tour.shows(
        "choice",
        "Espace choisit l’autre valeur. Rien n’est fait tant que le choix n’est pas enregistré.",
        f"{_MINE}, non choisie",
        f"{_THEIRS}, choisie",
    )
    tour.walk("Tab", "Enregistrer mon choix")
    tour.press("Space")
    tour.shows("settled", "C’est réglé, et les deux guichets disent la même chose.", "À jour", "Tout est envoyé")
    tour.press("Alt+G", "Alt+M")
    tour.shows("file", "La fiche garde la valeur choisie.", "M. BENALI Karim", _THEIRS, hides=(_MINE,))


def _open_page(tour: Guide) -> None:
    """Open the page behind the pill."""
    tour.press("Ctrl+K")
    tour.type("attend")
    tour.sees("Voir ce qui attend l’envoi")
    tour.press("Return")
