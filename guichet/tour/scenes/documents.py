"""Documents of a request: seen, asked for, received, and what that does to the legal clock."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide
from guichet.tour.steps import open_request

TITLE: Final = "Pièces justificatives"
ABOUT: Final = "Une pièce vue se coche. Une pièce qui manque se demande, et le délai attend."

_CITIZEN: Final = "Mme BENALI Samira"
_REQUEST: Final = "Adam — Inscription scolaire"


def play(tour: Guide) -> None:
    """Open a request, ask for what is missing, take it in, tick it, go on."""
    tour.type("benali sa")
    tour.sees(_CITIZEN)
    tour.press("Return")
    tour.sees(_REQUEST)
    open_request(tour, _REQUEST)
    tour.shows(
        "checklist",
        "La liste dit de chaque pièce si elle est vue, à vérifier ou inutile ici. L’étape dit ce qu’elle attend.",
        "Pièces justificatives",
        "Justificatif de domicile, Vue",
        "À vérifier",
        "Déclarer le dossier complet",
        "Demander les pièces",
    )
    tour.walk("F6", "Pièces justificatives")
    tour.press("Ctrl+Return")
    tour.shows(
        "asking",
        "Ctrl+Entrée demande les pièces : celle qui manque est cochée, la date proposée.",
        "Pièces à demander",
        "À apporter avant le",
        "Document d’identité de l’enfant",
        "Annuler",
    )
    tour.press("Ctrl+Return")
    tour.shows(
        "suspended",
        "Le délai s’arrête, et la fiche le dit. L’étape suivante dit ce qu’elle attend.",
        "Enregistré sur ce poste. La demande est « Pièces à fournir ».",
        "Pièces à fournir",
        "Délai arrêté depuis le",
        "Pièces demandées — Inscription scolaire",
    )
    tour.walk("F6", "Pièces justificatives")
    tour.press("Space")
    tour.shows(
        "ticked",
        "L’usager revient avec sa pièce : Espace note l’original vu, sans le conserver.",
        "Document d’identité de l’enfant et du responsable, Vue",
        "Enregistrer les pièces reçues",
    )
    tour.press("Ctrl+Return")
    tour.shows("receiving", "Ctrl+Entrée demande seulement le jour de leur arrivée.", "Pièces reçues le")
    tour.press("Ctrl+Return")
    tour.shows(
        "resumed",
        "Le délai repart, et la demande avance : tout est là.",
        "Enregistré sur ce poste. La demande est « Dossier complet ».",
        "Dossier complet",
        "Réponse avant le",
        "Pièces reçues — Inscription scolaire",
        hides=("Délai arrêté",),
    )
