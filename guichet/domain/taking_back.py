"""Who may take back what was written by mistake."""

from __future__ import annotations

from uuid import UUID

from guichet.domain.actor import Actor
from guichet.domain.permissions import Permission


def may_take_back(actor: Actor, written_by: UUID | None, service: str = "") -> bool:
    """Tell whether an agent may take a line back: their own on any day; another's as a supervisor of its service.

    ``service`` is empty where the line belongs to none: then a supervisor of any service may. Supervisors are those who
    already decide what becomes of others' work (``RESOLVE_QUARANTINE``).
    """
    return written_by == actor.agent_id or actor.may(Permission.RESOLVE_QUARANTINE, service or None)
