"""The desk's thread of synchronisation: rounds when something waits and every few seconds, patience when offline."""

from __future__ import annotations

import logging
import threading
from concurrent.futures import Future
from datetime import datetime
from typing import Protocol

import msgspec

from guichet.contract.base import ChangeSet
from guichet.contract.desk import SyncState, SyncStatus
from guichet.contract.refusals import (
    Bug,
    GuichetError,
    HistoryForked,
    ReplicaDiffers,
    ServerFailed,
    ServerUnreachable,
    SnapshotRequired,
    to_text,
)
from guichet.desk.builder import build_fresh
from guichet.desk.lanes import Lanes
from guichet.desk.store import Store
from guichet.models.incidents import outage_of, report
from guichet.sync.blobs import LocalFiles, upload_pending
from guichet.sync.bulk import Progress
from guichet.sync.round import Round
from guichet.sync.transport import Server

log = logging.getLogger(__name__)

POLL_SECONDS = 3.0
_AWAY = (0, 502, 503, 504)
"""Failures that mean that the server is not there, and not that it does not want what it was sent."""
_BACKOFF_SECONDS = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)


class Heard(Protocol):
    """Who is told what synchronisation does."""

    def rows_changed(self, changes: ChangeSet) -> None: ...

    def status_changed(self, status: SyncStatus) -> None: ...


class SyncLane:
    """Synchronises until stopped; its status is always readable."""

    def __init__(
        self, store: Store, files: LocalFiles, lanes: Lanes, heard: Heard, poll_seconds: float = POLL_SECONDS
    ) -> None:
        self._store = store
        self._files = files
        self._lanes = lanes
        self._heard = heard
        self._poll = poll_seconds
        self._wake = threading.Event()
        self._stopping = False
        self._asked: list[Future[SyncStatus]] = []
        self._lock = threading.Lock()
        self._failures = 0
        self._server: Server | None = None
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self.status = SyncStatus(state=SyncState.WAITING)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round that runs."""
        self._stopping = True
        self._wake.set()
        self._thread.join()

    def wake(self) -> None:
        """Say that something waits."""
        self._wake.set()

    def ask_now(self) -> Future[SyncStatus]:
        """Run a round at once; the future gives the status after it."""
        future: Future[SyncStatus] = Future()
        with self._lock:
            self._asked.append(future)
        self._wake.set()
        return future

    def refresh_counts(self) -> None:
        """Read again what waits, after a gesture."""
        with self._store.shared() as replica:
            counts = replica.counts()
        state = self.status.state
        if state is SyncState.UP_TO_DATE and counts.waiting:
            state = SyncState.WAITING
        self._tell(state=state, waiting=counts.waiting, conflicts=counts.conflicts, refused=counts.refused)

    def _run(self) -> None:
        while not self._stopping:
            with self._lock:
                asked, self._asked = self._asked, []
            self._wake.clear()
            try:
                self._round()
            except Exception as bug:  # not even the failure could be told (a full disk): the lane goes on
                self._failures += 1
                report(log, "synchronisation", bug)
            finally:
                for future in asked:
                    future.set_result(self.status)
            wait = self._poll
            if self._failures:
                wait = max(wait, _BACKOFF_SECONDS[min(self._failures, len(_BACKOFF_SECONDS)) - 1])
            if not self._stopping:
                self._wake.wait(wait)
        if self._server is not None:
            self._server.close()

    def _round(self) -> None:
        try:
            self._exchange()
        except GuichetError as error:
            self._failed(error)
        except Exception as bug:
            self._failed(outage_of(bug) or Bug(report(log, "synchronisation", bug)))

    def _exchange(self) -> None:
        with self._store.shared() as replica:
            waiting = replica.waiting()
            now = replica.now()
        if waiting and self.status.state is not SyncState.OFFLINE:
            self._tell(state=SyncState.SYNCING, waiting=waiting, sent=0, to_send=waiting)
        try:
            report = Round(self._store.replica, self.connected(), self._lanes.write, self._on_sent).run()
        except (SnapshotRequired, ReplicaDiffers) as problem:
            if isinstance(problem, ReplicaDiffers):
                log.error("replica differs from the server: %s", ", ".join(problem.tables))
            self._rebuild()
            report = Round(self._store.replica, self.connected(), self._lanes.write, self._on_sent).run()
        upload_pending(self._files, self.connected(), self._lanes.write)
        self._succeeded(now, report.clock_offset_seconds)
        if report.changes.rows:
            self._heard.rows_changed(report.changes)
            self._lanes.write(self._store.replica.tidy)

    def _rebuild(self) -> None:
        if not self._store.is_built():
            build_fresh(self._store.order(), self._on_progress)
        if self._lanes.write(self._store.swap):
            self._heard.rows_changed(ChangeSet(everything=True))

    def connected(self) -> Server:
        """Give the connection to the server, which any thread may use."""
        with self._lock:
            if self._server is None:
                identity = self._store.replica.identity
                self._server = Server(identity.url, identity.certificate, identity.token)
            return self._server

    def _succeeded(self, now: datetime, offset: float) -> None:
        self._failures = 0
        with self._store.shared() as replica:
            counts = replica.counts()
        self._tell(
            state=SyncState.WAITING if counts.waiting else SyncState.UP_TO_DATE,
            waiting=counts.waiting,
            conflicts=counts.conflicts,
            refused=counts.refused,
            offline_since=None,
            last_sync=now,
            sent=0,
            to_send=0,
            received=0,
            to_receive=0,
            clock_offset_seconds=offset,
            problem=None,
        )

    def _failed(self, error: GuichetError) -> None:
        self._failures += 1
        with self._store.shared() as replica:
            counts, now = replica.counts(), replica.now()
        away = isinstance(error, ServerUnreachable) or (isinstance(error, ServerFailed) and error.status in _AWAY)
        self._tell(
            state=SyncState.OFFLINE if away else SyncState.BLOCKED,
            waiting=counts.waiting,
            conflicts=counts.conflicts,
            refused=counts.refused,
            offline_since=self.status.offline_since or now,
            sent=0,
            to_send=0,
            problem=None if isinstance(error, ServerUnreachable) else to_text(error),
        )
        if isinstance(error, HistoryForked):
            log.error("the server's history is not the one this workstation knows")

    def _on_sent(self, sent: int, total: int) -> None:
        self._tell(state=SyncState.SYNCING, sent=sent, to_send=total)

    def _on_progress(self, progress: Progress) -> None:
        self._tell(state=SyncState.SYNCING, received=progress.rows, to_receive=progress.total)

    def _tell(self, **changes: object) -> None:
        status = msgspec.structs.replace(self.status, **changes)
        if status != self.status:
            self.status = status
            self._heard.status_changed(status)
