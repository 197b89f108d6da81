"""A citizen who comes to the counter: found, known, their request read, a note taken."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide

TITLE: Final = "Au guichet"
ABOUT: Final = "Quelques lettres suffisent : la fiche, l’historique et la demande de la personne sont là, côte à côte."

_REQUEST: Final = "Inscription scolaire"
_NOTE: Final = "Apportera le carnet de vaccination lundi matin."
_MOST_ROWS: Final = 30


def play(tour: Guide) -> None:
    """Search, open the file, a request of it, the commands, the keys, a note."""
    tour.shows(
        "idle",
        "Entre deux visites : ce qui attend, le plus en retard d’abord. Le curseur est déjà dans la recherche.",
        "Aucune visite en cours",
        "À faire aujourd’hui",
        "Dernières visites",
        "À jour",
    )
    tour.type("benali sa")
    tour.shows(
        "search",
        "Quelques lettres, sans accent ni majuscule. Un téléphone, une date de naissance ou un numéro vont aussi.",
        "Mme BENALI Samira",
        "14/03/1986",
    )
    tour.press("Return")
    tour.shows(
        "citizen",
        "Entrée ouvre la visite : qui est là, comment la joindre, ses demandes en cours, tous ses échanges.",
        "Mme BENALI Samira",
        "12 rue des Lilas",
        "06 12 34 56 78",
        "Demandes en cours (3)",
        "Retard",
        "SMS envoyé — Rappel de rendez-vous",
    )
    _open_request(tour)
    tour.shows(
        "request",
        "Entrée sur un échange ouvre sa demande : étapes, délais, pièces, et une seule action principale.",
        "Mme BENALI Samira",
        "Inscription scolaire",
        "Pièces justificatives",
        "Justificatif de domicile",
        "À vérifier",
        "SMS envoyé — Rappel de rendez-vous",
    )
    tour.walk("Shift+Tab", "Appels")
    tour.press("Space")
    tour.shows("calls", "Les canaux se filtrent : ici, ses appels seulement.", "Appel reçu — Horaires de la cantine")
    tour.walk("Shift+Tab", "Tout")
    tour.press("Space", "Ctrl+K")
    tour.type("note")
    tour.shows(
        "commands",
        "Ctrl+K : toute l’application par son nom, avec la touche de chaque action.",
        "Noter un échange",
    )
    tour.press("Escape", "F1")
    tour.shows("keys", "F1 : les touches, lues au même registre que les boutons.", "Raccourcis", "Nouvelle demande")
    tour.press("Escape", "Ctrl+M")
    tour.type(_NOTE)
    tour.shows("writing", "Ctrl+M : un échange se note sans quitter la fiche.", _NOTE)
    tour.press("Ctrl+Return")
    tour.shows("noted", "Il est dans l’historique aussitôt.", "Échange noté dans l’historique.", _NOTE)
    tour.press("Ctrl+W")
    tour.shows(
        "ended",
        "La visite est finie. Elle reste à portée de main.",
        "Aucune visite en cours",
        "Mme BENALI Samira",
    )


def _open_request(tour: Guide) -> None:
    """Go down the history to the first line of the request, and open it."""
    timeline = tour.area.counter.timeline
    for _ in range(_MOST_ROWS):
        entry = timeline.current_entry()
        if entry is not None and entry.subject == _REQUEST:
            tour.press("Return")
            return
        tour.press("Down")
    raise tour.failed(f"aucun échange ne parle de « {_REQUEST} »")
