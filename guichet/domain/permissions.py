"""Who may do what, and what each workstation may hold.

Roles give permissions; a grant gives a role, everywhere or in one service. Sectors wall off the files: an agent sees
the social and health sectors only through a grant in a service of that sector (arrêté of 4 July 2013: no passage
between sectors of a shared base).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec


class Permission(StrEnum):
    """One thing an agent may be allowed to do."""

    FIND_PERSON = "find_person"
    REGISTER_PERSON = "register_person"
    CORRECT_PERSON = "correct_person"
    MERGE_PEOPLE = "merge_people"
    EXPORT_PERSON = "export_person"
    RECORD_INTERACTION = "record_interaction"
    OPEN_REQUEST = "open_request"
    COMMENT_REQUEST = "comment_request"
    ADVANCE_REQUEST = "advance_request"
    DECIDE_REQUEST = "decide_request"
    ASSIGN_REQUEST = "assign_request"
    CLOSE_REQUEST = "close_request"
    REOPEN_REQUEST = "reopen_request"
    HOLD_DOCUMENT = "hold_document"
    REGISTER_MAIL = "register_mail"
    CALL_QUEUE = "call_queue"
    MANAGE_QUEUE = "manage_queue"
    READ_INDICATORS = "read_indicators"
    OWN_ACCOUNT = "own_account"
    """Change one's own password: whoever has an account."""
    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_WORKSTATIONS = "manage_workstations"
    MANAGE_CATALOGUE = "manage_catalogue"
    IMPORT_PEOPLE = "import_people"
    READ_JOURNAL = "read_journal"
    RESOLVE_QUARANTINE = "resolve_quarantine"


class Role(StrEnum):
    """What an agent is in the town hall."""

    COUNTER = "counter"
    MAIL = "mail"
    OFFICER = "officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


_COMMON: Final = frozenset(
    {
        Permission.FIND_PERSON,
        Permission.REGISTER_PERSON,
        Permission.CORRECT_PERSON,
        Permission.RECORD_INTERACTION,
        Permission.OPEN_REQUEST,
        Permission.COMMENT_REQUEST,
        Permission.ADVANCE_REQUEST,
        Permission.HOLD_DOCUMENT,
        Permission.OWN_ACCOUNT,
    }
)
_COUNTER: Final = _COMMON | {Permission.ASSIGN_REQUEST, Permission.CLOSE_REQUEST, Permission.CALL_QUEUE}
_OFFICER: Final = _COMMON | {
    Permission.ASSIGN_REQUEST,
    Permission.DECIDE_REQUEST,
    Permission.CLOSE_REQUEST,
    Permission.REOPEN_REQUEST,
}

PERMISSIONS: Final[Mapping[Role, frozenset[Permission]]] = {
    Role.COUNTER: _COUNTER,
    Role.MAIL: _COMMON | {Permission.ASSIGN_REQUEST, Permission.REGISTER_MAIL},
    Role.OFFICER: _OFFICER,
    Role.SUPERVISOR: _COUNTER
    | _OFFICER
    | {
        Permission.REGISTER_MAIL,
        Permission.MERGE_PEOPLE,
        Permission.EXPORT_PERSON,
        Permission.MANAGE_QUEUE,
        Permission.READ_INDICATORS,
        Permission.RESOLVE_QUARANTINE,
    },
    # An administrator runs the system and opens no file: whoever needs both holds two grants.
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_ACCOUNTS,
            Permission.MANAGE_WORKSTATIONS,
            Permission.MANAGE_CATALOGUE,
            Permission.MANAGE_QUEUE,
            Permission.IMPORT_PEOPLE,
            Permission.OWN_ACCOUNT,
        }
    ),
    Role.AUDITOR: frozenset({Permission.OWN_ACCOUNT, Permission.READ_JOURNAL, Permission.READ_INDICATORS}),
}
"""What each role allows."""


class Grant(msgspec.Struct, frozen=True):
    """A role given to an agent, in the service of this code or, with None, in the whole town hall."""

    role: Role
    service: str | None = None

    def covers(self, service: str | None) -> bool:
        """Tell whether the grant counts in this service; None asks about the whole town hall."""
        return self.service is None or self.service == service


def permissions_in(grants: Iterable[Grant], service: str | None = None) -> frozenset[Permission]:
    """Everything these grants allow in a service (None: in the whole town hall)."""
    found: set[Permission] = set()
    for grant in grants:
        if grant.covers(service):
            found |= PERMISSIONS[grant.role]
    return frozenset(found)


def may(grants: Iterable[Grant], permission: Permission, service: str | None = None) -> bool:
    """Tell whether one of these grants allows the act in the service."""
    return any(grant.covers(service) and permission in PERMISSIONS[grant.role] for grant in grants)


class Sector(StrEnum):
    """A part of the town's work whose files are kept apart from the others."""

    GENERAL = "general"
    CIVIL_STATUS = "civil_status"
    FAMILY = "family"
    PLANNING = "planning"
    SOCIAL = "social"
    HEALTH = "health"


OPEN_SECTORS: Final = frozenset({Sector.GENERAL, Sector.CIVIL_STATUS, Sector.FAMILY, Sector.PLANNING})
"""Sectors that a one-stop counter serves; the others open only to the agents of their own services."""


def visible_sectors(grants: Iterable[Grant], sector_of_service: Mapping[str, Sector]) -> frozenset[Sector]:
    """The sectors whose files these grants open.

    A grant for the whole town hall opens the sectors of a one-stop counter; a grant in a service opens the general
    sector and that service's own. Administrators and auditors open no file.

    Args:
        grants: the agent's grants.
        sector_of_service: the sector of each service, by code; an unknown service adds nothing.
    """
    found: set[Sector] = set()
    for grant in grants:
        if Permission.FIND_PERSON not in PERMISSIONS[grant.role]:
            continue
        if grant.service is None:
            found |= OPEN_SECTORS
        elif grant.service in sector_of_service:
            found |= {Sector.GENERAL, sector_of_service[grant.service]}
    return frozenset(found)
