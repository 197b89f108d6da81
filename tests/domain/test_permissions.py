from __future__ import annotations

import pytest

from guichet.domain.partitions import ARCHIVE, COMMON, PEOPLE, queue_partition, sector_of, sector_partition, site_of
from guichet.domain.permissions import (
    OPEN_SECTORS,
    PERMISSIONS,
    Grant,
    Permission,
    Role,
    Sector,
    may,
    permissions_in,
    visible_sectors,
)

SECTOR_OF_SERVICE = {"ccas": Sector.SOCIAL, "etat-civil": Sector.CIVIL_STATUS, "pmi": Sector.HEALTH}


def test_every_role_allows_something_and_every_permission_belongs_to_a_role() -> None:
    assert set(PERMISSIONS) == set(Role)
    assert frozenset[Permission]().union(*PERMISSIONS.values()) == set(Permission)


def test_a_counter_agent_serves_but_does_not_rule() -> None:
    grants = [Grant(Role.COUNTER)]
    assert may(grants, Permission.OPEN_REQUEST)
    for permission in (Permission.MANAGE_ACCOUNTS, Permission.READ_JOURNAL, Permission.DECIDE_REQUEST):
        assert not may(grants, permission)


def test_no_role_both_runs_the_system_and_reads_files_or_journals() -> None:
    assert Permission.FIND_PERSON not in PERMISSIONS[Role.ADMINISTRATOR]
    assert Permission.READ_JOURNAL not in PERMISSIONS[Role.ADMINISTRATOR]
    assert Permission.FIND_PERSON not in PERMISSIONS[Role.AUDITOR]


def test_a_grant_in_a_service_counts_there_only() -> None:
    grants = [Grant(Role.OFFICER, "ccas"), Grant(Role.COUNTER)]
    assert may(grants, Permission.DECIDE_REQUEST, "ccas")
    assert not may(grants, Permission.DECIDE_REQUEST, "voirie")
    assert not may(grants, Permission.DECIDE_REQUEST)
    assert permissions_in(grants, "voirie") == PERMISSIONS[Role.COUNTER]
    assert permissions_in(grants, "ccas") == PERMISSIONS[Role.COUNTER] | PERMISSIONS[Role.OFFICER]


@pytest.mark.parametrize(
    ("grants", "sectors"),
    [
        ([Grant(Role.COUNTER)], OPEN_SECTORS),
        ([Grant(Role.SUPERVISOR)], OPEN_SECTORS),
        ([Grant(Role.OFFICER, "ccas")], {Sector.GENERAL, Sector.SOCIAL}),
        ([Grant(Role.COUNTER), Grant(Role.OFFICER, "pmi")], OPEN_SECTORS | {Sector.HEALTH}),
        ([Grant(Role.OFFICER, "unknown")], set()),
        ([Grant(Role.ADMINISTRATOR), Grant(Role.AUDITOR)], set()),
    ],
)
def test_social_and_health_open_only_from_inside(grants: list[Grant], sectors: set[Sector]) -> None:
    assert visible_sectors(grants, SECTOR_OF_SERVICE) == sectors


@pytest.mark.parametrize("sector", Sector)
def test_a_sector_has_its_partition(sector: Sector) -> None:
    assert sector_of(sector_partition(sector)) is sector


def test_other_partitions_have_no_sector() -> None:
    assert sector_partition(Sector.SOCIAL) == "sector.social"
    assert queue_partition("hotel-de-ville") == "queue.hotel-de-ville"
    assert site_of("queue.hotel-de-ville") == "hotel-de-ville"
    for partition in (COMMON, PEOPLE, ARCHIVE, "sector.nowhere", "social"):
        assert sector_of(partition) is None
        assert site_of(partition) is None
