"""The list of requests, worked through without a visit."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Demandes"
ABOUT: Final = "Tout ce qui attend, le retard d’abord. Une demande se traite à côté de la liste, sans ouvrir de visite."


def play(tour: Guide) -> None:
    """Open the list, show a request beside it, filter, open the visit of a citizen."""
    tour.press("Alt+D")
    rows = tour.area.work.view
    tour.until(lambda: rows.hasFocus() and rows.currentIndex().isValid(), "la liste des demandes ne s’ouvre pas")
    tour.shows(
        "list",
        "Alt+D ouvre les demandes du service, les plus en retard en tête.",
        "Mon service",
        "Retard",
        "les 200 plus urgentes",
        "Aucune demande ouverte",
    )
    for _ in range(2):
        tour.press("Down")
    tour.press("Space")
    tour.shows(
        "beside",
        "Espace montre la demande à côté : étapes, délai, pièces, et Ctrl+Entrée pour avancer.",
        "Reçue le",
        "Échue le",
        "Pièces justificatives",
        hides=("Aucune demande ouverte",),
    )
    tour.expect(rows.hasFocus(), "la liste a perdu le curseur")
    tour.walk("Shift+Tab", "À remettre")
    tour.press("Space")
    tour.shows("ready", "« À remettre » : ce qui est fait et que personne n’est venu chercher.", "à remettre")
    tour.walk("Tab", "Demandes")
    tour.press("Home")
    tour.press("Return")
    tour.shows(
        "visit",
        "Entrée ouvre la visite de l’usager, la demande en main.",
        "Historique",
        "à remettre",
        "Demandes en cours",
    )
