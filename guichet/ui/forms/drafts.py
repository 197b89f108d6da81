"""What was typed of something that is not on file yet, kept in memory while the agent looks elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeVar

Typed = TypeVar("Typed")


class Drafts(Generic[Typed]):
    """Each draft belongs to the visit it was typed in; once that ended, another visit about the same goes on with it.

    ``about`` says what was begun: the words sought, a person; two open visits about the same have a draft each.
    ``held`` are the open visits, whose drafts are their own. What is found for a visit belongs to it from then on.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Typed] = {}

    def __bool__(self) -> bool:
        return bool(self._kept)

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
