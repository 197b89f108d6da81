"""The main flow: a known citizen, a common request, a receipt, by keyboard alone."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Nouvelle demande"
ABOUT: Final = "De la recherche au récépissé sans souris. Le formulaire ne demande que ce qui manque."

_MOST_KEYS: Final = 16
"""Beyond typed text, a fault made on purpose included."""


def play(tour: Guide) -> None:
    """Find, check the identity, type the request's name, fill, tick, create, print."""
    tour.type("benali ka")
    tour.sees("M. BENALI Karim")
    tour.press("Return")
    tour.sees("Né le 2 septembre 1983")
    tour.press("Ctrl+I")
    tour.shows(
        "identity",
        "Ctrl+I : la pièce d’identité présentée, la carte d’abord. Entrée la prend.",
        "Carte nationale d’identité",
        "Passeport",
    )
    tour.press("Return")
    tour.sees("Identité vérifiée · CNI")
    tour.press("F2")
    tour.type("sco")
    tour.shows(
        "kind",
        "F2, puis trois lettres : les démarches les plus fréquentes d’abord, avec leur délai et leurs pièces.",
        "Inscription scolaire",
        "Dérogation de secteur scolaire",
    )
    tour.press("Return")
    tour.sees("Personne concernée")
    _choose_child(tour)
    tour.shows(
        "form",
        "Ce que la fiche sait est déjà rempli. Il reste trois champs.",
        "Classe demandée",
        "Entrée à l’école",
        "Autorité parentale",
    )
    tour.press("Ctrl+Return")
    tour.shows(
        "faults",
        "Ctrl+Entrée trop tôt : chaque champ dit comment le corriger, le curseur va au premier.",
        "3 champs à corriger avant de créer la demande",
        "Choisissez une réponse.",
        "Indiquez la date.",
    )
    tour.type("gra")
    tour.press("Tab")
    tour.type("01122026")
    tour.press("Tab")
    tour.type("les")
    tour.press("Tab")
    tour.sees("Second responsable")
    tour.type("Benali Samira")
    tour.press("Tab", "Space", "Space")
    tour.shows(
        "filled",
        "Deux parents : un champ de plus est venu. Espace note l’original vu, et passe à la pièce suivante.",
        "Vue",
        hides=("à corriger",),
    )
    tour.press("Ctrl+Return")
    tour.measured("keys_to_receipt", tour.hands.keys)
    tour.expect(tour.hands.keys <= _MOST_KEYS, f"il a fallu {tour.hands.keys} touches")
    tour.prints(
        "receipt",
        "Le récépissé sort aussitôt : ce que la mairie a reçu, quand elle répond, comment la joindre.",
        "Inscription scolaire",
        "M. BENALI Karim",
        "Notre réponse",
        "D-2026",
    )
    tour.shows(
        "created",
        "La demande est enregistrée sur ce poste, son récépissé est dans l’historique.",
        "1 sur 1",
        "Demandes en cours (1)",
        "Récépissé remis — Inscription scolaire",
    )


def _choose_child(tour: Guide) -> None:
    """Choose the child who enters a school; the form comes again, filled with what is known of them."""
    tour.press("Down", "Down")
    tour.sees("BENALI Inès")
    tour.until(lambda: not tour.asks("Nom de l’enfant"), "le nom de l’enfant est encore demandé")
