"""Taking back what was noted by mistake: in the open, by whoever wrote it or by a supervisor."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from guichet.contract.refusals import FieldRefused, WrittenByAnother
from guichet.domain.taking_back import may_take_back
from guichet.models.base import Retractable
from guichet.operations.cleaning import free_text, needed
from guichet.operations.unit import Unit

_LONGEST: Final = 300


def retract(unit: Unit, row: Retractable, written_by: UUID | None, reason: str, *, service: str = "") -> bool:
    """Mark a row as taken back; give False for one that was already, which stays as it is.

    Raises:
        WrittenByAnother: somebody else wrote it, and the agent is no supervisor in its service.
        FieldRefused: no reason is given, or one that is too long.
        FreeTextRefused: the reason holds a social security number.
    """
    if not may_take_back(unit.actor, written_by, service):
        raise WrittenByAnother()
    if row.retracted_at is not None:
        return False
    why = free_text("reason", needed("reason", reason))
    if len(why) > _LONGEST:
        raise FieldRefused("reason", "too_long")
    row.retracted_at, row.retracted_by, row.retracted_why = unit.now, unit.agent_id, why
    return True
