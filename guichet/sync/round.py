"""One round of synchronisation: push what waits, pull what changed, publish it; files after that."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from guichet.contract.base import ChangeSet
from guichet.contract.refusals import (
    OperationUnknown,
    Outcome,
    ReplicaDiffers,
    ServerFailed,
    SnapshotRequired,
    to_text,
)
from guichet.models.versions import SERVER_SCHEMA
from guichet.sync.envelope import Envelope
from guichet.sync.messages import PUSH_BATCH, PUSH_BYTES, OperationAnswer, PullRequest, PushRequest
from guichet.sync.replica import Pulled, Replica
from guichet.sync.transport import Server

Result = TypeVar("Result")

_UNTAKEN = (400, 413)
"""The server could not read what it was sent: sending it again unchanged is pointless."""


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
        pushed, most = 0, PUSH_BATCH
        while True:
            batch = _within(self._replica.pending(most), PUSH_BYTES)
            line, consultations = self._replica.unsent_consultations()
            if not batch and not consultations:
                return pushed
            request = PushRequest(known=self._replica.cursors(), operations=batch, consultations=consultations)
            try:
                answer = self._server.push(request)
            except ServerFailed as failure:
                if failure.status not in _UNTAKEN or not batch:
                    raise
                if len(batch) > 1:  # one of them cannot be taken: find it, so that it stops no other
                    most = len(batch) // 2
                else:
                    self._put_aside(batch[0])
                    most = PUSH_BATCH
                continue
            self._write(functools.partial(self._replica.record, answer.answers, line))
            pushed += len(batch)
            self._sent(pushed, pushed + self._replica.waiting())

    def _put_aside(self, envelope: Envelope) -> None:
        """Keep an operation that the server cannot even read as failed, with what depends on it."""
        reason = to_text(OperationUnknown(envelope.name, envelope.version))
        self._write(functools.partial(self._replica.put_aside, OperationAnswer(envelope.op_id, Outcome.ERROR, reason)))

    def _pull(self) -> tuple[Pulled, datetime, datetime]:
        asked_at, answered = self._replica.now(), self._replica.answered()
        header, lines, checkpoint = self._server.pull(PullRequest(cursors=self._replica.cursors()))
        if set(checkpoint.cursors) != set(self._replica.identity.partitions):
            raise SnapshotRequired()
        sums = checkpoint.sums if header.schema == SERVER_SCHEMA else {}
        pulled = Pulled(lines=tuple(lines), cursors=checkpoint.cursors, sums=sums, asked_at=asked_at, answered=answered)
        return pulled, header.server_time, self._replica.now()


def _within(envelopes: list[Envelope], most: int) -> tuple[Envelope, ...]:
    """Give the first operations whose arguments fit in so many bytes together; one at least."""
    taken: list[Envelope] = []
    size = 0
    for envelope in envelopes:
        size += len(envelope.args)
        if taken and size > most:
            break
        taken.append(envelope)
    return tuple(taken)
