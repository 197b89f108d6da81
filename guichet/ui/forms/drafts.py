"""What was typed of something that is not on file yet, kept in memory while the agent looks elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from typing import Generic, TypeVar

Typed = TypeVar("Typed")


class Drafts(Generic[Typed]):
    """Each draft belongs to the visit it was typed in; once that ended, another visit about the same goes on with it.

    ``about`` says what was begun: the words sought, a person; two open visits about the same have a draft each.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Typed] = {}

    def __bool__(self) -> bool:
        return bool(self._kept)

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
