"""Every operation and every query by name, and how they are written and read."""

from __future__ import annotations

import functools
import operator
from typing import Any

import msgspec

from guichet.contract import (
    accounts,
    audit,
    catalogue,
    documents,
    drafts,
    interactions,
    journal,
    people,
    printers,
    requests,
)
from guichet.contract.base import Operation, Query
from guichet.contract.refusals import OperationUnknown

_MODULES = (accounts, audit, catalogue, documents, drafts, interactions, journal, people, printers, requests)


def _subclasses_in_modules(root: type[Any]) -> tuple[type[Any], ...]:
    found = {
        value
        for module in _MODULES
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, msgspec.Struct)
        and issubclass(value, root)
        and value is not root
    }
    return tuple(sorted(found, key=lambda kind: str(kind.__struct_config__.tag)))


OPERATIONS: dict[str, type[Operation]] = {
    str(kind.__struct_config__.tag): kind for kind in _subclasses_in_modules(Operation)
}
QUERIES: tuple[type[Query[Any]], ...] = _subclasses_in_modules(Query)


@functools.cache
def _operation_decoder() -> msgspec.json.Decoder[Operation]:
    return msgspec.json.Decoder(functools.reduce(operator.or_, OPERATIONS.values()))


@functools.cache
def _query_decoder() -> msgspec.json.Decoder[Query[Any]]:
    return msgspec.json.Decoder(functools.reduce(operator.or_, QUERIES))


def encode(value: msgspec.Struct) -> bytes:
    """Write an operation, a query or an answer as JSON; equal values give equal bytes (fields in their order)."""
    return msgspec.json.encode(value, order="deterministic")


def decode_operation(data: bytes | str) -> Operation:
    """Read an operation.

    Raises:
        OperationUnknown: no such operation, or its arguments are not of its form.
    """
    try:
        return _operation_decoder().decode(data)
    except msgspec.MsgspecError as problem:
        raise OperationUnknown(_tag_of(data), 0) from problem


def decode_query(data: bytes) -> Query[Any]:
    """Read a query; raises ``msgspec.ValidationError`` on one that is not of the contract."""
    return _query_decoder().decode(data)


def _tag_of(data: bytes | str) -> str:
    class Tagged(msgspec.Struct):
        op: str = ""

    try:
        return msgspec.json.decode(data, type=Tagged).op
    except msgspec.MsgspecError:
        return ""
