"""Copies of documents: gathered from a file and from the scanner, kept, shown, searched."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from guichet.tour.brought import can_scan, write_letter
from guichet.tour.guide import Guide
from guichet.tour.steps import open_request

TITLE: Final = "Copies de pièces"
ABOUT: Final = (
    "Un fichier ou une feuille numérisée devient la copie d’une pièce, chiffrée sur le poste puis au serveur."
)

_CITIZEN: Final = "Mme BENALI Samira"
_REQUEST: Final = "Adam — Inscription scolaire"
_ROW: Final = "Certificat de radiation"


def play(tour: Guide) -> None:
    """Join a file, scan a sheet, take it away, keep the copy, read it again, note a proof of identity."""
    letter = tour.place.folder.root / "certificat.pdf"
    tour.beside(lambda: write_letter(letter))
    tour.type("benali sa")
    tour.sees(_CITIZEN)
    tour.press("Return")
    tour.sees(_REQUEST)
    open_request(tour, _REQUEST)
    tour.sees("Pièces justificatives")
    tour.walk("F6", "Pièces justificatives")
    _choose_row(tour)
    tour.shows("row", "F4 numérise la pièce choisie, Alt+J joint un fichier, Ctrl+V colle.", _ROW, "Numériser")
    _copy_file(letter)
    tour.press("Ctrl+V")
    QGuiApplication.clipboard().clear()  # what it still holds when the program ends is destroyed twice
    tour.shows("joined", "Les pages du fichier arrivent en vignettes.", "2 pages", "Enregistrer la pièce")
    if can_scan():
        _scan(tour)
    tour.walk("Tab", "L’usager accepte")
    tour.press("Space")
    tour.press("Ctrl+Return")
    tour.shows(
        "kept", "Ctrl+Entrée garde la copie. Un geste l’annule.", f"{_ROW} de l’école précédente, Fournie", "Annuler"
    )
    tour.press("Alt+V")
    tour.sees("Retirer la pièce", "réutilisation acceptée")
    tour.press("Ctrl+F")
    tour.type("élève")
    tour.sees("Aucun résultat")
    tour.press("Ctrl+A")
    tour.type("RADIE")
    tour.shows(
        "viewer",
        "La pièce se relit ici : zoom, pages, texte cherché sans souci des accents.",
        "1 sur 1",
        "réutilisation acceptée",
    )
    tour.press("Esc")
    tour.press("Esc")
    tour.misses("Retirer la pièce")
    tour.press("Home")
    tour.press("Alt+N")
    tour.shows(
        "identity",
        "Une pièce d’identité se regarde et ne se garde pas : on note ce qui a été vérifié, jamais son numéro.",
        "Noter ce qui a été vérifié",
        "la mairie n’en conserve pas de copie",
        "Valable jusqu’au",
    )
    tour.type("pass")
    tour.walk("Tab", "Valable jusqu’au")
    tour.type("03052031")
    tour.walk("Tab", "La photo")
    tour.press("Space")
    tour.press("Ctrl+Return")
    tour.shows("noted", "La ligne dit ce qui a été vu, quand, et par qui.", "Passeport", "Claire Moreau")


def _scan(tour: Guide) -> None:
    """Scan a sheet from the glass after the pages of the file, turn it, take it away."""
    tour.walk("Tab", "frontend-tester")
    tour.press("Space")
    tour.walk("Tab", "Chargeur")
    tour.type("V")
    tour.press("F4")
    tour.sees("3 pages")
    tour.walk("Shift+Tab", "Pages de la pièce")
    tour.press("End")
    tour.press("R")
    tour.shows(
        "scanned",
        "Une feuille numérisée s’ajoute ; R la tourne, Alt+← la déplace, Suppr la retire.",
        "Page 3 sur 3, tournée de 90°",
    )
    tour.press("Delete")
    tour.sees("2 pages", "Remettre")


def _copy_file(path: Path) -> None:
    """Copy a file as one does in a window of the system."""
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(path))])
    QGuiApplication.clipboard().setMimeData(files)


def _choose_row(tour: Guide) -> None:
    checklist = tour.area.counter.request.documents.checklist
    tour.press("Home")
    while not str(checklist.currentIndex().data()).startswith(_ROW):
        before = checklist.currentIndex().row()
        tour.press("Down")
        tour.expect(checklist.currentIndex().row() != before, f"« {_ROW} » n’est pas dans la liste")
