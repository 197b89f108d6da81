"""Bulk loads, as the journal knows them."""

from __future__ import annotations

from guichet.contract.accounts import ImportPeople
from guichet.operations.apply import applies
from guichet.operations.unit import Unit


@applies(ImportPeople)
def import_people(operation: ImportPeople, unit: Unit) -> None:
    """Witness that a file was loaded: the loader wrote the rows, this operation says who did it and what came of it.

    Raises:
        NotAllowed: it is not the server itself that says so.
    """
    unit.demand_root(operation.needs)
