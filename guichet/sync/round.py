"""One round of synchronisation: push what waits, pull what changed, publish it; files after that."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from guichet.contract.base import ChangeSet
from guichet.contract.refusals import ReplicaDiffers, SnapshotRequired
from guichet.models.versions import SERVER_SCHEMA
from guichet.sync.messages import PUSH_BATCH, PullRequest, PushRequest
from guichet.sync.replica import Pulled, Replica
from guichet.sync.transport import Server

Result = TypeVar("Result")


class Writer(Protocol):
    """Runs a write where writers come one at a time, and waits for it."""

    def __call__(self, job: Callable[[], Result], /) -> Result: ...


class RoundReport(msgspec.Struct, frozen=True, kw_only=True):
    """What a round did."""

    pushed: int
    changes: ChangeSet
    clock_offset_seconds: float


class Round:
    """One workstation's exchange with its server. Network here, writes on the desk's database lane."""

    def __init__(
        self,
        replica: Replica,
        server: Server,
        write: Writer,
        sent: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        self._replica = replica
        self._server = server
        self._write = write
        self._sent = sent

    def run(self) -> RoundReport:
        """Push until nothing waits, then pull and publish.

        Raises:
            SnapshotRequired: a fresh replica has to be built.
            ReplicaDiffers: after the pull the sums are not the server's; a fresh replica has to be built.
            Outage: the server cannot be reached or does not want this workstation; nothing is lost.
        """
        pushed = self._push()
        pulled, server_time, came = self._pull()
        published = self._write(lambda: self._replica.publish(pulled))
        if published.differing:
            raise ReplicaDiffers(published.differing)
        offset = (came - server_time).total_seconds()
        return RoundReport(pushed=pushed, changes=published.changes, clock_offset_seconds=offset)

    def _push(self) -> int:
        pushed = 0
        while True:
            batch = tuple(self._replica.pending(PUSH_BATCH))
            line, consultations = self._replica.unsent_consultations()
            if not batch and not consultations:
                return pushed
            request = PushRequest(known=self._replica.cursors(), operations=batch, consultations=consultations)
            answer = self._server.push(request)
            self._write(functools.partial(self._replica.record, answer.answers, line))
            pushed += len(batch)
            self._sent(pushed, pushed + self._replica.waiting())

    def _pull(self) -> tuple[Pulled, datetime, datetime]:
        asked_at = self._replica.now()
        header, lines, checkpoint = self._server.pull(PullRequest(cursors=self._replica.cursors()))
        if set(checkpoint.cursors) != set(self._replica.identity.partitions):
            raise SnapshotRequired()
        sums = checkpoint.sums if header.schema == SERVER_SCHEMA else {}
        pulled = Pulled(lines=tuple(lines), cursors=checkpoint.cursors, sums=sums, asked_at=asked_at)
        return pulled, header.server_time, self._replica.now()
