"""The contract is whole: nothing can be asked for that nobody does."""

from guichet.contract.people import Search, SimilarPeople
from guichet.contract.refusals import Outage, Outcome, Refusal, error_classes
from guichet.contract.registry import OPERATIONS, QUERIES, decode_operation, encode
from guichet.contract.requests import MakeReceipt
from guichet.operations.apply import handled
from guichet.queries.ask import answered
from tests.helpers.store import town_operations

ELSEWHERE = {Search, SimilarPeople, MakeReceipt}
"""Answered by the search index and, for the PDF, by the desk itself."""


def test_every_operation_of_the_contract_has_a_handler() -> None:
    assert handled() == set(OPERATIONS.values())


def test_every_query_of_the_contract_is_answered() -> None:
    assert set(QUERIES) - ELSEWHERE <= answered()


def test_every_operation_survives_its_travel() -> None:
    for operation in town_operations():
        assert decode_operation(encode(operation)) == operation


def test_every_refusal_maps_to_one_outcome_that_the_server_stores() -> None:
    stored = {Outcome.CONFLICT, Outcome.REJECTED, Outcome.ERROR, Outcome.QUARANTINED, Outcome.PARKED}
    for kind in error_classes().values():
        assert issubclass(kind, Refusal | Outage)
        assert kind.outcome in stored
