"""Names of the parts of the town's data that are replicated apart from one another."""

from __future__ import annotations

from typing import Final

from guichet.domain.permissions import Sector

COMMON: Final = "common"
"""Catalogue, sites, services, agents."""
PEOPLE: Final = "people"
"""Identities and contact points."""
ARCHIVE: Final = "archive"
"""Closed work, asked of the server."""

_SECTOR: Final = "sector."
_QUEUE: Final = "queue."
_BY_PARTITION: Final = {_SECTOR + sector.value: sector for sector in Sector}


def sector_partition(sector: Sector) -> str:
    """The partition of a sector's requests, interactions, documents and mail."""
    return _SECTOR + sector.value


def queue_partition(site: str) -> str:
    """The partition of the waiting line of the site of this code."""
    return _QUEUE + site


def sector_of(partition: str) -> Sector | None:
    """The sector of a partition, or None when it belongs to no sector."""
    return _BY_PARTITION.get(partition)


def site_of(partition: str) -> str | None:
    """The code of the site of a queue's partition, or None when it is no queue."""
    site = partition.removeprefix(_QUEUE)
    return site if site != partition else None
