"""Who acts or asks, with their rights."""

from __future__ import annotations

from uuid import UUID

import msgspec

from guichet.domain.permissions import Grant, Permission, Sector, may


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """The agent who acts or asks. ``root`` is the server itself (set-up, import): it may do everything."""

    agent_id: UUID
    grants: tuple[Grant, ...] = ()
    sectors: frozenset[Sector] = frozenset()
    root: bool = False

    def may(self, permission: Permission, service: str | None = None) -> bool:
        """Say whether the agent may, in this service (None: in the whole town hall or in any service of theirs)."""
        if self.root:
            return True
        if service is None:
            return any(may([grant], permission, grant.service) for grant in self.grants)
        return may(self.grants, permission, service)
