"""Filling the form of any procedure with values that its rules take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from guichet.contract.base import FieldValue, new_id
from guichet.contract.requests import OpenRequest, RequestForm
from guichet.domain.forms import check_form, holds
from guichet.domain.procedures import Field, FieldKind, Procedure

_DAYS = (-400, -9000, -5, 0, 20, 40)
"""Days from today that some date field takes: a birth, a fact, a wish."""


def plausible_values(
    procedure: Procedure, today: date, fixed: Mapping[str, FieldValue] | None = None
) -> dict[str, FieldValue]:
    """Give a value to every required field that is asked, so that the form has no problem left.

    Args:
        fixed: answers given already; they decide which fields are asked.
    """
    values: dict[str, FieldValue] = dict(fixed or {})
    for field in procedure.fields:
        if field.required and field.name not in values and holds(field.shown_when, values):
            values[field.name] = _value(field, today)
            for days in _DAYS if field.kind is FieldKind.DATE else ():
                values[field.name] = (today + timedelta(days=days)).isoformat()
                if not any(problem.field == field.name for problem in check_form(procedure, values, today)):
                    break
    problems = check_form(procedure, values, today)
    assert not problems, (procedure.id, problems)
    return values


def filed(form: RequestForm, requester_id: UUID, **other: Any) -> OpenRequest:
    """Give the operation that files a form for somebody today: plausible answers, every document missing.

    Args:
        other: what is not so, by the names of the operation.
    """
    usual: dict[str, Any] = {
        "request_id": new_id(),
        "procedure": form.procedure.id,
        "procedure_version": form.procedure.version,
        "requester_id": requester_id,
        "received_on": form.today,
        "fields": other.get("fields") or plausible_values(form.procedure, form.today),
        "documents": {rule.code: new_id() for rule in form.procedure.documents},
        "event_id": new_id(),
        "interaction_id": new_id(),
    }
    return OpenRequest(**(usual | other))


def _value(field: Field, today: date) -> FieldValue:
    match field.kind:
        case FieldKind.CHOICE:
            return field.choices[0].value
        case FieldKind.CHOICES:
            return (field.choices[0].value,)
        case FieldKind.YES_NO:
            return False
        case FieldKind.NUMBER:
            return field.minimum or 1
        case FieldKind.DATE:
            return today.isoformat()
        case FieldKind.PHONE:
            return "+33612345678"
        case FieldKind.EMAIL:
            return "usager@exemple.fr"
        case FieldKind.NAME | FieldKind.PERSON:
            return "Durand"
        case FieldKind.ADDRESS:
            return "12 rue des Lilas, 93200 Saint-Denis"
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return "Texte factuel"
