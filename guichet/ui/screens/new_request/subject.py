"""For whom a request is: its requester, somebody whom they may act for, somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from guichet.contract.requests import RequestForm
from guichet.domain.calendar import add_months
from guichet.domain.forms import check_form
from guichet.domain.procedures import Field, Prefill, Procedure

SELF = "self"
OTHER = "other"
_ABOUT_BENEFICIARY = "beneficiary."
_MAJORITY = 18


def is_about_somebody(procedure: Procedure) -> bool:
    """Tell whether the form asks who the request is about, the requester or another."""
    return any(field.prefill is not None and field.prefill.startswith(_ABOUT_BENEFICIARY) for field in procedure.fields)


def is_for_child(form: RequestForm) -> bool:
    """Tell whether the person whom the form is about must be under age: who comes to the counter is another."""
    majority = add_months(form.today, -12 * _MAJORITY)
    return any(field.earliest.on(form.today) >= majority for field in _birth_dates(form.procedure) if field.earliest)


def likely_subject(form: RequestForm) -> UUID | None:
    """Give the only person whom the requester may act for, where the form wants somebody of a certain age.

    A prepared form tells whether they are; see :func:`fits`.
    """
    aged = any(field.earliest is not None for field in _birth_dates(form.procedure))
    return form.beneficiaries[0][0] if aged and len(form.beneficiaries) == 1 else None


def fits(form: RequestForm) -> bool:
    """Tell whether the person whom a form was filled for is of the age that it wants."""
    wrong = {problem.field for problem in check_form(form.procedure, form.prefilled, form.today)}
    return not any(field.name in wrong for field in _birth_dates(form.procedure))


def usual_key(form: RequestForm) -> str | None:
    """Give whom a request is for until the agent says; None where it has to be said."""
    aged = any(field.earliest is not None for field in _birth_dates(form.procedure))
    if aged and form.beneficiaries:
        return None
    return OTHER if is_for_child(form) else SELF


def _birth_dates(procedure: Procedure) -> Iterator[Field]:
    return (field for field in procedure.fields if field.prefill is Prefill.BENEFICIARY_BIRTH_DATE)


def key_of(subject: UUID | None, requester: UUID | None, procedure: Procedure) -> str:
    """Give the key of the subject of a form that was begun."""
    if subject is None:
        return OTHER if is_about_somebody(procedure) else SELF
    return SELF if subject == requester else subject.hex


def subject_of(key: str | None, requester: UUID | None) -> UUID | None:
    """Give the person whose file fills the form."""
    if key is None or key == OTHER:
        return None
    return requester if key == SELF else UUID(hex=key)


def beneficiary_of(key: str | None) -> UUID | None:
    """Give the person whom the request names as its beneficiary."""
    return None if key is None or key in (SELF, OTHER) else UUID(hex=key)
