"""Read every module of operations, so that each kind has its handler."""

from guichet.operations import (
    accounts,
    catalogue,
    contacts,
    documents,
    households,
    imports,
    interactions,
    organisation,
    people,
    receipts,
    relations,
    request_steps,
    requests,
    step_back,
)

__all__ = [
    "accounts",
    "catalogue",
    "contacts",
    "documents",
    "households",
    "imports",
    "interactions",
    "organisation",
    "people",
    "receipts",
    "relations",
    "request_steps",
    "requests",
    "step_back",
]
