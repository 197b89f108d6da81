"""Scans under way at a workstation: each on its own thread, its pages kept one by one and told to who follows it."""

from __future__ import annotations

import logging
import shutil
import tempfile
import threading
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from guichet.contract.base import Query, new_id
from guichet.contract.desk import Session
from guichet.contract.documents import (
    DraftPage,
    FollowScan,
    ScannerFacts,
    ScannerList,
    ScanProgress,
    ScanTrouble,
    ShowScanners,
    StartScan,
    StopScan,
    TakenFile,
)
from guichet.contract.refusals import FileUnreadable, NotFound, ScannerMissing
from guichet.desk.documents import Documents, Replicated, may_copy
from guichet.desk.lanes import Lanes
from guichet.domain.permissions import Permission
from guichet.models.incidents import report
from guichet.scanning.scanner import Scanners, ScanOrder, ScanStopped

log = logging.getLogger(__name__)

SCANS: Final = (ShowScanners, StartScan, FollowScan, StopScan)
"""The queries that are answered here."""
_FOLLOWED: Final = 20.0
_STOPPED: Final = 10.0
_KEPT_JOBS: Final = 20


class Scans:
    """The scanners of a workstation and what they do. Pages pass through a private folder and never stay there."""

    def __init__(
        self, replica: Replicated, documents: Documents, lanes: Lanes, scanners: Scanners, folder: Path
    ) -> None:
        self._replica = replica
        self._documents = documents
        self._lanes = lanes
        self._scanners = scanners
        self._folder = folder
        self._found: tuple[ScannerFacts, ...] | None = None
        self._looking = threading.Lock()
        self._jobs: OrderedDict[UUID, _Job] = OrderedDict()
        self._lock = threading.Lock()
        shutil.rmtree(folder, ignore_errors=True)  # what a power cut left of a page under way

    def ask(self, session: Session, query: Query[Any]) -> Future[Any]:
        """Answer one of :data:`SCANS`; the future fails as the query says."""
        return self._lanes.scans.submit(self._answer, session, query)

    def close(self) -> None:
        """Stop every scan; the pages that came are kept."""
        with self._lock:
            jobs = tuple(self._jobs.values())
        for job in jobs:
            job.stop.set()
        for job in jobs:
            job.thread.join(_STOPPED)

    def _answer(self, session: Session, query: Query[Any]) -> Any:
        match query:
            case ShowScanners(fresh=fresh):
                self._replica.look(session, lambda reader: reader.demand(Permission.HOLD_DOCUMENT))
                return ScannerList(scanners=self._look(fresh=fresh), available=self._scanners.available())
            case StartScan():
                return self._start(session, query)
            case FollowScan(job=job, after=after):
                return self._job(session, job).wait(after, _FOLLOWED)
            case StopScan(job=job):
                stopped = self._job(session, job)
                stopped.stop.set()
                stopped.thread.join(_STOPPED)
                return stopped.wait(0, 0.0)
            case _:
                raise TypeError(type(query))

    def _look(self, *, fresh: bool) -> tuple[ScannerFacts, ...]:
        with self._looking:
            if fresh or self._found is None:
                self._found = self._scanners.look() if self._scanners.available() else ()
            return self._found

    def _start(self, session: Session, query: StartScan) -> ScanProgress:
        document_id = query.document_id
        if document_id is None:
            self._replica.look(session, lambda reader: reader.demand(Permission.HOLD_DOCUMENT))
        else:
            self._replica.look(session, lambda reader: may_copy(reader, document_id))
        if not self._is_known(query.scanner):
            raise ScannerMissing(query.scanner)
        job = _Job(session.agent_id)
        job.thread = threading.Thread(target=self._run, args=(job, query), name="scan", daemon=True)
        with self._lock:
            self._jobs[job.id] = job
            for old in [each for each in self._jobs.values() if each.has_ended()][:-_KEPT_JOBS]:
                del self._jobs[old.id]
        job.thread.start()
        return job.wait(0, 0.0)

    def _is_known(self, name: str) -> bool:
        return any(each.name == name for fresh in (False, True) for each in self._look(fresh=fresh))

    def _job(self, session: Session, job_id: UUID) -> _Job:
        with self._lock:
            job = self._jobs.get(job_id)
        if job is None or job.agent_id != session.agent_id:
            raise NotFound("scan", job_id)
        return job

    def _run(self, job: _Job, query: StartScan) -> None:
        order = ScanOrder(scanner=query.scanner, source=query.source, colour=query.colour, resolution=query.resolution)
        trouble: ScanTrouble | None = None
        try:
            with self._private_folder() as folder:
                for page in self._scanners.scan(order, folder, job.stop):
                    taken = self._documents.take(page, scanned=True)
                    if query.document_id is not None:
                        self._documents.add_to_draft(query.document_id, DraftPage(blob_id=taken.blob_id))
                    job.add(taken)
        except ScanStopped as stopped:
            trouble = stopped.trouble
        except ScannerMissing:
            trouble = ScanTrouble.SILENT
        except FileUnreadable:  # what the scanner gave is no picture
            trouble = ScanTrouble.FAILED
        except Exception as problem:
            report(log, "a scan failed", problem)
            trouble = ScanTrouble.FAILED
        job.end(trouble)

    @contextmanager
    def _private_folder(self) -> Iterator[Path]:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        folder = Path(tempfile.mkdtemp(dir=self._folder))  # for this account alone (0700)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class _Job:
    """One scan, as those who follow it see it."""

    thread: threading.Thread

    def __init__(self, agent_id: UUID) -> None:
        self.id = new_id()
        self.agent_id = agent_id
        self.stop = threading.Event()
        self._pages: list[TakenFile] = []
        self._ended = False
        self._trouble: ScanTrouble | None = None
        self._moved = threading.Condition()

    def add(self, page: TakenFile) -> None:
        """Tell a page."""
        with self._moved:
            self._pages.append(page)
            self._moved.notify_all()

    def end(self, trouble: ScanTrouble | None) -> None:
        """Tell the end."""
        with self._moved:
            self._ended, self._trouble = True, trouble
            self._moved.notify_all()

    def has_ended(self) -> bool:
        """Say whether nothing more comes."""
        with self._moved:
            return self._ended

    def wait(self, after: int, seconds: float) -> ScanProgress:
        """Give the pages after the first ``after``, waiting for one or for the end."""
        with self._moved:
            self._moved.wait_for(lambda: self._ended or len(self._pages) > after, seconds)
            return ScanProgress(job=self.id, pages=tuple(self._pages[after:]), ended=self._ended, trouble=self._trouble)
