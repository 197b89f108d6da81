"""Read every module of queries, so that each kind has its handler."""

from guichet.queries import (
    accounts,
    audit,
    catalogue,
    documents,
    drafts,
    handlers,
    journal,
    legal_values,
    people,
    request_form,
    request_lines,
    requests,
    search,
    timeline,
)

__all__ = [
    "accounts",
    "audit",
    "catalogue",
    "documents",
    "drafts",
    "handlers",
    "journal",
    "legal_values",
    "people",
    "request_form",
    "request_lines",
    "requests",
    "search",
    "timeline",
]
