"""The scanners of this workstation, how pages are taken, and a scan under way."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from guichet.contract.documents import (
    FollowScan,
    ScanColour,
    ScannerFacts,
    ScannerList,
    ScanProgress,
    ScanSource,
    ShowScanners,
    StartScan,
    StopScan,
)
from guichet.contract.refusals import GuichetError
from guichet.ui import remembered
from guichet.ui.desk_bridge import DeskBridge

_USUAL_RESOLUTION = 200


@dataclass(frozen=True)
class ScanChoice:
    """How pages are to be taken."""

    scanner: str
    source: ScanSource
    colour: ScanColour
    resolution: int


class ScanModel(QObject):
    """Looks for scanners, remembers how this workstation scans, and follows one scan at a time."""

    listed = Signal()
    """The scanners are known: ``scanners`` and ``available``."""
    running_changed = Signal(bool)
    page_came = Signal(object)  # TakenFile
    ended = Signal(object)
    """ScanTrouble, or None when the feeder is empty or the glass done."""
    refused = Signal(object)  # GuichetError

    def __init__(self, bridge: DeskBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.scanners: tuple[ScannerFacts, ...] = ()
        self.available = True
        self.is_listed = False
        self.is_fresh = False
        """Whether the devices themselves were asked, the last time."""
        self.running = False
        self.pages = 0
        self._job: UUID | None = None
        self._stopping = False
        self._looking = False

    def look(self, *, fresh: bool = False) -> None:
        """Look for scanners; ``fresh`` asks the devices again."""
        if not self._looking:
            self._looking, self.is_fresh = True, fresh
            self._bridge.ask(ShowScanners(fresh=fresh), owner=self, done=self._on_list, failed=self._on_no_list)

    def scanner(self, name: str) -> ScannerFacts | None:
        """Give the facts of a scanner."""
        return next((each for each in self.scanners if each.name == name), None)

    def usual(self) -> ScanChoice | None:
        """Give how this workstation scanned last, with a scanner that is there; None without any."""
        if not self.scanners:
            return None
        facts = self.scanner(remembered.recall("scanner")) or self.scanners[0]
        source = remembered.recall("scan_source", ScanSource.FEEDER)
        colour = remembered.recall("scan_colour", ScanColour.COLOUR)
        resolution = remembered.recall("scan_resolution", str(_USUAL_RESOLUTION))
        wanted = int(resolution) if resolution.isdecimal() else _USUAL_RESOLUTION
        return ScanChoice(
            facts.name,
            next((each for each in facts.sources if each == source), facts.sources[0]),
            next((each for each in ScanColour if each == colour), ScanColour.COLOUR),
            wanted if wanted in facts.resolutions else facts.resolutions[len(facts.resolutions) // 2],
        )

    def choose(self, choice: ScanChoice) -> None:
        """Scan like this from now on, at this workstation."""
        remembered.remember("scanner", choice.scanner)
        remembered.remember("scan_source", choice.source)
        remembered.remember("scan_colour", choice.colour)
        remembered.remember("scan_resolution", str(choice.resolution))

    def start(self, choice: ScanChoice, document_id: UUID) -> None:
        """Begin to scan for a document; pages are told as they come, and join its draft even if this window goes."""
        if self.running:
            return
        self.pages = 0
        self._stopping = False
        self._set_running(True)
        query = StartScan(
            scanner=choice.scanner,
            source=choice.source,
            colour=choice.colour,
            resolution=choice.resolution,
            document_id=document_id,
        )
        self._bridge.ask(query, owner=self, done=self._on_progress, failed=self._on_refused)

    def stop(self) -> None:
        """End the scan; the pages that came stay."""
        self._stopping = True
        if self._job is not None:
            self._bridge.ask(StopScan(job=self._job), owner=self, done=self._on_stopped, failed=self._on_refused)

    def _on_list(self, found: ScannerList) -> None:
        self._looking = False
        self.scanners, self.available, self.is_listed = found.scanners, found.available, True
        self.listed.emit()

    def _on_no_list(self, _error: GuichetError) -> None:
        self._looking = False
        self.scanners, self.is_listed = (), True
        self.listed.emit()

    def _on_progress(self, progress: ScanProgress) -> None:
        first = self._job is None
        self._job = progress.job
        for page in progress.pages:
            self.pages += 1
            self.page_came.emit(page)
        if progress.ended:
            self._end()
            self.ended.emit(progress.trouble)
            return
        if first and self._stopping:
            self.stop()
        query = FollowScan(job=progress.job, after=self.pages)
        self._bridge.ask(query, owner=self, done=self._on_progress, failed=self._on_refused)

    def _on_stopped(self, _progress: ScanProgress) -> None:
        """What follows the scan tells its last pages and its end."""

    def _on_refused(self, error: GuichetError) -> None:
        if self.running:
            self._end()
            self.refused.emit(error)

    def _end(self) -> None:
        self._job = None
        self._set_running(False)

    def _set_running(self, running: bool) -> None:
        self.running = running
        self.running_changed.emit(running)
