"""Making a workstation of a data folder."""

from __future__ import annotations

import platform

from guichet.bootstrap.folders import DataFolder
from guichet.bootstrap.keys import KeyPlace, write_recovery
from guichet.sync.enrol import enrol


def enrol_workstation(folder: DataFolder, url: str, code: str) -> str:
    """Enrol this folder's workstation; gives the recovery key, to be printed and sealed by the administrator.

    Raises:
        AlreadyEnrolled, EnrolmentCodeRefused, ServerUnreachable, ServerUntrusted, KeyUnavailable.
    """
    folder.make()
    folder.workstation.mkdir(exist_ok=True, mode=0o700)
    key = KeyPlace(folder.workstation).create()
    enrol(folder.database, key, url, code, platform.node() or "poste")
    return write_recovery(key)
