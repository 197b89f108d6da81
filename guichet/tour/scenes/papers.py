"""Papers: printed on a roll, a silent printer, seen first; an acknowledgment that cannot be, and one that can."""

from __future__ import annotations

from typing import Final

from guichet.tour.guide import Guide
from guichet.tour.roll import RollPrinter
from guichet.tour.steps import open_request

TITLE: Final = "Papiers et imprimantes"
ABOUT: Final = "Un papier délivré a son numéro. Si l’imprimante se tait, rien n’est perdu et rien ne sort deux fois."

_CITIZEN: Final = "Mme BENALI Samira"
_REQUEST: Final = "Adam — Inscription scolaire"
_READY: Final = "Inès — Cantine"
"""What silence means for it was read in a text: it can be acknowledged."""
_STEP: Final = "Confirmer l’inscription"


def play(tour: Guide) -> None:
    """Choose a receipt printer, print, fail, print once more, look at a paper, ask for an acknowledgment."""
    printer = RollPrinter()
    try:
        _choose(tour, printer.address, "80 mm")
        _print(tour, printer)
        _acknowledge(tour)
        tour.expect(len(printer.rolls) == 2, "un papier est sorti de trop")
    finally:
        printer.switch_off()
    _choose(tour, "", "A4")


def _choose(tour: Guide, address: str, paper: str) -> None:
    """Go to the settings, and say which printer takes the receipts and on what paper."""
    _command(tour, "réglages")
    tour.sees("Impression", "pour ce poste")
    tour.walk("Tab", "Imprimante de tickets")
    tour.press("Ctrl+A")
    tour.press("Delete")
    tour.type(address)
    tour.press("Return")
    tour.walk("Tab", "Papier des récépissés")
    tour.press("Right" if paper == "80 mm" else "Left")
    tour.press("Space")
    if address:
        tour.shows("settings", "L’imprimante de tickets et le papier se choisissent pour le poste.", "Imprimante prête")


def _print(tour: Guide, printer: RollPrinter) -> None:
    tour.press("Alt+G")
    tour.press("F3")
    tour.type("benali sa")
    tour.sees(_CITIZEN)
    tour.press("Return")
    tour.sees(_REQUEST)
    open_request(tour, _REQUEST)
    tour.sees("Pièces justificatives")
    tour.press("Ctrl+P")
    tour.sees("imprimé sur")
    tour.until(lambda: len(printer.rolls) == 1, "le rouleau n’est pas sorti")
    tour.shows("printed", "Ctrl+P : le récépissé sort, numéroté.", "imprimé sur")
    printer.switch_off()
    tour.press("Ctrl+P")
    tour.shows(
        "silent",
        "L’imprimante se tait : la demande est gardée. Réessayer, ailleurs, ou en PDF.",
        "ne répond pas",
        "Réessayer",
        "autre imprimante",
    )
    printer.switch_on()
    tour.walk("Tab", "Réessayer")
    tour.press("Return")
    tour.until(lambda: len(printer.rolls) == 2, "le rouleau n’est pas sorti une seconde fois")
    tour.misses("Réessayer")
    _command(tour, "voir le papier")
    tour.shows(
        "preview",
        "Le papier se voit avant de sortir, en A4 ou sur 80 mm ; une copie dit qu’elle en est une.",
        "80 mm",
        "R-2026-",
    )
    tour.press("Esc")
    tour.misses("Ouvrir le PDF")
    _command(tour, "accusé de réception")
    tour.shows(
        "acknowledgment",
        "Un accusé de réception qui ne peut pas être délivré dit ce qui manque, et qui peut le compléter.",
        "Accusé de réception : pas encore possible",
        "Un administrateur confirme",
    )
    tour.press("Esc")
    tour.misses("pas encore possible")


def _acknowledge(tour: Guide) -> None:
    """Issue an acknowledgment that lacks nothing; no printer takes sheets here, so it is shown."""
    tour.press("Alt+G")
    open_request(tour, _READY)
    tour.sees(_STEP)
    _command(tour, "accusé de réception")
    tour.shows(
        "acknowledged",
        "Là où rien ne manque, l’accusé de réception est délivré : numéroté, daté, avec les voies de recours.",
        "Accusé de réception",
        "Ouvrir le PDF",
    )
    tour.press("Esc")
    tour.sees(_STEP)


def _command(tour: Guide, words: str) -> None:
    """Run a command by a few letters of its name."""
    tour.press("Ctrl+K")
    tour.type(words)
    tour.press("Return")
