"""What a system's scanners are asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from guichet.contract.documents import ScanColour, ScannerFacts, ScanSource, ScanTrouble


class ScanOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What to scan: the scanner by its name, where the sheets lie, how they are taken, in dots per inch."""

    scanner: str
    source: ScanSource = ScanSource.GLASS
    colour: ScanColour = ScanColour.COLOUR
    resolution: int = 200


class ScanStopped(Exception):
    """A scan ended before the feeder was empty; the pages given before are good."""

    def __init__(self, trouble: ScanTrouble) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Scanners(Protocol):
    """The scanners of a workstation, behind whatever the system has for them."""

    def available(self) -> bool:
        """Say whether this system can reach scanners at all."""

    def look(self) -> tuple[ScannerFacts, ...]:
        """Ask which scanners there are now; takes seconds."""

    def scan(self, order: ScanOrder, folder: Path, stop: threading.Event) -> Iterator[bytes]:
        """Scan, and give each page as a picture as soon as it is whole; ends with the feeder, or after the glass.

        ``folder`` is a private one that pages may pass through: each is gone from it once it is given. Setting ``stop``
        ends the scan within a second or so.

        Raises:
            ScannerMissing: there is no such scanner.
            ScanStopped: it ended before its end.
        """
