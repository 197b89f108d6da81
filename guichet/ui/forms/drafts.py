"""What was typed of something that is not on file yet, kept in memory while the agent looks elsewhere.

The desk keeps a copy of it (:mod:`guichet.ui.draft_keeper`), which comes back after the end of the program.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Generic, Protocol, TypeVar

Typed = TypeVar("Typed")

Spot = tuple[str, str]
"""Where a draft is: the visit that it was typed in (nothing for a form that has one for all visits), and what it is
about, as :class:`~guichet.contract.drafts.DraftKind` says."""


class Place(Protocol[Typed]):
    """A form whose drafts outlive the program."""

    def typed_drafts(self) -> Mapping[Spot, Typed]:
        """Give everything that is typed in this form and not saved, in sight or put aside; changes nothing."""

    def put_back(self, spot: Spot, typed: Typed) -> None:
        """Put aside what was typed before, to be found again as if it had been typed in this session."""

    def give_up(self, spot: Spot) -> None:
        """Forget one draft, which is not in sight."""


class Drafts(Generic[Typed]):
    """Each draft belongs to the visit it was typed in; once that ended, another visit about the same goes on with it.

    ``about`` says what was begun: the words sought, a person; two open visits about the same have a draft each.
    """

    def __init__(self) -> None:
        self._kept: dict[Spot, Typed] = {}

    def __bool__(self) -> bool:
        return bool(self._kept)

    def all(self) -> dict[Spot, Typed]:
        """Give every draft, the oldest first."""
        return dict(self._kept)

    def keep(self, visit: str, about: str, typed: Typed) -> None:
        """Keep what was typed in a visit."""
        self.drop(visit, about)
        self._kept[visit, about] = typed

    def find(self, visit: str, about: str, held: Collection[str], *, any_subject: bool = False) -> Typed | None:
        """Give what was typed in this visit, else the last that was typed about the same in a visit that ended.

        ``held`` are the open visits, whose drafts are their own; ``any_subject`` takes an ended visit's whatever
        it was about. What is found so belongs to this visit from now on.
        """
        if (visit, about) in self._kept:
            return self._kept[visit, about]
        for place in reversed(self._kept):
            if place[0] not in held and (any_subject or place[1] == about):
                typed = self._kept[visit, about] = self._kept.pop(place)
                return typed
        return None

    def drop(self, visit: str, about: str) -> None:
        """Forget what was typed in a visit."""
        self._kept.pop((visit, about), None)
