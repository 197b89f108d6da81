"""Scanners: one interface, whatever the system asks them by."""

from __future__ import annotations

import sys

from guichet.scanning.scanner import Scanners


def system_scanners() -> Scanners:
    """Give the scanners of this system: SANE's on Linux, Windows' own (WIA), which no real machine has tried yet."""
    if sys.platform == "win32":
        from guichet.scanning.wia import WiaScanners

        return WiaScanners()
    from guichet.scanning.sane import SaneScanners

    return SaneScanners()
