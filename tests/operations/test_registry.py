"""The contract is whole: nothing can be asked for that nobody does."""

from typing import ClassVar

import pytest

from guichet.contract.base import Operation
from guichet.contract.drafts import KeepDrafts
from guichet.contract.refusals import OperationUnknown, Outage, Outcome, Refusal, error_classes
from guichet.contract.registry import OPERATIONS, QUERIES, decode_operation, encode
from guichet.desk.documents import SHOWN
from guichet.desk.documents_scans import SCANS
from guichet.desk.paper import PAPERS
from guichet.domain.permissions import Permission
from guichet.operations.apply import handled
from guichet.queries.ask import answered
from tests.helpers.store import Store, town_operations


def test_every_operation_of_the_contract_has_a_handler() -> None:
    assert handled() == set(OPERATIONS.values())


def test_every_query_of_the_contract_is_answered() -> None:
    by_the_desk = {*PAPERS, *SHOWN, *SCANS, KeepDrafts}
    assert set(QUERIES) - by_the_desk <= answered(), "only papers, files and what is typed are the desk's own affair"


def test_every_operation_survives_its_travel() -> None:
    for operation in town_operations():
        assert decode_operation(encode(operation)) == operation


def test_every_refusal_maps_to_one_outcome_that_the_server_stores() -> None:
    stored = {Outcome.CONFLICT, Outcome.REJECTED, Outcome.ERROR, Outcome.QUARANTINED, Outcome.PARKED}
    for kind in error_classes().values():
        assert issubclass(kind, Refusal | Outage)
        assert kind.outcome in stored


class Teleport(Operation, frozen=True, kw_only=True, tag="person.teleport"):
    """An operation that a later version may know."""

    needs: ClassVar[Permission] = Permission.CORRECT_PERSON


def test_an_operation_that_nobody_knows_is_kept_for_support(store: Store) -> None:
    with pytest.raises(OperationUnknown) as refused:
        store.do(Teleport())
    assert refused.value.outcome is Outcome.ERROR
