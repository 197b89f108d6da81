"""The papers that were issued and did not come out, until they do: kept at the workstation, whoever works there.

That a paper was printed is no fact of the town: no table knows it. What is kept holds ids, the number of the paper and
the printer; nothing in it names anybody.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final
from uuid import UUID

import msgspec

from guichet.contract.refusals import ErrorText, from_text, to_text
from guichet.ui.preferences import Preferences
from guichet.ui.print_job import Failure, PrintJob

log = logging.getLogger(__name__)

_MOST: Final = 50
"""More than that is a printer that nobody misses: the oldest are forgotten."""


@dataclass(frozen=True)
class _Kept:
    job: PrintJob
    problem: ErrorText


class Unprinted:
    """One failure for each paper, the last one last; a paper is also here while it is on its way to a printer."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences
        self._failures = {each.job.paper.receipt_id: each for each in _read(preferences.unprinted)}

    def all(self) -> tuple[Failure, ...]:
        """Give them, the last one last."""
        return tuple(self._failures.values())

    def get(self, receipt_id: UUID) -> Failure | None:
        """Give what is known of a paper that did not come out."""
        return self._failures.get(receipt_id)

    def put(self, failure: Failure) -> None:
        """Remember that a paper did not come out."""
        self._failures.pop(failure.job.paper.receipt_id, None)
        self._failures[failure.job.paper.receipt_id] = failure
        while len(self._failures) > _MOST:
            del self._failures[next(iter(self._failures))]
        self._keep()

    def drop(self, receipt_id: UUID) -> None:
        """Remember it no more."""
        if self._failures.pop(receipt_id, None) is not None:
            self._keep()

    def _keep(self) -> None:
        kept = [_Kept(each.job, to_text(each.problem)) for each in self._failures.values()]
        self._preferences.keep_unprinted(msgspec.json.encode(kept).decode())


def _read(text: str) -> list[Failure]:
    if not text:
        return []
    try:
        return [Failure(each.job, from_text(each.problem)) for each in msgspec.json.decode(text, type=list[_Kept])]
    except (
        msgspec.DecodeError,
        TypeError,
    ):  # damaged, or an older program's
        log.warning("the list of papers that were not printed could not be read")
        return []
