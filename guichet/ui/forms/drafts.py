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
    ``held`` are the open visits, whose drafts are their own. What is found for a visit belongs to it from then on.
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

    def own(self, visit: str, about: str) -> Typed | None:
        """Give what was typed in this visit."""
        return self._kept.get((visit, about))

    def find(self, visit: str, about: str, held: Collection[str]) -> Typed | None:
        """Give what was typed in this visit, else the last that was typed about the same in a visit that ended."""
        found = self.own(visit, about)
        same = [place for place in self._left(held) if place[1] == about]
        return found if found is not None or not same else self._take(visit, about, same[-1])

    def has_left(self, held: Collection[str]) -> bool:
        """Tell whether visits that ended left anything, whatever it is about."""
        return bool(self._left(held))

    def take_left(self, visit: str, about: str, held: Collection[str]) -> Typed | None:
        """Give the last that visits which ended left, whatever it is about."""
        left = self._left(held)
        return self._take(visit, about, left[-1]) if left else None

    def drop(self, visit: str, about: str) -> None:
        """Forget what was typed in a visit."""
        self._kept.pop((visit, about), None)

    def _left(self, held: Collection[str]) -> list[tuple[str, str]]:
        return [place for place in self._kept if place[0] not in held]

    def _take(self, visit: str, about: str, place: tuple[str, str]) -> Typed:
        typed = self._kept[visit, about] = self._kept.pop(place)
        return typed
