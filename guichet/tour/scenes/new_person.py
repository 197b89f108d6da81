"""Somebody who is not on file: what is wrong is said beside it, and whether they are on file after all."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Nouvel usager"
ABOUT: Final = "Seul le nom est nécessaire. Une faute se dit sous son champ, et un doublon avant qu’il n’existe."


def play(tour: Guide) -> None:
    """Create somebody with faults that are mended; nearly create somebody who is there already."""
    tour.type("zelkova miro")
    tour.shows(
        "nobody",
        "Personne ne correspond. Ctrl+N crée la personne à partir de ce qui est tapé.",
        "Personne ne correspond à « zelkova miro »",
        "Créer l’usager « zelkova miro »",
    )
    tour.press("Ctrl+N")
    tour.shows(
        "form",
        "Le nom et le prénom sont repris. Le curseur est déjà sur la date de naissance.",
        "Nouvel usager",
        "Zelkova",
        "Miro",
        "Seul le nom est nécessaire",
    )
    tour.type("30021990")
    tour.walk("Tab", "Téléphone")
    tour.type("06 39 98")
    tour.press("Tab")
    tour.type("miro@")
    tour.press("Ctrl+Return")
    tour.shows(
        "faults",
        "Trois fautes, chacune dite sous son champ avec la façon de la corriger. Le curseur va à la première.",
        "3 champs à corriger avant de créer l’usager",
        "Cette date n’existe pas.",
        "Il manque des chiffres",
        "nom@exemple.fr",
    )
    tour.type("03021990")
    tour.walk("Tab", "Téléphone")
    tour.type("06 39 98 12 34")
    tour.press("Tab")
    tour.type("miro@exemple.fr")
    tour.press("Ctrl+Return")
    tour.shows(
        "created",
        "La personne est créée, sa visite est ouverte : la demande peut suivre.",
        "Usager créé sur ce poste.",
        "ZELKOVA Miro",
        "06 39 98 12 34",
        "miro@exemple.fr",
    )
    tour.press("Ctrl+T")
    tour.type("cherifi samyra")
    tour.sees("même prononciation")
    tour.press("Ctrl+N")
    tour.type("14031986")
    tour.press("Tab")
    tour.shows(
        "known",
        "Un autre nom, une autre orthographe, la même date : la fiche qui existe est montrée à côté de la saisie.",
        "Cette personne est sans doute déjà connue.",
        "Mme BENALI Samira",
        "Ouvrir cette fiche",
    )
    tour.press("Alt+O")
    tour.shows(
        "opened",
        "Alt+O ouvre la fiche existante. Aucun doublon n’est créé ; l’autre visite attend dans son onglet.",
        "Mme BENALI Samira",
        "Demandes en cours (3)",
        "ZELKOVA Miro",
        "en pause",
    )
