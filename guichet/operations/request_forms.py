"""A procedure's form as it is kept: cleaned, checked, and without the fields that this request does not show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guichet.contract.base import FieldValue
from guichet.contract.refusals import FormRefused
from guichet.contract.requests import DocumentState
from guichet.domain.characters import without_invisible
from guichet.domain.forms import Missing, UnknownField, check_form, holds
from guichet.domain.procedures import Procedure
from guichet.models.requests import RequestDocument

Values = dict[str, Any]


def kept_values(procedure: Procedure, values: Mapping[str, FieldValue]) -> Values:
    """Give the values to keep: text without its outer spaces, no empty one, none of a field that is not shown.

    What nobody sees is dropped from text too. A field that the form does not have is kept, for the check to refuse it.
    """
    tidy = {name: _tidy(value) for name, value in values.items()}
    filled = {name: value for name, value in tidy.items() if value not in (None, "", [])}
    hidden = {field.name for field in procedure.fields if not holds(field.shown_when, filled)}
    return {name: value for name, value in filled.items() if name not in hidden}


def check_values(procedure: Procedure, values: Values, today: date, *, only: frozenset[str] | None = None) -> None:
    """Refuse a form that is not right.

    ``only`` names the fields that are being changed: the others were right on the day when they were filled.

    Raises:
        FormRefused: each field with the name of its problem.
    """
    problems = {
        problem.field: type(problem).__name__
        for problem in check_form(procedure, values, today)
        if only is None or problem.field in only or isinstance(problem, Missing | UnknownField)
    }
    if problems:
        raise FormRefused(problems)


def first_state(procedure: Procedure, code: str, values: Values) -> DocumentState:
    """Say where a document that nobody looked at stands: missing, or not needed with these answers."""
    rule = procedure.document(code)
    needed = rule is None or holds(rule.needed_when, values)
    return DocumentState.MISSING if needed else DocumentState.NOT_NEEDED


def refresh_needs(procedure: Procedure, documents: list[RequestDocument], values: Values) -> None:
    """Say anew which documents are needed once answers changed; what an agent decided is left alone."""
    for document in documents:
        if document.agent_id is None:
            document.state = first_state(procedure, document.code, values)


def _tidy(value: FieldValue) -> Any:
    if isinstance(value, str):
        return without_invisible(value).strip()
    return list(value) if isinstance(value, tuple) else value
