"""For whom a request is: its requester, somebody whom they may act for, somebody else."""

from __future__ import annotations

from uuid import UUID

from guichet.contract.requests import RequestForm
from guichet.domain.procedures import Procedure

SELF = "self"
OTHER = "other"
_ABOUT_BENEFICIARY = "beneficiary."


def is_about_somebody(procedure: Procedure) -> bool:
    """Tell whether the form asks who the request is about, the requester or another."""
    return any(field.prefill is not None and field.prefill.startswith(_ABOUT_BENEFICIARY) for field in procedure.fields)


def only_beneficiary(form: RequestForm) -> UUID | None:
    """Give the one person whom the requester may act for, when the form is about somebody and there is but one."""
    if is_about_somebody(form.procedure) and len(form.beneficiaries) == 1:
        return form.beneficiaries[0][0]
    return None


def key_of(subject: UUID | None, requester: UUID | None) -> str | None:
    """Give the key of a subject in the list; None when nobody is chosen yet."""
    if subject is None:
        return None
    return SELF if subject == requester else subject.hex


def subject_of(key: str | None, requester: UUID | None) -> UUID | None:
    """Give the person whose file fills the form."""
    if key is None or key == OTHER:
        return None
    return requester if key == SELF else UUID(hex=key)


def beneficiary_of(key: str | None) -> UUID | None:
    """Give the person whom the request names as its beneficiary."""
    return None if key is None or key in (SELF, OTHER) else UUID(hex=key)
