"""What an administrator keeps: the legal values of the catalogue, the accounts."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Administration"
ABOUT: Final = "Une valeur légale se confirme avec sa source. Un compte s’ouvre, se débloque, se ferme."

_ADMINISTRATOR: Final = "admin.demo"
_SHORT: Final = "Bonjour1"
_PHRASE: Final = "Canal-lilas-trois-barques"


def play(tour: Guide) -> None:
    """Log in as the administrator, confirm a legal value, open the account of a new agent."""
    tour.leave()
    tour.log_in(_ADMINISTRATOR, "Valeurs légales", "Dominique Martin")
    tour.shows(
        "legal",
        "Les valeurs à confirmer. L’administrateur n’a pas accès aux fiches : rien d’autre ne lui est proposé.",
        "À confirmer",
        "Personne n’a confirmé cette valeur.",
        "Ce que dit le catalogue",
        hides=("Aucune visite en cours", "Rechercher"),
    )
    tour.press("Ctrl+Return")
    tour.shows("confirmed", "Ctrl+Entrée confirme la valeur et passe à la suivante.", "Annuler", "Acte de naissance")
    tour.press("Alt+N")
    tour.type("Lina")
    tour.press("Tab")
    tour.type("Carpentier")
    tour.walk("Tab", "Mot de passe")
    tour.type(_SHORT)
    tour.press("Ctrl+Return")
    tour.shows(
        "password",
        "Le mot de passe provisoire suit les règles de la CNIL, dites pendant la saisie.",
        "Pas un mot courant",
    )
    tour.press("Ctrl+A")
    tour.type(_PHRASE)
    tour.press("Ctrl+Return")
    tour.shows(
        "account",
        "Le compte existe. Son mot de passe sera changé à la première connexion.",
        "CARPENTIER Lina",
        "13 comptes",
    )
