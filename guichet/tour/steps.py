"""What several scenes do in the same way."""

from __future__ import annotations

from guichet.tour.guide import Guide


def open_request(tour: Guide, name: str) -> None:
    """Go from the history of a citizen to the list of open requests, and open the one whose row begins so."""
    tour.walk("Shift+Tab", "Demandes en cours")
    rows = tour.area.counter.card.view
    tour.press("Home")
    while not str(rows.currentIndex().data()).startswith(name):
        before = rows.currentIndex().row()
        tour.press("Down")
        tour.expect(rows.currentIndex().row() != before, f"« {name} » n’est pas dans la liste")
    tour.press("Return")
